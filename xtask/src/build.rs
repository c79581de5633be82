//! Rust to wasm to pkg/: the page's engine as one script and its twin without wasm, the office's and the pack compiler's glue and wasm as two files
//! each; the one npm library that ships, as one module; and the picker, as one script.
//! Must never build two of the crates in one cargo call: cargo would unite their features and the page would carry the others'.

use crate::{bindgen, files, run, setup, sizes, twin};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

const TARGET: &str = "wasm32-unknown-unknown";

/// A crate that becomes wasm, and its folder under pkg/.
struct Part {
    package: &'static str,
    library: &'static str,
    folder: &'static str,
}

impl Part {
    /// The script and the wasm made from it.
    fn files(&self) -> [String; 2] {
        if self.package == PAGE.package {
            return ["engine.js".into(), ".engine.wasm".into()];
        }
        [format!("{}.js", self.folder), format!("{}.wasm", self.folder)]
    }
}

const PAGE: Part = Part { package: "xiaoqi-page", library: "xiaoqi_page", folder: "page" };
const OFFICE: Part = Part { package: "xiaoqi-office", library: "xiaoqi_office", folder: "office" };
const ATTACKS: Part = Part { package: "xiaoqi-attacks", library: "xiaoqi_attacks", folder: "attacks" };
const COMPILER: Part = Part { package: "xiaoqi-build", library: "xiaoqi_build", folder: "build" };
const ENGINES: Part = Part { package: "xiaoqi-engines", library: "xiaoqi_engines", folder: "engines" };
const BENCH: Part = Part { package: "xiaoqi-bench", library: "xiaoqi_bench", folder: "bench" };

/// `cargo xtask build [--profile P]`.
pub(crate) fn command(profile: &str) -> Result<()> {
    setup::rust()?;
    setup::node()?;
    build(profile)
}

/// Builds every part and prints how big they are.
pub(crate) fn build(profile: &str) -> Result<()> {
    let root = run::root();
    let target = run::target_dir()?;
    let pack = default_pack(&root, &target)?;
    for part in [PAGE, OFFICE, COMPILER] {
        let wasm = compile(&part, profile, &target)?;
        let folder = root.join("pkg").join(part.folder);
        let wasm = files::read(&wasm)?;
        bind(&part, &wasm, &pack, &folder)?;
        if part.package == PAGE.package {
            twin::write(part.library, &wasm, &target.join("twin"), &folder.join("twin.js"))?;
        }
    }
    run::run(run::node().args(["xtask/zip.mjs", "pkg/zip/zip.js"]))?;
    run::run(run::node().args(["xtask/picker.mjs", "pkg/teach/picker.js"]))?;
    println!("sizes of pkg/:");
    for name in [
        "page/engine.js",
        "page/twin.js",
        "office/office.js",
        "office/office.wasm",
        "build/build.js",
        "build/build.wasm",
        "zip/zip.js",
        "teach/picker.js",
    ] {
        sizes::report(name, &files::read(&root.join("pkg").join(name))?)?;
    }
    println!("  page wasm alone: {}", size_line(&root)?);
    sizes::report("default pack alone", &pack)?;
    Ok(())
}

/// What `cargo xtask bench wording` and `address` load: the engine as the page's is built and bound, and the default pack beside it.
pub(crate) fn bench() -> Result<()> {
    let root = run::root();
    let target = run::target_dir()?;
    let pack = default_pack(&root, &target)?;
    let folder = root.join("pkg").join(BENCH.folder);
    bind(&BENCH, &files::read(&compile(&BENCH, "wasm", &target)?)?, &[], &folder)?;
    files::write(&folder.join("default.pack"), &pack)
}

/// What `tests/wasm/attacks.test.mjs` loads: the client with its attacks, compiled as tests are.
pub(crate) fn attacks() -> Result<()> {
    let folder = run::root().join("pkg").join(ATTACKS.folder);
    bind(&ATTACKS, &files::read(&compile(&ATTACKS, "dev", &run::target_dir()?)?)?, &[], &folder)
}

/// What `tests/wasm/engines.test.mjs` loads: all engines as the page's are compiled, their twin, the default pack and the table
/// of divisions.
pub(crate) fn engines() -> Result<()> {
    let root = run::root();
    let target = run::target_dir()?;
    let pack = default_pack(&root, &target)?;
    let folder = root.join("pkg").join(ENGINES.folder);
    let wasm = files::read(&compile(&ENGINES, "wasm", &target)?)?;
    bind(&ENGINES, &wasm, &[], &folder)?;
    twin::write(ENGINES.library, &wasm, &target.join("twin-engines"), &folder.join("twin.js"))?;
    files::write(&folder.join("default.pack"), &pack)?;
    files::write(&folder.join("divisions.bin"), &files::read(&root.join(crate::divisions::TABLE))?)
}

/// The default pack, built and proved by the command.
fn default_pack(root: &Path, target: &Path) -> Result<Vec<u8>> {
    let out = target.join("default.pack");
    let mut command = run::cargo();
    command.args(["run", "--quiet", "--package", "xiaoqi-cli", "--", "pack", "build"]);
    command.arg(root.join("packs/default")).arg("--output").arg(&out);
    run::run(&mut command)?;
    files::read(&out)
}

/// The page's wasm as it was before it went into engine.js; dist holds it to its bar.
pub(crate) fn page_wasm_gzip(root: &Path) -> Result<usize> {
    let path = root.join("pkg/page/.engine.wasm");
    let wasm = files::read(&path).context("run `cargo xtask build` first")?;
    sizes::gzip(&wasm)
}

fn size_line(root: &Path) -> Result<String> {
    let gzip = sizes::kilobytes(page_wasm_gzip(root)?);
    let bar = sizes::kilobytes(sizes::PAGE_WASM_GZIP_BAR);
    Ok(format!("{gzip} gzip (bar {bar})"))
}

/// Compiles one part; says where its .wasm is.
fn compile(part: &Part, profile: &str, target: &Path) -> Result<PathBuf> {
    let mut cargo = run::cargo();
    cargo.args(["build", "--profile", profile, "--target", TARGET]);
    cargo.args(["--package", part.package]);
    if let Some(flags) = without_home() {
        cargo.env("CARGO_ENCODED_RUSTFLAGS", flags);
    }
    run::run(&mut cargo)?;
    let folder = if profile == "dev" { "debug" } else { profile };
    let file = format!("{}.wasm", part.library);
    Ok(target.join(TARGET).join(folder).join(file))
}

/// Keeps the builder's home out of panic messages, so that two machines build the same bytes; whoever sets flags keeps them.
fn without_home() -> Option<String> {
    let set = |name| std::env::var_os(name).is_some();
    if set("RUSTFLAGS") || set("CARGO_ENCODED_RUSTFLAGS") {
        return None;
    }
    let home = std::env::var("CARGO_HOME").ok().or_else(|| {
        let home = std::env::home_dir()?.join(".cargo");
        Some(home.to_string_lossy().into_owned())
    })?;
    Some(format!("--remap-path-prefix={home}=cargo"))
}

/// Runs wasm-bindgen and writes the part's folder, unless it is there already and made from the same wasm by this xtask.
fn bind(part: &Part, wasm: &[u8], pack: &[u8], folder: &Path) -> Result<()> {
    let stamp_path = folder.join(".stamp");
    let divisions = files::read(&run::root().join(crate::divisions::TABLE))?;
    let input = files::fingerprint(&[wasm, pack, &divisions, &ourselves()]);
    if let Ok(stamp) = files::read_text(&stamp_path)
        && stamp == stamp_of(&input, part, folder)?
    {
        println!("pkg/{}: nothing new", part.folder);
        return Ok(());
    }
    println!("pkg/{}: wasm-bindgen", part.folder);
    let bound = bindgen::bind(part.library, wasm.to_vec())?;
    files::remove_folder(folder)?;
    if part.package == PAGE.package {
        let script = bindgen::engine_script(&bound, pack, &divisions);
        let [engine, wasm] = part.files();
        files::write(&folder.join(engine), script.as_bytes())?;
        // Not for the browser: dist measures it.
        files::write(&folder.join(wasm), &bound.wasm)?;
    } else {
        let [glue, wasm] = part.files();
        let script = if part.package == COMPILER.package { bindgen::throw_away(&bound) } else { bound.glue };
        files::write(&folder.join(glue), script.as_bytes())?;
        files::write(&folder.join(wasm), &bound.wasm)?;
    }
    let stamp = stamp_of(&input, part, folder)?;
    files::write(&stamp_path, stamp.as_bytes())
}

/// What the stamp must say: the input's fingerprint and that of every file made from it.
fn stamp_of(input: &str, part: &Part, folder: &Path) -> Result<String> {
    let mut stamp = input.to_string();
    for name in part.files() {
        // A file that is gone has an empty fingerprint, so the work is done again.
        let bytes = files::read(&folder.join(name)).unwrap_or_default();
        stamp.push(' ');
        stamp.push_str(&files::fingerprint(&[&bytes]));
    }
    Ok(stamp)
}

/// This very program: another xtask may bind or wrap otherwise.
fn ourselves() -> Vec<u8> {
    let program = std::env::current_exe().and_then(std::fs::metadata);
    let Ok(program) = program else {
        return Vec::new();
    };
    let built = program.modified().ok();
    let built = built.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    format!("{} {built:?}", program.len()).into_bytes()
}

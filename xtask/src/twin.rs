//! The engine's twin: the page's wasm as plain JavaScript, for pages whose Content-Security-Policy lets no wasm be compiled.
//! The same compiled bytes as the engine's, bound anew without what JavaScript cannot imitate, then lowered and translated
//! by binaryen. Must never be built from another compilation: the two would be two engines.

use crate::unshadow::unshadowed;
use crate::{bindgen, files, run};
use anyhow::{Context, Result, bail};
use std::path::Path;

/// What a JavaScript translation has no word for. rustc marks them as used; LLVM uses them only where a signature asks for
/// it, and none of ours does.
const NOT_IN_A_TWIN: [&str; 3] = ["reference-types", "multivalue", "call-indirect-overlong"];
/// The name of the section in which a compiler says what it used.
const FEATURES: &[u8] = b"\x0ftarget_features";

/// Writes the twin of the compiled `wasm` to `path`. Works in `folder`, and keeps there what it made: half a minute's work.
pub(crate) fn write(name: &str, wasm: &[u8], folder: &Path, path: &Path) -> Result<()> {
    let [glue, plain, made, stamp] = ["glue.js", "twin.wasm", "twin.js", "stamp"].map(|file| folder.join(file));
    let npm = ["node_modules/binaryen/package.json", "node_modules/esbuild/package.json"];
    let tools = ["xtask/twin.mjs", "xtask/src/twin.rs", "xtask/src/unshadow.rs", npm[0], npm[1]]
        .map(|file| files::read(&run::root().join(file)));
    let [script, ours, names, binaryen, esbuild] = tools;
    let input = files::fingerprint(&[wasm, &script?, &ours?, &names?, &binaryen?, &esbuild?]);
    if files::read_text(&stamp).is_ok_and(|stamp| stamp == input)
        && let Ok(twin) = files::read(&made)
    {
        println!("{name}, twin: nothing new");
        return files::write(path, &twin);
    }
    println!("{name}, twin: wasm-bindgen, wasm-opt, wasm2js");
    let bound = bindgen::bind(name, without(wasm)?)?;
    files::write(&glue, unshadowed(&bound.glue).as_bytes())?;
    files::write(&plain, &bound.wasm)?;
    run::run(run::node().arg("xtask/twin.mjs").args([&glue, &plain, &made]))?;
    files::write(path, &files::read(&made)?)?;
    files::write(&stamp, input.as_bytes())
}

/// The module, saying that it uses none of [`NOT_IN_A_TWIN`]: wasm-bindgen then gives its glue a heap of objects of its own.
fn without(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut wasm = wasm.to_vec();
    let at = wasm.windows(FEATURES.len()).rposition(|part| part == FEATURES);
    let features = at.context("the module does not say which features it uses")? + FEATURES.len();
    for name in NOT_IN_A_TWIN {
        let written = [b"+", [u8::try_from(name.len())?].as_slice(), name.as_bytes()].concat();
        let Some(at) = wasm[features..].windows(written.len()).position(|part| part == written) else { continue };
        wasm[features + at] = b'-';
    }
    if wasm.len() < features {
        bail!("the module ends in its features");
    }
    Ok(wasm)
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn what_a_twin_lacks_is_taken_back_and_nothing_else() {
        let module = |multivalue: &str| {
            let mut bytes = b"\0asm... multivalue \x0ftarget_features\x02+\x0bbulk-memory".to_vec();
            bytes.extend_from_slice(multivalue.as_bytes());
            bytes.extend_from_slice(b"\x0amultivalue");
            bytes
        };
        assert_eq!(without(&module("+")).unwrap(), module("-"));
        assert!(without(b"\0asm").is_err());
    }
}

//! The fuzz targets, replayed over their seeds: what `cargo xtask fuzz` once found stays mended. Must never need libFuzzer.

#[allow(unreachable_pub, reason = "the fuzz crate has the same files as its own modules")]
#[path = "../fuzz/src/lib.rs"]
mod targets;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use targets::TARGETS;
use targets::pack::pack;
use xiaoqi::pack::{Fold, Match, RemarkKind, Rule};
use xiaoqi::text::detect::Detector;

/// Seeds are read by people.
const MOST_SEEDS: usize = 30;
const MOST_BYTES: usize = 2_048;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The names in a folder below `fuzz/`, without what is hidden.
fn names(below: &str) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder().join(below)).unwrap_or_else(|e| panic!("fuzz/{below}: {e}"));
    let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| !name.starts_with('.')).collect()
}

#[test]
fn every_seed_of_every_target() {
    for (target, run) in TARGETS {
        for seed in names(&format!("seeds/{target}")) {
            let bytes = read(&folder().join("seeds").join(target).join(&seed));
            let done = std::panic::catch_unwind(|| run(&bytes));
            assert!(done.is_ok(), "fuzz/seeds/{target}/{seed} fails, as told above");
        }
    }
}

#[test]
fn every_target_has_seeds_and_every_seed_a_target() {
    let targets: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names("seeds"), targets);
    assert_eq!(names("fuzz_targets"), targets.iter().map(|name| format!("{name}.rs")).collect());
    for target in targets {
        let seeds = names(&format!("seeds/{target}"));
        assert!((1..=MOST_SEEDS).contains(&seeds.len()), "fuzz/seeds/{target}: {} files", seeds.len());
        for seed in seeds {
            let bytes = read(&folder().join("seeds").join(&target).join(&seed));
            assert!(bytes.len() <= MOST_BYTES, "fuzz/seeds/{target}/{seed}: {} bytes", bytes.len());
        }
    }
}

/// What libFuzzer calls is what is replayed here.
#[test]
fn targets_are_one_line_calls() {
    let manifest = String::from_utf8(read(&folder().join("Cargo.toml"))).unwrap();
    for (name, _) in TARGETS {
        let wanted = format!(
            "//! What it does is in `src/{name}.rs`; `cargo xtask fuzz {name}` runs it.\n#![no_main]\n\n\
             libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xiaoqi_fuzz::{name}::run(bytes));\n"
        );
        assert_eq!(String::from_utf8(read(&folder().join(format!("fuzz_targets/{name}.rs")))).unwrap(), wanted);
        assert!(manifest.contains(&format!("name = \"{name}\"\npath = \"fuzz_targets/{name}.rs\"")), "{name}");
    }
}

#[test]
fn the_small_pack_uses_everything() {
    let rules = &pack().rules;
    let any = |what: &str, has: &dyn Fn(&Rule) -> bool| assert!(rules.iter().any(has), "no rule of the pack: {what}");
    // A kind more is a line more here: the compiler tells.
    let kind = |finds: &Match| match finds {
        Match::Words(_) => 0,
        Match::Near { ordered, .. } => 1 + usize::from(*ordered),
        Match::Pattern { .. } => 3,
        Match::Number { .. } => 4,
        Match::Whole(_) => 5,
        Match::Count { .. } => 6,
        Match::Detect(detector) => match detector {
            Detector::IdCard => 7,
            Detector::BankCard => 8,
            Detector::Mobile => 9,
            Detector::Landline => 12,
            Detector::WechatId => 13,
            Detector::Qq => 14,
            Detector::Link => 15,
            Detector::Email => 16,
        },
        Match::Lacks { cues, .. } => 10 + usize::from(cues.is_empty()),
    };
    for wanted in 0..=16 {
        any(&format!("kind {wanted}"), &|rule| kind(&rule.finds) == wanted);
    }
    for fold in [Fold::Sound, Fold::Pinyin, Fold::Split, Fold::Repeat] {
        any(&format!("{fold:?}"), &|rule| rule.folds.contains(&fold));
    }
    any("around", &|rule| !rule.except.around.is_empty());
    any("before", &|rule| !rule.except.before.is_empty());
    any("after", &|rule| !rule.except.after.is_empty());
    any("negated", &|rule| rule.except.negated);
    any("quoted", &|rule| rule.except.quoted);
    any("own", &|rule| rule.except.own);
    any("trial", &|rule| rule.trial);
    any("rewrite", &|rule| !rule.rewrite.is_empty());
    any("replace", &|rule| !rule.replace.is_empty());
    let kinds: BTreeSet<String> = pack().remarks.iter().map(|form| format!("{:?}", form.kind)).collect();
    assert_eq!(kinds, RemarkKind::ALL.iter().map(|kind| format!("{kind:?}")).collect());
    assert!(!pack().allow.is_empty() && !pack().splits.is_empty() && !pack().phrases.is_empty());
    assert!(!pack().limits.is_empty() && !pack().sites.is_empty() && !pack().team.roster.is_empty());
}

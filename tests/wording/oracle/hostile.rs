//! Messages and packs that mean harm: the answer stays right, or the fault says what is wrong. What is asserted is the
//! result; that the tests end at all is the bound on time.

use super::found;
use super::made_up::{self, Kind, Rule};
use xiaoqi::desk::{self, Desk};
use xiaoqi::pack::source::{self, SourceFile};
use xiaoqi::pack::{Fault, Verdict};
use xiaoqi::text::Span;
use xiaoqi::text::detect::Detector;
use xiaoqi::wording::Context;

fn words(words: &[&str]) -> Rule {
    let words = words.iter().map(|word| (*word).to_owned()).collect();
    Rule { severity: Verdict::Block, kind: Kind::Words(words), ..Rule::bare("words") }
}

/// The faults of a pack that must not be built.
fn faults(source: &[SourceFile]) -> Vec<Fault> {
    match source::parse(source) {
        Err(faults) => faults,
        Ok(pack) => desk::build(&pack).expect_err("this pack must not be built"),
    }
}

fn pattern(regex: &str) -> Vec<SourceFile> {
    let mut source = made_up::source(&[words(&["加"])]);
    let kind = format!("pattern = {{ triggers = [\"加\"], regex = '{regex}' }}");
    source[0].text = source[0].text.replace("words = [\"加\"]", &kind);
    assert!(source[0].text.contains(&kind));
    source
}

#[test]
fn a_message_of_a_megabyte() {
    let desk = made_up::desk(&[words(&["加微信"])]);
    let mut draft = "亲,微 信支付加急哦~❤\u{200B}加v信𠮷,".repeat(25_000);
    assert!(draft.len() > 1 << 20);
    assert_eq!(desk.check(&draft, &Context::default()).verdict, Verdict::Pass);
    let start = draft.len();
    draft.push_str("加 微❤信");
    let span = Span::new(start, draft.len());
    assert_eq!(found(&desk.check(&draft, &Context::default())), [("words".to_owned(), span)]);
}

#[test]
fn a_megabyte_over_the_default_pack() {
    let desk = crate::wording::desk();
    let letters: String = "a1Ｂ②".repeat(120_000);
    let noise: String = "❤\u{202E}\u{200D} ".repeat(110_000);
    let digits = "6222".repeat(260_000);
    let numerals = "一万零五百两".repeat(60_000);
    for draft in [letters, noise, digits, numerals] {
        let checked = desk.check(&draft, &Context::default());
        assert!(checked.findings.iter().all(|f| f.span.end <= draft.len()));
    }
}

/// Every one of them is told, or the first and a bounded number more: never a wrong place, never a pass.
#[test]
fn a_hundred_thousand_triggers() {
    const TIMES: usize = 100_000;
    let desk = made_up::desk(&[words(&["加微信"])]);
    let draft = "加微信,".repeat(TIMES);
    let checked = desk.check(&draft, &Context::default());
    assert_eq!(checked.verdict, Verdict::Block);
    assert!((1..=TIMES).contains(&checked.findings.len()));
    let one = "加微信,".len();
    for (at, finding) in checked.findings.iter().enumerate() {
        assert_eq!(finding.span, Span::new(at * one, at * one + "加微信".len()));
    }
}

#[test]
fn a_hundred_thousand_first_halves() {
    const TIMES: usize = 100_000;
    let groups = vec![vec!["加".to_owned()], vec!["微信".to_owned()]];
    for ordered in [false, true] {
        let kind = Kind::Near { groups: groups.clone(), within: 6, ordered };
        let desk = made_up::desk(&[Rule { kind, ..Rule::bare("near") }]);
        let mut draft = "加,".repeat(TIMES);
        assert_eq!(desk.check(&draft, &Context::default()).verdict, Verdict::Pass);
        draft.push_str("微信");
        assert_eq!(desk.check(&draft, &Context::default()).findings.len(), 1);
    }
}

/// One trigger as a whole message again and again: whatever the engine makes of repeats, it is not let go.
#[test]
fn one_character_a_hundred_thousand_times() {
    let desk = made_up::desk(&[words(&["哦哦"]), Rule { kind: Kind::Whole(vec!["哦".into()]), ..Rule::bare("whole") }]);
    let checked = desk.check(&"哦".repeat(100_000), &Context::default());
    assert!(checked.verdict >= Verdict::Warn);
}

#[test]
fn bidi_hides_nothing() {
    let desk = made_up::desk(&[words(&["加微信", "vx"])]);
    for (draft, piece) in [
        ("亲\u{202E}加\u{202D}微\u{2067}信\u{2069}哦", "加\u{202D}微\u{2067}信"),
        ("\u{200F}v\u{200E}x\u{202C}", "v\u{200E}x"),
        ("加\u{2066}微\u{2069}\u{200B}\u{FEFF}信", "加\u{2066}微\u{2069}\u{200B}\u{FEFF}信"),
        ("加\u{61C}微信", "加\u{61C}微信"),
    ] {
        let checked = desk.check(draft, &Context::default());
        let pieces: Vec<&str> = checked.findings.iter().map(|f| f.span.of(draft)).collect();
        assert_eq!(pieces, [piece]);
    }
}

#[test]
fn nothing_is_found_in_nothing() {
    let whole = Rule { kind: Kind::Whole(vec!["哦".into()]), ..Rule::bare("whole") };
    let lacks = Rule { kind: Kind::Lacks(vec!["抱歉".into()]), ..Rule::bare("lacks") };
    let desk = made_up::desk(&[words(&["加微信"]), whole, lacks]);
    for draft in ["", " ", "\u{200B}\u{FE0F}", "❤", "\0", "\u{10FFFF}"] {
        for finding in desk.check(draft, &Context::default()).findings {
            assert!(finding.rule.id == "lacks" && !finding.span.of(draft).is_empty(), "{draft:?}: {finding:?}");
        }
    }
}

/// A word of which folding leaves nothing is a fault, or at least not found in an empty draft.
#[test]
fn a_whole_message_of_noise_is_not_found_in_nothing() {
    let rule = Rule { kind: Kind::Whole(vec!["❤".into()]), ..Rule::bare("whole") };
    let Ok(pack) = source::parse(&made_up::source(&[rule])) else { return };
    let Ok(built) = desk::build(&pack) else { return };
    let desk = Desk::load(&built).unwrap();
    for draft in ["", " ", "\u{200B}"] {
        assert_eq!(desk.check(draft, &Context::default()).findings, [], "{draft:?}");
    }
}

#[test]
fn twenty_thousand_words() {
    let name = |at: usize| -> String { (0..5).map(|place| han(at / 12_usize.pow(place) % 12)).collect() };
    let all: Vec<String> = (0..20_000).map(name).collect();
    let rule = Rule { kind: Kind::Words(all.clone()), ..Rule::bare("words") };
    let desk = made_up::desk(&[rule]);
    for word in all.iter().step_by(997) {
        let draft = format!("亲,{word}。");
        assert_eq!(desk.check(&draft, &Context::default()).findings[0].span.of(&draft), word);
    }
    assert_eq!(desk.check("亲,好的。", &Context::default()).verdict, Verdict::Pass);
}

fn han(at: usize) -> char {
    ['加', '微', '信', '好', '评', '群', '扫', '码', '退', '款', '券', '晒'][at]
}

#[test]
fn an_expression_with_twenty_thousand_branches_is_refused() {
    let regex = (0..20_000).map(|at| format!("加{at}")).collect::<Vec<_>>().join("|");
    refused(&pattern(&regex));
}

#[test]
fn nested_repeats_are_refused() {
    let mut regex = "加".to_owned();
    for _ in 0..6 {
        regex = format!("({regex}){{1,60}}");
    }
    refused(&pattern(&regex));
    refused(&pattern("(((加{1,1000}){1,1000}){1,1000}){1,1000}"));
    refused(&pattern(&format!("{}加{}", "(".repeat(10_000), ")".repeat(10_000))));
}

fn refused(source: &[SourceFile]) {
    let faults = faults(source);
    assert_eq!(faults.len(), 1);
    let (message, place) = (&faults[0].message, faults[0].place);
    assert!(message.contains("words"), "the fault names the rule: {}", message.chars().take(200).collect::<String>());
    assert!(message.chars().count() < 2_000, "a fault of {} characters is not read", message.chars().count());
    assert!(place.end > place.start, "the fault has a place");
}

/// An expression that a backtracking engine would never finish.
#[test]
fn a_slow_expression_is_run_in_linear_time() {
    let pack = source::parse(&pattern("(加{1,20}){1,20}(加{1,20}){1,20}信")).unwrap();
    let desk = Desk::load(&desk::build(&pack).unwrap()).unwrap();
    assert_eq!(desk.check(&"加".repeat(10_000), &Context::default()).verdict, Verdict::Pass);
}

#[test]
fn words_that_cannot_be_found_are_faults() {
    for word in ["", "❤", " \u{200B}", &"加微".repeat(200)] {
        let faults = faults(&made_up::source(&[words(&[word])]));
        let told = |fault: &Fault| !fault.message.is_empty() && fault.place.end > fault.place.start;
        assert!(faults.iter().all(told), "「{word}」: {faults:?}");
    }
}

#[test]
fn detectors_look_at_any_run_of_digits() {
    for detector in [Detector::IdCard, Detector::BankCard, Detector::Mobile] {
        for digits in ["1".repeat(1 << 20), "138 ".repeat(1 << 18), "６２".repeat(1 << 17)] {
            assert!(detector.find(&digits).iter().all(|span| span.end <= digits.len()));
        }
    }
}

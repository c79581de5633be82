//! The engine against a brute-force reading of docs/add-a-rule.md, over made-up packs and messages: nothing missed,
//! nothing invented, every span exact.
//!
//! The alphabet is chosen so that no character stands for another one (no two sound alike, none is a part, a numeral or
//! a spelling of another) and no message repeats a character side by side: what disguises the engine sees through is
//! measured in `evasion.rs`, not here. `XIAOQI_SOAK=1` tries many more packs.

mod brute;
mod hostile;
mod made_up;

use brute::Text;
use made_up::{Kind, Rule};
use proptest::prelude::*;
use xiaoqi::desk::Desk;
use xiaoqi::text::{Span, fold_char};
use xiaoqi::wording::{Checked, Context};

fn config() -> ProptestConfig {
    let cases = if super::asked("XIAOQI_SOAK") { 20_000 } else { 300 };
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Rule and place of every finding.
fn found(checked: &Checked<'_>) -> Vec<(String, Span)> {
    checked.findings.iter().map(|f| (f.rule.id.clone(), f.span)).collect()
}

/// What must hold of every answer, whatever the rules.
fn answer_is_sound(draft: &str, checked: &Checked<'_>) -> Result<(), TestCaseError> {
    for finding in &checked.findings {
        let Span { start, end } = finding.span;
        prop_assert!(start < end && draft.is_char_boundary(start) && draft.is_char_boundary(end));
        let (head, piece) = (&draft[..start], &draft[start..end]);
        let chars = (head.chars().count(), draft[..end].chars().count());
        let utf16 = (head.encode_utf16().count(), draft[..end].encode_utf16().count());
        prop_assert_eq!(finding.span.in_chars(draft), chars);
        prop_assert_eq!(finding.span.in_utf16(draft), utf16);
        prop_assert_eq!(finding.span.of(draft), piece);
    }
    let strongest = checked.findings.iter().map(|f| f.rule.severity).max().unwrap_or_default();
    prop_assert_eq!(checked.verdict, strongest);
    prop_assert!(checked.findings.is_sorted_by_key(|f| (std::cmp::Reverse(f.rule.severity), f.span.start)));
    Ok(())
}

/// No noise at either end of what was found.
fn ends_are_tight(draft: &str, checked: &Checked<'_>) -> Result<(), TestCaseError> {
    for finding in &checked.findings {
        let piece = finding.span.of(draft);
        let tight = |c: Option<char>| c.is_some_and(|c| fold_char(c).is_some());
        prop_assert!(tight(piece.chars().next()) && tight(piece.chars().next_back()), "「{}」", piece);
    }
    Ok(())
}

fn check(desk: &Desk, draft: &str) -> Result<Vec<(String, Span)>, TestCaseError> {
    let checked = desk.check(draft, &Context::default());
    answer_is_sound(draft, &checked)?;
    Ok(found(&checked))
}

/// The text if it is read only once: nothing in it is spelled out.
fn once(draft: &str) -> Option<Text<'_>> {
    let mut readings = Text::readings(draft);
    if readings.len() == 1 { readings.pop() } else { None }
}

proptest! {
    #![proptest_config(config())]

    /// Words, whole messages, what lacks, patterns: what is found follows to the letter, with several rules at once.
    #[test]
    fn exact_kinds((rules, draft) in made_up::pack(made_up::exact_kind(), 1..5)) {
        let desk = made_up::desk(&rules);
        let expected = brute::merged(&Text::readings(&draft), &rules);
        prop_assert_eq!(check(&desk, &draft)?, expected);
    }

    #[test]
    fn words_are_tight((rules, draft) in made_up::pack(made_up::words_kind(), 1..3)) {
        let desk = made_up::desk(&rules);
        let checked = desk.check(&draft, &Context::default());
        ends_are_tight(&draft, &checked)?;
        for finding in &checked.findings {
            // A second reading leaves out marks between characters spelled out.
            let folded = |text: &str| xiaoqi::text::fold_str(text).replace(['.', ',', '!', '?', ';', ':', '\n'], "");
            let piece = folded(finding.span.of(&draft));
            let rule = rules.iter().find(|rule| rule.id == finding.rule.id).unwrap();
            let Kind::Words(words) = &rule.kind else { unreachable!() };
            prop_assert!(words.iter().any(|word| folded(word) == piece), "「{}」", piece);
        }
    }

    /// One word of each group, close together: every finding is such a chain, every such chain is in a finding.
    #[test]
    fn near((rules, draft) in made_up::pack(made_up::near_kind(), 1..2)) {
        let desk = made_up::desk(&rules);
        let chains = brute::chains(&Text::readings(&draft), &rules[0]);
        let answer = check(&desk, &draft)?;
        for (_, span) in &answer {
            prop_assert!(chains.stand.contains(span), "invented 「{}」, chains {:?}", span.of(&draft), chains);
        }
        for chain in &chains.stand {
            // A chain that shares a word with an excused one may be taken for the same.
            let excused = chains.excused.iter().any(|e| e.overlaps(*chain));
            let told = answer.iter().any(|(_, span)| span.overlaps(*chain));
            prop_assert!(excused || told, "missed 「{}」, found {:?}", chain.of(&draft), answer);
        }
    }

    #[test]
    fn count((rules, draft) in made_up::pack(made_up::count_kind(), 1..2)) {
        let desk = made_up::desk(&rules);
        let Some(text) = once(&draft) else { return Ok(()) };
        let Some(counted) = brute::counted(&text, &rules[0]) else {
            return Ok(()); // words of the list overlap so that there are two ways to count
        };
        let expected: Vec<_> = counted.map(|span| (rules[0].id.clone(), span)).into_iter().collect();
        prop_assert_eq!(check(&desk, &draft)?, expected);
    }

    /// Numbers whose values are known because they were written here.
    #[test]
    fn number((rule, tokens) in made_up::amounts()) {
        let desk = made_up::desk(std::slice::from_ref(&rule));
        let draft: String = tokens.iter().map(made_up::Token::text).collect();
        if once(&draft).is_none() {
            return Ok(());
        }
        let amounts = brute::amounts(&rule, &tokens);
        let answer = check(&desk, &draft)?;
        for (_, span) in &answer {
            prop_assert!(amounts.contains(span), "invented 「{}」 in 「{}」", span.of(&draft), draft);
        }
        for amount in &amounts {
            let told = answer.iter().any(|(_, span)| span.overlaps(*amount));
            prop_assert!(told, "missed 「{}」 in 「{}」", amount.of(&draft), draft);
        }
    }

    /// Any text at all gives an answer whose spans fit, from the default pack, too.
    #[test]
    fn any_text_gets_a_sound_answer(draft in "([\\PC\n]|[加微信好评返现vxQ0-9❤,。\u{200B}]){0,80}") {
        thread_local! {
            static DESK: Desk = super::desk();
        }
        DESK.with(|desk| check(desk, &draft))?;
    }
}

/// A sign, again and again, is still the sign; a word with more behind it is not.
#[test]
fn a_whole_message_may_repeat_its_sign() {
    let rule = Rule { kind: Kind::Whole(vec!["哦".into(), "好吧".into(), "?".into()]), ..Rule::bare("whole") };
    let desk = made_up::desk(&[rule]);
    for told in ["哦", "哦哦", " 哦 哦❤。", "?", "？？?", "好吧", "好 吧。", "好吧!!\n"] {
        assert_eq!(desk.check(told, &Context::default()).findings.len(), 1, "「{told}」");
    }
    for left in ["", " ", "❤", "。", "哦好", "好吧您", "哦,哦", "?哦"] {
        assert_eq!(desk.check(left, &Context::default()).findings.len(), 0, "「{left}」");
    }
}

/// The nearest next word may lead nowhere where another one leads on.
#[test]
fn a_chain_is_found_wherever_there_is_one() {
    let near = |groups: &[&[&str]], within, ordered| {
        let groups = groups.iter().map(|words| words.iter().map(|word| (*word).to_owned()).collect()).collect();
        made_up::desk(&[Rule { kind: Kind::Near { groups, within, ordered }, ..Rule::bare("near") }])
    };
    for (desk, draft) in [
        (near(&[&["加"], &["信加"], &["信"]], 2, false), "加信加信"),
        (near(&[&["加"], &["微", "微群"], &["好评"]], 0, true), "加微群好评"),
        (near(&[&["加"], &["微"], &["好评"]], 3, true), "加微kt微kt好评"),
    ] {
        let checked = desk.check(draft, &Context::default());
        assert_eq!(checked.findings.iter().map(|f| f.span.of(draft)).collect::<Vec<_>>(), [draft]);
    }
}

/// From the first word to the last, also where one word lies inside another.
#[test]
fn a_count_reaches_to_the_end_of_its_words() {
    let kind = Kind::Count { words: vec!["评".into(), "加评加".into()], least: 1 };
    let desk = made_up::desk(&[Rule { kind, ..Rule::bare("count") }]);
    let checked = desk.check("加评加", &Context::default());
    assert_eq!(checked.findings.iter().map(|f| f.span.of("加评加")).collect::<Vec<_>>(), ["加评加"]);
}

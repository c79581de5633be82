//! Anything typed after any talk, over the small pack's phrases; and any text with its variables filled.

use super::{pack, parts};
use xiaoqi::desk::Desk;
use xiaoqi::pack::{Turn, VARIABLES, Who};
use xiaoqi::phrase::{Query, Variables, altered, fill, keep, masked, unfilled};

/// `typed|stage|platform|buyer|text of a phrase|turns`, the turns divided by `|` too, the customer's first.
pub fn run(bytes: &[u8]) {
    let text = parts::text(bytes);
    let [typed, stage, platform, buyer, phrase, talk] = parts::parts(&text);
    let who = [Who::Customer, Who::Agent, Who::Customer, Who::Bot].into_iter().cycle();
    let messages: Vec<Turn> = who.zip(talk.split('|')).map(|(who, text)| Turn { who, text: text.to_owned() }).collect();
    pack::desk(|desk| {
        hold(desk, &Query { messages: &messages, typed, stage, platform, eager: false, ..Query::default() });
        hold(desk, &Query { messages: &messages, typed, stage, platform, eager: true, ..Query::default() });
        hold(desk, &Query { messages: &messages, ..Query::default() });
    });
    filled(phrase, &Variables { buyer, agent: "A07", order: "1", call: "亲", shop: talk });
}

/// What holds of every answer of every library.
pub fn hold(desk: &Desk, query: &Query<'_>) {
    let all = desk.suggest(query, usize::MAX);
    assert!(all.is_sorted_by(|a, b| a.score > b.score || a.score == b.score && a.phrase < b.phrase));
    for suggestion in &all {
        assert!(desk.phrases().phrases().get(suggestion.phrase).is_some());
        assert!(suggestion.score.is_finite(), "{suggestion:?}");
        assert!(query.typed.get(suggestion.typed.start..suggestion.typed.end).is_some(), "{suggestion:?}");
    }
    for few in [0, 1, 3] {
        assert_eq!(desk.suggest(query, few), all[..few.min(all.len())]);
    }
}

fn filled(text: &str, variables: &Variables<'_>) {
    let filled = fill(text, variables);
    assert!(!filled.text.contains(['{', '}']), "{filled:?}");
    assert!(filled.text.chars().all(|c| c == '\n' || !c.is_control()), "{filled:?}");
    assert_eq!(filled.missing.is_empty(), filled.marks.is_empty());
    assert!(filled.missing.is_empty() || unfilled(&filled.text).is_some(), "{filled:?}");
    // What was sent, kept and filled again is what was sent, but for what cannot be seen.
    if let Ok(kept) = keep(&filled.text, variables) {
        assert!(kept.split(['{', '}']).skip(1).step_by(2).all(|name| VARIABLES.contains(&name)), "{kept}");
        assert!(!altered(&kept, &fill(&kept, variables).text), "{kept}");
    }
    let kept = masked(text, &[variables.buyer]);
    assert!(kept.chars().count() <= 201);
    assert_eq!(masked(&kept, &[variables.buyer]), kept);
}

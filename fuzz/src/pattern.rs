//! Any regular expression in a rule: refused when the pack is built, or run over any text.

use super::{check, pack, parts};
use xiaoqi::desk::{self, Desk};
use xiaoqi::pack::{Match, Pack, Rule};
use xiaoqi::wording::Context;

/// `text|expression`: the trigger is 加, and always there.
pub fn run(bytes: &[u8]) {
    let text = parts::text(bytes);
    let [text, regex] = parts::parts(&text);
    let finds = Match::Pattern { triggers: vec!["加".into()], regex: regex.into() };
    let is_pattern = |rule: &&Rule| matches!(rule.finds, Match::Pattern { .. });
    let rule = pack::pack().rules.iter().find(is_pattern).expect("the small pack has a pattern");
    let pack = Pack { rules: vec![Rule { finds, folds: Vec::new(), ..rule.clone() }], ..Pack::default() };
    if let Ok(built) = desk::build(&pack) {
        let desk = Desk::load(&built).expect("what was built loads");
        for draft in [text.to_owned(), format!("加{text}"), format!("{text}加{regex}")] {
            check::hold(&desk, &draft, &Context::default());
        }
    }
}

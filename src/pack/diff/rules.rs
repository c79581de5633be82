//! What changes of the wording rules: strength, words, exceptions, trials, what is offered instead.

use super::{Kind, List, Pair, added_and_gone, listed, pairs, words};
use crate::pack::{Allow, Match, Pack, Rule, Verdict, WordSet};

pub(super) fn diff(old: &Pack, new: &Pack, list: &mut List) {
    for pair in pairs(&old.rules, &new.rules, |rule| rule.id.as_str()) {
        match pair {
            Pair { id, old: None, new: Some(rule) } => list.push("rule", id, Kind::Added, added(rule)),
            Pair { id, old: Some(rule), new: None } => {
                let said = format!("停用{}「{}」", strength(rule), rule.title);
                list.push("rule", id, Kind::Removed, said);
            }
            Pair { id, old: Some(before), new: Some(after) } => {
                let parts = changed(before, after);
                if !parts.is_empty() {
                    let said = format!("「{}」{}", after.title, parts.join("；"));
                    list.push("rule", id, Kind::Changed, said);
                }
            }
            Pair { .. } => {}
        }
    }
    sets(old, new, list);
    allowances(&old.allow, &new.allow, list);
}

/// How strongly a rule holds a message, or that it only watches.
fn strength(rule: &Rule) -> String {
    if rule.trial {
        format!("试运行规则({})", rule.severity.said())
    } else {
        format!("{}规则", rule.severity.said())
    }
}

fn added(rule: &Rule) -> String {
    let all: Vec<&str> = sought(&rule.finds).into_iter().map(String::as_str).collect();
    let words = if all.is_empty() { String::new() } else { format!("：{}", listed(&all)) };
    let noun = match (rule.trial, rule.severity) {
        (true, severity) => format!("试运行规则({})", severity.said()),
        (_, Verdict::Block) => "禁发词".to_owned(),
        (_, severity) => format!("{}词", severity.said()),
    };
    format!("新增{noun}「{}」{words}", rule.title)
}

fn changed(old: &Rule, new: &Rule) -> Vec<String> {
    let mut said = Vec::new();
    if old.severity != new.severity {
        said.push(format!("改为{}(原为{})", new.severity.said(), old.severity.said()));
    }
    match (old.trial, new.trial) {
        (true, false) => said.push("试运行结束，正式生效".to_owned()),
        (false, true) => said.push("改为试运行：只计数，不提示".to_owned()),
        _ => {}
    }
    let (before, after) = (sought(&old.finds), sought(&new.finds));
    let found = words(&before, &after);
    if !(found.0.is_empty() && found.1.is_empty()) {
        said.push(format!("查找的词：{}", added_and_gone(&found)));
    } else if old.finds != new.finds {
        said.push("查找方式有改动".to_owned());
    }
    let excuses = |rule: &'_ Rule| {
        rule.except.around.iter().chain(&rule.except.before).chain(&rule.except.after).cloned().collect::<Vec<_>>()
    };
    let (before, after) = (excuses(old), excuses(new));
    let spared = words(&before.iter().collect::<Vec<_>>(), &after.iter().collect::<Vec<_>>());
    if !(spared.0.is_empty() && spared.1.is_empty()) {
        said.push(format!("放行的说法：{}", added_and_gone(&spared)));
    } else if old.except != new.except {
        said.push("放行条件有改动".to_owned());
    }
    if old.folds != new.folds {
        said.push("识别的变体写法有改动(谐音、拼音、拆字、重复)".to_owned());
    }
    if old.when != new.when {
        said.push("生效范围有改动".to_owned());
    }
    if (&old.rewrite, &old.replace) != (&new.rewrite, &new.replace) {
        said.push(match new.replace.iter().chain(&new.rewrite).next() {
            Some(first) => format!("建议改说：{first}"),
            None => "不再给出改写建议".to_owned(),
        });
    }
    if (&old.title, &old.why) != (&new.title, &new.why) {
        said.push(format!("说明改为：{}", new.why));
    }
    if old.category != new.category {
        said.push(format!("类别改为{}", new.category.said()));
    }
    if old.cite != new.cite {
        said.push(format!("依据改为 {}", new.cite.join("、")));
    }
    said
}

/// The words a rule looks for, as written; none where it looks by other means.
pub(super) fn sought(finds: &Match) -> Vec<&String> {
    match finds {
        Match::Words(words) | Match::Whole(words) | Match::Count { words, .. } => words.iter().collect(),
        Match::Near { groups, .. } => groups.iter().flatten().collect(),
        Match::Pattern { triggers, .. } => triggers.iter().collect(),
        Match::Number { cues, .. } => cues.iter().collect(),
        Match::Lacks { words, .. } => words.iter().collect(),
        Match::Detect(_) => Vec::new(),
    }
}

fn sets(old: &Pack, new: &Pack, list: &mut List) {
    for pair in pairs(&old.sets, &new.sets, |set: &WordSet| set.name.as_str()) {
        let (before, after) = (pair.old.map_or(&[][..], |s| &s.words), pair.new.map_or(&[][..], |s| &s.words));
        let difference = words(&before.iter().collect::<Vec<_>>(), &after.iter().collect::<Vec<_>>());
        let change = match (pair.old, pair.new) {
            (None, _) => Kind::Added,
            (_, None) => Kind::Removed,
            _ if before == after => continue,
            _ => Kind::Changed,
        };
        let name = format!("{{{}}}", pair.id);
        let used = |rule: &&Rule| {
            sought(&rule.finds).iter().any(|word| word.contains(&name) || word.contains(&format!("{{{}?}}", pair.id)))
        };
        let rules = new.rules.iter().filter(used).count();
        list.push(
            "set",
            pair.id,
            change,
            format!("词组「{}」{}(影响 {rules} 条规则)", pair.id, added_and_gone(&difference)),
        );
    }
}

fn allowances(old: &[Allow], new: &[Allow], list: &mut List) {
    let same = |a: &Allow, b: &Allow| (&a.words, &a.rules) == (&b.words, &b.rules);
    let said = |verb: &str, allow: &Allow| {
        let words: Vec<&str> = allow.words.iter().map(String::as_str).collect();
        format!("{verb}店铺放行：{}(规则 {}，{})", listed(&words), allow.rules.join("、"), allow.owner)
    };
    for allow in new.iter().filter(|n| !old.iter().any(|o| same(o, n))) {
        list.push("allow", &allow.words.join(","), Kind::Added, said("新增", allow));
    }
    for allow in old.iter().filter(|o| !new.iter().any(|n| same(o, n))) {
        list.push("allow", &allow.words.join(","), Kind::Removed, said("取消", allow));
    }
}

//! `xiaoqi pack explain [RULE]`: what a rule does, where it stands, what it finds and lets go, in Chinese. Without a rule:
//! all there are.

use super::folder::Folder;
use crate::Outcome;
use std::path::Path;
use xiaoqi::pack::source::nearest;
use xiaoqi::pack::{Case, Fold, Match, Pack, Rule};

pub(super) fn run(rule: Option<&str>, path: Option<&Path>) -> anyhow::Result<Outcome> {
    let folder = match path {
        Some(path) => Folder::read(path)?,
        None => Folder::default_pack()?,
    };
    let pack = match folder.pack() {
        Ok(pack) => pack,
        Err(found) => {
            folder.print(&found);
            return Ok(Outcome::Found);
        }
    };
    let Some(id) = rule else {
        list(&pack);
        return Ok(Outcome::Clean);
    };
    let Some(rule) = pack.rules.iter().find(|rule| rule.id == id) else {
        let near = nearest(id, pack.rules.iter().map(|rule| rule.id.as_str()));
        let meant = near.map_or_else(|| "清单：xiaoqi pack explain".to_owned(), |near| format!("是不是 {near}？"));
        eprintln!("没有规则 `{id}`。{meant}");
        return Ok(Outcome::Found);
    };
    print(rule, &folder);
    Ok(Outcome::Clean)
}

fn list(pack: &Pack) {
    for rule in &pack.rules {
        let trial = if rule.trial { "(试运行)" } else { "" };
        println!("rule:{}\t{}{trial}\t{}", rule.id, rule.severity.said(), rule.title);
    }
    for phrase in &pack.phrases {
        println!("phrase:{}\t{}\t{}", phrase.id, phrase.code, phrase.group);
    }
    for limit in &pack.limits {
        println!("limit:{}\t{} 秒\t{}", limit.id, limit.seconds, limit.title);
    }
    for form in &pack.remarks {
        println!("remark:{}\t{}\t{}", form.kind.id(), form.title, form.form);
    }
    for site in &pack.sites {
        println!("site:{}\t{}\t{}", site.id, site.platform, site.name);
    }
}

fn print(rule: &Rule, folder: &Folder) {
    let said = |name: &str, text: &str| {
        if !text.is_empty() {
            println!("{name}：{text}");
        }
    };
    let trial = if rule.trial { "，试运行：只计数，不提示" } else { "" };
    println!("{}「{}」 {}{trial}", rule.id, rule.title, rule.severity.said());
    said("作用", effect(rule));
    let can = if rule.category.overridable() { "" } else { "，不能填理由强发" };
    said("类别", &format!("{}{can}", rule.category.said()));
    said("为什么", &rule.why);
    let files = folder.files();
    if let Some(file) = files.get(rule.place.file) {
        let (line, _) = xiaoqi::pack::Fault::new(rule.place, "").line_column(&file.text);
        let own = files.len() - folder.own().len();
        let layer = match (folder.is_layered(), rule.place.file >= own) {
            (true, true) => "(团队自己的)",
            (true, false) => "(来自默认规则)",
            (false, _) => "",
        };
        said("写在", &format!("{}:{line}{layer}", file.name));
    }
    said("查找", &finds(&rule.finds));
    said("也认得", &rule.folds.iter().map(|fold| disguise(*fold)).collect::<Vec<_>>().join("、"));
    said("何时", &when(rule));
    said("放行", &excuses(rule));
    said("改说", &rule.replace.iter().chain(&rule.rewrite).cloned().collect::<Vec<_>>().join(" / "));
    said("会查到", &cases(&rule.hit));
    said("不会查到", &cases(&rule.miss));
    said("依据", &rule.cite.join("、"));
}

fn effect(rule: &Rule) -> &'static str {
    use xiaoqi::pack::Verdict::{Block, Confirm, Hint, Pass, Warn};
    match rule.severity {
        _ if rule.trial => "命中时不打扰客服，只记下次数",
        Block => "命中时消息发不出去",
        Confirm => "命中时要再按一次才发出",
        Warn => "命中时醒目提醒，消息照发",
        Hint => "命中时轻轻提示，消息照发",
        Pass => "",
    }
}

fn finds(finds: &Match) -> String {
    let list = |words: &[String]| {
        const MOST: usize = 12;
        let some = words.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join("、");
        if words.len() > MOST { format!("{some} 等 {} 个", words.len()) } else { some }
    };
    match finds {
        Match::Words(words) => list(words),
        Match::Near { groups, within, ordered, without } => {
            let order = if *ordered { "依次" } else { "" };
            let groups: Vec<String> = groups.iter().map(|g| format!("[{}]", list(g))).collect();
            let without = if without.is_empty() { String::new() } else { format!("，中间不能有 {without}") };
            format!("一句话里{order}各有一个：{}，相隔不超过 {within} 字{without}", groups.join(" "))
        }
        Match::Pattern { triggers, regex } => format!("出现 {} 时按表达式 {regex}", list(triggers)),
        Match::Number { cues, amount, .. } => {
            let over = amount.over.map(|n| format!("超过 {n}"));
            let under = amount.under.map(|n| format!("低于 {n}"));
            let share = amount.share.map(|n| format!("超过订单金额的 {}%", n * 100.0));
            let bound = over.or(under).or(share).unwrap_or_default();
            format!("{} 后面的金额{bound}({})", list(cues), list(&amount.units))
        }
        Match::Whole(words) => format!("整条消息只有：{}", list(words)),
        Match::Count { words, least } => format!("一条里出现 {least} 次以上：{}", list(words)),
        Match::Detect(detector) => format!("识别 {detector:?}(号码、链接一类)"),
        Match::Lacks { words, cues } if cues.is_empty() => format!("没有说：{}", list(words)),
        Match::Lacks { words, cues } => format!("提到 {} 却没有说：{}", list(cues), list(words)),
    }
}

fn disguise(fold: Fold) -> &'static str {
    match fold {
        Fold::Sound => "谐音",
        Fold::Pinyin => "拼音",
        Fold::Split => "拆字",
        Fold::Repeat => "重复打字",
    }
}

fn when(rule: &Rule) -> String {
    let w = &rule.when;
    let mut said = Vec::new();
    for (name, list) in [
        ("仅用于", &w.scope),
        ("平台", &w.platform),
        ("除了平台", &w.not_platform),
        ("阶段", &w.stage),
        ("订单状态", &w.order_state),
        ("客户说过", &w.customer_said),
        ("客服没说过", &w.agent_lacks),
    ] {
        if !list.is_empty() {
            said.push(format!("{name} {}", list.iter().take(8).map(String::as_str).collect::<Vec<_>>().join("、")));
        }
    }
    if let Some(detector) = w.customer_gave {
        said.push(format!("客户给过 {detector:?}"));
    }
    said.join("；")
}

fn excuses(rule: &Rule) -> String {
    let e = &rule.except;
    let mut said = Vec::new();
    for (name, list) in [("属于", &e.around), ("前面有", &e.before), ("后面有", &e.after)] {
        if !list.is_empty() {
            said.push(format!("{name} {}", list.join("、")));
        }
    }
    for (yes, name) in [(e.negated, "否定的说法"), (e.quoted, "引用客户的话"), (e.own, "本订单自己的号码")]
    {
        if yes {
            said.push(name.to_owned());
        }
    }
    said.join("；")
}

fn cases(cases: &[Case]) -> String {
    cases.iter().take(3).map(|case| format!("「{}」", case.text)).collect::<Vec<_>>().join(" ")
}

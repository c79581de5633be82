//! The default pack's phrases: what customers ask, written by somebody who had not seen them (questions.tsv and, written
//! when the phrases had their questions, later.tsv: group, question; two groups where phrases of both answer it).

#![expect(clippy::print_stdout, reason = "tests print tables for whoever adds phrases (-- --nocapture)")]

use std::collections::BTreeMap;
use std::sync::OnceLock;
use xiaoqi::desk::{self, Desk};
use xiaoqi::pack::{Pack, Turn, Who};
use xiaoqi::phrase::Query;

/// Of 100 questions, how many must find a phrase of their group among the five that the agent sees.
const BAR: usize = 90;

fn pack() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(crate::default_pack::pack)
}

/// The talk in which it is asked: a welcome finds nobody there yet, a closing follows an answer.
fn talk(group: &str, question: &str) -> Vec<Turn> {
    let turn = |who, text: &str| Turn { who, text: text.to_owned() };
    let asked = turn(Who::Customer, question);
    match group {
        "欢迎语" => vec![asked],
        _ => vec![turn(Who::Customer, "在吗"), turn(Who::Agent, "在的呢，您请说"), asked],
    }
}

#[test]
fn questions_find_their_group_among_the_first_five() {
    let desk = Desk::load(&desk::build(pack()).unwrap()).unwrap();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/phrases");
    let files = ["questions.tsv", "later.tsv"].map(|name| std::fs::read_to_string(folder.join(name)).unwrap());
    let file = files.join("\n");
    let phrases = desk.phrases().phrases();
    let mut groups: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (group, question) = line.split_once('\t').unwrap();
        let messages = talk(group, question);
        let ask = |eager| {
            let query = Query { messages: &messages, platform: "pdd", eager, ..Query::default() };
            desk.suggest(&query, 5)
        };
        let right = |eager| ask(eager).iter().any(|s| group.split('|').any(|group| phrases[s.phrase].group == group));
        let of = groups.entry(group).or_default();
        of.0 += 1;
        of.1 += usize::from(right(false));
        of.2 += usize::from(right(true));
        if !right(false) {
            let found: Vec<_> = ask(false).iter().map(|s| (phrases[s.phrase].id.as_str(), s.score)).collect();
            println!("{group} {question} → {found:?}");
        }
    }
    let sum = |part: fn(&(usize, usize, usize)) -> usize| groups.values().map(part).sum::<usize>();
    for (group, (all, shown, ranked)) in &groups {
        println!("{group}: {shown} of {all} shown, {ranked} ranked");
    }
    let (all, shown, ranked) = (sum(|g| g.0), sum(|g| g.1), sum(|g| g.2));
    println!("{shown} of {all} shown, {ranked} ranked among five");
    assert!(all >= 200 && shown * 100 >= all * BAR, "{shown} of {all}");
}

#[test]
fn the_library_is_as_large_as_shops_need() {
    let asked = pack().phrases.iter().filter(|phrase| phrase.ask.len() >= 3).count();
    assert!(asked >= 160, "{asked} phrases with three questions each");
    // Three tones by {称呼}: 小主, 亲, 家长; nothing else is addressed.
    let called = pack().phrases.iter().filter(|phrase| phrase.text.contains("{称呼}")).count();
    assert!(called >= 160, "{called}");
    for phrase in &pack().phrases {
        for word in ["小主", "家长", "亲，", "亲~", "亲亲"] {
            assert!(!phrase.text.contains(word), "{}: {word}", phrase.id);
        }
    }
}

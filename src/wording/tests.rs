//! The engine as a whole, over small packs written out here.

use super::engine::Compiled;
use super::hits::EVERY;
use super::{Context, Engine};
use crate::pack::source::{SourceFile, parse};
use crate::pack::{Turn, Verdict, Who};
use crate::wording::Builder;
use proptest::prelude::*;

fn engine(rules: &str) -> Engine {
    Engine::new(compiled(rules)).unwrap_or_else(|message| panic!("{message}"))
}

fn compiled(rules: &str) -> Compiled {
    let text = format!("[pack]\nname = \"t\"\nversion = \"1\"\n{rules}");
    let pack = parse(&[SourceFile { name: "t.toml".into(), text }]).unwrap_or_else(|faults| panic!("{faults:?}"));
    Builder::default().build(&pack).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn rule(id: &str, body: &str) -> String {
    format!(
        "[[rule]]\nid = \"{id}\"\ncategory = \"divert\"\nseverity = \"block\"\ntitle = \"t\"\nwhy = \"w\"\ncite = [\"W14\"]\n{body}\nhit = [\"x\"]\nmiss = [\"y\"]\n"
    )
}

/// What is found in `text`, in the order of the text.
fn found<'t>(engine: &Engine, text: &'t str) -> Vec<&'t str> {
    let mut spans: Vec<_> = engine.check(text, &Context::default()).findings.iter().map(|f| f.span).collect();
    spans.sort();
    spans.into_iter().map(|span| span.of(text)).collect()
}

const SETS: &str = "[sets]\n\"微信\" = [\"微信\", \"vx\"]\n\"号\" = [\"号\", \"号码\"]\n[splits]\n\"好\" = [\"女子\"]\n\"评\" = [\"讠平\"]\n\"信\" = [\"亻言\"]\n";

#[test]
fn sets_stand_anywhere_in_a_word() {
    let engine = engine(&format!("{SETS}{}", rule("a", "words = [\"加{微信}\", \"{微信}{号}是\", \"我的{微信}吧\"]")));
    assert_eq!(found(&engine, "请加 VX 吧"), ["加 VX"]);
    assert_eq!(found(&engine, "微信号码是多少"), ["微信号码是"]);
    assert_eq!(found(&engine, "我的微信吧"), ["我的微信吧"]);
    assert!(found(&engine, "微信号,加我").is_empty());
    assert!(found(&engine, "加vxx").is_empty());
}

#[test]
fn each_disguise_only_where_it_is_asked_for() {
    let near = "near = { groups = [[\"好评\"], [\"返现金\"]], within = 4 }";
    let disguised = ["好坪返现金", "haoping返现金", "女子讠平返现金", "好评返返现现金金", "好评伐线筋"];
    let texts = |folds: &str| {
        let engine = engine(&format!("{SETS}{}", rule("a", &format!("fold = [{folds}]\n{near}"))));
        disguised.map(|text| !found(&engine, text).is_empty())
    };
    assert_eq!(texts(""), [false; 5]);
    assert_eq!(texts("\"sound\""), [true, false, false, false, false]);
    assert_eq!(texts("\"pinyin\""), [false, true, false, false, false]);
    assert_eq!(texts("\"split\""), [false, false, true, false, false]);
    assert_eq!(texts("\"sound\", \"pinyin\", \"split\", \"repeat\""), [true, true, true, true, false]);
}

const ALL: &str = "fold = [\"sound\", \"pinyin\", \"split\", \"repeat\"]";

#[test]
fn what_is_said_is_measured_not_how_it_is_written() {
    let near = "near = { groups = [[\"好评\"], [\"返现\"]], within = 2 }";
    let blunt = engine(&rule("a", near));
    let engine = engine(&format!("{SETS}{}", rule("a", &format!("{ALL}\n{near}"))));
    for text in ["好评women返现", "好评讠平女子返现", "好评我我们们返现", "女子pingwomen反线"] {
        assert_eq!(found(&engine, text), [text]);
        assert!(found(&blunt, text).is_empty(), "{text}");
    }
    assert!(found(&engine, "好评womenle返现").is_empty());
}

#[test]
fn an_entry_is_heard_around_its_key() {
    let entry = "words = [\"加{微信}吧\"]";
    let all = engine(&format!("{SETS}{}", rule("a", &format!("{ALL}\n{entry}"))));
    for text in ["佳vx吧", "jiavx吧", "加vxba", "力口vx口巴", "加 v x b a", "jia威信ba"] {
        let found = found(&all, text);
        assert_eq!(found.len(), usize::from(!text.contains('力')), "{text}");
    }
    let some = engine(&format!("{SETS}{}", rule("a", &format!("fold = [\"pinyin\"]\n{entry}"))));
    assert_eq!((found(&some, "jiavx吧"), found(&some, "佳vx吧").len()), (vec!["jiavx吧"], 0));
}

#[test]
fn disguises_on_top_of_each_other() {
    let words = "words = [\"好评返现\", \"拼多多\"]";
    let engine = engine(&format!("{SETS}{}", rule("a", &format!("{ALL}\n{words}"))));
    for text in [
        "好好,,评评,,返返,,现现",
        "好,ping,返,现",
        "好,p,i,n,g,返,现",
        "女,子,讠,平,返,现",
        "女女子子评返现",
        "女子ping反现现",
        "好平评返现现",
        "hhaaoo评返现",
        "拼拼多多多多",
        "拼拼,,多多,,多多",
    ] {
        // The last of what is typed again may stand behind the finding.
        let found = found(&engine, text);
        assert!(found.len() == 1 && text.starts_with(found[0]), "{text}: {found:?}");
    }
    for text in ["拼多", "拼拼多", "谢谢,好平"] {
        assert!(found(&engine, text).is_empty(), "{text}");
    }
}

/// Whether a second reading may find anything is judged around what it changed: dropped marks and joined parts, too,
/// however far they stand from what was typed again.
#[test]
fn disguises_of_two_kinds_far_apart() {
    let near = "near = { groups = [[\"加我吧\"], [\"微信\"]], within = 60 }";
    let engine = engine(&format!("{SETS}{}", rule("a", &format!("{ALL}\n{near}"))));
    for end in [",微,信,", "weixin", "微亻言", "微 信"] {
        let text = format!("加加我我吧吧{}{end}", "的您请看这里吧呢".repeat(4));
        assert_eq!(found(&engine, &text).len(), 1, "{text}");
    }
}

#[test]
fn sounds_alone_are_no_word() {
    let folds = "fold = [\"sound\", \"pinyin\"]";
    let engine = engine(&rule("a", &format!("{folds}\nwords = [\"刷单\", \"五星好评\"]")));
    assert_eq!(found(&engine, "帮忙唰单"), ["唰单"]);
    assert_eq!(found(&engine, "shua dan吗"), ["shua dan"]);
    assert_eq!(found(&engine, "给个5星好平"), ["5星好平"]);
    assert!(found(&engine, "耍旦").is_empty());
}

#[test]
fn amounts_on_either_side_of_a_cue() {
    let engine = engine(&rule(
        "a",
        "number = { cues = [\"补偿\", \"补您\"], units = [\"元\"], over = 10, within = 3, before = true, bare = true }",
    ));
    assert_eq!(found(&engine, "给您补偿20元"), ["补偿20元"]);
    assert_eq!(found(&engine, "二十元补偿给您"), ["二十元补偿"]);
    assert_eq!(found(&engine, "那补您20吧"), ["补您20"]);
    for text in ["补偿10元", "补您2%", "补您20个", "8元补偿", "补您0.5元"] {
        assert!(found(&engine, text).is_empty(), "{text}");
    }
}

#[test]
fn a_share_of_the_order_needs_the_order() {
    let engine = engine(&rule("a", "number = { cues = [\"补偿\"], units = [\"元\"], share = 0.3, within = 3 }"));
    let check = |order_amount| engine.check("补偿20元", &Context { order_amount, ..Context::default() }).verdict;
    assert_eq!([None, Some(100.0), Some(60.0)].map(check), [Verdict::Pass, Verdict::Pass, Verdict::Block]);
}

#[test]
fn what_ought_to_be_there_where_a_cue_stands() {
    let engine = engine(&rule("a", "lacks = { words = [\"抱歉\"], cues = [\"寄回\"] }"));
    assert_eq!(found(&engine, "请您寄回"), ["寄回"]);
    assert!(found(&engine, "抱歉,请您寄回").is_empty());
    assert!(found(&engine, "好的").is_empty());
}

#[test]
fn a_rule_on_trial_counts_and_never_shows() {
    let engine = engine(&rule("a", "trial = true\nwords = [\"微信\"]"));
    let checked = engine.check("微信微信", &Context::default());
    assert_eq!((checked.verdict, checked.findings.len()), (Verdict::Pass, 0));
    assert_eq!(checked.trials.iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>(), ["a"]);
}

#[test]
fn own_numbers_denial_and_quotation() {
    let engine = engine(&format!(
        "{}{}",
        rule("a", "detect = \"mobile\"\nexcept = { own = true }"),
        rule("b", "words = [\"刷单\"]\nexcept = { negated = true, quoted = true }"),
    ));
    let own = Context { own: vec!["138-0013-8000".into()], ..Context::default() };
    assert_eq!(engine.check("电话13800138000对吗", &own).verdict, Verdict::Pass);
    assert_eq!(engine.check("电话13900139000对吗", &own).verdict, Verdict::Block);
    let said = |who| Context { turns: vec![Turn { who, text: "打 13800138000".into() }], ..Context::default() };
    assert_eq!(engine.check("13800138000收到", &said(Who::Customer)).verdict, Verdict::Pass);
    assert_eq!(engine.check("13800138000收到", &said(Who::Agent)).verdict, Verdict::Block);
    assert!(found(&engine, "我们从不刷单").is_empty());
    assert!(found(&engine, "您说的“刷单”没有的").is_empty());
    assert_eq!(found(&engine, "帮忙刷单"), ["刷单"]);
}

#[test]
fn what_the_shop_allows() {
    let allow =
        "[[allow]]\nwords = [\"最{微信}\"]\nrules = [\"a\"]\nwhy = \"w\"\nowner = \"o\"\nsince = \"2026-11-22\"\n";
    let superlative = rule("a", "words = [\"最\"]").replace("divert", "superlative");
    let engine = engine(&format!("{SETS}{allow}{superlative}"));
    assert!(found(&engine, "最vx").is_empty());
    assert_eq!(found(&engine, "最好"), ["最"]);
}

/// Rules of two and three groups, with disguises and without, with a detector, with cues.
fn of_many_groups() -> Compiled {
    let bodies = [
        "near = { groups = [[\"加\", \"联系\"], [\"{微信}\"]], within = 3 }".to_owned(),
        format!("{ALL}\nnear = {{ groups = [[\"好评\"], [\"返现\", \"红包\"], [\"我\", \"您\"]], within = 4 }}"),
        format!("{ALL}\nnear = {{ groups = [[\"微信\", \"<mobile>\"], [\"加\"]], within = 2, ordered = true }}"),
        "lacks = { words = [\"抱歉\"], cues = [\"好评\", \"信\"] }".to_owned(),
        "words = [\"加{微信}\"]".to_owned(),
    ];
    let rules: Vec<String> = bodies.iter().zip('a'..).map(|(body, id)| rule(&id.to_string(), body)).collect();
    compiled(&format!("{SETS}{}", rules.concat()))
}

#[test]
fn the_rarest_group_leads() {
    let leads = of_many_groups().leads;
    assert_eq!(leads[0], 1, "a character alone is in every text");
    assert!(leads[1] < 3 && leads[3] != EVERY, "{leads:?}");
    assert_eq!(leads[2], 1, "what a detector finds leads nowhere");
    assert_eq!(leads[4], EVERY, "one group needs no lead");
}

/// What is looked for only where something leads to it is found as if it were looked for everywhere.
#[test]
fn leads_hide_nothing() {
    const PIECES: [&str; 24] = [
        "加",
        "联系",
        "微",
        "信",
        "vx",
        "好评",
        "返",
        "现",
        "红包",
        "我",
        "您",
        "抱歉",
        "13800138000",
        "佳",
        "weixin",
        "女子",
        "讠平",
        "亻言",
        ",",
        " ",
        "呢",
        "反线",
        "fanxian",
        "号",
    ];
    let led = of_many_groups();
    let mut plain = led.clone();
    plain.leads.fill(EVERY);
    let (led, plain) = (Engine::new(led).unwrap(), Engine::new(plain).unwrap());
    proptest!(|(pieces in proptest::collection::vec(0..PIECES.len(), 0..14))| {
        let text: String = pieces.iter().map(|at| PIECES[*at]).collect();
        let told = |engine: &Engine| -> Vec<_> {
            engine.findings(&text, &Context::default()).iter().map(|f| (f.rule.id.clone(), f.span)).collect()
        };
        prop_assert_eq!(told(&led), told(&plain));
    });
}

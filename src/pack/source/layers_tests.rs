//! A layer over another: what is added, said anew, disabled; and that every fault is shown in its own layer's file.

use super::*;
use crate::pack::{Match, Pack, Verdict};
use proptest::prelude::*;

const BASE: &str = r#"
[pack]
name = "base"
version = "1"
[sets]
"微信" = ["微信", "vx"]
[[phrase]]
id = "p.thanks"
group = "g"
code = "xx"
text = "谢谢亲"
cite = ["P6"]
[[phrase]]
id = "p.locked"
group = "g"
code = "sd"
text = "标准"
locked = true
cite = ["P17"]
[[limit]]
id = "l.reply"
title = "t"
measures = "reply"
seconds = 40
warn = 10
cite = ["T1"]
[[remark]]
kind = "courier"
title = "快递"
form = "发{快递},{接待ID},{日期}"
phrase = "p.thanks"
cite = ["R3"]
[team]
call = "亲"
urge = "麻烦催件"
"#;

fn rule(id: &str, word: &str, severity: &str) -> String {
    format!(
        "[[rule]]\nid = \"{id}\"\ncategory = \"cold\"\nseverity = \"{severity}\"\ntitle = \"t\"\nwhy = \"w\"\ncite = [\"W6\"]\nwords = [\"{word}\"]\nhit = [\"{word}\"]\nmiss = [\"好的\"]\n"
    )
}

fn layer(name: &str, text: &str) -> Layer {
    Layer::new(name.into(), vec![SourceFile { name: format!("{name}.toml"), text: text.into() }])
}

fn base() -> Layer {
    layer("default", &format!("{BASE}{}{}", rule("a.one", "加{微信}", "warn"), rule("a.two", "随便", "hint")))
}

fn over(team: &str) -> Result<Pack, Vec<Fault>> {
    parse_layers(&[base(), layer("team", team)])
}

/// The message, line and column of each fault of a team's layer.
fn faults(team: &str) -> Vec<(String, usize, usize)> {
    let faults = over(team).unwrap_err();
    let at = |fault: &Fault| {
        assert_eq!(fault.place.file, 1, "{fault:?}");
        let (line, column) = fault.line_column(team);
        (format!("{} {}", fault.message, fault.help.clone().unwrap_or_default()), line, column)
    };
    faults.iter().map(at).collect()
}

fn ids(pack: &Pack) -> Vec<&str> {
    pack.rules.iter().map(|rule| rule.id.as_str()).collect()
}

#[test]
fn entries_are_added_said_anew_and_disabled() {
    let team = format!(
        "disable = [\"a.two\"]\n[pack]\nname = \"team\"\nversion = \"7\"\nbase = \"default\"\n[sets]\n\"微信\" = [\"薇信\"]\n{}{}",
        rule("a.one", "不买就走", "block"),
        rule("b.new", "加{微信}", "confirm")
    );
    let pack = over(&team).unwrap();
    assert_eq!((pack.name.as_str(), pack.version.as_str()), ("team", "7"));
    assert_eq!(ids(&pack), ["a.one", "b.new"], "what is said anew keeps its place");
    assert_eq!(pack.rules[0].severity, Verdict::Block);
    assert_eq!(pack.rules[0].finds, Match::Words(vec!["不买就走".into()]));
    assert_eq!(pack.sets[0].words, ["薇信"]);
    assert_eq!((pack.team.call.as_str(), pack.phrases.len()), ("亲", 2));
}

#[test]
fn other_entries_too() {
    let team = r#"
disable = ["p.locked", "l.reply"]
[[remark]]
kind = "courier"
title = "换快递"
form = "换{快递},{接待ID},{日期}"
cite = ["R3"]
[team]
call = "小主"
"#;
    let pack = over(team).unwrap();
    assert_eq!((pack.remarks.len(), pack.remarks[0].title.as_str()), (1, "换快递"));
    assert!(pack.limits.is_empty());
    assert_eq!((pack.team.call.as_str(), pack.team.urge.as_str()), ("小主", "麻烦催件"));
}

#[test]
fn faults_stand_in_their_own_layer() {
    let cases = [
        ("disable = [\"a.onne\"]\n".to_owned(), 1, 12, "did you mean `a.one`"),
        ("disable = [\"p.thanks\"]\n".to_owned(), 1, 12, "still names it"),
        ("\n[pack]\nname = \"t\"\nversion = \"1\"\nbase = \"defualt\"\n".to_owned(), 5, 8, "stands upon `default`"),
        ("[pak]\n".to_owned(), 1, 2, "did you mean `pack`"),
        (rule("b", "加{威信}", "warn"), 8, 9, "did you mean"),
        (rule("b", "x", "wran"), 4, 12, "did you mean `warn`"),
        (format!("{0}{0}", rule("b", "x", "warn")), 12, 6, "stands twice"),
        ("[team]\ncal = \"亲\"\n".to_owned(), 2, 1, "did you mean `call`"),
        (
            "[[announcement]]\nid = \"n\"\nkind = \"缺货\"\ntext = \"x\"\nto = \"tomorrow\"\n".to_owned(),
            5,
            6,
            "no time",
        ),
        (
            "[[announcement]]\nid = \"n\"\nkind = \"缺货\"\ntext = \"x\"\nto = 2026-11-23\n".to_owned(),
            5,
            6,
            "in quotes",
        ),
        ("[[announcement]]\nid = \"n\"\nkind = \"别的\"\ntext = \"x\"\nto = \"2026-11-23\"\n".to_owned(), 3, 8, "缺货"),
        (
            "[[promo]]\nname = \"双11\"\nfrom = \"2026-11-12\"\nto = \"2026-11-01\"\n".to_owned(),
            4,
            6,
            "before it begins",
        ),
        (
            "[[hint]]\nagent = \"A\"\nfrom = \"2026-11-12\"\nto = \"2026-11-13\"\nlevel = 4\n".to_owned(),
            5,
            9,
            "1, 2 or 3",
        ),
    ];
    for (team, line, column, word) in cases {
        let found = faults(&team);
        assert!(found[0].0.contains(word) && (found[0].1, found[0].2) == (line, column), "{team}: {found:?}");
    }
}

#[test]
fn an_id_of_two_families_is_asked_for() {
    let both = format!(
        "{}[[phrase]]\nid = \"same\"\ngroup = \"g\"\ncode = \"c\"\ntext = \"t\"\ncite = [\"P1\"]\n",
        rule("same", "x", "hint")
    );
    let layers = |team: &str| parse_layers(&[base(), layer("mid", &both), layer("team", team)]);
    assert!(layers("disable = [\"same\"]\n").unwrap_err()[0].help.as_ref().unwrap().contains("`phrase:same`"));
    let pack = layers("disable = [\"phrase:same\"]\n").unwrap();
    assert!(ids(&pack).contains(&"same") && pack.phrases.len() == 2);
}

#[test]
fn announcements_have_their_time_in_china() {
    let pack = over("[[announcement]]\nid = \"n\"\nkind = \"停发地区\"\ntext = \"新疆停发\"\nfrom = \"2026-11-23T09:30:00+08:00\"\nto = \"2026-11-24\"\n").unwrap();
    let span = pack.announcements[0].span;
    assert_eq!((span.from, span.to), (1_795_397_400, 1_795_536_000));
}

#[test]
fn a_delegated_layer_keeps_to_its_own() {
    let phrase =
        |id: &str| format!("[[phrase]]\nid = \"{id}\"\ngroup = \"g\"\ncode = \"c\"\ntext = \"t\"\ncite = [\"P1\"]\n");
    let lead = |text: &str| parse_layers(&[base(), layer("lead", text).reaching(Reach::Phrases)]);
    assert_eq!(lead(&phrase("new")).unwrap().phrases.len(), 3);
    for (text, word) in [
        (rule("b", "x", "warn"), "`rule`"),
        ("disable = [\"a.one\"]\n".into(), "`disable`"),
        ("[team]\ncall = \"\"\n".into(), "`team`"),
        ("neutral = [\"x\"]\n".into(), "`neutral`"),
        ("[pack]\nname = \"x\"\nversion = \"9\"\n".into(), "`pack`"),
        (phrase("p.locked"), "locked"),
    ] {
        assert!(lead(&text).unwrap_err()[0].message.contains(word), "{text}");
    }
    let hints = layer("trainer", &phrase("new")).reaching(Reach::Hints);
    assert!(parse_layers(&[base(), hints]).is_err());
}

#[test]
fn ids_in_clear_stay_at_home() {
    let clear = "[team]\nroster = [{ account = \"店:1\", agents = [\"A07\"] }]\n";
    let found = private(&over(clear).unwrap());
    assert!(
        found.len() == 1 && found[0].message.contains("A07") && found[0].line_column(clear) == (2, 11),
        "{found:?}"
    );
    let hashed = clear.replace("A07", "#00112233445566778899aabbccddeeff");
    assert!(faults(&hashed)[0].0.contains("no salt"));
    let salted = hashed.replace("[team]", "[team]\nsalt = \"00112233445566778899aabbccddeeff\"");
    assert_eq!(private(&over(&salted).unwrap()), []);
}

#[test]
fn what_deceives_a_reader_is_a_fault() {
    let phrase = |text: &str| {
        format!("[[phrase]]\nid = \"x\"\ngroup = \"g\"\ncode = \"c\"\ntext = \"{text}\"\ncite = [\"P1\"]\n")
    };
    for bad in
        ["a\\u202Eb", "亲\u{202e}好", "亲\\u200B好", "亲\\u2066", "p\u{430}y", "\\u00ADx", "a\\u0007", "亲\\u200D好"]
    {
        let found = faults(&phrase(bad));
        assert!(found[0].0.contains("U+"), "{bad}: {found:?}");
    }
    let variants = phrase("a").replace("cite", "variants = [\"亲\\u200B好\"]\ncite");
    assert!(faults(&variants)[0].0.contains("U+200B"));
    for good in ["亲\u{1f468}\u{200d}\u{1f469}好❤\u{fe0f}", "α胡萝卜素", "两行\\n也行"] {
        assert!(over(&phrase(good)).is_ok(), "{good}");
    }
    let title = rule("b", "x", "warn").replace("title = \"t\"", "title = \"\\u202Dt\"");
    assert!(faults(&title)[0].0.contains("U+202D"));
    let test = rule("b", "加微", "warn").replace("hit = [", "hit = [\"加\u{200b}微\", ");
    assert!(over(&test).is_ok(), "a rule's tests may hold what agents type");
    assert_eq!(faults("# \u{2067}harmless\n")[0].1, 1);
}

#[test]
fn phrases_hold_for_days_and_answered_talks_name_nobody() {
    let phrase = "[[phrase]]\nid = \"x\"\ngroup = \"g\"\ncode = \"c\"\ntext = \"t\"\ncite = [\"P1\"]\n";
    let days = |from: &str, to: &str| format!("{phrase}from = \"{from}\"\nto = \"{to}\"\n");
    assert!(over(&days("2026-11-01", "2026-11-01")).is_ok());
    assert!(faults(&days("2026-11-02", "2026-11-01"))[0].0.contains("over before it begins"));
    assert!(over(&days("2026-11-31", "2026-12-01")).is_err());
    let talk = |said: &str, id: &str| format!("{phrase}[[answered]]\nsaid = [{said}]\nphrase = \"{id}\"\n");
    assert_eq!(over(&talk("\"在吗\", \"发什么快递\"", "x")).unwrap().answered.len(), 1);
    for (said, id, why) in [
        ("\"在吗\"", "y", "there is no phrase `y`"),
        ("", "x", "says what was said before"),
        ("\"  \"", "x", "says what was said before"),
        ("\"我电话13812345678\"", "x", "「13812345678」 tells who the customer is"),
        ("\"加我微信 abc_12345\"", "x", "tells who the customer is"),
    ] {
        let found = faults(&talk(said, id));
        assert!(found[0].0.contains(why), "{said}: {found:?}");
    }
}

#[test]
fn bombs_are_faults() {
    let words = |many: usize| {
        let all: Vec<String> = (0..many).map(|n| format!("\"词{n}\"")).collect();
        rule("b", "x", "warn").replace("words = [\"x\"]", &format!("words = [{}]", all.join(",")))
    };
    assert!(over(&words(20_000)).is_ok());
    assert!(over(&words(caps::MOST_WORDS + 1)).unwrap_err()[0].message.contains("word entries"));
    let regex = |regex: &str| {
        let kind = format!("pattern = {{ triggers = [\"x\"], regex = '{regex}' }}");
        rule("b", "x", "warn").replace("words = [\"x\"]", &kind)
    };
    let alternations = (0..20_000).map(|n| format!("a{n}")).collect::<Vec<_>>().join("|");
    assert!(faults(&regex(&alternations))[0].0.contains("256 bytes"));
    let long = rule("b", &"很".repeat(caps::LONGEST_WORD), "warn");
    assert!(faults(&long)[0].0.contains("longer than"));
    let phrase = "[[phrase]]\nid = \"x\"\ngroup = \"g\"\ncode = \"c\"\ntext = \"TEXT\"\ncite = [\"P1\"]\n";
    assert!(faults(&phrase.replace("TEXT", &"长".repeat(2_000)))[0].0.contains("longer than"));
}

#[test]
fn rules_on_trial_travel() {
    let team = rule("b", "x", "warn").replace("words", "trial = true\nwords");
    let wire = crate::pack::wire::Wire::new(vec![base(), layer("team", &team)]).unwrap();
    let read = crate::pack::wire::Wire::read(&wire.write().unwrap()).unwrap().pack().unwrap();
    assert!(read.rules.iter().any(|rule| rule.id == "b" && rule.trial));
}

proptest! {
    #[test]
    fn an_empty_layer_changes_nothing(comment in "[a-z ]{0,20}") {
        let alone = parse_layers(&[base()]).unwrap();
        prop_assert_eq!(over(&format!("# {comment}\n")).unwrap(), alone.clone());
        prop_assert_eq!(parse(&base().files).unwrap(), alone);
    }

    #[test]
    fn disabled_and_said_again_is_said_anew(which in 0usize..2, word in "[\u{4e00}-\u{4fff}]{2,6}", severity in 0usize..4) {
        let id = ["a.one", "a.two"][which];
        let again = rule(id, &word, ["hint", "warn", "confirm", "block"][severity]);
        let bare = |pack: Pack| Pack { rules: pack.rules.into_iter().map(|mut rule| {
            rule.place = Place::default();
            rule.hit.iter_mut().chain(&mut rule.miss).for_each(|case| case.place = Place::default());
            rule
        }).collect(), ..pack };
        let anew = bare(over(&again).unwrap());
        let disable = format!("disable = [\"{id}\"]\n");
        let two = parse_layers(&[base(), layer("mid", &disable), layer("team", &again)]).unwrap();
        prop_assert_eq!(bare(two), anew.clone());
        prop_assert_eq!(bare(over(&format!("{disable}{again}")).unwrap()), anew);
    }
}

//! What a supervisor reads before he signs.

use super::*;
use crate::pack::source::{SourceFile, parse};
use proptest::prelude::*;

fn pack(text: &str) -> Pack {
    let text = format!("[pack]\nname = \"t\"\nversion = \"1\"\n{text}");
    parse(&[SourceFile { name: "t.toml".into(), text }]).unwrap()
}

fn said(old: &str, new: &str) -> Vec<String> {
    diff(&pack(old), &pack(new)).into_iter().map(|change| change.said).collect()
}

const RULE: &str = "[[rule]]\nid = \"a\"\ncategory = \"cold\"\nseverity = \"warn\"\ntitle = \"冷淡\"\nwhy = \"w\"\ncite = [\"W6\"]\nwords = [\"随便\", \"爱买不买\"]\nhit = [\"随便\"]\nmiss = [\"好的\"]\n";
const LIMIT: &str =
    "[[limit]]\nid = \"l\"\ntitle = \"售前响应\"\nmeasures = \"reply\"\nseconds = 90\nwarn = 10\ncite = [\"T1\"]\n";
const PHRASE: &str = "[[phrase]]\nid = \"p\"\ngroup = \"g\"\ncode = \"xx\"\ntext = \"谢谢亲\"\ncite = [\"P6\"]\n";

#[test]
fn rules_in_plain_words() {
    assert_eq!(said("", RULE), ["新增提醒词「冷淡」：随便、爱买不买"]);
    assert_eq!(said("", &RULE.replace("warn", "block")), ["新增禁发词「冷淡」：随便、爱买不买"]);
    assert_eq!(said(RULE, ""), ["停用提醒规则「冷淡」"]);
    assert_eq!(said(RULE, &RULE.replace("warn", "confirm")), ["「冷淡」改为二次确认（原为提醒）"]);
    assert_eq!(said(RULE, &RULE.replace("爱买不买", "自己看")), ["「冷淡」查找的词：新增 自己看；去掉 爱买不买"]);
    let trial = RULE.replace("words", "trial = true\nwords");
    assert_eq!(said(&trial, RULE), ["「冷淡」试运行结束，正式生效"]);
    assert_eq!(said("", &trial), ["新增试运行规则（提醒）「冷淡」：随便、爱买不买"]);
    let except = RULE.replace("hit", "except = { around = [\"随便看看\"] }\nhit");
    assert_eq!(said(RULE, &except), ["「冷淡」放行的说法：新增 随便看看"]);
    assert_eq!(
        said(RULE, &RULE.replace("miss = [\"好的\"]", "miss = [\"好\"]")),
        [""; 0],
        "tests change nothing for agents"
    );
}

#[test]
fn the_rest_in_plain_words() {
    assert_eq!(said("", LIMIT), ["新增时限「售前响应」：1 分钟30 秒，提前 10 秒 提醒"]);
    assert_eq!(
        said(LIMIT, &LIMIT.replace("90", "40")),
        ["时限「售前响应」改为40 秒，提前 10 秒 提醒（原为1 分钟30 秒，提前 10 秒 提醒）"]
    );
    assert_eq!(said(PHRASE, &PHRASE.replace("谢谢亲", "多谢")), ["短语 xx改为：多谢"]);
    let notice =
        "[[announcement]]\nid = \"n\"\nkind = \"停发地区\"\ntext = \"新疆停发\"\nto = \"2026-11-23T18:00:00+08:00\"\n";
    assert_eq!(said("", notice), ["新增公告（停发地区）到 2026-11-23 18:00：新疆停发"]);
    assert_eq!(said("[team]\ncall = \"亲\"\n", "[team]\ncall = \"小主\"\n"), ["客户称呼改为「小主」"]);
    let set = |words: &str| format!("[sets]\n\"微信\" = [{words}]\n{}", RULE.replace("\"随便\",", "\"加{微信}\","));
    assert_eq!(said(&set("\"微信\""), &set("\"微信\", \"vx\"")), ["词组「微信」新增 vx（影响 1 条规则）"]);
    let meeting =
        "[[reminder]]\nid = \"m\"\ntext = \"开会\"\ndays = [\"周一\"]\nat = \"16:10\"\nbefore = 10\ncite = [\"T14\"]\n";
    assert_eq!(said("", meeting), ["新增提醒：周一 16:10（提前 10 分钟） 开会"]);
    assert_eq!(
        said(meeting, &meeting.replace("days = [\"周一\"]", "off = true")),
        ["关闭提醒：每天 16:10（提前 10 分钟） 开会"]
    );
    let line = "[[start]]\nid = \"s\"\ntext = \"看留言\"\ncite = [\"S7\"]\n";
    assert_eq!(said("", line), ["接班清单新增：看留言"]);
    assert_eq!(said(line, &line.replace("看留言", "看评价")), ["接班清单「看留言」改为：看评价"]);
    let promo = "[[promo]]\nname = \"双11\"\nfrom = \"2026-11-01\"\nto = \"2026-11-11\"\n";
    assert_eq!(said("", promo), ["新增大促「双11」2026-11-01 00:00 到 2026-11-12 00:00"]);
}

proptest! {
    #[test]
    fn nothing_changes_where_nothing_changed(rules in 0usize..4, limit in any::<bool>(), phrase in any::<bool>()) {
        let mut text: String = (0..rules).map(|n| RULE.replace("\"a\"", &format!("\"a{n}\""))).collect();
        text.push_str(if limit { LIMIT } else { "" });
        text.push_str(if phrase { PHRASE } else { "" });
        let one = pack(&text);
        prop_assert_eq!(diff(&one, &one), Vec::new());
        // Neither do places: the same pack, a line lower.
        prop_assert_eq!(diff(&one, &pack(&format!("# one line more\n{text}"))), Vec::new());
        // And all that is there is new to an empty pack.
        let all = rules + usize::from(limit) + usize::from(phrase);
        prop_assert_eq!(diff(&pack(""), &one).len(), all);
    }
}

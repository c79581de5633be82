//! With typing: codes, initials, words, and what they replace.

use super::*;

fn found(typed: &str) -> Vec<(String, Because, String)> {
    let library = load(&phrases());
    let suggestions = library.suggest(&Query { typed, ..Query::default() }, 30);
    suggestions.iter().map(|s| (library.phrases()[s.phrase].id.clone(), s.because, s.typed.of(typed).into())).collect()
}

fn first(typed: &str) -> (String, Because, String) {
    found(typed).into_iter().next().unwrap_or_else(|| panic!("{typed} finds nothing"))
}

fn is(id: &str, because: Because, typed: &str) -> (String, Because, String) {
    (id.into(), because, typed.into())
}

#[test]
fn codes_come_first() {
    assert_eq!(first("gdz"), is("address", Because::Code, "gdz"));
    assert_eq!(first("亲，GDZ"), is("address", Because::Code, "GDZ"));
    assert_eq!(first("您好ｙｈｑ"), is("coupon", Because::Code, "ｙｈｑ"));
    // A whole code before the beginning of one.
    assert_eq!(first("zp"), is("gift", Because::Code, "zp"));
    assert_eq!(found("zp")[1], is("real", Because::Code, "zp"));
    assert_eq!(first("q"), is("return", Because::Code, "q"));
}

#[test]
fn chinese_and_mixed_codes() {
    let code = |code: &str| Phrase { id: code.into(), code: code.into(), text: "甲乙".into(), ..Phrase::default() };
    let library = load(&["改", "换货流程", "满1", "3c"].map(code));
    let of = |typed: &str| {
        let found = library.suggest(&Query { typed, ..Query::default() }, 1);
        found.first().map(|s| (library.phrases()[s.phrase].id.clone(), s.because, s.typed.of(typed).to_owned()))
    };
    assert_eq!(of("改"), Some(is("改", Because::Code, "改")));
    assert_eq!(of("不改"), None);
    assert_eq!(of("您好换货流程"), Some(is("换货流程", Because::Code, "换货流程")));
    assert_eq!(of("您好换货"), Some(is("换货流程", Because::Code, "换货")));
    assert_eq!(of("您好满1"), Some(is("满1", Because::Code, "满1")));
    assert_eq!(of("您好3c"), Some(is("3c", Because::Code, "3c")));
    assert_eq!(of("a3c"), None);
}

#[test]
fn initials_of_text_question_and_group() {
    assert_eq!(first("zcqt"), is("return", Because::Initials, "zcqt"));
    assert_eq!(first("tkyl"), is("refund", Because::Initials, "tkyl"));
    assert_eq!(first("dzfp"), is("invoice", Because::Initials, "dzfp"));
    // Questions, groups, and what follows a variable or a mark.
    assert_eq!(first("dztc"), is("address", Because::Initials, "dztc"));
    assert_eq!(first("th"), is("return", Because::Initials, "th"));
    assert_eq!(first("nhhy"), is("welcome", Because::Initials, "nhhy"));
    assert_eq!(first("在的、h'b"), is("bank", Because::Initials, "h'b"));
    // Digits and letters of a line stand for themselves.
    assert_eq!(first("m99j"), is("coupon", Because::Initials, "m99j"));
    assert_eq!(found("xqz"), []);
}

#[test]
fn every_reading_of_a_character_serves() {
    for typed in ["cffk", "zffk", "yhk", "yxk"] {
        assert!(found(typed).iter().any(|(id, ..)| id == "bank"), "{typed}");
    }
}

#[test]
fn beginnings_come_first_and_one_letter_finds_nothing_else() {
    // 感谢 begins a text; 更新 stands inside one.
    assert_eq!(first("gx"), is("thanks", Because::Initials, "gx"));
    assert!(found("gx").iter().any(|(id, ..)| id == "urge"));
    let inside = Phrase { id: "a".into(), code: "x".into(), text: "甲乙丙，丁".into(), ..Phrase::default() };
    let library = load(&[inside]);
    let count = |typed| library.suggest(&Query { typed, ..Query::default() }, 5).len();
    assert_eq!(["j", "d", "y", "b", "yb", "bd"].map(count), [1, 1, 0, 0, 1, 1]);
}

#[test]
fn what_finds_nothing_leaves_it_to_the_customer() {
    let library = load(&phrases());
    let messages = turns(&["服:您好", "客:什么时候发货"]);
    let ask = |typed: &str| library.suggest(&Query { messages: &messages, typed, ..Query::default() }, 5);
    for typed in ["", "xqz", "亲亲，", "嗯嗯嗯嗯 "] {
        let found = ask(typed);
        assert_eq!(found.first().map(|s| (s.phrase, s.because)), Some((1, Because::Question)), "{typed}");
        assert!(found.iter().all(|s| s.typed.start == typed.len() && s.typed.end == typed.len()));
    }
    assert!(ask("这个我问过仓库主管那边了他们讲明早第一批就能出库您别急哈").is_empty());
    assert_eq!(ask("这个我问过仓库主管那边了他们讲明早第一批就能出库您别急哈，yhq")[0].phrase, 5);
    // Typed alike, what the customer asks decides.
    assert_eq!(ask("x")[0].phrase, 1);
}

#[test]
fn words_before_the_cursor() {
    assert_eq!(first("运费险"), is("freight", Because::Words, "运费险"));
    assert_eq!(first("在的。这款送运费险"), is("freight", Because::Words, "这款送运费险"));
    assert_eq!(first("请问优惠券"), is("coupon", Because::Words, "优惠券"));
    assert_eq!(first("发票"), is("invoice", Because::Words, "发票"));
    // One character says nothing, nor does the ending of the agent's own sentence.
    assert_eq!(found("券"), []);
    assert_eq!(found("我马上帮您去仓库里看看您"), []);
}

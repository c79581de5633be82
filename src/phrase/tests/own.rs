//! An agent's own phrases beside the pack's, and what his use teaches.

use super::*;

fn with_own(own: &[Phrase]) -> Library {
    Library::with_own(build(&phrases(), &[]), own).unwrap()
}

fn own(id: &str, code: &str, text: &str) -> Phrase {
    Phrase { id: id.into(), code: code.into(), text: text.into(), group: "我的".into(), ..Phrase::default() }
}

#[test]
fn own_phrases_are_found_like_the_packs() {
    let library = with_own(&[own("own.1", "jx", "可以机洗，不会缩水的㐀"), own("ship", "", "同名的不算")]);
    let typed = |typed| offered(&library, &Query { typed, ..Query::default() });
    for text in ["jx", "jixi", "ss", "机洗", "缩水", "的㐀"] {
        assert!(typed(text).iter().any(|(id, _)| *id == "own.1"), "{text}");
    }
    assert_eq!(library.phrases().len(), ROWS.len() + 1);
    assert!(library.is_own(ROWS.len()) && !library.is_own(0));
}

#[test]
fn what_the_pack_finds_is_what_it_found_without_them() {
    let (plain, library) = (load(&phrases()), with_own(&[own("own.1", "zz", "鑫㐀龘")]));
    for asked in ["什么时候发货呀", "能退吗", "好的谢谢"] {
        let messages = turns(&[asked]);
        let query = Query { messages: &messages, ..Query::default() };
        assert_eq!(offered(&plain, &query), offered(&library, &query), "{asked}");
    }
}

#[test]
fn use_decides_between_what_fits_alike() {
    let mut library = with_own(&[own("own.1", "", "您稍等一下哦"), own("own.2", "", "您稍等一下呢")]);
    let first = |library: &Library| offered(library, &Query { typed: "稍等一下", ..Query::default() })[0].0.to_owned();
    assert_eq!(first(&library), "own.1");
    let mut learned = Learned::default();
    learned.record(&["own.2".into()], 0, 1);
    library.learn(&learned);
    assert_eq!(first(&library), "own.2");
    library.learn(&Learned::default());
    assert_eq!(first(&library), "own.1", "what is not learned any more does not count");
}

#[test]
fn what_was_answered_before_is_offered_again() {
    let mut library = with_own(&[own("own.1", "", "亲，这边马上帮您看")]);
    let messages = turns(&["在", "服:在的", "可以用花呗吗"]);
    let query = Query { messages: &messages, ..Query::default() };
    let asked = library.asked(&query);
    assert_ne!(asked, 0);
    assert!(!offered(&library, &query).iter().any(|(id, _)| *id == "own.1"));
    let mut learned = Learned::default();
    learned.record(&["own.1".into()], asked, 1);
    learned.record(&["own.1".into()], asked, 1);
    library.learn(&learned);
    assert!(offered(&library, &query).contains(&("own.1", Because::History)), "{:?}", offered(&library, &query));
    let other = turns(&["在", "服:在的", "能开发票吗"]);
    let other = Query { messages: &other, ..Query::default() };
    assert!(!offered(&library, &other).iter().any(|(id, _)| *id == "own.1"), "another question");
    assert_eq!(library.asked(&Query::default()), 0);
}

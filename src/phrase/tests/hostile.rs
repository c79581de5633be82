//! Whatever stands in a page: no panic, spans on borders, scores that can be compared.

use super::*;
use proptest::prelude::*;

fn who() -> impl Strategy<Value = Who> {
    prop_oneof![Just(Who::Customer), Just(Who::Agent), Just(Who::Bot)]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["(?s).{0,40}", "\\PC{0,40}", "[好的发货优惠券a-zＡ１'\u{200b}{}，。😀 ]{0,60}"]
}

proptest! {
    #[test]
    fn suggest_never_panics_and_its_spans_are_sound(
        said in prop::collection::vec((who(), text()), 0..8),
        typed in text(),
        stage in "|insale|\\PC{0,3}",
        limit in 0usize..40,
    ) {
        let library = load(&phrases());
        let messages: Vec<Turn> = said.into_iter().map(|(who, text)| Turn { who, text }).collect();
        let query = Query { messages: &messages, typed: &typed, stage: &stage, platform: "pdd", ..Query::default() };
        let found = library.suggest(&query, limit);
        prop_assert!(found.len() <= limit.min(library.phrases().len()));
        for pair in found.windows(2) {
            prop_assert!(pair[0].score > pair[1].score || pair[0].score == pair[1].score && pair[0].phrase < pair[1].phrase);
        }
        for suggestion in &found {
            let span = suggestion.typed;
            let by_typing = matches!(suggestion.because, Because::Code | Because::Initials | Because::Words);
            prop_assert!(suggestion.score.is_finite() && suggestion.phrase < library.phrases().len());
            prop_assert!(typed.get(span.start..span.end).is_some());
            prop_assert_eq!(by_typing, span.start < span.end);
        }
    }

    #[test]
    fn any_phrases_make_a_library(
        texts in prop::collection::vec((text(), text(), text()), 0..6),
        typed in text(),
    ) {
        let phrase = |(text, code, ask): &(String, String, String)| {
            Phrase { text: text.clone(), code: code.clone(), ask: vec![ask.clone(), text.clone()], ..Phrase::default() }
        };
        let library = load(&texts.iter().map(phrase).collect::<Vec<_>>());
        let messages = turns(&["服:您好", &format!("客:{typed}")]);
        library.suggest(&Query { messages: &messages, typed: &typed, ..Query::default() }, 9);
        library.suggest(&Query { messages: &messages, ..Query::default() }, 9);
    }

    #[test]
    fn damaged_bytes_never_panic(mut bytes in prop::collection::vec(any::<u8>(), 0..40), at in 0usize..2000) {
        if let Ok(compiled) = postcard::from_bytes::<Compiled>(&bytes) {
            let _ = Library::new(compiled);
        }
        let mut whole = postcard::to_allocvec(&build(&phrases()[..3], &[])).unwrap();
        let from = at.min(whole.len());
        bytes.truncate(whole.len() - from);
        whole[from..from + bytes.len()].copy_from_slice(&bytes);
        if let Ok(compiled) = postcard::from_bytes::<Compiled>(&whole)
            && let Ok(library) = Library::new(compiled)
        {
            library.suggest(&Query { typed: "hy", ..Query::default() }, 9);
        }
    }
}

#[test]
fn long_texts_are_cut_not_read() {
    let library = load(&phrases());
    let long = "什么时候发货".repeat(200_000);
    let messages = turns(&["服:您好", &format!("客:{long}")]);
    library.suggest(&Query { messages: &messages, typed: &long, ..Query::default() }, 5);
    library.suggest(&Query { messages: &messages, ..Query::default() }, 5);
}

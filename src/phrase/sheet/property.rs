//! What is written is read back as it was, and whatever is read says what became of every row.

use super::*;
use crate::pack::{Occasion, Phrase};
use crate::text::calendar::Date;
use proptest::prelude::*;

fn rows(cells: Vec<Vec<String>>) -> Vec<Row> {
    cells.into_iter().enumerate().map(|(at, cells)| Row { number: at + 1, cells }).collect()
}

/// A phrase as packs hold it; its id, code and text are made each once by its number.
fn phrase() -> impl Strategy<Value = Phrase> {
    let visible = "[a-zA-Z0-9 一-龥，。！？~、：；|,;\"'&#\\\\<>/=+@\n-]{0,30}(\\{(买家|接待ID|订单|称呼|店铺)\\}|&#(44|13|10|38);|，)?";
    let words = |words: &'static [&'static str]| proptest::sample::subsequence(words, 0..=words.len());
    (
        visible,
        "[一-龥a-z,&;]{1,6}",
        "[a-z一-龥]{1,3}",
        prop::collection::vec("[一-龥a-z|；\\\\]{1,6}", 0..4),
        (words(&["presale", "insale", "aftersale"]), words(&["pdd", "douyin", "taobao", "jd", "weixin"])),
        (any::<bool>(), any::<u32>()),
        prop::option::of(prop::sample::select(vec![Occasion::Welcome, Occasion::Close, Occasion::Transfer])),
        prop::collection::vec("[PWT][0-9]{1,2}", 0..3),
        (prop::collection::vec("[一-龥，|]{1,6}(\\{买家\\})?", 0..3), prop::option::of(1u8..=30), "[a-z]{0,3}"),
    )
        .prop_map(
            |(text, group, code, ask, (stage, platform), (locked, uses), occasion, cite, (variants, day, image))| {
                let own = |words: Vec<&str>| words.into_iter().map(str::to_owned).collect();
                let (stage, platform) = (own(stage), own(platform));
                let (from, to) =
                    (day.and_then(|day| Date::new(2026, 11, day)), day.and_then(|_| Date::new(2026, 12, 1)));
                let (shop, goods) = (begun(&variants, "店 "), begun(&variants, "A-"));
                let new = Phrase { variants, shop, goods, from, to, image, ..Phrase::default() };
                Phrase { text, group, code, ask, stage, platform, locked, uses, occasion, cite, ..new }
            },
        )
}

fn begun(all: &[String], start: &str) -> Vec<String> {
    all.iter().map(|one| format!("{start}{one}")).collect()
}

fn phrases() -> impl Strategy<Value = Vec<Phrase>> {
    prop::collection::vec(phrase(), 0..12).prop_map(|mut all| {
        for (at, phrase) in all.iter_mut().enumerate() {
            phrase.id = format!("p.{at}");
            phrase.code += &at.to_string();
            phrase.text += &format!("第{at}条");
        }
        all
    })
}

proptest! {
    #[test]
    fn a_workbook_holds_all(phrases in phrases()) {
        let found = read(&rows(write(&phrases, Form::Workbook)), Form::Workbook, &[]).unwrap();
        prop_assert_eq!(&found.left_out, &[]);
        prop_assert_eq!(found.phrases, phrases);
    }

    #[test]
    fn three_columns_hold_code_text_and_group(phrases in phrases()) {
        let cells = write(&phrases, Form::Csv);
        prop_assert!(cells.iter().flatten().all(|cell| !cell.contains([',', '\n'])));
        let found = read(&rows(cells), Form::Csv, &[]).unwrap();
        let plain = |all: &[Phrase]| -> Vec<[String; 3]> {
            all.iter().map(|p| [p.code.clone(), p.text.clone(), p.group.clone()]).collect()
        };
        prop_assert_eq!(plain(&found.phrases), plain(&phrases));
    }

    /// Anything at all: no panic, every row that says something is a phrase or has a note, and the pack's parser takes
    /// what comes out.
    #[test]
    fn nothing_is_lost_in_silence(
        cells in prop::collection::vec(prop::collection::vec("(?s)([{}｛｝<>&#;|,\r\n\t\u{0}\u{202e}\u{200d}\u{fffd}aA\u{430}1 ]|买家|客服|亲|.){0,8}", 0..6), 0..12),
        form in prop::sample::select(vec![Form::Csv, Form::Workbook]),
    ) {
        let header = ["编码", "短语", "分组", "编号", "阶段"].map(str::to_owned).to_vec();
        let rows = rows([vec![header], cells].concat());
        let found = read(&rows, form, &[]).unwrap();
        let spoken = rows.iter().skip(1).filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty())).count();
        let twice = found.notes.iter().filter(|note| note.code.starts_with("same-text")).count();
        prop_assert_eq!(found.phrases.len() + found.left_out.len() + twice, spoken);
        prop_assert_eq!(found.notes.iter().filter(|note| note.left_out).count(), found.left_out.len());
        let file = super::tests::source(&found.phrases);
        prop_assert!(crate::pack::source::parse(&[file]).is_ok(), "{:?}", found.phrases);
        // What was read is written and read again as it is.
        let again = read(&super::property::rows(write(&found.phrases, Form::Workbook)), Form::Workbook, &[]).unwrap();
        let ids = |all: &[Phrase]| all.iter().map(|p| (p.id.clone(), p.code.clone(), p.text.clone())).collect::<Vec<_>>();
        prop_assert_eq!(ids(&again.phrases), ids(&found.phrases));
    }
}

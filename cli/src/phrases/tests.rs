//! Through the bytes of files: what is exported is imported as it was, in every form and encoding.

use super::*;
use proptest::prelude::*;
use xiaoqi::pack::source::{SourceFile, parse};
use xiaoqi::pack::{Occasion, Phrase};
use xiaoqi::phrase::sheet::{Form, Imported, csv, read, write};
use xiaoqi::text::calendar::Date;

fn import(bytes: &[u8]) -> Imported {
    let table = table::from_bytes(bytes, None).unwrap();
    read(&table.rows, table.form, &[]).unwrap()
}

/// What a pack reads of the file that would be written.
fn parsed(phrases: &[Phrase]) -> Vec<Phrase> {
    let pack = SourceFile { name: "pack.toml".into(), text: "[pack]\nname = \"t\"\nversion = \"1\"\n".into() };
    let own = SourceFile { name: "phrases/imported.toml".into(), text: toml::write(phrases, "t\u{202e}\n.csv") };
    let pack = parse(&[pack, own.clone()]).unwrap_or_else(|faults| panic!("{faults:?}\n{}", own.text));
    pack.phrases.into_iter().map(|phrase| Phrase { place: xiaoqi::pack::Place::default(), ..phrase }).collect()
}

fn plain(all: &[Phrase]) -> Vec<[String; 3]> {
    all.iter().map(|p| [p.code.clone(), p.text.clone(), p.group.clone()]).collect()
}

/// Text, group, questions, uses, locked.
type Row = (String, String, Vec<String>, (u32, bool));

fn phrases(text: &'static str) -> impl Strategy<Value = Vec<Phrase>> {
    let one = (text, "[一-龥a-z,\"]{1,5}", prop::collection::vec("[一-龥|\\\\\"]{1,5}", 0..3), any::<(u32, bool)>());
    prop::collection::vec(one, 0..8).prop_map(|all| {
        let made = |(at, (text, group, ask, (uses, locked))): (usize, Row)| Phrase {
            id: format!("p.{at}"),
            code: format!("c{at}"),
            text: format!("{text}{at}"),
            group,
            ask,
            uses,
            locked,
            stage: vec![["presale", "insale", "aftersale"][at % 3].to_owned()],
            platform: if at % 2 == 0 { vec!["pdd".into(), "jd".into()] } else { Vec::new() },
            occasion: [None, Some(Occasion::Welcome), Some(Occasion::Close), Some(Occasion::Transfer)][at % 4],
            cite: vec!["P6".into()],
            variants: vec![format!("换个说法{at}，{{买家}}"), "又|一\"种".into()],
            shop: vec!["甲 店".into()],
            goods: vec!["A-1".into(), "杯子".into()],
            from: Date::new(2026, 11, 1),
            to: Date::new(2026, 11, 11),
            image: "a b.png".into(),
            ..Phrase::default()
        };
        all.into_iter().enumerate().map(made).collect()
    })
}

/// Everything that quoting and escaping may stumble over, and emoji.
const ANY: &str = "([ -z|~一-龥\n，。“”'\"👍=]|_x[0-9]{4}_|&#44;|&#13;|&#38;|\\{买家\\}){0,20}";
/// The same within GBK.
const GBK: &str = "([ -z|~\n，。“”'\"好的退货]|&#44;|&#13;|\\{买家\\}){0,20}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn csv_comes_back_as_it_was(phrases in phrases(ANY)) {
        let bytes = encoding::utf8(&csv::write(&write(&phrases, Form::Csv)).unwrap());
        prop_assert_eq!(plain(&import(&bytes).phrases), plain(&phrases));
    }

    #[test]
    fn gbk_comes_back_as_it_was(mut phrases in phrases(GBK)) {
        phrases.iter_mut().for_each(|phrase| phrase.group = "售后,\"退换".into());
        let bytes = encoding::gbk(&csv::write(&write(&phrases, Form::Csv)).unwrap()).unwrap();
        prop_assert!(std::str::from_utf8(&bytes).is_err());
        prop_assert_eq!(plain(&import(&bytes).phrases), plain(&phrases));
    }

    #[test]
    fn a_workbook_comes_back_as_it_was_and_a_pack_takes_it(phrases in phrases(ANY)) {
        let found = import(&workbook::write(&write(&phrases, Form::Workbook)).unwrap());
        prop_assert!(found.notes.iter().all(|note| note.code == "markup"), "{:?}", found.notes);
        prop_assert_eq!(&found.phrases, &phrases);
        prop_assert_eq!(parsed(&found.phrases), phrases);
    }

    /// Any bytes: refused, or a table.
    #[test]
    fn no_file_stops_it(bytes in prop::collection::vec(any::<u8>(), 0..200), start in 0usize..5) {
        let start: &[u8] = [&b"PK\x03\x04"[..], b"\xd0\xcf\x11\xe0", b"\xff\xfe", "编码,短语\n".as_bytes(), b""][start];
        if let Ok(table) = table::from_bytes(&[start, &bytes].concat(), None)
            && let Ok(found) = read(&table.rows, table.form, &[])
        {
            parsed(&found.phrases);
        }
    }
}

#[test]
fn twenty_thousand_rows_take_no_time_worth_naming() {
    let mut text = "快捷短语编码,快捷短语,快捷短语分组\n".to_owned();
    for number in 0..20_000 {
        text += &format!(",\"同样的开头，第 {number} 条<br>{{买家昵称}}\u{200b}\",分组{}\n", number % 7);
    }
    text += &format!("x,{},分组\n", "长".repeat(100_000));
    let start = std::time::Instant::now();
    let found = import(text.as_bytes());
    assert_eq!(found.phrases.len() + found.left_out.len(), 20_001);
    assert_eq!(parsed(&found.phrases).len(), found.phrases.len());
    // Unoptimised and on a busy machine; what is feared is minutes.
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}

#[test]
fn quotes_astray_are_pointed_out() {
    let found = import("编码,短语,分组\na,\"好,甲\nb,在\"的,甲\nc,再见,甲\n".as_bytes());
    assert_eq!(plain(&found.phrases)[0][1], "好,甲\nb,在的");
    assert_eq!(found.notes.iter().map(|note| (note.row, note.code)).collect::<Vec<_>>(), [(2, "many-lines")]);
    assert_eq!(found.phrases.len(), 2);
}

#[test]
fn a_damaged_file_loses_one_row_and_says_so() {
    let sound = "编码,短语,分组\na,今天发货,甲\nb,好";
    let found = import(&[sound.as_bytes(), b"\xff\n"].concat());
    assert_eq!((found.phrases.len(), found.left_out[0].row, found.left_out[0].why.code()), (1, 3, "unreadable"));
}

#[test]
fn the_default_pack_goes_into_a_workbook_and_back() {
    let pack = crate::pack::Folder::default_pack().unwrap().pack().unwrap();
    let own: Vec<Phrase> =
        pack.phrases.into_iter().map(|phrase| Phrase { place: xiaoqi::pack::Place::default(), ..phrase }).collect();
    let found = import(&workbook::write(&write(&own, Form::Workbook)).unwrap());
    assert_eq!(found.phrases, own);
    let found = import(&encoding::utf8(&csv::write(&write(&own, Form::Csv)).unwrap()));
    assert_eq!(plain(&found.phrases), plain(&own));
}

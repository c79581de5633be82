//! Any text as a table of phrases, for a pack and for an agent's own: every row is a phrase or has a note, every phrase is one
//! that a pack takes, and what is written of them is read again as it was.

use super::parts;
use xiaoqi::pack::source::{SourceFile, parse};
use xiaoqi::pack::{Occasion, Phrase, Place};
use xiaoqi::phrase::sheet::{Form, Imported, NoHeader, Row, check_own, csv, read, read_own, write};

/// The text is a CSV; its cells are read as those of a workbook, too.
pub fn run(bytes: &[u8]) {
    let text = parts::text(bytes);
    let Ok(table) = csv::read(&[text.to_string()]) else { return };
    for form in [Form::Csv, Form::Workbook] {
        let Ok(found) = read(&table.rows, form, &[]) else { return };
        hold(&table.rows, &found);
        again(&found.phrases, |rows, form| read(rows, form, &[]));
        own(&table.rows, form, &[]);
        // Beside what there is already: every other one, with its text changed or as it was.
        let there = read_own(&table.rows, form, &[]).map(|found| found.phrases).unwrap_or_default();
        let changed = |(at, phrase): (usize, Phrase)| match at % 4 {
            0 => phrase,
            _ => Phrase { text: format!("改过的第{at}条"), ..phrase },
        };
        let there: Vec<Phrase> = there.into_iter().enumerate().step_by(2).map(changed).collect();
        own(&table.rows, form, &there);
    }
}

fn own(rows: &[Row], form: Form, there: &[Phrase]) {
    let Ok(found) = read_own(rows, form, there) else { return };
    hold(rows, &found);
    let new = |phrase: &&Phrase| !found.phrases.iter().any(|one| one.id == phrase.id);
    let all: Vec<Phrase> = there.iter().filter(new).chain(&found.phrases).cloned().collect();
    taken(&all);
    again(&all, |rows, form| read_own(rows, form, &[]));
    for phrase in &all {
        assert!(phrase.id.starts_with("own."), "{phrase:?}");
        assert_eq!(check_own(phrase, &all).as_ref().map(|(kept, _)| kept), Ok(phrase));
    }
}

/// Every row that says something is the header, a phrase, or has a note.
fn hold(rows: &[Row], found: &Imported) {
    taken(&found.phrases);
    let spoken = rows.iter().filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty())).count();
    let told = ["same-text", "same-text-other-group", "same-as-pack", "above-header"];
    let told = found.notes.iter().filter(|note| told.contains(&note.code)).count();
    assert_eq!(1 + found.phrases.len() + found.left_out.len() + told, spoken, "{:?}", found.notes);
    assert_eq!(found.notes.iter().filter(|note| note.left_out).count(), found.left_out.len());
    assert!(found.notes.is_sorted_by_key(|note| note.row));
    for note in &found.notes {
        assert!(rows.iter().any(|row| row.number == note.row), "{note:?}");
        assert!(!note.message.is_empty() && !note.message.contains(['\n', '\r', '\u{202e}']), "{note:?}");
    }
}

/// A pack with these phrases is one.
fn taken(phrases: &[Phrase]) {
    let mut toml = "[pack]\nname = \"t\"\nversion = \"1\"\n".to_owned();
    phrases.iter().for_each(|phrase| toml += &entry(phrase));
    let pack = parse(&[SourceFile { name: "t.toml".into(), text: toml }]).unwrap_or_else(|faults| panic!("{faults:?}"));
    let plain = |phrase: Phrase| Phrase { place: Place::default(), ..phrase };
    assert_eq!(pack.phrases.into_iter().map(plain).collect::<Vec<_>>(), phrases);
}

fn entry(phrase: &Phrase) -> String {
    let text =
        |text: &str| format!("\"{}\"", text.chars().map(|c| format!("\\U{:08X}", u32::from(c))).collect::<String>());
    let texts = |all: &[String]| format!("[{}]", all.iter().map(|one| text(one)).collect::<Vec<_>>().join(", "));
    let Phrase { id, group, code, text: said, variants, ask, stage, platform, shop, goods, image, cite, .. } = phrase;
    let mut toml = "[[phrase]]\n".to_owned();
    for (key, said) in [("id", id), ("group", group), ("code", code), ("text", said), ("image", image)] {
        toml += &format!("{key} = {}\n", text(said));
    }
    for (key, all) in [
        ("variants", variants),
        ("ask", ask),
        ("stage", stage),
        ("platform", platform),
        ("shop", shop),
        ("goods", goods),
        ("cite", cite),
    ] {
        toml += &format!("{key} = {}\n", texts(all));
    }
    for (key, day) in [("from", phrase.from), ("to", phrase.to)] {
        if let Some(day) = day {
            toml += &format!("{key} = \"{day}\"\n");
        }
    }
    if let Some(occasion) = phrase.occasion {
        let word = match occasion {
            Occasion::Welcome => "welcome",
            Occasion::Close => "close",
            Occasion::Transfer => "transfer",
        };
        toml += &format!("occasion = \"{word}\"\n");
    }
    toml + &format!("locked = {}\nuses = {}\n", phrase.locked, phrase.uses)
}

/// As a workbook all of it comes back, as CSV code, text and group of what is no repetition.
fn again(phrases: &[Phrase], read: impl Fn(&[Row], Form) -> Result<Imported, NoHeader>) {
    let rows: Vec<Row> =
        (1..).zip(write(phrases, Form::Workbook)).map(|(number, cells)| Row { number, cells }).collect();
    assert_eq!(read(&rows, Form::Workbook).map(|found| found.phrases).as_deref(), Ok(phrases));
    let text = csv::write(&write(phrases, Form::Csv)).expect("memory is written");
    let table = csv::read(&[text]).expect("what was written is a table");
    let plain = |all: &[Phrase]| -> Vec<[String; 3]> {
        all.iter().map(|p| [p.code.clone(), p.text.clone(), p.group.clone()]).collect()
    };
    let mut once: Vec<[String; 3]> = Vec::new();
    for phrase in plain(phrases) {
        if !once.iter().any(|[_, text, _]| *text == phrase[1]) {
            once.push(phrase);
        }
    }
    assert_eq!(read(&table.rows, Form::Csv).map(|found| plain(&found.phrases)), Ok(once));
}

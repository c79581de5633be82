//! What an agent keeps for himself (我的短语), beside the pack: the same rows and the same checks, another library. Its names
//! begin with [`OWN`], the same text never stands in it twice, and it is small.

use super::super::keep::{MOST_OWN, OWN};
use super::column::Column;
use super::name::index;
use super::note::cut;
use super::read::{Library, into};
use super::row::{Draft, LONGEST_SHORT};
use super::{Form, Imported, NoHeader, Note, Row, Standing, Why, write};
use crate::pack::Phrase;

/// Reads a table, for an agent who has `own` already. What is found takes the place of what has its name; the rest is new.
///
/// # Errors
/// If it has no header.
pub fn read_own(rows: &[Row], form: Form, own: &[Phrase]) -> Result<Imported, NoHeader> {
    let standing: Vec<Standing<'_>> = own.iter().map(|phrase| Standing { phrase, own: None }).collect();
    into(rows, form, Library { standing: &standing, own: true, most: MOST_OWN })
}

/// Gives names their beginning, and leaves off what the agent has under another name.
pub(super) fn not_there_yet(drafts: Vec<Draft>, standing: &[Standing<'_>], notes: &mut Vec<Note>) -> Vec<Draft> {
    let said = index(standing, |phrase| &phrase.text);
    let mut new = Vec::with_capacity(drafts.len());
    for mut draft in drafts {
        let id = std::mem::take(&mut draft.phrase.id);
        draft.phrase.id = match id.bytes().all(|b| b.is_ascii_digit()) || id.starts_with(OWN) {
            true => id, // none, a number in a list, or one of ours
            false if OWN.len() + id.len() > LONGEST_SHORT => String::new(),
            false => format!("{OWN}{id}"),
        };
        match said.get(&draft.phrase.text).and_then(|at| standing.get(*at)) {
            Some(Standing { phrase: there, .. }) if there.id != draft.phrase.id => {
                let message = format!("与您已有的「{}」同文，没有再加：{}", there.code, cut(&there.text));
                notes.push(Note::new(draft.row, "same-text", message));
            }
            _ => new.push(draft),
        }
    }
    new
}

/// One of the three cells that an agent writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// 短码.
    Code,
    /// 内容.
    Text,
    /// 分组.
    Group,
}

/// Why a phrase cannot be kept, and which cell must change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The cell.
    pub cell: Cell,
    /// In words.
    pub message: String,
}

/// A phrase as it is kept, and what was changed for that: `phrase` is as the agent wrote it, its name empty if it is new; of
/// `own`, the one of its name does not count.
///
/// # Errors
/// What keeps it out.
pub fn check_own(phrase: &Phrase, own: &[Phrase]) -> Result<(Phrase, Vec<Note>), Fault> {
    let others: Vec<Phrase> = own.iter().filter(|one| one.id != phrase.id).cloned().collect();
    let mut found = read_one(phrase, &others);
    // Tables have 千牛's word for it; where the agent writes it the column is called otherwise.
    found.notes.iter_mut().for_each(|note| note.message = note.message.replace("编码", "短码"));
    let fault = |cell, message: &str| Err(Fault { cell, message: message.to_owned() });
    if let Some(left) = found.left_out.first() {
        return fault(at_fault(phrase, &left.why, &others), &left.why.to_string());
    }
    if !phrase.code.trim().is_empty()
        && let Some(note) = found.notes.iter().find(|note| note.code == "same-code")
    {
        let said = note.message.split_once("，这一条").map_or(note.message.as_str(), |(said, _)| said);
        return fault(Cell::Code, said);
    }
    match (found.phrases.into_iter().next(), found.notes.first()) {
        (Some(phrase), _) => Ok((phrase, found.notes)),
        (None, Some(note)) => fault(Cell::Text, &note.message),
        (None, None) => fault(Cell::Text, &Why::NoText.to_string()),
    }
}

/// Reads a phrase as the one row of a table.
fn read_one(phrase: &Phrase, others: &[Phrase]) -> Imported {
    let numbered = |(at, cells)| Row { number: at + 1, cells };
    let rows: Vec<Row> =
        write(std::slice::from_ref(phrase), Form::Workbook).into_iter().enumerate().map(numbered).collect();
    // A phrase of which nothing is written is an empty row, which is no phrase and no fault.
    read_own(&rows, Form::Workbook, others).unwrap_or_default()
}

/// The cell that is to blame: the one that says so, else the one without which the phrase would do.
fn at_fault(phrase: &Phrase, why: &Why, others: &[Phrase]) -> Cell {
    let without = |phrase: Phrase| !read_one(&phrase, others).phrases.is_empty();
    match why {
        Why::NoText => Cell::Text,
        Why::TooLong { what, .. } if *what == Column::Code.name() => Cell::Code,
        Why::TooLong { what, .. } if *what == Column::Group.name() => Cell::Group,
        _ if without(Phrase { code: String::new(), ..phrase.clone() }) => Cell::Code,
        _ if without(Phrase { group: String::new(), ..phrase.clone() }) => Cell::Group,
        _ => Cell::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(id: &str, code: &str, text: &str) -> Phrase {
        let own = |text: &str| text.to_owned();
        Phrase { id: own(id), code: own(code), text: own(text), group: own("甲"), ..Phrase::default() }
    }

    fn rows(cells: &[[&str; 4]]) -> Vec<Row> {
        let row = |(at, cells): (usize, &[&str; 4])| Row { number: at + 1, cells: cells.map(str::to_owned).to_vec() };
        cells.iter().enumerate().map(row).collect()
    }

    #[test]
    fn a_table_is_read_beside_what_there_is() {
        let own = [phrase("own.a", "a", "好的"), phrase("own.b", "b", "在的")];
        let table = rows(&[
            ["编号", "编码", "短语", "分组"],
            ["own.a", "a", "好的", "甲"],
            ["own.b", "b", "在的呢", "乙"],
            ["", "x", "好的", "甲"],
            ["close.thanks", "a", "谢谢", "甲"],
            ["3", "", "稍等", "甲"],
            ["own.c", "c", "稍等", "甲"],
        ]);
        let found = read_own(&table, Form::Workbook, &own).unwrap();
        let said: Vec<String> = found.phrases.iter().map(|p| format!("{} {} {}", p.id, p.code, p.text)).collect();
        assert_eq!(said, ["own.b b 在的呢", "own.close.thanks a2 谢谢", "own.sd sd 稍等"]);
        let noted: Vec<(usize, &str)> = found.notes.iter().map(|note| (note.row, note.code)).collect();
        assert_eq!(
            noted,
            [
                (1, "numbers"),
                (2, "same-as-pack"),
                (3, "replaces"),
                (4, "same-text"),
                (5, "same-code"),
                (6, "made-code"),
                (7, "same-text"),
            ]
        );
        assert!(found.notes.iter().all(|note| !note.message.contains("规则包")), "{:?}", found.notes);
    }

    #[test]
    fn there_is_room_for_a_thousand_and_always_for_a_mended_one() {
        let own: Vec<Phrase> =
            (0..MOST_OWN).map(|at| phrase(&format!("own.{at}x"), &format!("c{at}"), &format!("第{at}条"))).collect();
        let table = rows(&[["编号", "编码", "短语", "分组"], ["own.7x", "c7", "改过", ""], ["", "n", "新的", ""]]);
        let found = read_own(&table, Form::Workbook, &own).unwrap();
        assert_eq!(found.phrases.iter().map(|p| p.text.as_str()).collect::<Vec<_>>(), ["改过"]);
        assert_eq!(found.left_out[0].why, Why::Full(MOST_OWN));
        assert!(check_own(&phrase("own.7x", "c7", "再改"), &own).is_ok());
        assert!(check_own(&phrase("", "n", "新的"), &own).is_err_and(|fault| fault.message.contains("1000")));
    }

    #[test]
    fn one_phrase_is_kept_as_a_pack_takes_it() {
        let own = [phrase("own.a", "a", "好的")];
        let (kept, notes) = check_own(&phrase("", " Fh 1", "{客户名}\u{200b}，今天发货\r\n请放心"), &own).unwrap();
        assert_eq!(
            (kept.id.as_str(), kept.code.as_str(), kept.text.as_str()),
            ("own.fh1", "fh1", "{买家}，今天发货\n请放心")
        );
        assert_eq!(notes.iter().map(|note| note.code).collect::<Vec<_>>(), ["hidden", "variable", "plain-code"]);
        let (kept, _) = check_own(&Phrase { group: String::new(), ..phrase("", "", "还有问题吗") }, &own).unwrap();
        assert_eq!((kept.code.as_str(), kept.group.as_str()), ("hywt", "未分组"));
        assert_eq!(check_own(&own[0], &own).unwrap(), (own[0].clone(), Vec::new()));
    }

    #[test]
    fn what_cannot_be_kept_is_marked_in_its_cell() {
        let own = [phrase("own.a", "a", "好的")];
        let refused = |code: &str, text: &str, group: &str| {
            let fault = check_own(&Phrase { group: group.into(), ..phrase("", code, text) }, &own).unwrap_err();
            (fault.cell, fault.message)
        };
        let long = "长".repeat(2_000);
        for (cell, code, text, group) in [
            (Cell::Text, "b", "到{电话}", "甲"),
            (Cell::Text, "b", &long, "甲"),
            (Cell::Text, "b", "好的", "甲"),
            (Cell::Text, "b", " ", "甲"),
            (Cell::Text, "b", "", ""),
            (Cell::Text, "", "", ""),
            (Cell::Code, "a", "在的", "甲"),
            (Cell::Code, &long, "在的", "甲"),
            (Cell::Code, "p\u{430}y", "在的", "甲"),
            (Cell::Group, "b", "在的", "p\u{430}y"),
            (Cell::Group, "b", "在的", &long),
        ] {
            let (found, message) = refused(code, text, group);
            assert_eq!(found, cell, "{message}");
            assert!(!message.is_empty() && message.chars().count() < 80, "{message}");
        }
        assert_eq!(refused("a", "在的", "甲").1, "短码「a」您已有的「好的」已经在用");
    }
}

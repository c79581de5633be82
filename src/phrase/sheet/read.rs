//! A table read: its header found, every row a phrase or a reason, the same text once.

use super::column::{Column, Header};
use super::name::{Settled, settle};
use super::note::cut;
use super::row::{self, Draft};
use super::{Form, LeftOut, Note, Row, Why, own};
use crate::pack::Phrase;
use crate::pack::source::caps::MOST_PHRASES;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// A phrase that the pack has already.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// It.
    pub phrase: &'a Phrase,
    /// The file that says it, if that is one of the layer that is imported into; of a layer below, none: there it may be
    /// replaced.
    pub own: Option<&'a str>,
}

/// What a table is read into.
#[derive(Clone, Copy)]
pub(super) struct Library<'a> {
    pub(super) standing: &'a [Standing<'a>],
    /// Whether it is what an agent keeps for himself, and no pack.
    pub(super) own: bool,
    /// How many phrases it may hold.
    pub(super) most: usize,
}

/// What became of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// The phrases, in the rows' order.
    pub phrases: Vec<Phrase>,
    /// What was not taken over as it stood, in the rows' order.
    pub notes: Vec<Note>,
    /// The rows that are no phrase. Each is among the notes, too.
    pub left_out: Vec<LeftOut>,
}

/// No row of a table says which column is the text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("前 20 行里没有找到表头：要有一列叫「快捷短语」「话术」或「内容」")]
pub struct NoHeader;

/// Reads a table, for a pack that holds `standing`.
///
/// # Errors
/// If it has no header.
pub fn read(rows: &[Row], form: Form, standing: &[Standing<'_>]) -> Result<Imported, NoHeader> {
    into(rows, form, Library { standing, own: false, most: MOST_PHRASES })
}

/// Reads a table into a library.
pub(super) fn into(rows: &[Row], form: Form, library: Library<'_>) -> Result<Imported, NoHeader> {
    let header = Header::find(rows).ok_or(NoHeader)?;
    let mut found = Imported::default();
    about_header(rows, &header, &mut found.notes);
    let mut drafts = Vec::new();
    for row in rows.iter().skip(header.at + 1) {
        match row::read(row, &header, form, &mut found.notes) {
            Some(Ok(draft)) => drafts.push(draft),
            Some(Err(left)) => found.left_out.push(left),
            None => {}
        }
    }
    if library.own {
        drafts = own::not_there_yet(drafts, library.standing, &mut found.notes);
    }
    let drafts = each_once(drafts, library.own, &mut found.notes);
    let Settled { drafts, replaced } = settle(drafts, library, &mut found.notes, &mut found.left_out);
    let mut room = library.most.saturating_sub(library.standing.len());
    for draft in drafts {
        if replaced.contains(&draft.phrase.id) {
            found.phrases.push(draft.phrase);
        } else if room > 0 {
            room -= 1;
            found.phrases.push(draft.phrase);
        } else {
            found.left_out.push(LeftOut { row: draft.row, why: Why::Full(library.most), cells: draft.cells });
        }
    }
    found.left_out = in_order(found.left_out, |left| left.row);
    let said = |left: &LeftOut| Note {
        left_out: true,
        ..Note::new(left.row, left.why.code(), format!("没有导入：{}（{}）", left.why, cut(&left.cells[1])))
    };
    found.notes.extend(found.left_out.iter().map(said));
    let at = rows.get(header.at).map_or(0, |row| row.number);
    found.notes.iter_mut().filter(|note| note.row == 0).for_each(|note| note.row = at);
    found.notes = in_order(found.notes, |note| note.row);
    Ok(found)
}

/// In the rows' order, and of one row as they came.
fn in_order<T>(all: Vec<T>, row: fn(&T) -> usize) -> Vec<T> {
    let mut places: Vec<(usize, usize)> = all.iter().map(row).zip(0..).collect();
    places.sort_unstable();
    let mut all: Vec<Option<T>> = all.into_iter().map(Some).collect();
    places.into_iter().filter_map(|(_, at)| all.get_mut(at)?.take()).collect()
}

/// What stands above the header, and which columns are not read.
fn about_header(rows: &[Row], header: &Header, notes: &mut Vec<Note>) {
    for row in rows.iter().take(header.at) {
        if let Some(cell) = row.cells.iter().find(|cell| !cell.trim().is_empty()) {
            notes.push(Note::new(row.number, "above-header", format!("在表头上面，没有读：{}", cut(cell))));
        }
    }
    let Some(names) = rows.get(header.at) else { return };
    for (at, name) in names.cells.iter().enumerate() {
        let filled = |row: &&Row| row.cells.get(at).is_some_and(|cell| !cell.trim().is_empty());
        let many = rows.iter().skip(header.at + 1).filter(filled).count();
        if header.columns.get(at).copied().flatten().is_none() && (many > 0 || !name.trim().is_empty()) {
            let message = format!("第{}列「{}」不认识，没有读（{many} 行有内容）", at + 1, cut(name.trim()));
            notes.push(Note::new(names.number, "unknown-column", message));
        }
    }
    if header.place(Column::Title).is_some() {
        let message = "标题列读作客户的问题：没有问题的行用它来匹配";
        notes.push(Note::new(names.number, "title-column", message));
    }
}

/// The same text once. Two rows that both have a name of their own are two phrases, as a pack may have them.
fn each_once(drafts: Vec<Draft>, own: bool, notes: &mut Vec<Note>) -> Vec<Draft> {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let named = !own && !draft.phrase.id.is_empty();
        match first.entry(draft.phrase.text.clone()) {
            Entry::Vacant(place) => {
                place.insert(kept.len());
            }
            Entry::Occupied(place) => {
                if let Some(before) = kept.get(*place.get())
                    && (!named || before.phrase.id.is_empty())
                {
                    notes.push(twice(&draft, before.row, &before.phrase.group));
                    continue;
                }
            }
        }
        kept.push(draft);
    }
    kept
}

fn twice(draft: &Draft, row: usize, group: &str) -> Note {
    let Phrase { group: here, code, text, .. } = &draft.phrase;
    let same = here == group;
    let (group, here) = (cut(group), cut(here));
    let code = if code.is_empty() { String::new() } else { format!("，编码「{code}」没有读") };
    if same {
        let message = format!("与第{row}行同组同文，只留前面的一条{code}：{}", cut(text));
        Note::new(draft.row, "same-text", message)
    } else {
        let message = format!("与第{row}行同文，分组「{group}」和「{here}」，只留前面的一条{code}：{}", cut(text));
        Note::new(draft.row, "same-text-other-group", message)
    }
}

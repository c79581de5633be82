//! What must be each once over a whole pack: phrases' names and codes. A row's own come first, in the rows' order; only then
//! are those made that no row says, so that a made one never takes a given one's place.

use super::super::keep::OWN;
use super::code::Codes;
use super::note::cut;
use super::read::Library;
use super::row::Draft;
use super::{LeftOut, Note, Standing, Why};
use crate::pack::Phrase;
use std::collections::{BTreeMap, BTreeSet};

/// Bytes of a made name that come from the code: with its number it stays as short as a cell's name must be.
const LONGEST_WISH: usize = 150;

/// Drafts with their names and codes.
pub(super) struct Settled {
    pub(super) drafts: Vec<Draft>,
    /// The names of those that take another's place.
    pub(super) replaced: BTreeSet<String>,
}

/// Gives every draft its name and code; what has no place in the pack is left out.
pub(super) fn settle(
    drafts: Vec<Draft>,
    library: Library<'_>,
    notes: &mut Vec<Note>,
    left: &mut Vec<LeftOut>,
) -> Settled {
    let Library { standing, own, .. } = library;
    let by_id = index(standing, |phrase| &phrase.id);
    let mut ids = BTreeSet::new();
    let mut replaced = BTreeSet::new();
    let mut kept = Vec::with_capacity(drafts.len());
    let mut numbers = 0;
    for mut draft in drafts {
        let id = std::mem::take(&mut draft.phrase.id);
        let mut note = |code, message| notes.push(Note::new(draft.row, code, message));
        if !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit()) {
            numbers += 1;
        } else if ids.contains(&id) {
            note("same-id", format!("编号「{}」前面已经用过，这一条另起编号", cut(&id)));
        } else if let Some(there) = by_id.get(&id).and_then(|at| standing.get(*at)) {
            draft.phrase.id.clone_from(&id);
            if draft.phrase == (Phrase { place: draft.phrase.place, ..there.phrase.clone() }) {
                note(
                    "same-as-pack",
                    match own {
                        true => format!("与您已有的一条完全相同，没有再加：{}", cut(&there.phrase.text)),
                        false => format!("编号「{}」与规则包里的完全相同，不用再写", cut(&id)),
                    },
                );
                ids.insert(id);
                continue;
            }
            if let Some(file) = there.own {
                let why = Why::Elsewhere { id: cut(&id), file: file.to_owned() };
                left.push(LeftOut { row: draft.row, why, cells: draft.cells });
                continue;
            }
            note(
                "replaces",
                match own {
                    true => format!("代替您原来的：{}", cut(&there.phrase.text)),
                    false => format!("编号「{}」：代替基础规则包里的这一条", cut(&id)),
                },
            );
            replaced.insert(id.clone());
            ids.insert(id);
        } else if !id.is_empty() {
            draft.phrase.id.clone_from(&id);
            ids.insert(id);
        }
        kept.push(draft);
    }
    if numbers > 0 {
        let message = format!("编号列有 {numbers} 行只是数字，当作序号，没有用作编号");
        notes.push(Note::new(0, "numbers", message));
    }
    let stay: Vec<Standing<'_>> = standing.iter().filter(|one| !replaced.contains(&one.phrase.id)).copied().collect();
    codes(&mut kept, Library { standing: &stay, ..library }, notes);
    for draft in kept.iter_mut().filter(|draft| draft.phrase.id.is_empty()) {
        let code = draft.phrase.code.get(..draft.phrase.code.floor_char_boundary(LONGEST_WISH)).unwrap_or_default();
        let wish = if own { format!("{OWN}{code}") } else { format!("imported.{code}") };
        let taken = |id: &String| ids.contains(id) || by_id.contains_key(id);
        let id = (1..).map(|n| if n == 1 { wish.clone() } else { format!("{wish}.{n}") }).find(|id| !taken(id));
        draft.phrase.id = id.unwrap_or(wish);
        ids.insert(draft.phrase.id.clone());
    }
    Settled { drafts: kept, replaced }
}

/// Where each phrase stands, by what `key` says of it. Put in one by one: what is collected is sorted first, and every kind
/// of sorting is a few KB of wasm.
pub(super) fn index(standing: &[Standing<'_>], key: fn(&Phrase) -> &String) -> BTreeMap<String, usize> {
    let mut index = BTreeMap::new();
    for (at, one) in standing.iter().enumerate() {
        index.insert(key(one.phrase).clone(), at);
    }
    index
}

/// Gives every draft a code, beside those of the library's other phrases.
fn codes(drafts: &mut [Draft], others: Library<'_>, notes: &mut Vec<Note>) {
    let whose = index(others.standing, |phrase| &phrase.code);
    let mut codes = Codes::new();
    for code in whose.keys() {
        codes.take(code);
    }
    let mut doubled = Vec::new();
    for (at, draft) in drafts.iter().enumerate().filter(|(_, draft)| !draft.phrase.code.is_empty()) {
        if !codes.take(&draft.phrase.code) {
            doubled.push(at);
        }
    }
    for at in doubled {
        let Some(Draft { row, phrase, .. }) = drafts.get_mut(at) else { continue };
        let given = std::mem::take(&mut phrase.code);
        phrase.code = codes.beside(&given);
        let message = match whose.get(&given).and_then(|at| others.standing.get(*at)) {
            Some(Standing { phrase: there, .. }) => {
                let who = match others.own {
                    true => format!("您已有的「{}」", cut(&there.text)),
                    false => format!("规则包里的「{}」", cut(&there.id)),
                };
                format!("编码「{given}」{who}已经在用，这一条改为「{}」", phrase.code)
            }
            None => format!("编码「{given}」前面已经用过，这一条改为「{}」", phrase.code),
        };
        notes.push(Note::new(*row, "same-code", message));
    }
    for Draft { row, phrase, .. } in drafts.iter_mut().filter(|draft| draft.phrase.code.is_empty()) {
        phrase.code = codes.of(&phrase.text);
        let message = format!("没有编码，按首字母编为「{}」：{}", phrase.code, cut(&phrase.text));
        notes.push(Note::new(*row, "made-code", message));
    }
}

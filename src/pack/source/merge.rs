//! Entries by name, layer upon layer: what is said again takes the place of what was there, what is disabled leaves its
//! place, what is new comes last. Knows nothing of what entries mean.

use super::nearest::nearest;
use crate::pack::{Fault, Place};
use serde_spanned::Spanned;
use std::collections::{BTreeMap, HashMap};

/// The entries of one family.
pub(super) struct Named<T> {
    /// What one of them is called in faults: `rule`.
    what: &'static str,
    slots: Vec<Slot<T>>,
    by_id: HashMap<String, usize>,
}

struct Slot<T> {
    id: String,
    layer: usize,
    file: usize,
    entry: Option<Spanned<T>>,
}

impl<T> Named<T> {
    pub(super) fn new(what: &'static str) -> Self {
        Self { what, slots: Vec::new(), by_id: HashMap::new() }
    }

    /// Puts an entry of `layer`; a second one of the same layer and name is a fault at `at`.
    pub(super) fn put(&mut self, id: &str, at: Place, layer: usize, entry: Spanned<T>, faults: &mut Vec<Fault>) {
        let slot = Slot { id: id.to_owned(), layer, file: at.file, entry: Some(entry) };
        match self.by_id.get(id).and_then(|index| self.slots.get_mut(*index)) {
            Some(old) if old.layer == layer && old.entry.is_some() => {
                let fault = Fault::new(at, format!("{} `{id}` stands twice", self.what));
                faults.push(fault.help("an id names one thing for ever; give this one its own"));
            }
            Some(old) => *old = slot,
            None => {
                self.by_id.insert(id.to_owned(), self.slots.len());
                self.slots.push(slot);
            }
        }
    }

    /// The entry, as the layers so far have it.
    pub(super) fn get(&self, id: &str) -> Option<&T> {
        let slot = self.by_id.get(id).and_then(|index| self.slots.get(*index))?;
        slot.entry.as_ref().map(Spanned::get_ref)
    }

    /// The entries that are left, each with its file, in order.
    pub(super) fn into_entries(self) -> impl Iterator<Item = (usize, Spanned<T>)> {
        self.into_named().map(|(_, file, entry)| (file, entry))
    }

    /// The same, each with its name before it.
    pub(super) fn into_named(self) -> impl Iterator<Item = (String, usize, Spanned<T>)> {
        self.slots.into_iter().filter_map(|slot| Some((slot.id, slot.file, slot.entry?)))
    }
}

/// What can be disabled, whatever it holds.
pub(super) trait Family {
    fn what(&self) -> &'static str;
    fn has(&self, id: &str) -> bool;
    fn take_out(&mut self, id: &str);
    fn ids(&self) -> Vec<&str>;
}

impl<T> Family for Named<T> {
    fn what(&self) -> &'static str {
        self.what
    }

    fn has(&self, id: &str) -> bool {
        self.get(id).is_some()
    }

    fn take_out(&mut self, id: &str) {
        if let Some(slot) = self.by_id.get(id).and_then(|index| self.slots.get_mut(*index)) {
            slot.entry = None;
        }
    }

    fn ids(&self) -> Vec<&str> {
        self.by_id.keys().map(String::as_str).filter(|id| self.has(id)).collect()
    }
}

/// What was disabled, and where that was said: (family, id).
pub(super) type Gone = BTreeMap<(&'static str, String), Place>;

/// Takes out what `id` names: a plain id, or `rule:id` where several families have it.
pub(super) fn disable(families: &mut [&mut dyn Family], id: &str, at: Place, gone: &mut Gone, faults: &mut Vec<Fault>) {
    let (kind, bare) = match id.split_once(':') {
        Some((kind, rest)) if families.iter().any(|f| f.what() == kind) => (Some(kind), rest),
        _ => (None, id),
    };
    let asked = |f: &dyn Family| kind.is_none_or(|kind| f.what() == kind);
    let found: Vec<&'static str> = families.iter().filter(|f| asked(&***f) && f.has(bare)).map(|f| f.what()).collect();
    match found.as_slice() {
        [what] => {
            for family in families.iter_mut().filter(|f| f.what() == *what) {
                family.take_out(bare);
            }
            gone.insert((what, bare.to_owned()), at);
        }
        [] => {
            let known = families.iter().filter(|f| asked(&***f)).flat_map(|f| f.ids());
            let fault = Fault::new(at, format!("nothing below is called `{bare}`, so it cannot be disabled"));
            faults.push(match nearest(bare, known) {
                Some(near) => fault.help(format!("did you mean `{near}`?")),
                None => fault.help("`xiaoqi pack explain` lists what there is"),
            });
        }
        several => {
            let forms: Vec<String> = several.iter().map(|what| format!("`{what}:{bare}`")).collect();
            let fault = Fault::new(at, format!("`{bare}` names more than one thing"));
            faults.push(fault.help(format!("write {}", forms.join(" or "))));
        }
    }
}

//! The fields of a remark by name. Few, so they stand in order in a list: a tree would add its code to every page.

use std::borrow::Cow;

/// Values by field name, as in the command's contract, in the order of the names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<(Cow<'static, str>, String)>);

impl Fields {
    /// None.
    pub fn new() -> Self {
        Self::default()
    }

    fn at(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_ref().cmp(name))
    }

    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&String> {
        self.at(name).ok().and_then(|at| self.0.get(at)).map(|(_, value)| value)
    }

    /// Gives a field its value, in place of the one it had.
    pub fn insert(&mut self, name: impl Into<Cow<'static, str>>, value: String) {
        let name = name.into();
        match self.at(&name) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (name, value)),
        }
    }

    /// Whether a field has a value.
    pub fn contains_key(&self, name: &str) -> bool {
        self.at(name).is_ok()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Every field with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &String)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value))
    }

    /// The value of a field, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut String> {
        self.at(name).ok().and_then(|at| self.0.get_mut(at)).map(|(_, value)| value)
    }

    /// The names.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(name, _)| name)
    }
}

impl IntoIterator for Fields {
    type Item = (Cow<'static, str>, String);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<N: Into<Cow<'static, str>>> FromIterator<(N, String)> for Fields {
    fn from_iter<I: IntoIterator<Item = (N, String)>>(given: I) -> Self {
        let mut fields = Self::new();
        given.into_iter().for_each(|(name, value)| fields.insert(name, value));
        fields
    }
}

impl<N: Into<Cow<'static, str>>, const MANY: usize> From<[(N, String); MANY]> for Fields {
    fn from(given: [(N, String); MANY]) -> Self {
        given.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn as_a_map(given in proptest::collection::vec(("[a-d]{1,2}", "[x-z]"), 0..12)) {
            let ours: Fields = given.iter().cloned().collect();
            let map: BTreeMap<String, String> = given.into_iter().collect();
            prop_assert_eq!((ours.len(), ours.is_empty()), (map.len(), map.is_empty()));
            prop_assert!(ours.iter().eq(map.iter().map(|(name, value)| (name.as_str(), value))));
            prop_assert!(map.iter().all(|(name, value)| ours.get(name) == Some(value) && ours.contains_key(name)));
            prop_assert_eq!(ours.get("e"), None);
        }
    }
}

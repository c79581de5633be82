//! A map by name for few entries (settings, a list of chats): sorted pairs. Each type a standard map holds would add the
//! code of a whole tree or table to every page.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// Values by name, in the order of the names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map<T>(Vec<(String, T)>);

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Map<T> {
    fn at(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(name))
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.at(name).ok().and_then(|at| self.0.get(at)).map(|(_, value)| value)
    }

    /// Gives a name its value; the older one, if it had any.
    pub fn insert(&mut self, name: String, value: T) -> Option<T> {
        match self.at(&name) {
            Ok(at) => self.0.get_mut(at).map(|(_, old)| std::mem::replace(old, value)),
            Err(at) => {
                self.0.insert(at, (name, value));
                None
            }
        }
    }

    /// Takes a name out.
    pub fn remove(&mut self, name: &str) {
        if let Ok(at) = self.at(name) {
            self.0.remove(at);
        }
    }

    /// Takes every name out.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Every name with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }
}

impl<T: Serialize> Serialize for Map<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Map<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Read(PhantomData))
    }
}

struct Read<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Read<T> {
    type Value = Map<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("values by name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Map<T>, A::Error> {
        let mut map = Map::default();
        while let Some((name, value)) = entries.next_entry()? {
            map.insert(name, value);
        }
        Ok(map)
    }
}

#[cfg(test)]
mod tests {
    use super::Map;

    #[test]
    fn the_last_value_of_a_name_counts_and_names_are_sorted() {
        let mut map = Map::default();
        let old = [("b", 1), ("a", 2), ("c", 3), ("b", 4)].map(|(name, value)| map.insert(name.to_owned(), value));
        assert_eq!(old, [None, None, None, Some(1)]);
        assert_eq!(map.iter().collect::<Vec<_>>(), [("a", &2), ("b", &4), ("c", &3)]);
        assert_eq!((map.get("b"), map.get("d")), (Some(&4), None));
        map.remove("b");
        map.remove("d");
        assert_eq!(map.iter().map(|(name, _)| name).collect::<Vec<_>>(), ["a", "c"]);
    }
}

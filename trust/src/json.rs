//! JSON as metadata may hold it: the part of it that every reader understands alike. What two parsers could read in two ways
//! is refused (facts §1.7-27). serde_json reads the grammar, the visitor here says what of it may stand.
//!
//! Must never let a value in whose canonical form is not its own: see [`crate::canonical`].

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;

/// How deep lists and objects of a metadata file may stand in each other.
pub const DEPTH: usize = 16;

/// The largest whole number that every reader of JSON keeps exactly.
pub const MOST: i64 = (1 << 53) - 1;

/// Names and values of an object.
pub type Object = BTreeMap<String, Value>;

/// A value that has exactly one canonical form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A whole number from −[`MOST`] to [`MOST`].
    Int(i64),
    /// A text without control characters, except line feed and tab.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Printable ASCII names, each once.
    Object(Object),
}

/// Why bytes are no strict JSON: what serde_json or the visitor said, with line and column.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no strict JSON: {0}")]
pub struct Fault(pub String);

/// Reads exactly one value, at most [`DEPTH`] deep.
///
/// # Errors
/// Whatever is not exactly one value: a byte order mark, trailing bytes, bytes that are no UTF-8, a lone surrogate, a name
/// given twice or not printable ASCII, a number that is not whole or beyond [`MOST`], a control character, too deep a nesting.
pub fn read(bytes: &[u8]) -> Result<Value, Fault> {
    read_deep(bytes, DEPTH)
}

/// [`read`] with another bound on the depth, for what holds metadata within.
pub(crate) fn read_deep(bytes: &[u8], depth: usize) -> Result<Value, Fault> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = Strict { depth }.deserialize(&mut reader).map_err(|e| Fault(e.to_string()))?;
    reader.end().map_err(|e| Fault(e.to_string()))?;
    Ok(value)
}

/// Whether a text may hold this character.
pub(crate) fn plain(c: char) -> bool {
    !c.is_control() || matches!(c, '\n' | '\t')
}

/// Whether an object may have this name.
pub(crate) fn printable(name: &str) -> bool {
    name.bytes().all(|b| matches!(b, b' '..=b'~'))
}

#[derive(Clone, Copy)]
struct Strict {
    depth: usize,
}

impl Strict {
    fn below<E: serde::de::Error>(self) -> Result<Strict, E> {
        let depth = self.depth.checked_sub(1).ok_or_else(|| E::custom("nested too deep"))?;
        Ok(Strict { depth })
    }
}

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of strict JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, it: bool) -> Result<Value, E> {
        Ok(Value::Bool(it))
    }

    fn visit_i64<E: serde::de::Error>(self, it: i64) -> Result<Value, E> {
        if (-MOST..=MOST).contains(&it) { Ok(Value::Int(it)) } else { Err(E::custom("a number beyond 2^53")) }
    }

    fn visit_u64<E: serde::de::Error>(self, it: u64) -> Result<Value, E> {
        let it = i64::try_from(it).map_err(|_| E::custom("a number beyond 2^53"))?;
        self.visit_i64(it)
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<Value, E> {
        Err(E::custom("a number that is not written as a whole one"))
    }

    fn visit_str<E: serde::de::Error>(self, it: &str) -> Result<Value, E> {
        if it.chars().all(plain) { Ok(Value::Text(it.to_owned())) } else { Err(E::custom("a control character")) }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut reader: A) -> Result<Value, A::Error> {
        let below = self.below()?;
        let mut list = Vec::new();
        while let Some(it) = reader.next_element_seed(below)? {
            list.push(it);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut reader: A) -> Result<Value, A::Error> {
        let below = self.below()?;
        let mut object = Object::new();
        while let Some(name) = reader.next_key::<String>()? {
            if !printable(&name) {
                return Err(A::Error::custom("a name that is not printable ASCII"));
            }
            let it = reader.next_value_seed(below)?;
            if object.insert(name, it).is_some() {
                return Err(A::Error::custom("a name given twice"));
            }
        }
        Ok(Value::Object(object))
    }
}

impl From<&str> for Value {
    fn from(it: &str) -> Value {
        Value::Text(it.to_owned())
    }
}

impl From<String> for Value {
    fn from(it: String) -> Value {
        Value::Text(it)
    }
}

impl From<bool> for Value {
    fn from(it: bool) -> Value {
        Value::Bool(it)
    }
}

impl From<Vec<Value>> for Value {
    fn from(it: Vec<Value>) -> Value {
        Value::List(it)
    }
}

/// An object of these names and values.
pub fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    Value::Object(fields.into_iter().map(|(name, it)| (name.to_owned(), it)).collect())
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;

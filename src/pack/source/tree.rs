//! A file's TOML as a tree, and our types read from it. The tree is the `toml` crate's; its own readers come in four kinds, and
//! every type of a pack would be compiled for each: 300 KB in a browser. Here is one kind of node, one of map, one of list.

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error as _, Expected, MapAccess, SeqAccess,
    Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_spanned::{Spanned, de::is_spanned};
use std::fmt::Display;
use std::ops::Range;
use toml::de::{DeString, DeTable, DeValue};

/// The fields that [`Spanned`] is read from.
const SPANNED: [&str; 3] =
    ["$__serde_spanned_private_start", "$__serde_spanned_private_end", "$__serde_spanned_private_value"];

/// What is wrong, and where.
#[derive(Debug)]
pub(super) struct Error {
    pub(super) message: String,
    pub(super) span: Option<Range<usize>>,
}

impl Error {
    /// The innermost place is the best.
    fn at(mut self, span: Option<Range<usize>>) -> Self {
        self.span = self.span.or(span);
        self
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    fn custom<T: Display>(message: T) -> Self {
        Self { message: message.to_string(), span: None }
    }
}

/// Reads a file.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    let table = DeTable::parse(text).map_err(|e| Error { message: e.message().to_owned(), span: e.span() })?;
    let span = table.span();
    let root = Spanned::new(span.clone(), DeValue::Table(table.into_inner()));
    T::deserialize(Node::Value(&root)).map_err(|e| e.at(Some(span)))
}

/// Whatever is read.
#[derive(Clone, Copy)]
enum Node<'t> {
    Value(&'t Spanned<DeValue<'t>>),
    Key(&'t Spanned<DeString<'t>>),
    /// Where something begins or ends.
    Place(usize),
    Name(&'static str),
}

impl Node<'_> {
    fn span(&self) -> Option<Range<usize>> {
        match self {
            Self::Value(value) => Some(value.span()),
            Self::Key(key) => Some(key.span()),
            _ => None,
        }
    }
}

/// A number as it is written.
enum Number {
    Whole(i64),
    Place(usize),
    Float(f64),
}

impl<'t> Node<'t> {
    /// The text it is, or what else it is.
    fn text(&self, expected: &dyn Expected) -> Result<&str, Error> {
        match self {
            Self::Value(value) => value.get_ref().as_str().ok_or_else(|| self.wrong(expected)),
            Self::Key(key) => Ok(key.get_ref()),
            Self::Name(name) => Ok(name),
            Self::Place(_) => Err(self.wrong(expected)),
        }
    }

    fn number(&self, expected: &dyn Expected) -> Result<Number, Error> {
        let value = match self {
            Self::Place(at) => return Ok(Number::Place(*at)),
            Self::Value(value) => value.get_ref(),
            _ => return Err(self.wrong(expected)),
        };
        match value {
            DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
                Ok(number) => Ok(Number::Whole(number)),
                Err(_) => Err(Error::custom("the number is too big")),
            },
            DeValue::Float(number) => match number.as_str().parse() {
                Ok(number) => Ok(Number::Float(number)),
                Err(_) => Err(Error::custom("not a number")),
            },
            _ => Err(self.wrong(expected)),
        }
    }

    fn truth(&self, expected: &dyn Expected) -> Result<bool, Error> {
        match self {
            Self::Value(value) => value.get_ref().as_bool().ok_or_else(|| self.wrong(expected)),
            _ => Err(self.wrong(expected)),
        }
    }

    fn list(&self, expected: &dyn Expected) -> Result<List<'t>, Error> {
        match self {
            Self::Value(value) => match value.get_ref() {
                DeValue::Array(list) => Ok(List(Box::new(list.iter()))),
                _ => Err(self.wrong(expected)),
            },
            _ => Err(self.wrong(expected)),
        }
    }

    fn map(&self, expected: &dyn Expected) -> Result<Map<'t>, Error> {
        match self {
            Self::Value(value) => match value.get_ref() {
                DeValue::Table(table) => {
                    let pairs = table.iter().map(|(key, value)| (Node::Key(key), Node::Value(value)));
                    Ok(Map { pairs: Box::new(pairs), value: None })
                }
                _ => Err(self.wrong(expected)),
            },
            _ => Err(self.wrong(expected)),
        }
    }

    /// What it is instead of what is expected.
    #[cold]
    fn wrong(&self, expected: &dyn Expected) -> Error {
        let is = match self {
            Self::Value(value) => match value.get_ref() {
                DeValue::String(text) => Unexpected::Str(text),
                DeValue::Boolean(is) => Unexpected::Bool(*is),
                // Dates stand in quotes here.
                DeValue::Datetime(_) => Unexpected::Other("date"),
                DeValue::Array(_) => Unexpected::Seq,
                DeValue::Table(_) => Unexpected::Map,
                DeValue::Integer(_) | DeValue::Float(_) => match self.number(expected) {
                    Ok(Number::Whole(number)) => Unexpected::Signed(number),
                    Ok(Number::Float(number)) => Unexpected::Float(number),
                    Ok(Number::Place(at)) => Unexpected::Unsigned(at as u64),
                    Err(error) => return error,
                },
            },
            Self::Key(key) => Unexpected::Str(key.get_ref()),
            Self::Name(name) => Unexpected::Str(name),
            Self::Place(at) => Unexpected::Unsigned(*at as u64),
        };
        Error::invalid_type(is, expected)
    }
}

/// Methods that ask for one kind of value: `what` reads it, and the visitor gets it.
macro_rules! one_kind {
    ($what:ident: $($ask:ident)*; $visit:ident) => {
        $(fn $ask<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            let value = self.$what(&visitor)?;
            visitor.$visit(value)
        })*
    };
}

/// Every method asks the visitor for its own kind alone: a reader that may be handed anything is five times the code, for
/// each type of a pack.
impl<'de> Deserializer<'de> for Node<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Value(value) => match value.get_ref() {
                DeValue::Boolean(_) => self.deserialize_bool(visitor),
                DeValue::Integer(_) | DeValue::Float(_) => self.deserialize_f64(visitor),
                DeValue::Array(_) => self.deserialize_seq(visitor),
                DeValue::Table(_) => self.deserialize_map(visitor),
                DeValue::String(_) | DeValue::Datetime(_) => self.deserialize_str(visitor),
            },
            Self::Place(_) => self.deserialize_f64(visitor),
            Self::Key(_) | Self::Name(_) => self.deserialize_str(visitor),
        }
    }

    one_kind!(text: deserialize_string deserialize_identifier deserialize_char; visit_str);
    one_kind!(truth: deserialize_bool; visit_bool);
    one_kind!(list: deserialize_seq; visit_seq);
    one_kind!(map: deserialize_map; visit_map);

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            // What [`Spanned`] asks for.
            Self::Name(name) => visitor.visit_borrowed_str(name),
            _ => self.deserialize_string(visitor),
        }
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.number(&visitor)? {
            Number::Whole(number) => visitor.visit_i64(number),
            Number::Place(at) => visitor.visit_u64(at as u64),
            Number::Float(number) => visitor.visit_f64(number),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let Some(span) = self.span().filter(|_| is_spanned(name)) else { return self.deserialize_map(visitor) };
        let values = [Node::Place(span.start), Node::Place(span.end), self];
        let pairs = SPANNED.map(Node::Name).into_iter().zip(values);
        visitor.visit_map(Map { pairs: Box::new(pairs), value: None })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(Word(self))
    }

    forward_to_deserialize_any! {
        u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 f32 bytes byte_buf unit ignored_any unit_struct tuple_struct tuple
    }
}

struct List<'t>(Box<dyn Iterator<Item = &'t Spanned<DeValue<'t>>> + 't>);

impl<'de> SeqAccess<'de> for List<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Some(next) = self.0.next().map(Node::Value) else { return Ok(None) };
        seed.deserialize(next).map(Some).map_err(|e| e.at(next.span()))
    }
}

struct Map<'t> {
    pairs: Box<dyn Iterator<Item = (Node<'t>, Node<'t>)> + 't>,
    value: Option<Node<'t>>,
}

impl<'de> MapAccess<'de> for Map<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((key, value)) = self.pairs.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(key).map(Some).map_err(|e| e.at(key.span()))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let Some(value) = self.value.take() else { return Err(Error::custom("a value without its key")) };
        seed.deserialize(value).map_err(|e| e.at(value.span()))
    }
}

/// A word of several; packs have no others.
struct Word<'t>(Node<'t>);

impl<'de> EnumAccess<'de> for Word<'_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        let is_word =
            matches!(self.0, Node::Value(value) if value.get_ref().is_str()) || matches!(self.0, Node::Key(_));
        if !is_word {
            return Err(Error::custom("expected a word in quotes"));
        }
        Ok((seed.deserialize(self.0)?, self))
    }
}

impl<'de> VariantAccess<'de> for Word<'_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self.0)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.0.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        self.0.deserialize_any(visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use std::collections::BTreeMap;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Kind {
        OneWord,
        Other,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct One {
        name: Spanned<String>,
        kind: Option<Kind>,
        #[serde(default)]
        share: f64,
        #[serde(default)]
        many: Vec<i32>,
        #[serde(default)]
        sets: BTreeMap<Spanned<String>, Vec<String>>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct File {
        one: Vec<Spanned<One>>,
    }

    /// The same as the `toml` crate's own readers say: the value, or the message and its place.
    fn same(text: &str) {
        let ours = read::<File>(text).map_err(|e| (e.message, e.span));
        let theirs = toml::from_str::<File>(text).map_err(|e| (e.message().to_owned(), e.span()));
        assert_eq!(ours, theirs, "{text}");
    }

    #[test]
    fn values_and_places_are_those_of_the_crate() {
        for text in [
            "[[one]]\nname = 'a'\nkind = \"one-word\"\nshare = 0.5\nmany = [1, -2, 0x1F, 1_000]\n",
            "[[one]]\nname = \"\"\"\nb\"\"\"\n[one.sets]\n甲 = ['乙']\n\"丙\" = []\n[[one]]\nname = 'c'\nshare = 1e3\n",
            "one = [{ name = 'x', sets = { y.z = 1 } }]",
            "one = []",
        ] {
            same(text);
        }
    }

    #[test]
    fn so_are_the_faults() {
        for text in [
            "",
            "one = 3",
            "one = [3]",
            "[[one]]\n",
            "[[one]]\nnmae = 'a'\n",
            "[[one]]\nname = 3\n",
            "[[one]]\nname = 'a'\nkind = \"two\"\n",
            "[[one]]\nname = 'a'\nmany = [1, '2']\n",
            "[[one]]\nname = 'a'\nmany = [3000000000]\n",
            "[[one]]\nname = 'a'\nname = 'b'\n",
            "[[one]\nname",
            "[[one]]\nname = 'a'\nsets = { y = [1] }\n",
        ] {
            same(text);
        }
    }

    #[test]
    fn what_packs_never_hold_is_said_in_our_words() {
        let said = |text| read::<File>(text).unwrap_err().message;
        assert_eq!(said("[[one]]\nname = 2026-11-23\n"), "invalid type: date, expected a string");
        assert_eq!(said("[[one]]\nname = 'a'\nkind = 3\n"), "expected a word in quotes");
        assert_eq!(said("[[one]]\nname = 'a'\nmany = [99999999999999999999]\n"), "the number is too big");
    }
}

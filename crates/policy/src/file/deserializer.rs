//! Deserializes a parsed TOML file and notes every mistake at its place, not only the first.
//!
//! An error of serde ends the value in which it arises, no more: the types of `field` turn a bad
//! value into an absent one. A table that is read as a struct also notes the keys that the struct
//! does not know, and offers it those that the table lacks, so that each that is required is noted.
//!
//! Two conventions replace attributes of serde that lose places:
//! - A field whose name begins with `*` is a part of its struct: it is read from the same table, as
//!   with `serde(flatten)`. A map in that place takes the keys that no struct knows.
//! - An enum with a variant `table` is chosen by the type of the value, as with `serde(untagged)`.

use std::cell::{Cell, RefCell};

use serde::de::value::StrDeserializer;
use serde::de::{
    Deserialize, Deserializer, Error as _, Expected, IntoDeserializer, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_spanned::de::{SpannedDeserializer, is_spanned};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::access::{ByType, Entries, Fields, Items};
use super::error::Error;
use super::reader::Reader;
use crate::mistake::MistakeKind;
use crate::nearest::hint;

/// Marks the fields that are read from the table of their struct.
pub(super) const PART: char = '*';
/// The variant that takes tables, in enums that are chosen by type.
const TABLE: &str = "table";

/// Reads `document` as a `T`. Every mistake is noted with `reader`.
pub(super) fn read<'de, T: Deserialize<'de>>(
    document: &Spanned<DeValue<'_>>,
    reader: &Reader<'_>,
) -> Option<T> {
    let node = Node {
        value: document,
        key: "the file",
        reader,
        known: None,
    };
    T::deserialize(node).ok()
}

/// The keys of a table that a struct, or a part of it, knows.
#[derive(Default)]
pub(super) struct Known {
    pub(super) keys: RefCell<Vec<&'static str>>,
    /// Whether a map takes all the others.
    pub(super) any: Cell<bool>,
}

/// A value of the file and the key that holds it.
#[derive(Clone, Copy)]
pub(super) struct Node<'a, 't> {
    pub(super) value: &'a Spanned<DeValue<'t>>,
    pub(super) key: &'a str,
    pub(super) reader: &'a Reader<'t>,
    /// The known keys of the struct of which this is a part.
    pub(super) known: Option<&'a Known>,
}

impl<'a, 't> Node<'a, 't> {
    pub(super) fn child(self, key: &'a str, value: &'a Spanned<DeValue<'t>>) -> Self {
        Self {
            value,
            key,
            known: None,
            ..self
        }
    }

    fn unexpected(&self) -> Unexpected<'a> {
        match self.value.get_ref() {
            DeValue::String(text) => Unexpected::Str(text),
            DeValue::Integer(_) => Unexpected::Signed(0),
            DeValue::Float(_) => Unexpected::Float(0.0),
            DeValue::Boolean(set) => Unexpected::Bool(*set),
            DeValue::Datetime(_) => Unexpected::Bytes(&[]),
            DeValue::Array(_) => Unexpected::Seq,
            DeValue::Table(_) => Unexpected::Map,
        }
    }

    fn wrong_type(self, wanted: &dyn Expected) -> Error {
        self.note(Error::invalid_type(self.unexpected(), wanted))
    }

    /// Notes the error at this value, unless it is noted further inside.
    fn note(self, error: Error) -> Error {
        if let Some(fault) = error.0 {
            let (kind, reason, next) = fault.describe(self.key);
            let place = self.value.span().into();
            self.reader.add(kind, place, reason, next);
        }
        Error(None)
    }

    fn note_unknown_keys(self, table: &DeTable<'_>, known: &Known, what: &str) {
        let known = known.keys.borrow();
        for key in table
            .keys()
            .filter(|key| !known.contains(&&**key.get_ref()))
        {
            let name = key.get_ref();
            self.reader.add(
                MistakeKind::UnknownKey,
                key.span().into(),
                format!("{what} has no key `{name}`"),
                hint(name, known.iter().copied()),
            );
        }
    }
}

impl<'de> Deserializer<'de> for Node<'_, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let read = match self.value.get_ref() {
            DeValue::String(text) => visitor.visit_str(text),
            DeValue::Boolean(set) => visitor.visit_bool(*set),
            DeValue::Integer(digits) => {
                match i64::from_str_radix(digits.as_str(), digits.radix()) {
                    Ok(number) => visitor.visit_i64(number),
                    Err(_) => return Err(self.wrong_type(&visitor)),
                }
            }
            // Bytes, so that only a `Date` takes it.
            DeValue::Datetime(date) => visitor.visit_bytes(date.to_string().as_bytes()),
            DeValue::Float(_) => return Err(self.wrong_type(&visitor)),
            DeValue::Array(items) => visitor.visit_seq(Items::new(self, items)),
            DeValue::Table(table) => visitor.visit_map(Entries::new(self, table)),
        };
        read.map_err(|error| self.note(error))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value.get_ref() {
            DeValue::Array(_) => self.deserialize_any(visitor),
            DeValue::Table(_) => {
                let wanted = format!("a list of tables: `[[{}]]`", self.key);
                Err(self.wrong_type(&wanted.as_str()))
            }
            _ => Err(self.wrong_type(&"a list")),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value.get_ref() {
            DeValue::Table(_) => self.deserialize_any(visitor),
            _ => Err(self.wrong_type(&"a table")),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if is_spanned(name) {
            return visitor.visit_map(SpannedDeserializer::new(self, self.value.span()));
        }
        let DeValue::Table(table) = self.value.get_ref() else {
            return Err(self.wrong_type(&"a table"));
        };
        let what = (&visitor as &dyn Expected).to_string();
        let own = Known::default();
        let known = self.known.unwrap_or(&own);
        let keys = fields.iter().filter(|field| !field.starts_with(PART));
        known.keys.borrow_mut().extend(keys);
        let access = Fields::new(self, table, known, (name, &what), fields);
        let read = visitor.visit_map(access);
        if self.known.is_none() && !known.any.get() {
            self.note_unknown_keys(table, known, &what);
        }
        read.map_err(|error| self.note(error))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let mut names = variants.iter().copied();
        let variant = match self.value.get_ref() {
            _ if !variants.contains(&TABLE) => None,
            DeValue::Table(_) => Some(TABLE),
            DeValue::String(_) | DeValue::Array(_) => names.find(|name| *name != TABLE),
            _ => None,
        };
        let read = match (variant, self.value.get_ref()) {
            (Some(name), _) => visitor.visit_enum(ByType { node: self, name }),
            (None, DeValue::String(text)) => visitor.visit_enum(StrDeserializer::new(text)),
            (None, _) if variants.contains(&TABLE) => return Err(self.wrong_type(&visitor)),
            (None, _) => {
                let wanted = format!("a string: {}", variants.join(", "));
                return Err(self.wrong_type(&wanted.as_str()));
            }
        };
        read.map_err(|error| self.note(error))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct tuple tuple_struct identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for Node<'_, '_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

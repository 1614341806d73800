//! The deserializer of a key that a table lacks: optional fields get nothing, others note a mistake.

use std::ops::Range;

use serde::de::{Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_spanned::de::{SpannedDeserializer, is_spanned};

use super::error::Error;
use super::reader::Reader;
use super::schema::description;
use crate::mistake::MistakeKind;

/// A key that is not there.
pub(super) struct Missing<'a, 't> {
    pub(super) key: &'static str,
    /// The type of the table that lacks it.
    pub(super) table: &'static str,
    /// The table in words: "a rule".
    pub(super) what: &'a str,
    pub(super) place: Range<usize>,
    pub(super) reader: &'a Reader<'t>,
}

impl Missing<'_, '_> {
    /// Notes that it is missing. `example` is how it is written.
    fn note(self, example: &str) -> Error {
        let reason = format!("{} has no `{}`", self.what, self.key);
        let next = match description(self.table, self.key) {
            Some(about) => format!("write `{example}`: {about}"),
            None => format!("write `{example}`"),
        };
        let place = self.place.into();
        self.reader.add(MistakeKind::Missing, place, reason, next);
        Error(None)
    }
}

impl<'de> Deserializer<'de> for Missing<'_, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        let example = format!("{} = \"…\"", self.key);
        Err(self.note(&example))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_none()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if is_spanned(name) {
            let place = self.place.clone();
            return visitor.visit_map(SpannedDeserializer::new(self, place));
        }
        let example = format!("[{}]", self.key);
        Err(self.note(&example))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        let choices: Vec<String> = variants.iter().map(|v| format!("\"{v}\"")).collect();
        let example = format!("{} = {}", self.key, choices.join(" or "));
        Err(self.note(&example))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for Missing<'_, '_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

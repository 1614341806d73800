//! The values that keys hold, with their places. A value that is wrong is noted as a mistake and
//! then counts as absent, so that the rest of its table is read.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};
use toml::Spanned;

use crate::date::is_date;
use crate::lexicon::Place;

/// A value, or `None` where it is wrong.
struct Checked<T>(Option<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Checked<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(T::deserialize(deserializer).ok()))
    }
}

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Field<T> {
    /// `None` where it is wrong.
    pub(crate) value: Option<T>,
    pub(crate) place: Place,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<Checked<T>>::deserialize(deserializer)?;
        Ok(Self {
            place: spanned.span().into(),
            value: spanned.into_inner().0,
        })
    }
}

impl<T: JsonSchema> JsonSchema for Field<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// A string that says something. Empty where it is wrong.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Text {
    pub(crate) value: String,
    /// With its quotation marks.
    pub(crate) place: Place,
}

impl Text {
    /// The place of a range of the value in `file`; the whole string where escapes prevent that.
    pub(crate) fn inner(&self, range: &Range<usize>, file: &str) -> Place {
        let written = &file[self.place.start..self.place.end];
        let quotes = if written.starts_with("\"\"\"") || written.starts_with("'''") {
            3
        } else {
            1
        };
        let inside = written.get(quotes..written.len().saturating_sub(quotes));
        let inside = inside.unwrap_or_default();
        // A line break right behind the opening marks is not part of the value.
        let skipped = match quotes {
            3 if inside.starts_with("\r\n") => 2,
            3 if inside.starts_with('\n') => 1,
            _ => 0,
        };
        if range.is_empty() || inside[skipped..] != self.value {
            return self.place;
        }
        let start = self.place.start + quotes + skipped;
        Place::from(start + range.start..start + range.end)
    }
}

impl From<Spanned<String>> for Text {
    fn from(text: Spanned<String>) -> Self {
        Self {
            place: text.span().into(),
            value: text.into_inner(),
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Field { value, place } = Field::<NonBlank>::deserialize(deserializer)?;
        let value = value.map(|line| line.0).unwrap_or_default();
        Ok(Self { value, place })
    }
}

impl JsonSchema for Text {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

/// A string that is not blank.
struct NonBlank(String);

impl<'de> Deserialize<'de> for NonBlank {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NonBlankVisitor;
        impl Visitor<'_> for NonBlankVisitor {
            type Value = NonBlank;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<NonBlank, E> {
                if text.trim().is_empty() {
                    return Err(E::invalid_value(Unexpected::Str(text), &self));
                }
                Ok(NonBlank(text.to_owned()))
            }
        }
        deserializer.deserialize_str(NonBlankVisitor)
    }
}

/// One string, or a list of strings. Those that are wrong are left out.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Texts {
    pub(crate) items: Vec<Text>,
    pub(crate) place: Place,
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Field { value, place } = Field::<OneOrMore>::deserialize(deserializer)?;
        let items = match value {
            None => Vec::new(),
            Some(OneOrMore::One(value)) => vec![Text { value, place }],
            Some(OneOrMore::More(mut items)) => {
                items.retain(|text| !text.value.is_empty());
                items
            }
        };
        Ok(Self { items, place })
    }
}

impl JsonSchema for Texts {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Texts".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "oneOf": [
                { "type": "string", "minLength": 1 },
                { "type": "array", "items": { "type": "string", "minLength": 1 }, "minItems": 1 }
            ]
        })
    }
}

enum OneOrMore {
    One(String),
    More(Vec<Text>),
}

impl<'de> Deserialize<'de> for OneOrMore {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrMoreVisitor;
        impl<'de> Visitor<'de> for OneOrMoreVisitor {
            type Value = OneOrMore;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string or a list of strings")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<OneOrMore, E> {
                if text.trim().is_empty() {
                    return Err(E::invalid_value(Unexpected::Str(text), &self));
                }
                Ok(OneOrMore::One(text.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<OneOrMore, A::Error> {
                let mut texts = Vec::with_capacity(items.size_hint().unwrap_or(0));
                while let Some(text) = items.next_element()? {
                    texts.push(text);
                }
                if texts.is_empty() {
                    return Err(A::Error::invalid_length(0, &self));
                }
                Ok(OneOrMore::More(texts))
            }
        }
        deserializer.deserialize_any(OneOrMoreVisitor)
    }
}

/// A table whose keys the user chooses, in the order of the file.
#[derive(Debug, Clone)]
pub(crate) struct Named<T>(pub(crate) Vec<(Text, T)>);

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Named<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NamedVisitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for NamedVisitor<T> {
            type Value = Named<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Named<T>, A::Error> {
                let mut entries = Vec::new();
                while let Some((key, value)) = map.next_entry::<Spanned<String>, T>()? {
                    entries.push((key.into(), value));
                }
                Ok(Named(entries))
            }
        }
        deserializer.deserialize_map(NamedVisitor(PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for Named<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        BTreeMap::<String, T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        BTreeMap::<String, T>::json_schema(generator)
    }
}

/// A day, `YYYY-MM-DD`, as a string or as a date of TOML. `None` where it is wrong.
#[derive(Debug, Clone)]
pub(crate) struct Date {
    pub(crate) day: Option<String>,
    pub(crate) place: Place,
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Field { value, place } = Field::<Day>::deserialize(deserializer)?;
        let day = value.map(|day| day.0);
        Ok(Self { day, place })
    }
}

impl JsonSchema for Date {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    // TOML's own dates reach a validator as strings, too.
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
    }
}

struct Day(String);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct DayVisitor;
        impl Visitor<'_> for DayVisitor {
            type Value = Day;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a day of the calendar, such as \"2026-11-23\"")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Day, E> {
                match is_date(text) {
                    true => Ok(Day(text.to_owned())),
                    false => Err(E::invalid_value(Unexpected::Str(text), &self)),
                }
            }

            fn visit_bytes<E: Error>(self, date: &[u8]) -> Result<Day, E> {
                self.visit_str(&String::from_utf8_lossy(date))
            }
        }
        deserializer.deserialize_any(DayVisitor)
    }
}

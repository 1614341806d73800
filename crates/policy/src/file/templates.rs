//! What to write instead: one template or a list of them. An empty one deletes.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};

use super::{Field, Text};
use crate::lexicon::Place;

/// Templates with their places. Those that are wrong are left out.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Templates {
    pub(crate) items: Vec<Text>,
}

impl<'de> Deserialize<'de> for Templates {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Field { value, place } = Field::<OneOrMore>::deserialize(deserializer)?;
        let text = |value, place: Place| Text { value, place };
        let items = match value {
            None => Vec::new(),
            Some(OneOrMore::One(value)) => vec![text(value, place)],
            Some(OneOrMore::More(items)) => {
                let items = items.into_iter();
                items
                    .filter_map(|item| Some(text(item.value?, item.place)))
                    .collect()
            }
        };
        Ok(Self { items })
    }
}

impl JsonSchema for Templates {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Templates".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "oneOf": [
                { "type": "string" },
                { "type": "array", "items": { "type": "string" }, "minItems": 1 }
            ]
        })
    }
}

enum OneOrMore {
    One(String),
    More(Vec<Field<String>>),
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
                Ok(OneOrMore::One(text.trim().to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<OneOrMore, A::Error> {
                let mut texts = Vec::new();
                while let Some(text) = items.next_element()? {
                    texts.push(text);
                }
                match texts.is_empty() {
                    true => Err(A::Error::invalid_length(0, &self)),
                    false => Ok(OneOrMore::More(texts)),
                }
            }
        }
        deserializer.deserialize_any(OneOrMoreVisitor)
    }
}

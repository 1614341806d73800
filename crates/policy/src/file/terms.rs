//! The keys of a row of a table of terms.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};

use super::{Field, Text, Texts};
use crate::Level;

/// Rows, or the file that has them.
pub(crate) enum Terms {
    /// Under `[[terms]]`.
    Rows(Vec<Field<Term>>),
    /// In a file.
    File(String),
}

/// A term, and what to write instead.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a term")]
pub(crate) struct Term {
    /// What is found, in the phrase language; every other spelling of `to` where absent.
    pub(crate) from: Option<Texts>,
    /// What to write instead, as it is written.
    pub(crate) to: Option<Text>,
    /// Whether `from` is found in exactly this case and spelling.
    pub(crate) case: Option<Field<bool>>,
    /// The level of a finding; a warning where absent.
    pub(crate) level: Option<Field<Level>>,
    /// The reason, in one line.
    pub(crate) note: Option<Text>,
    /// Where it comes from; the source of the lexicon where absent.
    pub(crate) source: Option<Text>,
    /// What `from` is; deprecated where absent.
    pub(crate) status: Option<Field<Status>>,
}

/// What a term is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Status {
    /// `to` is written instead.
    #[default]
    Deprecated,
    /// It is banned.
    Forbidden,
    /// It may be written, and is counted.
    Approved,
    /// The row has no effect yet.
    Draft,
}

impl Status {
    /// All of them, by name.
    pub(crate) const ALL: [(&'static str, Self); 4] = [
        ("deprecated", Self::Deprecated),
        ("forbidden", Self::Forbidden),
        ("approved", Self::Approved),
        ("draft", Self::Draft),
    ];
}

impl<'de> Deserialize<'de> for Terms {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TermsVisitor;
        impl<'de> Visitor<'de> for TermsVisitor {
            type Value = Terms;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("rows under `[[terms]]`, or the name of a CSV or TSV file")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Terms, E> {
                Ok(Terms::File(text.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Terms, A::Error> {
                let mut rows = Vec::new();
                while let Some(row) = items.next_element()? {
                    rows.push(row);
                }
                Ok(Terms::Rows(rows))
            }
        }
        deserializer.deserialize_any(TermsVisitor)
    }
}

impl JsonSchema for Terms {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Terms".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let term = generator.subschema_for::<Term>();
        json_schema!({
            "oneOf": [
                { "type": "string", "minLength": 1 },
                { "type": "array", "items": term }
            ]
        })
    }
}

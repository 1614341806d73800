//! Parts of a document: one, or a list of them.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::StrDeserializer;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};

use super::Field;
use crate::rule::Scope;

/// Parts of a document. Those that are wrong are left out.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scopes(pub(crate) Vec<Scope>);

impl<'de> Deserialize<'de> for Scopes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ScopesVisitor;
        impl<'de> Visitor<'de> for ScopesVisitor {
            type Value = Scopes;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a part of a document, or a list of parts")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Scopes, E> {
                let scope = Scope::deserialize(StrDeserializer::<E>::new(text))?;
                Ok(Scopes(vec![scope]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Scopes, A::Error> {
                let mut scopes = Vec::new();
                while let Some(scope) = items.next_element::<Field<One>>()? {
                    scopes.extend(scope.value.map(|one| one.0));
                }
                Ok(Scopes(scopes))
            }
        }
        deserializer.deserialize_any(ScopesVisitor)
    }
}

/// One part: its name is compared as a string, whatever marks a table among the variants.
struct One(Scope);

impl<'de> Deserialize<'de> for One {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneVisitor;
        impl Visitor<'_> for OneVisitor {
            type Value = One;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a part of a document")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<One, E> {
                Scope::deserialize(StrDeserializer::<E>::new(text)).map(One)
            }
        }
        deserializer.deserialize_str(OneVisitor)
    }
}

impl JsonSchema for Scopes {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Scopes".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let scope = generator.subschema_for::<Scope>();
        json_schema!({
            "oneOf": [scope, { "type": "array", "items": scope, "minItems": 1 }]
        })
    }
}

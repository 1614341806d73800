//! JSON Schemas of lexicon and configuration files, so that editors complete and check them.
//! The types only mirror the keys; `load` and `config` read the files and know more.

mod config;
mod lexicon;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

/// The JSON Schema of a lexicon file.
#[must_use]
pub fn lexicon_schema() -> String {
    schema::<lexicon::LexiconFile>()
}

/// The JSON Schema of `sayso.toml`.
#[must_use]
pub fn config_schema() -> String {
    schema::<config::ConfigFile>()
}

fn schema<T: JsonSchema>() -> String {
    let generator = SchemaSettings::draft07().into_generator();
    let schema = generator.into_root_schema_for::<T>();
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// One string, or a list of strings.
fn strings(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "oneOf": [
            { "type": "string", "minLength": 1 },
            { "type": "array", "items": { "type": "string", "minLength": 1 }, "minItems": 1 }
        ]
    })
}

/// A day. TOML's own dates reach a validator as strings, too.
fn date(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
}

/// A level that may be "off".
#[derive(JsonSchema)]
#[serde(rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
enum LevelOrOff {
    Error,
    Warning,
    Note,
    Off,
}

#[cfg(test)]
mod tests;

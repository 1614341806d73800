//! The JSON Schemas of lexicon and configuration files, so that editors complete and check them.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

use super::config::ConfigFile;
use super::lexicon::LexiconFile;

/// The JSON Schema of a lexicon file.
#[must_use]
pub fn lexicon_schema() -> String {
    pretty(&schema::<LexiconFile>())
}

/// The JSON Schema of `sayso.toml`.
#[must_use]
pub fn config_schema() -> String {
    pretty(&schema::<ConfigFile>())
}

fn schema<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft07().with_transform(RecursiveTransform(without_null));
    let generator = settings.into_generator();
    generator.into_root_schema_for::<T>()
}

/// Takes `null` from the types of optional keys: TOML has none.
fn without_null(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
        choices.retain(|choice| *choice != json!({ "type": "null" }));
        if choices.len() == 1 {
            let only = choices.remove(0);
            schema.remove("anyOf");
            keep(only, schema);
        }
    }
}

/// Writes the only choice into its schema. A reference takes no keys beside it.
fn keep(only: Value, schema: &mut Schema) {
    match only {
        Value::Object(keys) if !keys.contains_key("$ref") => {
            for (key, value) in keys {
                if schema.get(&key).is_none() {
                    schema.insert(key, value);
                }
            }
        }
        reference => {
            schema.insert("allOf".to_owned(), json!([reference]));
        }
    }
}

fn pretty(schema: &Schema) -> String {
    let mut text = serde_json::to_string_pretty(schema).unwrap_or_default();
    text.push('\n');
    text
}

/// What `key` of the table type `table` means: the first sentence of its doc comment.
pub(super) fn description(table: &str, key: &str) -> Option<String> {
    let schemas = [schema::<LexiconFile>(), schema::<ConfigFile>()];
    let about = |schema: &Schema| {
        let tables = schema.get("definitions")?;
        let table = tables.get(table).unwrap_or(schema.as_value());
        let key = table.get("properties")?.get(key)?;
        key.get("description")?.as_str().map(str::to_owned)
    };
    let text = schemas.iter().find_map(about)?;
    let first = text.split_inclusive(['.', ':']).next()?;
    let first = first.trim_end_matches(['.', ':']);
    let mut letters = first.chars();
    let small = letters.next()?.to_lowercase();
    Some(small.chain(letters).collect())
}

#[cfg(test)]
mod tests;

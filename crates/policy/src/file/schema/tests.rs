//! The schemas in the repository are those of the program, and agree with what it reads.

use std::path::Path;

use serde_json::Value;

use super::*;
use crate::builtin::builtins;
use crate::lexicon::Origin;
use crate::{parse_config, parse_lexicon};

const LEXICON: &str = include_str!("../../load/tests/good.toml");
const CONFIG: &str = include_str!("../../config/good.toml");

fn json(toml: &str) -> Value {
    let value: toml::Value = toml::from_str(toml).expect("is TOML");
    plain(&value)
}

/// As JSON, dates as strings.
fn plain(value: &toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(items) => items.iter().map(plain).collect(),
        toml::Value::Table(table) => {
            let entries = table.iter().map(|(key, value)| (key.clone(), plain(value)));
            Value::Object(entries.collect())
        }
        other => serde_json::to_value(other).expect("is JSON"),
    }
}

fn errors(schema: &str, instance: &Value) -> Vec<String> {
    let schema: Value = serde_json::from_str(schema).expect("is JSON");
    let validator = jsonschema::validator_for(&schema).expect("is a schema");
    validator
        .iter_errors(instance)
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect()
}

#[test]
fn schemas_in_the_repository_are_fresh() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas");
    let files = [
        ("lexicon.schema.json", lexicon_schema()),
        ("config.schema.json", config_schema()),
    ];
    for (name, fresh) in files {
        let path = folder.join(name);
        if std::env::var_os("SAYSO_UPDATE_SCHEMAS").is_some() {
            std::fs::write(&path, &fresh).expect("written");
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        let next = "run the tests once with SAYSO_UPDATE_SCHEMAS=1";
        assert!(
            kept.replace("\r\n", "\n") == fresh,
            "{name} is stale; {next}"
        );
    }
}

#[test]
fn what_the_program_reads_the_schema_allows() {
    let lexicons = builtins().map(|(_, text)| text).chain([LEXICON]);
    for text in lexicons {
        assert_eq!(errors(&lexicon_schema(), &json(text)), [""; 0]);
    }
    assert_eq!(errors(&config_schema(), &json(CONFIG)), [""; 0]);
    assert_eq!(errors(&config_schema(), &json("")), [""; 0]);
}

#[test]
fn the_schema_refuses_what_the_program_refuses() {
    let lexicon = [
        ("kind = \"banned\"", "kind = \"wanted\""),
        ("level = \"error\"", "level = \"fatal\""),
        ("flag =", "flags ="),
        (", \"Three.\"]", "]"),
        ("source =", "sauce ="),
        ("id = \"demo\"", "id = \"De mo\""),
        ("within = \"document\"", "within = \"page\""),
        ("phrases = [\"price~\"]", "phrase = [\"price~\"]"),
        ("own = \"@ours\"", "own = \"ours\""),
        ("\"2026-12-31\"", "\"soon\""),
        ("unless = \"award*\"", "unless = 3"),
        ("[names]", "[name]"),
    ];
    for (old, new) in lexicon {
        assert!(LEXICON.contains(old), "{old}");
        let text = LEXICON.replacen(old, new, 1);
        // A lexicon without examples runs, and `lint` refuses it.
        let parsed = parse_lexicon(&text, "t", Origin::BuiltIn);
        let refused = parsed.map_or(true, |lexicon| !lexicon.missing_examples().is_empty());
        assert!(refused, "{new}");
        assert!(!errors(&lexicon_schema(), &json(&text)).is_empty(), "{new}");
    }
    let config = [
        ("fail-level", "fail_level"),
        ("min-level = \"note\"", "min-level = \"never\""),
        ("paths =", "path ="),
        ("level = \"off\"", "level = \"none\""),
        ("encoding =", "charset ="),
    ];
    for (old, new) in config {
        assert!(CONFIG.contains(old), "{old}");
        let text = CONFIG.replacen(old, new, 1);
        assert!(
            parse_config(&text, "t", &["text", "markdown"]).is_err(),
            "{new}"
        );
        assert!(!errors(&config_schema(), &json(&text)).is_empty(), "{new}");
    }
}

/// Whatever the schema offers in a rule, the program knows: a bad value is complained of, never
/// the key.
#[test]
fn every_key_of_the_schema_is_known_to_the_program() {
    let schema: Value = serde_json::from_str(&lexicon_schema()).expect("is JSON");
    let keys = schema["definitions"]["Rule"]["properties"]
        .as_object()
        .expect("keys");
    assert!(keys.len() > 25);
    for key in keys.keys() {
        let text = format!("[lexicon]\nid = \"t\"\n[[rule]]\n{key} = [[1]]\n");
        let mistakes = parse_lexicon(&text, "t", Origin::BuiltIn).expect_err("is bad");
        let all: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
        assert!(
            !all.iter().any(|m| m.contains("has no key")),
            "{key}: {all:#?}"
        );
        assert!(all.iter().any(|m| m.starts_with("t:4:")), "{key}: {all:#?}");
    }
}

//! The published schema of the JSON report: not outgrown by the code, and kept by real reports.
//! `SAYSO_UPDATE=1 cargo test` writes it anew.

use std::fs;

use serde_json::Value;

use crate::runner::{BANNED, CLEAN, Sayso};

const PUBLISHED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/report.schema.json");

#[test]
fn the_published_schema_is_the_one_of_the_code() {
    let schema = serde_json::to_string_pretty(&sayso_reports::schema()).expect("JSON") + "\n";
    if std::env::var_os("SAYSO_UPDATE").is_some() {
        fs::write(PUBLISHED, &schema).expect("the schema can be written");
    }
    let published = fs::read_to_string(PUBLISHED).expect("it is published");
    assert!(
        published == schema,
        "schemas/report.schema.json is behind the code; run SAYSO_UPDATE=1 cargo test"
    );
}

#[test]
fn a_real_report_keeps_the_published_schema() {
    let published = fs::read_to_string(PUBLISHED).expect("it is published");
    let schema: Value = serde_json::from_str(&published).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let folder = Sayso::new()
        .file("copy/bad.txt", BANNED)
        .file("copy/good.md", CLEAN)
        .file("copy/logo.bin", b"\0\0\0");
    let ran = folder
        .run("check --output-format json copy missing.txt")
        .code(2);
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let errors: Vec<String> = validator
        .iter_errors(&report)
        .map(|e| e.to_string())
        .collect();
    assert_eq!(errors, Vec::<String>::new());
    for key in ["inputs", "findings", "problems"] {
        assert!(
            report[key].as_array().is_some_and(|a| !a.is_empty()),
            "{key}"
        );
    }
}

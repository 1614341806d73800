//! The documents of `tests/corpus/`: the program must find in them what is written beside them, and nothing else.

use std::fs;
use std::path::{Path, PathBuf};

use sayso_text::folding::fold;
use serde_json::Value;

use crate::runner::Sayso;

/// What a report or an expected list says of one finding.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    line: u64,
    rule: String,
    level: String,
    words: String,
}

#[test]
fn clean_documents_stay_silent() {
    for document in documents("clean") {
        let loud: Vec<Row> = found(&document)
            .into_iter()
            .filter(|row| row.level != "note")
            .collect();
        assert_eq!(loud, [], "{}", document.display());
    }
}

#[test]
fn flagged_documents_are_reported_as_written_beside_them() {
    for document in documents("flagged") {
        let expected: Vec<Row> = listed(&document.with_extension("expected.tsv"))
            .iter()
            .map(|fields| match fields.as_slice() {
                [line, rest @ ..] => row(line.parse().expect("a line number"), rest),
                [] => panic!("{}: an empty line", document.display()),
            })
            .collect();
        assert_eq!(found(&document), expected, "{}", document.display());
    }
}

#[test]
fn twins_are_reported_alike_in_every_format() {
    let all = documents("twins");
    for expected in files("twins", |ending| ending == "expected") {
        let twins: Vec<&PathBuf> = all
            .iter()
            .filter(|d| d.file_stem() == expected.file_stem())
            .collect();
        assert!(twins.len() >= 3, "a twin in each format: {twins:?}");
        let want: Vec<Row> = listed(&expected).iter().map(|f| row(0, f)).collect();
        for twin in twins {
            let mut rows = found(twin);
            rows.iter_mut().for_each(|row| row.line = 0);
            assert_eq!(rows, want, "{}", twin.display());
        }
    }
}

/// The documents in a folder of the corpus; there are some.
fn documents(folder: &str) -> Vec<PathBuf> {
    let found = files(folder, |ending| {
        matches!(ending, "csv" | "html" | "md" | "txt")
    });
    assert!(!found.is_empty(), "no documents in {folder}");
    found
}

fn files(folder: &str, wanted: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus")
        .join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder of the corpus")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.extension()
                .and_then(|e| e.to_str())
                .is_some_and(&wanted)
        })
        .collect();
    files.sort();
    files
}

/// What the program reports at `note` and above, in the order of the text.
fn found(document: &Path) -> Vec<Row> {
    let path = document.to_str().expect("a path in UTF-8");
    let ran = Sayso::new().run_with(&[
        "check",
        "--isolated",
        "--min-level",
        "note",
        "--output-format",
        "json",
        path,
    ]);
    assert_eq!(ran.stderr, "", "{path}");
    let report: Value = serde_json::from_str(&ran.stdout).expect("a report in JSON");
    let findings = report["findings"].as_array().expect("findings");
    findings.iter().map(reported).collect()
}

fn reported(finding: &Value) -> Row {
    let text = |key: &str| finding[key].as_str().expect("a text").to_owned();
    Row {
        line: finding["span"]["start"]["line"].as_u64().expect("a line"),
        rule: text("rule").replace("ai-partnership/", ""),
        level: text("level"),
        words: folded(&text("text")),
    }
}

/// The tab separated fields of every line of an expected list.
fn listed(path: &Path) -> Vec<Vec<String>> {
    let list = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let fields = |line: &str| line.split('\t').map(str::to_owned).collect();
    list.lines().map(fields).collect()
}

fn row(line: u64, fields: &[String]) -> Row {
    let [rule, level, words] = fields else {
        panic!("not rule, level and words: {fields:?}");
    };
    Row {
        line,
        rule: rule.clone(),
        level: level.clone(),
        words: folded(words),
    }
}

fn folded(words: &str) -> String {
    fold(words, 0).text
}

//! The sentences in the README's table are judged as the table says.

use sayso_documents::Format;
use sayso_engine::check::Checker;
use sayso_engine::finding::Report;
use sayso_policy::{Settings, builtin, resolve};

use crate::pages::read;

const TABLE: &str = "| sentence | verdict |\n|---|---|\n";

/// The rows: a sentence and what is said of it.
fn rows(readme: &str) -> Vec<(String, &str)> {
    let table = readme.split(TABLE).nth(1).expect("the table");
    table
        .lines()
        .take_while(|line| line.starts_with("| "))
        .map(|line| {
            let mut cells = line.trim_matches(['|', ' ']).split(" | ");
            let sentence = cells.next().expect("a sentence").replace('`', "");
            (sentence, cells.next().expect("a verdict"))
        })
        .collect()
}

fn checker() -> Checker {
    let lexicon = builtin("ai-partnership")
        .expect("is built in")
        .expect("has no mistakes");
    let policy = resolve(vec![lexicon], &Settings::default(), "2026-01-01");
    Checker::new(policy.expect("a policy")).expect("it compiles")
}

/// As the table words it: the gravest level, or that the words are approved, or nothing.
fn verdict(report: &Report) -> &'static str {
    match report.findings.iter().map(|f| f.level).max() {
        Some(level) => level.name(),
        None if !report.approved.is_empty() => "approved",
        None => "left alone",
    }
}

#[test]
fn every_row_of_the_table_holds() {
    let readme = read("README.md");
    let rows = rows(&readme);
    assert!(rows.len() > 12, "{rows:#?}");
    let checker = checker();
    let mut wrong = Vec::new();
    for (sentence, said) in rows {
        let report = checker.check_bytes("row.md", sentence.as_bytes(), Format::Markdown, None);
        let real = verdict(&report);
        // "Powered by OpenAI, the SRE enables …" has approved words and still nothing to report.
        let fits = said.trim_start_matches("**").starts_with(real)
            || said.starts_with("left alone") && real == "approved";
        if !fits {
            wrong.push(format!("{sentence}: {real}, and the table says: {said}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

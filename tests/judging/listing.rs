//! Lists what every table of texts is rewritten to, for a second reader: one line for each finding, and
//! what its sentence becomes.
//!
//! `cargo test --test judging listing -- --ignored --nocapture`. `SAYSO_COPY=FOLDER` and
//! `SAYSO_LEXICONS=A.toml,B.toml` list what the documents of a folder are rewritten to instead.

#![expect(clippy::print_stdout, reason = "the list is what the test is for")]

use std::path::{Path, PathBuf};
use std::{env, fs};

use sayso_documents::Format;
use sayso_engine::check::Checker;
use sayso_engine::finding::{Applicability, Finding, Report};
use sayso_policy::{Origin, Policy, builtin, parse_lexicon};

use super::{policies, rewrites, sentences};

/// Longer sentences are no reading for anybody.
const LONGEST: usize = 400;

/// A line for each finding of `report` whose rule has something to write instead: `+` where that is
/// safe, `?` where a person must look at it, `-` where there are only words of guidance.
fn lines(name: &str, report: &Report) -> Vec<String> {
    let Some(document) = &report.document else {
        return Vec::new();
    };
    let prose = document.prose();
    let line = |finding: &Finding| {
        let best = finding.suggestions.iter().rev();
        let best = best.max_by_key(|suggestion| suggestion.applicability)?;
        let mark = match best.applicability {
            Applicability::Safe => '+',
            Applicability::Unsafe => '?',
            Applicability::Display => '-',
        };
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let before = flat(&prose[finding.sentence().range()]);
        let after = flat(&finding.result(best, prose));
        let rule = &finding.rule;
        (before.len() <= LONGEST).then(|| format!("{mark}\t{name}\t{rule}\t{before}\n\t→\t{after}"))
    };
    report.findings.iter().filter_map(line).collect()
}

/// A checker of the lexicons at these paths.
fn checker(paths: &str) -> Checker {
    let lexicon = |path: &str| {
        if let Some(lexicon) = builtin(path) {
            return lexicon.expect("valid");
        }
        let text = fs::read_to_string(path).expect("a lexicon");
        match parse_lexicon(&text, path, Origin::File(path.to_owned())) {
            Ok(lexicon) => lexicon,
            Err(why) => panic!("{path}: {why:?}"),
        }
    };
    Checker::new(Policy {
        lexicons: paths.split(',').map(lexicon).collect(),
        as_of: None,
    })
    .expect("compiles")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            match entry.path() {
                path if path.is_dir() => folders.push(path),
                path => found.push(path),
            }
        }
    }
    found.sort();
    found
}

fn copy(folder: &Path, checker: &Checker) -> Vec<String> {
    let list = |path: &PathBuf| {
        let format = match path.extension().and_then(|end| end.to_str()) {
            Some("html") => Format::Html,
            Some("txt") => Format::Text,
            _ => Format::Markdown,
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let bytes = fs::read(path).expect("a file");
        lines(&name, &checker.check_bytes("a", &bytes, format, None))
    };
    files(folder).iter().flat_map(list).collect()
}

fn listed() -> Vec<String> {
    if let Some(folder) = env::var_os("SAYSO_COPY") {
        let lexicons = env::var("SAYSO_LEXICONS").expect("SAYSO_LEXICONS");
        return copy(Path::new(&folder), &checker(&lexicons));
    }
    let mut all = Vec::new();
    for table in [
        rewrites::reports(),
        sentences::reports(),
        policies::reports(),
    ] {
        all.extend(table.iter().flat_map(|(name, report)| lines(name, report)));
    }
    all
}

#[test]
#[ignore = "a list to be read"]
fn what_is_rewritten() {
    let all = listed();
    let count = |mark: char| all.iter().filter(|line| line.starts_with(mark)).count();
    for line in &all {
        println!("{line}");
    }
    println!(
        "{} safe, {} unsafe, {} with guidance only",
        count('+'),
        count('?'),
        count('-')
    );
}

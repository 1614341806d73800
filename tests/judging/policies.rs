//! Judges tables of sentences against the lexicons that they name (`tests/data/policies/*.tsv`), and prints
//! precision and recall. `SAYSO_TABLES=DIR` judges the tables of another folder instead.

#![expect(clippy::print_stdout, reason = "the score is what the test is for")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use sayso_documents::Format;
use sayso_engine::check::Checker;
use sayso_engine::finding::Report;
use sayso_policy::{Level, Origin, Policy, builtin, parse_lexicon};

/// What the table of a lexicon must reach: precision and recall, in per cent, of texts with something to
/// report at level "warning" or above.
const WANTED: [(&str, usize, usize); 11] = [
    ("brand-1", 95, 86),
    ("brand-2", 96, 86),
    ("claims-1", 83, 96),
    ("claims-2", 76, 91),
    ("claims-3", 93, 91),
    ("copy-claims-1", 78, 87),
    ("copy-claims-2", 94, 94),
    ("kinds", 96, 78),
    ("memo-blind", 97, 92),
    ("memo-blind-2", 97, 94),
    ("terms-1", 76, 91),
];

/// One labelled text.
struct Case {
    lexicon: String,
    format: Format,
    text: String,
    /// `rule:level`, sorted; empty where nothing is to be reported.
    expected: Vec<String>,
}

/// The folder of the lexicons, and of the tables unless another one is asked for.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/policies")
}

fn tables() -> Vec<(String, Vec<Case>)> {
    let folder = env::var_os("SAYSO_TABLES").map_or_else(folder, PathBuf::from);
    let files = fs::read_dir(folder).expect("a folder").flatten();
    let mut paths: Vec<PathBuf> = files.map(|file| file.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "tsv"));
    paths.sort();
    let table = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("UTF-8");
        let name = path.file_stem().expect("a name").to_string_lossy();
        (name.into_owned(), cases(&text))
    };
    paths.into_iter().map(table).collect()
}

/// The rows of a table. Lines that start with `#` are about it; `# lexicon: ID` holds for all rows without a
/// column `lexicon`. The first other line names the columns.
fn cases(table: &str) -> Vec<Case> {
    let is_note = |line: &&str| line.starts_with('#');
    let whole = table
        .lines()
        .filter(is_note)
        .find_map(|line| line.split_once("lexicon:"));
    let whole = whole.map_or("", |(_, id)| id.trim());
    let mut rows = table
        .lines()
        .filter(|line| !line.is_empty() && !is_note(line));
    let columns: Vec<&str> = rows.next().unwrap_or_default().split('\t').collect();
    let case = |row: &str| {
        let cells: Vec<&str> = row.split('\t').collect();
        let cell = |name: &str| {
            let at = columns.iter().position(|column| *column == name);
            at.and_then(|at| cells.get(at)).copied().unwrap_or_default()
        };
        let mut expected: Vec<String> = cell("expected")
            .split_whitespace()
            .filter(|one| *one != "-")
            .map(str::to_owned)
            .collect();
        expected.sort();
        let lexicon = Some(cell("lexicon")).filter(|id| !id.is_empty());
        Case {
            lexicon: lexicon
                .unwrap_or(whole)
                .trim_end_matches(".toml")
                .to_owned(),
            format: Format::from_name(cell("format")).unwrap_or(Format::Markdown),
            text: cell("text").replace("\\n", "\n").replace("\\r", "\r"),
            expected,
        }
    };
    rows.map(case).collect()
}

/// A checker of the lexicons with these ids.
fn checker(ids: &[&str]) -> Checker {
    let lexicon = |id: &&str| {
        if let Some(lexicon) = builtin(id) {
            return lexicon.expect("valid");
        }
        let text = fs::read_to_string(folder().join(format!("{id}.toml"))).expect("a lexicon");
        let name = format!("{id}.toml");
        match parse_lexicon(&text, &name, Origin::File(name.clone())) {
            Ok(lexicon) => lexicon,
            Err(why) => panic!("{name}: {why:?}"),
        }
    };
    let policy = Policy {
        lexicons: ids.iter().map(lexicon).collect(),
        as_of: None,
    };
    Checker::new(policy).expect("compiles")
}

fn check(checker: &Checker, case: &Case) -> Report {
    checker.check_bytes("case", case.text.as_bytes(), case.format, None)
}

/// What is reported of every text, with the name of its table.
pub(super) fn reports() -> Vec<(String, Report)> {
    let mut checkers: BTreeMap<String, Checker> = BTreeMap::new();
    let mut all = Vec::new();
    for (name, cases) in tables() {
        all.extend(cases.iter().map(|case| {
            let id = &case.lexicon;
            let checker = checkers.entry(id.clone());
            let checker = checker.or_insert_with(|| self::checker(&[id]));
            (name.clone(), check(checker, case))
        }));
    }
    all
}

/// What a report says at level "warning" or above, as `rule:level`, sorted.
fn reported(report: &Report) -> Vec<String> {
    let loud = report.findings.iter().filter(|f| f.level > Level::Note);
    let name = |id: &str| id.rsplit('/').next().unwrap_or_default().to_owned();
    let mut all: Vec<String> = loud
        .map(|f| format!("{}:{}", name(&f.rule), f.level))
        .collect();
    all.sort();
    all
}

/// How many texts of a table were reported, and how many should be.
#[derive(Default)]
struct Score {
    texts: usize,
    exact: usize,
    found: usize,
    missed: usize,
    wrong: usize,
}

impl Score {
    fn precision(&self) -> usize {
        self.found * 100 / (self.found + self.wrong).max(1)
    }

    fn recall(&self) -> usize {
        self.found * 100 / (self.found + self.missed).max(1)
    }

    fn count(&mut self, case: &Case, got: &[String]) {
        let mut expected = case.expected.clone();
        expected.retain(|one| !one.ends_with(":note"));
        self.texts += 1;
        self.exact += usize::from(expected == got);
        match (expected.is_empty(), got.is_empty()) {
            (false, false) => self.found += 1,
            (false, true) => self.missed += 1,
            (true, false) => self.wrong += 1,
            (true, true) => {}
        }
        if expected != got {
            println!(
                "    {}: {:?}\n        want {expected:?} got {got:?}",
                case.lexicon, case.text
            );
        }
    }
}

#[test]
fn labelled_sentences_of_policies() {
    let mut checkers: BTreeMap<String, Checker> = BTreeMap::new();
    for (name, cases) in tables() {
        let mut score = Score::default();
        for case in &cases {
            let checker = checkers
                .entry(case.lexicon.clone())
                .or_insert_with(|| checker(&[&case.lexicon]));
            score.count(case, &reported(&check(checker, case)));
        }
        println!(
            "{name}: {} texts, {} as labelled; precision {} %, recall {} % ({} found, {} missed, {} wrong)",
            score.texts,
            score.exact,
            score.precision(),
            score.recall(),
            score.found,
            score.missed,
            score.wrong,
        );
        for (_, precision, recall) in WANTED.iter().filter(|(table, ..)| *table == name) {
            assert!(score.precision() >= *precision, "{name}");
            assert!(score.recall() >= *recall, "{name}");
        }
    }
}

/// What one lexicon calls a name, and what it looks for, changes nothing in how the rules of another are read. Approved
/// wording apart, which wins in every lexicon.
#[test]
fn lexicons_do_not_change_each_other() {
    let ids = [
        "env-claims",
        "fin-promo",
        "health-claims",
        "sec-ai-claims",
        "terms",
        "copy-claims",
        "house",
        "la",
        "lb",
        "lc",
    ];
    let together = checker(&ids);
    let all = tables().into_iter().flat_map(|(_, cases)| cases);
    let all: Vec<(Report, Case)> = all
        .step_by(3)
        .map(|case| (check(&together, &case), case))
        .collect();
    for id in ids {
        let alone = checker(&[id]);
        let of = |report: &Report| {
            let own = report
                .findings
                .iter()
                .filter(|f| f.rule.starts_with(&format!("{id}/")));
            own.map(|f| format!("{} {} {:?}", f.rule, f.level, f.fingerprint))
                .collect::<Vec<_>>()
        };
        for (report, case) in &all {
            assert_eq!(
                of(&check(&alone, case)),
                of(report),
                "{id}: {:?}",
                case.text
            );
        }
    }
}

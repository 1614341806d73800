//! Judges the labelled sentences of the tables in `tests/data/` and prints the scores.

#![expect(clippy::print_stdout, reason = "the score is what the test is for")]

use std::collections::BTreeMap;

use sayso_documents::Format;
use sayso_documents::formats::splice;
use sayso_engine::check::Checker;
use sayso_engine::finding::{Applicability, Report};
use sayso_policy::Level;
use sayso_policy::{Policy, builtin};

/// The tables, in the order in which they were written; each by another hand than the one before.
const TABLES: [(&str, &str); 20] = [
    ("judges", include_str!("../data/sentences/judges.tsv")),
    ("memo", include_str!("../data/sentences/memo.tsv")),
    (
        "verb-forms",
        include_str!("../data/sentences/verb-forms.tsv"),
    ),
    ("genres", include_str!("../data/sentences/genres.tsv")),
    (
        "paragraphs",
        include_str!("../data/sentences/paragraphs.tsv"),
    ),
    ("business", include_str!("../data/sentences/business.tsv")),
    ("copy", include_str!("../data/sentences/copy.tsv")),
    (
        "real-pages",
        include_str!("../data/sentences/real-pages.tsv"),
    ),
    ("markup", include_str!("../data/sentences/markup.tsv")),
    (
        "hard-grammar",
        include_str!("../data/sentences/hard-grammar.tsv"),
    ),
    ("channels", include_str!("../data/sentences/channels.tsv")),
    (
        "homographs",
        include_str!("../data/sentences/homographs.tsv"),
    ),
    (
        "documentation",
        include_str!("../data/sentences/documentation.tsv"),
    ),
    (
        "product-pages",
        include_str!("../data/sentences/product-pages.tsv"),
    ),
    ("enabling", include_str!("../data/sentences/enabling.tsv")),
    (
        "inversions",
        include_str!("../data/sentences/inversions.tsv"),
    ),
    (
        "plain-copy",
        include_str!("../data/sentences/plain-copy.tsv"),
    ),
    (
        "whole-documents",
        include_str!("../data/sentences/whole-documents.tsv"),
    ),
    (
        "short-claims",
        include_str!("../data/sentences/short-claims.tsv"),
    ),
    ("mistakes", include_str!("../data/sentences/mistakes.tsv")),
];

/// A part of a table with fewer texts is too small for shares of its own, and counts with the rest.
const LARGE_PART: usize = 100;

/// One labelled text.
struct Case {
    table: &'static str,
    id: String,
    held: bool,
    format: Format,
    text: String,
    expected: Vec<String>,
    tolerated: Vec<String>,
    approved: Option<usize>,
    rewrite: Option<String>,
}

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let tail = &rest[at + 1..];
        let (c, len) = match tail.chars().next() {
            Some('n') => ('\n', 1),
            Some('r') => ('\r', 1),
            Some('u') => {
                let end = tail.find('}').expect("closed escape");
                let code = u32::from_str_radix(&tail[2..end], 16).expect("hexadecimal");
                (char::from_u32(code).expect("a character"), end + 1)
            }
            Some(c) => (c, c.len_utf8()),
            None => ('\\', 0),
        };
        out.push(c);
        rest = &tail[len..];
    }
    out.push_str(rest);
    out
}

fn cases() -> Vec<Case> {
    TABLES
        .iter()
        .flat_map(|(name, lines)| table(name, lines))
        .collect()
}

/// The cases of one table; its name goes before every id.
fn table(name: &'static str, lines: &str) -> Vec<Case> {
    lines
        .lines()
        .skip(1)
        .filter(|l| !l.is_empty())
        .map(|line| {
            let f: Vec<&str> = line.split('\t').collect();
            let list = |wanted: bool| {
                f[5].split(' ')
                    .filter(|e| !e.is_empty() && *e != "-" && e.starts_with('~') != wanted)
                    .map(|e| e.trim_start_matches('~').to_owned())
                    .collect::<Vec<_>>()
            };
            let rewrite = f.get(7).copied().unwrap_or_default();
            Case {
                table: name,
                id: format!("{name}/{}", f[0]),
                held: f[2] == "held",
                format: Format::from_name(f[3]).expect("a format"),
                text: unescape(f[4]),
                expected: list(true),
                tolerated: list(false),
                approved: f.get(6).and_then(|n| n.parse().ok()),
                rewrite: (!rewrite.is_empty()).then(|| unescape(rewrite)),
            }
        })
        .collect()
}

/// The text after the first safe suggestion of every finding; `None` where there is none.
fn rewritten(text: &str, report: &Report) -> Option<String> {
    let document = report.document.as_ref()?;
    let mut edits = Vec::new();
    for finding in &report.findings {
        let mut rewrites = finding.suggestions_here();
        let safe = rewrites.find(|s| s.applicability == Applicability::Safe);
        edits.extend(safe.into_iter().flat_map(|s| s.edits));
    }
    if edits.is_empty() {
        return None;
    }
    edits.sort_by_key(|e| e.span);
    let bytes = splice(text.as_bytes(), document, &edits).ok()?;
    String::from_utf8(bytes).ok()
}

/// What is reported of every text, with its id.
pub(super) fn reports() -> Vec<(String, Report)> {
    let checker = checker();
    let check = |case: Case| {
        let report = checker.check_bytes("case", case.text.as_bytes(), case.format, None);
        (case.id, report)
    };
    cases().into_iter().map(check).collect()
}

fn checker() -> Checker {
    let lexicon = builtin("ai-partnership").expect("built in").expect("valid");
    Checker::new(Policy {
        lexicons: vec![lexicon],
        as_of: None,
    })
    .expect("compiles")
}

#[derive(Default)]
struct Score {
    right: usize,
    all: usize,
    missed_errors: usize,
    false_errors: usize,
    errors: usize,
    clean: usize,
    rewrites_right: usize,
    rewrites: usize,
}

#[test]
fn labelled_sentences() {
    let checker = checker();
    let mut scores: BTreeMap<(&str, bool), Score> = BTreeMap::new();
    let verbose = std::env::var_os("SAYSO_SHOW_HELD").is_some();
    for case in cases() {
        let report = checker.check_bytes("case", case.text.as_bytes(), case.format, None);
        let score = scores.entry((case.table, case.held)).or_default();
        let show = !case.held || verbose;
        judge(&case, &report, score, show);
    }
    for ((table, held), s) in &scores {
        println!(
            "{table} {}: {}/{} right; errors: {} expected, {} missed, {} false; rewrites {}/{}",
            if *held { "held" } else { "dev" },
            s.right,
            s.all,
            s.errors,
            s.missed_errors,
            s.false_errors,
            s.rewrites_right,
            s.rewrites,
        );
    }
    for ((table, _), score) in scores.iter().filter(|(_, s)| s.all >= LARGE_PART) {
        score.holds(table);
    }
    for (table, _) in TABLES {
        let parts = scores.iter().filter(|((name, _), _)| *name == table);
        let whole = parts.fold(Score::default(), |sum, (_, part)| sum.with(part));
        whole.holds(table);
    }
}

impl Score {
    fn with(&self, other: &Self) -> Self {
        Self {
            right: self.right + other.right,
            all: self.all + other.all,
            missed_errors: self.missed_errors + other.missed_errors,
            false_errors: self.false_errors + other.false_errors,
            errors: self.errors + other.errors,
            clean: self.clean + other.clean,
            rewrites_right: self.rewrites_right + other.rewrites_right,
            rewrites: self.rewrites + other.rewrites,
        }
    }

    fn holds(&self, table: &str) {
        assert!(
            self.missed_errors * 100 <= self.errors * 3,
            "{table}: errors at least 97 % right"
        );
        assert!(
            self.false_errors * 100 <= self.all,
            "{table}: false errors at most 1 %"
        );
        assert!(
            self.rewrites_right * 100 >= self.rewrites * 85,
            "{table}: rewrites at least 85 % right"
        );
    }
}

fn judge(case: &Case, report: &Report, score: &mut Score, show: bool) {
    let mut got: Vec<String> = report
        .findings
        .iter()
        .map(|f| format!("{}:{}", f.rule.rsplit('/').next().expect("a name"), f.level))
        .collect();
    got.sort();
    let mut missing = case.expected.clone();
    let mut extra = Vec::new();
    for g in &got {
        if let Some(at) = missing.iter().position(|m| m == g) {
            missing.remove(at);
        } else if !case.tolerated.contains(g) {
            extra.push(g.clone());
        }
    }
    let approved = case.approved.is_none_or(|n| n == report.approved.len());
    score.all += 1;
    let is_error = |l: &&String| l.ends_with(Level::Error.name());
    score.errors += case.expected.iter().filter(is_error).count();
    score.missed_errors += missing.iter().filter(is_error).count();
    score.false_errors += extra.iter().filter(is_error).count();
    score.clean += usize::from(case.expected.is_empty());
    let right = missing.is_empty() && extra.is_empty() && approved;
    score.right += usize::from(right);
    if !right && show {
        println!(
            "{}: {:?}\n    missing {missing:?} extra {extra:?} approved {} of {:?}",
            case.id,
            case.text,
            report.approved.len(),
            case.approved
        );
    }
    if let Some(want) = &case.rewrite {
        let got = rewritten(&case.text, report);
        let fits = if want == "-" {
            got.is_none()
        } else {
            got.as_deref().map(str::trim) == Some(want.trim())
        };
        score.rewrites += 1;
        score.rewrites_right += usize::from(fits);
        if !fits && show {
            println!(
                "{}: {:?}\n    wanted {want:?}\n    got    {got:?}",
                case.id, case.text
            );
        }
    }
}

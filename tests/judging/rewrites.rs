//! Tables of sentences and what `fix` makes of them unasked: `=` where it must leave them.

use sayso_documents::Format;
use sayso_engine::check::Checker;
use sayso_engine::finding::{Applicability, Report};
use sayso_engine::fix::fix;
use sayso_policy::{Lexicon, Origin, Policy, builtin, parse_lexicon};

const TABLES: [(&str, &str); 3] = [
    ("terms", include_str!("../data/rewrites/terms.tsv")),
    ("claims", include_str!("../data/rewrites/claims.tsv")),
    ("memo", include_str!("../data/rewrites/memo.tsv")),
];

fn checker(table: &str) -> Checker {
    let lexicon = match table {
        "terms" => parsed(include_str!("../data/rewrites/terms.toml")),
        "claims" => parsed(include_str!("../data/rewrites/claims.toml")),
        _ => builtin("ai-partnership")
            .expect("is built in")
            .expect("loads"),
    };
    let policy = Policy {
        lexicons: vec![lexicon],
        ..Policy::default()
    };
    Checker::new(policy).expect("compiles")
}

fn parsed(text: &str) -> Lexicon {
    parse_lexicon(text, "a.toml", Origin::File("a.toml".to_owned())).expect("loads")
}

/// What becomes of `text`.
fn fixed(checker: &Checker, text: &str) -> String {
    let bytes = text.as_bytes().to_vec();
    let mended = fix(bytes, Applicability::Safe, |bytes, encoding| {
        checker.check_bytes("a.md", bytes, Format::Markdown, encoding)
    });
    String::from_utf8(mended.bytes).expect("stays UTF-8")
}

/// The rows of a table: the text, and what it becomes.
fn rows(lines: &str) -> impl Iterator<Item = [String; 2]> {
    let rows = lines
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'));
    rows.map(|line| {
        let (text, want) = line.split_once('\t').expect("two columns");
        let want = if want == "=" { text } else { want };
        [text, want].map(|t| t.replace("\\n", "\n").replace("\\r", "\r"))
    })
}

/// What is reported of every text, with the name of its table.
pub(super) fn reports() -> Vec<(String, Report)> {
    let mut all = Vec::new();
    for (name, lines) in TABLES {
        let checker = checker(name);
        let check =
            |text: &str| checker.check_bytes("a.md", text.as_bytes(), Format::Markdown, None);
        all.extend(rows(lines).map(|[text, _]| (name.to_owned(), check(&text))));
    }
    all
}

#[test]
fn sentences_become_what_an_editor_would_make_of_them() {
    let mut wrong = Vec::new();
    for (name, lines) in TABLES {
        let checker = checker(name);
        for [text, want] in rows(lines) {
            let found = fixed(&checker, &text);
            if found != want {
                wrong.push(format!("{name}: {text:?}\n   is {found:?}\n want {want:?}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} rows\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

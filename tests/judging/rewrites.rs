//! Tables of sentences and what `fix` makes of them unasked: `=` where it must leave them.

use sayso_documents::Format;
use sayso_engine::check::Checker;
use sayso_engine::finding::Applicability;
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

#[test]
fn sentences_become_what_an_editor_would_make_of_them() {
    let mut wrong = Vec::new();
    for (name, lines) in TABLES {
        let checker = checker(name);
        for line in lines
            .lines()
            .filter(|l| !l.is_empty() && !l.starts_with('#'))
        {
            let (text, want) = line.split_once('\t').expect("two columns");
            let [text, want] = [text, want].map(|t| t.replace("\\n", "\n").replace("\\r", "\r"));
            let want = if want == "=" { &text } else { &want };
            let found = fixed(&checker, &text);
            if found != *want {
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

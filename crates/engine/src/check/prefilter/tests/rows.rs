//! Two words in a row against the full check: whatever a phrase of them matches is passed.

use proptest::prelude::*;

use super::{FORMATS, around, choices, encoded, encodings, spelled};
use crate::check::Checker;
use sayso_policy::{Origin, Policy, parse_lexicon};

/// Words that a phrase is made of, and the starts of others.
const WORDS: [&str; 10] = [
    "open", "ai", "do", "not", "don", "on", "o", "order", "reopen", "to",
];

/// A checker for phrases, among more than are looked for by one word each.
fn checker(phrases: &[String]) -> Checker {
    let others = (0..600).map(|n| format!("\"q{n}z open\""));
    let phrases = phrases.iter().map(|phrase| format!("\"{phrase}\""));
    let all: Vec<String> = phrases.chain(others).collect();
    let lexicon = format!(
        "[lexicon]\nid = \"rows\"\n\n[[rule]]\nid = \"listed\"\nkind = \"banned\"\nlevel = \"warning\"\n\
         message = \"Do not write {{text}}.\"\nsource = \"a test\"\nphrases = [{}]\n\
         flag = [\"A q1z open.\", \"A q2z open.\", \"A q3z open.\"]\npass = [\"A.\", \"B.\", \"C.\"]\n",
        all.join(", ")
    );
    let lexicon = parse_lexicon(&lexicon, "rows.toml", Origin::BuiltIn).expect("is valid");
    let policy = Policy {
        lexicons: vec![lexicon],
        ..Policy::default()
    };
    Checker::new(policy).expect("compiles")
}

fn phrase() -> impl Strategy<Value = String> {
    let word = prop::sample::select(WORDS.to_vec());
    prop::collection::vec(word, 1..4).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_match_of_a_row_is_lost(
        phrases in prop::collection::vec(phrase(), 1..4),
        which in any::<prop::sample::Index>(),
        texts in prop::collection::vec((choices(), around(), around(), encodings()), 8),
    ) {
        let checker = checker(&phrases);
        for (choices, before, behind, (encoding, mark)) in texts {
            let literal: &String = which.get(&phrases);
            let text = [before, spelled(literal, &choices), behind].concat();
            let bytes = encoded(&text, encoding, mark);
            for format in FORMATS {
                let may = checker.may_report(&bytes, format);
                let document = sayso_documents::formats::read(&bytes, format, None);
                let said = document.map(|d| checker.check_document("a", d));
                let silent = said.is_ok_and(|r| r.findings.is_empty() && r.problems.is_empty());
                prop_assert!(may || silent, "{format:?} {text:?}");
            }
        }
    }
}

#[test]
fn rows_are_ruled_out_by_their_second_word() {
    let checker = checker(&["open order".to_owned(), "do know".to_owned()]);
    for (text, may) in [
        ("", false),
        ("An open order.", true),
        ("OPEN\r\nOR\u{AD}DER", true),
        ("open \"order\", done", true),
        ("open-order", true),
        ("op-\nen order", true),
        ("open, order", false),
        ("open orders", false),
        ("open the order", false),
        ("They do. Know so.", true),
        ("They do knows", false),
        ("They don't know. q1z", false),
    ] {
        let bytes = text.as_bytes();
        assert_eq!(
            checker.may_report(bytes, sayso_documents::Format::Text),
            may,
            "{text:?}"
        );
    }
}

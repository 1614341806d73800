//! The lexicon language, through the program: every operator and context has sentences on both sides in
//! `tests/data/language.toml`.

use crate::runner::Sayso;

const LANGUAGE: &str = include_str!("../data/language.toml");

#[test]
fn every_operator_and_context_matches_what_it_says() {
    let folder = Sayso::new().file("language.toml", LANGUAGE);
    folder.run("lexicon lint language.toml").code(0);
    let examples = 6 * LANGUAGE.matches("[[rule]]").count();
    folder
        .run("lexicon test language.toml")
        .code(0)
        .stderr_or_stdout_has(&format!("{examples} of {examples} examples hold"));
}

#[test]
fn an_example_that_fails_is_reported_with_its_place() {
    let wrong = LANGUAGE.replace("\"environs\"", "\"surroundings\"");
    Sayso::new()
        .file("language.toml", wrong)
        .run("lexicon test language.toml")
        .code(1)
        .stderr_or_stdout_has("any-ending: must be reported and is not: “surroundings”");
}

#[test]
fn a_rule_counts_on_its_days_alone() {
    let dated = LANGUAGE.replace(
        "id = \"any-ending\"\n",
        "id = \"any-ending\"\neffective_from = \"2026-03-01\"\neffective_until = \"2026-03-31\"\n",
    );
    let folder = Sayso::new()
        .file("language.toml", dated)
        .file("copy.txt", "A fine environment.\n");
    let days = [
        ("2026-02-28", 0),
        ("2026-03-01", 1),
        ("2026-03-31", 1),
        ("2026-04-01", 0),
    ];
    for (day, code) in days {
        let line =
            format!("check --lexicon language.toml --fail-level note --as-of {day} copy.txt");
        folder.run(&line).code(code).stderr("");
    }
}

#[test]
fn a_context_reaches_as_far_as_it_says() {
    let cases = [
        ("It is secure. We audit.\n", 1),
        ("It is secure.\n\nWe audit.\n", 0),
        ("It is durable.\n\nA gasket.\n", 1),
        ("It is durable.\n", 0),
        ("The lowest price, terms apply.\n", 0),
        ("The lowest price. Terms apply.\n", 1),
        ("It is not waterproof.\n", 0),
        ("\u{FEFF}It is waterproof.\r\n", 1),
        ("Änderung: it is waterproof.\n", 1),
        ("", 0),
    ];
    for (text, code) in cases {
        let folder = Sayso::new()
            .file("language.toml", LANGUAGE)
            .file("copy.txt", text);
        let ran = folder.run("check --lexicon language.toml --fail-level note copy.txt");
        assert_eq!(ran.code, Some(code), "{text:?}: {ran:#?}");
    }
}

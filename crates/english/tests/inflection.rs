//! Measures inflection against a table from outside, see `docs/english.md`.

use sayso_english::{VerbForm, noun_forms, plural, verb, verb_forms};

const TABLE: &str = include_str!("inflection.tsv");

/// The forms that were looked at, and those that the table does not have.
#[derive(Default)]
struct Score {
    asked: usize,
    wrong: Vec<String>,
}

impl Score {
    fn ask(&mut self, word: &str, ours: &str, accepted: &str) {
        self.asked += 1;
        if !accepted.split('/').any(|form| form == ours) {
            self.wrong.push(format!("{word}: {ours}, not {accepted}"));
        }
    }

    /// The share that is right, in hundredths of a per cent.
    fn share(&self) -> usize {
        (self.asked - self.wrong.len()) * 10_000 / self.asked
    }
}

fn rows(part: &str) -> impl Iterator<Item = Vec<&'static str>> {
    TABLE
        .lines()
        .filter_map(move |line| line.strip_prefix(part)?.strip_prefix('\t'))
        .map(|row| row.split('\t').collect())
}

#[expect(clippy::print_stdout, reason = "the score is what this test is for")]
fn report(what: &str, words: usize, score: &Score) {
    println!(
        "{what}: {words} words, {} forms, {}.{:02} % right",
        score.asked,
        score.share() / 100,
        score.share() % 100
    );
    for wrong in &score.wrong {
        println!("  {wrong}");
    }
}

#[test]
fn verbs() {
    let mut score = Score::default();
    let mut missing = Score::default();
    for row in rows("verb") {
        for (form, accepted) in VerbForm::ALL.into_iter().zip(&row).skip(1) {
            score.ask(row[0], &verb(row[0], form), accepted);
        }
        let ours = verb_forms(row[0]).join("/");
        for form in row[1..].iter().flat_map(|forms| forms.split('/')) {
            missing.ask(row[0], form, &ours);
        }
    }
    report(
        "verbs, the usual form is accepted",
        rows("verb").count(),
        &score,
    );
    report(
        "verbs, an accepted form is known",
        rows("verb").count(),
        &missing,
    );
    assert!(rows("verb").count() > 500);
    assert!(score.share() >= 9_900 && missing.share() >= 9_850);
}

#[test]
fn nouns() {
    let mut score = Score::default();
    let mut missing = Score::default();
    for row in rows("noun") {
        score.ask(row[0], &plural(row[0]), row[1]);
        let ours = noun_forms(row[0]).join("/");
        for form in row[1].split('/') {
            missing.ask(row[0], form, &ours);
        }
    }
    report(
        "nouns, the usual plural is accepted",
        rows("noun").count(),
        &score,
    );
    report(
        "nouns, an accepted plural is known",
        rows("noun").count(),
        &missing,
    );
    assert!(rows("noun").count() > 300);
    assert!(score.share() >= 9_900 && missing.share() >= 9_600);
}

//! Judges sentences that are made of parts (`tests/data/grid.toml`): thousands of ways to say, and not
//! to say, the same, so that no combination of subject, verb and object that people write is forgotten.

#![expect(clippy::print_stdout, reason = "the score is what the test is for")]

use std::collections::BTreeMap;

use sayso_documents::Format;
use sayso_engine::check::Checker;
use sayso_engine::finding::{Applicability, Relative, Report};
use sayso_policy::Level;
use sayso_policy::{Policy, builtin};

/// How many sentences each frame gives.
const CLAIMS: usize = 600;
const CONSTRUCTIONS: usize = 16;
const INNOCENT: usize = 250;

/// Lists of parts by name.
type Parts = BTreeMap<String, Vec<String>>;

/// A sequence of numbers that looks random and is the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        // Knuth's MMIX generator.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let high = usize::try_from(self.0 >> 33).expect("31 bits");
        high % end
    }
}

struct Grid {
    frames: BTreeMap<String, Vec<String>>,
    parts: Parts,
}

impl Grid {
    fn read() -> Self {
        let table: toml::Table = include_str!("../data/grid.toml").parse().expect("TOML");
        let list = |value: &toml::Value| -> Vec<String> {
            let items = value.as_array().expect("a list").iter();
            items
                .map(|v| v.as_str().expect("a string").to_owned())
                .collect()
        };
        let lists = |table: &toml::Table| -> Parts {
            let named = table.iter().filter(|(_, value)| value.is_array());
            named
                .map(|(name, value)| (name.clone(), list(value)))
                .collect()
        };
        let parts = table["parts"].as_table().expect("a table");
        Self {
            frames: lists(&table),
            parts: lists(parts),
        }
    }

    /// Sentences of every frame of `kind`.
    fn sentences(&self, kind: &str, each: usize) -> Vec<String> {
        let mut dice = Dice(0x5A15_0000);
        let frames = self.frames[kind].iter();
        frames
            .flat_map(|frame| std::iter::repeat_n(frame, each))
            .map(|frame| self.fill(frame, &mut dice))
            .collect()
    }

    fn fill(&self, frame: &str, dice: &mut Dice) -> String {
        let number = [".one", ".one", ".one", ".many"][dice.below(4)];
        let mut out = String::new();
        let mut rest = frame;
        while let Some((text, behind)) = rest.split_once('{') {
            let (name, after) = behind.split_once('}').expect("a closed slot");
            let by_number = self.parts.get(&format!("{name}{number}"));
            let list = by_number.unwrap_or_else(|| &self.parts[name]);
            out.push_str(text);
            out.push_str(&list[dice.below(list.len())]);
            rest = after;
        }
        out.push_str(rest);
        capital(&out)
    }
}

/// `text` with a capital at its start, and behind a question mark.
fn capital(text: &str) -> String {
    let mut starts = true;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match starts && c.is_alphabetic() {
            true => out.extend(c.to_uppercase()),
            false => out.push(c),
        }
        starts = c == '?' || starts && !c.is_alphabetic();
    }
    out
}

fn checker() -> Checker {
    let lexicon = builtin("ai-partnership").expect("built in").expect("valid");
    let lexicons = vec![lexicon];
    let policy = Policy {
        lexicons,
        as_of: None,
    };
    Checker::new(policy).expect("compiles")
}

fn has_error(report: &Report) -> bool {
    report.findings.iter().any(|f| f.level == Level::Error)
}

fn check(checker: &Checker, text: &str) -> Report {
    checker.check_bytes("case", text.as_bytes(), Format::Text, None)
}

/// At most so many of a thousand sentences may be judged wrongly.
fn at_most(per_mille: usize, what: &str, wrong: &[String], all: usize) {
    println!("{what}: {} of {all}", wrong.len());
    for sentence in wrong {
        println!("    {sentence}");
    }
    assert!(wrong.len() * 1000 <= per_mille * all, "{what}");
}

#[test]
fn claims_are_found_in_every_combination() {
    let (grid, checker) = (Grid::read(), checker());
    for (kind, each, per_mille) in [("claims", CLAIMS, 5), ("constructions", CONSTRUCTIONS, 30)] {
        let all = grid.sentences(kind, each);
        let count = all.len();
        let missed: Vec<String> = all
            .into_iter()
            .filter(|text| !has_error(&check(&checker, text)))
            .collect();
        at_most(per_mille, &format!("{kind} missed"), &missed, count);
    }
}

#[test]
fn innocent_sentences_give_no_error() {
    let (grid, checker) = (Grid::read(), checker());
    let all = grid.sentences("innocent", INNOCENT);
    let count = all.len();
    let wrong: Vec<String> = all
        .into_iter()
        .filter(|text| has_error(&check(&checker, text)))
        .collect();
    at_most(2, "false errors", &wrong, count);
}

/// A safe rewrite leaves no error behind, one space between words, and the end of the sentence.
#[test]
fn safe_rewrites_are_clean() {
    let (grid, checker) = (Grid::read(), checker());
    for text in grid.sentences("claims", CLAIMS / 4) {
        let report = check(&checker, &text);
        let prose = report.document.as_deref().map_or("", |d| d.prose());
        for finding in &report.findings {
            let safe = |s: &&sayso_engine::finding::Suggestion<Relative>| {
                s.applicability == Applicability::Safe
            };
            for suggestion in finding.suggestions.iter().filter(safe) {
                let result = finding.result(suggestion, prose);
                assert!(!has_error(&check(&checker, &result)), "{text} -> {result}");
                assert!(!result.contains("  "), "{text} -> {result}");
                assert_eq!(result.chars().last(), text.chars().last(), "{text}");
            }
        }
    }
}

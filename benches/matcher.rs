//! How fast folded text is ruled out, and scanned where it holds something, by number of phrases.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use sayso_engine::matcher::Matcher;
use sayso_policy::Level;
use sayso_policy::{
    Form, Lexicon, Metadata, Origin, Pattern, Phrase, Place, Policy, Rule, RuleKind, Word,
};
use sayso_text::Span;
use sayso_text::folding::fold;

const SENTENCE: &str = "The Stateful Runtime Environment keeps memory and context for agents. ";

fn word(text: String) -> Pattern {
    Pattern::Word(Word {
        forms: vec![Form { parts: vec![text] }],
        ..Word::default()
    })
}

/// `count` phrases of two words that no text has, and one that the text may have.
fn policy(count: usize) -> Policy {
    let made_up = |n: usize| {
        Pattern::Sequence(vec![
            word(format!(
                "{}{:x}",
                ["pre", "con", "sub", "inter"][n % 4],
                n * 7_919
            )),
            word("access".to_owned()),
        ])
    };
    let real = Pattern::Near {
        left: Box::new(word("enables".to_owned())),
        right: Box::new(word("access".to_owned())),
        distance: 6,
        ordered: true,
    };
    let phrase = |pattern| Phrase {
        text: String::new(),
        pattern,
        place: Place::default(),
    };
    let phrases = (1..count).map(made_up).chain([real]).map(phrase).collect();
    Policy {
        lexicons: vec![Lexicon {
            id: "bench".to_owned(),
            metadata: Metadata::default(),
            extends: None,
            names: Vec::new(),
            words: Vec::new(),
            nouns: Vec::new(),
            rules: vec![rule(phrases)],
            dormant: Vec::new(),
            origin: Origin::BuiltIn,
            text: String::new(),
            beside: Vec::new(),
        }],
        as_of: None,
    }
}

fn rule(phrases: Vec<Phrase>) -> Rule {
    Rule::new("bench/rule".into(), RuleKind::Banned, Level::Error, phrases)
}

fn matching(criterion: &mut Criterion) {
    let innocent = fold(&SENTENCE.repeat(1_000), 0);
    let prose = format!("{SENTENCE}The SRE enables secure access to it. ").repeat(500);
    let full = fold(&prose, 0);
    let sentences: Vec<_> = {
        let ends = full
            .text
            .match_indices(". ")
            .map(|(at, dot)| at + dot.len());
        let mut start = 0;
        ends.map(|end| Span::new(std::mem::replace(&mut start, end), end))
            .collect()
    };
    for count in [10, 1_000, 10_000, 100_000] {
        let policy = policy(count);
        let matcher = Matcher::new(&policy).expect("the policy compiles");
        let mut group = criterion.benchmark_group("matcher");
        group.sample_size(10);
        group.bench_function(BenchmarkId::new("build", count), |b| {
            b.iter(|| Matcher::new(black_box(&policy)));
        });
        group.throughput(Throughput::Bytes(innocent.text.len() as u64));
        group.bench_function(BenchmarkId::new("touches", count), |b| {
            b.iter(|| matcher.touches(black_box(&innocent.text)));
        });
        group.throughput(Throughput::Bytes(full.text.len() as u64));
        group.bench_function(BenchmarkId::new("scan", count), |b| {
            b.iter(|| matcher.scan(black_box(&full), &prose, &sentences));
        });
        group.finish();
    }
}

criterion_group!(benches, matching);
criterion_main!(benches);

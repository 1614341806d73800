//! What a hit costs: judged alone, with rewrites drafted and checked again, and mended in a file.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sayso_documents::Format;
use sayso_engine::check::Checker;
use sayso_engine::finding::Applicability;
use sayso_engine::fix;
use sayso_policy::{Policy, builtin};

const COPY: &str = "The SRE enables secure, governed access to ChatGPT. Our teams read the log on Mondays. \
    Your agents can call on GPT-5 at any time. Our sales calls on ChatGPT adoption went well.\n\n";

/// Sentences of every kind, flagged and not, of which hardly one is there twice.
const SENTENCES: &str = include_str!("../tests/data/sentences/judges.tsv");

/// The built-in lexicon, with or without its rewrites.
fn checker(rewrites: bool) -> Checker {
    let lexicon = builtin("ai-partnership").expect("it is built in");
    let mut lexicon = lexicon.expect("it is valid");
    if !rewrites {
        lexicon
            .rules
            .iter_mut()
            .for_each(|rule| rule.rewrite.clear());
    }
    let policy = Policy {
        lexicons: vec![lexicon],
        as_of: None,
    };
    Checker::new(policy).expect("it compiles")
}

fn judging(c: &mut Criterion) {
    let text = COPY.repeat(200);
    let check = |checker: &Checker, bytes: &[u8]| {
        checker.check_bytes("bench.txt", bytes, Format::Text, None)
    };
    let mut group = c.benchmark_group("judge");
    group.sample_size(20);
    group.throughput(Throughput::Bytes(text.len() as u64));
    for (name, rewrites) in [("without rewrites", false), ("with rewrites", true)] {
        let checker = checker(rewrites);
        group.bench_function(name, |b| {
            b.iter(|| check(&checker, black_box(text.as_bytes())));
        });
    }
    let checker = checker(true);
    let column = |row: &'static str| row.split('\t').nth(4);
    let varied: Vec<&str> = SENTENCES.lines().skip(1).filter_map(column).collect();
    let varied = varied.join("\n\n");
    group.throughput(Throughput::Bytes(varied.len() as u64));
    group.bench_function("sentences of every kind", |b| {
        b.iter(|| check(&checker, black_box(varied.as_bytes())));
    });
    let short = COPY.repeat(20);
    group.throughput(Throughput::Bytes(short.len() as u64));
    group.bench_function("mending", |b| {
        b.iter(|| {
            fix::fix(
                short.clone().into_bytes(),
                Applicability::Safe,
                |bytes, _| check(&checker, bytes),
            )
        });
    });
    group.finish();
}

criterion_group!(benches, judging);
criterion_main!(benches);

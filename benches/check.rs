//! Judges whole documents with the built-in lexicon: one where every paragraph has something to
//! judge, and one where none has.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sayso::check::Checker;
use sayso::document::Format;
use sayso::policy::{Policy, builtin};

const INNOCENT: &str = "The console keeps a log of every change, and teams read it on Mondays.\n\n";

fn checker() -> Checker {
    let lexicon = builtin("ai-partnership").expect("it is built in");
    let policy = Policy {
        lexicons: vec![lexicon.expect("it is valid")],
        as_of: None,
    };
    Checker::new(policy).expect("it compiles")
}

fn check(c: &mut Criterion) {
    let checker = checker();
    let campaign = include_str!("../samples/launch-post.md").repeat(20);
    let innocent = INNOCENT.repeat(5_000);
    let mut group = c.benchmark_group("check");
    for (name, text) in [("campaign", campaign), ("innocent", innocent)] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |b| {
            b.iter(|| {
                checker.check_bytes(
                    "bench.md",
                    black_box(text.as_bytes()),
                    Format::Markdown,
                    None,
                )
            });
        });
    }
    group.finish();
}

criterion_group!(benches, check);
criterion_main!(benches);

//! How fast prose folds: plain ASCII, wrapped lines, and text with typographic characters.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sayso_text::folding::{FoldedText, fold_into};

fn folding(criterion: &mut Criterion) {
    let plain = "The Stateful Runtime Environment keeps memory and context for agents. ";
    let texts = [
        ("plain", plain.repeat(1_000)),
        ("crlf", plain.replace(" keeps", "\r\nkeeps").repeat(1_000)),
        (
            "curly",
            plain
                .replace("for agents", "for our customers’ agents")
                .repeat(1_000),
        ),
        ("cyrillic", plain.replace('a', "а").repeat(1_000)),
    ];
    let mut group = criterion.benchmark_group("normalize");
    for (name, text) in &texts {
        let mut folded = FoldedText::default();
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(*name, |b| {
            b.iter(|| fold_into(black_box(text), 0, &mut folded))
        });
    }
    group.finish();
}

criterion_group!(benches, folding);
criterion_main!(benches);

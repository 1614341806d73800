//! Reads sentences as the judges need them: cutting a text into sentences and tokens, and reading
//! a sentence, its phrases and clauses not included.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sayso_english::{Case, Known, Reading, classes, sentences, tokenize};
use sayso_text::Span;
use sayso_text::folding::fold;

const CAMPAIGN: &str = include_str!("../samples/sales-mail.txt");

fn english(c: &mut Criterion) {
    let prose = CAMPAIGN.repeat(50);
    let folded = fold(&prose, 0);
    let spans: Vec<_> = sentences(&prose)
        .into_iter()
        .map(|range| folded.to_folded(Span::new(range.start, range.end)))
        .collect();
    let known = Known {
        names: &[],
        trigger: &[],
        case_of: &|span| Case::of(&prose[folded.to_prose(span).range()]),
    };
    let mut group = c.benchmark_group("english");
    group.throughput(Throughput::Bytes(prose.len() as u64));
    group.bench_function("sentences", |b| b.iter(|| sentences(black_box(&prose))));
    let whole = Span::new(0, folded.text.len());
    group.bench_function("tokens", |b| {
        b.iter(|| tokenize(black_box(&folded.text), whole))
    });
    group.bench_function("reading", |b| {
        b.iter(|| {
            for span in &spans {
                black_box(Reading::new(&folded.text, *span, &known));
            }
        });
    });
    group.finish();
    c.bench_function("english/classes of a word", |b| {
        b.iter(|| classes(black_box("enabling")))
    });
}

criterion_group!(benches, english);
criterion_main!(benches);

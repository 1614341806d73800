//! Reads the sample campaign as each format: bytes a second from file to document.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sayso_documents::Format;
use sayso_documents::formats;

const SAMPLES: [(&str, Format, &str); 3] = [
    (
        "text",
        Format::Text,
        include_str!("../samples/sales-mail.txt"),
    ),
    (
        "markdown",
        Format::Markdown,
        include_str!("../samples/launch-post.md"),
    ),
    (
        "html",
        Format::Html,
        include_str!("../samples/landing-page.html"),
    ),
];

fn extract(c: &mut Criterion) {
    let mut group = c.benchmark_group("extract");
    for (name, format, sample) in SAMPLES {
        let bytes = sample.repeat(100).into_bytes();
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(name, |b| {
            b.iter(|| formats::read(black_box(&bytes), format, None));
        });
    }
    group.finish();
}

criterion_group!(benches, extract);
criterion_main!(benches);

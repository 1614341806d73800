//! Writes one outcome of some hundred findings in every report format.

use std::collections::BTreeMap;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sayso_documents::Format;
use sayso_engine::check::Checker;
use sayso_engine::finding::Outcome;
use sayso_policy::Level;
use sayso_policy::{Policy, builtin};
use sayso_reports::{Context, Detail, ReportFormat};

fn output(c: &mut Criterion) {
    let lexicon = builtin("ai-partnership").expect("it is built in");
    let policy = Policy {
        lexicons: vec![lexicon.expect("it is valid")],
        as_of: None,
    };
    let checker = Checker::new(policy).expect("it compiles");
    let text = include_str!("../samples/launch-post.md").repeat(50);
    let report = checker.check_bytes("launch-post.md", text.as_bytes(), Format::Markdown, None);
    let findings = report.findings.len() as u64;
    let outcome = Outcome::new(vec![report], Vec::new());
    let context = Context {
        policy: checker.policy(),
        min_level: Level::Note,
        min_levels: &BTreeMap::new(),
        show_suppressed: true,
        statistics: true,
        detail: Detail::Normal,
        color: false,
        columns: None,
    };
    let mut group = c.benchmark_group("output");
    group.sample_size(20);
    group.throughput(Throughput::Elements(findings));
    for format in ReportFormat::all() {
        let mut written = Vec::new();
        group.bench_function(format.name(), |b| {
            b.iter(|| {
                written.clear();
                format.render(&outcome, &context, &mut written)
            });
        });
    }
    group.finish();
}

criterion_group!(benches, output);
criterion_main!(benches);

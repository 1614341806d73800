//! Judges whole documents with the built-in lexicon: one where every paragraph has something to
//! judge, and one where none has. Rules out innocent text with long lexicons, too.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sayso_documents::Format;
use sayso_engine::check::Checker;
use sayso_policy::{Lexicon, Origin, Policy, builtin, parse_lexicon};

const INNOCENT: &str = "The console keeps a log of every change, and teams read it on Mondays.\n\n";

fn built_in() -> Lexicon {
    let lexicon = builtin("ai-partnership").expect("it is built in");
    lexicon.expect("it is valid")
}

/// `count` phrases of two words of which the second is in the text.
fn long(count: usize) -> Lexicon {
    let words: Vec<&str> = INNOCENT.split_ascii_whitespace().collect();
    let phrase = |n: usize| {
        format!(
            "\"q{n:x} {}\"",
            words[n % words.len()].trim_end_matches([',', '.'])
        )
    };
    let phrases: Vec<String> = (0..count).map(phrase).collect();
    let text = format!(
        "[lexicon]\nid = \"long\"\n[[rule]]\nid = \"listed\"\nkind = \"banned\"\nlevel = \"warning\"\n\
         message = \"No {{text}}.\"\nsource = \"a bench\"\nphrases = [{}]\n\
         flag = [\"A q1 console.\", \"B q1 console.\", \"C q1 console.\"]\npass = [\"A.\", \"B.\", \"C.\"]\n",
        phrases.join(", ")
    );
    parse_lexicon(&text, "long.toml", Origin::BuiltIn).expect("it is valid")
}

fn checker(lexicon: Lexicon) -> Checker {
    let policy = Policy {
        lexicons: vec![lexicon],
        as_of: None,
    };
    Checker::new(policy).expect("it compiles")
}

fn check(c: &mut Criterion) {
    let checker = checker(built_in());
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

fn rule_out(c: &mut Criterion) {
    let innocent = INNOCENT.repeat(100_000);
    let mut group = c.benchmark_group("rule out");
    group.throughput(Throughput::Bytes(innocent.len() as u64));
    for count in [10, 1_000, 10_000] {
        let checker = checker(long(count));
        group.bench_function(count.to_string(), |b| {
            b.iter(|| checker.may_report(black_box(innocent.as_bytes()), Format::Text));
        });
    }
    group.finish();
}

criterion_group!(benches, check, rule_out);
criterion_main!(benches);

//! Properties over random policies and texts, and bounds on hostile ones.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use sayso_english::tokenize;

const WORDS: [&str; 14] = [
    "call calls",
    "on",
    "does",
    "risk|free",
    "gpt|#*",
    "a*",
    "*s",
    "?n",
    "node.js",
    "x|y|z",
    "open|ai",
    "don't",
    "#",
    "o|1",
];
const TEXTS: [&str; 32] = [
    "call",
    "calls",
    "on",
    "does",
    "doesn't",
    "don't",
    "risk",
    "free",
    "risk-free",
    "riskfree",
    "gpt",
    "GPT-4o",
    "gpt5",
    "an",
    "as",
    "node.js",
    "x",
    "y",
    "z",
    "xy-z",
    "Open",
    "AI",
    "openai's",
    "5",
    "5%",
    "o1",
    "five",
    ",",
    "\"",
    "-",
    "_",
    "é",
];

fn pattern() -> impl Strategy<Value = Pattern> {
    let leaf = prop_oneof![
        8 => prop::sample::select(WORDS.to_vec()).prop_map(word),
        1 => Just(exact("AI")),
        1 => Just(names("openai")),
        1 => Just(names("others")),
        1 => prop::sample::select(Class::ALL.to_vec()).prop_map(|(_, c)| Pattern::Class(c)),
    ];
    leaf.prop_recursive(3, 10, 3, |inner| {
        let many = || prop::collection::vec(inner.clone(), 1..4);
        prop_oneof![
            many().prop_map(Pattern::Sequence),
            many().prop_map(Pattern::Either),
            inner.clone().prop_map(maybe),
            (inner.clone(), 1u16..5, inner.clone(), any::<bool>()).prop_map(
                |(left, distance, right, ordered)| Pattern::Near {
                    left: Box::new(left),
                    right: Box::new(right),
                    distance,
                    ordered,
                }
            ),
        ]
    })
}

fn text() -> impl Strategy<Value = String> {
    let piece = (
        prop::sample::select(TEXTS.to_vec()),
        prop::sample::select(vec![" ", " ", " ", "", "-", ". "]),
    );
    prop::collection::vec(piece, 0..14).prop_map(|all| {
        all.into_iter()
            .flat_map(|(word, gap)| [word, gap])
            .collect()
    })
}

fn halves(folded: &FoldedText) -> Vec<Span<Folded>> {
    let len = folded.text.len();
    let cut = folded.text.find(". ").map_or(len, |at| at + 2);
    vec![Span::new(0, cut), Span::new(cut, len)]
}

proptest! {
    #[test]
    fn anchors_lose_nothing(
        patterns in prop::collection::vec(pattern(), 1..4),
        among in prop::sample::select(vec![0, 100]),
        text in text(),
    ) {
        let others = (0..among).map(|n| sequence([word(&format!("w{n}")), word("access")]));
        let all = patterns.into_iter().chain(others).collect();
        let matcher = matcher(&policy(partner_sets(), vec![rule(all)]));
        let folded = fold(&text, 0);
        let sentences = halves(&folded);
        let hits = matcher.scan(&folded, &text, &sentences);
        prop_assert_eq!(&matcher.scan_everything(&folded, &text, &sentences), &hits);
        if hits != Hits::default() {
            prop_assert!(matcher.touches(&folded.text));
        }
        prop_assert!(hits.matches.is_empty() || matcher.gate().may_fire(&folded.text));
    }

    #[test]
    fn matches_lie_on_tokens(pattern in pattern(), text in text()) {
        let matcher = matcher(&policy(partner_sets(), vec![rule(vec![pattern])]));
        let folded = fold(&text, 0);
        for sentence in halves(&folded) {
            let hits = matcher.scan(&folded, &text, &[sentence]);
            let tokens = tokenize(&folded.text, sentence);
            let spans = hits.matches.iter().flat_map(|m| m.words().chain([m.span]));
            for span in spans.chain(hits.names.iter().map(|n| n.span)) {
                prop_assert!(tokens.iter().any(|t| t.span.start == span.start));
                prop_assert!(tokens.iter().any(|t| t.span.end == span.end));
            }
        }
    }

    #[test]
    fn the_gate_opens_where_a_rule_is_complete(phrase in pattern(), object in pattern(), text in text()) {
        let mut about = rule(vec![phrase]);
        about.object = phrases(vec![object]);
        let matcher = matcher(&policy(partner_sets(), vec![about]));
        let (folded, hits) = scan(&matcher, &text);
        let has = |slot| hits.matches.iter().any(|m| m.phrase.slot == slot);
        if has(Slot::Phrases) && has(Slot::Object) {
            prop_assert!(matcher.gate().may_fire(&folded.text));
        }
    }
}

/// Generous for a busy machine and an unoptimised build; quadratic time would take hours.
const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn hostile_sentences_take_linear_time() {
    let a = || word("a");
    let option = || maybe(either([a(), sequence([a(), maybe(a())])]));
    let patterns = [
        pre(a(), 6, a()),
        within(pre(a(), 3, a()), 3, a()),
        Pattern::Sequence((0..8).map(|_| option()).chain([a()]).collect()),
        word("a|a|a|a"),
        word("a*|a*|a*"),
        pre(a(), u16::MAX, word("b")),
    ];
    let texts = ["a ".repeat(6_000), "a-".repeat(6_000), "a".repeat(50_000)];
    for pattern in patterns {
        let matcher = matcher(&policy(Vec::new(), vec![rule(vec![pattern])]));
        for text in &texts {
            let begun = Instant::now();
            let (_, hits) = scan(&matcher, text);
            assert!(hits.matches.len() <= 64 * text.len());
            assert!(begun.elapsed() < PATIENCE);
        }
    }
}

#[test]
fn many_phrases_compile_soon() {
    let words: Vec<String> = (0..3_000).map(|n| format!("w{:x}", n * 7_919)).collect();
    let pick = |n: usize| word(&words[n % words.len()]);
    let phrase = |n: usize| sequence([pick(n), pick(n / 7), pick(n * 31)]);
    let begun = Instant::now();
    let policy = policy(Vec::new(), vec![rule((0..10_000).map(phrase).collect())]);
    let matcher = matcher(&policy);
    assert!(begun.elapsed() < PATIENCE);
    let text = format!("x {} {} {} y", words[5], words[0], words[155]);
    assert_eq!(scan(&matcher, &text).1.matches[0].phrase.index, 5);
}

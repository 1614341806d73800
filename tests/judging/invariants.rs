//! What holds for any document: threads make no difference, a suggestion leaves nothing worse
//! than a note behind, and what no edit covers stays as it was, byte for byte.

use std::ops::Range;

use proptest::prelude::*;
use rayon::prelude::*;

use sayso_documents::formats::{read, splice};
use sayso_documents::{Document, Format};
use sayso_engine::check::Checker;
use sayso_engine::finding::{Finding, Report, Suggestion};
use sayso_policy::Level;
use sayso_policy::{Policy, builtin};
use sayso_text::{Prose, Span};

fn checker() -> Checker {
    let lexicon = builtin("ai-partnership").expect("built in").expect("valid");
    let policy = Policy {
        lexicons: vec![lexicon],
        as_of: None,
    };
    Checker::new(policy).expect("compiles")
}

fn check(checker: &Checker, bytes: &[u8], format: Format) -> Report {
    checker.check_bytes("a", bytes, format, None)
}

/// Subjects, claims, objects and tails, with dress and markup between them.
fn copy() -> impl Strategy<Value = String> {
    let one = |of: &[&'static str]| prop::sample::select(of.to_vec());
    let subject = one(&[
        "The SRE",
        "Our agents",
        "the **runtime**",
        "It",
        "Azure OpenAI",
        "Regulators",
        "We",
        "",
        "The caf\u{E9}'s app",
        "\u{201C}The SRE",
        "Bedrock",
        "OpenAI",
    ]);
    let claim = one(&[
        "enables access to",
        "*enables* access to",
        "call on",
        "calls upon",
        "will enable secure access to",
        "have called on",
        "is powered by",
        "does not call on",
        "enabling access to",
        "provides access to",
        "ena\u{AD}bles a\u{441}cess to",
        "invokes",
        "can call\u{A0}on",
        "runs",
    ]);
    let object = one(&[
        "ChatGPT",
        "[GPT-5](u)",
        "OpenAI&rsquo;s models",
        "<b>Chat</b>GPT",
        "it",
        "S3",
        "Claude and ChatGPT",
        "the OpenAI API",
        "ChatGPT adoption",
        "`OpenAI`",
        "the model",
    ]);
    let tail = one(&[
        ".",
        " to draft replies.",
        ", and keeps context.",
        "?",
        " since May.\r\n\r\n",
        " on Bedrock.\n\n",
        " in \u{1F600} days. ",
        "",
        "\u{201D} they say.\n",
    ]);
    let sentence =
        (subject, claim, object, tail).prop_map(|(s, c, o, t)| format!("{s} {c} {o}{t}"));
    prop::collection::vec(sentence, 1..5).prop_map(|sentences| sentences.join(" "))
}

/// Findings as text, for a comparison of all that is in them.
fn shown(report: &Report) -> String {
    format!("{:#?} {:#?}", report.findings, report.approved)
}

/// What a finding says, wherever it stands.
fn loud(report: &Report) -> Vec<(&str, Level)> {
    let loud = |f: &&Finding| f.level > Level::Note && f.suppression.is_none();
    let mut found: Vec<_> = report
        .findings
        .iter()
        .filter(loud)
        .map(|f| (&*f.rule, f.level))
        .collect();
    found.sort_unstable();
    found
}

/// The bytes with one suggestion applied, and where the rewritten stretch lies in the new prose.
fn applied(bytes: &[u8], document: &Document, suggestion: &Suggestion) -> Option<Vec<u8>> {
    (!suggestion.edits.is_empty())
        .then(|| splice(bytes, document, &suggestion.edits).ok())
        .flatten()
}

/// What no edit covers, from front to back.
fn untouched(suggestion: &Suggestion, len: usize) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut ranges = Vec::new();
    for edit in &suggestion.edits {
        ranges.push(at..edit.span.start);
        at = edit.span.end;
    }
    ranges.push(at..len);
    ranges
}

/// The bytes in front of the first edit and behind the last one.
fn ends(document: &Document, suggestion: &Suggestion, bytes: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let raw = |span: Span<Prose>| document.raw(span).expect("comes from the file");
    let first = suggestion.edits.first().expect("has edits");
    let last = suggestion.edits.last().expect("has edits");
    let line = |at: usize| {
        bytes[..at]
            .iter()
            .rposition(|b| *b == b'\n')
            .map_or(0, |n| n + 1)
    };
    let front = line(raw(first.span).start);
    let back = raw(last.span).end;
    let rest = bytes[back..].iter().position(|b| *b == b'\n');
    let behind = rest.map_or(bytes.len(), |n| back + n);
    (bytes[..front].to_vec(), bytes[behind..].to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn one_checker_gives_all_threads_the_same(texts in prop::collection::vec(copy(), 1..12)) {
        let checker = checker();
        let judge = |text: &String| {
            Format::ALL.map(|format| shown(&check(&checker, text.as_bytes(), format)))
        };
        let alone: Vec<_> = texts.iter().map(judge).collect();
        let together: Vec<_> = texts.par_iter().map(judge).collect();
        prop_assert_eq!(alone, together);
    }

    #[test]
    fn a_suggestion_leaves_nothing_above_a_note(text in copy()) {
        let checker = checker();
        for format in Format::ALL {
            let report = check(&checker, text.as_bytes(), format);
            let Some(document) = &report.document else { continue };
            for finding in &report.findings {
                for suggestion in finding.suggestions_here() {
                    let Some(bytes) = applied(text.as_bytes(), document, &suggestion) else { continue };
                    let after = check(&checker, &bytes, format);
                    let mut left = loud(&report);
                    for now in loud(&after) {
                        let at = left.iter().position(|before| *before == now);
                        prop_assert!(
                            at.is_some(),
                            "{format:?} {now:?} is new: {text:?} -> {:?}",
                            String::from_utf8_lossy(&bytes)
                        );
                        left.remove(at.unwrap_or_default());
                    }
                    if finding.level > Level::Note && finding.suppression.is_none() {
                        let gone = left.iter().any(|(rule, _)| **rule == *finding.rule);
                        prop_assert!(
                            gone,
                            "{format:?} {} stays: {text:?} -> {:?}",
                            finding.rule,
                            String::from_utf8_lossy(&bytes)
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn what_no_edit_covers_stays(text in copy(), bom in any::<bool>()) {
        let checker = checker();
        let text = if bom { format!("\u{FEFF}{text}") } else { text };
        for format in Format::ALL {
            let report = check(&checker, text.as_bytes(), format);
            let Some(document) = &report.document else { continue };
            for suggestion in report.findings.iter().flat_map(Finding::suggestions_here) {
                let Some(bytes) = applied(text.as_bytes(), document, &suggestion) else { continue };
                let after = read(&bytes, format, None).expect("reads");
                let expected: String = untouched(&suggestion, document.prose().len())
                    .into_iter()
                    .zip(suggestion.edits.iter().map(|e| e.text.as_str()).chain([""]))
                    .map(|(range, text)| document.prose()[range].to_owned() + text)
                    .collect();
                prop_assert_eq!(after.prose(), &expected, "{:?}: {:?}", format, text);
                let (front, back) = ends(document, &suggestion, text.as_bytes());
                prop_assert!(bytes.starts_with(&front), "{format:?}: {text:?}");
                prop_assert!(bytes.ends_with(&back), "{format:?}: {text:?}");
            }
        }
    }
}

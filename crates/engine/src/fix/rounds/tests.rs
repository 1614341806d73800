//! FixResult by toy policies: words to replace, each wherever it is.

use std::cell::Cell;
use std::sync::Arc;

use proptest::prelude::*;

use super::super::testing::finding;
use super::*;
use crate::finding::{Problem, ProblemKind, Suggestion, Suppression, SuppressionKind};
use Applicability::{Display, Safe, Unsafe};
use sayso_documents::Format;
use sayso_documents::formats;
use sayso_policy::Level;
use sayso_text::Edit;
use sayso_text::Span;

/// The wrong word, how wrong it is, what to write instead, and how far that may be trusted.
type Toy<'a> = (&'a str, Level, &'a str, Applicability);

/// Finds the words of `toys` in whatever it is given. A word in quotation marks is suppressed.
fn check(toys: &[Toy<'_>], bytes: &[u8], encoding: Option<&'static Encoding>) -> Report {
    let document = formats::read(bytes, Format::Markdown, encoding).expect("reads");
    let mut report = Report::empty("a.md".to_owned(), InputStatus::Checked);
    for (word, level, instead, applicability) in toys {
        for (start, _) in document.prose().match_indices(word) {
            let span = start..start + word.len();
            let block = document.block_at(start).expect("words are in blocks");
            let sentence = document.blocks[block].span.range();
            let suggestions = vec![Suggestion {
                applicability: *applicability,
                edits: vec![Edit {
                    span: Span::new(span.start, span.end),
                    text: (*instead).to_owned(),
                }],
                guidance: None,
            }];
            let mut finding = finding(*level, word, span, sentence, suggestions);
            let quoted = document.prose()[..start].ends_with('"');
            finding.suppression = quoted.then(|| {
                Box::new(Suppression {
                    kind: SuppressionKind::Inline,
                    reason: "quoted".to_owned(),
                    approver: None,
                    expires: None,
                })
            });
            report.findings.push(finding);
        }
    }
    report.document = (!report.findings.is_empty()).then(|| Arc::new(document));
    report
}

fn fixed(toys: &[Toy<'_>], bytes: &[u8], least: Applicability) -> FixResult {
    fix(bytes.to_vec(), least, |bytes, encoding| {
        check(toys, bytes, encoding)
    })
}

const TOYS: &[Toy<'_>] = &[
    ("bad", Level::Error, "good", Safe),
    ("so bad", Level::Warning, "better", Safe),
    ("odd", Level::Warning, "even", Unsafe),
    ("sad", Level::Note, "glad", Display),
    ("log", Level::Note, "note", Safe),
    ("note", Level::Note, "remark", Safe),
    ("ping", Level::Note, "pong", Safe),
    ("pong", Level::Note, "ping", Safe),
    ("grow", Level::Note, "grow grow", Safe),
    ("same", Level::Note, "same", Safe),
];

#[test]
fn words_are_fixed_until_nothing_is_left_to_do() {
    let cases: [(&str, Applicability, &str); 14] = [
        ("", Safe, ""),
        ("fine.", Safe, "fine."),
        ("bad.", Safe, "good."),
        ("bad bad, bad. bad.", Safe, "good good, good. good."),
        ("odd sad bad.", Safe, "odd sad good."),
        ("odd sad bad.", Unsafe, "even sad good."),
        ("\"bad\" and bad", Safe, "\"bad\" and good"),
        ("so bad.", Safe, "so good."),
        ("log.", Safe, "remark."),
        ("same.", Safe, "same."),
        ("ping.", Safe, "ping."),
        ("ping bad.", Safe, "ping good."),
        ("grow bad.", Safe, "grow good."),
        (
            "\u{FEFF}*bad* \u{E9}\r\n\r\n- **bad** \u{1F600}\r\n",
            Safe,
            "\u{FEFF}*good* \u{E9}\r\n\r\n- **good** \u{1F600}\r\n",
        ),
    ];
    for (text, least, want) in cases {
        let result = fixed(TOYS, text.as_bytes(), least);
        assert_eq!(String::from_utf8_lossy(&result.bytes), want, "{text}");
        let again = fixed(TOYS, &result.bytes, least);
        assert_eq!(again.fixed, [], "{text}");
        assert_eq!(again.bytes, result.bytes, "{text}");
    }
}

#[test]
fn the_encoding_stays() {
    let spell = |text: &str| -> [Vec<u8>; 3] {
        let units = || text.encode_utf16();
        let little = [0xFF, 0xFE]
            .into_iter()
            .chain(units().flat_map(u16::to_le_bytes));
        let big = [0xFE, 0xFF]
            .into_iter()
            .chain(units().flat_map(u16::to_be_bytes));
        let (western, _, _) = encoding_rs::WINDOWS_1252.encode(text);
        [little.collect(), big.collect(), western.into_owned()]
    };
    let before = spell("Caf\u{E9} bad \u{201C}\u{2014}\u{201D}\r\nbad\r\n");
    let after = spell("Caf\u{E9} good \u{201C}\u{2014}\u{201D}\r\ngood\r\n");
    for (before, after) in before.iter().zip(after) {
        assert_eq!(fixed(TOYS, before, Safe).bytes, after);
    }
}

#[test]
fn the_log_says_what_and_why() {
    let text = "# It is bad\n\nan odd,\tsad thing\nand \"bad\"\n\nlog it";
    let result = fixed(TOYS, text.as_bytes(), Safe);
    let told = |m: &AppliedFix| (m.rule.clone(), m.line, m.before.clone(), m.after.clone());
    let line = |rule: &str, line, before: &str, after: &str| {
        (rule.to_owned(), line, before.to_owned(), after.to_owned())
    };
    let fixed: Vec<_> = result.fixed.iter().map(told).collect();
    assert_eq!(
        fixed,
        [
            line("bad", 1, "It is bad", "It is good"),
            line("log", 6, "log it", "note it"),
            line("note", 6, "note it", "remark it"),
        ]
    );
    let rules = result.report.findings.iter().map(|f| &*f.rule);
    let left: Vec<_> = rules.zip(result.left).collect();
    assert_eq!(
        left,
        [
            ("bad", None),
            ("odd", Some(NotFixed::UnsafeOnly)),
            ("sad", Some(NotFixed::NoRewrite)),
        ]
    );
}

#[test]
fn rewrites_that_lead_nowhere_are_reported() {
    for word in ["ping", "grow"] {
        let result = fixed(TOYS, word.as_bytes(), Safe);
        assert_eq!(result.fixed, [], "{word}");
        assert_eq!(result.left, [Some(NotFixed::Unstable)], "{word}");
    }
}

#[test]
fn what_the_file_cannot_hold_is_reported() {
    let toys: &[Toy<'_>] = &[
        ("yen", Level::Error, "\u{5186}", Safe),
        ("the yen", Level::Note, "money", Safe),
    ];
    let western = b"caf\xE9: yen, the yen";
    let encoding = Some(encoding_rs::WINDOWS_1252);
    let check = |bytes: &[u8], _| check(toys, bytes, encoding);
    let result = fix(western.to_vec(), Safe, check);
    // The rewrite of the lower level is tried once the other was refused.
    assert_eq!(result.bytes, b"caf\xE9: yen, money");
    let [Some(NotFixed::Refused(refusal))] = result.left.as_slice() else {
        panic!("{:?}", result.left);
    };
    assert!(refusal.to_string().contains('\u{5186}'), "{refusal}");
}

#[test]
fn a_result_that_cannot_be_judged_is_not_taken() {
    let calls = Cell::new(0);
    let result = fix(b"bad".to_vec(), Safe, |bytes, encoding| {
        calls.set(calls.get() + 1);
        let mut report = check(TOYS, bytes, encoding);
        if calls.get() > 1 {
            report.status = InputStatus::Failed("a fault".to_owned());
        }
        report
    });
    assert_eq!(result.bytes, b"bad");
    assert_eq!(result.fixed, []);
    assert_eq!(result.left, [Some(NotFixed::Unstable)]);
}

#[test]
fn problems_of_the_original_file_are_kept() {
    let result = fix(b"bad".to_vec(), Safe, |bytes, encoding| {
        let mut report = check(TOYS, bytes, encoding);
        report.problems.extend(encoding.is_none().then(|| Problem {
            path: "a.md".to_owned(),
            kind: ProblemKind::Notice,
            reason: "guessed".to_owned(),
            span: None,
        }));
        report
    });
    assert_eq!(result.bytes, b"good");
    assert_eq!(result.report.problems.len(), 1);
}

#[test]
fn a_sentence_of_thousands_is_fixed_in_few_rounds() {
    let text = "bad ".repeat(3_000);
    let calls = Cell::new(0);
    let result = fix(text.into_bytes(), Safe, |bytes, encoding| {
        calls.set(calls.get() + 1);
        check(TOYS, bytes, encoding)
    });
    assert_eq!(result.bytes, "good ".repeat(3_000).into_bytes());
    assert!(calls.get() <= ROUNDS);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn mending_ends_and_keeps_the_rest(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "bad", "so bad", "odd", "log", "note", "ping", "\"bad\"", "*bad*", "fine",
                "[bad](u)", "&amp;", ".", "\r\n\r\n", "\n> ", "\u{E9}", "`bad`", "**so** bad",
            ]),
            0..12,
        ),
    ) {
        let text = words.join(" ");
        let first = fixed(TOYS, text.as_bytes(), Safe);
        let second = fixed(TOYS, &first.bytes, Safe);
        prop_assert_eq!(&second.bytes, &first.bytes);
        prop_assert!(second.fixed.is_empty());
        let safe = |(f, why): (&Finding, &Option<NotFixed>)| {
            *f.rule == *"bad" && *why == Some(NotFixed::Unstable)
        };
        prop_assert!(!first.report.findings.iter().zip(&first.left).any(safe));
        let unchanged = |text: &[u8]| {
            let text = String::from_utf8_lossy(text).into_owned();
            text.matches(['\r', '\n', '\u{E9}', '&', '`', '>', '(']).map(str::to_owned).collect::<Vec<_>>()
        };
        prop_assert_eq!(unchanged(&first.bytes), unchanged(text.as_bytes()));
    }
}

//! What holds whenever the fixer is done with a document, whatever it is made of.

use encoding_rs::Encoding;
use proptest::prelude::*;

use sayso_documents::Format;
use sayso_engine::check::Checker;
use sayso_engine::finding::{Applicability, Report};
use sayso_engine::fix::{FixResult, NotFixed, fix};
use sayso_policy::{Policy, builtin};

fn checker() -> Checker {
    let lexicon = builtin("ai-partnership")
        .expect("is built in")
        .expect("loads");
    let policy = Policy {
        lexicons: vec![lexicon],
        ..Policy::default()
    };
    Checker::new(policy).expect("compiles")
}

fn check(
    checker: &Checker,
    bytes: &[u8],
    format: Format,
    encoding: Option<&'static Encoding>,
) -> Report {
    checker.check_bytes("a", bytes, format, encoding)
}

fn mended(checker: &Checker, text: &str, format: Format) -> FixResult {
    fix(
        text.as_bytes().to_vec(),
        Applicability::Safe,
        |bytes, encoding| check(checker, bytes, format, encoding),
    )
}

/// Whether the fixer could still do something unasked.
fn is_safely_fixable(report: &Report) -> bool {
    let safe = |f: &sayso_engine::finding::Finding| {
        f.suppression.is_none()
            && f.suggestions
                .iter()
                .any(|s| s.applicability == Applicability::Safe)
    };
    report.findings.iter().any(safe)
}

fn pieces() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(
        prop::sample::select(vec![
            "The SRE",
            "Our agents",
            "the runtime",
            "It",
            "Access to ChatGPT",
            "enables access to",
            "call on",
            "calls upon",
            "**enables** access to",
            "is enabled by",
            "will enable access to",
            "ChatGPT",
            "[GPT-5](u)",
            "OpenAI&rsquo;s models",
            "`OpenAI`",
            "<b>Chat</b>GPT",
            "S3",
            "powered by GPT-5",
            "to draft replies",
            "and",
            "which",
            "invokes",
            "provides access to",
            ".",
            ",",
            "\r\n\r\n",
            "\n",
            "\n> ",
            "- ",
            "\u{1F600}",
            "\u{A0}",
            "caf\u{E9}",
            "\"",
            "<!-- sayso-ignore ai-partnership/calls-on: as agreed -->\n",
        ]),
        0..24,
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_that_is_safe_is_left_and_mending_twice_is_mending_once(pieces in pieces()) {
        let checker = checker();
        let text = pieces.join(" ");
        for format in Format::ALL {
            let first = mended(&checker, &text, format);
            let result = String::from_utf8(first.bytes.clone()).expect("stays UTF-8");
            let report = check(&checker, &first.bytes, format, None);
            let refused = |why: &Option<NotFixed>| matches!(why, Some(NotFixed::Refused(_)));
            if !first.left.iter().any(refused) {
                prop_assert!(!is_safely_fixable(&report), "{format:?}: {text:?} -> {result:?}");
            }
            let second = mended(&checker, &result, format);
            prop_assert_eq!(&second.bytes, &first.bytes);
            prop_assert!(second.fixed.is_empty());
            if first.fixed.is_empty() {
                prop_assert_eq!(&result, &text);
            }
        }
    }
}

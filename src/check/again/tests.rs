//! Judging again gives, after any edits, what judging the same text for the first time gives.

use proptest::prelude::*;

use crate::check::Checker;
use crate::document::Format;
use crate::policy::{Policy, builtin};

fn checker() -> Checker {
    let lexicon = builtin("ai-partnership").expect("it is built in");
    let policy = Policy {
        lexicons: vec![lexicon.expect("it is valid")],
        as_of: None,
    };
    Checker::new(policy).expect("it compiles")
}

/// Checks each text on what is known of the one before, and for the first time.
fn compare(checker: &Checker, format: Format, texts: &[String]) {
    let mut known = None;
    for text in texts {
        let utf8 = Some(encoding_rs::UTF_8);
        let again = checker.check_again("a", text.as_bytes(), format, utf8, &mut known);
        let first = checker.check_bytes("a", text.as_bytes(), format, utf8);
        assert_eq!(again.findings, first.findings, "{format:?} {text:?}");
        assert_eq!(again.approved, first.approved, "{format:?} {text:?}");
        assert_eq!(again.problems, first.problems, "{format:?} {text:?}");
        let blocks =
            |report: &crate::finding::Report| report.document.as_ref().map(|d| d.blocks.clone());
        assert_eq!(blocks(&again), blocks(&first), "{format:?} {text:?}");
    }
}

#[test]
fn what_counts_of_the_whole_document_counts_again() {
    let claim = "The SRE enables access to frontier models.";
    let cases: [(Format, &[&str]); 10] = [
        (Format::Markdown, &["", "", "a"]),
        (
            Format::Text,
            &[
                claim,
                "The SRE enables access.\n\nChatGPT.",
                "The SRE enables access.\n\nNobody.",
            ],
        ),
        // A name that counts only in company: of its own paragraph, then of another, then of none.
        (
            Format::Markdown,
            &[
                "The SRE calls on Codex.\n\nOpenAI.",
                "The SRE calls on Codex.\n\nNobody.",
                "The SRE calls on Codex.\n\nOpenAI.",
            ],
        ),
        // The same words twice have two fingerprints, whichever goes.
        (
            Format::Text,
            &[
                "The SRE calls on GPT-5.\n\nThe SRE calls on GPT-5.",
                "\u{FEFF}The SRE calls on GPT-5.",
            ],
        ),
        // The heading above is another, and a paragraph more stands before.
        (
            Format::Markdown,
            &[
                "# A\n\nThe SRE calls on GPT-5.",
                "# \u{1F600}\r\n\r\nx\n\nThe SRE calls on GPT-5.",
            ],
        ),
        // Only the markup differs.
        (
            Format::Markdown,
            &[
                "Do not write \"calls on ChatGPT\".",
                "Do not write `calls on ChatGPT`.",
                "Do not write calls on ChatGPT.",
            ],
        ),
        (
            Format::Markdown,
            &[
                "The SRE **enables** access to ChatGPT.",
                "The SRE enables **access** to ChatGPT.",
                "The SRE enables access to ChatGPT.",
            ],
        ),
        (
            Format::Html,
            &[
                "<p>The SRE calls on GPT-5.<p>x",
                "<blockquote><p>The SRE calls on GPT-5.<p>x</blockquote>",
                "<b><p>The SRE calls on GPT-5.<p>x</b>",
            ],
        ),
        // A mark that begins and ends in other blocks.
        (
            Format::Html,
            &[
                "<p>We say: <q>no</p><p>calls on ChatGPT is banned wording.</p><p>so</q></p>",
                "<p>We say: <b>no</p><p>calls on ChatGPT is banned wording.</p><p>so</b></p>",
                "<p>We say: <q>no</p><p>calls on ChatGPT is banned wording.</p><p>so</q></p>",
            ],
        ),
        // A comment silences, and silences no more.
        (
            Format::Markdown,
            &[
                "x\n\nThe SRE calls on GPT-5.",
                "<!-- sayso-ignore calls-on: y -->\n\nThe SRE calls on GPT-5.",
                "<!-- sayso-ignore calls-on -->\n\nThe SRE calls on GPT-5.",
            ],
        ),
    ];
    let checker = checker();
    for (format, texts) in cases {
        let texts: Vec<String> = texts.iter().map(|t| (*t).to_owned()).collect();
        compare(&checker, format, &texts);
    }
}

const PIECES: [&str; 24] = [
    "The SRE enables access to ChatGPT. ",
    "The SRE enables access. ",
    "It calls on it. ",
    "Powered by OpenAI. ",
    "Agents call on **GPT-5** to draft replies. ",
    "\u{1F600}\u{AD} é ",
    "Codex ",
    "OpenAI ",
    "never ",
    "\n\n",
    "\r\n",
    "\r",
    "# ",
    "- ",
    "> ",
    "`",
    "**",
    "<p>",
    "<b>",
    "</b>",
    "&amp; ",
    "![alt](u \"title\") ",
    "<!-- sayso-ignore calls-on: x -->\n",
    "```\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn edits_give_what_the_text_gives(
        start in prop::collection::vec(0..PIECES.len(), 0..40),
        edits in prop::collection::vec((0usize..2000, 0usize..30, 0..PIECES.len()), 1..8),
        format in prop::sample::select(Format::ALL.to_vec()),
    ) {
        let mut text: String = start.iter().map(|p| PIECES[*p]).collect();
        let mut texts = vec![text.clone()];
        for (at, len, piece) in edits {
            let from = text.floor_char_boundary(at % (text.len() + 1));
            let to = text.floor_char_boundary((from + len).min(text.len())).max(from);
            text.replace_range(from..to, PIECES[piece]);
            texts.push(text.clone());
        }
        thread_local! { static CHECKER: Checker = checker(); }
        CHECKER.with(|checker| compare(checker, format, &texts));
    }
}

//! What holds for any input: soups of markup, in every format and encoding.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use proptest::prelude::*;

use super::{read, splice, testing};
use crate::{Document, Format};
use sayso_text::Edit;
use sayso_text::{Fit, Span};

/// Words, marks of all formats and line ends, of which any text is made.
const PARTS: [&str; 64] = [
    "word",
    "word",
    "SRE",
    "é",
    "日",
    "\u{1F600}",
    "“q”",
    " ",
    " ",
    " ",
    "\n",
    "\n",
    "\r\n",
    "\n\n",
    "\t",
    "\u{A0}",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "``",
    "[",
    "](u)",
    "](u \"t\")",
    "![",
    "[r]",
    "\n\n[r]: u 't'\n\n",
    "> ",
    "- ",
    "1. ",
    "# ",
    "===",
    "---\n",
    "+++\n",
    "key: ",
    "key = ",
    "\"",
    "'",
    "\\",
    "|",
    "\n|-|\n",
    "```\n",
    "    ",
    "<b>",
    "</b>",
    "<p>",
    "</div>",
    "<div hidden>",
    "<br>",
    "<img alt='",
    "<a title=\"",
    ">",
    "<!-- sayso-ignore r: w -->",
    "<!--",
    "-->",
    "&amp;",
    "&#8212;",
    "&nbsp",
    "<script>",
    "</script>",
    "<pre>",
    "[^1]",
    "\n[^1]: ",
];

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PARTS.to_vec()), 0..40)
        .prop_map(|parts| parts.concat())
}

fn format() -> impl Strategy<Value = Format> {
    prop::sample::select(Format::ALL.to_vec())
}

fn encode(text: &str, charset: &'static Encoding, bom: bool) -> Vec<u8> {
    let mark = if bom { "\u{FEFF}" } else { "" };
    let text = format!("{mark}{text}");
    if charset == UTF_16LE {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    } else if charset == UTF_16BE {
        text.encode_utf16().flat_map(u16::to_be_bytes).collect()
    } else {
        charset.encode(&text).0.into_owned()
    }
}

/// The `nth` word of the prose as an edit, counted round and round.
fn edit(document: &Document, nth: usize, text: &str) -> Option<Edit> {
    let words: Vec<&str> = document
        .blocks
        .iter()
        .flat_map(|b| document.prose()[b.span.range()].split_whitespace())
        .collect();
    let word = words.get(nth.checked_rem(words.len())?)?;
    let start = word.as_ptr() as usize - document.prose().as_ptr() as usize;
    Some(Edit {
        span: Span::new(start, start + word.len()),
        text: text.to_owned(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn documents_are_sound(text in soup(), format in format()) {
        testing::check(&read(text.as_bytes(), format, None).expect("reads"));
    }

    #[test]
    fn any_text_and_any_bytes_are_read(text in any::<String>(), bytes in any::<Vec<u8>>(), format in format()) {
        testing::check(&read(text.as_bytes(), format, Some(UTF_8)).expect("reads"));
        if let Ok(document) = read(&bytes, format, None) {
            testing::check(&document);
            prop_assert_eq!(splice(&bytes, &document, &[]), Ok(bytes));
        }
    }

    #[test]
    fn encodings_do_not_matter(text in soup(), format in format(), bom in any::<bool>()) {
        let plain = read(text.as_bytes(), format, None).expect("reads");
        for charset in [UTF_8, UTF_16LE, UTF_16BE] {
            let bytes = encode(&text, charset, bom);
            let document = read(&bytes, format, Some(charset)).expect("reads");
            prop_assert_eq!(document.prose(), plain.prose());
            prop_assert_eq!(&document.blocks, &plain.blocks);
            for block in &document.blocks {
                let text = document.map.map(block.span).expect("maps").span;
                let raw = document.raw(block.span).expect("maps");
                let (back, _) = charset.decode_without_bom_handling(&bytes[raw.range()]);
                prop_assert_eq!(back, &document.text[text.range()]);
            }
        }
    }

    #[test]
    fn no_edits_change_nothing(text in soup(), format in format()) {
        for charset in [UTF_8, UTF_16LE, WINDOWS_1252] {
            let bytes = encode(&text, charset, charset != WINDOWS_1252);
            let document = read(&bytes, format, Some(charset)).expect("reads");
            prop_assert_eq!(splice(&bytes, &document, &[]), Ok(bytes));
        }
    }

    #[test]
    fn an_edit_leaves_the_rest_untouched(text in soup(), format in format(), nth in 0..9_usize) {
        let document = read(text.as_bytes(), format, Some(UTF_8)).expect("reads");
        let Some(edit) = edit(&document, nth, "other") else {
            return Ok(());
        };
        let pieces: Vec<_> = document.map.pieces(edit.span).collect();
        let Ok(result) = splice(text.as_bytes(), &document, std::slice::from_ref(&edit)) else {
            return Ok(());
        };
        if let [piece] = pieces[..] && piece.fit == Fit::Exact {
            let (front, back) = (&text[..piece.b], &text[piece.b + piece.b_len..]);
            let want = format!("{front}other{back}");
            prop_assert_eq!(String::from_utf8(result).expect("UTF-8"), want);
        } else {
            let first = pieces.first().expect("has an origin").b;
            prop_assert_eq!(&result[..first], &text.as_bytes()[..first]);
        }
    }
}

/// The same copy in all formats says the same words.
#[test]
fn twins_read_alike() {
    let want: Vec<Vec<&str>> = vec![
        vec!["Title"],
        vec!["The", "SRE", "enables", "access", "&", "more."],
        vec!["One"],
        vec!["Two", "\u{1F600}"],
        vec!["Said", "so", "https://x.yz"],
    ];
    let twins = [
        (
            Format::Text,
            "Title\n=====\n\nThe SRE enables\naccess & more.\n\n- One\n- Two \u{1F600}\n\n> Said so\n> https://x.yz\n",
        ),
        (
            Format::Markdown,
            "# Title\n\nThe SRE **enables**\naccess &amp; more.\n\n- One\n- Two \u{1F600}\n\n> *Said so*\n> <https://x.yz>\n",
        ),
        (
            Format::Html,
            "<h1>Title</h1><p>The SRE <b>enables</b>\naccess &amp; more.</p><ul><li>One<li>Two &#x1F600;</ul><blockquote>Said so<br>https://x.yz</blockquote>",
        ),
    ];
    for (format, text) in twins {
        for (text, charset) in [
            (text.to_owned(), UTF_8),
            (text.replace('\n', "\r\n"), UTF_16LE),
        ] {
            let bytes = encode(&text, charset, true);
            let document = read(&bytes, format, None).expect("reads");
            let words: Vec<Vec<&str>> = document
                .blocks
                .iter()
                .map(|b| {
                    document.prose()[b.span.range()]
                        .split_whitespace()
                        .collect()
                })
                .collect();
            assert_eq!(words, want, "{}", format.name());
        }
    }
}

//! Reading again gives what reading the whole gives, and does not read it where it need not.

use proptest::prelude::*;

use super::*;
use crate::formats::read;

fn fresh(text: &str, format: Format) -> Document {
    read(text.as_bytes(), format, Some(encoding_rs::UTF_8)).expect("UTF-8 is read")
}

/// All of a document, to compare.
fn all(document: &Document) -> String {
    let segments = document.map.segments();
    let back: Vec<_> = (0..=document.text.len())
        .map(|at| document.map.find_back(at))
        .collect();
    format!("{document:?} {segments:?} {back:?}")
}

/// Reads `after` on the ground of `before`. Whether only a window of it was read.
fn compare(before: &str, after: &str, format: Format) -> bool {
    let ground = fresh(before, format);
    let utf8 = Some(encoding_rs::UTF_8);
    let again = reread(after.as_bytes(), format, utf8, &ground).expect("UTF-8 is read");
    assert_eq!(
        all(&again),
        all(&fresh(after, format)),
        "{before:?} to {after:?}"
    );
    let decoded = decode::decode(after.as_bytes().into(), format, utf8).expect("UTF-8 is read");
    read_window(&ground, &decoded).is_some()
}

#[test]
fn a_window_is_read_where_nothing_reaches_out_of_it() {
    use Format::{Html, Markdown, Text};
    let md = "# Head\n\nOne **is** here.\n\nTwo [is](u) \u{1F600}.\n\n- a\n- b\n\nThree ![x](y) is.\n\nFour.\n";
    let crlf = md.replace('\n', "\r\n");
    let cases: [(Format, &str, (&str, &str), bool); 26] = [
        (Markdown, md, ("is](u)", "was](u)"), true),
        (Markdown, md, ("Two", "Twoo"), true),
        (Markdown, md, ("Three", "Threé"), true),
        (Markdown, &crlf, ("is](u)", "was](u)"), true),
        (Markdown, md, ("- b", "- b\n- c\n\n> d"), true),
        (Markdown, md, ("Four.", "Four!\n\nFive."), true),
        (
            Markdown,
            md,
            ("\u{1F600}", "\u{1F601} see www.example.com"),
            true,
        ),
        (Markdown, md, ("", ""), true),
        // The first letter of a paragraph is what makes it one, and what stands before the first
        // paragraph is no window.
        (Markdown, md, ("One", "# One"), false),
        (Markdown, md, ("Head", "Heads"), false),
        // What opens here may close anywhere.
        (Markdown, md, ("Two", "Two <b>"), false),
        (Markdown, md, ("- a", "```\n- a"), false),
        (Markdown, md, ("- a", "---"), false),
        (Markdown, md, ("Two", "Two\n\n## Head\n\nx"), false),
        (Markdown, md, ("Two", "Two[^1]"), false),
        (Markdown, md, ("Two", "Two\n\n[is]: x"), false),
        (
            Markdown,
            "One [is].\n\nTwo.\n\nThree.\n\n[is]: x 'y'\n",
            ("Two", "Two [is]"),
            false,
        ),
        (
            Markdown,
            "One.\n\n<pre>\n\nTwo.\n\n</pre>\n\nThree.\n",
            ("Two", "Twos"),
            false,
        ),
        (
            Markdown,
            "One.\n\n<!-- sayso-ignore x: y -->\n\nTwo.\n",
            ("Two", "Twos"),
            false,
        ),
        (
            Text,
            "One.\n\nTwo.\n\n> Three.\n\nFour.\n",
            ("Two", "Twos"),
            true,
        ),
        (
            Text,
            "One.\n\nTwo.\n\n> Three.\n\nFour.\n",
            ("Three", "Threes <b>"),
            true,
        ),
        (Text, "One.\n\nTwo.\n", ("Two.", "Two.\n---"), false),
        (Text, "One.\r\rTwo.\r\rThree.", ("Two", "Twos"), false),
        (Text, "", ("", "\u{FEFF}One."), false),
        (Html, "<p>One.\n\n<p>Two.\n", ("Two", "Twos"), false),
        (Text, "x", ("x", ""), false),
    ];
    for (format, before, (old, new), is_window) in cases {
        let after = before.replacen(old, new, 1);
        assert_eq!(
            compare(before, &after, format),
            is_window,
            "{old:?} to {new:?} in {before:?}"
        );
    }
}

const PIECES: [&str; 34] = [
    "Words of prose ",
    "é\u{1F600} ",
    "x",
    "\n",
    "\n\n",
    "\n\n",
    "\n\n",
    "\r\n\r\n",
    "\r",
    "# ",
    "- ",
    "1. ",
    "> ",
    "    ",
    "**",
    "`",
    "```\n",
    "~~~\n",
    "---\n",
    "===\n",
    "| a | b |\n|--|--|\n",
    "[a](b \"t\") ",
    "![a](b) ",
    "[a]",
    "[a]: b 't'\n",
    "[^1]",
    "<b>",
    "</b>",
    "<div>\n",
    "<pre>\n",
    "<!-- x -->",
    "http://a.bc/ ",
    "&amp; ",
    "\u{A0}",
];

/// Puts a piece in the place of `len` bytes or a few less.
fn edit(text: &mut String, at: usize, len: usize, piece: &str) {
    let from = text.floor_char_boundary(at % (text.len() + 1));
    let to = text.floor_char_boundary((from + len).min(text.len()));
    text.replace_range(from..to.max(from), piece);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_edit_gives_what_the_whole_gives(
        start in prop::collection::vec(0..PIECES.len(), 0..60),
        edits in prop::collection::vec((0usize..2000, 0usize..12, 0..PIECES.len()), 1..6),
        format in prop::sample::select(Format::ALL.to_vec()),
    ) {
        let mut text: String = start.iter().map(|p| PIECES[*p]).collect();
        for (at, len, piece) in edits {
            let before = text.clone();
            edit(&mut text, at, len, PIECES[piece]);
            compare(&before, &text, format);
        }
    }

    #[test]
    fn edits_of_paragraphs_give_what_the_whole_gives(
        start in prop::collection::vec(0..PIECES.len(), 0..30),
        edits in prop::collection::vec((0usize..2000, 0usize..12, 0..PIECES.len()), 1..6),
        format in prop::sample::select(vec![Format::Text, Format::Markdown]),
    ) {
        // Mostly paragraphs, so that there are windows.
        let mut text: String = start
            .iter()
            .map(|p| format!("Words.\n\n{}\n\nA word.\n\n", PIECES[*p]))
            .collect();
        for (at, len, piece) in edits {
            let before = text.clone();
            edit(&mut text, at, len, PIECES[piece]);
            compare(&before, &text, format);
        }
    }
}

//! What the tests of all formats share: documents written down short, and checks that hold for
//! every document.

use crate::{Document, Format, MarkKind};
use sayso_text::{Fit, GAP_TEXT, Span};

use super::read;

/// The document that `text` is in this format.
pub(super) fn document(text: &str, format: Format) -> Document {
    let document = read(text.as_bytes(), format, None).expect("reads");
    check(&document);
    document
}

/// The blocks of `text` as `kind: words`, spaces folded, parted by ` | `.
pub(super) fn blocks(text: &str, format: Format) -> String {
    let document = document(text, format);
    let block = |b: &crate::Block| {
        let words: Vec<&str> = document.prose()[b.span.range()]
            .split(char::is_whitespace)
            .collect();
        let words: Vec<&str> = words.into_iter().filter(|w| !w.is_empty()).collect();
        format!("{}: {}", b.kind.name(), words.join(" "))
    };
    document
        .blocks
        .iter()
        .map(block)
        .collect::<Vec<_>>()
        .join(" | ")
}

/// Checks the blocks of texts, each with what [`blocks`] gives for it.
#[track_caller]
pub(super) fn check_blocks(format: Format, cases: &[(&str, &str)]) {
    for (text, want) in cases {
        assert_eq!(blocks(text, format), *want, "{text}");
    }
}

/// The same with either line end. A gap is `_`.
#[track_caller]
pub(super) fn check_line_ends(format: Format, cases: &[(&str, &str)]) {
    for (text, want) in cases {
        for text in [(*text).to_owned(), text.replace('\n', "\r\n")] {
            let shown = blocks(&text, format).replace(GAP_TEXT, "_");
            assert_eq!(shown, *want, "{text}");
        }
    }
}

/// The marks of `text` of this kind, as the prose they cover.
pub(super) fn marks(text: &str, format: Format, kind: MarkKind) -> Vec<String> {
    let document = document(text, format);
    let of_kind = document.marks.iter().filter(|m| m.kind == kind);
    of_kind
        .map(|m| document.prose()[m.span.range()].to_owned())
        .collect()
}

/// What holds for every document.
pub(super) fn check(document: &Document) {
    let mut end = 0;
    for s in document.map.segments() {
        assert!(s.a >= end, "stretches overlap");
        end = s.a + s.a_len;
        let shown = &document.prose()[s.a..end];
        let origin = &document.text[s.b..s.b + s.b_len];
        assert!(
            s.fit != Fit::Exact || shown == origin,
            "{shown:?} {origin:?}"
        );
    }
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.span.start >= end, "blocks overlap");
        end = block.span.end;
        let words = &document.prose()[block.span.range()];
        assert_eq!(words.trim(), words, "blocks start and end with words");
        assert!(!words.is_empty(), "blocks have words");
        assert!(
            document.map.map(block.span).is_some(),
            "words come from somewhere"
        );
    }
    for at in (0..=document.prose().len()).filter(|at| document.prose().is_char_boundary(*at)) {
        let _ = document.raw(Span::empty(at));
    }
    for mark in document.marks.iter() {
        assert!(
            document
                .prose()
                .get(mark.span.range())
                .is_some_and(|m| !m.is_empty())
        );
    }
    for inline in document.inlines.iter() {
        assert!(inline.outer.contains(inline.inner));
        assert!(document.text.get(inline.outer.range()).is_some());
        assert!(document.text.get(inline.inner.range()).is_some());
    }
    for directive in &document.directives {
        assert!(document.prose().is_char_boundary(directive.prose));
    }
}

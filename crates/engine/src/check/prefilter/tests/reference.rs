//! What the prefilter must let through, as the full check reads it.

use crate::matcher::Literal;
use sayso_documents::{Document, Format, formats};
use sayso_text::Span;
use sayso_text::folding::fold;

/// The folded blocks of a file; `None` where it cannot be read, which is to be reported.
fn blocks(bytes: &[u8], format: Format) -> Option<(Document, Vec<String>)> {
    let document = formats::read(bytes, format, None).ok()?;
    let block = |span: Span<_>| fold(&document.prose()[span.range()], span.start).text;
    let folded = document.blocks.iter().map(|b| block(b.span)).collect();
    Some((document, folded))
}

/// Whether the literal is in folded text, by its own conditions.
fn stands(literal: &Literal, folded: &str) -> bool {
    folded.match_indices(&literal.text).any(|(at, text)| {
        let in_word = |c: char| c.is_alphanumeric();
        let behind = &folded[at + text.len()..];
        let starts = !literal.starts_word || !folded[..at].ends_with(in_word);
        let ends = !literal.ends_word || !behind.starts_with(in_word) || behind.starts_with("n't");
        starts && ends
    })
}

/// What the prefilter must let through.
pub(super) fn says_something(literals: &[Literal], bytes: &[u8], format: Format) -> bool {
    blocks(bytes, format).is_none_or(|(document, folded)| {
        let holds = |block: &String| literals.iter().any(|l| stands(l, block));
        !document.notices.is_empty() || !document.directives.is_empty() || folded.iter().any(holds)
    })
}

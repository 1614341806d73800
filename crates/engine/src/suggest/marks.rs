//! A mark that a phrase asks for is a part of what it matches: `Kubernetes®`.

use crate::judge::MatchContext;
use sayso_text::{Prose, Span};

/// `span` of the match, with the mark behind it that its phrase asks for.
#[must_use]
pub fn with_mark(ctx: &MatchContext<'_>, span: Span<Prose>) -> Span<Prose> {
    let phrase = ctx.rule.phrases.get(ctx.hit.phrase.index as usize);
    let behind = ctx.document.prose().get(span.end..);
    let mark = behind.and_then(|behind| behind.chars().next());
    let asked = |mark: &char| phrase.is_some_and(|phrase| phrase.pattern.has_mark(*mark));
    let len = mark.filter(asked).map_or(0, char::len_utf8);
    Span::new(span.start, span.end + len)
}

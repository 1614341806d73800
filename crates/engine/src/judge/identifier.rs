//! Words inside of an address or identifier: `docs/e-mail`, `user_e-mail`, `acme.io/e-mail`. They
//! are no words of the sentence, unless the match is all of the identifier (`gpt-4o-mini`,
//! `Node.js`), which then is the lexicon's own name or phrase.

use super::match_context::{MatchContext, NameAt};
use sayso_documents::{Mark, MarkKind, Marks};
use sayso_text::{Prose, Span};

/// Whether a name at `span` of the prose is only a part of an address or identifier. In a handle or
/// tag (`@Acme`, `#Acme`) it is all that is said.
#[must_use]
pub fn is_part(marks: &Marks, span: Span<Prose>, prose: &str) -> bool {
    let whole = |m: &Mark| {
        let handle = prose[m.span.range()].starts_with(['@', '#']);
        span.start <= m.span.start + usize::from(handle) && m.span.end <= span.end
    };
    marks.identifiers_at(span).any(|m| !whole(m))
}

/// Why the match does not count whose `words` are in an identifier of which they are not all.
pub(super) fn partly(ctx: &MatchContext<'_>, words: &[Span<Prose>]) -> Option<&'static str> {
    let marks = words
        .iter()
        .flat_map(|w| ctx.document.marks.identifiers_at(*w));
    let part = marks.into_iter().find(|m| !covers(ctx, words, m))?;
    Some(match part.kind {
        MarkKind::Url => "it is part of an address",
        _ => "it is part of an identifier",
    })
}

/// Whether the words are all of the identifier, or the name that it is a handle of.
fn covers(ctx: &MatchContext<'_>, words: &[Span<Prose>], mark: &Mark) -> bool {
    let own = words
        .iter()
        .filter(|w| w.start < mark.span.end && mark.span.start < w.end);
    let (mut whole, mut letters) = (None::<Span<Prose>>, 0);
    for word in own {
        whole = Some(whole.map_or(*word, |all| all.cover(*word)));
        // A hyphen or point may part two words.
        letters += word.len() + 1;
    }
    let Some(whole) = whole else { return false };
    let named = || {
        // They are in the order of the text.
        let names = &ctx.sentence.names;
        let at = |group: &Vec<NameAt>| group.first().map(|name| ctx.prose(name.span));
        let before = names.partition_point(|g| at(g).is_some_and(|n| n.start < whole.start));
        names.get(before).and_then(at) == Some(whole)
            && !is_part(&ctx.document.marks, whole, ctx.document.prose())
    };
    whole.contains(mark.span) && letters >= mark.span.len() || named()
}

//! Words of a phrase that are parts of hyphened words: a phrase does not tear such a word apart
//! ("off of" in "roll-off of"), and is none in a chain that only an identifier can be
//! (`arm-linux-e-mail-abi`). In "e-mail-based" it is as good as elsewhere.

use super::match_context::MatchContext;
use sayso_english::{is_bare_part, is_function_word, is_known_part};
use sayso_text::{Folded, Span};

/// A longer chain is looked at so far, in bytes and either way.
const FARTHEST: usize = 160;

/// Why the match does not count that has a part of a hyphened word, and not all of it.
pub(super) fn judge(ctx: &MatchContext<'_>) -> Option<&'static str> {
    let words: Vec<Span<Folded>> = ctx.hit.words().collect();
    let first = *words.first()?;
    let mut chain = Span::empty(first.start);
    for word in &words {
        if chain.contains(*word) && !chain.is_empty() {
            continue;
        }
        chain = around(ctx, *word);
        if chain == *word {
            continue;
        }
        let own = |span: &Span<Folded>| words.iter().any(|w| w.contains(*span));
        let others: Vec<Span<Folded>> = parts(ctx, chain).filter(|p| !own(p)).collect();
        if others.is_empty() {
            continue;
        }
        let torn = words.iter().any(|w| !chain.contains(*w));
        if torn && !others.iter().all(|part| is_name(ctx, *part)) {
            return Some("a part of it belongs to a hyphened word");
        }
        if !torn && (is_identifier(ctx, &others) || runs_through(ctx, &words, &others)) {
            return Some("it is part of an identifier");
        }
    }
    None
}

/// The hyphened word that `word` is a part of.
fn around(ctx: &MatchContext<'_>, word: Span<Folded>) -> Span<Folded> {
    let text = ctx.folded.text.as_bytes();
    let inner = |b: &u8| b.is_ascii_alphanumeric() || !b.is_ascii() || *b == b'-';
    let before = text[..word.start].iter().rev().take(FARTHEST);
    let before = before.take_while(|b| inner(b)).count();
    let behind = text[word.end..].iter().take(FARTHEST);
    let behind = behind.take_while(|b| inner(b)).count();
    let tied = |at: usize| text.get(at) == Some(&b'-');
    let start = word.start
        - if word.start > 0 && tied(word.start - 1) {
            before
        } else {
            0
        };
    let end = word.end + if tied(word.end) { behind } else { 0 };
    let from = char_start(&ctx.folded.text, start);
    let to = char_start(&ctx.folded.text, end);
    let chain = &ctx.folded.text[from..to];
    let hyphens = chain.len() - chain.trim_start_matches('-').len();
    Span::new(from + hyphens, from + chain.trim_end_matches('-').len())
}

fn char_start(text: &str, at: usize) -> usize {
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

fn parts<'s>(
    ctx: &MatchContext<'s>,
    chain: Span<Folded>,
) -> impl Iterator<Item = Span<Folded>> + 's {
    let text = &ctx.folded.text[chain.range()];
    let mut at = chain.start;
    text.split('-').filter_map(move |part| {
        let span = Span::new(at, at + part.len());
        at += part.len() + 1;
        (!part.is_empty()).then_some(span)
    })
}

/// Whether a name has the part: "SRE-powered".
fn is_name(ctx: &MatchContext<'_>, part: Span<Folded>) -> bool {
    let names = &ctx.sentence.names;
    let before = names.partition_point(|g| g.first().is_some_and(|n| n.span.end <= part.start));
    let name = names.get(before).and_then(|group| group.first());
    name.is_some_and(|name| name.span.contains(part))
}

/// "take-off-of-it": whether a phrase of several words is inside the word, with other parts on both
/// sides, and starts or ends with a word that leans on its neighbour.
fn runs_through(ctx: &MatchContext<'_>, words: &[Span<Folded>], others: &[Span<Folded>]) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let leans = |word: &Span<Folded>| is_function_word(&ctx.folded.text[word.range()]);
    let before = others.iter().any(|o| o.end <= first.start);
    let behind = others.iter().any(|o| o.start >= last.end);
    words.len() > 1 && before && behind && (leans(first) || leans(last))
}

/// Whether the other parts of the word, all of them small, are no English, or too many bare ones.
fn is_identifier(ctx: &MatchContext<'_>, others: &[Span<Folded>]) -> bool {
    let prose = ctx.document.prose();
    let small = |part: &Span<Folded>| {
        let mut chars = prose[ctx.prose(*part).range()].chars();
        chars.all(|c| c.is_ascii_lowercase())
    };
    let folded = |part: &Span<Folded>| &ctx.folded.text[part.range()];
    let strange = others
        .iter()
        .any(|p| small(p) && !is_name(ctx, *p) && !is_known_part(folded(p)));
    let bare = others.iter().all(|p| small(p) && is_bare_part(folded(p)));
    strange || bare && others.len() > 1
}

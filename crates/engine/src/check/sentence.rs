//! The sentences of one block, and the reading of those in which something was found.

use crate::judge::Sentence;
use crate::matcher::{Hits, Match, NameHit};
use sayso_documents::Document;
use sayso_english::{Case, Known, Reading, is_function_word, sentences};
use sayso_text::folding::FoldedText;
use sayso_text::{Folded, Prose, Span};

use super::compiled::Compiled;
use super::names::{Present, choose};

/// The sentences of the block, in folded text. They cover all that is visible in it.
pub(super) fn split(
    document: &Document,
    block: Span<Prose>,
    folded: &FoldedText,
) -> Vec<Span<Folded>> {
    sentences(&document.prose()[block.range()])
        .into_iter()
        .map(|r| folded.to_folded(Span::new(block.start + r.start, block.start + r.end)))
        .filter(|s| !s.is_empty())
        .collect()
}

/// Reads one sentence with the names of one lexicon in it.
pub(super) fn read<'t>(
    compiled: &Compiled,
    present: &Present,
    document: &Document,
    folded: &'t FoldedText,
    hits: &Hits,
    span: Span<Folded>,
    lexicon: u32,
) -> Sentence<'t> {
    let names = choose(compiled, present, &hits.names, span, lexicon);
    // "We" may be one of our own names, and is read as a pronoun all the same.
    let whole = names
        .iter()
        .filter_map(|group| group.first())
        .map(|n| n.span);
    let spans: Vec<_> = whole
        .filter(|n| !is_function_word(&folded.text[n.range()]))
        .collect();
    let trigger: Vec<Span<Folded>> = matches_in(&hits.matches, span)
        .filter(|hit| hit.phrase.lexicon == lexicon)
        .flat_map(Match::words)
        .collect();
    let known = Known {
        names: &spans,
        trigger: &trigger,
        case_of: &|word| Case::of(&document.prose()[folded.to_prose(word).range()]),
    };
    Sentence {
        span,
        reading: Reading::new(&folded.text, span, &known),
        names,
    }
}

/// The stretch of `matches`, which are in text order, that starts inside `span`.
pub(super) fn matches_from(matches: &[Match], span: Span<Folded>) -> &[Match] {
    let from = matches.partition_point(|m| m.span.start < span.start);
    let to = matches.partition_point(|m| m.span.start < span.end);
    &matches[from..to.max(from)]
}

/// The names that start inside `span`. Names are in text order.
pub(super) fn names_from(
    names: &[NameHit],
    span: Span<Folded>,
) -> impl Iterator<Item = &NameHit> + Clone {
    let from = names.partition_point(|n| n.span.start < span.start);
    names[from..]
        .iter()
        .take_while(move |n| n.span.start < span.end)
}

/// The matches inside `span`. Matches are sorted by start.
pub(super) fn matches_in(matches: &[Match], span: Span<Folded>) -> impl Iterator<Item = &Match> {
    let from = matches.partition_point(|m| m.span.start < span.start);
    matches[from..]
        .iter()
        .take_while(move |m| m.span.start < span.end)
        .filter(move |m| span.contains(m.span))
}

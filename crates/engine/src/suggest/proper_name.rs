//! Words of a lexicon that are a part of a name here: "Sublime Text", "the Code of Conduct".

use crate::judge::MatchContext;
use sayso_english::{Case, Reading};

/// Whether the matched words, which `listed` has in small letters, have a capital inside a sentence of
/// small letters, and so has the word beside them. New words would make another name.
pub(super) fn is_part_of_name(ctx: &MatchContext<'_>, listed: &str) -> bool {
    let reading = ctx.reading();
    let first = reading.unit_at(ctx.hit.span.start);
    let last = reading.unit_at(ctx.hit.span.end.saturating_sub(1));
    let large = |i: usize| reading.units.get(i).is_some_and(|u| u.case != Case::Lower);
    let small = |c: char| c.is_lowercase() || !c.is_alphabetic();
    if first == 0 || !large(first) || !listed.starts_with(small) || !is_running(reading) {
        return false;
    }
    // The first word of a sentence, or after a colon, has a capital anyway.
    let before = first > 1 && large(first - 1) && is_beside(reading, first);
    let linked = matches!(reading.word(last + 1), "of" | "for" | "and");
    let behind = last + 1 + usize::from(linked);
    before || large(behind) && (last + 1..=behind).all(|i| is_beside(reading, i))
}

/// Whether the word at `at` follows the one before it, with nothing between.
fn is_beside(reading: &Reading<'_>, at: usize) -> bool {
    let word = |i: usize| reading.word(i).starts_with(char::is_alphanumeric);
    word(at) && word(at - 1) && reading.units[at].spaced
}

/// Whether the sentence is in small letters, as titles are not: it has two words of more than three
/// letters that are.
fn is_running(reading: &Reading<'_>) -> bool {
    let small = reading.units.iter().filter(|u| u.case == Case::Lower);
    let long = small.filter(|u| u.span.len() > 3);
    long.take(2).count() == 2
}

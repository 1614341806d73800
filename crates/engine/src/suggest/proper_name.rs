//! Words of a lexicon that are a part of a name here: "Sublime Text", "the Code of Conduct".

use crate::judge::MatchContext;
use sayso_english::{Case, Reading, Tag, is_company_form};

/// Whether the matched words, which `listed` has in small letters, are a name or a part of one: they have a
/// capital inside a sentence of small letters. New words would make another name.
pub(super) fn is_part_of_name(ctx: &MatchContext<'_>, listed: &str) -> bool {
    let reading = ctx.reading();
    let first = reading.unit_at(ctx.hit.span.start);
    let last = reading.unit_at(ctx.hit.span.end.saturating_sub(1));
    let large = |i: usize| reading.units.get(i).is_some_and(|u| u.case != Case::Lower);
    let small = |c: char| c.is_lowercase() || !c.is_alphabetic();
    if !large(first) || !listed.starts_with(small) || !is_running(reading) {
        return false;
    }
    // The first word of a sentence, or after a colon, has a capital anyway.
    let chosen =
        first > 0 && reading.units[first].case == Case::Initial && is_beside(reading, first);
    let linked = matches!(reading.word(last + 1), "of" | "for" | "and");
    let behind = last + 1 + usize::from(linked);
    // "Chairman Mao", but not "Leveraging AI"
    let named = first > 0 || reading.tag(first) == Some(Tag::Noun);
    chosen || named && large(behind) && (last + 1..=behind).all(|i| is_beside(reading, i))
}

/// "the Golden E-Mail Prize": whether the matched words lie between words of a name, which has a spelling of its own.
pub(super) fn is_within_name(ctx: &MatchContext<'_>) -> bool {
    let reading = ctx.reading();
    let first = reading.unit_at(ctx.hit.span.start);
    let behind = reading.unit_at(ctx.hit.span.end);
    let large = |i: usize| reading.units.get(i).is_some_and(|u| u.case != Case::Lower);
    first > 1
        && (first - 1..=behind).all(large)
        && is_beside(reading, first)
        && is_beside(reading, behind)
        && is_running(reading)
}

/// Whether the matched words have a capital, and a year or what ends the name of a company follows: "The
/// Whitelist (2021)", "Data-Center Ltd". Even its spelling is the owner's.
pub(super) fn ends_name(ctx: &MatchContext<'_>) -> bool {
    let reading = ctx.reading();
    let first = reading.unit_at(ctx.hit.span.start);
    let at = reading.unit_at(ctx.hit.span.end);
    let large = |i: usize| reading.units.get(i).is_some_and(|u| u.case != Case::Lower);
    let year = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let dated = reading.word(at) == "(" && year(reading.word(at + 1));
    large(first) && (dated || is_company_form(reading.word(at)) && large(at))
}

/// Whether the word at `at` follows the one before it, with nothing between.
fn is_beside(reading: &Reading<'_>, at: usize) -> bool {
    let word = |i: usize| reading.word(i).starts_with(char::is_alphanumeric);
    word(at) && word(at - 1) && reading.units[at].spaced
}

/// Whether the sentence is in small letters, as titles are not: it has a word of more than three letters
/// that is.
fn is_running(reading: &Reading<'_>) -> bool {
    let mut small = reading.units.iter().filter(|u| u.case == Case::Lower);
    small.any(|u| u.span.len() > 3)
}

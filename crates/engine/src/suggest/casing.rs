//! New words follow the casing of the words that they replace.

use crate::judge::MatchContext;
use sayso_english::is_small_in_titles;
use sayso_text::{Folded, Span};

/// How a stretch of text is cased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Casing {
    /// As the template says.
    Running,
    /// As the template says, first letter large.
    Start,
    /// Every Word Large; whether small words are, too.
    Title { small_too: bool },
    /// ALL LARGE
    Upper,
}

/// `text` cased as what is at `span`, in the sentence of `ctx`.
pub(crate) fn follow(ctx: &MatchContext<'_>, span: Span<Folded>, text: &str) -> String {
    match casing(ctx, span) {
        Casing::Running => text.to_owned(),
        Casing::Start => large_first(text),
        Casing::Upper => text.to_uppercase(),
        Casing::Title { small_too } => title(text, small_too),
    }
}

/// `text` cased as the words at `span`, which the lexicon has as `listed`, where they are written
/// otherwise than there.
pub(super) fn like_words(
    ctx: &MatchContext<'_>,
    span: Span<Folded>,
    listed: &str,
    text: &str,
) -> String {
    let written = &ctx.document.prose()[ctx.prose(span).range()];
    let small = |c: char| c.is_lowercase();
    let letters = listed.chars().filter(|c| c.is_alphabetic());
    if !letters.clone().next().is_some_and(small) {
        return text.to_owned();
    }
    let long = written
        .chars()
        .filter(|c| c.is_alphabetic())
        .nth(3)
        .is_some();
    let all = || words(written);
    if long && all().all(is_shouted) {
        return text.to_uppercase();
    }
    // "Approved by the FDA" is none: a word after the first must have a capital for it.
    let titled = |w: &str| has_capital(w) && !is_shouted(w);
    if all().all(|w| has_capital(w) || is_small(w))
        && all().next().is_some_and(has_capital)
        && all().skip(1).any(titled)
    {
        let small_too = all().skip(1).any(|w| is_small(w) && has_capital(w));
        return title(&with_parts(written, text), small_too);
    }
    // "CO2-neutral" has no capital of its own.
    let chosen = |w: &str| has_capital(w) && (w.len() == 1 || !is_shouted(w));
    match all().next().is_some_and(chosen) {
        true => large_first(text),
        false => text.to_owned(),
    }
}

/// `text` with a capital after each hyphen, where `written` has one there: "Risk-Free".
fn with_parts(written: &str, text: &str) -> String {
    let capital = |part: &str| has_capital(part);
    if !written.split('-').skip(1).any(capital) {
        return text.to_owned();
    }
    let parts: Vec<String> = text.split('-').map(large_first).collect();
    parts.join("-")
}

/// The article `text` cased as the one at `span`.
pub(super) fn like_article(ctx: &MatchContext<'_>, span: Span<Folded>, text: &str) -> String {
    let written = &ctx.document.prose()[ctx.prose(span).range()];
    let behind = words(&ctx.document.prose()[ctx.prose(ctx.hit.span).range()]).next();
    let loud = behind.is_some_and(|w| w.chars().nth(1).is_some() && is_shouted(w));
    match has_capital(written) {
        true if loud => text.to_uppercase(),
        true => large_first(text),
        false => text.to_owned(),
    }
}

fn casing(ctx: &MatchContext<'_>, span: Span<Folded>) -> Casing {
    let written = |span| &ctx.document.prose()[ctx.prose(span).range()];
    // Most sentences have a small letter near their start, so that the search is short.
    let all = || words(written(ctx.sentence.span));
    if all().all(is_shouted) && all().nth(1).is_some() {
        return Casing::Upper;
    }
    let large = || all().filter(|w| !is_small(w));
    let mut trigger = ctx.hit.words().flat_map(|w| words(written(w)));
    if large().all(has_capital)
        && large().nth(2).is_some()
        && trigger.all(|w| is_small(w) || has_capital(w))
    {
        let mut small = all().skip(1).filter(|w| is_small(w)).peekable();
        return Casing::Title {
            small_too: small.peek().is_some() && small.all(has_capital),
        };
    }
    let starts = ctx.prose(span).start == ctx.prose(ctx.sentence.span).start;
    if starts && words(written(span)).next().is_some_and(has_capital) {
        return Casing::Start;
    }
    Casing::Running
}

fn has_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

fn is_shouted(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    letters.all(char::is_uppercase)
}

/// The words of `text` that have letters, but for a possessive.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().any(char::is_alphabetic) && *w != "s")
}

/// Whether a title leaves the word small, judged by the word alone.
fn is_small(word: &str) -> bool {
    is_small_in_titles(&word.to_ascii_lowercase())
}

/// `text` with its first letter large.
pub(crate) fn large_first(text: &str) -> String {
    // "iPhone" is written so wherever it is.
    let first = text.split_whitespace().next().unwrap_or_default();
    let own = first.chars().skip(1).any(char::is_uppercase);
    let Some(at) = text.find(char::is_alphabetic).filter(|_| !own) else {
        return text.to_owned();
    };
    let mut chars = text[at..].chars();
    let first = chars.next().map(|c| c.to_uppercase().collect::<String>());
    format!(
        "{}{}{}",
        &text[..at],
        first.unwrap_or_default(),
        chars.as_str()
    )
}

fn title(text: &str, small_too: bool) -> String {
    text.split(' ')
        .map(|word| {
            let bare = word.trim_matches(',').to_lowercase();
            if !small_too && is_small_in_titles(&bare) {
                word.to_owned()
            } else {
                large_first(word)
            }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

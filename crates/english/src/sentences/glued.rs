//! Sentences without a space between them (`ChatGPT.Then it sleeps`), which are distinguished from names
//! with a mark inside (`Node.js`, `http.Client`, `localhost:8080`).

use super::abbreviation::{self, LONGEST, Reading, last_word, read};
use super::{StopKind, is_opening};
use crate::closed;
use crate::words::classes;

/// What surrounds a mark without a space after it.
pub(super) struct Joint<'t> {
    pub(super) kind: StopKind,
    /// The sentence up to the mark.
    pub(super) before: &'t str,
    /// What follows the mark and the quotes and brackets that close.
    pub(super) behind: &'t str,
}

impl Joint<'_> {
    /// Whether a sentence ends with the mark. What is looked at after it ends with the word that
    /// follows.
    pub(super) fn parts(&self) -> bool {
        let last = last_word(self.before);
        if self.is_name(last) {
            return false;
        }
        let opened = self.behind.trim_start_matches(is_opening);
        let Some(next) = word(opened) else {
            return false;
        };
        match self.kind {
            StopKind::Colon => self.colon_parts(last, next),
            _ if !is_capitalised(next) => false,
            StopKind::Question | StopKind::Exclamation => {
                !abbreviation::is_marked_name(self.before)
            }
            _ => {
                let bracketed = self.behind.starts_with('[');
                read(self.before) == Reading::Word && (bracketed || goes_on(last, next))
            }
        }
    }

    /// Whether the word before the mark is a part of a name, an option or an address.
    fn is_name(&self, last: &str) -> bool {
        let lead = &self.before[..self.before.len() - last.len()];
        let is_short = last.len() == 1 && last.bytes().all(|b| b.is_ascii_alphabetic());
        is_short || last.contains('.') || lead.ends_with(['/', '\\', '_', '@', '#', '=', '$', ':'])
    }

    fn colon_parts(&self, last: &str, next: &str) -> bool {
        if last.is_empty() || last.eq_ignore_ascii_case("re") {
            return false;
        }
        let number = last.bytes().all(|b| b.is_ascii_digit());
        if is_capitalised(next) {
            return number || last.len() > 2;
        }
        !number && last.contains(char::is_uppercase) && is_known(next)
    }
}

/// Whether `next`, in capitals at its start, goes on after the word `last` as a sentence does.
fn goes_on(last: &str, next: &str) -> bool {
    abbreviation::is_starter(next)
        || last.chars().count() > 1
            && last.chars().all(char::is_lowercase)
            && is_known(last)
            && is_known(next)
}

/// The word that `text` starts with, if that ends as words of a sentence do.
fn word(text: &str) -> Option<&str> {
    let len = text
        .char_indices()
        .find(|(at, c)| *at > LONGEST || !c.is_alphabetic())
        .map_or(text.len(), |(at, _)| at);
    let mut behind = text[len..].chars();
    let ends = match (behind.next(), behind.next()) {
        (None, _) => true,
        (Some('.' | ':' | '?' | '!' | ','), next) => next.is_none_or(|c| !c.is_alphanumeric()),
        (Some(c), _) => c.is_whitespace() || "'’-–—;…)]”\"".contains(c),
    };
    (len > 0 && ends).then_some(&text[..len])
}

/// A capital with small letters after it, or one of the words of a single letter.
fn is_capitalised(word: &str) -> bool {
    let mut chars = word.chars();
    let first = chars.next().is_some_and(char::is_uppercase);
    let rest = chars.as_str();
    first && rest.chars().all(char::is_lowercase) && (!rest.is_empty() || matches!(word, "A" | "I"))
}

fn is_known(word: &str) -> bool {
    let lower = word.to_lowercase();
    closed::tag(&lower).is_some() || !classes(&lower).is_unknown()
}

/// The length of the number at the start of a sentence that a capital follows at once, as in
/// `1)Enable` and `2.Open`, with the spaces before it.
pub(super) fn marker(text: &str) -> Option<usize> {
    let body = text.trim_start();
    let inner = body.strip_prefix('(').unwrap_or(body);
    let digits = inner.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let letter = usize::from(inner.starts_with(|c: char| c.is_ascii_alphabetic()));
    let len = if digits > 0 { digits } else { letter };
    let close = *inner.as_bytes().get(len)?;
    let closes = close == b')' || close == b'.' && digits > 0 && inner.len() == body.len();
    let next = word(inner.get(len + 1..)?)?;
    let counts = (1..=3).contains(&len) && closes && is_capitalised(next);
    counts.then(|| text.len() - inner.len() + len + 1)
}

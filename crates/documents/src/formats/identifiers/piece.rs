//! Cuts a run without spaces where a sentence would part it, and takes the punctuation off.

use std::ops::Range;

use super::chunk::Chunk;

/// A stretch of a run that may be an identifier.
#[derive(Debug, Clone)]
pub(super) struct Piece<'p> {
    pub(super) prose: &'p str,
    pub(super) range: Range<usize>,
    /// Whether a sign at its start is its own: see [`Chunk::opens`].
    pub(super) opens: bool,
    /// Whether it starts a line.
    pub(super) first: bool,
}

impl Piece<'_> {
    pub(super) fn text(&self) -> &str {
        &self.prose[self.range.clone()]
    }
}

/// Calls `each` with every piece of `range`, a part of `chunk`, in order.
pub(super) fn each<'p>(
    prose: &'p str,
    chunk: &Chunk,
    range: Range<usize>,
    mut each: impl FnMut(Piece<'p>),
) {
    let mut from = range.start;
    let chained = is_chained(&prose.as_bytes()[range.clone()]);
    let bytes = &prose.as_bytes()[..range.end];
    let mut yielded = |cut: Range<usize>| {
        let whole = trimmed(prose, cut.clone());
        if whole.is_empty() {
            return;
        }
        let bare = &prose[cut.start..whole.start];
        let alone = bare.chars().all(|c| "([{*'_".contains(c));
        let starts = cut.start == chunk.range.start;
        let after = !starts && ends_clause(bytes[cut.start - 1]);
        each(Piece {
            prose,
            opens: alone && (starts && chunk.opens || after),
            first: starts && chunk.first,
            range: whole,
        });
    };
    let mut at = range.start;
    while at < range.end {
        match part_len(bytes, from, at, chained) {
            0 => at += brackets_len(bytes, from, at).max(1),
            len => {
                yielded(from..at);
                (at, from) = (at + len, at + len);
            }
        }
    }
    yielded(from..range.end);
}

/// The length of the call's brackets at `at`: what is in them is not separated.
fn brackets_len(bytes: &[u8], from: usize, at: usize) -> usize {
    let called = bytes[at] == b'(' && at > from && bytes[at - 1].is_ascii_alphanumeric();
    let close = called.then(|| memchr::memchr(b')', &bytes[at..])).flatten();
    close.map_or(0, |len| len + 1)
}

fn ends_clause(b: u8) -> bool {
    b",;!?|'".contains(&b)
}

/// Whether colons join the parts of a name: `arn:aws:s3`, `a::b`.
fn is_chained(bytes: &[u8]) -> bool {
    let inner = |b: &u8| b.is_ascii_alphanumeric() || *b == b':';
    let colons = bytes
        .windows(3)
        .filter(|w| w[1] == b':' && inner(&w[0]) && inner(&w[2]));
    colons.count() > 1 && bytes[0].is_ascii_lowercase()
}

/// How many bytes at `at` part what is before from what follows; 0 where it goes on. The piece
/// in hand starts at `from`; `chained` says that colons join.
fn part_len(bytes: &[u8], from: usize, at: usize, chained: bool) -> usize {
    let next = |n: usize| bytes.get(at + n).copied().unwrap_or(b' ');
    let inside = at > from;
    let parts = match bytes[at] {
        b if ends_clause(b) => true,
        // "Note:docs/a", but `a::b`, `C:\x`, `host:80`.
        b':' => {
            let joins = inside && bytes[at - 1] == b':' || next(1) == b':';
            let port = next(1).is_ascii_digit() || b"\\/".contains(&next(1));
            !joins && !port && !chained && inside
        }
        // "fast--and".
        b'-' if next(1) == b'-' && inside && bytes[at - 1].is_ascii_alphanumeric() => {
            let word = next(2).is_ascii_alphabetic() || next(2) == b'-';
            return if word { 2 } else { 0 };
        }
        b'.' => inside && parts_sentences(bytes, from, at),
        _ => false,
    };
    usize::from(parts)
}

/// Whether the point at `at` ends a sentence though no space follows it: "docs/a.Then it".
fn parts_sentences(bytes: &[u8], from: usize, at: usize) -> bool {
    let word: usize = bytes[at + 1..]
        .iter()
        .take_while(|b| b.is_ascii_alphabetic())
        .count();
    let (word, behind) = bytes[at + 1..].split_at(word);
    let Some((first, rest)) = word.split_first() else {
        return false;
    };
    let capital = first.is_ascii_uppercase() && rest.iter().all(u8::is_ascii_lowercase);
    let goes_on = match behind {
        [b'(' | b'_' | b'/' | b'\\' | b'=', ..] => true,
        [b'.' | b'-', next, ..] => next.is_ascii_alphanumeric(),
        _ => false,
    };
    // `com.acme.Service` has other points.
    let pointed = bytes[from..at].contains(&b'.') && bytes[at - 1].is_ascii_lowercase();
    capital && !goes_on && !pointed
}

/// `range` without the punctuation, brackets and emphasis around what is in it.
fn trimmed(prose: &str, range: Range<usize>) -> Range<usize> {
    let bytes = prose.as_bytes();
    let (mut start, mut end) = (range.start, range.end);
    while start < end && is_opening(&bytes[start..end]) {
        start += 1;
    }
    while start < end && is_closing(&bytes[start..end]) {
        end -= 1;
    }
    start..end
}

fn is_opening(text: &[u8]) -> bool {
    match text[0] {
        b'(' | b'[' | b'{' | b',' | b';' | b'!' | b'?' | b'\'' | b':' | b'+' | b'=' | b'&'
        | b'|' | b'^' => true,
        // `*.txt` is a pattern, `__x` a name, `~/x` a path.
        b'*' => !matches!(text.get(1), Some(b'.' | b'/')) && text.get(..3) != Some(b"**/"),
        b'~' => text.get(1) != Some(&b'/'),
        b'_' => text.ends_with(b"_") || !text[1..].contains(&b'_'),
        _ => false,
    }
}

fn is_closing(text: &[u8]) -> bool {
    match text[text.len() - 1] {
        b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b'*' | b'_' | b'~' | b'-' | b'&'
        | b'|' | b'+' | b'^' => true,
        b')' => count(text, b')') > count(text, b'('),
        b']' => count(text, b']') > count(text, b'['),
        b'}' => count(text, b'}') > count(text, b'{'),
        b'(' | b'[' | b'{' => true,
        _ => false,
    }
}

fn count(text: &[u8], sign: u8) -> usize {
    memchr::memchr_iter(sign, text).count()
}

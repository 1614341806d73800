//! Follows a spelling through the dress between its letters.

use super::needle::Needle;
use super::plain::{DRESS, SOLID};
use crate::document::Format;

/// How much dress is looked through before the answer is yes, on all roads together, so that a
/// file of nothing but dress costs no more than its length.
const MOST_DRESS: usize = 64;

/// The longest tag, reference or address that is looked through.
const LONGEST: usize = 256;

/// Elements that hide what is inside them.
const HIDDEN: [&[u8]; 12] = [
    b"iframe",
    b"math",
    b"noembed",
    b"noframes",
    b"noscript",
    b"object",
    b"script",
    b"select",
    b"style",
    b"svg",
    b"template",
    b"textarea",
];

/// Where the dress at some place ends, read in one way and another. `None` where that cannot be
/// told.
type Ends = Option<(usize, Option<usize>)>;

/// Whether the rest of the spelling, of which `done` bytes stand just before `at`, may follow
/// there.
pub(super) fn follows(
    needle: &Needle,
    done: usize,
    plain: &[u8],
    at: usize,
    format: Format,
) -> bool {
    let mut walk = Walk {
        plain,
        format,
        ends_word: needle.ends_word,
        dress: 0,
    };
    walk.follows(&needle.spelling[done..], at)
}

struct Walk<'a> {
    plain: &'a [u8],
    format: Format,
    ends_word: bool,
    /// How much was looked through so far.
    dress: usize,
}

impl Walk<'_> {
    fn follows(&mut self, mut rest: &[u8], mut at: usize) -> bool {
        while let [next, later @ ..] = rest {
            match self.plain.get(at) {
                None | Some(&SOLID) => return false,
                Some(b) if b.is_ascii_alphanumeric() => {
                    if b != next {
                        return false;
                    }
                    rest = later;
                    at += 1;
                }
                Some(_) => {
                    self.dress += 1;
                    match skip(self.plain, at, self.format) {
                        Some((end, other)) if self.dress <= MOST_DRESS => {
                            if other.is_some_and(|other| self.follows(rest, other)) {
                                return true;
                            }
                            at = end;
                        }
                        _ => return true,
                    }
                }
            }
        }
        // A negation leans on its word: `does` ends in "doesn't".
        let ends = |b: &u8| !b.is_ascii_alphanumeric() || *b == b'n';
        !self.ends_word || self.plain.get(at).is_none_or(ends)
    }
}

fn skip(plain: &[u8], at: usize, format: Format) -> Ends {
    let next = plain.get(at + 1).copied().unwrap_or(b' ');
    let one = Some((at + 1, None));
    match (format, plain[at]) {
        (Format::Text, _) => one,
        (_, b'<') if next.is_ascii_alphabetic() || b"/!?".contains(&next) => tag(plain, at),
        (_, b'&') if next.is_ascii_alphanumeric() || next == b'#' => reference(plain, at),
        (Format::Markdown, b']') if b"([".contains(&next) => link(plain, at),
        // A note's mark, an image.
        (Format::Markdown, b'[') if next == b'^' => None,
        (Format::Markdown, b'!') if next == b'[' => None,
        _ => one,
    }
}

fn until(plain: &[u8], at: usize, end: u8) -> Option<&[u8]> {
    let rest = &plain[at..plain.len().min(at + LONGEST)];
    Some(&rest[..memchr::memchr(end, rest)?])
}

/// A tag that only dresses what it stands in, or what looks like one and is seen.
fn tag(plain: &[u8], at: usize) -> Ends {
    let tag = until(plain, at + 1, b'>')?;
    let end = at + 1 + tag.len() + 1;
    let tag = tag.strip_prefix(b"/").unwrap_or(tag);
    let named = |b: &u8| b.is_ascii_alphanumeric() || *b == b'-';
    let len = tag.iter().take_while(|b| named(b)).count();
    let (name, attributes) = tag.split_at(len);
    let count = |mark| memchr::memchr_iter(mark, attributes).count();
    let is_tag = len > 0
        && attributes
            .first()
            .is_none_or(|b| b.is_ascii_whitespace() || *b == b'/')
        && count(b'"').is_multiple_of(2)
        && count(b'\'') == 0;
    let hides = |word: &[u8]| memchr::memmem::find(attributes, word).is_some();
    let seen = !HIDDEN.contains(&name) && !hides(b"hidden") && !hides(b"style");
    (is_tag && seen).then_some((end, Some(at + 1)))
}

/// A character reference, of which it is known that it stands for no letter, or what looks like
/// one and is seen. One without its end is none: [`super::is_opaque`].
fn reference(plain: &[u8], at: usize) -> Ends {
    let body = &plain[at + 1..plain.len().min(at + LONGEST)];
    let named = |b: &u8| b.is_ascii_alphanumeric() || *b == b'#';
    let len = body.iter().take_while(|b| named(b)).count();
    let ends = body.get(len) == Some(&b';');
    Some((at + 1, ends.then_some(at + 1 + len + 1)))
}

/// The end of a link's text with its address or label behind it, or just brackets.
fn link(plain: &[u8], at: usize) -> Ends {
    let close = if plain[at + 1] == b'(' { b')' } else { b']' };
    let target = until(plain, at + 2, close)?;
    let odd = |b: &u8| b"()[]<>\"'\\`\n\r".contains(b) || *b >= DRESS;
    let end = at + 2 + target.len() + 1;
    (!target.iter().any(odd)).then_some((at + 1, Some(end)))
}

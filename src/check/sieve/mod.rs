//! Tells from the bytes of a file alone that nothing in it can be reported, so that it need not
//! be read. May be wrong in one way only: it may let a file through that holds nothing.
//!
//! Why that is sound. A rule fires only in a document whose folded text holds one of the gate's
//! literals ([`crate::matcher::Gate`]). Take a literal's letters and digits alone, its *spelling*
//! ([`needle`]). Where a reader sees the literal, the file has its letters in this order, each
//! either as itself, in either case, or written in another way.
//!
//! 1. *Written in another way*: a character beyond ASCII that is read as letters is replaced by
//!    these ([`glyph`], [`plain`]). What it is read as depends on nothing but the character, though
//!    whether it is so read may. Character references and escapes for letters, bytes that are not
//!    UTF-8 and control characters let the file through ([`is_opaque`]).
//! 2. So the letters stand there as themselves. Between two of them may stand what is not
//!    visible, and between two words what separates words. No such *dress* starts with an ASCII
//!    letter or digit, save inside of what it starts.
//! 3. Hence either the whole first word of the spelling stands unbroken, which a search for
//!    the first words of all literals finds; or it is broken, and then its part before the first
//!    break is a word of the file that ends in dress. Every such word is looked at ([`dress`]).
//! 4. From either place on, [`walk`] follows the spelling through the dress. It says no only at
//!    a letter or digit that is not the next one, or at a character that is solidly something else;
//!    dress that it cannot see through is a yes.
//!
//! The other things that a report says of a file without findings are its suppression comments,
//! which hold `sayso-`, and notices of its encoding and front matter, which are opaque.

mod dress;
mod glyph;
mod needle;
mod plain;
#[cfg(test)]
mod tests;
mod walk;

use std::cell::RefCell;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::document::Format;
use crate::formats;
use crate::matcher::{Literal, MatcherError};
use glyph::{Glyph, Glyphs};
use needle::Needles;

/// What starts a suppression comment.
const DIRECTIVE: &str = "sayso-";

/// Up to this many heads a table of all transitions is the fastest.
const TABLE_LIMIT: usize = 2_000;

/// A search of raw bytes for literals in any dress.
pub(super) struct Sieve {
    /// `None` where the literals cannot be looked for in bytes.
    search: Option<Search>,
    glyphs: Glyphs,
}

struct Search {
    heads: AhoCorasick,
    needles: Needles,
}

thread_local! {
    /// The plain copy of the file in hand: its memory is used again.
    static PLAIN: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// A copy that is larger than this is not kept.
const KEPT: usize = 1 << 22;

impl Sieve {
    /// A sieve for `literals`; for `None` it lets everything through.
    pub(super) fn new(literals: Option<&[Literal]>) -> Result<Self, MatcherError> {
        let needles = literals.and_then(Needles::new);
        let search = needles.map(Search::new).transpose()?;
        Ok(Self {
            search,
            glyphs: Glyphs::new(),
        })
    }

    /// Whether a report on this file could say anything. `bytes` are those of a file whose
    /// encoding nobody dictates.
    pub(super) fn may_hold(&self, bytes: &[u8], format: Format) -> bool {
        let Some(search) = &self.search else {
            return true;
        };
        PLAIN.with_borrow_mut(|plain| {
            let held = !plain::fill(bytes, &self.glyphs, plain)
                || is_opaque(bytes, format, &self.glyphs)
                || search.stands_in(plain, format);
            plain.clear();
            plain.shrink_to(KEPT);
            held
        })
    }
}

impl Search {
    fn new(needles: Needles) -> Result<Self, MatcherError> {
        let heads: Vec<&[u8]> = std::iter::once(DIRECTIVE.as_bytes())
            .chain(needles.heads())
            .collect();
        let kind = (heads.len() <= TABLE_LIMIT).then_some(AhoCorasickKind::DFA);
        let automaton = AhoCorasick::builder()
            .kind(kind)
            .match_kind(MatchKind::LeftmostFirst)
            .build(&heads)?;
        Ok(Self {
            heads: automaton,
            needles,
        })
    }

    fn stands_in(&self, plain: &[u8], format: Format) -> bool {
        self.stands_whole(plain, format) || self.stands_broken(plain, format)
    }

    /// Whether a literal stands whose first word is unbroken.
    fn stands_whole(&self, plain: &[u8], format: Format) -> bool {
        let mut from = 0;
        while let Some(found) = self.heads.find(&plain[from..]) {
            let (start, end) = (from + found.start(), from + found.end());
            let head = &plain[start..end];
            if head == DIRECTIVE.as_bytes() || self.needles.stand_at(plain, start, head, format) {
                return true;
            }
            from = start + 1;
        }
        false
    }

    /// Whether a literal stands whose first word is broken.
    fn stands_broken(&self, plain: &[u8], format: Format) -> bool {
        dress::breaks(plain, format).any(|end| {
            self.needles.starts_before(plain, end).any(|start| {
                let run = &plain[start..end];
                self.needles.stand_at(plain, start, run, format)
            })
        })
    }
}

/// Whether markup may spell letters or digits in another way, or its reader may have a notice.
fn is_opaque(bytes: &[u8], format: Format, glyphs: &Glyphs) -> bool {
    match format {
        Format::Text => false,
        Format::Markdown => has_opaque_front(bytes) || has_opaque_reference(bytes, glyphs),
        Format::Html => has_opaque_reference(bytes, glyphs),
    }
}

/// Front matter in TOML, or with an escape.
fn has_opaque_front(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if text.starts_with(b"+++") {
        return true;
    }
    let Some(yaml) = text.strip_prefix(b"---") else {
        return false;
    };
    let end = ["\n---", "\n...", "\r---", "\r..."]
        .iter()
        .filter_map(|fence| memchr::memmem::find(yaml, fence.as_bytes()))
        .min();
    memchr::memchr(b'\\', &yaml[..end.unwrap_or(yaml.len())]).is_some()
}

/// A character reference that stands for a letter or digit, or that runs on into what follows.
fn has_opaque_reference(bytes: &[u8], glyphs: &Glyphs) -> bool {
    memchr::memchr_iter(b'&', bytes).any(|at| {
        let rest = &bytes[at..];
        let named = |b: &u8| b.is_ascii_alphanumeric() || *b == b'#';
        let len = 1 + rest[1..].iter().take_while(|b| named(b)).count();
        let len = len + usize::from(rest.get(len) == Some(&b';'));
        if COMMON_REFERENCES.contains(&&rest[..len]) {
            return false;
        }
        let text = str::from_utf8(&rest[..len]).unwrap_or_default();
        formats::character_reference(text).is_some_and(|(shown, end)| {
            let clear = shown.chars().all(|c| is_clear(c, glyphs));
            !clear || end < len || !text.ends_with(';')
        })
    })
}

/// Whether `c` is no letter or digit, and never read as one.
fn is_clear(c: char, glyphs: &Glyphs) -> bool {
    if c.is_ascii() {
        !c.is_ascii_alphanumeric() && !c.is_ascii_control()
    } else {
        matches!(glyphs.of(c), Glyph::Solid | Glyph::Dress)
    }
}

/// References that are known to stand for no letter.
const COMMON_REFERENCES: [&[u8]; 8] = [
    b"&", b"&amp;", b"&lt;", b"&gt;", b"&quot;", b"&#39;", b"&nbsp;", b"&mdash;",
];

impl std::fmt::Debug for Sieve {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sieve").finish_non_exhaustive()
    }
}

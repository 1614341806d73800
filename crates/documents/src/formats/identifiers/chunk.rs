//! Cuts prose into runs without spaces, and skips those that are plain words.

use std::ops::Range;

/// A run without spaces in which some sign may indicate an identifier.
#[derive(Debug, Clone)]
pub(super) struct Chunk {
    pub(super) range: Range<usize>,
    /// Whether nothing but a space or an opening mark is before it, so that a sign at its start
    /// is its own.
    pub(super) opens: bool,
    /// Whether it is the first of its line.
    pub(super) first: bool,
}

/// What a byte of ASCII does in a run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    /// Continues, and indicates nothing.
    Plain,
    /// Continues, and indicates an identifier wherever it is.
    Sign,
    /// Tells something before a letter or digit: `.`, `:`, `-`, `(`, `[`.
    Joint,
    /// Ends the run.
    End,
}

const BYTES: [Byte; 128] = {
    let mut all = [Byte::Plain; 128];
    let mut at = 0;
    while at < 128 {
        all[at] = match at as u8 {
            0..=b' ' | b'"' | b'<' | b'>' | b'`' | 127 => Byte::End,
            b'/' | b'\\' | b'@' | b'_' | b'=' | b'$' | b'%' | b'#' | b'{' => Byte::Sign,
            b'.' | b':' | b'-' | b'(' | b'[' => Byte::Joint,
            _ => Byte::Plain,
        };
        at += 1;
    }
    all
};

/// The next run from `from` on that has a telling sign.
pub(super) fn next(prose: &str, from: usize) -> Option<Chunk> {
    let mut at = from;
    loop {
        let rest = &prose.as_bytes()[at..];
        let skipped = rest.iter().position(|b| !is_end(*b))?;
        let start = at + skipped;
        let (end, telling) = run(prose, start);
        if telling {
            return Some(Chunk {
                range: start..end,
                opens: opens(prose, start),
                first: is_first(prose, start),
            });
        }
        at = end.max(start + char_len(prose, start));
    }
}

fn is_end(b: u8) -> bool {
    b.is_ascii() && BYTES[usize::from(b)] == Byte::End
}

fn char_len(prose: &str, at: usize) -> usize {
    prose[at..].chars().next().map_or(1, char::len_utf8)
}

/// Where the run ends that starts at `start`, and whether it has a telling sign.
fn run(prose: &str, start: usize) -> (usize, bool) {
    let bytes = prose.as_bytes();
    let (mut at, mut telling) = (start, false);
    while let Some(b) = bytes.get(at) {
        if !b.is_ascii() {
            let c = prose[at..].chars().next().unwrap_or(' ');
            if !is_inner(c) {
                break;
            }
            at += c.len_utf8();
            continue;
        }
        match BYTES[usize::from(*b)] {
            Byte::Plain => {}
            Byte::Sign => telling = true,
            Byte::Joint => telling |= bytes.get(at + 1).is_some_and(|b| tells(*b)),
            Byte::End if *b == b'>' && is_arrow(bytes, at, start) => telling = true,
            Byte::End => break,
        }
        at += 1;
    }
    // `<name>`
    telling |= start > 0 && bytes[start - 1] == b'<' && bytes.get(at) == Some(&b'>');
    // `print("…")`: what is called is before the quotation mark.
    telling |= at > start && bytes[at - 1] == b'(' && bytes.get(at) == Some(&b'"');
    (at, telling)
}

/// Whether a point, colon, hyphen or bracket before this byte is more than punctuation.
fn tells(b: u8) -> bool {
    b.is_ascii_alphanumeric() || !b.is_ascii() || b"./:-_)'*\\[".contains(&b)
}

/// `a->b`, `a=>b`.
fn is_arrow(bytes: &[u8], at: usize, start: usize) -> bool {
    let shaft = at > start + 1 && b"-=".contains(&bytes[at - 1]);
    let tail = |b: &u8| b.is_ascii_alphanumeric() || b"_)]".contains(b);
    let head = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
    shaft && tail(&bytes[at - 2]) && bytes.get(at + 1).is_some_and(head)
}

/// Whether a character beyond ASCII goes on with a run: a letter or digit of a script with spaces,
/// a hyphen, or what is not visible.
fn is_inner(c: char) -> bool {
    let unspaced = matches!(c,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}');
    let hidden = matches!(
        c,
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'
    );
    let mark = matches!(c, '\u{300}'..='\u{36F}' | '\u{FE00}'..='\u{FE0F}');
    let hyphen = matches!(c, '\u{2010}' | '\u{2011}');
    !unspaced && (c.is_alphanumeric() || hidden || mark || hyphen)
}

/// Whether what starts at `start` leans on nothing before it.
fn opens(prose: &str, start: usize) -> bool {
    let mut before = prose[..start].chars().rev();
    match before.next() {
        None => true,
        Some('"' | '`' | '>') => !before.next().is_some_and(closes),
        Some(c) => !closes(c) && !matches!(c, '\u{201D}' | '\u{2019}' | '\u{BB}'),
    }
}

/// Whether a quotation mark behind `c` closes.
fn closes(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | ',' | '!' | '?' | ')')
}

/// Whether nothing but spaces is before `start` in its line. Looks back a little only.
fn is_first(prose: &str, start: usize) -> bool {
    let before = prose.as_bytes()[..start].iter().rev().take(64);
    let mut spaces = before.take_while(|b| b.is_ascii_whitespace());
    start == 0 || spaces.any(|b| *b == b'\n' || *b == b'\r')
}

//! Quoted strings of YAML and TOML, in pieces.

use std::ops::Range;

use crate::formats::builder::Piece;

/// The inside of a string in double quotes, its escapes decoded.
pub(super) fn escaped(text: &str, range: Range<usize>) -> Vec<Piece> {
    in_pieces(text, range, b'\\', escape)
}

/// The inside of a YAML string in single quotes, where two of them show as one.
pub(super) fn doubled(text: &str, range: Range<usize>) -> Vec<Piece> {
    in_pieces(text, range, b'\'', |rest| {
        rest.starts_with("''").then(|| ("'".to_owned(), 2))
    })
}

fn in_pieces(
    text: &str,
    range: Range<usize>,
    sign: u8,
    decode: impl Fn(&str) -> Option<(String, usize)>,
) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut start = range.start;
    let mut at = range.start;
    while let Some(n) = memchr::memchr(sign, &text.as_bytes()[at..range.end]) {
        at += n;
        let Some((shown, len)) = decode(&text[at..range.end]) else {
            at += 1;
            continue;
        };
        if start < at {
            pieces.push(Piece::Exact(start..at));
        }
        if !shown.is_empty() {
            pieces.push(Piece::Whole(shown, at..at + len));
        }
        at += len;
        start = at;
    }
    if start < range.end {
        pieces.push(Piece::Exact(start..range.end));
    }
    pieces
}

/// What an escape shows, and its length. One at the end of a line takes the space behind it away.
fn escape(text: &str) -> Option<(String, usize)> {
    let c = text[1..].chars().next()?;
    let shown = match c {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        '_' => '\u{A0}',
        'N' => '\u{85}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        '"' | '\\' | '/' | ' ' => c,
        'x' => return code_point(text, 2),
        'u' => return code_point(text, 4),
        'U' => return code_point(text, 8),
        '\n' | '\r' => {
            let rest = text[1..].trim_start();
            return Some((String::new(), text.len() - rest.len()));
        }
        _ => return None,
    };
    Some((shown.to_string(), 2))
}

fn code_point(text: &str, digits: usize) -> Option<(String, usize)> {
    let value = u32::from_str_radix(text.get(2..2 + digits)?, 16).ok()?;
    match char::from_u32(value) {
        Some(c) => Some((c.to_string(), 2 + digits)),
        None => surrogates(value, text),
    }
}

/// A character beyond 16 bits, which JSON writes as two escapes of which this is the first.
fn surrogates(first: u32, text: &str) -> Option<(String, usize)> {
    let second = text.get(6..12)?.strip_prefix("\\u")?;
    let second = u16::from_str_radix(second, 16).ok()?;
    let both = [u16::try_from(first).ok()?, second];
    let shown = String::from_utf16(&both).ok()?;
    Some((shown, 12))
}

/// Where the string that opens with the quote before `from` closes, if it does before `end`.
pub(super) fn close(text: &str, from: usize, end: usize, quote: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += memchr::memchr2(quote, b'\\', &bytes[at..end])?;
        match (bytes[at], quote) {
            (b'\\', b'"') => at += 2,
            (b'\\', _) => at += 1,
            (_, b'\'') if at + 1 < end && bytes[at + 1] == b'\'' => at += 2,
            _ => return Some(at),
        }
        if at >= end {
            return None;
        }
    }
}

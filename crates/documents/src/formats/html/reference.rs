//! Character references: `&amp;`, `&#8212;`, `&nbsp`.

use std::cell::RefCell;
use std::ops::Range;

use encoding_rs::WINDOWS_1252;
use foldhash::HashMap;
use html5gum::{Token, Tokenizer};
use memchr::memchr;

use crate::formats::builder::Piece;

/// The longest name of the standard's table, with its semicolon.
const LONGEST_NAME: usize = 32;

/// Passes on `range` of `text` in pieces: text as it is, and references decoded.
pub(super) fn decode(
    text: &str,
    range: Range<usize>,
    in_attribute: bool,
    mut piece: impl FnMut(Piece),
) {
    let mut start = range.start;
    let mut at = range.start;
    while let Some(n) = memchr(b'&', &text.as_bytes()[at..range.end]) {
        at += n;
        let Some((shown, len)) = reference(&text[at..range.end], in_attribute) else {
            at += 1;
            continue;
        };
        if start < at {
            piece(Piece::Exact(start..at));
        }
        piece(Piece::Whole(shown, at..at + len));
        at += len;
        start = at;
    }
    if start < range.end {
        piece(Piece::Exact(start..range.end));
    }
}

/// What the reference at the start of `text` means, and its length.
pub(in crate::formats) fn reference(text: &str, in_attribute: bool) -> Option<(String, usize)> {
    match text.as_bytes().get(1)? {
        b'#' => numeric(text),
        b if b.is_ascii_alphanumeric() => named(text, in_attribute),
        _ => None,
    }
}

fn numeric(text: &str) -> Option<(String, usize)> {
    let body = &text[2..];
    let (radix, prefix) = if body.starts_with(['x', 'X']) {
        (16, 3)
    } else {
        (10, 2)
    };
    let digits = &text.as_bytes()[prefix..];
    let len = digits
        .iter()
        .take_while(|b| char::from(**b).is_digit(radix))
        .count();
    let value = digits[..len].iter().try_fold(0_u32, |n, b| {
        n.checked_mul(radix)?
            .checked_add(char::from(*b).to_digit(radix)?)
    });
    let end = prefix + len;
    let closed = usize::from(text.as_bytes().get(end) == Some(&b';'));
    (len > 0).then(|| (shown(value), end + closed))
}

/// The standard reads 80 to 9F as Windows-1252.
fn shown(value: Option<u32>) -> String {
    match value {
        Some(n @ 0x80..=0x9F) => {
            let byte = u8::try_from(n).unwrap_or_default();
            WINDOWS_1252
                .decode_without_bom_handling(&[byte])
                .0
                .into_owned()
        }
        n => n
            .filter(|n| *n != 0)
            .and_then(char::from_u32)
            .unwrap_or(char::REPLACEMENT_CHARACTER)
            .to_string(),
    }
}

/// Names are looked up by html5gum, which has the table but keeps it to itself.
fn named(text: &str, in_attribute: bool) -> Option<(String, usize)> {
    let bytes = text.as_bytes();
    let name = bytes[1..]
        .iter()
        .take(LONGEST_NAME)
        .take_while(|b| b.is_ascii_alphanumeric())
        .count();
    let end = 1 + name + usize::from(bytes.get(1 + name) == Some(&b';'));
    let candidate = &text[..end];
    let decoded = decoded(candidate)?;
    let closed = candidate.ends_with(';');
    if closed && (decoded == ";" || !decoded.ends_with(';')) {
        return Some((decoded, end));
    }
    // One of the old names that need no semicolon, each of which is a single character.
    let first = decoded.chars().next()?;
    let len = end - (decoded.len() - first.len_utf8());
    let next = bytes.get(len).copied().unwrap_or(b' ');
    let plain = in_attribute && (next == b'=' || next.is_ascii_alphanumeric());
    (!plain).then(|| (first.to_string(), len))
}

thread_local! {
    /// What names were decoded to. Most mean nothing (`&self`, `&mut`), and come again and
    /// again.
    static DECODED: RefCell<HashMap<String, Option<String>>> = RefCell::default();
}

/// So many names are kept.
const KEPT: usize = 1 << 10;

/// What `candidate`, `&` with a name, is decoded to; `None` where it is kept.
fn decoded(candidate: &str) -> Option<String> {
    DECODED.with_borrow_mut(|kept| {
        if let Some(decoded) = kept.get(candidate) {
            return decoded.clone();
        }
        if kept.len() == KEPT {
            kept.clear();
        }
        let decoded = first_text(candidate).filter(|decoded| decoded != candidate);
        kept.insert(candidate.to_owned(), decoded.clone());
        decoded
    })
}

fn first_text(html: &str) -> Option<String> {
    Tokenizer::new(html).find_map(|token| match token {
        Ok(Token::String(text)) => String::from_utf8(text.value.into()).ok(),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, in_attribute: bool) -> String {
        let mut out = String::new();
        decode(text, 0..text.len(), in_attribute, |piece| match piece {
            Piece::Exact(range) => out.push_str(&text[range]),
            Piece::Whole(shown, range) => {
                out.push_str(&format!("[{}={shown}]", &text[range]));
            }
        });
        out
    }

    #[test]
    fn references_are_decoded() {
        let cases = [
            ("", ""),
            ("a & b &", "a & b &"),
            ("a&amp;b", "a[&amp;=&]b"),
            ("&semi;&fjlig;", "[&semi;=;][&fjlig;=fj]"),
            ("&ampx &AMP", "[&amp=&]x [&AMP=&]"),
            ("&notit; &notin;", "[&not=¬]it; [&notin;=∉]"),
            ("&#8212;&#x2014;&#151", "[&#8212;=—][&#x2014;=—][&#151=—]"),
            (
                "&#0;&#xD800;&#99999999999;",
                "[&#0;=\u{FFFD}][&#xD800;=\u{FFFD}][&#99999999999;=\u{FFFD}]",
            ),
            ("&#;&#x;&bogus;&é;", "&#;&#x;&bogus;&é;"),
            (
                "&CounterClockwiseContourIntegral;",
                "[&CounterClockwiseContourIntegral;=∳]",
            ),
            (
                "&NotEqualTilde;&shy;",
                "[&NotEqualTilde;=≂\u{338}][&shy;=\u{AD}]",
            ),
        ];
        for (text, want) in cases {
            assert_eq!(cut(text, false), want);
        }
        assert_eq!(
            cut("?a&copy=1&copy &lt;", true),
            "?a&copy=1[&copy=©] [&lt;=<]"
        );
    }
}

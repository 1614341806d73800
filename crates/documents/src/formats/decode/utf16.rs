//! UTF-16 in either byte order.

use encoding_rs::{Encoding as Charset, UTF_16LE};

use crate::formats::FormatError;
use sayso_text::{Fit, OffsetMap};

use super::Body;
use super::utf8::notice;

/// Decodes what is behind a byte order mark of `bom` bytes.
pub(super) fn decode(
    bytes: &[u8],
    bom: usize,
    charset: &'static Charset,
) -> Result<Body, FormatError> {
    let (units, rest) = bytes[bom..].as_chunks::<2>();
    if !rest.is_empty() {
        return Err(FormatError::CutUtf16 {
            charset: charset.name(),
            bytes: bytes.len(),
        });
    }
    let unit = if charset == UTF_16LE {
        u16::from_le_bytes
    } else {
        u16::from_be_bytes
    };
    let mut text = String::with_capacity(units.len());
    let mut map = OffsetMap::default();
    let mut at = bom;
    let mut bad = 0;
    for decoded in char::decode_utf16(units.iter().copied().map(unit)) {
        let broken = decoded.is_err();
        let c = decoded.unwrap_or(char::REPLACEMENT_CHARACTER);
        let (a, b) = match c.len_utf8() {
            4 => (4, 4),
            #[expect(clippy::cast_possible_truncation, reason = "at most 3")]
            n => (n as u8, 2),
        };
        let fit = if broken {
            Fit::Whole
        } else {
            Fit::Even { a, b }
        };
        map.push(text.len(), a.into(), at, b.into(), fit);
        text.push(c);
        at += usize::from(b);
        bad += if broken { 2 } else { 0 };
    }
    Ok(Body {
        text,
        map,
        notice: notice(bad, "UTF-16"),
    })
}

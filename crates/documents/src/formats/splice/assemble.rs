//! Applies changes of the text to the bytes, in the encoding that they have.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use crate::Document;
use sayso_text::{Span, Text};

use super::SpliceError;
use super::changes::Changes;

/// The bytes with the changes made; all others are copied.
pub(super) fn apply(
    bytes: &[u8],
    document: &Document,
    changes: &Changes,
) -> Result<Vec<u8>, SpliceError> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut done = 0;
    for (range, text) in changes.in_order() {
        let span: Span<Text> = Span::new(range.start, range.end);
        let raw = document
            .text_map
            .map(span)
            .filter(|m| m.exact)
            .ok_or_else(|| SpliceError::Inexact(document.text[range].to_owned()))?;
        if raw.span.start > done {
            out.extend_from_slice(&bytes[done..raw.span.start]);
        }
        encode(text, document.encoding.encoding, &mut out)?;
        done = done.max(raw.span.end);
    }
    out.extend_from_slice(&bytes[done..]);
    Ok(out)
}

fn encode(text: &str, charset: &'static Encoding, out: &mut Vec<u8>) -> Result<(), SpliceError> {
    if charset == UTF_16LE {
        out.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    } else if charset == UTF_16BE {
        out.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    } else {
        let (encoded, _, unspellable) = charset.encode(text);
        if unspellable {
            let missing = |c: &char| charset.encode(c.encode_utf8(&mut [0; 4])).2;
            return Err(SpliceError::Unspellable {
                character: text.chars().find(missing).unwrap_or('\u{FFFD}'),
                charset: charset.name(),
            });
        }
        out.extend_from_slice(&encoded);
    }
    Ok(())
}

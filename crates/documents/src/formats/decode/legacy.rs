//! Encodings that are neither UTF-8 nor UTF-16.

use encoding_rs::Encoding as Charset;

use sayso_text::{Fit, OffsetMap};

use super::Body;

/// Room for what one byte can complete: a replaced character and the byte behind it.
const ROOM: usize = 16;

/// Decodes what is behind a byte order mark of `bom` bytes. Runs of ASCII are decoded in one
/// go; every other character byte by byte, so that it is known which bytes made it.
pub(super) fn decode(bytes: &[u8], bom: usize, charset: &'static Charset) -> Body {
    let mut decoder = charset.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len());
    let mut map = OffsetMap::default();
    let mut errors = false;
    let mut start = bom;
    let mut at = bom;
    while at < bytes.len() {
        let plain = if at == start && charset.is_ascii_compatible() {
            Charset::ascii_valid_up_to(&bytes[at..])
        } else {
            0
        };
        let next = at + plain.max(1);
        let before = text.len();
        text.reserve(next - at + ROOM);
        let last = next == bytes.len();
        let (_, _, replaced) = decoder.decode_to_string(&bytes[at..next], &mut text, last);
        errors |= replaced;
        at = next;
        if text.len() > before {
            let shown = &text[before..];
            map.push(
                before,
                shown.len(),
                start,
                at - start,
                fit(shown, at - start, plain),
            );
            start = at;
        }
    }
    Body {
        text,
        map,
        notice: errors.then(|| {
            format!(
                "Some bytes are not {} and were read as U+FFFD.",
                charset.name()
            )
        }),
    }
}

/// How `shown` relates to the `origin` bytes that made it, of which `plain` were ASCII.
fn fit(shown: &str, origin: usize, plain: usize) -> Fit {
    if plain == origin && shown.len() == plain {
        return Fit::Exact;
    }
    let single = shown.chars().nth(1).is_none() && shown != "\u{FFFD}";
    match (u8::try_from(shown.len()), u8::try_from(origin)) {
        (Ok(a), Ok(b)) if single => Fit::Even { a, b },
        _ => Fit::Whole,
    }
}

//! UTF-8, whole or damaged.

use std::borrow::Cow;

use sayso_text::{Fit, OffsetMap};

use super::Body;

/// Valid UTF-8 behind a byte order mark of `bom` bytes. Gives bytes back that are not.
pub(super) fn whole(bytes: Cow<'_, [u8]>, bom: usize) -> Result<Body, Cow<'_, [u8]>> {
    let text = match bytes {
        Cow::Owned(bytes) if bom == 0 => {
            String::from_utf8(bytes).map_err(|error| Cow::Owned(error.into_bytes()))?
        }
        bytes => match std::str::from_utf8(&bytes[bom..]) {
            Ok(text) => text.to_owned(),
            Err(_) => return Err(bytes),
        },
    };
    Ok(Body {
        map: OffsetMap::shifted(text.len(), bom),
        text,
        notice: None,
    })
}

/// UTF-8 with bytes that do not belong: each broken sequence becomes one U+FFFD.
pub(super) fn damaged(bytes: &[u8], bom: usize) -> Body {
    let mut text = String::with_capacity(bytes.len());
    let mut map = OffsetMap::default();
    let mut at = bom;
    let mut bad = 0;
    for chunk in bytes[bom..].utf8_chunks() {
        let valid = chunk.valid();
        map.push(text.len(), valid.len(), at, valid.len(), Fit::Exact);
        text.push_str(valid);
        at += valid.len();
        let broken = chunk.invalid().len();
        if broken > 0 {
            let len = char::REPLACEMENT_CHARACTER.len_utf8();
            map.push(text.len(), len, at, broken, Fit::Whole);
            text.push(char::REPLACEMENT_CHARACTER);
            at += broken;
            bad += broken;
        }
    }
    Body {
        text,
        map,
        notice: notice(bad, "UTF-8"),
    }
}

/// Says how many bytes were replaced, if any were.
pub(super) fn notice(bad: usize, charset: &str) -> Option<String> {
    match bad {
        0 => None,
        1 => Some(format!("1 byte is not {charset} and was read as U+FFFD.")),
        n => Some(format!(
            "{n} bytes are not {charset} and were read as U+FFFD."
        )),
    }
}

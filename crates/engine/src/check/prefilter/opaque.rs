//! What in markup keeps letters from being seen in the bytes, or gives its reader a notice.

use super::glyph::{Glyph, Glyphs};
use super::needle::Needles;
use sayso_documents::formats;

/// Front matter in TOML or JSON, or with an escape.
pub(super) fn has_front(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if text.starts_with(b"+++") {
        return true;
    }
    if text.starts_with(b"{") || text.starts_with(b";;;") {
        return memchr::memchr(b'\\', text).is_some();
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

/// A character reference that means a letter or digit, or that a literal may follow unparted.
pub(super) fn has_reference(bytes: &[u8], glyphs: &Glyphs, needles: &Needles) -> bool {
    memchr::memchr_iter(b'&', bytes).any(|at| {
        let rest = &bytes[at..];
        !is_common(rest) && is_opaque(rest, glyphs, needles)
    })
}

fn is_opaque(rest: &[u8], glyphs: &Glyphs, needles: &Needles) -> bool {
    let named = |b: &u8| b.is_ascii_alphanumeric() || *b == b'#';
    let len = 1 + rest[1..].iter().take_while(|b| named(b)).count();
    let behind = rest.get(len);
    let len = len + usize::from(behind == Some(&b';'));
    let text = str::from_utf8(&rest[..len]).unwrap_or_default();
    let Some((shown, end)) = formats::character_reference(text) else {
        return false;
    };
    if !shown.chars().all(|c| is_clear(c, glyphs)) {
        return true;
    }
    // Some need no semicolon, so that what is read as one word in the bytes starts behind them.
    match text[end..].trim_end_matches(';') {
        "" => !text.ends_with(';') && behind.is_some_and(|b| !b.is_ascii()),
        run => needles.start_with(run.as_bytes()),
    }
}

/// Whether `c` is no letter or digit, and never read as one.
fn is_clear(c: char, glyphs: &Glyphs) -> bool {
    if c.is_ascii() {
        !c.is_ascii_alphanumeric() && !c.is_ascii_control()
    } else {
        matches!(glyphs.of(c), Glyph::Solid | Glyph::Filler)
    }
}

/// Whether a reference is here that is known to mean no letter, or a lone `&`.
fn is_common(rest: &[u8]) -> bool {
    match rest {
        [_, b'l' | b'g', b't', b';', ..]
        | [_, b'a', b'm', b'p', b';', ..]
        | [_, b'#', b'3', b'4' | b'9', b';', ..]
        | [_, b'#', b'x', b'2', b'7', b';', ..]
        | [_, b'q', b'u', b'o', b't', b';', ..]
        | [_, b'n', b'b', b's', b'p', b';', ..]
        | [_, b'm', b'd', b'a', b's', b'h', b';', ..] => true,
        [_, next, ..] => !next.is_ascii_alphanumeric() && *next != b'#',
        _ => true,
    }
}

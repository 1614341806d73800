//! A file as the sieve reads it: one byte for whatever a character can be.

use super::glyph::{self, Glyph, Glyphs};

/// Stands for a character that is seen and is no ASCII letter or digit.
pub(super) const SOLID: u8 = 0x01;

/// Stands for a character that may be nothing, or part two words.
pub(super) const DRESS: u8 = 0x80;

/// Bytes are looked at and copied in loops that the compiler can do many at once in.
const BLOCK: usize = 1 << 12;

/// Copies `bytes` to `plain`: ASCII in lower case, [`SOLID`], [`DRESS`], and the letters that
/// others may be read as. `false` where that cannot be told: there are control characters, which
/// nobody sees, or bytes that are not UTF-8, or marks that may be letters.
pub(super) fn fill(bytes: &[u8], glyphs: &Glyphs, plain: &mut Vec<u8>) -> bool {
    let (mut controls, mut wide) = (false, false);
    plain.clear();
    for block in bytes.chunks(BLOCK) {
        controls |= block.iter().fold(false, |any, b| any | is_control(*b));
        wide |= block.iter().fold(0, |any, b| any | b) >= 0x80;
        plain.extend(block.iter().map(u8::to_ascii_lowercase));
    }
    !controls && (!wide || fill_wide(bytes, glyphs, plain))
}

fn is_control(b: u8) -> bool {
    (b < b' ') & (b.wrapping_sub(b'\t') >= 5) | (b == 0x7F)
}

fn fill_wide(bytes: &[u8], glyphs: &Glyphs, plain: &mut Vec<u8>) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    plain.clear();
    let mut rest = text;
    while let Some(len) = rest.bytes().position(|b| b >= 0x80) {
        plain.extend(rest.as_bytes()[..len].iter().map(u8::to_ascii_lowercase));
        let mut chars = rest[len..].chars();
        for c in chars.by_ref().take_while(|c| !c.is_ascii()) {
            if !push(c, glyphs, plain) {
                return false;
            }
        }
        let wide = rest[len..].bytes().take_while(|b| *b >= 0x80).count();
        rest = &rest[len + wide..];
    }
    plain.extend(rest.bytes().map(|b| b.to_ascii_lowercase()));
    true
}

fn push(c: char, glyphs: &Glyphs, plain: &mut Vec<u8>) -> bool {
    match glyphs.of(c) {
        Glyph::Solid => plain.push(SOLID),
        Glyph::Dress => plain.push(DRESS),
        Glyph::Letter(letter) => plain.push(letter),
        Glyph::Letters => {
            let seen = |c: char| if c.is_ascii() { c as u8 } else { SOLID };
            plain.extend(glyph::letters(c).chars().map(seen));
        }
        // It hangs on a word for sure only where that stands right before it.
        Glyph::Mark if plain.last().is_some_and(u8::is_ascii_alphanumeric) => plain.push(DRESS),
        Glyph::Mark => return false,
    }
    true
}

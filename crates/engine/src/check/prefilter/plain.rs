//! A file as the prefilter reads it: one byte for whatever a character can be.

use fearless_simd::{Level, dispatch};

use super::glyph::{self, Glyph, Glyphs};

/// Stands for a character that is seen and is no ASCII letter or digit.
pub(super) const SOLID: u8 = 0x01;

/// Stands for a character that may be nothing, or part two words.
pub(super) const FILLERS: u8 = 0x80;

/// Stands for a character that may be nothing, part two words, or go on with a word.
pub(super) const MARK: u8 = 0x81;

/// Bytes are looked at in loops that the compiler can do many at once in.
const BLOCK: usize = 1 << 12;

/// How many bytes are tried at once for plain ASCII.
const STEP: usize = 32;

/// What the bytes of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bytes {
    /// ASCII without control characters: they are plain as they are.
    Plain,
    /// With bytes beyond ASCII.
    Wide,
    /// With control characters, which are invisible.
    Odd,
}

/// Looks at all bytes of a file.
pub(super) fn survey(bytes: &[u8]) -> Bytes {
    dispatch!(Level::new(), _ => survey_widely(bytes))
}

/// Compiled for each width of vectors.
#[inline(always)]
fn survey_widely(bytes: &[u8]) -> Bytes {
    let mut all = 0;
    for block in bytes.chunks(BLOCK) {
        let (mut controls, mut any) = (false, 0);
        for b in block {
            controls |= is_control(*b);
            any |= b;
        }
        if controls {
            return Bytes::Odd;
        }
        all |= any;
    }
    if all < 0x80 {
        Bytes::Plain
    } else {
        Bytes::Wide
    }
}

#[inline(always)]
fn is_control(b: u8) -> bool {
    (b < b' ') & (b.wrapping_sub(b'\t') >= 5) | (b == 0x7F)
}

/// Copies `bytes` to `plain`, what is beyond ASCII as [`SOLID`], [`FILLERS`], [`MARK`], and the letters
/// that it may be read as. `false` where that does not do: there are bytes that are not UTF-8, or
/// marks with which, by `begins`, a needle may begin.
pub(super) fn fill(
    bytes: &[u8],
    glyphs: &Glyphs,
    begins: impl Fn(char) -> bool,
    plain: &mut Vec<u8>,
) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let mut marks = Vec::new();
    let mut is_clear = |c: char| {
        let known = marks.contains(&c);
        let clear = known || !begins(c);
        if clear && !known {
            marks.push(c);
        }
        clear
    };
    plain.clear();
    let mut rest = text;
    while let Some(len) = first_wide(rest.as_bytes()) {
        let (ascii, wide) = rest.split_at(len);
        plain.extend_from_slice(ascii.as_bytes());
        let mut chars = wide.chars();
        rest = chars.as_str();
        while let Some(c) = chars.next().filter(|c| !c.is_ascii()) {
            if !push(c, glyphs, &mut is_clear, plain) {
                return false;
            }
            rest = chars.as_str();
        }
    }
    plain.extend_from_slice(rest.as_bytes());
    true
}

/// Where the first byte beyond ASCII is.
fn first_wide(bytes: &[u8]) -> Option<usize> {
    let from = STEP * bytes.chunks(STEP).position(|step| !step.is_ascii())?;
    let wide = bytes[from..].iter().position(|b| *b >= 0x80)?;
    Some(from + wide)
}

fn push(
    c: char,
    glyphs: &Glyphs,
    is_clear: &mut impl FnMut(char) -> bool,
    plain: &mut Vec<u8>,
) -> bool {
    match glyphs.of(c) {
        Glyph::Solid => plain.push(SOLID),
        Glyph::Filler => plain.push(FILLERS),
        Glyph::Letter(letter) => push_read(c, &[letter], plain),
        Glyph::Letters => {
            let seen = |c: char| match c {
                c if c.is_ascii_alphanumeric() => c as u8,
                c if c.is_ascii() => FILLERS,
                _ => SOLID,
            };
            let letters: Vec<u8> = glyph::letters(c).chars().map(seen).collect();
            push_read(c, &letters, plain);
        }
        // It hangs on a word for sure only where that is right before it.
        Glyph::Mark if plain.last().is_some_and(u8::is_ascii_alphanumeric) => plain.push(FILLERS),
        Glyph::Mark if is_clear(c) => plain.push(MARK),
        Glyph::Mark => return false,
    }
    true
}

/// Adds what `c` may be read as. Where it is no letter itself, what follows it may decide: a sign of
/// markup counts as one only where no letter is before it.
fn push_read(c: char, letters: &[u8], plain: &mut Vec<u8>) {
    plain.extend_from_slice(letters);
    if !c.is_alphanumeric() {
        plain.push(FILLERS);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_distinguished_wherever_they_stand() {
        let long = "x".repeat(BLOCK + 1);
        for (odd, want) in [
            ("", Bytes::Plain),
            ("a\r\n\t~", Bytes::Plain),
            ("\u{FEFF}", Bytes::Wide),
            ("é", Bytes::Wide),
            ("\u{7}", Bytes::Odd),
            ("é\u{7F}", Bytes::Odd),
        ] {
            for text in [
                odd.to_owned(),
                format!("{odd}{long}"),
                format!("{long}{odd}"),
            ] {
                assert_eq!(survey(text.as_bytes()), want, "{odd:?}");
            }
        }
    }

    #[test]
    fn a_copy_keeps_ascii_and_reads_the_rest() {
        let glyphs = Glyphs::new();
        let mut plain = b"left over".to_vec();
        let long = "Word ".repeat(9);
        for (text, want) in [
            ("", Some("")),
            ("A\r\nb", Some("A\r\nb")),
            ("\u{FEFF}A", Some("<A")),
            ("ａЖ\u{AD}Z", Some("a#<Z")),
            ("Zé", Some("Z#")),
            ("™", None),
            ("(²)²", Some("(^)^")),
            ("a²²", Some("a<^")),
            ("² ™", None),
        ] {
            let text = format!("{long}{text}");
            let filled = fill(text.as_bytes(), &glyphs, |c| c == '™', &mut plain);
            let shown = |b: &u8| match *b {
                SOLID => '#',
                FILLERS => '<',
                MARK => '^',
                b => char::from(b),
            };
            let got: String = plain.iter().map(shown).collect();
            let want = want.map(|want| format!("{long}{want}"));
            assert_eq!(filled.then_some(got), want, "{text:?}");
        }
        assert!(!fill(b"\xFF", &glyphs, |_| false, &mut plain));
    }
}

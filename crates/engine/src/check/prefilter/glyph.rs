//! What a character beyond ASCII can be to a search for ASCII letters.

use std::sync::atomic::{AtomicU8, Ordering};

use unicode_normalization::char::is_combining_mark;

use sayso_text::folding::fold;

/// What a character can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glyph {
    /// Never an ASCII letter or digit, and always seen.
    Solid,
    /// Nothing, what may part the words of a literal (a space, a hyphen, a quotation mark), or an
    /// accent on the letter before it.
    Filler,
    /// It may be read as this letter or digit; else it is solid.
    Letter(u8),
    /// It may be read as several letters or digits: [`letters`]; else it is solid.
    Letters,
    /// Filler where it hangs on a word, letters elsewhere: `™`, `²`.
    Mark,
}

/// The answers so far, for the characters up to where nearly all text stays.
pub(super) struct Glyphs(Box<[AtomicU8]>);

const KNOWN: usize = 0x2_0000;

impl Glyphs {
    pub(super) fn new() -> Self {
        Self((0..KNOWN).map(|_| AtomicU8::new(0)).collect())
    }

    /// What `c` can be.
    pub(super) fn of(&self, c: char) -> Glyph {
        let Some(slot) = self.0.get(c as usize) else {
            return glyph(c);
        };
        match slot.load(Ordering::Relaxed) {
            0 => {
                let found = glyph(c);
                slot.store(code(found), Ordering::Relaxed);
                found
            }
            1 => Glyph::Solid,
            2 => Glyph::Filler,
            3 => Glyph::Letters,
            4 => Glyph::Mark,
            letter => Glyph::Letter(letter),
        }
    }
}

fn code(glyph: Glyph) -> u8 {
    match glyph {
        Glyph::Solid => 1,
        Glyph::Filler => 2,
        Glyph::Letters => 3,
        Glyph::Mark => 4,
        Glyph::Letter(letter) => letter,
    }
}

/// What `c` folds to in a word that is read as Latin.
pub(super) fn letters(c: char) -> String {
    let folded = fold(&format!("x{c}x"), 0).text;
    let inner = folded.strip_prefix('x').unwrap_or(&folded);
    inner.strip_suffix('x').unwrap_or(inner).to_owned()
}

/// All that a mark may be read as.
pub(super) fn readings(c: char) -> [String; 3] {
    [alone(c), between(c), letters(c)]
}

fn alone(c: char) -> String {
    fold(&c.to_string(), 0).text.trim().to_owned()
}

fn between(c: char) -> String {
    let folded = fold(&format!("x {c} x"), 0).text;
    let inner = folded.strip_prefix('x').unwrap_or(&folded);
    inner.strip_suffix('x').unwrap_or(inner).trim().to_owned()
}

/// Folded alone, in a word and between words, since some characters are read by what is around
/// them.
fn glyph(c: char) -> Glyph {
    let within = letters(c);
    let shown = [alone(c), between(c), within.trim().to_owned()];
    let lettered = |s: &String| s.contains(|c: char| c.is_ascii_alphanumeric());
    let solid = |s: &String| !s.is_empty() && !s.is_ascii();
    if !shown.iter().any(lettered) {
        let seen = shown.iter().all(solid) && !is_combining_mark(c);
        return if seen { Glyph::Solid } else { Glyph::Filler };
    }
    match within.as_bytes() {
        _ if shown.iter().any(|s| **s != within) => Glyph::Mark,
        [letter] => Glyph::Letter(*letter),
        _ => Glyph::Letters,
    }
}

//! Separates words of two scripts that touch: `我们用github做` has the word `github`. Scripts that put
//! no spaces between words do so, and those that attach particles to words of others (`ChatGPT를`,
//! `בChatGPT`). Greek and Cyrillic do not count: such letters in a Latin word are look-alikes, or
//! a symbol (`µm`).

use super::unit::{Unit, in_word};

/// The first and last characters of the scripts, by block.
const OTHERS: [(char, char); 14] = [
    ('\u{0590}', '\u{06FF}'),
    ('\u{0750}', '\u{077F}'),
    ('\u{0900}', '\u{0EFF}'),
    ('\u{0F00}', '\u{109F}'),
    ('\u{1100}', '\u{11FF}'),
    ('\u{1780}', '\u{17FF}'),
    ('\u{2E80}', '\u{312F}'),
    ('\u{3130}', '\u{318F}'),
    ('\u{31F0}', '\u{31FF}'),
    ('\u{3400}', '\u{9FFF}'),
    ('\u{A960}', '\u{A97F}'),
    ('\u{AC00}', '\u{D7FF}'),
    ('\u{F900}', '\u{FAFF}'),
    ('\u{20000}', '\u{3FFFF}'),
];

/// Puts a space between letters of Latin and of these scripts. It counts as made from the letter
/// that is not Latin, with what is attached to it.
pub(super) fn part(units: &mut Vec<Unit>) {
    if !units.iter().any(|u| is_other(u.c)) {
        return;
    }
    let mut parted: Vec<Unit> = Vec::with_capacity(units.len() + 1);
    // The letter that the marks before the unit are attached to, if any.
    let mut letter = None;
    for unit in units.iter() {
        if let (Some(before), Some(last)) = (letter, parted.last().copied()) {
            if is_latin(before) && is_other(unit.c) {
                parted.push(Unit { c: ' ', ..*unit });
            } else if is_other(before) && is_latin(unit.c) {
                parted.push(Unit { c: ' ', ..last });
            }
        }
        parted.push(*unit);
        if unit.c.is_alphanumeric() || !in_word(unit.c) {
            letter = Some(unit.c);
        }
    }
    *units = parted;
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{C0}'..='\u{24F}') && c.is_alphabetic()
}

fn is_other(c: char) -> bool {
    let next = OTHERS.partition_point(|(_, last)| *last < c);
    OTHERS.get(next).is_some_and(|(first, _)| *first <= c) && c.is_alphanumeric()
}

//! Replaces letters of other scripts that pass for Latin ones: `аccess` with a Cyrillic `а`.
//!
//! A word that mixes such letters with Latin ones is read as Latin. A word wholly of another
//! script is read as Latin only if all its letters pass for Latin *and* so do those of the words
//! of other scripts around it: a letter without a Latin look-alike (`и`, `λ`) shows that the run is Russian or
//! Greek, and then none of it is touched. Only letters are replaced, one for one; digits and
//! pairs that look like a letter (`1`, `rn`) stay.

use std::ops::Range;

use unicode_security::skeleton;

use super::case;
use super::unit::{Unit, in_word};

/// Replaces the look-alikes.
pub(super) fn replace(units: &mut [Unit]) {
    if !units.iter().any(|u| !u.c.is_ascii() && u.c.is_alphabetic()) {
        return;
    }
    let mut run: Vec<Range<usize>> = Vec::new();
    let mut honest = false;
    for (range, kind) in words(units) {
        match kind {
            Kind::Numeric => {}
            Kind::Foreign { readable } => {
                honest |= !readable;
                run.push(range);
            }
            Kind::Latin { readable } => {
                flush(units, &mut run, &mut honest);
                if readable {
                    rewrite(&mut units[range]);
                }
            }
        }
    }
    flush(units, &mut run, &mut honest);
}

/// Ends a run of words of other scripts.
fn flush(units: &mut [Unit], run: &mut Vec<Range<usize>>, honest: &mut bool) {
    for range in run.drain(..) {
        if !*honest {
            rewrite(&mut units[range]);
        }
    }
    *honest = false;
}

/// What a word is made of. `readable`: every letter of another script passes for a Latin one.
enum Kind {
    Numeric,
    Latin { readable: bool },
    Foreign { readable: bool },
}

fn words(units: &[Unit]) -> Vec<(Range<usize>, Kind)> {
    let mut words = Vec::new();
    let mut from = 0;
    while from < units.len() {
        let len = units[from..].iter().take_while(|u| in_word(u.c)).count();
        if len > 0 {
            let range = from..from + len;
            words.push((range.clone(), kind(&units[range])));
        }
        from += len.max(1);
    }
    words
}

fn kind(word: &[Unit]) -> Kind {
    let letters = || word.iter().map(|u| u.c).filter(|c| c.is_alphabetic());
    let readable = letters().all(|c| is_latin(c) || latin_image(c).is_some());
    if letters().any(is_latin) {
        Kind::Latin { readable }
    } else if letters().next().is_some() {
        Kind::Foreign { readable }
    } else {
        Kind::Numeric
    }
}

fn rewrite(word: &mut [Unit]) {
    for unit in word.iter_mut().filter(|u| !u.c.is_ascii()) {
        unit.c = latin_image(unit.c).unwrap_or(unit.c);
    }
}

/// Whether `c` is a letter of the Latin script, by block.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '\u{AA}' | '\u{BA}' | '\u{C0}'..='\u{2AF}' | '\u{1D00}'..='\u{1DBF}'
            | '\u{1E00}'..='\u{1EFF}' | '\u{2C60}'..='\u{2C7F}' | '\u{A722}'..='\u{A7FF}'
            | '\u{AB30}'..='\u{AB6F}')
}

/// The ASCII letter that `c`, or what it folds to, passes for. Trying both keeps a word that
/// cannot be read from becoming readable once its case is folded.
fn latin_image(c: char) -> Option<char> {
    if c.is_ascii() || !c.is_alphabetic() {
        return None;
    }
    image(c).or_else(|| case::folded_letter(c).and_then(image))
}

fn image(c: char) -> Option<char> {
    let mut buffer = [0; 4];
    let mut prototype = skeleton(c.encode_utf8(&mut buffer));
    let first = prototype.next()?;
    match (first, prototype.next(), prototype.next()) {
        // The table knows one prototype for `I`, `l` and `1`, and spells `m` as a pair.
        ('l', None, _) if c.is_uppercase() => Some('I'),
        ('r', Some('n'), None) => Some('m'),
        (letter, None, _) if letter.is_ascii_alphabetic() => Some(match_case(letter, c)),
        _ => None,
    }
}

/// Keeps the case that the reader sees.
fn match_case(letter: char, like: char) -> char {
    if like.is_lowercase() {
        letter.to_ascii_lowercase()
    } else {
        letter
    }
}

//! What to search folded text for, so that no needle is missed whose first word is unbroken.

use std::cmp::Reverse;

use fearless_simd::{Level, dispatch};

use super::grams::rarity;
use super::needle::{Needle, Needles};

/// What starts a suppression comment.
pub(super) const DIRECTIVE: &[u8] = b"sayso-";

/// The word that it starts with.
pub(super) const WORD: &[u8] = DIRECTIVE.split_at(5).0;

/// Whether a suppression comment may start with these bytes.
pub(super) fn is_directive(plain: &[u8]) -> bool {
    let start = plain.get(..DIRECTIVE.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(DIRECTIVE))
}

/// So much of a head is searched for; the rest is compared at each hit.
pub(super) const LONGEST: usize = 24;

/// The search looks at so many bytes of every cue at once, so that more would gain little.
const SEARCHED: usize = 4;

/// A text to search for, and what may be where it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cue {
    pub(super) text: Vec<u8>,
    pub(super) runs: Vec<Run>,
}

/// Letters and digits of a needle.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Run {
    /// How far before the byte behind the first one of their cue they start: it may be a space.
    pub(super) back: usize,
    pub(super) len: usize,
}

/// The cues of all needles and of suppression comments; none starts with another.
pub(super) fn of(needles: &Needles) -> Vec<Cue> {
    let mut all: Vec<(Vec<u8>, Run)> = needles.all().iter().flat_map(of_needle).collect();
    all.push(cue("", WORD, ""));
    all.sort();
    all.dedup();
    let mut cues: Vec<Cue> = Vec::new();
    for (text, run) in all {
        match cues.last_mut() {
            // It is found with the other.
            Some(cue) if text.starts_with(&cue.text) => cue.runs.push(run),
            _ => cues.push(Cue {
                text,
                runs: vec![run],
            }),
        }
    }
    cues
}

/// The cues of the first word of a needle.
fn of_needle(needle: &Needle) -> impl Iterator<Item = (Vec<u8>, Run)> {
    let head = needle.head();
    let head = &head[..head.len().min(LONGEST)];
    let start = if needle.starts_word { " " } else { "" };
    let ends: &[&str] = match (needle.is_word(), needle.ends_word) {
        _ if head.len() == LONGEST => &[""],
        (true, _) if start.len() + head.len() >= SEARCHED => &[""],
        // A negation leans on its word.
        (true, true) => &[" ", "n"],
        (true, false) => &[""],
        // Between two words something is that is no letter.
        (false, _) => &[" "],
    };
    ends.iter().map(move |end| cue(start, head, end))
}

/// The rarest part of a word with the spaces around it in folded text.
fn cue(start: &str, head: &[u8], end: &str) -> (Vec<u8>, Run) {
    let whole = [start.as_bytes(), head, end.as_bytes()].concat();
    let len = whole.len().min(SEARCHED);
    let parts = whole.windows(len).zip(0..);
    let rarest = parts.min_by_key(|(part, _)| Reverse(rarity(part)));
    let (part, at) = rarest.unwrap_or_default();
    let run = Run {
        back: 1 + at - start.len(),
        len: head.len(),
    };
    (part.to_vec(), run)
}

/// Letters in lower case, digits, and spaces for all else. Both slices are equally long.
pub(super) fn fold(bytes: &[u8], folded: &mut [u8]) {
    dispatch!(Level::new(), _ => fold_widely(bytes, folded));
}

/// Compiled for each width of vectors.
#[inline(always)]
fn fold_widely(bytes: &[u8], folded: &mut [u8]) {
    for (to, from) in folded.iter_mut().zip(bytes) {
        let lower = from | 0x20;
        let is_letter = lower.wrapping_sub(b'a') < 26;
        let is_digit = from.wrapping_sub(b'0') < 10;
        *to = if is_letter | is_digit { lower } else { b' ' };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matcher::Literal;

    /// The cues, each with the letters before it that it means, and how many these are.
    fn cues(literals: &[(&str, bool, bool)]) -> Vec<String> {
        let literal = |(text, starts_word, ends_word): &(&str, bool, bool)| Literal {
            text: (*text).to_owned(),
            starts_word: *starts_word,
            ends_word: *ends_word,
        };
        let literals: Vec<Literal> = literals.iter().map(literal).collect();
        let needles = Needles::new(&literals).expect("ASCII");
        let shown = |cue: &Cue| {
            let runs = cue
                .runs
                .iter()
                .map(|run| format!(" {}+{}", run.back, run.len));
            let runs: String = runs.collect();
            format!("{}{runs}", String::from_utf8_lossy(&cue.text))
        };
        of(&needles).iter().map(shown).collect()
    }

    #[test]
    fn cues_are_rare_parts_and_none_starts_with_another() {
        let long = "x".repeat(40);
        for (literals, want) in [
            (&[][..], &["says 1+5"][..]),
            (&[("o1", true, true)], &[" o1  0+2", " o1n 0+2", "says 1+5"]),
            (&[("gpt", false, false)], &["gpt 1+3", "says 1+5"]),
            (
                &[("gpt", false, true)],
                &["gpt  1+3", "gptn 1+3", "says 1+5"],
            ),
            (&[("gpt", true, true)], &[" gpt 0+3", "says 1+5"]),
            (
                &[("open ai", true, true), ("open", true, false)],
                &["open 1+4", "says 1+5"],
            ),
            (
                &[("codex", true, true), ("odexa", false, false)],
                &["odex 1+5 2+5", "says 1+5"],
            ),
            (
                &[("o", true, true), ("on", true, false)],
                &[" o  0+1", " on 0+1 0+2", "says 1+5"],
            ),
            (
                &[("a", false, false), ("ayso", true, true)],
                &["a 1+1 1+4", "says 1+5"],
            ),
            (&[(&long, false, true)], &["says 1+5", "xxxx 1+24"]),
        ] {
            assert_eq!(cues(literals), want, "{literals:?}");
        }
    }
}

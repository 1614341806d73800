//! What to search folded text for, so that no needle is missed whose first word is unbroken.

use std::ops::Range;

use fearless_simd::{Level, dispatch};

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

/// So much of a head is looked for; whoever finds it looks at the rest.
pub(super) const LONGEST: usize = 24;

/// A text to search for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cue {
    pub(super) text: Vec<u8>,
    /// Where in it the letters and digits of the needle stand.
    pub(super) run: Range<usize>,
}

/// The cues of all needles and of suppression comments; none starts with another.
pub(super) fn of(needles: &Needles) -> Vec<Cue> {
    let mut directive = vec![0; DIRECTIVE.len()];
    fold(DIRECTIVE, &mut directive);
    let directive = Cue {
        run: 0..directive.len() - 1,
        text: directive,
    };
    let mut cues: Vec<Cue> = needles.all().iter().flat_map(of_needle).collect();
    cues.push(directive);
    cues.sort_by(|a, b| (&a.text, a.run.len()).cmp(&(&b.text, b.run.len())));
    // What starts with another one is found with it, since the run of the other is no longer.
    cues.dedup_by(|next, kept| next.text.starts_with(&kept.text));
    cues
}

/// The first word of a needle, with the spaces around it in folded text.
fn of_needle(needle: &Needle) -> impl Iterator<Item = Cue> {
    let head = needle.head();
    let head = &head[..head.len().min(LONGEST)];
    let start: &[u8] = if needle.starts_word { b" " } else { b"" };
    let ends: &[&[u8]] = match (needle.is_word(), needle.ends_word) {
        _ if head.len() == LONGEST => &[b""],
        // A negation leans on its word.
        (true, true) => &[b" ", b"n"],
        (true, false) => &[b""],
        // Between two words something stands that is no letter.
        (false, _) => &[b" "],
    };
    ends.iter().map(move |end| Cue {
        text: [start, head, end].concat(),
        run: start.len()..start.len() + head.len(),
    })
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

    fn cues(literals: &[(&str, bool, bool)]) -> Vec<String> {
        let literal = |(text, starts_word, ends_word): &(&str, bool, bool)| Literal {
            text: (*text).to_owned(),
            starts_word: *starts_word,
            ends_word: *ends_word,
        };
        let literals: Vec<Literal> = literals.iter().map(literal).collect();
        let needles = Needles::new(&literals).expect("ASCII");
        let shown = |cue: &Cue| {
            let text = String::from_utf8_lossy(&cue.text);
            format!("{text}<{}", &text[cue.run.clone()])
        };
        of(&needles).iter().map(shown).collect()
    }

    #[test]
    fn cues_end_where_words_must_and_none_starts_with_another() {
        let long = "x".repeat(40);
        for (literals, want) in [
            (&[][..], &["sayso <sayso"][..]),
            (
                &[("o1", true, true)],
                &[" o1 <o1", " o1n<o1", "sayso <sayso"],
            ),
            (&[("gpt", false, false)], &["gpt<gpt", "sayso <sayso"]),
            (
                &[("open ai", true, true), ("open", true, false)],
                &[" open<open", "sayso <sayso"],
            ),
            (&[("dall-e", true, false)], &[" dall <dall", "sayso <sayso"]),
            (
                &[("o", true, true), ("on", true, false)],
                &[" o <o", " on<o", "sayso <sayso"],
            ),
            (&[("say", false, false)], &["say<say"]),
            (
                &[(&long, false, true)],
                &["sayso <sayso", &format!("{0}<{0}", &long[..24])],
            ),
        ] {
            assert_eq!(cues(literals), want, "{literals:?}");
        }
    }
}

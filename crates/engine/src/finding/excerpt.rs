//! What a report prints of a sentence: all of it, or an excerpt of a very long one.

use std::borrow::Cow;
use std::ops::Range;

/// A text up to this length, in characters, is printed whole.
pub(super) const LONGEST: usize = 1000;
/// Of a longer one, so much is printed on each side of what it is about,
const BESIDE: usize = 120;
/// and so much of that.
const FOCUS: usize = 400;

/// What a report prints of `text`, which is about what is at `focus`: cut at words, with an
/// ellipsis where it was cut, and where, by `goes_on`, there is more before it or after it.
#[must_use]
pub fn excerpt(text: &str, focus: Range<usize>, goes_on: [bool; 2]) -> Cow<'_, str> {
    let long = text.len() > LONGEST && text.chars().count() > LONGEST;
    if !long && goes_on == [false; 2] {
        return Cow::Borrowed(text);
    }
    let part = if long {
        around(text, focus)
    } else {
        0..text.len()
    };
    let before = part.start > 0 || goes_on[0];
    let behind = part.end < text.len() || goes_on[1];
    let mark = |cut| if cut { "\u{2026}" } else { "" };
    Cow::Owned([mark(before), text[part].trim(), mark(behind)].concat())
}

/// The first words of `text`, where it is long.
#[must_use]
pub fn opening(text: &str) -> Cow<'_, str> {
    excerpt(text, 0..0, [false; 2])
}

/// The words around `focus`.
fn around(text: &str, focus: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(focus.start);
    let end = text.ceil_char_boundary(focus.end.max(start));
    let before = text[..start].char_indices().rev().take(BESIDE).last();
    let before = before.map_or(start, |(at, _)| at);
    let most = (text[start..].char_indices().nth(FOCUS)).map_or(text.len(), |(at, _)| start + at);
    let end = end.min(most);
    let behind = text[end..].char_indices().nth(BESIDE);
    let behind = behind.map_or(text.len(), |(at, _)| end + at);
    let space = |c: char| c.is_whitespace();
    let first = match before {
        0 => 0,
        _ => (text[before..start].find(space)).map_or(before, |at| before + at),
    };
    let last = match behind == text.len() {
        true => behind,
        false => (text[end..behind].rfind(space)).map_or(behind, |at| end + at),
    };
    first..last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_wrote_is_printed_whole() {
        for text in [
            "",
            "One.",
            &"\u{e9}".repeat(LONGEST),
            &"word ".repeat(LONGEST / 5),
        ] {
            assert_eq!(excerpt(text, 0..0, [false; 2]), text);
        }
        assert_eq!(excerpt("a piece", 2..3, [true, false]), "\u{2026}a piece");
        assert_eq!(excerpt("a piece ", 2..3, [false, true]), "a piece\u{2026}");
    }

    #[test]
    fn the_rest_keeps_its_context() {
        let words = "\u{e9}l\u{e0}n \r\n".repeat(1000);
        let long = "\u{e9}".repeat(5000);
        for (text, focus) in [
            (&words, 0..0),
            (&words, 3996..4002),
            (&words, 0..words.len()),
            (&words, words.len()..words.len()),
            (&long, 4001..4007),
            (&long, 0..9000),
        ] {
            let part = excerpt(text, focus.clone(), [false; 2]);
            assert!(part.chars().count() <= FOCUS + 2 * BESIDE + 2, "{focus:?}");
            let inner = part.trim_matches('\u{2026}');
            assert!(text.contains(inner) && inner.trim() == inner, "{part:?}");
            let whole = focus.len() <= FOCUS;
            let words = text.get(focus).unwrap_or_default().trim();
            assert!(!whole || part.contains(words), "{part:?}");
        }
        assert!(excerpt(&words, 3996..4002, [false; 2]).starts_with("\u{2026}\u{e9}l\u{e0}n"));
    }
}

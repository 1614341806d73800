//! Where a large plain text can be cut so that each part reads as it does in the whole.

use std::ops::Range;

use super::decode;

/// Where a text that starts like this goes on behind its byte order mark, if it is UTF-8 should all
/// of it be valid. `head` is at least its first 4 KB, or all of it.
#[must_use]
pub fn starts_as_utf8(head: &[u8]) -> Option<usize> {
    decode::utf8_start(head)
}

/// The first place behind a blank line that is at or behind `from`: no block of a plain text crosses
/// it.
#[must_use]
pub fn paragraph_start(bytes: &[u8], from: usize) -> Option<usize> {
    paragraph_starts(bytes, from).next()
}

/// As [`paragraph_start`], but before a paragraph that starts with a letter or a quotation mark. Such
/// a paragraph continues no list and no quoted mail, so that the parts, each read for itself, have the
/// blocks of the whole, and a list stays with the line that introduces it.
pub(super) fn cut(bytes: &[u8], from: usize) -> Option<usize> {
    paragraph_starts(bytes, from).find(|at| opens(&bytes[*at..]))
}

fn paragraph_starts(bytes: &[u8], from: usize) -> impl Iterator<Item = usize> {
    let rest = bytes.get(from..).unwrap_or_default();
    memchr::memchr_iter(b'\n', rest).filter_map(move |at| {
        let blank = match rest.get(at + 1..)? {
            [b'\n', ..] => 1,
            [b'\r', b'\n', ..] => 2,
            _ => return None,
        };
        Some(from + at + 1 + blank)
    })
}

/// Cuts a plain text into stretches of whole paragraphs, each of at least `least` bytes. No list is
/// cut, nor parted from the line that introduces it.
#[must_use]
pub fn stretches(bytes: &[u8], least: usize) -> Vec<Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(|| {
        let start = from;
        from = cut(bytes, start + least).unwrap_or(bytes.len());
        (start < bytes.len()).then_some(start..from)
    })
    .collect()
}

/// Whether a line that starts so is text: no item, ruler, quotation or blank.
fn opens(line: &[u8]) -> bool {
    match line {
        [b'"', _, ..] => true,
        [first, second, ..] => first.is_ascii_alphabetic() && *second != b')',
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Format;
    use crate::formats::testing;

    #[test]
    fn a_cut_stands_behind_a_blank_line_and_before_text() {
        let cases: [(&str, usize, Option<usize>); 16] = [
            ("", 0, None),
            ("a\nbc", 0, None),
            ("a\n\nbc", 0, Some(3)),
            ("a\r\n\r\nbc", 0, Some(5)),
            ("a\n\nbc\n\ncd", 3, Some(7)),
            ("a\n\nbc", 9, None),
            ("a\n \nbc", 0, None),
            ("a\n\n", 0, None),
            ("a\n\nb", 0, None),
            ("a:\n\n- b\n\n- c\n\nd e", 0, Some(14)),
            ("a\n\nb) c\n\n1. d\n\n> e", 0, None),
            ("a\n\n---\n\n\n\n\u{e9}t\u{e9}", 0, None),
            ("a\n\n\"b\"", 0, Some(3)),
            ("a\n\n b\n\nc d", 0, Some(7)),
            ("a\n\n\u{FEFF}b\n\nc d", 0, Some(9)),
            ("a\r\rbc", 0, None),
        ];
        for (text, from, want) in cases {
            assert_eq!(cut(text.as_bytes(), from), want, "{text:?}");
        }
    }

    #[test]
    fn a_paragraph_starts_behind_a_blank_line() {
        let cases: [(&str, usize, Option<usize>); 7] = [
            ("", 0, None),
            ("a\nb", 0, None),
            ("a\n\n- b", 0, Some(3)),
            ("a\r\n\r\n\u{e9}", 0, Some(5)),
            ("a\n\n\nb", 0, Some(3)),
            ("a\n\nb\n\nc", 2, Some(6)),
            ("\u{FEFF}\n\n", 0, Some(5)),
        ];
        for (text, from, want) in cases {
            assert_eq!(paragraph_start(text.as_bytes(), from), want, "{text:?}");
        }
    }

    /// Wherever a text is cut, its parts have its blocks.
    #[test]
    fn parts_have_the_blocks_of_the_whole() {
        let text = "Title\n===\n\nabc\n\n\n\n- x:\n\n1. y\r\n\r\nSo it goes\n\n> q\n\n\"z\"\n\nb) c\n\nEnd";
        let mut from = 0;
        while let Some(at) = cut(text.as_bytes(), from) {
            let parts = [&text[..at], &text[at..]].map(|t| testing::blocks(t, Format::Text));
            assert_eq!(
                parts.join(" | "),
                testing::blocks(text, Format::Text),
                "{at}"
            );
            from = at;
        }
        assert_eq!(from, text.len() - 3);
    }
}

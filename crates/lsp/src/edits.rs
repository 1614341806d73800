//! From two states of a text to the edits that lead from one to the other.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::buffer::Buffer;
use super::position::{Encoding, Positions};
use super::protocol::TextEdit;

/// The edits that make `new` of the buffer, in the order of the text: what is equal is left alone.
pub(super) fn between(old: &Buffer, new: &str, encoding: Encoding) -> Vec<TextEdit> {
    let positions = Positions::new(old, encoding);
    let text = old.text();
    let (old_lines, new_lines) = (lines(text), lines(new));
    let mut edits = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    for op in capture_diff_slices(Algorithm::Myers, &old_lines, &new_lines) {
        let old_len: usize = old_lines[op.old_range()].iter().map(|l| l.len()).sum();
        let new_len: usize = new_lines[op.new_range()].iter().map(|l| l.len()).sum();
        if !matches!(op, DiffOp::Equal { .. }) {
            let before = &text[old_at..old_at + old_len];
            let after = &new[new_at..new_at + new_len];
            let (front, back) = equal_ends(before, after);
            let range = positions.range(old_at + front, old_at + old_len - back);
            let new_text = after[front..after.len() - back].to_owned();
            edits.push(TextEdit { range, new_text });
        }
        old_at += old_len;
        new_at += new_len;
    }
    edits
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// How many bytes are equal at the start and at the end, in whole characters and words. A line
/// end is one character: no position lies inside it.
fn equal_ends(a: &str, b: &str) -> (usize, usize) {
    let front = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let front = boundary(a, front).min(boundary(b, front));
    let (rest_a, rest_b) = (&a[front..], &b[front..]);
    let back = rest_a
        .bytes()
        .rev()
        .zip(rest_b.bytes().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let back = back_boundary(rest_a, back).min(back_boundary(rest_b, back));
    (front, back)
}

/// The last offset up to `at` at which a word, a space or a line end starts.
fn boundary(text: &str, at: usize) -> usize {
    let mut at = text.floor_char_boundary(at);
    while at > 0 && at < text.len() && !may_cut(text, at) {
        at = text.floor_char_boundary(at - 1);
    }
    at
}

/// As `boundary`, counted from the end and towards it.
fn back_boundary(text: &str, back: usize) -> usize {
    let mut at = text.ceil_char_boundary(text.len() - back);
    while at > 0 && at < text.len() && !may_cut(text, at) {
        at = text.ceil_char_boundary(at + 1);
    }
    text.len() - at
}

fn may_cut(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let behind = text[at..].chars().next();
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let line_end = before == Some('\r') && behind == Some('\n');
    let inside_word = word(before) && word(behind);
    !line_end && !inside_word
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn apply(buffer: &Buffer, edits: &[TextEdit], encoding: Encoding) -> String {
        let mut buffer = buffer.clone();
        for edit in edits.iter().rev() {
            buffer.replace(edit.range, &edit.new_text, encoding);
        }
        buffer.text().to_owned()
    }

    #[test]
    fn only_what_differs_is_edited() {
        let cases = [
            ("", "", vec![]),
            ("a\r\nb", "a\r\nb", vec![]),
            (
                "The SRE calls on it.\r\n",
                "The SRE uses it.\r\n",
                vec!["uses"],
            ),
            (
                "\u{1F600} one two\nx\ny\nthree",
                "\u{1F600} 1 two\nx\ny\n3",
                vec!["1", "3"],
            ),
            ("a\r\nb\r\n", "a\nb\r\n", vec!["\n"]),
            ("a", "a\r\n<!-- x -->", vec!["\r\n<!-- x -->"]),
        ];
        for (old, new, want) in cases {
            let buffer = Buffer::new(old.to_owned());
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let edits = between(&buffer, new, encoding);
                let texts: Vec<&str> = edits.iter().map(|e| e.new_text.as_str()).collect();
                assert_eq!(texts, want, "{old:?} to {new:?}");
                assert_eq!(apply(&buffer, &edits, encoding), new);
            }
        }
    }

    proptest! {
        #[test]
        fn edits_lead_to_the_other_text(a in "[ab \r\n\u{1F600}é]{0,20}", b in "[ab \r\n\u{1F600}é]{0,20}") {
            let buffer = Buffer::new(a);
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let edits = between(&buffer, &b, encoding);
                prop_assert_eq!(apply(&buffer, &edits, encoding), b.clone());
            }
        }
    }
}

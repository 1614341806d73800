//! The text of an open document, edited in place. Ranges may be out of bounds.

use super::position::{Encoding, Place};
use super::protocol::{Position, Range};

/// A text with its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Buffer {
    text: String,
    /// Where lines start; `\n`, `\r\n` and a lone `\r` end one. Never empty.
    starts: Vec<usize>,
}

impl Buffer {
    pub(super) fn new(text: String) -> Self {
        let mut starts = vec![0];
        starts.extend(line_starts(&text, 0, text.len()));
        Self { text, starts }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The line, from 0, that holds `byte`.
    pub(super) fn line_of(&self, byte: usize) -> usize {
        self.starts.partition_point(|s| *s <= byte) - 1
    }

    /// Where the line, from 0, starts; the end of the text for one that does not exist.
    pub(super) fn line_start(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(self.text.len())
    }

    /// The line, from 0, without what ends it; empty for one that does not exist.
    pub(super) fn line(&self, line: usize) -> &str {
        self.text[self.line_start(line)..self.line_start(line + 1)].trim_end_matches(['\r', '\n'])
    }

    /// The place that `position` means. Past the end of a line is its end, past the last line
    /// the end of the text.
    pub(super) fn place(&self, position: Position, encoding: Encoding) -> Place {
        let line = position.line as usize;
        let mut place = encoding.place(self.line(line), position.character);
        place.byte += self.line_start(line);
        place
    }

    /// Replaces `range`, whose ends may be swapped.
    pub(super) fn replace(&mut self, range: Range, text: &str, encoding: Encoding) {
        let ends = [range.start, range.end].map(|p| self.place(p, encoding));
        let [from, to] = if ends[0] <= ends[1] {
            ends
        } else {
            [ends[1], ends[0]]
        };
        // Half a surrogate pair stays behind as a character that is as long.
        let before = if from.split { "\u{FFFD}" } else { "" };
        let after = if to.split { "\u{FFFD}" } else { "" };
        let end = to.byte + to.rest(&self.text);
        self.splice(from.byte, end, &[before, text, after].concat());
    }

    /// Replaces bytes, whose ends are character boundaries.
    pub(super) fn splice(&mut self, start: usize, end: usize, text: &str) {
        let mut first = self.line_of(start);
        // A `\r` that ended the line before may now be half of `\r\n`.
        if self.starts[first] == start {
            first = first.saturating_sub(1);
        }
        let last = self.line_of(end);
        let (from, to) = (self.starts[first], self.line_start(last + 1));
        let behind = self.starts.split_off((last + 1).min(self.starts.len()));
        self.text.replace_range(start..end, text);
        let moved = |at: usize| at - (end - start) + text.len();
        self.starts.truncate(first + 1);
        self.starts.extend(line_starts(&self.text, from, moved(to)));
        // The line behind starts where the last one ended, unless the last one has lost its end.
        let behind = behind.into_iter().map(moved);
        let known = self.starts.last().copied().unwrap_or(0);
        self.starts.extend(behind.filter(|at| *at > known));
    }
}

/// The starts of the lines behind the line ends in `from..to`.
fn line_starts(text: &str, from: usize, to: usize) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'\n', b'\r', &bytes[from..to])
        .map(move |n| from + n)
        .filter(move |at| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'))
        .map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn range(a: u32, b: u32, c: u32, d: u32) -> Range {
        Range::new(Position::new(a, b), Position::new(c, d))
    }

    #[test]
    fn ranges_that_are_nonsense_mean_something() {
        let text = "a\u{1F600}é\r\nb\n";
        let cases = [
            (range(0, 0, 0, 0), "x", "xa\u{1F600}é\r\nb\n"),
            (range(0, 99, 0, 99), "x", "a\u{1F600}éx\r\nb\n"),
            (range(99, 0, 99, 9), "x", "a\u{1F600}é\r\nb\nx"),
            (range(1, 1, 0, 1), "x", "ax\n"),
            (range(0, 1, u32::MAX, u32::MAX), "", "a"),
            (range(0, 4, 1, 0), "", "a\u{1F600}éb\n"),
            (range(0, 2, 0, 2), "", "a\u{FFFD}\u{FFFD}é\r\nb\n"),
            (range(0, 2, 0, 3), "", "a\u{FFFD}é\r\nb\n"),
            (range(0, 1, 0, 2), "-", "a-\u{FFFD}é\r\nb\n"),
        ];
        for (at, new, want) in cases {
            let mut buffer = Buffer::new(text.to_owned());
            buffer.replace(at, new, Encoding::Utf16);
            assert_eq!(buffer.text(), want, "{at:?}");
        }
        let mut empty = Buffer::new(String::new());
        empty.replace(range(3, 3, 1, 1), "x", Encoding::Utf8);
        assert_eq!(empty, Buffer::new("x".to_owned()));
    }

    proptest! {
        #[test]
        fn lines_are_those_of_the_whole_text(
            start in "[a\r\n\u{1F600}]{0,12}",
            edits in prop::collection::vec((0u32..6, 0u32..6, 0u32..6, 0u32..6, "[b\r\né]{0,4}"), 0..12),
        ) {
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let mut buffer = Buffer::new(start.clone());
                for (a, b, c, d, text) in &edits {
                    buffer.replace(range(*a, *b, *c, *d), text, encoding);
                    prop_assert_eq!(&buffer, &Buffer::new(buffer.text().to_owned()));
                }
            }
        }
    }
}

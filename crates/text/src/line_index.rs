//! From a byte offset to the line and column that a person, or an editor, counts.

use std::iter;

use super::span::{Space, Span};

/// A place in a text. All but `byte` count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Byte offset in the text.
    pub byte: usize,
    /// Line; `\n`, `\r\n` and a lone `\r` end one.
    pub line: usize,
    /// Column in characters.
    pub column: usize,
    /// Column in UTF-16 code units.
    pub utf16: usize,
}

impl Position {
    /// The place so many characters of ASCII further on in the same line.
    #[must_use]
    pub fn on_by(self, chars: usize) -> Self {
        Self {
            byte: self.byte + chars,
            line: self.line,
            column: self.column + chars,
            utf16: self.utf16 + chars,
        }
    }
}

/// How many bytes lie between two counts of characters, so that a place deep in a line of many
/// megabytes is found without reading the line again.
const STRIDE: usize = 512;

/// Where the lines of one text start.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// Characters and UTF-16 units before each multiple of `STRIDE`.
    counts: Vec<Units>,
}

/// How much text is before a place, in the units that columns count.
#[derive(Debug, Clone, Copy, Default)]
struct Units {
    chars: usize,
    utf16: usize,
}

impl Units {
    /// Counts by first bytes, so that `bytes` may be cut anywhere.
    fn of(bytes: &[u8]) -> Self {
        let chars = count(bytes, |b| b & 0xC0 != 0x80);
        let pairs = count(bytes, |b| b >= 0xF0);
        Self {
            chars,
            utf16: chars + pairs,
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            chars: self.chars + other.chars,
            utf16: self.utf16 + other.utf16,
        }
    }
}

/// How many of `bytes` satisfy `is`. Chunks of 255 keep each sum in one byte, so that the loop is
/// vectorized.
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let few = |bytes: &[u8]| bytes.iter().map(|b| u8::from(is(*b))).sum::<u8>();
    bytes.chunks(255).map(|bytes| usize::from(few(bytes))).sum()
}

/// The last byte of each line that ends in `text`.
fn ends(text: &[u8]) -> impl Iterator<Item = usize> {
    memchr::memchr2_iter(b'\n', b'\r', text)
        .filter(|at| text[*at] == b'\n' || text.get(at + 1) != Some(&b'\n'))
}

impl LineIndex {
    /// Finds the lines of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let starts = iter::once(0).chain(ends(bytes).map(|at| at + 1)).collect();
        let mut sum = Units::default();
        let counts = bytes
            .chunks(STRIDE)
            .map(|chunk| {
                let before = sum;
                sum = sum.and(Units::of(chunk));
                before
            })
            .collect();
        Self { starts, counts }
    }

    /// The order of the line that holds `byte` among those that are there.
    fn nth_of(&self, byte: usize) -> usize {
        self.starts.partition_point(|s| *s <= byte) - 1
    }

    fn units_before(&self, text: &str, byte: usize) -> Units {
        let Some(stride) = self.counts.len().checked_sub(1) else {
            return Units::default();
        };
        let stride = stride.min(byte / STRIDE);
        self.counts[stride].and(Units::of(&text.as_bytes()[stride * STRIDE..byte]))
    }

    /// The number of lines, at least one.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// The 1-based line that holds `byte`.
    #[must_use]
    pub fn line_of(&self, byte: usize) -> usize {
        self.nth_of(byte) + 1
    }

    /// The place of `byte` in `text`, the text that the index was made from. An offset inside a
    /// character, or past the end, is moved back to the nearest boundary.
    #[must_use]
    pub fn position(&self, text: &str, byte: usize) -> Position {
        let byte = text.floor_char_boundary(byte);
        let start = self.starts[self.nth_of(byte)];
        let (before, here) = if byte - start <= STRIDE {
            let line = &text.as_bytes()[start..byte];
            (Units::default(), Units::of(line))
        } else {
            (
                self.units_before(text, start),
                self.units_before(text, byte),
            )
        };
        Position {
            byte,
            line: self.line_of(byte),
            column: here.chars - before.chars + 1,
            utf16: here.utf16 - before.utf16 + 1,
        }
    }

    /// The places of both ends of `span` in `text`; see [`Self::position`].
    #[must_use]
    pub fn positions<S: Space>(&self, text: &str, span: Span<S>) -> [Position; 2] {
        let start = self.position(text, span.start);
        [start, self.position_behind(text, start, span.end)]
    }

    /// As [`Self::position`], counting on from the place `from` where that is near.
    #[must_use]
    pub fn position_behind(&self, text: &str, from: Position, byte: usize) -> Position {
        let between = text.get(from.byte..byte).map(str::as_bytes);
        let near = |between: &&[u8]| {
            between.len() <= STRIDE && memchr::memchr2(b'\n', b'\r', between).is_none()
        };
        let Some(between) = between.filter(near) else {
            return self.position(text, byte);
        };
        let on = Units::of(between);
        Position {
            byte,
            line: from.line,
            column: from.column + on.chars,
            utf16: from.utf16 + on.utf16,
        }
    }

    /// The bytes of the 1-based `line` in `text`, without what ends it. A line that does not
    /// exist is empty, at the end of the text.
    #[must_use]
    pub fn line_span<S: Space>(&self, text: &str, line: usize) -> Span<S> {
        let nth = line.saturating_sub(1);
        let Some(&start) = self.starts.get(nth) else {
            return Span::empty(text.len());
        };
        let end = self.starts.get(nth + 1).copied().unwrap_or(text.len());
        let body = text[start..end].trim_end_matches(['\r', '\n']);
        Span::new(start, start + body.len())
    }

    /// The byte offset of a 1-based `line` and a 1-based `column` in characters, moved back to
    /// the end of the line where the column is past it.
    #[must_use]
    pub fn offset(&self, text: &str, line: usize, column: usize) -> usize {
        let span: Span<super::Text> = self.line_span(text, line);
        let body = &text[span.range()];
        body.char_indices()
            .nth(column.saturating_sub(1))
            .map_or(span.end, |(at, _)| span.start + at)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Text;
    use super::*;

    #[test]
    fn counts_lines_characters_and_utf16() {
        let text = "a\r\n\u{1F600}é b\rc\n";
        let index = LineIndex::new(text);
        assert_eq!(index.lines(), 4);
        let b = text.find('b').expect("there");
        let at = index.position(text, b);
        assert_eq!((at.line, at.column, at.utf16), (2, 4, 5));
        assert_eq!(index.position(text, text.len()).line, 4);
        assert_eq!(index.offset(text, 2, 4), b);
        let line: Span<Text> = index.line_span(text, 2);
        assert_eq!(&text[line.range()], "\u{1F600}é b");
        assert_eq!(LineIndex::new("").position("", 0).line, 1);
    }

    /// Excerpts count as the whole does, wherever lines are left out.
    #[test]
    fn both_ends_are_where_each_is() {
        let text = format!("a\r\n\u{1F600}é b\rc\n{}\u{1F600}", "é".repeat(STRIDE));
        let index = LineIndex::new(&text);
        for start in 0..20 {
            for end in (start..20).chain([STRIDE, text.len() - 2, text.len(), text.len() + 1]) {
                let span: Span<Text> = Span::new(start, end);
                let want = [start, end].map(|at| index.position(&text, at));
                assert_eq!(index.positions(&text, span), want, "{span:?}");
            }
        }
    }

    #[test]
    fn columns_of_long_lines_agree_with_a_plain_count() {
        let text = "a\u{1F600}é\u{4E2D}".repeat(3 * STRIDE);
        let index = LineIndex::new(&text);
        for (nth, (byte, _)) in text.char_indices().enumerate().step_by(997) {
            let at = index.position(&text, byte);
            let utf16: usize = text[..byte].chars().map(char::len_utf16).sum();
            assert_eq!((at.line, at.column, at.utf16), (1, nth + 1, utf16 + 1));
        }
        assert_eq!(
            index.position(&text, text.len()).column,
            12 * STRIDE + 1,
            "the end"
        );
    }
}

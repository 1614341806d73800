//! Positions in the encoding that client and server agreed on.

use std::cell::Cell;

use super::buffer::Buffer;
use super::protocol::{Position, Range};

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Utf16,
    Utf32,
}

/// Where a position lies in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// The byte; a character boundary.
    pub(super) byte: usize,
    /// Whether the position is between the halves of the surrogate pair that starts there.
    pub(super) split: bool,
}

impl Place {
    /// The length in bytes of the character that the position splits.
    pub(super) fn rest(self, text: &str) -> usize {
        let split = text[self.byte..].chars().next().filter(|_| self.split);
        split.map_or(0, char::len_utf8)
    }
}

impl Encoding {
    /// The first that the client offers; UTF-16 where it offers none that is known.
    pub(super) fn negotiate<'o>(mut offered: impl Iterator<Item = &'o str>) -> Self {
        let all = [Self::Utf8, Self::Utf16, Self::Utf32];
        let known = offered.find_map(|name| all.into_iter().find(|e| e.name() == name));
        known.unwrap_or(Self::Utf16)
    }

    /// Its name in the protocol.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
            Self::Utf32 => "utf-32",
        }
    }

    fn width(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::Utf32 => 1,
        }
    }

    /// The length of `text`.
    pub(super) fn len(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            _ => text.chars().map(|c| self.width(c)).sum(),
        }
    }

    /// The place of a column in one line.
    pub(super) fn place(self, line: &str, column: u32) -> Place {
        let column = column as usize;
        let mut passed = 0;
        for (byte, c) in line.char_indices() {
            let next = passed + self.width(c);
            if column < next {
                let split = self == Self::Utf16 && column > passed;
                return Place { byte, split };
            }
            passed = next;
        }
        Place {
            byte: line.len(),
            split: false,
        }
    }
}

/// Turns bytes of a buffer into positions. Cheap where each is near the one before, also in a
/// line that is as long as the text.
pub(super) struct Positions<'b> {
    buffer: &'b Buffer,
    encoding: Encoding,
    /// The last answer: line, byte, column.
    last: Cell<(usize, usize, usize)>,
}

impl<'b> Positions<'b> {
    pub(super) fn new(buffer: &'b Buffer, encoding: Encoding) -> Self {
        Self {
            buffer,
            encoding,
            last: Cell::new((0, 0, 0)),
        }
    }

    /// The position of `byte`, moved back to a character boundary.
    pub(super) fn at(&self, byte: usize) -> Position {
        let text = self.buffer.text();
        let byte = text.floor_char_boundary(byte);
        let line = self.buffer.line_of(byte);
        let (mut from, mut column) = (self.buffer.line_start(line), 0);
        let (last_line, last_byte, last_column) = self.last.get();
        if line == last_line && byte.abs_diff(last_byte) < byte - from {
            (from, column) = (last_byte, last_column);
        }
        column = if from <= byte {
            column + self.encoding.len(&text[from..byte])
        } else {
            column - self.encoding.len(&text[byte..from])
        };
        self.last.set((line, byte, column));
        Position::new(to_u32(line), to_u32(column))
    }

    /// The range of bytes.
    pub(super) fn range(&self, start: usize, end: usize) -> Range {
        Range::new(self.at(start), self.at(end))
    }
}

/// A number of the protocol, which has no larger ones.
fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_in_the_agreed_unit() {
        let buffer = Buffer::new("a\u{1F600}é日b\r\nc".to_owned());
        let b = buffer.text().find('b').expect("there");
        let cases = [
            (Encoding::Utf8, 10),
            (Encoding::Utf16, 5),
            (Encoding::Utf32, 4),
        ];
        for (encoding, column) in cases {
            let positions = Positions::new(&buffer, encoding);
            for byte in [0, b, 1, b, b + 4, b, 3, b] {
                positions.at(byte);
            }
            let at = positions.at(b);
            assert_eq!(at, Position::new(0, column));
            assert_eq!(
                buffer.place(at, encoding),
                Place {
                    byte: b,
                    split: false
                }
            );
            assert_eq!(positions.at(999), Position::new(1, 1));
            assert_eq!(
                Positions::new(&Buffer::new(String::new()), encoding).at(4),
                Position::new(0, 0)
            );
        }
    }

    #[test]
    fn the_client_chooses_the_encoding() {
        let cases = [
            (vec![], Encoding::Utf16),
            (vec!["utf-7"], Encoding::Utf16),
            (vec!["utf-7", "utf-32", "utf-8"], Encoding::Utf32),
            (vec!["utf-8", "utf-16"], Encoding::Utf8),
        ];
        for (offered, want) in cases {
            let found = Encoding::negotiate(offered.iter().copied());
            assert_eq!(found, want, "{offered:?}");
        }
    }
}

//! Cuts a table into cells, as RFC 4180 and spreadsheets do, with the place of each in the text.
//!
//! The `csv-core` crate does not say where inside a quoted cell a character comes from, and takes the rest of
//! the file for one cell where a quote is never closed; here such a quote is a character like others.

use std::ops::Range;

use memchr::{memchr, memchr3};

const QUOTE: u8 = b'"';

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its row in the file, from 0, blank lines counted.
    pub(super) row: usize,
    /// Its column, from 0.
    pub(super) column: usize,
    /// The whole cell, with its quotes.
    pub(super) outer: Range<usize>,
    /// What is between its quotes, where it has some.
    pub(super) quoted: Option<Range<usize>>,
    /// Whether it starts with a quote that is never closed.
    pub(super) is_unclosed: bool,
}

impl Cell {
    /// Its text, `""` undone in no part of it: what is quoted, then what follows the closing quote.
    pub(super) fn parts(&self) -> [Range<usize>; 2] {
        match &self.quoted {
            Some(inner) => [inner.clone(), inner.end + 1..self.outer.end],
            None => [self.outer.clone(), self.outer.end..self.outer.end],
        }
    }
}

/// The cells of a table, in the order of the text.
pub(super) struct Cells<'t> {
    bytes: &'t [u8],
    delimiter: u8,
    /// Where the next cell starts; `None` behind the last one.
    at: Option<usize>,
    row: usize,
    column: usize,
}

impl<'t> Cells<'t> {
    pub(super) fn new(text: &'t str, dialect: Dialect) -> Self {
        Self {
            bytes: text.as_bytes(),
            delimiter: dialect.delimiter,
            at: Some(dialect.start),
            row: 0,
            column: 0,
        }
    }

    /// The next row's start, if only blank lines precede it.
    fn skip_blank_lines(&mut self, mut at: usize) -> usize {
        while let Some(len) = line_break(&self.bytes[at..]) {
            at += len;
            self.row += 1;
        }
        at
    }

    /// Where the quote is that closes the cell whose text starts at `at`.
    ///
    /// Linear in the text over all cells: if there is none, all further runs of quotes are of even length, and a
    /// cell that starts with one of them is closed by it.
    fn closing_quote(&self, mut at: usize) -> Option<usize> {
        loop {
            at += memchr(QUOTE, &self.bytes[at..])?;
            if self.bytes.get(at + 1) != Some(&QUOTE) {
                return Some(at);
            }
            at += 2;
        }
    }

    fn end(&self, at: usize) -> usize {
        let rest = &self.bytes[at..];
        at + memchr3(self.delimiter, b'\n', b'\r', rest).unwrap_or(rest.len())
    }
}

impl Iterator for Cells<'_> {
    type Item = Cell;

    fn next(&mut self) -> Option<Cell> {
        let mut start = self.at?;
        if self.column == 0 {
            start = self.skip_blank_lines(start);
            if start == self.bytes.len() {
                self.at = None;
                return None;
            }
        }
        let opens = self.bytes.get(start) == Some(&QUOTE);
        let close = opens.then(|| self.closing_quote(start + 1)).flatten();
        let end = self.end(close.map_or(start, |close| close + 1));
        let cell = Cell {
            row: self.row,
            column: self.column,
            outer: start..end,
            quoted: close.map(|close| start + 1..close),
            is_unclosed: opens && close.is_none(),
        };
        match line_break(&self.bytes[end..]) {
            Some(len) => {
                self.at = Some(end + len);
                self.row += 1;
                self.column = 0;
            }
            None if end == self.bytes.len() => self.at = None,
            None => {
                self.at = Some(end + 1);
                self.column += 1;
            }
        }
        Some(cell)
    }
}

/// The length of the line break at the start of `bytes`.
fn line_break(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [b'\r', b'\n', ..] => Some(2),
        [b'\r' | b'\n', ..] => Some(1),
        _ => None,
    }
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    /// What is between the cells of a row.
    pub(super) delimiter: u8,
    /// Where the first row starts: a line `sep=;` before it tells spreadsheets the delimiter.
    pub(super) start: usize,
}

/// So much of a table is looked at to find its delimiter.
const SAMPLE: usize = 1 << 14;

impl Dialect {
    /// The dialect of `text`, whose delimiter may be known.
    pub(super) fn of(text: &str, delimiter: Option<u8>) -> Self {
        if let Some(said) = Self::said(text) {
            return said;
        }
        let sample = &text[..text.floor_char_boundary(SAMPLE)];
        let delimiter = delimiter.unwrap_or_else(|| {
            let candidates = [b';', b'\t', b','].into_iter();
            let best = candidates.max_by_key(|delimiter| agreement(sample, *delimiter));
            best.unwrap_or(b',')
        });
        Self {
            delimiter,
            start: 0,
        }
    }

    /// What a first line such as `sep=;` says.
    fn said(text: &str) -> Option<Self> {
        let rest = text
            .strip_prefix("sep=")
            .or_else(|| text.strip_prefix("SEP="))?;
        let (delimiter, rest) = rest.as_bytes().split_first()?;
        let is_one = delimiter.is_ascii_punctuation() && *delimiter != QUOTE || *delimiter == b'\t';
        let start = "sep=".len() + 1 + line_break(rest)?;
        is_one.then_some(Self {
            delimiter: *delimiter,
            start,
        })
    }
}

/// How many rows of the sample have as many cells as the first, if that has several.
fn agreement(sample: &str, delimiter: u8) -> usize {
    let mut widths = vec![0];
    let mut row = 0;
    for cell in Cells::new(
        sample,
        Dialect {
            delimiter,
            start: 0,
        },
    ) {
        if cell.row != row {
            row = cell.row;
            widths.push(0);
        }
        if let Some(width) = widths.last_mut() {
            *width = cell.column + 1;
        }
    }
    let first = widths[0];
    match first {
        0 | 1 => 0,
        _ => widths.iter().filter(|width| **width == first).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows parted by `|`, cells by `,`.
    fn cut(text: &str, delimiter: Option<u8>) -> String {
        let dialect = Dialect::of(text, delimiter);
        let mut out = String::new();
        for cell in Cells::new(text, dialect) {
            out.push_str(match cell.column {
                0 if out.is_empty() => "",
                0 => " | ",
                _ => " , ",
            });
            let parts = cell.parts().map(|part| text[part].to_owned());
            out.push_str(&format!("{}:{}", cell.row, parts.concat()));
        }
        out
    }

    #[test]
    fn tables_are_cut_into_cells() {
        let cases = [
            ("", ""),
            ("\r\n\n", ""),
            ("a", "0:a"),
            ("a,b\r\nc,é\r\n", "0:a , 0:b | 1:c , 1:é"),
            ("a,\n,b", "0:a , 0: | 1: , 1:b"),
            ("a\n\n\nb,", "0:a | 3:b , 3:"),
            ("\"a,\nb\",c\rd", "0:a,\nb , 0:c | 1:d"),
            ("\"a \"\"b\"\"\",\"\"", "0:a \"\"b\"\" , 0:"),
            ("\"a\"b\"c,d", "0:ab\"c , 0:d"),
            ("5\" wide,\"b\"", "0:5\" wide , 0:b"),
            ("\"a,b\nc,d", "0:\"a , 0:b | 1:c , 1:d"),
            ("x,\"\"\"a\ny,\"\"", "0:x , 0:\"\"\"a | 1:y , 1:"),
            ("sep=;\r\na,b;c", "0:a,b , 0:c"),
        ];
        for (text, want) in cases {
            assert_eq!(cut(text, Some(b',')), want, "{text:?}");
        }
    }

    #[test]
    fn delimiters_are_found() {
        let cases = [
            ("", b','),
            ("one\ntwo", b','),
            ("id,text\n1,\"a; b\"\n", b','),
            ("id;text\n1;Fast, safe, good\n2;a,b\n", b';'),
            ("id\ttext\n1\tFast, safe\n", b'\t'),
            ("\"a,b\"\t\"c;d\"\n\"é\"\t\"f\"", b'\t'),
            ("sep=|\na|b", b'|'),
        ];
        for (text, want) in cases {
            assert_eq!(Dialect::of(text, None).delimiter, want, "{text:?}");
        }
    }

    #[test]
    fn quotes_without_end_cost_their_length() {
        let started = std::time::Instant::now();
        for piece in ["\"\"\"x,", "\"", "\"x,\n", ",", "\n", "\"\"x\"\","] {
            let text = format!("\"{}", piece.repeat(2_000_000 / piece.len()));
            Cells::new(&text, Dialect::of(&text, Some(b','))).for_each(drop);
        }
        assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
    }
}

//! Tables of comma-, semicolon- or tab-separated values: every cell of a column that holds copy is a block
//! of plain text.

mod cells;
mod columns;
#[cfg(test)]
mod tests;
mod write;

use std::ops::Range;

use memchr::memmem;

use crate::{BlockKind, Cells as Places, Document, Markup, ReadOptions, SkipKind};
use sayso_text::Edit;

use super::builder::{Builder, Extract, Source};
use super::code::{self, Code};
use super::definition::Definition;
use super::splice::SpliceError;
use super::text::{self, Line};
use cells::{Cell, Cells, Dialect};
use columns::{Columns, Value};

/// Values parted by a delimiter.
pub(super) struct Csv {
    /// The delimiter; where there is none here, the text shows it.
    pub(super) delimiter: Option<u8>,
}

impl Definition for Csv {
    fn name(&self) -> &'static str {
        self.languages()[0]
    }

    fn endings(&self) -> &'static [&'static str] {
        match self.delimiter {
            None => &["csv"],
            Some(_) => &["tsv", "tab"],
        }
    }

    fn languages(&self) -> &'static [&'static str] {
        match self.delimiter {
            None => &["csv"],
            Some(_) => &["tsv"],
        }
    }

    fn markup(&self) -> Markup {
        Markup::Plain
    }

    fn is_data(&self) -> bool {
        true
    }

    fn special_chars(&self) -> &'static [char] {
        &[',', ';', '\t', '|', '"', '\n', '\r']
    }

    fn escape(&self) -> u8 {
        b'"'
    }

    fn has_notices(&self, bytes: &[u8]) -> bool {
        // In UTF-16 and the like the bytes are not those of the text.
        let text = str::from_utf8(bytes);
        let has_unclosed = |text: &str| {
            let text = text.trim_start_matches('\u{FEFF}');
            let dialect = Dialect::of(text, self.delimiter);
            Cells::new(text, dialect).any(|cell| cell.is_unclosed)
        };
        memchr::memchr(b'"', bytes).is_some() && text.is_ok_and(has_unclosed)
    }

    fn read(&self, text: &str, options: &ReadOptions) -> Extract {
        let dialect = Dialect::of(text, self.delimiter);
        let columns = Columns::of(text, Cells::new(text, dialect), options);
        let mut codes = code::find(text, Markup::Plain, options);
        keep_inside(Cells::new(text, dialect), &mut codes);
        let masked = code::mask(text, &codes, Markup::Plain);
        let source = Source {
            text: &masked,
            options,
            codes: &codes,
        };
        let mut reader = Reader::new(text, source, columns);
        Cells::new(text, dialect).for_each(|cell| reader.cell(&cell));
        reader.finish()
    }

    fn write(
        &self,
        bytes: &[u8],
        document: &Document,
        edits: &[Edit],
    ) -> Result<Vec<u8>, SpliceError> {
        write::write(
            bytes,
            document,
            edits,
            Dialect::of(&document.text, self.delimiter),
        )
    }
}

/// Keeps the code that lies inside one cell: what reaches further is no code, or cells would be lost in it.
fn keep_inside(mut cells: Cells<'_>, codes: &mut Vec<Code>) {
    let mut cell = None;
    codes.retain(|code| {
        while cell
            .as_ref()
            .is_none_or(|cell: &Cell| cell.outer.end < code.range.end)
        {
            cell = cells.next();
            if cell.is_none() {
                return false;
            }
        }
        let inside =
            |part: Range<usize>| part.start <= code.range.start && code.range.end <= part.end;
        cell.as_ref()
            .is_some_and(|cell| cell.parts().into_iter().any(inside))
    });
}

struct Reader<'t> {
    text: &'t str,
    builder: Builder<'t>,
    columns: Columns,
    places: Places,
    /// The row of the header, while it may come.
    header: Option<usize>,
    /// Cells that are not read, one behind the other: where they are, and why.
    unread: Option<(Range<usize>, SkipKind, Option<usize>)>,
    unclosed: usize,
}

impl<'t> Reader<'t> {
    /// `text` is what `source` masks.
    fn new(text: &'t str, source: Source<'t>, columns: Columns) -> Self {
        Self {
            text,
            builder: Builder::new(source),
            places: Places::new(columns.names.clone()),
            columns,
            header: None,
            unread: None,
            unclosed: 0,
        }
    }

    fn cell(&mut self, cell: &Cell) {
        self.unclosed += usize::from(cell.is_unclosed);
        let is_header =
            self.columns.are_named() && *self.header.get_or_insert(cell.row) == cell.row;
        let [front, tail] = cell.parts();
        let value = Value::of(&self.text[front.clone()]);
        if is_header || !self.columns.are_read(cell.column, value) {
            let kind = if is_header {
                SkipKind::Header
            } else {
                SkipKind::Data
            };
            if value != Value::Empty {
                self.leave_out(cell, kind);
            }
            return;
        }
        self.tell_unread();
        self.builder.begin(BlockKind::Cell);
        for paragraph in paragraphs(self.text, front) {
            self.builder.begin(BlockKind::Cell);
            match cell.quoted {
                Some(_) => self.quoted(paragraph),
                None => self.builder.exact(paragraph),
            }
        }
        self.builder.exact(tail);
        self.builder.end();
        let count = self.builder.block_count();
        self.places.place(count, cell.row, cell.column);
    }

    /// Adds text in which two quotes mean one.
    fn quoted(&mut self, range: Range<usize>) {
        let mut at = range.start;
        for quotes in memmem::find_iter(self.text[range.clone()].as_bytes(), b"\"\"") {
            let quotes = range.start + quotes;
            self.builder.exact(at..quotes);
            self.builder.whole("\"", quotes..quotes + 2);
            at = quotes + 2;
        }
        self.builder.exact(at..range.end);
    }

    fn leave_out(&mut self, cell: &Cell, kind: SkipKind) {
        match &mut self.unread {
            Some((range, known, column)) if *known == kind => {
                range.end = cell.outer.end;
                *column = column.filter(|column| *column == cell.column);
            }
            _ => {
                self.tell_unread();
                self.unread = Some((cell.outer.clone(), kind, Some(cell.column)));
            }
        }
    }

    fn tell_unread(&mut self) {
        let Some((range, kind, column)) = self.unread.take() else {
            return;
        };
        let name = column.and_then(|column| self.columns.names.get(column));
        match name.filter(|name| kind == SkipKind::Data && !name.is_empty()) {
            Some(name) => self.builder.skip(kind.with(name.clone()), range),
            None => self.builder.skip(kind, range),
        }
    }

    fn finish(mut self) -> Extract {
        self.tell_unread();
        match self.unclosed {
            0 => {}
            1 => self
                .builder
                .notice("A quote is never closed; it was read as a character."),
            many => {
                let notice =
                    format!("{many} quotes are never closed; they were read as characters.");
                self.builder.notice(&notice);
            }
        }
        let mut extract = self.builder.finish();
        extract.cells = self.places;
        extract
    }
}

/// The paragraphs and items of a cell.
fn paragraphs(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    let mut at = range.start;
    while at < range.end {
        let end = text::line_end(text, at).min(range.end);
        let line = text::classify(&text[at..end]);
        match (line, all.last_mut()) {
            (Line::Plain, Some(last)) if is_open => last.end = end,
            (Line::Plain, _) => all.push(at..end),
            (Line::Item(marker), _) => all.push(at + marker..end),
            (Line::Blank | Line::Ruler, _) => {}
        }
        is_open = matches!(line, Line::Plain | Line::Item(_));
        at = end;
    }
    all
}

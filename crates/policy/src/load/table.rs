//! Reads a table of terms from CSV or TSV: columns by name, mistakes by row.

use csv::{ReaderBuilder, StringRecord};

use crate::Level;
use crate::file::terms::{Status, Term};
use crate::file::{Field, Text, Texts};
use crate::lexicon::Place;
use crate::mistake::{Mistake, MistakeKind, Site};
use crate::nearest::hint;
use sayso_text::LineIndex;

/// The columns of a table.
const COLUMNS: [&str; 7] = ["from", "to", "case", "level", "note", "source", "status"];

/// A table while it is read.
struct Table<'t> {
    path: &'t str,
    /// The column of each field, by its index in the file.
    columns: Vec<&'static str>,
    mistakes: Vec<Mistake>,
}

/// The terms of the file `path` with their lines, and its mistakes.
pub(super) fn read(path: &str, text: &str) -> (Vec<(usize, Term)>, Vec<Mistake>) {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut table = Table {
        path,
        columns: Vec::new(),
        mistakes: Vec::new(),
    };
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(path, text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let lines = LineIndex::new(text);
    let mut terms = Vec::new();
    for record in reader.records() {
        match record {
            // The bytes are those of a string.
            Err(_) => continue,
            Ok(record) if table.columns.is_empty() => {
                if !table.head(&record) {
                    break;
                }
            }
            Ok(record) if record.iter().all(|cell| cell.trim().is_empty()) => {}
            Ok(record) => {
                let line = line_of(&record, text, &lines);
                terms.push((line, table.row(&record, line)));
            }
        }
    }
    if table.columns.is_empty() && table.mistakes.is_empty() {
        let next = "name its columns in the first row: from,to";
        table.mistake(
            1,
            MistakeKind::Missing,
            "the table is empty".to_owned(),
            next,
        );
    }
    (terms, table.mistakes)
}

/// A tab in a TSV; else what the first line has more of.
fn delimiter(path: &str, text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |c| first.matches(c).count();
    let path = path.to_ascii_lowercase();
    let tabs = path.ends_with(".tsv") || path.ends_with(".tab");
    if tabs || count('\t') > count(',').max(count(';')) {
        b'\t'
    } else if count(';') > count(',') {
        b';'
    } else {
        b','
    }
}

/// The line on which a record starts; its own offset may be before the line's end.
fn line_of(record: &StringRecord, text: &str, lines: &LineIndex) -> usize {
    let byte = record.position().map_or(0, |at| at.byte() as usize);
    let rest = text.get(byte..).unwrap_or_default();
    let breaks = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    lines.position(text, byte + breaks).line
}

impl Table<'_> {
    fn mistake(&mut self, line: usize, kind: MistakeKind, reason: String, next: impl Into<String>) {
        self.mistakes.push(Mistake {
            kind,
            site: Site::line(self.path, line),
            reason,
            next: next.into(),
        });
    }

    /// Reads the names of the columns. Whether the rows can be read.
    fn head(&mut self, record: &StringRecord) -> bool {
        for (at, cell) in record.iter().enumerate() {
            let name = cell.trim().to_lowercase();
            match COLUMNS.iter().find(|column| **column == name) {
                Some(column) if self.columns.contains(column) => {
                    let reason = format!("the column `{name}` is there twice");
                    self.mistake(1, MistakeKind::Conflict, reason, "delete one of the two");
                }
                Some(column) => self.columns.push(column),
                None => {
                    let reason = match name.is_empty() {
                        true => format!("column {} has no name", at + 1),
                        false => format!("there is no column `{name}`"),
                    };
                    self.mistake(
                        1,
                        MistakeKind::UnknownKey,
                        reason,
                        hint(&name, COLUMNS.iter().copied()),
                    );
                }
            }
        }
        if !self.columns.contains(&"from") && !self.columns.contains(&"to") {
            let reason = "the table has neither a column `from` nor `to`".to_owned();
            self.mistake(
                1,
                MistakeKind::Missing,
                reason,
                "name its columns in the first row: from,to",
            );
        }
        self.mistakes.is_empty()
    }

    fn row(&mut self, record: &StringRecord, line: usize) -> Term {
        let mut term = Term::default();
        if record.len() > self.columns.len() {
            let (cells, columns) = (record.len(), self.columns.len());
            let reason = format!("row {line} has {cells} cells, and the table {columns} columns");
            self.mistake(
                line,
                MistakeKind::Value,
                reason,
                "quote a cell that has a delimiter in it",
            );
        }
        for (at, cell) in record.iter().enumerate().take(self.columns.len()) {
            let cell = cell.trim();
            if !cell.is_empty() {
                self.cell(self.columns[at], cell, line, &mut term);
            }
        }
        term
    }

    fn cell(&mut self, column: &str, cell: &str, line: usize, term: &mut Term) {
        let text = || Text {
            value: cell.to_owned(),
            place: Place::default(),
        };
        match column {
            "from" => {
                term.from = Some(Texts {
                    items: vec![text()],
                    place: Place::default(),
                });
            }
            "to" => term.to = Some(text()),
            "note" => term.note = Some(text()),
            "source" => term.source = Some(text()),
            "case" => {
                let known = [("true", true), ("yes", true), ("x", true), ("1", true)];
                let known =
                    known
                        .into_iter()
                        .chain([("false", false), ("no", false), ("0", false)]);
                term.case = self.one_of(column, cell, line, known);
            }
            "level" => {
                let levels = [Level::Error, Level::Warning, Level::Note];
                term.level = self.one_of(
                    column,
                    cell,
                    line,
                    levels.map(|l| (l.name(), l)).into_iter(),
                );
            }
            _ => term.status = self.one_of(column, cell, line, Status::ALL.into_iter()),
        }
    }

    /// The value that the cell names.
    fn one_of<T>(
        &mut self,
        column: &str,
        cell: &str,
        line: usize,
        known: impl Iterator<Item = (&'static str, T)>,
    ) -> Option<Field<T>> {
        let mut known: Vec<(&str, T)> = known.collect();
        let name = cell.to_lowercase();
        if let Some(at) = known.iter().position(|(known, _)| *known == name) {
            return Some(Field {
                value: Some(known.swap_remove(at).1),
                place: Place::default(),
            });
        }
        let reason = format!("row {line}: `{column}` cannot be `{cell}`");
        let next = hint(&name, known.iter().map(|(known, _)| *known));
        self.mistake(line, MistakeKind::Value, reason, next);
        None
    }
}

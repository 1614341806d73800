//! Writes edits cell by cell: quotes are doubled in quoted cells, and a cell without quotes gets them where its
//! new text needs them. All else stays as it is, byte for byte.

use std::ops::Range;

use crate::Document;
use crate::formats::splice::{self, Changes, SpliceError};
use sayso_text::Edit;

use super::cells::{Cell, Cells, Dialect};

/// Writes `edits` into the table.
pub(super) fn write(
    bytes: &[u8],
    document: &Document,
    edits: &[Edit],
    dialect: Dialect,
) -> Result<Vec<u8>, SpliceError> {
    let cells = edited(document, edits, dialect);
    let is_special =
        |c: char| c == '"' || c == '\n' || c == '\r' || c == char::from(dialect.delimiter);
    let spell = |text: &str, _, at: usize| {
        let cell = &cells[cells.partition_point(|cell| cell.outer.end < at)..].first()?;
        match &cell.quoted {
            Some(inner) if at <= inner.end => Some(text.replace('"', "\"\"")),
            // Behind the closing quote, nothing can be quoted.
            Some(_) => (!text.contains(is_special)).then(|| text.to_owned()),
            None => Some(text.to_owned()),
        }
    };
    let mut changes = Changes::plan(document, edits, &spell)?;
    for cell in cells.iter().filter(|cell| cell.quoted.is_none()) {
        if changes
            .inserted_in(&cell.outer)
            .any(|text| text.contains(is_special))
        {
            quote(&mut changes, &document.text, &cell.outer);
        }
    }
    splice::write_changes(bytes, document, edits, &changes)
}

/// The cells that the edits lie in, in order.
fn edited(document: &Document, edits: &[Edit], dialect: Dialect) -> Vec<Cell> {
    let blocks = edits.iter().filter_map(|edit| {
        let block = document
            .blocks
            .get(document.block_at(edit.span.start).or_else(|| {
                let index = document
                    .blocks
                    .partition_point(|b| b.span.end < edit.span.start);
                (index < document.blocks.len()).then_some(index)
            })?)?;
        Some(document.map.map(block.span)?.span.start)
    });
    let mut cells = Cells::new(&document.text, dialect);
    let mut found: Vec<Cell> = Vec::new();
    for at in blocks {
        if found.last().is_some_and(|cell| at <= cell.outer.end) {
            continue;
        }
        found.extend(cells.find(|cell| at <= cell.outer.end));
    }
    found
}

/// Puts quotes around a cell, and doubles those in it.
fn quote(changes: &mut Changes, text: &str, cell: &Range<usize>) {
    changes.respell(cell, |text| text.replace('"', "\"\""));
    for (at, _) in text[cell.clone()].match_indices('"') {
        let at = cell.start + at;
        if changes.deleted_to(at).is_none() {
            changes.insert(at, "\"");
        }
    }
    changes.insert_before(cell.start, "\"");
    changes.insert(cell.end, "\"");
}

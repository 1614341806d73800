//! Finds identifiers in running text: addresses, paths, file names, handles, options, variables
//! and whatever else is no word of the sentence. They are code, though nothing formats them so.
//!
//! The prose is cut into runs without spaces ([`chunk`]). Of a run that has any telling sign, the
//! addresses are found first ([`link`]); what is left is cut into pieces where a sentence would part
//! it ([`piece`]), and the other files each test it for one kind. A piece that has no sign of an
//! identifier is prose, even if it looks odd: `and/or`, `best-in-class`, `Mac/Windows`, `24/7`.
//!
//! Linear in the length of the prose: a run is looked at some few times, and one of more than
//! [`LONGEST`] bytes with such signs is no prose and is taken as a whole.

mod call;
mod chunk;
mod dotted;
mod enclosed;
mod lead;
mod link;
pub(super) mod names;
mod path;
mod piece;
mod sign;
#[cfg(test)]
mod tests;
mod ticks;

use std::ops::Range;

use crate::{Block, Mark, MarkKind};
use chunk::Chunk;
use piece::Piece;
use sayso_text::Span;

/// A longer run without spaces is data.
const LONGEST: usize = 2048;

/// Marks every identifier in `prose`, and the names that its blocks of code show to be some.
pub(super) fn mark_all(prose: &str, blocks: &[Block], marks: &mut Vec<Mark>) {
    mark(prose, marks);
    names::mark(prose, blocks, marks);
}

/// Marks every identifier in `prose`, in order and without overlap, and what is in backticks.
fn mark(prose: &str, marks: &mut Vec<Mark>) {
    ticks::mark(prose, marks);
    let links = link::Finder::new();
    let mut from = 0;
    while let Some(chunk) = chunk::next(prose, from) {
        from = chunk.range.end;
        if chunk.range.len() > LONGEST {
            add(marks, MarkKind::Identifier, chunk.range);
            continue;
        }
        let mut chunk = chunk;
        let call = call::open(prose, &chunk);
        if let Some(call) = &call {
            from = call.end;
            chunk.range.end = call.start;
        }
        links.cut(prose, &chunk, |kind, range| match kind {
            Some(kind) => add(marks, kind, range),
            None => pieces(prose, &chunk, range, marks),
        });
        call.into_iter()
            .for_each(|call| add(marks, MarkKind::Identifier, call));
    }
}

fn pieces(prose: &str, chunk: &Chunk, range: Range<usize>, marks: &mut Vec<Mark>) {
    piece::each(prose, chunk, range, |piece| {
        if let Some((kind, range)) = identifier(&piece) {
            add(marks, kind, range);
        }
    });
}

/// What of the piece is an identifier.
fn identifier(piece: &Piece<'_>) -> Option<(MarkKind, Range<usize>)> {
    let whole = || piece.range.clone();
    if let Some(range) = enclosed::find(piece) {
        return Some((MarkKind::Identifier, range));
    }
    if lead::is_led(piece) || sign::is_signed(piece) {
        let address = piece.text().contains("://");
        let kind = if address {
            MarkKind::Url
        } else {
            MarkKind::Identifier
        };
        return Some((kind, whole()));
    }
    if let Some(call) = call::plain(piece) {
        return Some((MarkKind::Identifier, call));
    }
    if piece.text().contains('/') {
        return path::kind(piece).map(|kind| (kind, whole()));
    }
    dotted::find(piece)
}

fn add(marks: &mut Vec<Mark>, kind: MarkKind, range: Range<usize>) {
    if !range.is_empty() {
        let span = Span::new(range.start, range.end);
        marks.push(Mark { kind, span });
    }
}

//! What every byte of a text is to its reader: prose, of which kind of block and under which marks, or
//! something that is not read.

use crate::Document;
use sayso_text::{Prose, Span};

/// What a byte is, as one number: 0 where it is no prose.
pub(super) type Class = u32;

/// So many kinds of marks are distinguished.
const MARKS: usize = 24;

/// The class of each byte of the text.
pub(super) fn classes(document: &Document) -> Vec<Class> {
    let mut classes = vec![0; document.text.len()];
    for block in &document.blocks {
        cover(document, block.span, 1 + block.kind as Class, &mut classes);
    }
    // Marks lie in each other: what one of a kind covers needs no second one.
    let mut done = [0; MARKS];
    for mark in document.marks.iter() {
        let kind = (mark.kind as usize).min(MARKS - 1);
        let start = mark.span.start.max(done[kind]);
        if start < mark.span.end {
            let span = Span::new(start, mark.span.end);
            cover(document, span, 1 << (8 + kind), &mut classes);
            done[kind] = mark.span.end;
        }
    }
    classes
}

/// Adds `bits` to all bytes that `span` was made from.
fn cover(document: &Document, span: Span<Prose>, bits: Class, classes: &mut [Class]) {
    for piece in document.map.pieces(span) {
        let end = (piece.b + piece.b_len).min(classes.len());
        for class in &mut classes[piece.b.min(end)..end] {
            *class |= bits;
        }
    }
}

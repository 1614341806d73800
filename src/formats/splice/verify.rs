//! Reads the result of edits again, and compares what it says with what they ask for.

use crate::document::{Block, Document};
use crate::finding::Edit;
use crate::formats::read_with;

use super::SpliceError;

/// Checks that `result` reads as `before` with `edits` applied: the same blocks of the same kinds
/// with the same words.
pub(super) fn verify(result: &[u8], before: &Document, edits: &[Edit]) -> Result<(), SpliceError> {
    let first = edits.first().map_or("", |e| e.text.as_str());
    let refused = |text: &str| SpliceError::Refused(text.to_owned());
    let encoding = Some(before.encoding.encoding);
    let after = read_with(result, before.format, encoding, &before.options);
    let after = after.map_err(|_| refused(first))?;
    let mut edits = edits;
    let mut blocks = after.blocks.iter();
    for block in &before.blocks {
        let count = edits.partition_point(|e| e.span.end <= block.span.end);
        let (here, rest) = edits.split_at(count);
        edits = rest;
        let want = edited(before, block, here);
        if want.trim().is_empty() {
            continue;
        }
        let same = blocks.next().is_some_and(|found| {
            let words = after.prose()[found.span.range()].split_whitespace();
            found.kind == block.kind && words.eq(want.split_whitespace())
        });
        if !same {
            return Err(refused(here.first().map_or(first, |e| e.text.as_str())));
        }
    }
    match blocks.next() {
        Some(_) => Err(refused(first)),
        None => Ok(()),
    }
}

/// The words of `block` with `edits`, all of which lie in it, applied.
fn edited(document: &Document, block: &Block, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(block.span.len());
    let mut at = block.span.start;
    for edit in edits {
        out.push_str(&document.prose()[at..edit.span.start]);
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(&document.prose()[at..block.span.end]);
    out
}

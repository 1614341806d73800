//! Makes one document of the parts of a text in which something was found.

use std::sync::Arc;

use super::tally::Tally;
use crate::check::block::Judged;
use crate::document::{Block, BlockKind, Document, Location, Mark};
use crate::text::{LeftOut, line_ends};

/// A part of a text, with what was found in it.
pub(super) struct Excerpt {
    /// Where it starts in the file.
    pub(super) at: usize,
    pub(super) document: Document,
    pub(super) judged: Judged,
}

/// A document of excerpts in the making.
struct Joined {
    document: Document,
    marks: Vec<Mark>,
    judged: Judged,
    /// The lines of the file down to where the last excerpt ends.
    lines: usize,
}

/// One document of all excerpts, each of which stands behind what its tally counts. `head` is the
/// document of the start of the file, whose encoding is that of all.
pub(super) fn join(
    excerpts: impl Iterator<Item = (Excerpt, Tally)>,
    head: Document,
) -> (Document, Judged) {
    let mut joined = Joined {
        document: head,
        marks: Vec::new(),
        judged: Judged::default(),
        lines: 0,
    };
    for (excerpt, before) in excerpts {
        joined.push(excerpt, &before);
    }
    joined.document.marks = joined.marks.into_iter().collect();
    (joined.document, joined.judged)
}

impl Joined {
    fn push(&mut self, mut excerpt: Excerpt, before: &Tally) {
        let out = &mut self.document;
        if !out.blocks.is_empty() {
            out.prose.push('\n');
        }
        let lines = before.lines - self.lines;
        if lines > 0 {
            let at = out.text.len();
            out.left_out.push(LeftOut { at, lines });
        }
        self.lines = before.lines + line_ends(excerpt.document.text.as_bytes());
        let prose = out.prose.len();
        excerpt.judged.shift(0, prose);
        count_on(excerpt.judged.locations(), before);
        self.judged.add(excerpt.judged);
        self.marks
            .extend(excerpt.document.marks.iter().map(|m| Mark {
                span: m.span.shifted(prose),
                ..*m
            }));
        append(out, &excerpt.document, excerpt.at);
    }
}

/// Adds the document of a part that starts at the byte `at` of the file.
fn append(out: &mut Document, part: &Document, at: usize) {
    let (text, prose, blocks) = (out.text.len(), out.prose.len(), out.blocks.len());
    for s in part.text_map.segments() {
        out.text_map
            .push(text + s.a, s.a_len, at + s.b, s.b_len, s.fit);
    }
    for s in part.map.segments() {
        out.map
            .push(prose + s.a, s.a_len, text + s.b, s.b_len, s.fit);
    }
    out.blocks.extend(part.blocks.iter().map(|b| Block {
        kind: b.kind,
        span: b.span.shifted(prose),
        heading: b.heading.map(|heading| blocks + heading),
    }));
    out.text.push_str(&part.text);
    out.prose.push_str(&part.prose);
}

/// What locations count goes on from what stands before.
fn count_on<'l>(locations: impl Iterator<Item = &'l mut Arc<Location>>, before: &Tally) {
    let mut last: Option<[Arc<Location>; 2]> = None;
    for location in locations {
        // What stands in one block shares its location.
        let shared = last.take().filter(|[was, _]| Arc::ptr_eq(was, location));
        let [_, moved] = last.insert(shared.unwrap_or_else(|| {
            let moved = moved(location, before);
            [Arc::clone(location), Arc::new(moved)]
        }));
        location.clone_from(moved);
    }
}

fn moved(location: &Location, before: &Tally) -> Location {
    let mut location = location.clone();
    location.paragraph = location.paragraph.map(|nth| nth + before.blocks);
    let is_heading = location.part.as_deref() == Some(BlockKind::Heading.name());
    if location.heading.is_none() && !is_heading {
        location.heading.clone_from(&before.heading);
    }
    location
}

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

/// A document of excerpts that follow each other in the file.
pub(super) struct Joined {
    document: Document,
    marks: Vec<Mark>,
    judged: Judged,
    /// The lines of the file before it, and down to its end.
    lines: [usize; 2],
}

impl Joined {
    /// The start of a file of which nothing is found yet.
    pub(super) fn start(document: Document) -> Self {
        Self {
            document,
            marks: Vec::new(),
            judged: Judged::default(),
            lines: [0, 0],
        }
    }

    /// An excerpt that stands behind what `before` counts.
    pub(super) fn of(excerpt: Excerpt, before: &Tally) -> Self {
        let Excerpt {
            at,
            mut document,
            mut judged,
        } = excerpt;
        document.text_map.shift_origin(at);
        count_on(judged.locations(), before);
        let end = before.lines + line_ends(document.text.as_bytes());
        Self {
            marks: document.marks.iter().copied().collect(),
            document,
            judged,
            lines: [before.lines, end],
        }
    }

    /// The same, where more stands before it than was counted: what `before` counts.
    pub(super) fn behind(mut self, before: &Tally) -> Self {
        count_on(self.judged.locations(), before);
        self.lines = self.lines.map(|lines| lines + before.lines);
        self
    }

    /// Both, where `behind` stands behind this in the file.
    pub(super) fn and(mut self, mut behind: Self) -> Self {
        let out = &mut self.document;
        if !out.blocks.is_empty() {
            out.prose.push('\n');
        }
        let (text, prose) = (out.text.len(), out.prose.len());
        let lines = behind.lines[0] - self.lines[1];
        if lines > 0 {
            out.left_out.push(LeftOut { at: text, lines });
        }
        let left_out = behind.document.left_out.iter();
        out.left_out.extend(left_out.map(|gap| LeftOut {
            at: gap.at + text,
            ..*gap
        }));
        append(out, &behind.document);
        behind.judged.shift(0, prose);
        self.judged.add(behind.judged);
        self.marks.extend(behind.marks.iter().map(|m| Mark {
            span: m.span.shifted(prose),
            ..*m
        }));
        self.lines[1] = behind.lines[1];
        self
    }

    /// The document, and all that it gave.
    pub(super) fn finish(mut self) -> (Document, Judged) {
        self.document.marks = self.marks.into_iter().collect();
        (self.document, self.judged)
    }
}

/// Adds the document of what lies behind, but for its marks and what is left out of it.
fn append(out: &mut Document, part: &Document) {
    let (text, prose, blocks) = (out.text.len(), out.prose.len(), out.blocks.len());
    for s in part.text_map.segments() {
        out.text_map.push(text + s.a, s.a_len, s.b, s.b_len, s.fit);
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

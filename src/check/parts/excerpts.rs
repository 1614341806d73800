//! Makes one document of the parts of a text in which something was found.

use super::Place;
use super::tally::Tally;
use crate::check::block::Judged;
use crate::document::{Block, BlockKind, Document, Landmarks, Location, Mark};
use crate::text::{LeftOut, line_ends};

/// A part of a text in which something was found.
pub(super) struct Excerpt {
    /// Where it stands in the file.
    pub(super) place: Place,
    /// What it gave, as a document of its own.
    pub(super) judged: Judged,
    /// What stands before it in its piece.
    pub(super) before: Tally,
}

/// A document of excerpts that follow each other in the file.
pub(super) struct Joined {
    document: Document,
    marks: Vec<Mark>,
    judged: Judged,
    /// The lines of the file down to its end.
    lines: usize,
}

impl Joined {
    /// The start of a file of which nothing is found yet, with room for the `excerpts` to come.
    pub(super) fn start<'e>(
        mut document: Document,
        excerpts: impl Iterator<Item = &'e Excerpt> + Clone,
    ) -> Self {
        let bytes = excerpts.clone().map(|excerpt| excerpt.place.len());
        document.text.reserve_exact(bytes.sum());
        let mut judged = Judged::default();
        judged.reserve_for(excerpts.map(|excerpt| &excerpt.judged));
        Self {
            document,
            marks: Vec::new(),
            judged,
            lines: 0,
        }
    }

    /// Adds an excerpt, read as `part`, of a piece that stands behind what `before` counts.
    pub(super) fn add(&mut self, excerpt: Excerpt, mut part: Document, before: &Tally) {
        let before = &before.clone().and(excerpt.before);
        let out = &mut self.document;
        if part.rendered.is_some() && out.rendered.is_none() {
            let mut prose = String::with_capacity(out.text.capacity());
            prose.push_str(&out.text);
            out.rendered = Some(prose);
        }
        if let Some(prose) = &mut out.rendered {
            prose.push('\n');
        }
        let (text, prose) = (out.text.len(), out.prose().len());
        let lines = before.lines - self.lines;
        if lines > 0 {
            out.left_out.push(LeftOut { at: text, lines });
        }
        part.text_map.shift_origin(excerpt.place.start);
        append(out, &part);
        self.marks.extend(part.marks.iter().map(|m| Mark {
            span: m.span.shifted(prose),
            ..*m
        }));
        let mut judged = excerpt.judged;
        judged.shift(0, prose);
        count_on(judged.locations(), before);
        self.judged.add(judged);
        self.lines = before.lines + line_ends(part.text.as_bytes());
    }

    /// The document, and all that it gave.
    pub(super) fn finish(mut self) -> (Document, Judged) {
        self.document.marks = self.marks.into_iter().collect();
        (self.document, self.judged)
    }
}

/// Adds the document of what lies behind, but for its marks.
fn append(out: &mut Document, part: &Document) {
    let (text, prose, blocks) = (out.text.len(), out.prose().len(), out.blocks.len());
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
    if let Some(prose) = &mut out.rendered {
        prose.push_str(part.prose());
    }
    out.text.push_str(&part.text);
}

/// What locations count goes on from what stands before.
fn count_on<'l>(locations: impl Iterator<Item = &'l mut Location>, before: &Tally) {
    let mut last = Location::default();
    for location in locations {
        *location = behind(location, before);
        location.share(&last);
        last.clone_from(location);
    }
}

fn behind(location: &Location, before: &Tally) -> Location {
    let is_heading = location.part.as_deref() == Some(BlockKind::Heading.name());
    match &before.heading {
        Some(heading) if location.heading.is_none() && !is_heading => {
            let landmarks = Landmarks {
                heading: Some(heading.clone()),
                ..Landmarks::clone(location)
            };
            let paragraph = location.paragraph().map(|nth| nth + before.blocks);
            Location::new(paragraph, landmarks)
        }
        _ => location.behind(before.blocks),
    }
}

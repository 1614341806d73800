//! Puts a window that was read anew between what stood before and behind it.

use crate::document::{Block, Document, Inline, Mark};
use crate::text::{Segment, Span};

use super::super::builder::Extract;
use super::window::Window;

/// The document's extract with `inner` in the place of the window. Both have their prose in their
/// text, or both beside it.
pub(super) fn join(before: &Document, inner: &Extract, window: &Window) -> Extract {
    let first = &before.blocks[window.blocks.start];
    let from = first.span.start;
    let behind = before.blocks.get(window.blocks.end);
    let to = behind.map_or(before.prose().len(), |block| block.span.start);
    let mut out = Extract::default();
    let (old, new) = (before.rendered.as_deref(), inner.rendered.as_deref());
    if let (Some(old), Some(new)) = (old, new) {
        let end = if behind.is_some() { "\n" } else { "" };
        out.rendered = Some([&old[..from], new, end, &old[to..]].concat());
    }
    let front = Part {
        segments: &before.map.segments()[..segments_before(before, from)],
        blocks: &before.blocks[..window.blocks.start],
        marks: &before.marks[..marks_before(before, from)],
        inlines: &before.inlines[..inlines_before(before, window.before.start)],
    };
    front.add(&mut out, Moved::default(), |heading| heading);
    let text = signed(window.after.start);
    let moved = Moved {
        prose: new.map_or(text, |_| signed(from)),
        text,
    };
    let whole = Part {
        segments: inner.map.segments(),
        blocks: &inner.blocks,
        marks: &inner.marks,
        inlines: &inner.inlines,
    };
    whole.add(&mut out, moved, |_| first.heading);
    let text = signed(window.after.end) - signed(window.before.end);
    let grown = out
        .rendered
        .as_ref()
        .map(|prose| signed(prose.len()) - signed(before.prose().len()));
    let moved = Moved {
        prose: grown.unwrap_or(text),
        text,
    };
    let grown = signed(inner.blocks.len()) - signed(window.blocks.len());
    let back = Part {
        segments: &before.map.segments()[segments_before(before, to)..],
        blocks: &before.blocks[window.blocks.end..],
        marks: &before.marks[marks_before(before, to)..],
        inlines: &before.inlines[inlines_before(before, window.before.end)..],
    };
    back.add(&mut out, moved, |heading| {
        let shift = |at: usize| {
            if at < window.blocks.start {
                at
            } else {
                at.saturating_add_signed(grown)
            }
        };
        heading.map(shift)
    });
    out
}

fn segments_before(document: &Document, prose: usize) -> usize {
    document.map.segments().partition_point(|s| s.a < prose)
}

fn marks_before(document: &Document, prose: usize) -> usize {
    document.marks.partition_point(|m| m.span.start < prose)
}

fn inlines_before(document: &Document, text: usize) -> usize {
    document.inlines.partition_point(|i| i.outer.start < text)
}

/// How far a part is moved.
#[derive(Clone, Copy, Default)]
struct Moved {
    prose: isize,
    text: isize,
}

/// A part of what was extracted.
struct Part<'e> {
    segments: &'e [Segment],
    blocks: &'e [Block],
    marks: &'e [Mark],
    inlines: &'e [Inline],
}

impl Part<'_> {
    /// Adds it behind what is there. `heading` says which heading a block stands under now.
    fn add(
        &self,
        out: &mut Extract,
        moved: Moved,
        heading: impl Fn(Option<usize>) -> Option<usize>,
    ) {
        let in_prose = |at: usize| at.saturating_add_signed(moved.prose);
        let in_text = |at: usize| at.saturating_add_signed(moved.text);
        for s in self.segments {
            out.map
                .push(in_prose(s.a), s.a_len, in_text(s.b), s.b_len, s.fit);
        }
        out.blocks.extend(self.blocks.iter().map(|block| Block {
            kind: block.kind,
            span: Span::new(in_prose(block.span.start), in_prose(block.span.end)),
            heading: heading(block.heading),
        }));
        out.marks.extend(self.marks.iter().map(|mark| Mark {
            kind: mark.kind,
            span: Span::new(in_prose(mark.span.start), in_prose(mark.span.end)),
        }));
        out.inlines.extend(self.inlines.iter().map(|inline| Inline {
            outer: Span::new(in_text(inline.outer.start), in_text(inline.outer.end)),
            inner: Span::new(in_text(inline.inner.start), in_text(inline.inner.end)),
        }));
    }
}

fn signed(n: usize) -> isize {
    isize::try_from(n).unwrap_or(isize::MAX)
}

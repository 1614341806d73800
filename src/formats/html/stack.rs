//! The elements that are open, and what closing one means. Every element is pushed and popped
//! once and found through its name's own list, so that no nesting costs more than linear time.

use std::ops::Range;

use crate::document::{BlockKind, MarkKind};
use crate::formats::builder::Builder;

use super::element::{COUNT, Element, P, P_SCOPE, Role};

/// What text at some place is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    pub(super) kind: BlockKind,
    /// The level of a heading.
    pub(super) level: Option<u8>,
    /// Inside `<pre>`.
    pub(super) preformatted: bool,
    /// Inside something whose class says that preformatted text is code.
    pub(super) code: bool,
}

impl Default for Context {
    fn default() -> Self {
        Self {
            kind: BlockKind::Body,
            level: None,
            preformatted: false,
            code: false,
        }
    }
}

/// An open element.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) element: Element,
    /// Where its start tag starts and ends.
    pub(super) outer: usize,
    pub(super) inner: usize,
    pub(super) inside: Context,
    /// Where its text starts in the prose.
    pub(super) mark: Option<usize>,
    pub(super) is_block: bool,
    /// Its end tag came, but blocks inside it are still open.
    pub(super) is_closed: bool,
}

/// All open elements, outermost first.
#[derive(Debug)]
pub(super) struct Stack {
    open: Vec<Open>,
    /// For every element, where in `open` it stands.
    places: Vec<Vec<usize>>,
    /// Where in `open` blocks stand.
    blocks: Vec<usize>,
    /// Where in `open` the outermost hidden element stands.
    hidden: Option<usize>,
}

impl Default for Stack {
    fn default() -> Self {
        Self {
            open: Vec::new(),
            places: vec![Vec::new(); COUNT],
            blocks: Vec::new(),
            hidden: None,
        }
    }
}

impl Stack {
    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    pub(super) fn is_hidden(&self) -> bool {
        self.hidden.is_some()
    }

    pub(super) fn context(&self) -> Context {
        self.open.last().map(|o| o.inside).unwrap_or_default()
    }

    /// Starts a block of the kind that the innermost open element wants.
    pub(super) fn resume(&self, builder: &mut Builder<'_>) {
        let context = self.context();
        match context.level {
            Some(level) => builder.begin_heading(level),
            None => builder.begin(context.kind),
        }
    }

    /// Turns the innermost block into one of this kind.
    pub(super) fn set_kind(&mut self, kind: BlockKind) {
        let from = self.blocks.last().copied().unwrap_or(self.open.len());
        if let Some(block) = self.open.get_mut(from) {
            block.inside.kind = kind;
        }
    }

    pub(super) fn push(&mut self, entry: Open, hides: bool, builder: &mut Builder<'_>) {
        let at = self.open.len();
        self.places[entry.element.index()].push(at);
        if entry.is_block {
            self.blocks.push(at);
        }
        let starts = entry.is_block && self.hidden.is_none();
        self.open.push(entry);
        if starts {
            self.resume(builder);
        }
        if hides && self.hidden.is_none() {
            self.hidden = Some(at);
        }
    }

    fn last(&self, elements: &[Element]) -> Option<usize> {
        let place = |e: &Element| self.places[e.index()].last().copied();
        elements.iter().filter_map(place).max()
    }

    /// Closes what the start tag of `element` ends without an end tag.
    pub(super) fn imply_ends(&mut self, element: Element, builder: &mut Builder<'_>) {
        let (ends, within) = element.ends_before();
        if !ends.is_empty() {
            self.close_after(self.last(within), ends, builder);
        }
        if element.role().parts() && !self.places[P.index()].is_empty() {
            self.close_after(self.last(&P_SCOPE), &[P], builder);
        }
    }

    /// Closes the innermost of `elements` if it stands above `floor`.
    fn close_after(
        &mut self,
        floor: Option<usize>,
        elements: &[Element],
        builder: &mut Builder<'_>,
    ) {
        if let Some(at) = self
            .last(elements)
            .filter(|at| floor.is_none_or(|f| *at > f))
        {
            self.close_to(at, builder);
        }
    }

    /// Closes elements until no more than `depth` are open.
    pub(super) fn close_to(&mut self, depth: usize, builder: &mut Builder<'_>) {
        let mut parted = false;
        while self.open.len() > depth {
            parted |= self.pop(builder);
        }
        if parted && !self.is_hidden() {
            self.resume(builder);
        }
    }

    /// Closes the innermost element; whether that parts blocks.
    fn pop(&mut self, builder: &mut Builder<'_>) -> bool {
        let Some(entry) = self.open.pop() else {
            return false;
        };
        let at = self.open.len();
        if !entry.is_closed {
            self.places[entry.element.index()].pop();
            self.mark(&entry, builder);
        }
        if entry.is_block {
            self.blocks.pop();
        }
        let was_hidden = self.hidden.is_some();
        self.hidden = self.hidden.filter(|h| *h < at);
        entry.is_block && !(was_hidden && self.hidden.is_some())
    }

    /// Marks the text of an element that means something, but once where such elements nest.
    fn mark(&self, entry: &Open, builder: &mut Builder<'_>) {
        if let Role::Phrase(Some(kind)) = entry.element.role()
            && self.hidden.is_none()
            && (kind != MarkKind::Code || entry.inside.kind != BlockKind::Code)
        {
            builder.mark(kind, entry.mark);
        }
    }

    /// Closes `element` at its end tag, with what is still open inside it. The end tag of a
    /// phrase does not end the blocks that were started inside it.
    pub(super) fn close(
        &mut self,
        element: Element,
        tag: &Range<usize>,
        builder: &mut Builder<'_>,
    ) {
        let Some(&at) = self.places[element.index()].last() else {
            return;
        };
        let phrase = matches!(element.role(), Role::Phrase(_));
        if phrase && self.blocks.last().is_some_and(|b| *b > at) {
            self.places[element.index()].pop();
            self.open[at].is_closed = true;
            self.mark(&self.open[at], builder);
            return;
        }
        if phrase {
            let (outer, inner) = (self.open[at].outer, self.open[at].inner);
            builder.inline(outer..tag.end, inner..tag.start);
        }
        self.close_to(at, builder);
    }
}

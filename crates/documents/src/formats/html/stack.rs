//! The elements that are open, and what closing one means. Every element is pushed and popped
//! once and found through its name's own list, so that no nesting costs more than linear time.

use std::ops::Range;

use crate::formats::builder::{Builder, WordCount};
use crate::formats::edges::Edges;
use crate::{BlockKind, MarkKind, SkipReason};

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
    /// A style hides it at first.
    pub(super) styled_away: bool,
    /// It is not to be translated.
    pub(super) untranslated: bool,
    /// It is in another language.
    pub(super) foreign: bool,
    /// Its blocks are not read, since they are one of these.
    pub(super) is_left_out: bool,
}

impl Context {
    /// Whether it is no English copy.
    pub(super) fn is_other(self) -> bool {
        self.untranslated || self.foreign
    }

    /// The same in an element that is a block, or is in one of `around`.
    pub(super) fn in_block(mut self, around: Self, parts: bool) -> Self {
        self.is_left_out = self.is_other() && (around.is_left_out || parts);
        self
    }

    /// What running text is that is so here, and not in `around`.
    pub(super) fn marked(self, around: Self) -> Option<MarkKind> {
        match self {
            _ if self.is_left_out => None,
            _ if self.foreign && !around.foreign => Some(MarkKind::Foreign),
            _ if self.untranslated && !around.untranslated => Some(MarkKind::Untranslated),
            _ => None,
        }
    }
}

impl Default for Context {
    fn default() -> Self {
        Self {
            kind: BlockKind::Body,
            level: None,
            preformatted: false,
            code: false,
            styled_away: false,
            untranslated: false,
            foreign: false,
            is_left_out: false,
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
    /// What its text is, beside what its name says.
    pub(super) marked: Option<MarkKind>,
    /// Why its text is left out.
    pub(super) skipped: Option<SkipReason>,
    pub(super) is_block: bool,
    /// It is shown apart from the words beside it.
    pub(super) is_apart: bool,
    /// It has a class: without text it is a picture.
    pub(super) is_named: bool,
    /// Its text is beside the sentence around it.
    pub(super) is_aside: bool,
    /// Its end tag came, but blocks inside it are still open.
    pub(super) is_closed: bool,
}

/// All open elements, outermost first.
#[derive(Debug)]
pub(super) struct Stack {
    open: Vec<Open>,
    /// For every element, where in `open` it is.
    places: Vec<Vec<usize>>,
    /// Where in `open` blocks are.
    blocks: Vec<usize>,
    /// Where in `open` the outermost hidden element is.
    hidden: Option<usize>,
    /// No end tag closes fewer elements than these.
    pub(super) floor: usize,
    /// The offset of the current tag in the text.
    pub(super) here: usize,
}

impl Default for Stack {
    fn default() -> Self {
        Self {
            open: Vec::new(),
            places: vec![Vec::new(); COUNT],
            blocks: Vec::new(),
            hidden: None,
            floor: 0,
            here: 0,
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

    /// Whether such an element is open.
    pub(super) fn has(&self, element: Element) -> bool {
        !self.places[element.index()].is_empty()
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

    /// Closes the innermost of `elements` if it is above `floor`.
    fn close_after(
        &mut self,
        floor: Option<usize>,
        elements: &[Element],
        builder: &mut Builder<'_>,
    ) {
        if let Some(at) = self
            .last(elements)
            .filter(|at| *at >= self.floor && floor.is_none_or(|f| *at > f))
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
        if entry.is_aside {
            builder.end_aside();
        }
        if let Role::Phrase(_) = entry.element.role() {
            builder.edge(end_edge(&entry, builder));
        }
        if let Some(reason) = entry.skipped {
            builder.skip(reason, entry.outer..self.here.max(entry.inner));
        }
        let returns = self.context().is_left_out && !entry.inside.is_left_out;
        let was_hidden = self.hidden.is_some();
        self.hidden = self.hidden.filter(|h| *h < at);
        (entry.is_block || returns) && !(was_hidden && self.hidden.is_some())
    }

    /// Marks the text of an element that means something, but once where such elements nest.
    fn mark(&self, entry: &Open, builder: &mut Builder<'_>) {
        if let Role::Phrase(Some(kind)) = entry.element.role()
            && self.hidden.is_none()
            && (kind != MarkKind::Code || entry.inside.kind != BlockKind::Code)
        {
            builder.mark(kind, entry.mark);
        }
        if let Some(kind) = entry.marked {
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
        self.here = tag.end;
        let last = self.places[element.index()].last().copied();
        let Some(at) = last.filter(|at| *at >= self.floor) else {
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

/// What the end of an element does between two words.
fn end_edge(entry: &Open, builder: &Builder<'_>) -> Edges {
    let words = builder.word_count(entry.mark);
    let is_picture = entry.is_named && words == WordCount::None;
    match entry.element.name() {
        _ if entry.is_apart || is_picture => Edges::APART,
        "a" => Edges::LINK_END,
        _ if words == WordCount::Many => Edges::MANY_WORDS,
        _ => Edges::SOFT,
    }
}

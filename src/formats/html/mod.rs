//! HTML, as a browser shows it: `token` cuts it, `element` says what a tag means, `reference`
//! decodes entities, and this file keeps track of what is open.

mod attributes;
mod element;
mod reference;
mod stack;
mod token;

use std::ops::Range;

use crate::document::{BlockKind, MarkKind};

use super::builder::{Builder, Extract, Piece, Source};
use super::front_matter::{self, Keys};
use attributes::Attributes;
use element::{Element, Role};
use stack::{Open, Stack};
use token::{Token, Tokenizer};

pub(super) use reference::reference as character_reference;

/// What stands in an HTML document, which may be a template with front matter.
pub(super) fn extract(source: Source<'_>) -> Extract {
    let mut extractor = Extractor::new(source);
    let keys = Keys::with(&source.options.front_matter);
    let base = front_matter::read(source.text, keys, &mut extractor.builder);
    extractor.feed(base..source.text.len());
    extractor.finish()
}

/// Reads HTML, whole or in fragments between which something else adds to the prose.
pub(super) struct Extractor<'t> {
    /// Where the prose goes.
    pub(super) builder: Builder<'t>,
    stack: Stack,
}

impl<'t> Extractor<'t> {
    pub(super) fn new(source: Source<'t>) -> Self {
        Self {
            builder: Builder::new(source),
            stack: Stack::default(),
        }
    }

    /// Reads `range` of the text.
    pub(super) fn feed(&mut self, range: Range<usize>) {
        let text = self.builder.source();
        let mut tokens = Tokenizer::new(text, range);
        while let Some(token) = tokens.next() {
            match token {
                Token::Text(range) => self.text(range),
                Token::Raw(_) => {}
                Token::Comment { inner, span } => self.builder.comment(&text[inner], span),
                Token::Start { name, span } => {
                    let attributes = Attributes {
                        text,
                        list: tokens.attributes(),
                    };
                    self.start(Element::named(&text[name]), attributes, span);
                }
                Token::End { name, span } => self.end_tag(Element::named(&text[name]), span),
            }
        }
    }

    /// Whether what comes now is not shown.
    pub(super) fn is_hidden(&self) -> bool {
        self.stack.is_hidden()
    }

    /// What kind of block text is that comes now.
    pub(super) fn kind(&self) -> BlockKind {
        self.stack.context().kind
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.stack.len()
    }

    /// Closes elements until no more than `depth` are open, as the end of a paragraph does.
    pub(super) fn unwind(&mut self, depth: usize) {
        self.stack.close_to(depth, &mut self.builder);
    }

    /// What was collected.
    pub(super) fn finish(mut self) -> Extract {
        self.unwind(0);
        self.builder.finish()
    }

    fn text(&mut self, range: Range<usize>) {
        if self.is_hidden() {
            return;
        }
        let builder = &mut self.builder;
        reference::decode(builder.source(), range, false, |piece| builder.piece(piece));
    }

    fn start(&mut self, element: Element, attributes: Attributes<'_>, span: Range<usize>) {
        self.stack.imply_ends(element, &mut self.builder);
        let hides = attributes.hide();
        if element.role().parts() && !self.is_hidden() {
            self.stack.resume(&mut self.builder);
        }
        if !hides && !self.is_hidden() {
            self.attributes(element, attributes);
        }
        match element.role() {
            Role::VoidBlock | Role::VoidPhrase => {}
            Role::LineBreak if self.is_hidden() => {}
            Role::LineBreak => self.builder.whole("\n", span),
            role => self.open(element, role, attributes, hides, span),
        }
    }

    fn attributes(&mut self, element: Element, attributes: Attributes<'_>) {
        for (kind, value) in attributes.shown(element.name(), self.builder.options()) {
            let mut pieces: Vec<Piece> = Vec::new();
            reference::decode(attributes.text, value, true, |piece| pieces.push(piece));
            self.builder.aside(kind, pieces);
        }
    }

    fn open(
        &mut self,
        element: Element,
        role: Role,
        attributes: Attributes<'_>,
        hides: bool,
        span: Range<usize>,
    ) {
        let around = self.stack.context();
        let mut inside = around;
        match role {
            Role::Kind(kind) => (inside.kind, inside.level) = (kind, None),
            Role::Heading(level) => (inside.kind, inside.level) = (BlockKind::Heading, level),
            Role::Preformatted => inside.preformatted = true,
            _ => {}
        }
        let code = matches!(role, Role::Phrase(Some(MarkKind::Code)));
        inside.code |= matches!(role, Role::Block | Role::Preformatted) && attributes.name_code();
        if inside.preformatted && (inside.code || code) {
            (inside.kind, inside.level) = (BlockKind::Code, None);
            self.stack.set_kind(BlockKind::Code);
            self.builder.turn_into(BlockKind::Code);
        }
        let entry = Open {
            element,
            outer: span.start,
            inner: span.end,
            inside,
            mark: self.builder.here(),
            is_block: role.parts(),
            is_closed: false,
        };
        let hides = hides || role == Role::Hidden;
        self.stack.push(entry, hides, &mut self.builder);
    }

    fn end_tag(&mut self, element: Element, span: Range<usize>) {
        match element.role() {
            // Browsers show `</br>` as a break.
            Role::LineBreak if !self.is_hidden() => self.builder.whole("\n", span),
            _ => self.stack.close(element, &span, &mut self.builder),
        }
    }
}

#[cfg(test)]
mod tests;

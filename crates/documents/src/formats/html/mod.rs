//! HTML, as a browser shows it: `token` cuts it, `element` says what a tag means, `reference`
//! decodes entities, and this file keeps track of what is open.

mod apart;
mod attributes;
mod conditional;
mod definition;
mod element;
mod language;
mod note;
mod reference;
mod stack;
mod style;
mod tag;
mod token;

use std::ops::Range;

use crate::{BlockKind, MarkKind, SkipKind, SkipReason};

use super::builder::{Builder, Extract, Piece, Source};
use super::edges::Edges;
use super::front_matter::{self, Keys};
use attributes::Attributes;
use element::{Element, Role, SVG};
use stack::{Context, Open, Stack};
use tag::Tag;
use token::{Token, Tokenizer};

pub(super) use definition::Html;
pub(super) use reference::reference as character_reference;

/// What is in an HTML document, which may be a template with front matter.
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
    /// Whether what is read is in a conditional comment.
    in_comment: bool,
}

impl<'t> Extractor<'t> {
    pub(super) fn new(source: Source<'t>) -> Self {
        Self {
            builder: Builder::new(source),
            stack: Stack::default(),
            in_comment: false,
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
                Token::Comment { inner, span } => self.comment(inner, span),
                Token::Start { name, span } => self.start(&Tag {
                    name: &text[name.clone()],
                    element: Element::named(&text[name]),
                    attributes: Attributes {
                        text,
                        list: tokens.attributes(),
                    },
                    span,
                }),
                Token::End { name, span } => self.end_tag(Element::named(&text[name]), span),
            }
        }
    }

    /// Opens or closes the element of that name, whose tag something else has cut.
    pub(super) fn tag(
        &mut self,
        name: &str,
        strings: &[(Range<usize>, Range<usize>)],
        span: Range<usize>,
        opens: bool,
        closes: bool,
    ) {
        let element = Element::named(name);
        if opens {
            let text = self.builder.source();
            let list = attributes::settings(text, strings);
            self.start(&Tag {
                name,
                element,
                attributes: Attributes { text, list: &list },
                span: span.clone(),
            });
        }
        let is_void = matches!(
            element.role(),
            Role::VoidBlock | Role::VoidPhrase | Role::LineBreak
        );
        if closes && !(opens && is_void) {
            self.end_tag(element, span);
        }
    }

    /// Reads the value of an attribute that people see, as a block of its own.
    pub(super) fn shown(&mut self, kind: BlockKind, value: Range<usize>) {
        let mut pieces: Vec<Piece> = Vec::new();
        reference::decode(self.builder.source(), value, true, |piece| {
            pieces.push(piece)
        });
        self.builder.aside(kind, pieces);
    }

    /// Whether what comes now is not read.
    pub(super) fn is_hidden(&self) -> bool {
        self.stack.is_hidden() || self.stack.context().is_left_out
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
        self.stack.here = self.builder.source().len();
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

    /// A suppression, HTML for Outlook, or nothing.
    fn comment(&mut self, inner: Range<usize>, span: Range<usize>) {
        let text = self.builder.source();
        match conditional::content(text, inner.clone()) {
            Some(content) if !self.in_comment && !self.is_hidden() => self.conditional(content),
            _ => {
                self.builder.comment(&text[inner.clone()], span.clone());
                if text[inner].contains(char::is_alphanumeric) {
                    self.builder.skip(SkipKind::Comment, span);
                }
            }
        }
    }

    /// Reads what a conditional comment holds beside what it is in. Elements that it opens end
    /// with it, and it ends none that are around it.
    fn conditional(&mut self, content: Range<usize>) {
        let depth = self.stack.len();
        let floor = std::mem::replace(&mut self.stack.floor, depth);
        self.in_comment = true;
        self.builder.begin_aside(self.kind());
        self.feed(content);
        self.stack.close_to(depth, &mut self.builder);
        self.builder.end_aside();
        self.in_comment = false;
        self.stack.floor = floor;
    }

    fn start(&mut self, tag: &Tag<'_>) {
        self.stack.here = tag.span.start;
        let role = tag.role(self.stack.has(SVG));
        self.stack.imply_ends(tag.element, &mut self.builder);
        if role.parts() && !self.is_hidden() {
            self.stack.resume(&mut self.builder);
        }
        let around = self.stack.context();
        let inside = tag.context(role, around);
        let hidden = tag.hiding(role, self.builder.in_hand());
        if (hidden.is_none() || tag.is_frame()) && !self.is_hidden() && !inside.is_other() {
            self.attributes(tag);
        }
        match role {
            Role::VoidBlock => {}
            Role::VoidPhrase if tag.is_apart() => self.builder.edge(Edges::APART),
            Role::VoidPhrase => {}
            Role::LineBreak if self.is_hidden() => {}
            Role::LineBreak => self.builder.whole("\n", tag.span.clone()),
            _ => self.open(tag, role, inside, hidden),
        }
    }

    fn attributes(&mut self, tag: &Tag<'_>) {
        let options = self.builder.options();
        for (kind, value) in tag.attributes.shown(tag.element.name(), options) {
            let mut pieces: Vec<Piece> = Vec::new();
            let text = tag.attributes.text;
            reference::decode(text, value, true, |piece| pieces.push(piece));
            self.builder.aside(kind, pieces);
        }
    }

    fn open(&mut self, tag: &Tag<'_>, role: Role, mut inside: Context, hidden: Option<SkipReason>) {
        let around = self.stack.context();
        let is_code = inside.code || role == Role::Phrase(Some(MarkKind::Code));
        if inside.preformatted && is_code {
            (inside.kind, inside.level) = (BlockKind::Code, None);
            self.stack.set_kind(BlockKind::Code);
            self.builder.turn_into(BlockKind::Code);
        }
        let is_phrase = matches!(role, Role::Phrase(_));
        if is_phrase {
            let is_note = hidden
                .as_ref()
                .is_some_and(|h| h.kind == SkipKind::FootnoteMark);
            self.builder.edge(tag.start_edge(is_note));
        }
        if is_phrase && around.is_left_out && !inside.is_left_out && !self.stack.is_hidden() {
            // English in a block of another language counts by itself.
            self.builder.begin(inside.kind);
        }
        let hides = hidden.is_some();
        let read = !self.is_hidden();
        let aside = read && is_phrase && inside.styled_away && !around.styled_away;
        let entry = Open {
            element: tag.element,
            outer: tag.span.start,
            inner: tag.span.end,
            inside,
            mark: self.builder.here(),
            marked: is_phrase.then(|| inside.marked(around)).flatten(),
            skipped: hidden
                .or_else(|| tag.left_out(inside, around))
                .filter(|_| read),
            is_block: role.parts(),
            is_apart: is_phrase && tag.is_apart(),
            is_named: is_phrase && tag.attributes.get("class").is_some(),
            is_aside: aside,
            is_closed: false,
        };
        self.stack.push(entry, hides, &mut self.builder);
        if aside {
            self.builder.begin_aside(BlockKind::Hidden);
        }
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

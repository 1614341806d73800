//! The tags of MDX: elements of HTML, and components with the text in their properties.

use std::ops::Range;

use crate::BlockKind;
use crate::formats::edges::Edges;
use crate::formats::front_matter::Keys;

use super::Reader;
use super::draft::Origin;
use super::scan::{Sort, Tag};

/// Components whose content is code, and the elements that they mean.
const CODE: [&str; 6] = ["Code", "CodeBlock", "InlineCode", "Kbd", "Pre", "Mermaid"];

/// Components whose content is not shown.
const HIDDEN: [&str; 3] = ["Script", "Style", "Head"];

impl Reader<'_, '_> {
    /// HTML in a sentence, or a tag of MDX that is there.
    pub(super) fn inline_html(&mut self, range: Range<usize>) {
        let pieces = self.draft.pieces(range.clone());
        match pieces[..] {
            [(Origin::Tag(number), _)] => {
                if let Some(tag) = self.notes.tag(number) {
                    self.component(&tag);
                }
            }
            _ => {
                let range = self.draft.source(&range);
                self.html.feed(range);
            }
        }
    }

    /// Opens or closes what a tag names, and reads its properties.
    pub(super) fn component(&mut self, tag: &Tag) {
        let name = &self.html.builder.source()[tag.name.clone()];
        let is_element = name.starts_with(|c: char| c.is_lowercase());
        if !self.html.is_hidden() {
            self.properties(tag, is_element);
        }
        let element = match name {
            name if is_element => name,
            name if CODE.contains(&name) => "code",
            name if HIDDEN.contains(&name) => "template",
            _ => return self.part(tag),
        };
        let opens = tag.sort != Sort::Closes;
        let closes = tag.sort != Sort::Opens;
        self.html
            .tag(element, &tag.strings, tag.range.clone(), opens, closes);
    }

    /// Components that adjoin are shown apart.
    fn part(&mut self, tag: &Tag) {
        self.html.builder.edge(Edges::APART);
        let text = self.html.builder.source();
        let ends = tag.sort != Sort::Opens;
        if ends && text[tag.range.end..].starts_with('<') && !self.html.is_hidden() {
            self.begin();
        }
    }

    fn properties(&mut self, tag: &Tag, is_element: bool) {
        let text = self.html.builder.source();
        for (name, value) in &tag.strings {
            let name = &text[name.clone()];
            let kind = match name {
                "alt" | "aria-label" | "aria-description" | "ariaLabel" => BlockKind::Alt,
                _ if self.html.builder.options().adds_attribute(name) => BlockKind::Title,
                "title" | "placeholder" | "label" => BlockKind::Title,
                _ if is_element => continue,
                _ if Keys::default().are_prose(name) => BlockKind::Title,
                _ => continue,
            };
            self.html.shown(kind, value.clone());
        }
    }
}

//! A start tag, and what it says of the text in its element.

use std::ops::Range;

use crate::formats::edges::Edges;
use crate::{BlockKind, SkipKind, SkipReason};

use super::attributes::Attributes;
use super::element::{Element, Role};
use super::stack::Context;
use super::{apart, language, note};

/// A start tag.
pub(super) struct Tag<'t> {
    pub(super) name: &'t str,
    pub(super) element: Element,
    pub(super) attributes: Attributes<'t>,
    pub(super) span: Range<usize>,
}

impl Tag<'_> {
    /// What the element does.
    pub(super) fn role(&self, in_svg: bool) -> Role {
        match self.element.name() {
            // The content of a shadow root is shown.
            "template" if self.attributes.get("shadowrootmode").is_some() => Role::Block,
            "title" if in_svg => Role::Kind(BlockKind::Alt),
            _ => self.element.role(),
        }
    }

    /// Whether it is a frame, whose title is read while its content is not.
    pub(super) fn is_frame(&self) -> bool {
        self.element.name() == "iframe" && !self.attributes.hide()
    }

    /// Whether it is shown apart from the words beside it.
    pub(super) fn is_apart(&self) -> bool {
        apart::is_apart(self.name, self.attributes)
    }

    /// What its edge does between two words.
    pub(super) fn start_edge(&self, is_note: bool) -> Edges {
        match self.element.name() {
            _ if is_note || self.is_apart() => Edges::APART,
            "a" => Edges::LINK_START,
            _ => Edges::SOFT,
        }
    }

    /// Why nothing in it is read, if so. `before` is the text of the block up to here.
    pub(super) fn hiding(&self, role: Role, before: &str) -> Option<SkipReason> {
        let name = self.element.name();
        if role == Role::Hidden {
            return Some(SkipKind::Hidden.with(format!("<{name}>")));
        }
        if self.attributes.hide() {
            return Some(SkipKind::Hidden.with("the hidden attribute"));
        }
        let may_note = name == "sup" || name == "a" && self.attributes.name_note();
        let behind = &self.attributes.text[self.span.end..];
        let is_note = may_note && note::is_note(name, before, behind);
        is_note.then(|| SkipKind::FootnoteMark.into())
    }

    /// What text in it is, where it is in `around`.
    pub(super) fn context(&self, role: Role, around: Context) -> Context {
        let mut inside = around;
        match role {
            Role::Kind(kind) => (inside.kind, inside.level) = (kind, None),
            Role::Heading(level) => (inside.kind, inside.level) = (BlockKind::Heading, level),
            Role::Preformatted => inside.preformatted = true,
            _ => {}
        }
        inside.styled_away |= self.attributes.style_hides();
        if inside.styled_away {
            (inside.kind, inside.level) = (BlockKind::Hidden, None);
        }
        if self.attributes.list.is_empty() {
            return inside.in_block(around, role.parts());
        }
        let names_code = || self.attributes.name_code();
        inside.code |= matches!(role, Role::Block | Role::Preformatted) && names_code();
        if let Some(translated) = self.attributes.translated() {
            inside.untranslated = !translated;
        }
        if let Some(other) = self.attributes.language().and_then(language::is_other) {
            inside.foreign = other;
        }
        inside.in_block(around, role.parts())
    }

    /// Why its text is not judged, if that is so from here on.
    pub(super) fn left_out(&self, inside: Context, around: Context) -> Option<SkipReason> {
        if !inside.is_left_out || around.is_left_out {
            return None;
        }
        let language = self.attributes.language().map(str::trim);
        Some(match language.filter(|_| inside.foreign) {
            Some(lang) => SkipKind::Language.with(format!("lang={lang}")),
            None if inside.foreign => SkipKind::Language.into(),
            None => SkipKind::NotTranslated.into(),
        })
    }
}

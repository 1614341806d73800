//! What a reader of the format left out, and why: text that is not judged.

use std::borrow::Cow;
use std::fmt;

use sayso_text::{Span, Text};

/// A stretch of the text that is not judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Where it is, markup included.
    pub span: Span<Text>,
    /// Why it is left out.
    pub reason: SkipReason,
}

/// Why text is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkipReason {
    /// What kind of text it is; these are what is counted.
    pub kind: SkipKind,
    /// What else is known of it (a key, an element, a language).
    pub detail: Option<Cow<'static, str>>,
}

/// The kinds of text that are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SkipKind {
    /// A tag of a template language, with what is in it.
    TemplateTag,
    /// A block of code.
    CodeBlock,
    /// Code inside a sentence.
    Code,
    /// Imports, exports and expressions of MDX.
    Script,
    /// A value of the front matter that is data.
    FrontMatter,
    /// Not shown: `<template>`, `<script>`, `hidden`.
    Hidden,
    /// A cell of a table that holds data.
    Data,
    /// The header of a table.
    Header,
    /// Marked as not to be translated.
    NotTranslated,
    /// Marked as another language (`lang`).
    Language,
    /// Plainly another language than English.
    NotEnglish,
    /// The address of a link, or one that is bare.
    Address,
    /// A path, a handle, an option or another identifier in running text.
    Identifier,
    /// A comment.
    Comment,
    /// A definition that nothing uses.
    Definition,
    /// An anchor, a class, or another attribute.
    Attributes,
    /// The name and options of a directive.
    Directive,
    /// A formula.
    Math,
    /// The mark of a footnote.
    FootnoteMark,
    /// What `ignore` or `ignore-blocks` of the configuration matches.
    Ignored,
}

impl SkipKind {
    /// The name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::TemplateTag => "template tag",
            Self::CodeBlock => "code block",
            Self::Code => "code",
            Self::Script => "script",
            Self::FrontMatter => "front matter",
            Self::Data => "data cell",
            Self::Header => "header row",
            Self::Hidden => "hidden",
            Self::NotTranslated => "not translated",
            Self::Language => "other language",
            Self::NotEnglish => "not English",
            Self::Address => "link address",
            Self::Identifier => "identifier",
            Self::Comment => "comment",
            Self::Definition => "unused definition",
            Self::Attributes => "attribute list",
            Self::Directive => "directive",
            Self::Math => "math",
            Self::FootnoteMark => "footnote mark",
            Self::Ignored => "ignored by the configuration",
        }
    }

    /// Whether it is a gap in running text that stays as it is: these never overlap.
    #[must_use]
    pub fn is_tag(self) -> bool {
        matches!(self, Self::TemplateTag | Self::Ignored)
    }

    /// The reason, with what else is known.
    #[must_use]
    pub fn with(self, detail: impl Into<Cow<'static, str>>) -> SkipReason {
        SkipReason {
            kind: self,
            detail: Some(detail.into()),
        }
    }
}

impl From<SkipKind> for SkipReason {
    fn from(kind: SkipKind) -> Self {
        Self { kind, detail: None }
    }
}

impl fmt::Display for SkipReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.name())?;
        match &self.detail {
            Some(detail) => write!(f, ": {detail}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_named() {
        let cases = [
            (SkipKind::CodeBlock.into(), "code block"),
            (SkipKind::Hidden.with("<template>"), "hidden: <template>"),
            (
                SkipKind::Language.with("lang=de"),
                "other language: lang=de",
            ),
            (
                SkipKind::FrontMatter.with("key `slug`"),
                "front matter: key `slug`",
            ),
        ];
        for (reason, want) in cases {
            let reason: SkipReason = reason;
            assert_eq!(reason.to_string(), want);
        }
    }
}

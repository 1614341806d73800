//! What the server sends.

use serde::Serialize;

use super::{Range, Uri};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Diagnostic {
    pub(crate) range: Range,
    pub(crate) severity: Severity,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) code_description: Option<CodeDescription>,
    pub(crate) source: &'static str,
    pub(crate) message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) related_information: Vec<RelatedInformation>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(crate) struct Severity(u8);

impl Severity {
    pub(crate) const ERROR: Self = Self(1);
    pub(crate) const WARNING: Self = Self(2);
    pub(crate) const INFORMATION: Self = Self(3);
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct CodeDescription {
    pub(crate) href: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct RelatedInformation {
    pub(crate) location: Location,
    pub(crate) message: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Location {
    pub(crate) uri: Uri,
    pub(crate) range: Range,
}

#[derive(Debug, Serialize)]
pub(crate) struct PublishDiagnosticsParams {
    pub(crate) uri: Uri,
    pub(crate) diagnostics: Vec<Diagnostic>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) version: Option<i32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TextEdit {
    pub(crate) range: Range,
    pub(crate) new_text: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct Hover {
    pub(crate) contents: Markdown,
    pub(crate) range: Range,
}

/// `MarkupContent` of the kind `markdown`.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename = "markdown")]
pub(crate) struct Markdown {
    pub(crate) value: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CompletionItem {
    pub(crate) label: String,
    pub(crate) kind: CompletionItemKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) detail: Option<String>,
    pub(crate) filter_text: String,
    pub(crate) text_edit: TextEdit,
}

#[derive(Debug, Clone, Copy, Serialize)]
#[serde(transparent)]
pub(crate) struct CompletionItemKind(u8);

impl CompletionItemKind {
    pub(crate) const TEXT: Self = Self(1);
    pub(crate) const MODULE: Self = Self(9);
    pub(crate) const PROPERTY: Self = Self(10);
    pub(crate) const REFERENCE: Self = Self(18);
    pub(crate) const ENUM_MEMBER: Self = Self(20);
}

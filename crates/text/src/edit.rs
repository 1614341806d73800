//! One replacement in a text.

use super::span::{Prose, Space, Span};

/// One replacement: insertion where the span is empty, deletion where the text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit<S: Space = Prose> {
    /// What is replaced.
    pub span: Span<S>,
    /// The new text, as it is visible (a format escapes it).
    pub text: String,
}

//! What to write instead, and how far it may be trusted.

use crate::text::{Prose, Span};

/// Who may apply a suggestion: `Display < Unsafe < Safe`, so a threshold is a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Applicability {
    /// Shown to a person, never applied by a program.
    Display,
    /// Applied on request: grammatical, but a person should look.
    Unsafe,
    /// Applied unasked: grammatical, compliant, and it claims and loses nothing.
    Safe,
}

impl Applicability {
    /// The name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Display => "display",
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}

/// One replacement: insertion where the span is empty, deletion where the text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span<Prose>,
    /// What stands there afterwards, as visible text (a format escapes it).
    pub text: String,
}

/// One alternative: edits that are applied together or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What it does, for a menu: "Write “is powered by OpenAI”".
    pub title: String,
    /// Who may apply it.
    pub applicability: Applicability,
    /// By start, without overlap. Empty for guidance in words.
    pub edits: Vec<Edit>,
    /// The sentence after it.
    pub result: String,
}

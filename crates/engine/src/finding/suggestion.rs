//! What to write instead, and how far it may be trusted.

use std::borrow::Cow;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::details::exactly;
use sayso_text::{Edit, Prose, Space, Span};

/// Whether a program may apply a suggestion: `Display < Unsafe < Safe`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// Shown to the user, never applied by a program.
    Display,
    /// Applied on request: grammatical, but to be reviewed.
    Unsafe,
    /// Applied by default: grammatical, compliant, and without a change of meaning.
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

/// One alternative: edits that are applied together or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion<S: Space = Prose> {
    /// Who may apply it.
    pub applicability: Applicability,
    /// By start, without overlap. Empty for guidance in words.
    pub edits: Vec<Edit<S>>,
    /// What to do where no edit is sure to leave a sentence.
    pub guidance: Option<Arc<str>>,
}

/// The text of `within` after `edits`, which lie inside it: by start, without overlap, each with
/// what it writes.
#[must_use]
pub fn edited<'e>(
    prose: &str,
    within: Span<Prose>,
    edits: impl IntoIterator<Item = (Span<Prose>, &'e str)>,
) -> String {
    let mut out = String::with_capacity(within.len());
    let mut at = within.start;
    for (span, text) in edits {
        out.push_str(&prose[at..span.start.max(at)]);
        out.push_str(text);
        at = span.end.max(at);
    }
    out.push_str(&prose[at..within.end.max(at)]);
    out
}

impl<S: Space> Suggestion<S> {
    /// Guidance in words.
    #[must_use]
    pub fn advice(guidance: Arc<str>) -> Self {
        Self {
            applicability: Applicability::Display,
            edits: Vec::new(),
            guidance: Some(guidance),
        }
    }

    /// What it does, for a menu: "Write “is powered by OpenAI”".
    #[must_use]
    pub fn title(&self) -> Cow<'_, str> {
        if let Some(guidance) = &self.guidance {
            return Cow::Borrowed(guidance);
        }
        let words = self.edits.iter().map(|e| e.text.trim_matches([' ', ',']));
        let words: Vec<&str> = words.filter(|words| !words.is_empty()).collect();
        ["Write “", &words.join(" "), "”"].concat().into()
    }

    /// The same, with places that count in another text.
    pub(super) fn map<T: Space>(self, to: impl Fn(Span<S>) -> Span<T>) -> Suggestion<T> {
        let edits = self.edits.into_iter().map(|edit| Edit {
            span: to(edit.span),
            text: edit.text,
        });
        Suggestion {
            applicability: self.applicability,
            edits: exactly(edits),
            guidance: self.guidance,
        }
    }
}

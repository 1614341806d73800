//! The details of a finding, independent of its place.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Confidence, Decision, Suggestion};
use sayso_policy::Level;
use sayso_text::{Prose, Space, Span, Text};

/// The prose, counted from the first place that a finding names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relative {}

impl Space for Relative {}

/// The details of a finding. Its spans are in `S`.
#[derive(Debug, Clone, PartialEq)]
pub struct Details<S: Space> {
    /// `lexicon/rule`.
    pub rule: Arc<str>,
    /// The level.
    pub level: Level,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// The message, one sentence.
    pub message: String,
    /// Why it is wrong.
    pub rationale: Option<Arc<str>>,
    /// Where the rule comes from.
    pub source: Arc<str>,
    /// Where the words lie: from the first to the last word that matched, object included.
    pub span: Span<S>,
    /// The words, where they are outside of the prose: a comment.
    pub outside: Option<Outside>,
    /// The sentence that they are in.
    pub sentence: Span<S>,
    /// Whether the sentence goes on before that and after it: of a very long sentence, it
    /// is a part.
    pub goes_on: [bool; 2],
    /// What the verdict rests on.
    pub evidence: Vec<Evidence<S>>,
    /// The judges that decided.
    pub decision: Decision,
    /// What to write instead, best first.
    pub suggestions: Vec<Suggestion<S>>,
}

/// Words that no reader of the document sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outside {
    /// They, as they are shown.
    pub words: Box<str>,
    /// Where they are.
    pub at: Span<Text>,
}

/// Words that a verdict is based on.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence<S: Space> {
    /// Their role.
    pub role: Role,
    /// Where they are.
    pub span: Span<S>,
}

/// The role of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Words of the phrase.
    Trigger,
    /// What the phrase is about.
    Object,
    /// Who does it.
    Subject,
    /// Words nearby that decide.
    Context,
    /// The word that denies the claim.
    Denial,
}

impl Role {
    /// The name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Trigger => "trigger",
            Self::Object => "object",
            Self::Subject => "subject",
            Self::Context => "context",
            Self::Denial => "denial",
        }
    }
}

impl Details<Prose> {
    /// The same with places that count from the first of them, and where that is.
    pub(super) fn relative(self) -> (Details<Relative>, usize) {
        let base = self.places().map(|place| place.start).min().unwrap_or(0);
        let near = |place: Span<Prose>| Span::new(place.start - base, place.end - base);
        (self.map(near), base)
    }
}

impl<S: Space> Details<S> {
    /// All places that it names.
    fn places(&self) -> impl Iterator<Item = Span<S>> {
        let edits = self.suggestions.iter().flat_map(|s| &s.edits);
        let evidence = self.evidence.iter().map(|e| e.span);
        let own = [self.span, self.sentence].into_iter();
        own.chain(evidence).chain(edits.map(|e| e.span))
    }

    fn map<T: Space>(self, to: impl Fn(Span<S>) -> Span<T>) -> Details<T> {
        let evidence = self.evidence.into_iter().map(|e| Evidence {
            role: e.role,
            span: to(e.span),
        });
        Details {
            rule: self.rule,
            level: self.level,
            confidence: self.confidence,
            message: self.message,
            rationale: self.rationale,
            source: self.source,
            span: to(self.span),
            outside: self.outside,
            sentence: to(self.sentence),
            goes_on: self.goes_on,
            evidence: exactly(evidence),
            decision: self.decision,
            suggestions: exactly(self.suggestions.into_iter().map(|s| s.map(&to))),
        }
    }
}

/// The items in memory that holds no more than them: details are kept until all is reported.
pub(super) fn exactly<T>(items: impl ExactSizeIterator<Item = T>) -> Vec<T> {
    let mut all = Vec::with_capacity(items.len());
    all.extend(items);
    all
}

//! The result records: findings with level, confidence and suggestions.
//! Knows no output format.

mod confidence;
mod decision;
mod details;
mod excerpt;
mod fingerprint;
mod outcome;
mod problem;
mod suggestion;
mod unread;

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use sayso_documents::{Document, Place};
use sayso_text::{Prose, Raw, Span, Text, printed};

pub use confidence::Confidence;
pub use decision::{Decision, Judge};
pub use details::{Details, Evidence, Outside, Relative, Role};
pub use excerpt::{excerpt, opening};
pub use fingerprint::Fingerprint;
pub use outcome::{Counts, InputStatus, Outcome, Report};
pub use problem::{Problem, ProblemKind};
pub use suggestion::{Applicability, Suggestion, edited};
pub use unread::{Skip, Unread, not_read};

/// One finding of a rule at one place in a document. Dereferences to its [`Details`].
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Shared with equal findings elsewhere.
    details: Arc<Details<Relative>>,
    /// Where the places in it count from, in bytes of the prose: the first of them.
    base: usize,
    /// The location for people.
    pub location: Place,
    /// Stable under moves and edits elsewhere in the file.
    pub fingerprint: Fingerprint,
    /// Why it does not count, where it was suppressed.
    pub suppression: Option<Box<Suppression>>,
}

impl Finding {
    /// A finding whose places are where `details` has them.
    #[must_use]
    pub fn new(details: Details<Prose>) -> Self {
        let (details, base) = details.relative();
        Self {
            details: Arc::new(details),
            base,
            location: Place::default(),
            fingerprint: Fingerprint::default(),
            suppression: None,
        }
    }

    /// Where the words lie: from the first to the last word that matched, object included.
    #[must_use]
    pub fn span(&self) -> Span<Prose> {
        self.at(self.details.span)
    }

    /// The sentence that they are in.
    #[must_use]
    pub fn sentence(&self) -> Span<Prose> {
        self.at(self.details.sentence)
    }

    /// Where a place that it names lies.
    #[must_use]
    pub fn at(&self, place: Span<Relative>) -> Span<Prose> {
        Span::new(place.start + self.base, place.end + self.base)
    }

    /// Where the words are in the text of the document, or `None` where they come from nowhere.
    #[must_use]
    pub fn place(&self, document: &Document) -> Option<Span<Text>> {
        match &self.details.outside {
            Some(outside) => Some(outside.at),
            None => document.map.map(self.span()).map(|mapped| mapped.span),
        }
    }

    /// The bytes of the file that the words were made from.
    #[must_use]
    pub fn raw(&self, document: &Document) -> Option<Span<Raw>> {
        let place = self.place(document)?;
        document.text_map.map(place).map(|mapped| mapped.span)
    }

    /// The visible words that it is about, spaces folded. `prose` is that of the document.
    #[must_use]
    pub fn text<'t>(&'t self, prose: &'t str) -> Cow<'t, str> {
        match &self.details.outside {
            Some(outside) => Cow::Borrowed(&outside.words),
            None => self.words(self.details.span, prose),
        }
    }

    /// The visible words of a place that it names, spaces folded; the first ones where they are many.
    #[must_use]
    pub fn words<'p>(&self, place: Span<Relative>, prose: &'p str) -> Cow<'p, str> {
        folded(opening(&prose[self.at(place).range()]))
    }

    /// What a report prints of the sentence, spaces folded: see [`excerpt()`].
    #[must_use]
    pub fn shown_sentence<'p>(&self, prose: &'p str) -> Cow<'p, str> {
        shown(prose, self.sentence(), self.span(), self.details.goes_on)
    }

    /// What a report prints of the sentence after one of its suggestions, spaces folded. Empty where
    /// that is guidance in words.
    #[must_use]
    pub fn result(&self, of: &Suggestion<Relative>, prose: &str) -> String {
        if of.edits.is_empty() {
            return String::new();
        }
        let edits = of.edits.iter().map(|e| (self.at(e.span), e.text.as_str()));
        let place = self.sentence();
        let sentence = edited(prose, place, edits);
        let first = of.edits.first().map(|e| self.at(e.span).start);
        let last = of.edits.last().map(|e| self.at(e.span).end);
        let start = first.map_or(0, |at| at.saturating_sub(place.start));
        let behind = last.map_or(0, |at| place.end.saturating_sub(at));
        let end = sentence.len().saturating_sub(behind);
        let shown = excerpt(&sentence, start..end, self.details.goes_on);
        folded(shown).into_owned()
    }

    /// What to write instead, where it is in the document.
    pub fn suggestions_here(&self) -> impl Iterator<Item = Suggestion> {
        let here = |suggestion: &Suggestion<_>| suggestion.clone().map(|place| self.at(place));
        self.details.suggestions.iter().map(here)
    }

    /// Marks its suggestions as unsafe.
    pub fn make_unsafe(&mut self) {
        for suggestion in &mut Arc::make_mut(&mut self.details).suggestions {
            suggestion.applicability = suggestion.applicability.min(Applicability::Unsafe);
        }
    }
}

/// What a report prints of `sentence`, which is about what is at `span`.
fn shown(
    prose: &str,
    sentence: Span<Prose>,
    span: Span<Prose>,
    goes_on: [bool; 2],
) -> Cow<'_, str> {
    let [start, end] = [span.start, span.end].map(|at| at.saturating_sub(sentence.start));
    let text = prose.get(sentence.range()).unwrap_or_default();
    folded(excerpt(text, start..end, goes_on))
}

/// `text` with its spaces folded.
fn folded(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => printed(text),
        Cow::Owned(text) => Cow::Owned(printed(&text).into_owned()),
    }
}

impl Deref for Finding {
    type Target = Details<Relative>;

    fn deref(&self) -> &Details<Relative> {
        &self.details
    }
}

/// Why a finding does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// By what.
    pub kind: SuppressionKind,
    /// The reason given.
    pub reason: String,
    /// Who approved it, where that is recorded.
    pub approver: Option<String>,
    /// The last day on which it holds, `YYYY-MM-DD`, where there is one.
    pub expires: Option<String>,
}

/// What suppressed a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SuppressionKind {
    /// A comment in the document.
    Inline,
    /// An entry of the waiver file.
    Waiver,
    /// The baseline.
    Baseline,
}

impl SuppressionKind {
    /// The name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Inline => "inline",
            Self::Waiver => "waiver",
            Self::Baseline => "baseline",
        }
    }
}

/// A use of approved wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovedUse {
    /// `lexicon/rule`.
    pub rule: Arc<str>,
    /// The visible words, spaces folded.
    pub text: String,
    /// Where they lie.
    pub span: Span<Prose>,
    /// The sentence that they are in.
    pub sentence: Span<Prose>,
    /// Whether it goes on before that and after it; see [`Details::goes_on`].
    pub goes_on: [bool; 2],
    /// The location for people.
    pub location: Place,
}

impl ApprovedUse {
    /// What a report prints of the sentence, spaces folded: see [`excerpt()`].
    #[must_use]
    pub fn shown_sentence<'p>(&self, prose: &'p str) -> Cow<'p, str> {
        shown(prose, self.sentence, self.span, self.goes_on)
    }
}

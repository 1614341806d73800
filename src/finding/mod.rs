//! The result records: what was found, how grave, how sure, and what to write instead.
//! Knows no output format.

mod level;
mod outcome;
mod problem;
mod suggestion;

use crate::document::Location;
use crate::text::{Prose, Span};

pub use level::{Confidence, Level};
pub use outcome::{Counts, InputStatus, Outcome, Report};
pub use problem::{Problem, ProblemKind};
pub use suggestion::{Applicability, Edit, Suggestion};

/// One thing that the policy has to say about one place in one document.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// `lexicon/rule`.
    pub rule: String,
    /// How grave.
    pub level: Level,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// One sentence that says what is wrong.
    pub message: String,
    /// Why it is wrong.
    pub rationale: Option<String>,
    /// Where the rule comes from.
    pub source: String,
    /// Where the words lie: from the first to the last word that matched, object included.
    pub span: Span<Prose>,
    /// The visible words of `span`, spaces folded.
    pub text: String,
    /// The sentence that they stand in.
    pub sentence: Span<Prose>,
    /// Where a person looks.
    pub location: Location,
    /// What the verdict rests on.
    pub evidence: Vec<Evidence>,
    /// The judges that spoke, in order.
    pub decision: Vec<&'static str>,
    /// What to write instead, best first.
    pub suggestions: Vec<Suggestion>,
    /// Stable under moves and edits elsewhere in the file. Hexadecimal.
    pub fingerprint: String,
    /// Why it does not count, where it was suppressed.
    pub suppression: Option<Suppression>,
}

/// One witness of a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What it witnesses.
    pub role: Role,
    /// Its visible words, spaces folded.
    pub text: String,
    /// Where it lies.
    pub span: Span<Prose>,
}

/// What a witness is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Words of the phrase itself.
    Trigger,
    /// What the phrase is about.
    Object,
    /// Who does it.
    Subject,
    /// Something nearby that counts.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    pub rule: String,
    /// The visible words, spaces folded.
    pub text: String,
    /// Where they lie.
    pub span: Span<Prose>,
    /// The sentence that they stand in.
    pub sentence: Span<Prose>,
    /// Where a person looks.
    pub location: Location,
}

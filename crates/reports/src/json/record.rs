//! The shape of the JSON report: its schema and its text come from these types. Add freely; change or
//! drop nothing without a new schema id.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::Context;
use sayso_engine::finding::{Applicability, Confidence, Outcome, Role, SuppressionKind};
use sayso_policy::Level;

/// A sayso report.
#[derive(Serialize, JsonSchema)]
pub(super) struct Report<'a> {
    /// The version of this shape: "sayso-report/1".
    pub(super) schema: &'static str,
    /// The program that wrote the report.
    pub(super) tool: Tool,
    /// The policy that was applied.
    pub(super) policy: Policy<'a>,
    /// The inputs, by path.
    pub(super) inputs: Vec<Input<'a>>,
    /// The findings, by path, place and rule.
    #[schemars(with = "Vec<Finding<'static>>")]
    pub(super) findings: Findings<'a>,
    /// Uses of approved wording, by path, place and rule.
    #[schemars(with = "Vec<Approved<'static>>")]
    pub(super) approved: ApprovedUses<'a>,
    /// What could not be done.
    pub(super) problems: Vec<Problem<'a>>,
    /// The counts.
    pub(super) summary: Summary,
}

/// The findings, each made into a record when it is written.
#[derive(Clone, Copy)]
pub(super) struct Findings<'a> {
    pub(super) outcome: &'a Outcome,
    pub(super) context: &'a Context<'a>,
}

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.records())
    }
}

/// The uses of approved wording, each made into a record when it is written.
#[derive(Clone, Copy)]
pub(super) struct ApprovedUses<'a> {
    pub(super) outcome: &'a Outcome,
    pub(super) context: &'a Context<'a>,
}

impl Serialize for ApprovedUses<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.records())
    }
}

/// The program that wrote the report.
#[derive(Serialize, JsonSchema)]
pub(super) struct Tool {
    /// Its name.
    pub(super) name: &'static str,
    /// Its version.
    pub(super) version: &'static str,
}

/// The policy that was applied.
#[derive(Serialize, JsonSchema)]
pub(super) struct Policy<'a> {
    /// A digest of the lexicons, the active rules and their levels.
    pub(super) sha256: String,
    /// The date for which rules were selected; null if no active rule has dates.
    pub(super) as_of: Option<&'a str>,
    /// The active lexicons, in order.
    pub(super) lexicons: Vec<Lexicon<'a>>,
}

/// An active lexicon.
#[derive(Serialize, JsonSchema)]
pub(super) struct Lexicon<'a> {
    /// Its id.
    pub(super) id: &'a str,
    /// Its own version.
    pub(super) version: Option<&'a str>,
    /// The digest of its text.
    pub(super) sha256: String,
    /// "built-in", or the path of its file.
    pub(super) origin: &'a str,
}

/// One input.
#[derive(Serialize, JsonSchema)]
pub(super) struct Input<'a> {
    /// As given on the command line, with `/`.
    pub(super) path: &'a str,
    /// The input format.
    pub(super) format: Option<&'static str>,
    /// The digest of its bytes; null if it was not read.
    pub(super) sha256: Option<&'a str>,
    /// Whether it was checked.
    pub(super) status: Status,
    /// Why it was skipped or failed, or a note on how it was read.
    pub(super) reason: Option<Cow<'a, str>>,
    /// The kind of file, if it was skipped for that: "word", "pdf", "binary".
    pub(super) kind: Option<&'static str>,
}

/// Whether an input was checked.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Status {
    /// It was checked.
    Checked,
    /// It was skipped.
    Skipped,
    /// It could not be checked.
    Failed,
}

/// A place in a file.
#[derive(Serialize, JsonSchema)]
pub(super) struct Position {
    /// Byte in the file, from 0.
    pub(super) byte: usize,
    /// Line, from 1.
    pub(super) line: usize,
    /// Column in characters, from 1.
    pub(super) column: usize,
    /// Column in UTF-16 units, from 1.
    pub(super) utf16: usize,
}

/// A half-open range.
#[derive(Serialize, JsonSchema)]
pub(super) struct Span {
    /// Where it starts.
    pub(super) start: Position,
    /// Just past its end.
    pub(super) end: Position,
}

/// A finding: one rule at one place.
#[derive(Serialize, JsonSchema)]
pub(super) struct Finding<'a> {
    /// "lexicon/rule".
    pub(super) rule: &'a str,
    /// How serious it is.
    pub(super) level: Level,
    /// What is wrong, in one sentence.
    pub(super) message: &'a str,
    /// Why.
    pub(super) rationale: Option<&'a str>,
    /// Where the rule comes from.
    pub(super) source: &'a str,
    /// As given on the command line, with `/`.
    pub(super) path: &'a str,
    /// The input format.
    pub(super) format: Option<&'static str>,
    /// The visible words that matched, spaces folded.
    pub(super) text: Cow<'a, str>,
    /// The visible sentence around them, spaces folded.
    pub(super) sentence: Cow<'a, str>,
    /// Where they are; null if the format has no lines.
    pub(super) span: Option<Span>,
    /// The location for people; only the keys that the format has.
    pub(super) location: Location<'a>,
    /// The words that the verdict is based on.
    pub(super) evidence: Vec<Evidence<'a>>,
    /// The names of the judges that decided.
    pub(super) decision: Vec<&'static str>,
    /// How certain the reading of the sentence is.
    pub(super) confidence: Confidence,
    /// What to write instead, best first.
    pub(super) suggestions: Vec<Suggestion<'a>>,
    /// Stable under moves and edits elsewhere in the file.
    pub(super) fingerprint: &'a str,
    /// Why it does not count; null if it does.
    pub(super) suppression: Option<Suppression<'a>>,
}

/// A location for people. Only the keys that the format has are present.
#[derive(Serialize, JsonSchema)]
pub(super) struct Location<'a> {
    /// The heading above the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) heading: Option<&'a str>,
    /// The number of the block in the document, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) paragraph: Option<usize>,
    /// The page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) page: Option<usize>,
    /// The slide, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) slide: Option<usize>,
    /// The shape on the slide.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) shape: Option<&'a str>,
    /// The sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sheet: Option<&'a str>,
    /// The cell of a sheet or table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cell: Option<&'a str>,
    /// The cue of a caption track.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cue: Option<&'a str>,
    /// The pointer to a value of structured data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pointer: Option<&'a str>,
    /// The part of a container, or the kind of a block that is not running text ("alt", "meta").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) part: Option<&'a str>,
}

/// Words that a verdict is based on.
#[derive(Serialize, JsonSchema)]
pub(super) struct Evidence<'a> {
    /// Their role.
    pub(super) role: Role,
    /// The visible words, spaces folded.
    pub(super) text: Cow<'a, str>,
    /// Where they are.
    pub(super) span: Option<Span>,
}

/// One suggestion: its edits are applied together or not at all.
#[derive(Serialize, JsonSchema)]
pub(super) struct Suggestion<'a> {
    /// A title for people.
    pub(super) title: Cow<'a, str>,
    /// Who may apply it.
    pub(super) applicability: Applicability,
    /// In order, without overlap; empty for guidance in words.
    pub(super) edits: Vec<Edit<'a>>,
    /// The sentence after it.
    pub(super) result: String,
}

/// One replacement.
#[derive(Serialize, JsonSchema)]
pub(super) struct Edit<'a> {
    /// What is replaced.
    pub(super) span: Option<Span>,
    /// The visible text to put there.
    pub(super) text: &'a str,
}

/// Why a finding does not count.
#[derive(Serialize, JsonSchema)]
pub(super) struct Suppression<'a> {
    /// What suppressed it.
    pub(super) kind: SuppressionKind,
    /// The reason given.
    pub(super) reason: &'a str,
    /// Who approved it.
    pub(super) approver: Option<&'a str>,
    /// The last day on which it applies.
    pub(super) expires: Option<&'a str>,
}

/// A use of approved wording.
#[derive(Serialize, JsonSchema)]
pub(super) struct Approved<'a> {
    /// "lexicon/rule".
    pub(super) rule: &'a str,
    /// As given on the command line, with `/`.
    pub(super) path: &'a str,
    /// The visible words, spaces folded.
    pub(super) text: Cow<'a, str>,
    /// The visible sentence around them, spaces folded.
    pub(super) sentence: Cow<'a, str>,
    /// Where they are.
    pub(super) span: Option<Span>,
    /// The location for people.
    pub(super) location: Location<'a>,
}

/// Something that could not be done.
#[derive(Serialize, JsonSchema)]
pub(super) struct Problem<'a> {
    /// The file.
    pub(super) path: &'a str,
    /// Its kind.
    pub(super) kind: &'static str,
    /// What happened.
    pub(super) reason: &'a str,
    /// Where in the file, if that is known.
    pub(super) span: Option<Span>,
}

/// Counts, whatever the report lists.
#[derive(Serialize, JsonSchema)]
pub(super) struct Summary {
    /// Inputs, without skipped ones.
    pub(super) inputs: usize,
    /// Inputs that were checked.
    pub(super) checked: usize,
    /// Inputs that could not be checked.
    pub(super) failed: usize,
    /// Inputs that were skipped.
    pub(super) skipped: usize,
    /// Files that were not read, by kind.
    pub(super) not_read: BTreeMap<&'static str, usize>,
    /// How often text of the inputs was left out, by reason; `--statistics` counts it.
    pub(super) left_out: BTreeMap<&'static str, usize>,
    /// Findings of level error that count.
    pub(super) error: usize,
    /// Findings of level warning that count.
    pub(super) warning: usize,
    /// Findings of level note that count.
    pub(super) note: usize,
    /// Uses of approved wording.
    pub(super) approved: usize,
    /// Findings that a comment or waiver suppresses.
    pub(super) suppressed: usize,
    /// Findings that are in the baseline.
    pub(super) baselined: usize,
    /// Findings that count but are not listed, because their run-on sentence has very many.
    pub(super) crowded_out: usize,
}

//! The shape of the JSON report, as types of its own, so that a rename inside the program cannot
//! change what other programs read. Add freely; change or drop nothing without a new schema id.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use sayso_policy::Level;

/// A sayso report.
#[derive(Serialize, JsonSchema)]
pub(super) struct Report<'a> {
    /// The version of this shape: "sayso-report/1".
    pub(super) schema: &'static str,
    /// What wrote the report.
    pub(super) tool: Tool,
    /// What was checked against.
    pub(super) policy: Policy<'a>,
    /// What was met, by path.
    pub(super) inputs: Vec<Input<'a>>,
    /// What was found, by path, place and rule.
    pub(super) findings: Vec<Finding<'a>>,
    /// Uses of approved wording, by path, place and rule.
    pub(super) approved: Vec<Approved<'a>>,
    /// What kept the job from being done whole.
    pub(super) problems: Vec<Problem<'a>>,
    /// How many of each.
    pub(super) summary: Summary,
}

/// What wrote the report.
#[derive(Serialize, JsonSchema)]
pub(super) struct Tool {
    /// Its name.
    pub(super) name: &'static str,
    /// Its version.
    pub(super) version: &'static str,
}

/// What was checked against.
#[derive(Serialize, JsonSchema)]
pub(super) struct Policy<'a> {
    /// A digest of all that decides: lexicons, active rules and their levels.
    pub(super) sha256: String,
    /// The date that decided which rules are in force; null where no active rule has dates.
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
    /// The digest of its bytes; null where it was not read.
    pub(super) sha256: Option<&'a str>,
    /// What became of it.
    pub(super) status: Status,
    /// Why it was skipped or failed, or what should be known of how it was read.
    pub(super) reason: Option<Cow<'a, str>>,
    /// What kind of file it is, where it was skipped for that: "word", "pdf", "binary".
    pub(super) kind: Option<&'static str>,
}

/// What became of an input.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Status {
    /// It was judged.
    Checked,
    /// It was left out.
    Skipped,
    /// It could not be judged.
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

/// One thing that a rule says about one place.
#[derive(Serialize, JsonSchema)]
pub(super) struct Finding<'a> {
    /// "lexicon/rule".
    pub(super) rule: &'a str,
    /// How grave.
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
    /// The visible sentence that they stand in, spaces folded.
    pub(super) sentence: Cow<'a, str>,
    /// Where they lie; null where the format has no lines.
    pub(super) span: Option<Span>,
    /// Where a person looks; only the keys that the format has.
    pub(super) location: Location<'a>,
    /// What the verdict rests on.
    pub(super) evidence: Vec<Evidence<'a>>,
    /// The judges that spoke.
    pub(super) decision: Vec<&'static str>,
    /// How sure the reading is.
    pub(super) confidence: Confidence,
    /// What to write instead, best first.
    pub(super) suggestions: Vec<Suggestion<'a>>,
    /// Stable under moves and edits elsewhere in the file.
    pub(super) fingerprint: &'a str,
    /// Why it does not count, or null where it does.
    pub(super) suppression: Option<Suppression<'a>>,
}

/// A place in a person's terms. Absent parts are left out, never invented.
#[derive(Serialize, JsonSchema)]
pub(super) struct Location<'a> {
    /// The heading that the text stands under.
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

/// How sure the reading is.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Confidence {
    /// The sentence reads one way.
    High,
    /// The reading rests on a heuristic.
    Medium,
    /// A guess that leans to reporting.
    Low,
}

/// One witness of a verdict.
#[derive(Serialize, JsonSchema)]
pub(super) struct Evidence<'a> {
    /// What it witnesses.
    pub(super) role: Role,
    /// Its visible words, spaces folded.
    pub(super) text: Cow<'a, str>,
    /// Where it lies.
    pub(super) span: Option<Span>,
}

/// What a witness is.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Role {
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

/// One alternative: its edits are made together or not at all.
#[derive(Serialize, JsonSchema)]
pub(super) struct Suggestion<'a> {
    /// What it does.
    pub(super) title: Cow<'a, str>,
    /// Who may apply it.
    pub(super) applicability: Applicability,
    /// In order, without overlap; empty for guidance in words.
    pub(super) edits: Vec<Edit<'a>>,
    /// The sentence after it.
    pub(super) result: String,
}

/// Who may apply a suggestion.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Applicability {
    /// A program, unasked.
    Safe,
    /// A program, on request.
    Unsafe,
    /// Nobody but a person.
    Display,
}

/// One replacement.
#[derive(Serialize, JsonSchema)]
pub(super) struct Edit<'a> {
    /// What is replaced.
    pub(super) span: Option<Span>,
    /// The visible text that stands there afterwards.
    pub(super) text: &'a str,
}

/// Why a finding does not count.
#[derive(Serialize, JsonSchema)]
pub(super) struct Suppression<'a> {
    /// By what.
    pub(super) kind: SuppressionKind,
    /// The reason given.
    pub(super) reason: &'a str,
    /// Who approved it.
    pub(super) approver: Option<&'a str>,
    /// The last day on which it holds.
    pub(super) expires: Option<&'a str>,
}

/// What suppressed a finding.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum SuppressionKind {
    /// A comment in the document.
    Inline,
    /// An entry of the waiver file.
    Waiver,
    /// The baseline.
    Baseline,
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
    /// The visible sentence that they stand in, spaces folded.
    pub(super) sentence: Cow<'a, str>,
    /// Where they lie.
    pub(super) span: Option<Span>,
    /// Where a person looks.
    pub(super) location: Location<'a>,
}

/// Something that kept the job from being done whole.
#[derive(Serialize, JsonSchema)]
pub(super) struct Problem<'a> {
    /// The file.
    pub(super) path: &'a str,
    /// What kind of trouble.
    pub(super) kind: &'static str,
    /// What happened.
    pub(super) reason: &'a str,
    /// Where in the file, where that is known.
    pub(super) span: Option<Span>,
}

/// How many of each, whatever is shown.
#[derive(Serialize, JsonSchema)]
pub(super) struct Summary {
    /// Inputs met, skipped ones left out.
    pub(super) inputs: usize,
    /// Inputs judged.
    pub(super) checked: usize,
    /// Inputs that could not be judged.
    pub(super) failed: usize,
    /// Inputs left out.
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
    /// Findings that a comment or waiver keeps from counting.
    pub(super) suppressed: usize,
    /// Findings that the baseline keeps from counting.
    pub(super) baselined: usize,
    /// Findings that count and are not listed, since they stand in a sentence with very many.
    pub(super) crowded_out: usize,
}

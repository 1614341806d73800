//! From the outcome to the records of the JSON report.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::places::{Extent, Nearby, Places};
use super::super::{Context, VERSION};
use super::{SCHEMA_ID, record};
use sayso_documents::Place;
use sayso_engine::finding::{self, InputStatus, Judge, Outcome, opening};
use sayso_policy::{Origin, Policy};
use sayso_text::Position;

/// The whole report. Findings and uses of approved wording may be many: their records are made when
/// they are written.
pub(super) fn report<'a>(outcome: &'a Outcome, context: &'a Context<'a>) -> record::Report<'a> {
    record::Report {
        schema: SCHEMA_ID,
        tool: record::Tool {
            name: "sayso",
            version: VERSION,
        },
        policy: policy(context.policy),
        inputs: outcome.reports.iter().map(input).collect(),
        findings: record::Findings { outcome, context },
        approved: record::ApprovedUses { outcome, context },
        problems: outcome.all_problems().map(problem).collect(),
        summary: summary(outcome, context),
    }
}

fn policy(policy: &Policy) -> record::Policy<'_> {
    record::Policy {
        sha256: policy.sha256(),
        as_of: policy.as_of.as_deref(),
        lexicons: policy
            .lexicons
            .iter()
            .map(|lexicon| record::Lexicon {
                id: &lexicon.id,
                version: lexicon.metadata.version.as_deref(),
                sha256: lexicon.sha256(),
                origin: origin(&lexicon.origin),
            })
            .collect(),
    }
}

/// Where a lexicon came from, in a word.
fn origin(origin: &Origin) -> &str {
    match origin {
        Origin::BuiltIn => "built-in",
        Origin::File(path) => path,
    }
}

fn input(report: &finding::Report) -> record::Input<'_> {
    let (status, reason) = match &report.status {
        InputStatus::Checked => (record::Status::Checked, notices(report)),
        InputStatus::Skipped(why) => (record::Status::Skipped, Some(Cow::Borrowed(why.reason))),
        InputStatus::Failed(why) => (record::Status::Failed, Some(Cow::Borrowed(why.as_str()))),
    };
    record::Input {
        path: &report.path,
        format: report.format.map(sayso_documents::Format::name),
        sha256: report.sha256.as_deref(),
        status,
        reason,
        kind: match &report.status {
            InputStatus::Skipped(why) => why.kind.map(finding::Unread::name),
            _ => None,
        },
    }
}

fn notices(report: &finding::Report) -> Option<Cow<'_, str>> {
    let notices = &report.document.as_ref()?.notices;
    (!notices.is_empty()).then(|| Cow::Owned(notices.join("; ")))
}

impl<'a> record::Findings<'a> {
    /// The records of all findings that are shown, in order.
    pub(super) fn records(&self) -> impl Iterator<Item = record::Finding<'a>> {
        let &Self { outcome, context } = self;
        let with_findings = outcome.reports.iter().filter(|r| !r.findings.is_empty());
        with_findings.flat_map(move |report| {
            let places = Places::of(report);
            let shown = context.shown(report);
            shown.map(move |of| finding(report, of, &places))
        })
    }
}

impl<'a> record::ApprovedUses<'a> {
    /// The records of all uses that are shown, in order.
    pub(super) fn records(&self) -> impl Iterator<Item = record::Approved<'a>> {
        let &Self { outcome, context } = self;
        let with_uses = outcome.reports.iter().filter(|r| !r.approved.is_empty());
        with_uses.flat_map(move |report| {
            let places = Places::of(report);
            let shown = context.shown_approved(report);
            shown.map(move |of| approved(report, of, &places))
        })
    }
}

/// The record of one finding.
pub(super) fn finding<'a>(
    report: &'a finding::Report,
    finding: &'a finding::Finding,
    places: &Places<'a>,
) -> record::Finding<'a> {
    let nearby = &places.nearby(finding.sentence());
    record::Finding {
        rule: &finding.rule,
        level: finding.level,
        message: &finding.message,
        rationale: finding.rationale.as_deref(),
        source: &finding.source,
        path: &report.path,
        format: report.format.map(sayso_documents::Format::name),
        text: places.text(finding),
        sentence: places.sentence(finding),
        span: of_finding(finding, places, nearby).map(span),
        location: location(&finding.location),
        evidence: finding
            .evidence
            .iter()
            .map(|e| evidence(finding, e, places, nearby))
            .collect(),
        decision: finding.decision.judges().map(Judge::name).collect(),
        confidence: finding.confidence,
        suggestions: finding
            .suggestions
            .iter()
            .map(|s| suggestion(finding, s, places, nearby))
            .collect(),
        fingerprint: finding.fingerprint.as_str(),
        suppression: finding.suppression.as_deref().map(suppression),
    }
}

/// Where the words of a finding are.
fn of_finding(
    finding: &finding::Finding,
    places: &Places<'_>,
    nearby: &Nearby<'_, '_>,
) -> Option<Extent> {
    match &finding.outside {
        Some(_) => places.of_finding(finding),
        None => nearby.extent(finding.span()),
    }
}

fn location(at: &Place) -> record::Location<'_> {
    record::Location {
        heading: at.heading.as_deref(),
        paragraph: at.paragraph(),
        page: at.page,
        slide: at.slide,
        shape: at.shape.as_deref(),
        sheet: at.sheet.as_deref(),
        cell: at.cell.as_deref(),
        cue: at.cue.as_deref(),
        pointer: at.pointer.as_deref(),
        part: at.part.as_deref(),
    }
}

fn evidence<'a>(
    finding: &finding::Finding,
    evidence: &finding::Evidence<finding::Relative>,
    places: &Places<'a>,
    nearby: &Nearby<'_, '_>,
) -> record::Evidence<'a> {
    record::Evidence {
        role: evidence.role,
        text: places.words(finding, evidence.span),
        span: nearby.extent(finding.at(evidence.span)).map(span),
    }
}

fn suggestion<'a>(
    finding: &finding::Finding,
    of: &'a finding::Suggestion<finding::Relative>,
    places: &Places<'_>,
    nearby: &Nearby<'_, '_>,
) -> record::Suggestion<'a> {
    record::Suggestion {
        title: of.title(),
        applicability: of.applicability,
        edits: of
            .edits
            .iter()
            .map(|edit| record::Edit {
                span: nearby.extent(finding.at(edit.span)).map(span),
                text: &edit.text,
            })
            .collect(),
        result: places.result(finding, of),
    }
}

fn suppression(of: &finding::Suppression) -> record::Suppression<'_> {
    record::Suppression {
        kind: of.kind,
        reason: &of.reason,
        approver: of.approver.as_deref(),
        expires: of.expires.as_deref(),
    }
}

/// The record of one use of approved wording.
fn approved<'a>(
    report: &'a finding::Report,
    of: &'a finding::ApprovedUse,
    places: &Places<'a>,
) -> record::Approved<'a> {
    record::Approved {
        rule: &of.rule,
        path: &report.path,
        text: opening(&of.text),
        sentence: places.sentence_of_use(of),
        span: places.extent(of.span).map(span),
        location: location(&of.location),
    }
}

fn problem(of: &finding::Problem) -> record::Problem<'_> {
    record::Problem {
        path: &of.path,
        kind: of.kind.name(),
        reason: &of.reason,
        span: of.span.map(|(start, end)| record::Span {
            start: position(start),
            end: position(end),
        }),
    }
}

fn summary(outcome: &Outcome, context: &Context<'_>) -> record::Summary {
    let counts = outcome.counts();
    record::Summary {
        inputs: counts.inputs,
        checked: counts.checked,
        failed: counts.failed,
        skipped: counts.skipped,
        not_read: not_read(outcome),
        left_out: left_out(outcome),
        error: counts.error,
        warning: counts.warning,
        note: counts.note,
        approved: counts.approved,
        suppressed: counts.suppressed,
        baselined: counts.baselined,
        crowded_out: context.over_limit(outcome),
    }
}

fn not_read(outcome: &Outcome) -> BTreeMap<&'static str, usize> {
    let counts = outcome.unread().into_iter();
    counts.map(|(kind, count)| (kind.name(), count)).collect()
}

fn left_out(outcome: &Outcome) -> BTreeMap<&'static str, usize> {
    let counts = outcome.left_out().into_iter();
    counts.map(|(kind, count)| (kind.name(), count)).collect()
}

fn span(extent: Extent) -> record::Span {
    record::Span {
        start: position(extent.start),
        end: position(extent.end),
    }
}

fn position(at: Position) -> record::Position {
    record::Position {
        byte: at.byte,
        line: at.line,
        column: at.column,
        utf16: at.utf16,
    }
}

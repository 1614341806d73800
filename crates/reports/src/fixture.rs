//! A small outcome, for the tests of all formats.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Context, Detail, Render};
use sayso_documents::{
    Block, BlockKind, Cells, Document, Encoding, Format, Inlines, Landmarks, Place,
};
use sayso_engine::finding::{
    Applicability, ApprovedUse, Confidence, Details, Evidence, Finding, Fingerprint, InputStatus,
    Judge, Outcome, Problem, ProblemKind, Report, Role, Skip, Suggestion, Suppression,
    SuppressionKind, Unread,
};
use sayso_policy::Level;
use sayso_policy::{Lexicon, Metadata, Origin, Policy};
use sayso_text::Edit;
use sayso_text::{OffsetMap, Prose, Span};

/// Three lines, the second empty, behind a byte order mark; the third has an emoji.
pub(super) const TEXT: &str = "Powered by OpenAI\n\nThe \u{1F600} SRE calls on ChatGPT & <more>.\n";

/// Renders the outcome with a context that `change` may alter.
pub(super) fn rendered(renderer: &dyn Render, change: impl FnOnce(&mut Context<'_>)) -> String {
    let (policy, min_levels) = (policy(), BTreeMap::new());
    let mut context = context(&policy, &min_levels);
    change(&mut context);
    let mut out = Vec::new();
    renderer
        .render(&outcome(), &context, &mut out)
        .expect("a vector takes all");
    String::from_utf8(out).expect("UTF-8")
}

/// The context of a run without flags.
pub(super) fn context<'a>(
    policy: &'a Policy,
    min_levels: &'a BTreeMap<String, Level>,
) -> Context<'a> {
    Context {
        policy,
        min_level: Level::Warning,
        min_levels,
        show_suppressed: false,
        statistics: false,
        detail: Detail::Normal,
        color: false,
        columns: None,
    }
}

pub(super) fn policy() -> Policy {
    Policy {
        lexicons: vec![Lexicon {
            id: "house".to_owned(),
            metadata: Metadata::default(),
            extends: None,
            names: Vec::new(),
            words: Vec::new(),
            nouns: Vec::new(),
            rules: Vec::new(),
            dormant: Vec::new(),
            origin: Origin::BuiltIn,
            text: String::new(),
            beside: Vec::new(),
        }],
        as_of: None,
    }
}

/// A finding of each level, one suppressed, an approved use, a skipped and a failed input.
pub(super) fn outcome() -> Outcome {
    let mut checked = Report::empty("copy/a & b.txt".to_owned(), InputStatus::Checked);
    checked.format = Some(Format::Text);
    checked.sha256 = Some("00".repeat(32));
    checked.document = Some(Arc::new(document()));
    checked.findings = vec![
        finding("house/calls-on", Level::Error, "calls on ChatGPT"),
        finding("house/more", Level::Warning, "<more>"),
        finding("house/name", Level::Note, "SRE"),
        suppressed(finding("house/sre", Level::Error, "SRE")),
    ];
    checked.approved = vec![ApprovedUse {
        rule: "house/powered-by".into(),
        text: "Powered by OpenAI".to_owned(),
        span: span("Powered by OpenAI"),
        sentence: span("Powered by OpenAI"),
        goes_on: [false; 2],
        location: Place::default(),
    }];
    let skipped = Report::empty(
        "copy/logo.png".to_owned(),
        InputStatus::Skipped(Skip::unread("binary", Unread::Binary)),
    );
    let reason = "it breaks off in the middle of a character".to_owned();
    let mut failed = Report::empty("copy/z.txt".to_owned(), InputStatus::Failed(reason.clone()));
    failed.problems = vec![Problem {
        path: "copy/z.txt".to_owned(),
        kind: ProblemKind::Malformed,
        reason,
        span: None,
    }];
    Outcome::new(vec![checked, skipped, failed], Vec::new())
}

pub(super) fn document() -> Document {
    let all = Span::new(0, TEXT.len());
    Document {
        options: Arc::default(),
        format: Format::Text,
        encoding: Encoding {
            encoding: encoding_rs::UTF_8,
            bom: 3,
        },
        text: TEXT.to_owned(),
        skipped: Vec::new(),
        cells: Cells::default(),
        text_map: OffsetMap::shifted(TEXT.len(), 3),
        prose: TEXT.to_owned(),
        map: OffsetMap::shifted(TEXT.len(), 0),
        blocks: vec![Block {
            kind: BlockKind::Body,
            span: all,
            number: 1,
            heading: None,
        }],
        marks: sayso_documents::Marks::default(),
        inlines: Inlines::default(),
        directives: Vec::new(),
        notices: Vec::new(),
    }
}

/// The span of `words` in the text.
pub(super) fn span(words: &str) -> Span<Prose> {
    let start = TEXT.find(words).expect("in the text");
    Span::new(start, start + words.len())
}

fn sentence() -> Span<Prose> {
    span("The \u{1F600} SRE calls on ChatGPT & <more>.")
}

fn finding(rule: &str, level: Level, words: &str) -> Finding {
    let write = |verb: &str, applicability| Suggestion {
        applicability,
        edits: vec![Edit {
            span: span(words),
            text: format!("is {verb} by OpenAI"),
        }],
        guidance: None,
    };
    let mut finding = Finding::new(Details {
        rule: rule.into(),
        level,
        confidence: Confidence::High,
        message: format!("Do not say “{words}”."),
        rationale: Some("The memo says so.".into()),
        source: "the memo".into(),
        span: span(words),
        outside: None,
        sentence: sentence(),
        goes_on: [false; 2],
        evidence: vec![
            Evidence {
                role: Role::Trigger,
                span: span(words),
            },
            Evidence {
                role: Role::Subject,
                span: span("SRE"),
            },
        ],
        decision: [Judge::Object].into_iter().collect(),
        suggestions: vec![
            write("powered", Applicability::Safe),
            write("enabled", Applicability::Unsafe),
        ],
    });
    finding.location = Place::new(Some(2), Landmarks::default());
    finding.fingerprint = Fingerprint::of((words.len() as u64).to_be_bytes());
    finding
}

fn suppressed(mut finding: Finding) -> Finding {
    finding.suppression = Some(Box::new(Suppression {
        kind: SuppressionKind::Inline,
        reason: "agreed".to_owned(),
        approver: None,
        expires: None,
    }));
    finding
}

//! From verdicts to findings: what is said of a match, once for each place and rule.

use crate::finding::{ApprovedUse, Decision, Evidence, Finding, Judge, Role, Said};
use crate::judge::{Object, Scene, Verdict, visible};
use crate::matcher::Match;
use sayso_documents::{Block, BlockKind, Document, Landmarks, Place};
use sayso_policy::Level;
use sayso_policy::RuleKind;
use sayso_text::Edit;
use sayso_text::{Folded, Prose, Span};

use super::block::Judged;
use super::message;
use super::recheck::Before;
use super::settle::{self, Claim};
use super::visit::Pages;

/// What counts in one sentence, before what says the same is dropped.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    kept: Vec<Claim<Kept>>,
    approved: Vec<Claim<ApprovedUse>>,
    /// Where approved wording stands.
    wording: Vec<Span<Folded>>,
}

/// A match that counts.
#[derive(Debug)]
struct Kept {
    hit: Match,
    verdict: Verdict,
    level: Level,
}

impl Gathered {
    pub(super) fn take(&mut self, scene: &Scene<'_>, verdict: Verdict) {
        let Some(level) = verdict.level else {
            return;
        };
        if scene.rule.kind == RuleKind::Approved {
            let used = approved_use(scene, &verdict);
            self.wording.push(whole(scene, &verdict));
            self.approved.push(Claim::new(scene, &verdict, level, used));
            return;
        }
        if is_preferred_already(scene, &verdict) {
            return;
        }
        let claim = Claim::new(scene, &verdict, level, ());
        let kept = Kept {
            hit: scene.hit.clone(),
            verdict,
            level,
        };
        self.kept.push(claim.of(kept));
    }

    /// Drops what is said twice, and makes findings of the rest, with what to write instead.
    pub(super) fn settle(self, pages: &Pages<'_>, sentence: &Before) -> Judged {
        let checker = pages.checker;
        let kept = settle::findings(self.kept);
        let make = |kept: Kept| {
            let candidate = (sentence.at, &kept.hit);
            checker.at_scene(pages, &self.wording, candidate, |scene| {
                let mut said = said(scene, &kept.verdict, kept.level);
                said.suggestions = sentence.suggestions(pages, scene, &kept.verdict);
                Finding::new(said)
            })
        };
        Judged {
            findings: kept.into_iter().map(make).collect(),
            approved: settle::approved(self.approved).collect(),
        }
    }
}

/// Whether a rule that asks for a term finds it written so already.
pub(super) fn is_preferred_already(scene: &Scene<'_>, verdict: &Verdict) -> bool {
    // Where a line ends in it, it is the same term.
    let as_written = |edit: &Edit| visible(&scene.document.prose()[edit.span.range()]) == edit.text;
    scene.rule.kind == RuleKind::Preferred
        && crate::suggest::suggest(scene, verdict)
            .iter()
            .any(|s| s.edits.iter().all(as_written))
}

/// From the first to the last word of the match, object included.
pub(super) fn whole(scene: &Scene<'_>, verdict: &Verdict) -> Span<Folded> {
    let mut span = scene.hit.span;
    let reading = scene.reading();
    match &verdict.object {
        Some(Object::Named { phrases, .. }) => {
            for phrase in phrases {
                span = span.cover(reading.span(phrase.first, phrase.last));
            }
        }
        Some(Object::Generic(phrase)) => span = span.cover(reading.span(phrase.first, phrase.last)),
        _ => {}
    }
    span
}

/// What is said of the match, but for what to write instead.
fn said(scene: &Scene<'_>, verdict: &Verdict, level: Level) -> Said<Prose> {
    let span = scene.prose(whole(scene, verdict));
    Said {
        rule: scene.rule.id.clone(),
        level,
        confidence: verdict.confidence,
        message: message::message(scene, verdict),
        rationale: scene.rule.rationale.clone(),
        source: scene.rule.source.clone(),
        span,
        outside: None,
        sentence: scene.prose(scene.sentence.span),
        goes_on: scene.goes_on,
        evidence: evidence(scene, verdict),
        decision: decision(verdict),
        suggestions: Vec::new(),
    }
}

/// The use of approved wording, but for where its block stands.
fn approved_use(scene: &Scene<'_>, verdict: &Verdict) -> ApprovedUse {
    let span = scene.prose(whole(scene, verdict));
    ApprovedUse {
        rule: scene.rule.id.clone(),
        text: visible(&scene.document.prose()[span.range()]),
        span,
        sentence: scene.prose(scene.sentence.span),
        goes_on: scene.goes_on,
        location: Place::default(),
    }
}

fn decision(verdict: &Verdict) -> Decision {
    let spoke = verdict.opinions.iter().map(|o| o.judge);
    // Where nobody had to be heard, the words are enough.
    let none = verdict.opinions.is_empty().then_some(Judge::Phrase);
    spoke.chain(none).collect()
}

fn evidence(scene: &Scene<'_>, verdict: &Verdict) -> Vec<Evidence<Prose>> {
    let reading = scene.reading();
    let mut all = Vec::new();
    let mut add = |role, span: Span<Folded>| {
        all.push(Evidence {
            role,
            span: scene.prose(span),
        });
    };
    add(Role::Trigger, scene.hit.span);
    match &verdict.object {
        Some(Object::Named { head, .. }) => add(Role::Object, reading.units[*head].span),
        Some(Object::Generic(p)) => add(Role::Object, reading.span(p.first, p.last)),
        _ => {}
    }
    if let Some(p) = verdict.subject.main() {
        add(Role::Subject, reading.span(p.first, p.last));
    }
    if let Some(at) = verdict.denied_by {
        add(Role::Denial, reading.units[at].span);
    }
    all
}

/// Where a person looks for text of this block.
pub(super) fn location(document: &Document, block: &Block) -> Place {
    let heading = block
        .heading
        .and_then(|h| document.blocks.get(h))
        .map(|b| visible(&document.prose()[b.span.range()]));
    let running = matches!(block.kind, BlockKind::Body);
    let index = document.block_at(block.span.start);
    let cell = index.and_then(|index| document.cells.name(index));
    let landmarks = Landmarks {
        heading,
        cell,
        part: (!running).then(|| block.kind.name().to_owned()),
        ..Landmarks::default()
    };
    Place::new(Some(block.number), landmarks)
}

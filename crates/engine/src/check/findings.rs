//! From claims to findings, with what to write instead.

use crate::finding::{ApprovedUse, Decision, Details, Evidence, Finding, Judge, Role, Suggestion};
use crate::judge::{Object, Scene, Verdict, visible};
use crate::matcher::Match;
use crate::suggest::suggest;
use sayso_documents::{Block, BlockKind, Document, Landmarks, Place};
use sayso_text::{Folded, Prose, Span};

use super::claims::claims;
use super::context::BlockContext;
use super::dedupe::Claim;
use super::message;
use super::parse::ParsedSentence;
use super::recheck::Recheck;

/// What is found in the sentence at `at`, but for where its block is: its `candidates` are judged,
/// what counts is rewritten, and what is written instead is checked again.
pub(super) fn of_sentence(
    block: &BlockContext<'_>,
    at: usize,
    candidates: &[(usize, &Match)],
) -> (Vec<Finding>, Vec<ApprovedUse>) {
    let sentence = ParsedSentence::new(block, at);
    let claims = claims(&sentence, candidates);
    let recheck = Recheck::new(&sentence);
    let finding = |claim: Claim<'_>| {
        sentence.scene(claim.hit, &claims.wording, |scene| {
            let mut details = details(scene, &claim);
            details.suggestions = rewrites(scene, &claim.verdict, &recheck);
            Finding::new(details)
        })
    };
    let findings = claims.findings.into_iter().map(finding).collect();
    let approved = claims.approved.into_iter();
    let used =
        |claim: Claim<'_>| sentence.scene(claim.hit, &[], |scene| approved_use(scene, &claim));
    (findings, approved.map(used).collect())
}

/// The rewrites of a match that may be offered, or else guidance in words.
fn rewrites(scene: &Scene<'_>, verdict: &Verdict, recheck: &Recheck<'_, '_>) -> Vec<Suggestion> {
    let mut rewrites = suggest(scene, verdict);
    rewrites.retain(|rewrite| recheck.passes(scene, rewrite));
    if rewrites.is_empty() {
        rewrites.extend(scene.sets.guidance.clone().map(Suggestion::advice));
    }
    rewrites
}

/// What is details of the match, but for what to write instead.
fn details(scene: &Scene<'_>, claim: &Claim<'_>) -> Details<Prose> {
    let verdict = &claim.verdict;
    Details {
        rule: scene.rule.id.clone(),
        level: claim.level,
        confidence: verdict.confidence,
        message: message::message(scene, verdict),
        rationale: scene.rule.rationale.clone(),
        source: scene.rule.source.clone(),
        span: claim.span,
        outside: None,
        sentence: scene.prose(scene.sentence.span),
        goes_on: scene.goes_on,
        evidence: evidence(scene, verdict),
        decision: decision(verdict),
        suggestions: Vec::new(),
    }
}

/// The use of approved wording, but for where its block is.
fn approved_use(scene: &Scene<'_>, claim: &Claim<'_>) -> ApprovedUse {
    ApprovedUse {
        rule: scene.rule.id.clone(),
        text: visible(&scene.document.prose()[claim.span.range()]),
        span: claim.span,
        sentence: scene.prose(scene.sentence.span),
        goes_on: scene.goes_on,
        location: Place::default(),
    }
}

fn decision(verdict: &Verdict) -> Decision {
    let spoke = verdict.opinions.iter().map(|o| o.judge);
    // Where no judge was needed, the words decided.
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

/// The location of text of this block.
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

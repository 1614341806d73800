//! From claims to findings, with what to write instead.

use crate::finding::{ApprovedUse, Decision, Details, Evidence, Finding, Judge, Role, Suggestion};
use crate::judge::{Judgement, MatchContext, Object, visible};
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
    let recheck = Recheck::new(&sentence, candidates, &claims.findings);
    let finding = |claim: Claim<'_>| {
        sentence.ctx(claim.hit, &claims.wording, |ctx| {
            let mut details = details(ctx, &claim);
            details.suggestions = rewrites(ctx, &claim.judgement, &recheck);
            Finding::new(details)
        })
    };
    let findings = claims.findings.into_iter().map(finding).collect();
    let approved = claims.approved.into_iter();
    let used = |claim: Claim<'_>| sentence.ctx(claim.hit, &[], |ctx| approved_use(ctx, &claim));
    (findings, approved.map(used).collect())
}

/// The rewrites of a match that may be offered, or else guidance in words.
fn rewrites(
    ctx: &MatchContext<'_>,
    judgement: &Judgement,
    recheck: &Recheck<'_, '_>,
) -> Vec<Suggestion> {
    let mut rewrites = suggest(ctx, judgement);
    rewrites.retain(|rewrite| recheck.passes(ctx, rewrite));
    if rewrites.is_empty() {
        rewrites.extend(ctx.sets.guidance.clone().map(Suggestion::advice));
    }
    rewrites
}

/// What is details of the match, but for what to write instead.
fn details(ctx: &MatchContext<'_>, claim: &Claim<'_>) -> Details<Prose> {
    let judgement = &claim.judgement;
    Details {
        rule: ctx.rule.id.clone(),
        level: claim.level,
        confidence: judgement.confidence,
        message: message::message(ctx, judgement),
        rationale: ctx.rule.rationale.clone(),
        source: ctx.rule.source.clone(),
        span: claim.span,
        outside: None,
        sentence: ctx.prose(ctx.sentence.span),
        goes_on: ctx.goes_on,
        evidence: evidence(ctx, judgement),
        decision: decision(judgement),
        suggestions: Vec::new(),
    }
}

/// The use of approved wording, but for where its block is.
fn approved_use(ctx: &MatchContext<'_>, claim: &Claim<'_>) -> ApprovedUse {
    ApprovedUse {
        rule: ctx.rule.id.clone(),
        text: visible(&ctx.document.prose()[claim.span.range()]),
        span: claim.span,
        sentence: ctx.prose(ctx.sentence.span),
        goes_on: ctx.goes_on,
        location: Place::default(),
    }
}

fn decision(judgement: &Judgement) -> Decision {
    let judges = judgement.verdicts.iter().map(|o| o.judge);
    // Where no judge was needed, the words decided.
    let none = judgement.verdicts.is_empty().then_some(Judge::Phrase);
    judges.chain(none).collect()
}

fn evidence(ctx: &MatchContext<'_>, judgement: &Judgement) -> Vec<Evidence<Prose>> {
    let reading = ctx.reading();
    let mut all = Vec::new();
    let mut add = |role, span: Span<Folded>| {
        all.push(Evidence {
            role,
            span: ctx.prose(span),
        });
    };
    add(Role::Trigger, ctx.hit.span);
    match &judgement.object {
        Some(Object::Named { head, .. }) => add(Role::Object, reading.units[*head].span),
        Some(Object::Generic(p)) => add(Role::Object, reading.span(p.first, p.last)),
        _ => {}
    }
    if let Some(p) = judgement.subject.main() {
        add(Role::Subject, reading.span(p.first, p.last));
    }
    if let Some(at) = judgement.denied_by {
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

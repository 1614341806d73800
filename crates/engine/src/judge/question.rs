//! Whether the sentence asks what the claim says: "Is it biodegradable?", "ask whether it is". A question that takes
//! it for granted ("Why is it …?", "Did you know …?") and an offer ("Want …?") claim it.

use super::governing::Governing;
use super::match_context::{Effect, MatchContext, Verdict};
use super::predicate::Predicate;
use crate::finding::Judge;
use sayso_documents::BlockKind;
use sayso_english::{Reading, Tag, offers};

/// How far before the trigger "whether" may be.
const REACH: usize = 20;

/// Grades what is asked. `None`: it is stated.
#[must_use]
pub(super) fn judge(
    ctx: &MatchContext<'_>,
    predicate: &Predicate,
    governing: Governing,
) -> Option<Verdict> {
    let reading = ctx.reading();
    let cell = ctx.block.kind == BlockKind::Cell
        && !reading.units.iter().any(sayso_english::Unit::is_finite);
    let asked = ctx.is_question() && (cell || is_open(reading, 0, predicate.first))
        || is_quoted(reading, predicate)
        || governing.asked.is_some()
        || is_answered_no(ctx);
    asked.then(|| Verdict {
        judge: Judge::Use,
        effect: ctx.rule.question.map_or(Effect::Dismiss, Effect::Cap),
        reason: "it is asked, not stated".to_owned(),
    })
}

/// "Biodegradable? Not this one.": the next sentence answers a question without a verb.
fn is_answered_no(ctx: &MatchContext<'_>) -> bool {
    let reading = ctx.reading();
    let behind = ctx
        .folded
        .text
        .get(ctx.sentence.span.end..)
        .unwrap_or_default();
    let answer = behind
        .trim_start()
        .split(|c: char| !c.is_alphanumeric())
        .next();
    let fragment = !reading.units.iter().any(sayso_english::Unit::is_finite);
    ctx.is_question()
        && fragment
        && answer.is_some_and(|word| matches!(word, "no" | "not" | "never" | "hardly"))
}

/// Whether the question leaves its answer open: an auxiliary opens it, or "what is", and not to offer or remind.
fn is_open(reading: &Reading<'_>, from: usize, first: usize) -> bool {
    let opening = |i: &usize| {
        !matches!(reading.tag(*i), Some(Tag::Punct | Tag::Coordinator)) && reading.word(*i) != "so"
    };
    let Some(start) = (from..first).find(opening) else {
        return false;
    };
    let (word, next) = (reading.word(start), reading.word(start + 1));
    if matches!(word, "what" | "which") {
        return matches!(next, "is" | "are" | "does" | "do" | "makes" | "of");
    }
    let negated = (start + 1..first.min(start + 4)).any(|i| reading.tag(i) == Some(Tag::Negation));
    let is_offer = matches!(next, "you" | "we")
        && (start + 2..first.min(start + 6)).any(|i| offers(reading.word(i)));
    reading.tag(start) == Some(Tag::Auxiliary) && !negated && !is_offer
}

/// "“Is it safe?” is the wrong question".
fn is_quoted(reading: &Reading<'_>, predicate: &Predicate) -> bool {
    let mark = |i: &usize| matches!(reading.word(*i), "\"" | "'");
    let low = predicate.first.saturating_sub(REACH);
    let Some(open) = (low..predicate.first).rev().find(mark) else {
        return false;
    };
    let asks =
        (predicate.last + 1..predicate.last + 4).any(|i| reading.word(i) == "?" && mark(&(i + 1)));
    asks && is_open(reading, open + 1, predicate.first)
}

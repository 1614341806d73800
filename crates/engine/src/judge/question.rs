//! Whether the sentence asks what the claim says: "Is it biodegradable?", "ask whether it is". A question that takes
//! it for granted ("Why is it …?", "Did you know …?") and an offer ("Want …?") claim it.

use super::match_context::{Effect, MatchContext, Verdict};
use super::predicate::Predicate;
use crate::finding::Judge;
use sayso_documents::BlockKind;
use sayso_english::{Reading, Tag};

/// How far before the trigger "whether" may be.
const REACH: usize = 20;

/// Verbs whose "if" asks.
const ASKING: [&str; 12] = [
    "ask", "check", "confirm", "find", "know", "learn", "see", "tell", "test", "verify", "wonder",
    "sure",
];

/// Words with which a question offers, or reminds: "Do you want …?", "Are you ready …?", "Did you know …?".
const OFFERING: [&str; 16] = [
    "want",
    "need",
    "like",
    "know",
    "think",
    "dream",
    "wish",
    "feel",
    "ready",
    "looking",
    "tired",
    "heard",
    "seen",
    "tried",
    "love",
    "interested",
];

/// Grades what is asked. `None`: it is stated.
#[must_use]
pub(super) fn judge(ctx: &MatchContext<'_>, predicate: &Predicate) -> Option<Verdict> {
    let reading = ctx.reading();
    let cell = ctx.block.kind == BlockKind::Cell
        && !reading.units.iter().any(sayso_english::Unit::is_finite);
    let asked = ctx.is_question() && (cell || is_open(reading, 0, predicate.first))
        || is_quoted(reading, predicate)
        || is_indirect(reading, predicate.first);
    asked.then(|| Verdict {
        judge: Judge::Use,
        effect: ctx.rule.question.map_or(Effect::Dismiss, Effect::Cap),
        reason: "it is asked, not stated".to_owned(),
    })
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
    let offers = matches!(next, "you" | "we")
        && (start + 2..first.min(start + 6)).any(|i| OFFERING.contains(&reading.word(i)));
    reading.tag(start) == Some(Tag::Auxiliary) && !negated && !offers
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

/// "Ask whether …", "check if …".
fn is_indirect(reading: &Reading<'_>, first: usize) -> bool {
    (first.saturating_sub(REACH)..first)
        .rev()
        .take_while(|i| !matches!(reading.word(*i), "," | ";" | ":" | "." | "—" | "–"))
        .any(|i| {
            let asks = |at: usize| ASKING.contains(&reading.units[at].lemma.as_str());
            reading.word(i) == "whether" || reading.word(i) == "if" && i > 0 && asks(i - 1)
        })
}

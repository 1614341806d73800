//! Whether the sentence reports another party's claim: "The seller claims that …", "falsely advertised as
//! …", "products labelled as …". What we or our customers say of us is a claim.

use super::match_context::{Effect, MatchContext, Verdict};
use super::predicate::Predicate;
use crate::finding::Judge;
use sayso_english::{
    Case, Forms, Reading, Tag, classes, is_distancing, is_endorser, is_wording_noun, presents_as,
};

/// How far before the trigger the report may be.
const REACH: usize = 25;

/// Grades what is reported. `None`: it is stated.
#[must_use]
pub(super) fn judge(ctx: &MatchContext<'_>, predicate: &Predicate) -> Option<Verdict> {
    let reading = ctx.reading();
    let low = predicate.first.saturating_sub(REACH);
    let clause = (low..predicate.first)
        .rev()
        .take_while(|i| !matches!(reading.word(*i), ";" | "." | "!" | "?"));
    let by = clause
        .clone()
        .find(|i| reports(reading, *i, predicate.first))?;
    // "We claim that", "our bags are labelled as": it is ours.
    let believed = was_held(reading, by);
    let ours = !believed
        && clause
            .clone()
            .any(|i| matches!(reading.word(i), "we" | "our" | "ours" | "us" | "i" | "my"));
    (!ours).then(|| Verdict {
        judge: Judge::Use,
        effect: ctx.rule.reported.map_or(Effect::Dismiss, Effect::Cap),
        reason: format!(
            "“{}” attributes it to someone else",
            ctx.visible(reading.units[by].span)
        ),
    })
}

/// Whether the word at `at` reports what is at `first`.
fn reports(reading: &Reading<'_>, at: usize, first: usize) -> bool {
    let unit = &reading.units[at];
    let lemma = unit.lemma.as_str();
    let next = reading.word(at + 1);
    if is_distancing(lemma) || is_distancing(reading.word(at)) {
        return true;
    }
    // "claims that …", "claims to be …", "claimed the …".
    if lemma == "claim" {
        let noun = unit.tag == Tag::Noun;
        return next == "that" || next == "to" || !noun && reading.phrase_from(at + 1).is_some();
    }
    if unit.tag == Tag::Noun && is_wording_noun(lemma) {
        return next == "that" || next == "such" || next == "like" && at + 2 == first;
    }
    if presents_as(lemma) && unit.tag == Tag::Verb {
        let labelled = at + 1 == first
            && unit.forms.any(Forms::PARTICIPLE)
            && matches!(reading.tag(first), Some(Tag::Adjective | Tag::Noun))
            && lemma != "sell";
        return labelled || (at + 1..first.min(at + 4)).any(|i| reading.word(i) == "as");
    }
    says_that(reading, at) || was_held(reading, at)
}

/// "were long held to be", "we believed that it was": a belief of the past.
fn was_held(reading: &Reading<'_>, at: usize) -> bool {
    let unit = &reading.units[at];
    let believes = matches!(
        unit.lemma.as_str(),
        "assume" | "believe" | "hold" | "imagine" | "suppose" | "think"
    );
    if unit.tag != Tag::Verb || !believes || !unit.forms.any(Forms::PAST.or(Forms::PARTICIPLE)) {
        return false;
    }
    let group = reading.verb_group(at);
    let past = group
        .auxiliaries
        .iter()
        .any(|a| matches!(reading.word(*a), "was" | "were"));
    past && reading.word(at + 1) == "to"
        || group.auxiliaries.is_empty() && reading.word(at + 1) == "that"
}

/// "Management says that …", "he told them that …": whether the speaker is neither a customer nor an expert.
fn says_that(reading: &Reading<'_>, at: usize) -> bool {
    let unit = &reading.units[at];
    if unit.tag != Tag::Verb || !matches!(unit.lemma.as_str(), "say" | "tell" | "state" | "argue") {
        return false;
    }
    let that = (at + 1..at + 5).find(|i| {
        !reading
            .units
            .get(*i)
            .is_some_and(|u| u.is_nominal() || u.tag == Tag::Determiner)
    });
    if that.is_none_or(|i| reading.word(i) != "that") {
        return false;
    }
    let subject = reading.subject(&reading.verb_group(at)).main();
    // A name may be our own.
    subject.is_some_and(|p| {
        let head = &reading.units[p.head];
        let common = classes(reading.word(p.head)).noun > 0 && !is_endorser(&head.lemma);
        head.tag == Tag::Noun && (head.case == Case::Lower || p.head == 0) && common
            || matches!(reading.word(p.head), "he" | "she" | "they")
    })
}

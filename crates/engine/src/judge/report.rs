//! Whether the sentence reports another party's claim: "The seller claims that …", "falsely advertised as
//! …", "products labelled as …". What we or our customers say of us is a claim.

use super::governing::Governing;
use super::match_context::{Effect, MatchContext, Verdict};
use super::predicate::Predicate;
use crate::finding::Judge;
use sayso_english::{Forms, Reading, Tag, is_distancing, is_wording_noun, presents_as};

/// How far before the trigger the report may be.
const REACH: usize = 25;

/// Grades what is reported. `None`: it is stated.
#[must_use]
pub(super) fn judge(
    ctx: &MatchContext<'_>,
    predicate: &Predicate,
    governing: Governing,
) -> Option<Verdict> {
    let reading = ctx.reading();
    let low = predicate.first.saturating_sub(REACH);
    let clause = (low..predicate.first)
        .rev()
        .take_while(|i| !matches!(reading.word(*i), ";" | "." | "!" | "?"));
    let by = clause
        .clone()
        .find(|i| reports(reading, *i, predicate.first))
        .or(governing.reported)?;
    // "We claim that", "our bags are labelled as": it is ours.
    let ours = clause
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
    false
}

//! Whether the claim is somebody else's, of whom the sentence tells: "The seller claims that …", "falsely advertised as
//! …", "products labelled as …". What we or our customers say of us is a claim.

use super::frame::Frame;
use super::scene::{Opinion, Ruling, Scene};
use crate::finding::Judge;
use sayso_english::{
    Forms, Reading, Tag, is_distancing, is_endorser, is_uttering, is_wording_noun, presents_as,
};

/// How far before the trigger the report may stand.
const REACH: usize = 25;

/// Grades what is reported. `None`: it is stated.
#[must_use]
pub(super) fn judge(scene: &Scene<'_>, frame: &Frame) -> Option<Opinion> {
    let reading = scene.reading();
    let low = frame.first.saturating_sub(REACH);
    let clause = (low..frame.first)
        .rev()
        .take_while(|i| !matches!(reading.word(*i), ";" | "." | "!" | "?"));
    let by = clause.clone().find(|i| reports(reading, *i, frame.first))?;
    // "We claim that", "our bags are labelled as": it is ours.
    let ours = clause
        .clone()
        .any(|i| matches!(reading.word(i), "we" | "our" | "ours" | "us" | "i" | "my"));
    (!ours).then(|| Opinion {
        judge: Judge::Use,
        ruling: scene.rule.reported.map_or(Ruling::Dismiss, Ruling::Cap),
        reason: format!(
            "“{}” reports it of somebody else",
            scene.visible(reading.units[by].span)
        ),
    })
}

/// Whether the word at `at` reports what stands at `first`.
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
        let labelled = at + 1 == first && unit.forms.any(Forms::PARTICIPLE);
        return labelled || (at + 1..first.min(at + 4)).any(|i| reading.word(i) == "as");
    }
    says_that(reading, at)
}

/// "Management says that …", "he told them that …": whether somebody else than a customer or an expert says it.
fn says_that(reading: &Reading<'_>, at: usize) -> bool {
    let unit = &reading.units[at];
    if unit.tag != Tag::Verb || !is_uttering(&unit.lemma) {
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
    subject.is_some_and(|p| !is_endorser(&reading.units[p.head].lemma))
}

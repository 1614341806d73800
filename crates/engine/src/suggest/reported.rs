//! Claims that a sentence only reports: what another party says, or what was said before. The report
//! would be another with other words.

use sayso_english::{Forms, Reading, Relation, Tag, is_distancing, is_statement_verb};

/// A claim lies in so few clauses.
const LONGEST: usize = 12;

/// Whether the sentence reports the claim whose words start at `first`, or keeps away from it.
pub(super) fn is_reported(reading: &Reading<'_>, first: usize) -> bool {
    let distanced =
        |i: usize| is_distancing(reading.units[i].lemma.as_str()) || is_distancing(reading.word(i));
    let near = first.saturating_sub(60)..reading.units.len().min(first + 60);
    let mut above = std::iter::successors(Some(first), |at| reading.head(*at)).take(LONGEST);
    near.into_iter().any(distanced) || above.any(|at| is_others(reading, at))
}

/// Whether the clause of the unit at `at` is what others say, or what was said once.
fn is_others(reading: &Reading<'_>, at: usize) -> bool {
    let Some(head) = reading.head(at).filter(|head| *head < at) else {
        return false;
    };
    let near = head + 1..at.min(head + LONGEST);
    if near
        .into_iter()
        .any(|i| matches!(reading.word(i), ";" | ":"))
    {
        return false;
    }
    let lemma = reading.units[head].lemma.as_str();
    match reading.relation(at) {
        Some(Relation::ComplementClause) => is_statement_verb(lemma) && !is_ours(reading, head),
        // "We claim to guarantee returns."
        Some(Relation::OpenClause) => lemma == "claim" && reading.word(at - 1) == "to",
        _ => false,
    }
}

/// Whether we say it now, or are told to: "We're proud to say", "Tell your customers".
fn is_ours(reading: &Reading<'_>, verb: usize) -> bool {
    if reading.tag(verb) != Some(Tag::Verb) {
        return false;
    }
    let group = reading.verb_group(verb);
    let forms = reading.units[verb].forms;
    let past = group.auxiliaries.is_empty() && forms.any(Forms::PAST) && !forms.any(Forms::BASE)
        || reading.word(group.first) == "had";
    let subject = reading.grammatical_subject(&group, 0).main();
    let we = subject.is_some_and(|p| matches!(reading.word(p.head), "we" | "i"));
    let commands = forms.any(Forms::BASE) && subject.is_none();
    // "Do not say that", "stop saying that"
    let denied = reading.dependent(verb, Relation::Negation).is_some();
    !(group.passive || past || denied) && (commands || we)
}

//! Participles before the object: "…, enabling access to ChatGPT" becomes "…, powered by OpenAI".

use super::adverbs::adverbs_before;
use crate::finding::Applicability;
use crate::judge::{Judgement, MatchContext, Predicate};
use sayso_english::{Forms, Mood, Subject, Tag};

/// Where the replacement starts, which form of "be" it takes, and how far it may be trusted: "…, enabling
/// access to ChatGPT", "a runtime calling on ChatGPT".
pub(super) fn be(
    ctx: &MatchContext<'_>,
    judgement: &Judgement,
    predicate: &Predicate,
) -> Option<(usize, &'static str, Applicability)> {
    let reading = ctx.reading();
    let group = predicate.verb.as_ref()?;
    let Some(before) = reading.before(group.first) else {
        // "Calling on ChatGPT, our service …" describes the subject that follows.
        let described = judgement.subject != Subject::None;
        return described.then_some((group.verb, "", Applicability::Safe));
    };
    let (form, applicability) = match reading.tag(before)? {
        // "starts calling on": other verbs govern an action, which nothing powered does.
        Tag::Verb if is_aspect(&reading.units[before].lemma) => ("being", Applicability::Unsafe),
        Tag::Subordinator if matches!(reading.word(before), "while" | "when") => {
            ("", Applicability::Unsafe)
        }
        // "without our agents calling on": what a preposition governs is an action.
        Tag::Noun | Tag::Name | Tag::Pronoun if is_action(ctx, before) => {
            ("being", Applicability::Unsafe)
        }
        Tag::Noun | Tag::Name | Tag::Pronoun => ("", Applicability::Safe),
        Tag::Preposition if reading.word(before) == "by" => return by_means(ctx, before),
        Tag::Punct if matches!(reading.word(before), "," | "—" | "–" | "-") => {
            ("", Applicability::Safe)
        }
        Tag::Coordinator => ("", Applicability::Unsafe),
        _ => return None,
    };
    let (first, _) = adverbs_before(ctx, group.verb);
    Some((first, form, applicability))
}

/// "With the SRE, calling on ChatGPT is a thing of the past": whether a gerund, with its object up to
/// `end`, is what the next verb is said of.
pub(super) fn is_subject(ctx: &MatchContext<'_>, predicate: &Predicate, end: usize) -> bool {
    let reading = ctx.reading();
    let gerund = predicate.verb.as_ref().is_some_and(|group| {
        group.mood == Mood::Participle
            && group.auxiliaries.is_empty()
            && reading.units[group.verb].forms.any(Forms::GERUND)
            && (reading.before(group.first)).is_none_or(|b| {
                !reading.units[b].is_nominal() && reading.tag(b) != Some(Tag::Relative)
            })
    });
    let next = (end + 1..reading.units.len()).find(|i| reading.tag(*i) != Some(Tag::Adverb));
    gerund && next.is_some_and(|i| reading.units[i].is_finite())
}

/// Whether the noun phrase that ends at `noun` and the participle behind it are what a preposition
/// but "with" governs.
fn is_action(ctx: &MatchContext<'_>, noun: usize) -> bool {
    let reading = ctx.reading();
    let governor = reading.phrase_to(noun).and_then(|p| p.first.checked_sub(1));
    governor.is_some_and(|g| {
        // "We watched the SRE calling on"
        let seen = matches!(
            reading.units[g].lemma.as_str(),
            "catch" | "hear" | "notice" | "observe" | "saw" | "see" | "spot" | "watch"
        );
        seen && reading.tag(g) == Some(Tag::Verb)
            || matches!(
                reading.word(g),
                "without"
                    | "despite"
                    | "about"
                    | "after"
                    | "before"
                    | "besides"
                    | "from"
                    | "instead"
            )
    })
}

/// Verbs that say that something begins, lasts or ends.
fn is_aspect(lemma: &str) -> bool {
    matches!(lemma, "begin" | "continue" | "keep" | "start" | "stop")
}

/// "By calling on ChatGPT, the SRE …", "Agents, by calling on ChatGPT, can …": "by" goes with the
/// verb where the phrase is set apart.
fn by_means(ctx: &MatchContext<'_>, by: usize) -> Option<(usize, &'static str, Applicability)> {
    let apart = by == 0 || matches!(ctx.reading().word(by - 1), "," | "—" | "–");
    apart.then_some((by, "", Applicability::Safe))
}

//! Whether words that only join others can take each other's place: the same must follow them.

use super::form;
use crate::judge::MatchContext;
use sayso_english::{Tag, classes, follows_verb, opens_clause, takes_infinitive};

/// Whether words that only join are of one class, because the same follows them: "prior to" and
/// "before", "due to the fact that" and "because".
pub(super) fn joins_alike(ctx: &MatchContext<'_>, tag: Tag, wanted: &str) -> bool {
    let reading = ctx.reading();
    let old = &ctx.folded.text[ctx.hit.span.range()];
    let last = |text: &str| text.rsplit(' ').next().map(str::to_owned);
    let joins = |word: &str| follows_verb(word) || opens_clause(word) || word == "before";
    if is_noun(ctx) {
        return false;
    }
    if old.len() > wanted.len() && old.ends_with(wanted) {
        return wanted == "to" && tells_aim(ctx);
    }
    let next = reading.tag(reading.unit_at(ctx.hit.span.end));
    let fits = match tag {
        Tag::To | Tag::Preposition => next != Some(Tag::Verb) && wanted != "that",
        Tag::Subordinator | Tag::Relative => opens_clause(wanted),
        _ => false,
    };
    wanted.split(' ').all(joins) && (fits || last(old) == last(wanted))
}

/// "their prior to Rome": the first of the words is a noun.
fn is_noun(ctx: &MatchContext<'_>) -> bool {
    let reading = ctx.reading();
    let first = form::units(ctx).first().copied();
    let before = first.and_then(|first| reading.tag(first.checked_sub(1)?));
    matches!(before, Some(Tag::Possessive | Tag::Determiner))
}

/// "in order to save": whether the "to" that remains opens an infinitive, and still says to what end; in
/// "the parts in order to the left" it does not, and "needs in order to run" is not "needs to run".
fn tells_aim(ctx: &MatchContext<'_>) -> bool {
    let reading = ctx.reading();
    let first = reading.unit_at(ctx.hit.span.start);
    let next = reading.unit_at(ctx.hit.span.end);
    // "In order to scope": a verb that is a noun as well, where a sentence starts.
    let starts = || first == 0 && classes(reading.word(next)).verb > 0;
    let infinitive = match reading.tag(next) {
        Some(Tag::Verb | Tag::Auxiliary | Tag::Adverb | Tag::Negation) => true,
        Some(Tag::Noun | Tag::Adjective) => starts(),
        _ => false,
    };
    let governs = first.checked_sub(1).is_some_and(|before| {
        let lemma = reading.units[before].lemma.as_str();
        reading.tag(before) == Some(Tag::Auxiliary) || lemma == "be" || takes_infinitive(lemma)
    });
    infinitive && !governs
}

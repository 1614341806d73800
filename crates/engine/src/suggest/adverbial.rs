//! Adverbials before the verb: how often, when or on what condition something is done. They describe an action and
//! fit no state.

use super::doubt::object_last;
use crate::judge::{Judgement, MatchContext, Predicate};
use sayso_english::{Mood, Tag, is_frequency_adverb};

/// Whether the sentence describes how the action is done, before its verb.
pub(super) fn is_narrated(
    ctx: &MatchContext<'_>,
    judgement: &Judgement,
    predicate: &Predicate,
) -> bool {
    is_measured(ctx, judgement)
        || is_step(ctx, judgement, predicate)
        || is_repeated(ctx, predicate)
        || is_condition(ctx, judgement, predicate)
        || is_obliged(ctx, predicate)
}

/// "often calls on", "only calls on": nothing is powered often, and "only" would limit another word.
fn is_repeated(ctx: &MatchContext<'_>, predicate: &Predicate) -> bool {
    let reading = ctx.reading();
    let Some(group) = predicate.verb.as_ref().filter(|_| !predicate.noun) else {
        return false;
    };
    let adverb = |i: &usize| reading.tag(*i) == Some(Tag::Adverb);
    let before = (0..group.first).rev().take_while(adverb);
    before
        .chain((group.first..group.verb).filter(adverb))
        .any(|i| {
            let word = reading.word(i);
            // "not only … but" goes on.
            is_frequency_adverb(word) || word == "only" && reading.word(i.wrapping_sub(1)) != "not"
        })
}

/// "When the agent calls on ChatGPT, you pay": the time of what is done then. To what end it is done may
/// be described with it.
fn is_condition(ctx: &MatchContext<'_>, judgement: &Judgement, predicate: &Predicate) -> bool {
    let reading = ctx.reading();
    let opener = judgement
        .subject
        .main()
        .and_then(|p| p.first.checked_sub(1));
    let real = predicate.verb.as_ref().is_some_and(|group| {
        let past = |i: &usize| matches!(reading.word(*i), "had" | "would" | "were");
        let last = judgement.subject.main().map_or(group.first, |p| p.last);
        let own = (last + 1..group.first).all(|i| !reading.units[i].is_finite());
        own && group.mood == Mood::Finite && !group.auxiliaries.iter().any(past)
    });
    let aimed = object_last(judgement).is_some_and(|last| reading.tag(last + 1) == Some(Tag::To));
    !predicate.noun
        && real
        && !aimed
        && opener.is_some_and(|i| {
            matches!(
                reading.word(i),
                "as" | "when" | "whenever" | "while" | "unless"
            )
        })
}

/// "is able to call on", "has to call on": what a thing can or must do.
fn is_obliged(ctx: &MatchContext<'_>, predicate: &Predicate) -> bool {
    let reading = ctx.reading();
    let to = predicate
        .verb
        .as_ref()
        .and_then(|group| reading.before(group.first));
    to.filter(|to| reading.tag(*to) == Some(Tag::To))
        .and_then(|to| to.checked_sub(1))
        .is_some_and(|b| {
            matches!(
                reading.word(b),
                "able" | "has" | "have" | "had" | "starts" | "started" | "begins" | "began"
            )
        })
}

/// "how fast the SRE calls on ChatGPT", "each time it calls on ChatGPT": nothing is powered fast, or at
/// times.
fn is_measured(ctx: &MatchContext<'_>, judgement: &Judgement) -> bool {
    let reading = ctx.reading();
    let Some(before) = judgement
        .subject
        .main()
        .and_then(|p| p.first.checked_sub(1))
    else {
        return false;
    };
    let counted = matches!(
        reading.word(before),
        "time" | "times" | "often" | "occasions"
    );
    let graded = matches!(reading.tag(before), Some(Tag::Adjective | Tag::Adverb));
    // "the faster it calls"
    let grown = before == 1 && reading.word(0) == "the" && reading.word(1).ends_with("er");
    counted || graded && before > 0 && (reading.word(before - 1) == "how" || grown)
}

/// "Before the SRE calls on ChatGPT, it masks names", "it masks names, then calls on": a step among
/// others, which being powered is not. Enabling access is no step, but lasts as well.
fn is_step(ctx: &MatchContext<'_>, judgement: &Judgement, predicate: &Predicate) -> bool {
    let reading = ctx.reading();
    let then =
        (predicate.first.saturating_sub(3)..predicate.first).any(|i| reading.word(i) == "then");
    let opener = judgement
        .subject
        .main()
        .and_then(|p| p.first.checked_sub(1));
    let timed = opener.is_some_and(|i| {
        matches!(
            reading.word(i),
            "after" | "before" | "once" | "until" | "till"
        )
    });
    then || timed && !predicate.noun
}

//! Adverbials before the verb: how often, when or on what condition something is done. They describe an action and
//! fit no state.

use super::doubt::object_last;
use crate::judge::{Judgement, MatchContext, Predicate};
use sayso_english::{Mood, Reading, Relation, Tag, is_frequency_adverb, opens_event};

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
        || is_timed(ctx, judgement, predicate)
}

/// "When a case gets hard, the agent calls on ChatGPT", "Every evening it calls on": a time or condition of
/// what is done. To what end it is done may be told with it.
fn is_timed(ctx: &MatchContext<'_>, judgement: &Judgement, predicate: &Predicate) -> bool {
    let reading = ctx.reading();
    let Some(group) = predicate.verb.as_ref().filter(|_| !predicate.noun) else {
        return false;
    };
    let peer = |at: &usize| {
        let joined = reading.relation(*at) == Some(Relation::Conjunct);
        joined.then(|| reading.head(*at)).flatten()
    };
    let mut verbs = std::iter::successors(Some(group.verb), peer).take(4);
    let times = |verb: usize| {
        let before = reading.dependents(verb).take_while(|d| *d < group.first);
        before.into_iter().any(|d| is_time(reading, d))
    };
    // "Having called on ChatGPT, it answers": one step is over when the next one comes.
    let over = reading.word(group.first) == "having";
    // "Should the agent call on ChatGPT, a banner appears"
    let supposed = reading.word(0) == "should" && reading.tag(0) == Some(Tag::Auxiliary);
    !is_aimed(ctx, judgement) && (over || supposed || verbs.any(times))
}

/// Whether the unit at `at` carries a time or condition of what its head does.
fn is_time(reading: &Reading<'_>, at: usize) -> bool {
    let opening = reading.dependents(at).next().filter(|first| *first < at);
    let word = opening.map_or("", |first| reading.word(first));
    match reading.relation(at) {
        Some(Relation::AdverbClause) => opens_event(word),
        Some(Relation::NounAsAdverb) => matches!(word, "each" | "every"),
        _ => false,
    }
}

/// Whether what follows the object says to what end it is done.
fn is_aimed(ctx: &MatchContext<'_>, judgement: &Judgement) -> bool {
    let reading = ctx.reading();
    object_last(judgement).is_some_and(|last| {
        let ordered = reading.word(last + 1) == "in" && reading.word(last + 2) == "order";
        ordered || reading.tag(last + 1) == Some(Tag::To)
    })
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
    !predicate.noun
        && real
        && !is_aimed(ctx, judgement)
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
    let then = |from: usize, to: usize| (from..to).any(|i| reading.word(i) == "then");
    let last = object_last(judgement).unwrap_or(predicate.last);
    let end = reading.units.len().min(last + 8);
    // "calls on ChatGPT, then hands over"
    let then = then(predicate.first.saturating_sub(3), predicate.first)
        || !predicate.noun && !is_aimed(ctx, judgement) && then(last + 1, end);
    // "either calls on ChatGPT or asks a human"
    let either = predicate.first.checked_sub(1);
    let either = either.is_some_and(|b| matches!(reading.word(b), "either" | "neither"));
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
    then || either || timed && !predicate.noun
}

//! Sentences in which a grammatical rewrite may still say something else than its author meant, so
//! that a person looks at it first.

use super::event::has_event;
use super::{adverbial, assertion, reported};
use crate::judge::{Judgement, MatchContext, Object, Predicate};
use crate::matcher::Match;
use sayso_english::{Relation, Subject, Tag, WordForm, analyses, is_limiting, is_time_noun};

/// Whether a rewrite at the predicate's trigger needs a review.
pub(crate) fn is_doubtful(
    ctx: &MatchContext<'_>,
    judgement: &Judgement,
    predicate: &Predicate,
) -> bool {
    assertion::is_not_asserted(ctx, predicate)
        || reported::is_reported(ctx.reading(), predicate.first)
        || adverbial::is_narrated(ctx, judgement, predicate)
        || has_aim(ctx, predicate)
        || names_another(ctx, judgement)
        || points_back(ctx, judgement, predicate)
        || repeats_partner(ctx, judgement, predicate)
        || drops_insertion(ctx, judgement, predicate)
        || is_limited(ctx, predicate)
        || is_echoed(ctx, judgement)
        || repeats_claim(ctx, judgement, predicate)
        || has_event(ctx, judgement, predicate)
}

/// "calls on ChatGPT; ours does not", "and so does our app": what refers to the verb would refer
/// for another.
fn is_echoed(ctx: &MatchContext<'_>, judgement: &Judgement) -> bool {
    let reading = ctx.reading();
    let end = reading.units.len();
    let stands_alone = |i: usize| {
        let turned = matches!(reading.word(i - 1), "so" | "as" | "neither" | "nor");
        let next =
            (i + 1..end).find(|i| !matches!(reading.tag(*i), Some(Tag::Negation | Tag::Adverb)));
        let last = next.is_none_or(|next| reading.tag(next) == Some(Tag::Punct));
        matches!(reading.word(i), "do" | "does" | "did") && (turned || last)
    };
    let joint = |i: &usize| {
        reading.tag(*i) == Some(Tag::Coordinator) || matches!(reading.word(*i), ";" | "," | "—")
    };
    object_last(judgement)
        .and_then(|last| (last + 1..end).find(joint))
        .is_some_and(|joint| (joint + 1..end).any(stands_alone))
}

/// "enables access to ChatGPT and calls on GPT-5": with both replaced, the subject is said to be the same
/// twice.
fn repeats_claim(ctx: &MatchContext<'_>, judgement: &Judgement, predicate: &Predicate) -> bool {
    let reading = ctx.reading();
    let Some(group) = &predicate.verb else {
        return false;
    };
    let joined = reading.relation(group.verb) == Some(Relation::Conjunct);
    let peer = reading.head(group.verb).filter(|_| joined);
    let rewritten = |hit: &Match| {
        let rule = ctx.lexicon.rules.get(hit.phrase.rule as usize);
        hit.phrase.lexicon as usize == ctx.lexicon_index
            && rule.is_some_and(|rule| rule.rewrite.iter().any(|r| r.template.contains("{be}")))
    };
    peer.is_some_and(|peer| {
        let verb = reading.units[peer].span;
        let own = judgement.subject.main().is_some_and(|p| p.first > peer);
        let named = (peer..predicate.first).any(|i| ctx.is_named(i, &ctx.sets.object));
        let mut others = ctx.matches.iter().filter(|hit| rewritten(hit));
        named && !own && others.any(|hit| hit.span.contains(verb))
    })
}

/// "AWS, with OpenAI, calls on ChatGPT", "Powered by OpenAI, it calls on ChatGPT": the partner is
/// named in the claim already, and would be named twice.
fn repeats_partner(ctx: &MatchContext<'_>, judgement: &Judgement, predicate: &Predicate) -> bool {
    let named = |i: usize| ctx.is_named(i, &ctx.sets.asked);
    let reading = ctx.reading();
    let approved = ctx.approved.iter().any(|a| ctx.sentence.span.contains(*a));
    let Subject::Phrases(phrases) = &judgement.subject else {
        return approved;
    };
    let first = phrases
        .iter()
        .map(|p| p.first)
        .min()
        .unwrap_or(predicate.first);
    let clause = first..predicate.first;
    let beside = clause
        .clone()
        .all(|i| reading.tag(i) != Some(Tag::Coordinator) && !reading.units[i].is_finite());
    let subject = phrases.iter().any(|p| (p.first..=p.last).any(named));
    approved || subject || beside && clause.into_iter().any(named) || follows(ctx, judgement, named)
}

/// "To draft a reply, the tool calls on ChatGPT": it is not powered to that end.
fn has_aim(ctx: &MatchContext<'_>, predicate: &Predicate) -> bool {
    let reading = ctx.reading();
    let ordered = reading.word(0) == "in" && reading.word(1) == "order";
    (ordered || reading.tag(0) == Some(Tag::To) && reading.tag(1) == Some(Tag::Verb))
        && (1..predicate.first).any(|i| reading.word(i) == ",")
}

/// "calls, with your consent, on ChatGPT", "access (in preview) to ChatGPT", "calls every night on
/// ChatGPT": what is put in goes with the words around it, and says more than how.
fn drops_insertion(ctx: &MatchContext<'_>, judgement: &Judgement, predicate: &Predicate) -> bool {
    let reading = ctx.reading();
    let Some(object) = object_first(judgement) else {
        return false;
    };
    let closing = |open: usize| match reading.word(open) {
        "(" => Some(")"),
        mark @ ("," | "—" | "–") => Some(mark),
        _ => None,
    };
    let says_more = |i: usize| {
        let of_clause = matches!(
            reading.tag(i),
            Some(Tag::Preposition | Tag::Subordinator | Tag::Question | Tag::Relative)
        );
        // "when needed", "as required" are adverbs to the reading.
        of_clause || matches!(reading.word(i), "when" | "where" | "if" | "as")
    };
    let is_time = |i: usize| is_time_noun(&reading.units[i].lemma);
    // "access to and governance of"
    let joined = |i: usize| {
        let governed = matches!(reading.tag(i - 1), Some(Tag::To | Tag::Preposition));
        governed && reading.tag(i) == Some(Tag::Coordinator)
    };
    predicate.noun && (predicate.governor + 1..object).any(joined)
        || (predicate.first + 1..predicate.governor).any(is_time)
        || (predicate.first..object).any(|open| {
            closing(open).is_some_and(|mark| {
                let close = (open + 1..object).find(|i| reading.word(*i) == mark);
                close.is_some_and(|close| (open + 1..close).any(says_more))
            })
        })
}

/// "enables limited access", "the fastest access": how much of it there is goes with the words, and
/// more would be claimed without.
fn is_limited(ctx: &MatchContext<'_>, predicate: &Predicate) -> bool {
    let reading = ctx.reading();
    let compared = |word: &str| {
        let mut found = analyses(word).into_iter();
        found.any(|a| matches!(a.form, WordForm::Comparative | WordForm::Superlative))
    };
    predicate.noun
        && (predicate.first + 1..predicate.governor).any(|i| {
            let word = reading.word(i);
            is_limiting(word) || compared(word)
        })
}

/// The last unit of the object.
pub(super) fn object_last(judgement: &Judgement) -> Option<usize> {
    let Some(Object::Named { phrases, .. }) = &judgement.object else {
        return None;
    };
    phrases.iter().map(|p| p.last).max()
}

/// `"enables access" to ChatGPT`: one quotation mark would go, and the other stay.
pub(crate) fn parts_quotation(
    ctx: &MatchContext<'_>,
    judgement: &Judgement,
    predicate: &Predicate,
) -> bool {
    let reading = ctx.reading();
    object_last(judgement).is_some_and(|last| {
        let marks =
            (predicate.first..last.max(predicate.first)).filter(|i| reading.word(*i) == "\"");
        let object = object_first(judgement).unwrap_or(last);
        let before_object = (predicate.first..object)
            .rev()
            .take_while(|i| reading.word(*i) == "\"")
            .count();
        (marks.count() - before_object.min(1)) % 2 == 1
    })
}

/// The first unit of the object.
fn object_first(judgement: &Judgement) -> Option<usize> {
    let Some(Object::Named { phrases, .. }) = &judgement.object else {
        return None;
    };
    phrases.iter().map(|p| p.first).min()
}

/// "enables access to Codex and, for paid seats, ChatGPT", "calls on o3 instead of GPT-5": another
/// name of the claim would be left behind.
fn names_another(ctx: &MatchContext<'_>, judgement: &Judgement) -> bool {
    let reading = ctx.reading();
    object_last(judgement).is_some_and(|last| {
        (last + 1..reading.units.len().min(last + 12))
            .take_while(|i| {
                let ends = matches!(reading.word(*i), ";" | "." | ":" | "?" | "!");
                // "calls on Codex, while ChatGPT writes the notes": a clause of its own.
                let opens = matches!(reading.tag(*i), Some(Tag::Relative | Tag::Subordinator));
                !(ends || opens || reading.units[*i].is_finite())
            })
            .any(|i| ctx.is_named(i, &ctx.sets.object))
    })
}

/// "enables your managers to access ChatGPT on their scanners": "their" would have no referent.
fn points_back(ctx: &MatchContext<'_>, judgement: &Judgement, predicate: &Predicate) -> bool {
    let reading = ctx.reading();
    predicate.indirect
        && object_last(judgement).is_some_and(|last| {
            (last + 1..reading.units.len().min(last + 12))
                .take_while(|i| !matches!(reading.word(*i), ";" | "." | ":" | "?" | "!"))
                .any(|i| matches!(reading.word(i), "their" | "they" | "them" | "his" | "her"))
        })
}

/// "calls on Codex, built by OpenAI": the partner is named again after the object.
fn follows(ctx: &MatchContext<'_>, judgement: &Judgement, named: impl Fn(usize) -> bool) -> bool {
    let reading = ctx.reading();
    let Some(Object::Named { phrases, .. }) = &judgement.object else {
        return false;
    };
    let last = phrases.iter().map(|p| p.last).max().unwrap_or(0);
    (last + 1..reading.units.len().min(last + 12))
        .take_while(|i| {
            reading.tag(*i) != Some(Tag::Coordinator)
                && !matches!(reading.word(*i), ";" | "." | ":")
        })
        .any(named)
}

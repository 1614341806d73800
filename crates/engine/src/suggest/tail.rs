//! What follows the object, up to the end of its clause: what goes with it, and what stays.

use super::adjuncts;
use crate::judge::{MatchContext, Predicate};
use sayso_english::{
    Forms, NounPhrase, Reading, Tag, is_excluding, is_manner_phrase, is_occasion, is_person,
    is_requested, is_time_noun, opens_manner, tells_ease,
};

/// What follows the object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tail {
    /// Nothing that the rewrite has to touch.
    Kept,
    /// Words that only describe the access or the call, up to this unit, inclusive: they go.
    Dropped {
        /// The last unit that goes.
        last: usize,
    },
    /// "to do Y": the unit of "to".
    Purpose {
        /// The unit of "to".
        to: usize,
    },
    /// Something that would change its meaning, or be lost.
    Risky,
}

/// Looks at what follows the last member of the object.
pub(crate) fn tail(ctx: &MatchContext<'_>, predicate: &Predicate, phrases: &[NounPhrase]) -> Tail {
    match behind(ctx, predicate, phrases) {
        // "access to ChatGPT for admins only": "only" would limit something else.
        Tail::Dropped { last } if is_excluding(ctx.reading().word(last + 1)) => Tail::Risky,
        // "for you and for everyone": the rest would have no head.
        Tail::Dropped { last } if adds_thing(ctx, last + 1) => Tail::Risky,
        Tail::Dropped { last } if !adjuncts::fit(ctx, predicate, last + 1) => Tail::Risky,
        Tail::Kept if !adjuncts::fit(ctx, predicate, object_end(predicate, phrases) + 1) => {
            Tail::Risky
        }
        tail => tail,
    }
}

fn behind(ctx: &MatchContext<'_>, predicate: &Predicate, phrases: &[NounPhrase]) -> Tail {
    let reading = ctx.reading();
    let end = object_end(predicate, phrases);
    let at = end + 1;
    if let Some(last) = occasion(ctx, at) {
        return Tail::Dropped { last };
    }
    // "in order to draft", "so as to draft"
    if matches!(
        (reading.word(at), reading.word(at + 1)),
        ("in", "order") | ("so", "as")
    ) && infinitive(ctx, at + 2)
        && reading.word(at + 2) == "to"
    {
        return Tail::Purpose { to: at + 2 };
    }
    match reading.tag(at) {
        None => Tail::Kept,
        Some(Tag::To) if infinitive(ctx, at) => Tail::Purpose { to: at },
        Some(Tag::Relative) => Tail::Risky,
        _ if adds_thing(ctx, at) || is_compared(ctx, at) => Tail::Risky,
        Some(Tag::Punct) => match reading.word(at) {
            "," if matches!(reading.tag(at + 1), Some(Tag::Relative | Tag::Negation)) => {
                Tail::Risky
            }
            "(" => Tail::Risky,
            _ => Tail::Kept,
        },
        Some(Tag::Preposition) => prepositional(ctx, predicate, at),
        Some(Tag::Adverb) if reading.word(at) == "only" => Tail::Kept,
        // "calls on ChatGPT a million times": nothing is powered so often.
        Some(Tag::Number | Tag::Determiner | Tag::Adjective | Tag::Noun)
            if (at + 1..at + 4).any(|i| reading.word(i) == "times") =>
        {
            Tail::Risky
        }
        _ if counted(ctx, at).is_some() => Tail::Risky,
        Some(Tag::Adverb) => match reading.tag(at + 1) {
            Some(Tag::To) if infinitive(ctx, at + 1) => Tail::Risky,
            Some(Tag::Preposition) if reading.word(at).ends_with("ly") => {
                prepositional(ctx, predicate, at + 1)
            }
            _ if reading.word(at).ends_with("ly") => Tail::Dropped { last: at },
            _ => Tail::Kept,
        },
        Some(Tag::Noun | Tag::Name | Tag::Adjective | Tag::Verb)
            if !time(ctx, at) && !main_verb(ctx, at) =>
        {
            Tail::Risky
        }
        _ => Tail::Kept,
    }
}

/// "and for everyone", "as well as to your data", "along with logging": whether something else is
/// added at `at` that has no verb of its own.
fn adds_thing(ctx: &MatchContext<'_>, at: usize) -> bool {
    let reading = ctx.reading();
    let joint = reading.tag(at) == Some(Tag::Coordinator);
    let thing = || reading.tag(at + 1) == Some(Tag::Preposition) || joins_thing(ctx, at);
    is_joint(reading, at) && (!joint || thing())
}

/// "more often than", "less than it used to": nothing is powered more often.
fn is_compared(ctx: &MatchContext<'_>, at: usize) -> bool {
    let reading = ctx.reading();
    // "more and more", "less often"
    let grows = matches!(reading.word(at), "less" | "more")
        && matches!(reading.word(at + 1), "and" | "frequently" | "often");
    let than = (at + 1..at + 4).find(|i| reading.word(*i) == "than");
    grows || than.is_some_and(|than| (at..than).all(|i| reading.tag(i) != Some(Tag::Punct)))
}

/// Whether a coordinator is at `at`, or other words that add something.
pub(super) fn is_joint(reading: &Reading<'_>, at: usize) -> bool {
    match (reading.word(at), reading.word(at + 1)) {
        ("as", "well") => reading.word(at + 2) == "as",
        ("along" | "together", "with") | ("in", "addition") | ("plus", _) => true,
        _ => reading.tag(at) == Some(Tag::Coordinator),
    }
}

/// "enables both access to ChatGPT and logging": whether a thing without a verb of its own is joined
/// by the coordinator at `at`.
fn joins_thing(ctx: &MatchContext<'_>, at: usize) -> bool {
    let reading = ctx.reading();
    let gerund = reading
        .units
        .get(at + 1)
        .is_some_and(|u| u.tag == Tag::Verb && u.forms.any(Forms::GERUND));
    let thing = gerund || reading.phrase_from(at + 1).is_some();
    thing
        && (at + 1..reading.units.len().min(at + 12))
            .take_while(|i| reading.tag(*i) != Some(Tag::Punct))
            .all(|i| !reading.units[i].is_finite())
}

/// The last unit of trigger and object.
pub(crate) fn object_end(predicate: &Predicate, phrases: &[NounPhrase]) -> usize {
    phrases
        .iter()
        .map(|p| p.last)
        .chain([predicate.last])
        .max()
        .unwrap_or(predicate.last)
}

fn infinitive(ctx: &MatchContext<'_>, to: usize) -> bool {
    let reading = ctx.reading();
    let next = if reading.tag(to + 1) == Some(Tag::Adverb) {
        to + 2
    } else {
        to + 1
    };
    reading
        .units
        .get(next)
        .is_some_and(|u| matches!(u.tag, Tag::Verb | Tag::Auxiliary) && u.forms.any(Forms::BASE))
}

fn time(ctx: &MatchContext<'_>, at: usize) -> bool {
    sayso_english::is_time_phrase(ctx.reading(), at)
}

fn main_verb(ctx: &MatchContext<'_>, at: usize) -> bool {
    let reading = ctx.reading();
    let unit = &reading.units[at];
    // "ChatGPT hosted in Frankfurt": it describes the name.
    let describes =
        unit.forms.any(Forms::PARTICIPLE) && reading.tag(at + 1) == Some(Tag::Preposition);
    unit.tag == Tag::Verb && unit.is_finite() && !describes
}

/// The last unit of "once", "twice", "three times", where that is at `at`.
fn counted(ctx: &MatchContext<'_>, at: usize) -> Option<usize> {
    let reading = ctx.reading();
    match reading.word(at) {
        "once" | "twice" => Some(at),
        _ if reading.tag(at) == Some(Tag::Number) && reading.word(at + 1) == "times" => {
            Some(at + 1)
        }
        _ => None,
    }
}

/// The last unit of words that start at `at` and say for what each call is: "on every turn",
/// "once per step".
fn occasion(ctx: &MatchContext<'_>, at: usize) -> Option<usize> {
    let reading = ctx.reading();
    let count = counted(ctx, at);
    let each = count.map_or(at, |last| last + 1);
    let noun = match (reading.word(each), reading.word(each + 1)) {
        ("per", _) => each + 1,
        ("a" | "each" | "every", _) if count.is_some() => each + 1,
        ("on" | "at" | "in" | "for" | "with", "each" | "every" | "any") => each + 2,
        _ => return None,
    };
    let unit = reading.units.get(noun)?;
    is_occasion(unit.lemma.as_str()).then_some(noun)
}

/// The last unit of a set phrase of manner that starts at `at`.
fn manner(ctx: &MatchContext<'_>, at: usize) -> Option<usize> {
    let reading = ctx.reading();
    let from = if reading.word(at + 1) == "of" {
        at + 2
    } else {
        at + 1
    };
    let phrase = reading.phrase_from(from)?;
    let head = reading.units[phrase.head].lemma.as_str();
    let listed = is_manner_phrase(&format!("{} {head}", reading.word(at)))
        || reading.word(at) == "in" && reading.word(at + 1) == "real" && head == "time";
    listed.then_some(phrase.last)
}

fn prepositional(ctx: &MatchContext<'_>, predicate: &Predicate, at: usize) -> Tail {
    let reading = ctx.reading();
    let word = reading.word(at);
    if let Some(last) = manner(ctx, at) {
        return Tail::Dropped { last };
    }
    if !opens_manner(word) {
        return Tail::Kept;
    }
    if word == "using" {
        return Tail::Risky;
    }
    let Some(phrase) = reading.phrase_from(at + 1) else {
        // "without leaving Slack", "for $20 a seat": what describes the access.
        return if matches!(word, "without" | "using" | "for") {
            Tail::Risky
        } else {
            Tail::Kept
        };
    };
    // "from the first day", "for three days"
    if is_time_noun(&reading.units[phrase.head].lemma) {
        return Tail::Kept;
    }
    let beneficiary = word == "for" && {
        let unit = &reading.units[phrase.head];
        is_person(&unit.lemma)
            || sayso_english::is_group(&unit.lemma)
            || matches!(
                reading.word(phrase.head),
                "you" | "everyone" | "all" | "anyone" | "them" | "us"
            )
    };
    if word == "for" && is_requested(reading.units[phrase.head].lemma.as_str()) {
        return Tail::Dropped { last: phrase.last };
    }
    if word == "for" && !beneficiary {
        return if predicate.noun {
            Tail::Risky
        } else {
            Tail::Kept
        };
    }
    if word == "for" && reading.tag(phrase.last + 1) == Some(Tag::To) {
        return Tail::Risky;
    }
    // "with your approval", "with full audit logs"
    let held = matches!(word, "with" | "without")
        && !tells_ease(reading.units[phrase.head].lemma.as_str());
    let facts = held
        || (phrase.first..=phrase.last)
            .any(|i| matches!(reading.tag(i), Some(Tag::Name | Tag::Number)));
    if facts {
        return Tail::Risky;
    }
    let proper =
        reading.units[phrase.head].case != sayso_english::Case::Lower && !is_shouted_context(ctx);
    if proper && word != "from" {
        return Tail::Risky;
    }
    match reading.tag(phrase.last + 1) {
        None | Some(Tag::Punct | Tag::Coordinator | Tag::Subordinator | Tag::Adverb) => {
            Tail::Dropped { last: phrase.last }
        }
        _ => Tail::Risky,
    }
}

fn is_shouted_context(ctx: &MatchContext<'_>) -> bool {
    ctx.case(ctx.sentence.span) == sayso_english::Case::All
}

//! Whether a word denies what follows it: negations, "no" and its phrase, words that refuse or warn.

use super::{Between, is_tensed};
use sayso_english::{Reading, Tag, affirms_denied, is_denying, is_uttering};

/// Nouns after "in no" and "at no": the phrase denies the whole clause.
const NO_WAYS: [&str; 10] = [
    "account",
    "case",
    "circumstance",
    "circumstances",
    "event",
    "means",
    "point",
    "respect",
    "time",
    "way",
];

/// Whether the unit at `at` denies the place, given what is between.
pub(super) fn denies(
    reading: &Reading<'_>,
    at: usize,
    (first, last): (usize, usize),
    between: Between,
) -> bool {
    let word = reading.word(at);
    let next = reading.word(at + 1);
    match word {
        "nor" | "neither" => true,
        "without" => between.tensed.is_none(),
        "of" => reading.word(at.wrapping_sub(1)) == "instead" && between.tensed.is_none(),
        "than" => reading.word(at.wrapping_sub(1)) == "rather" && between.tensed.is_none(),
        "opposed" => next == "to" && between.tensed.is_none(),
        "far" => next == "from" && between.tensed.is_none(),
        "rarely" | "seldom" => true,
        "few" => {
            !matches!(reading.word(at.wrapping_sub(1)), "a" | "the" | "very")
                && !between.owned
                && is_subject(reading, at, between)
        }
        "no" => no_phrase(reading, at, (first, last), between),
        "nothing" | "none" | "nobody" | "no-one" => {
            next != "but"
                && next != "less"
                && (is_subject(reading, at, between) || between.tensed.is_none() && !between.joined)
        }
        _ if reading.tag(at) == Some(Tag::Negation) => {
            is_plain_negation(reading, at) && negates_clause(reading, at, first, between)
        }
        _ => governs(reading, at, between),
    }
}

/// Whether a negation denies the clause, and not a part of it: "not only", "why not", "if not".
fn is_plain_negation(reading: &Reading<'_>, at: usize) -> bool {
    let next = reading.word(at + 1);
    let only = matches!(
        next,
        "only" | "just" | "merely" | "simply" | "solely" | "alone" | "but" | "help" | "because"
    ) || next == "so" && reading.word(at + 2) == "much";
    let previous = reading.word(at.wrapping_sub(1));
    !only && !matches!(previous, "why" | "if" | "whether" | "or")
}

/// Whether the verb that the negation at `at` is at is the one whose clause the place is in, and not one of a
/// clause between: "the tool that never sleeps cures …".
fn negates_clause(reading: &Reading<'_>, at: usize, first: usize, between: Between) -> bool {
    let Some(tensed) = between.tensed else {
        return !utters(reading, at, first);
    };
    let verb =
        (at + 1..=first).find(|i| matches!(reading.tag(*i), Some(Tag::Verb | Tag::Auxiliary)));
    let own = between.tenses == 1 && verb == Some(tensed);
    // "Not a single bag is …": the phrase that it opens is the subject.
    let phrase =
        reading.phrase_from(at + 1).is_some() && is_subject(reading, at, between) && at == 0;
    (own || phrase) && !utters(reading, at, first)
}

/// "do not write …": what must not be said is not denied. "I cannot tell you that …" denies it.
fn utters(reading: &Reading<'_>, at: usize, first: usize) -> bool {
    if (at.saturating_sub(4)..at).any(|i| matches!(reading.word(i), "i" | "we" | "nobody")) {
        return false;
    }
    let verb = (at + 1..first).find(|i| {
        matches!(reading.word(*i), "saying" | "writing") || reading.tag(*i) == Some(Tag::Verb)
    });
    // "saying" may be read as a noun.
    verb.is_some_and(|v| {
        is_uttering(&reading.units[v].lemma) || matches!(reading.word(v), "saying" | "writing")
    })
}

/// Whether the phrase that opens with "no" denies the place: it is in the phrase, the phrase is its
/// subject, or it belongs to what the phrase is about ("no evidence that …").
fn no_phrase(
    reading: &Reading<'_>,
    at: usize,
    (first, last): (usize, usize),
    between: Between,
) -> bool {
    let next = reading.word(at + 1);
    if matches!(next, "longer" | "more" | "one") {
        return next != "one" || is_subject(reading, at, between);
    }
    if matches!(next, "other" | "less" | "better" | "sooner" | "later") {
        return false;
    }
    let governed = at
        .checked_sub(1)
        .is_some_and(|b| reading.tag(b) == Some(Tag::Preposition));
    let phrase = reading.phrase_from(at);
    if phrase.is_some_and(|p| p.first <= first && last <= p.last.max(first))
        && first <= phrase.map_or(0, |p| p.last)
    {
        return true;
    }
    if governed {
        return NO_WAYS.contains(&next) || between.tensed.is_none() && !between.joined;
    }
    is_subject(reading, at, between) || between.tensed.is_none() && !between.joined
}

/// Whether the word at `at` is in the subject position: no verb with a tense precedes it in its
/// clause.
fn is_subject(reading: &Reading<'_>, at: usize, between: Between) -> bool {
    let starts = |i: &usize| {
        !matches!(
            reading.tag(*i),
            Some(Tag::Punct | Tag::Coordinator | Tag::Subordinator | Tag::Relative)
        )
    };
    between.tensed.is_some()
        && !between.joined
        && !(at.saturating_sub(20)..at)
            .rev()
            .take_while(starts)
            .any(|i| is_tensed(reading, i))
}

/// Whether a word of denial governs the place: "refuses to …", "unable to …", "beware of …".
fn governs(reading: &Reading<'_>, at: usize, between: Between) -> bool {
    let unit = &reading.units[at];
    let fits =
        matches!(unit.tag, Tag::Verb | Tag::Adjective | Tag::Noun) && is_denying(&unit.lemma);
    let another = between.joined && between.verb;
    fits && !utters(reading, at, reading.units.len().min(at + 4))
        && between.tensed.is_none()
        && !between.aside
        && !between.owned
        && !another
}

/// Whether the denial at `at` asserts what follows, in the end: "do not miss", "no doubt that", "never
/// fails to".
pub(super) fn asserts_after_all(reading: &Reading<'_>, at: usize, first: usize) -> bool {
    let affirms = |i: usize| affirms_denied(&reading.units[i].lemma);
    let content = |i: &usize| {
        matches!(
            reading.tag(*i),
            Some(Tag::Verb | Tag::Noun | Tag::Adjective)
        )
    };
    let ahead = (at + 1..first).filter(content).take(2).any(affirms);
    // The denier is itself denied.
    let low = at.saturating_sub(3);
    let denied = |i: usize| {
        reading.tag(i) == Some(Tag::Negation) || matches!(reading.word(i), "no" | "nothing")
    };
    let twice = is_denying(&reading.units[at].lemma) && (low..at).any(denied);
    let compares = matches!(
        reading.word(at),
        "no" | "nothing" | "none" | "nobody" | "neither" | "not"
    ) && (at + 1..reading.units.len().min(first + 40)).any(|i| {
        matches!(
            reading.word(i),
            "than" | "like" | "faster" | "better" | "easier"
        ) || reading.word(i) == "as" && reading.word(i + 2) == "as"
    });
    let low = at.saturating_sub(12);
    let without = reading.word(at) == "without" && (low..at).any(denied);
    let wondered = reading.word(at) == "why" || at > 0 && reading.word(at - 1) == "why";
    ahead || twice || compares || without || wondered
}

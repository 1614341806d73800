//! What may follow the object and stay when a deed ("calls on") becomes a state ("is powered by"). Only
//! what fits a state stays:
//!
//! | kind | because |
//! |---|---|
//! | since, from, by or until a date; "in June", "at night", "during the pilot" | a state holds at times |
//! | in a region, on a device or plan, under a name | a state holds in places |
//! | for a purpose or a stretch of time | a thing is powered for a use |
//! | because, although, so | a reason holds of a state as well |
//! | "today", "still", "too" | they fit any verb |
//! | another clause, or the verb that the clause is the subject of | it has a verb of its own |
//!
//! How often, how fast, at what price, in what role, on what condition, and compared with what are said
//! of a deed.

use crate::judge::{MatchContext, Predicate};
use sayso_english::{
    Case, Forms, NounPhrase, Reading, Tag, is_limiting, is_present_adverb, is_setting,
    is_time_noun, is_time_phrase,
};
use sayso_text::Span;

/// So many adjuncts after each other are looked at.
const LONGEST: usize = 6;

/// Whether the rest from `at` to the end of the clause fits a state.
pub(super) fn fit(ctx: &MatchContext<'_>, predicate: &Predicate, at: usize) -> bool {
    let reading = ctx.reading();
    let start = at;
    let mut at = at;
    for _ in 0..LONGEST {
        if is_sign(gap_before(ctx, at)) {
            return true;
        }
        match adjunct(reading, predicate, at, at > start) {
            Fit::Ends => return true,
            Fit::GoesOn(next) => at = next,
            Fit::Never => return false,
        }
    }
    false
}

/// What is between the unit at `at` and the one before it, in the prose.
fn gap_before<'s>(ctx: &MatchContext<'s>, at: usize) -> &'s str {
    let units = &ctx.reading().units;
    let Some(before) = at.checked_sub(1).and_then(|b| units.get(b)) else {
        return "";
    };
    let next = units
        .get(at)
        .map_or(ctx.sentence.span.end, |unit| unit.span.start);
    let gap = Span::new(before.span.end, next.max(before.span.end));
    &ctx.document.prose()[ctx.prose(gap).range()]
}

/// "GPT-5 🚀 Try it": whether a gap between units has a sign that is no word, and parts them.
fn is_sign(gap: &str) -> bool {
    gap.contains(|c: char| !(c.is_whitespace() || c.is_alphanumeric() || c.is_ascii()))
}

/// What is at one place after the object.
enum Fit {
    /// The clause ends, or what follows has a verb of its own.
    Ends,
    /// It fits; the next one starts there.
    GoesOn(usize),
    /// It does not fit.
    Never,
}

fn adjunct(reading: &Reading<'_>, predicate: &Predicate, at: usize, joined: bool) -> Fit {
    let ends_if = |holds: bool| if holds { Fit::Ends } else { Fit::Never };
    let Some(tag) = reading.tag(at) else {
        return Fit::Ends;
    };
    if is_time_phrase(reading, at) {
        let last = reading.phrase_from(at).map_or(at, |p| p.last);
        return Fit::GoesOn(last + 1);
    }
    match tag {
        Tag::Punct => mark(reading, predicate, at),
        Tag::Coordinator if joined => member(reading, at + 1),
        Tag::Coordinator => ends_if(opens_clause(reading, at + 1)),
        Tag::Subordinator => ends_if(is_reason(reading, predicate, at)),
        // Conditions of time are judged by `event.rs`.
        Tag::Question => ends_if(reading.word(at) != "where"),
        Tag::Adverb | Tag::Negation => adverb(reading, at),
        Tag::Preposition => preposition(reading, at),
        Tag::Verb | Tag::Auxiliary => ends_if(reading.units[at].is_finite()),
        Tag::Pronoun => ends_if(opens_clause(reading, at)),
        Tag::Noun | Tag::Adjective => word(reading, at),
        _ => Fit::Never,
    }
}

fn mark(reading: &Reading<'_>, predicate: &Predicate, at: usize) -> Fit {
    match reading.word(at) {
        "," => behind_comma(reading, predicate, at + 1),
        "(" => Fit::Never,
        "\"" | "'" | ")" | "*" | "_" | "`" | "]" => Fit::GoesOn(at + 1),
        _ => Fit::Ends,
    }
}

/// "for research and drafting": another member of an adjunct, or another clause.
fn member(reading: &Reading<'_>, at: usize) -> Fit {
    let gerund = reading
        .units
        .get(at)
        .is_some_and(|u| u.forms.any(Forms::GERUND));
    match reading.phrase_from(at) {
        _ if gerund || opens_clause(reading, at) => Fit::Ends,
        Some(phrase) => Fit::GoesOn(phrase.last + 1),
        None => Fit::Never,
    }
}

/// After a comma: another clause, a participle, or an adjunct that is set off.
fn behind_comma(reading: &Reading<'_>, predicate: &Predicate, at: usize) -> Fit {
    let ends_if = |holds: bool| if holds { Fit::Ends } else { Fit::Never };
    match reading.tag(at) {
        None | Some(Tag::Verb | Tag::Auxiliary) => Fit::Ends,
        Some(Tag::Coordinator) => {
            let next = reading.tag(at + 1);
            let subordinate = matches!(next, Some(Tag::Subordinator | Tag::Question));
            ends_if(subordinate || opens_clause(reading, at + 1))
        }
        Some(Tag::Adverb) if ends(reading, at + 1) => ends_if(is_neutral(reading.word(at))),
        // ", while we sleep" is no time, but a contrast.
        Some(Tag::Subordinator) if reading.word(at) == "while" => Fit::Ends,
        // "as they did last year"
        Some(Tag::Subordinator) => ends_if(is_reason(reading, predicate, at)),
        Some(Tag::Preposition) => {
            let apart = matches!(reading.word(at), "like" | "without");
            ends_if(!apart && !is_elliptic(reading, at))
        }
        Some(Tag::Question) => ends_if(predicate.noun),
        // "the best model there is"
        Some(Tag::Determiner) => ends_if(opens_clause(reading, at) || is_absolute(reading, at)),
        // "free of charge"
        Some(_) => ends_if(!is_limiting(reading.word(at))),
    }
}

/// "no setup needed": a noun and a participle that is said of it.
fn is_absolute(reading: &Reading<'_>, at: usize) -> bool {
    reading.phrase_from(at).is_some_and(|phrase| {
        let next = reading.units.get(phrase.last + 1);
        next.is_some_and(|u| u.forms.any(Forms::PARTICIPLE.or(Forms::GERUND)))
    })
}

/// Whether nothing follows at `at` but a mark.
fn ends(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.tag(at), None | Some(Tag::Punct))
}

/// Whether a clause with a verb of its own starts at `at`.
fn opens_clause(reading: &Reading<'_>, at: usize) -> bool {
    let skipped = |i: &usize| matches!(reading.tag(*i), Some(Tag::Adverb | Tag::Negation));
    let start = (at..at + 4).find(|i| !skipped(i)).unwrap_or(at);
    let finite = |i: usize| {
        reading
            .units
            .get(i)
            .is_some_and(sayso_english::Unit::is_finite)
    };
    let passive = |i: usize| {
        // "and reviewed by a human"
        let unit = reading.units.get(i);
        unit.is_some_and(|u| u.tag == Tag::Verb && u.forms.any(Forms::PARTICIPLE))
    };
    finite(start) || passive(start) || {
        let end = reading.units.len().min(start + 12);
        let nominal = reading.phrase_from(start).is_some();
        let stop = |i: &usize| !matches!(reading.word(*i), "," | ";" | ".");
        let phrase = reading.phrase_from(start).map_or(start, |p| p.last);
        // "the best model there is": a clause that only describes has a subject of its own.
        let contact = matches!(reading.tag(phrase + 1), Some(Tag::Pronoun | Tag::Relative));
        let there = reading.word(phrase + 1) == "there";
        nominal && !contact && !there && (start..end).take_while(stop).any(finite)
    }
}

/// Whether the clause that the subordinator at `at` opens gives a reason, and does not rest on the verb
/// before it ("so you don't have to").
fn is_reason(reading: &Reading<'_>, predicate: &Predicate, at: usize) -> bool {
    let gerund = || {
        let next = reading.units.get(at + 1);
        next.is_some_and(|unit| unit.forms.any(Forms::GERUND))
    };
    let imagined = || {
        let group = predicate.verb.as_ref();
        let mut auxiliaries = group.into_iter().flat_map(|g| g.auxiliaries.iter());
        auxiliaries.any(|a| matches!(reading.word(*a), "would" | "could" | "'d"))
    };
    let fits = match reading.word(at) {
        "while" => gerund() || predicate.noun,
        "if" | "as" | "unless" => imagined() || predicate.noun,
        _ => true,
    };
    fits && !is_elliptic(reading, at)
}

/// Whether the clause at `at` ends with an auxiliary or "to", which stands for the verb before.
fn is_elliptic(reading: &Reading<'_>, at: usize) -> bool {
    let end = reading.units.len().min(at + 16);
    (at..end).any(|i| {
        let stands = matches!(reading.tag(i), Some(Tag::Auxiliary | Tag::To))
            && matches!(
                reading.word(i),
                "do" | "does" | "did" | "to" | "can" | "will" | "should"
            );
        let last = || {
            let next = reading.tag(i + 1);
            matches!(next, None | Some(Tag::Punct)) || is_time_phrase(reading, i + 1)
        };
        stands && last()
    })
}

fn is_neutral(word: &str) -> bool {
    is_present_adverb(word) && word != "first"
        || matches!(
            word,
            "too" | "instead" | "sooner" | "again" | "out" | "right"
        )
}

fn adverb(reading: &Reading<'_>, at: usize) -> Fit {
    let next = reading.tag(at + 1);
    match reading.word(at) {
        // "long before the memo", "only since May"
        "long" | "only" | "even" | "just" | "shortly" if next == Some(Tag::Preposition) => {
            Fit::GoesOn(at + 1)
        }
        "as" if reading.word(at + 1) == "of" => Fit::GoesOn(at + 2),
        // What it replaces is judged by `event.rs`.
        "instead" if reading.word(at + 1) == "of" => Fit::Ends,
        word if is_neutral(word) => Fit::GoesOn(at + 1),
        _ if reading.units.get(at + 1).is_some_and(|u| u.is_finite()) => Fit::Ends,
        _ => Fit::Never,
    }
}

/// "around the clock", "in Frankfurt", "for suggested replies".
fn preposition(reading: &Reading<'_>, at: usize) -> Fit {
    let Some(phrase) = reading.phrase_from(at + 1) else {
        // "for drafting letters", "until then"
        let rest = matches!(
            reading.word(at),
            "for" | "until" | "by" | "since" | "before" | "after"
        );
        return if rest { Fit::Ends } else { Fit::Never };
    };
    let head = &reading.units[phrase.head];
    let time = is_time_noun(&head.lemma) || head.tag == Tag::Number;
    let named = head.case != Case::Lower;
    let place = named || is_setting(head.lemma.as_str());
    let price =
        (phrase.first..=phrase.last).any(|i| matches!(reading.word(i), "$" | "€" | "£" | "%"));
    let fits = match reading.word(at) {
        _ if price => false,
        "by" | "until" if matches!(reading.word(at + 1), "then" | "now") => true,
        "since" | "during" | "throughout" | "until" | "before" | "after" | "around" => true,
        "in" => place || time && !lasts(reading, phrase),
        "on" => place || time,
        "from" | "by" | "at" => time || reading.word(at) == "at" && is_setting(&head.lemma),
        "for" => !matches!(
            head.lemma.as_str(),
            "free" | "less" | "price" | "cost" | "fee"
        ),
        "instead" | "of" => true,
        _ => false,
    };
    match fits {
        true => Fit::GoesOn(phrase.last + 1),
        false => Fit::Never,
    }
}

/// "in an afternoon", "in two weeks", "in seconds": how long it takes.
fn lasts(reading: &Reading<'_>, phrase: NounPhrase) -> bool {
    let head = &reading.units[phrase.head];
    let counted = phrase.first < phrase.head && reading.tag(phrase.first) == Some(Tag::Number)
        || matches!(reading.word(phrase.first), "a" | "an" | "one" | "under");
    let short = matches!(
        head.lemma.as_str(),
        "millisecond" | "second" | "minute" | "moment"
    );
    counted || short
}

/// "subject to", "instead of": words that are read as nouns or adjectives.
fn word(reading: &Reading<'_>, at: usize) -> Fit {
    match (reading.word(at), reading.word(at + 1)) {
        ("subject" | "due", "to") => Fit::Ends,
        ("instead", "of") => Fit::Ends,
        _ => Fit::Never,
    }
}

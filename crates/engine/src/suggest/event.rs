//! Phrases after the object that describe an event, which does not fit "is powered by".

use std::ops::Range;

use super::doubt::object_last;
use crate::judge::{Judgement, MatchContext, Predicate};
use sayso_english::{Forms, Reading, Tag, can_be_group, can_be_person, is_frequency_adverb};

/// "calls on ChatGPT the moment a ticket lands", "before it answers", "instead of guessing", "from $9 a
/// month", "enables faster access to ChatGPT than a browser": what is said after the object does not
/// fit a state. Enabling access lasts, so that a time after it may stay.
pub(super) fn has_event(
    ctx: &MatchContext<'_>,
    judgement: &Judgement,
    predicate: &Predicate,
) -> bool {
    let reading = ctx.reading();
    let Some(last) = object_last(judgement) else {
        return false;
    };
    let end = reading.units.len().min(last + 12);
    let clause =
        (last + 1..end).take_while(|i| !matches!(reading.word(*i), ";" | "." | ":" | "?" | "!"));
    clause.into_iter().any(|i| match reading.word(i) {
        "than" => true,
        "instead" => reading.word(i + 1) == "of" && !is_thing(reading, i + 2),
        "rather" => reading.word(i + 1) == "than",
        "from" => matches!(reading.word(i + 1), "$" | "€" | "£"),
        "before" | "after" | "once" | "unless" | "until" | "when" | "whenever" => {
            !predicate.noun
                && is_own_time(reading, last + 1..i)
                && !fits_state(reading, predicate, i)
        }
        "moment" | "minute" | "second" | "instant" => {
            !predicate.noun
                && i == last + 2
                && matches!(reading.word(i - 1), "the" | "each" | "every")
        }
        "time" => matches!(reading.word(i - 1), "each" | "every"),
        // "calls on ChatGPT daily", "every day"
        word => !predicate.noun && i == last + 1 && (word == "every" || is_frequency_adverb(word)),
    }) || is_unread_aim(ctx, last + 1)
}

fn is_gerund(reading: &Reading<'_>, at: usize) -> bool {
    let unit = reading.units.get(at);
    unit.is_some_and(|unit| unit.forms.any(Forms::GERUND) || unit.tag == Tag::Verb)
}

/// Whether a noun starts at `at` that is no person: what replaces a person is a claim of its own.
fn is_thing(reading: &Reading<'_>, at: usize) -> bool {
    let phrase = reading.phrase_from(at).filter(|_| !is_gerund(reading, at));
    phrase.is_some_and(|phrase| {
        let lemma = &reading.units[phrase.head].lemma;
        !can_be_person(lemma) && !can_be_group(lemma)
    })
}

/// Whether a time after `between`, which follows the object, is one of the verb in hand, and not of
/// an aim or of another verb: "calls on ChatGPT to sort mail before you wake".
fn is_own_time(reading: &Reading<'_>, between: Range<usize>) -> bool {
    let mut units = between.map(|i| (i, &reading.units[i]));
    !units.any(|(i, unit)| {
        let closes = reading.word(i) == ")";
        closes || unit.is_finite() || unit.tag == Tag::To || unit.tag == Tag::Relative
    })
}

/// Whether the time at `at` fits what lasts: "was calling on ChatGPT after the quota was used up",
/// "had called on ChatGPT before the move", "called on ChatGPT until March". What happens again and
/// again does not last.
fn fits_state(reading: &Reading<'_>, predicate: &Predicate, at: usize) -> bool {
    let Some(group) = &predicate.verb else {
        return false;
    };
    let verb = reading.units[group.verb].forms;
    let simple = group.auxiliaries.is_empty() && verb.any(Forms::PAST) && !verb.any(Forms::BASE);
    let lasts = match reading.word(group.first) {
        "was" | "were" => verb.any(Forms::GERUND),
        "had" => group.first < group.verb,
        _ => false,
    };
    let repeated = matches!(
        reading.word(at + 1),
        "a" | "an" | "any" | "anyone" | "each" | "every" | "he" | "it" | "she" | "they"
    );
    let fits = match reading.word(at) {
        "before" | "after" => lasts,
        "until" => lasts || simple && is_clauseless(reading, at + 1),
        _ => false,
    };
    fits && !repeated && !is_gerund(reading, at + 1)
}

/// Whether no verb of its own comes after `at` before the next mark.
fn is_clauseless(reading: &Reading<'_>, at: usize) -> bool {
    let rest = reading.units.get(at..).unwrap_or_default().iter().take(12);
    let mut words = rest.take_while(|unit| unit.tag != Tag::Punct);
    !words.any(|unit| unit.is_finite())
}

/// "calls on ChatGPT to {{ action }} it", "to Execute(Request)": an aim whose verb is code.
fn is_unread_aim(ctx: &MatchContext<'_>, to: usize) -> bool {
    let reading = ctx.reading();
    let to = to + 2 * usize::from(reading.word(to) == "in");
    let code = |i: usize| {
        let unit = reading.units.get(i);
        unit.is_some_and(|unit| !ctx.visible(unit.span).starts_with(char::is_alphabetic))
            || !matches!(
                reading.tag(i),
                Some(Tag::Verb | Tag::Auxiliary | Tag::Adverb)
            )
    };
    reading.word(to) == "to" && code(to + 1)
}

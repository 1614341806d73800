//! What is said behind the object and tells of an event, which does not fit "is powered by".

use super::caution::object_last;
use crate::judge::{Frame, Scene, Verdict};
use sayso_english::Tag;

/// "calls on ChatGPT the moment a ticket lands", "before it answers", "instead of guessing", "from $9 a
/// month", "enables faster access to ChatGPT than a browser": what is said behind the object does not
/// fit a state. Enabling access lasts, so that a time behind it may stay.
pub(super) fn tells_of_event(scene: &Scene<'_>, verdict: &Verdict, frame: &Frame) -> bool {
    let reading = scene.reading();
    let Some(last) = object_last(verdict) else {
        return false;
    };
    let end = reading.units.len().min(last + 12);
    let clause =
        (last + 1..end).take_while(|i| !matches!(reading.word(*i), ";" | "." | ":" | "?" | "!"));
    clause.into_iter().any(|i| match reading.word(i) {
        "than" => true,
        "instead" | "rather" => matches!(reading.word(i + 1), "of" | "than"),
        "from" => matches!(reading.word(i + 1), "$" | "€" | "£"),
        "before" | "after" | "once" | "unless" | "until" | "when" | "whenever" => !frame.noun,
        "moment" | "minute" | "second" | "instant" => {
            !frame.noun && i == last + 2 && matches!(reading.word(i - 1), "the" | "each" | "every")
        }
        "time" => matches!(reading.word(i - 1), "each" | "every"),
        // "calls on ChatGPT daily", "every day"
        word => !frame.noun && i == last + 1 && (word == "every" || OFTEN.contains(&word)),
    }) || is_unread_aim(scene, last + 1)
}

/// Adverbs of how often something happens.
const OFTEN: [&str; 14] = [
    "again",
    "constantly",
    "continuously",
    "daily",
    "hourly",
    "monthly",
    "nightly",
    "occasionally",
    "often",
    "overnight",
    "regularly",
    "repeatedly",
    "twice",
    "weekly",
];

/// "calls on ChatGPT to {{ action }} it", "to Execute(Request)": an aim whose verb is code.
fn is_unread_aim(scene: &Scene<'_>, to: usize) -> bool {
    let reading = scene.reading();
    let to = to + 2 * usize::from(reading.word(to) == "in");
    let code = |i: usize| {
        let unit = reading.units.get(i);
        unit.is_some_and(|unit| !scene.visible(unit.span).starts_with(char::is_alphabetic))
            || !matches!(
                reading.tag(i),
                Some(Tag::Verb | Tag::Auxiliary | Tag::Adverb)
            )
    };
    reading.word(to) == "to" && code(to + 1)
}

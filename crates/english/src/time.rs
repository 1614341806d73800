//! Phrases of time that are without a preposition: "calls on ChatGPT today", "this week".

use super::closed::TIME_NOUNS;
use super::reading::Reading;
use super::unit::Tag;

/// Whether a phrase of time starts at unit `at`.
#[must_use]
pub fn is_time_phrase(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    if matches!(word, "today" | "tomorrow" | "yesterday" | "tonight" | "now") {
        return true;
    }
    // "40 times", "1.2 million times"
    let thousands = matches!(
        reading.word(at + 1),
        "hundred" | "thousand" | "million" | "billion"
    );
    let counted = reading.tag(at) == Some(Tag::Number)
        && reading
            .units
            .get(at + 1 + usize::from(thousands))
            .is_some_and(|u| TIME_NOUNS.contains(&u.lemma.as_str()));
    let hour = reading.tag(at) == Some(Tag::Number)
        && matches!(reading.word(at + 1), "a" | "p" | "am" | "pm" | "o'clock");
    if counted || hour {
        return true;
    }
    let opens = matches!(
        word,
        "this" | "next" | "last" | "every" | "each" | "all" | "one" | "any" | "later" | "earlier"
    );
    let day = TIME_NOUNS.contains(&word) && word.ends_with("day");
    if day {
        return true;
    }
    let noun = if opens { at + 1 } else { return false };
    let noun = if matches!(reading.tag(noun), Some(Tag::Adjective | Tag::Number)) {
        noun + 1
    } else {
        noun
    };
    reading.units.get(noun).is_some_and(|u| {
        TIME_NOUNS.contains(&reading.word(noun)) || TIME_NOUNS.contains(&u.lemma.as_str())
    })
}

/// The months, folded.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Whether the noun `lemma`, folded, names a day, a month or another stretch of time.
#[must_use]
pub fn is_time_noun(lemma: &str) -> bool {
    TIME_NOUNS.contains(&lemma) || MONTHS.contains(&lemma)
}

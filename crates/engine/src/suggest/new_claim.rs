//! Words in the place of a banned claim say something else than it did: what surrounds them and
//! was true of the old claim may not be true of the new one.

use super::form;
use super::function::Function;
use super::reported::is_reported;
use super::wording::{Wants, Wording};
use crate::judge::MatchContext;
use sayso_english::{
    Forms, Mood, Reading, Tag, WordForm, analyses, is_function_word, is_present_adverb,
    is_time_noun,
};

/// Whether the claim that `words` make holds wherever the old one did, judged by its sentence.
pub(super) fn holds(
    ctx: &MatchContext<'_>,
    function: Function,
    wording: &Wording<'_>,
    words: &str,
) -> bool {
    let reading = ctx.reading();
    let units = form::units(ctx);
    let (Some(&first), Some(&last)) = (units.first(), units.last()) else {
        return false;
    };
    !(ctx.is_question()
        || is_answered(reading, last)
        || is_supposed(reading, first)
        || is_reported(reading, first)
        || is_past(reading, first, function)
        || is_denied(reading, first, last)
        || is_personal(reading, first, last)
        || is_compared(reading, first, last)
        || repeats(reading, first, last, words)
        || is_graded(reading, first, function)
        || is_ranked(reading, first)
        || is_of_people(reading, first, function, wording)
        || goes_on(ctx, last, function, wording))
}

/// "If anyone guarantees returns, run": a condition, not a claim.
pub(super) fn is_supposed(reading: &Reading<'_>, first: usize) -> bool {
    let supposes = |i| matches!(reading.word(i), "if" | "whether" | "unless");
    (first.saturating_sub(12)..first).any(supposes)
}

/// "Risk-free: your money stays yours", "Unhackable? Yes": what follows explains it.
fn is_answered(reading: &Reading<'_>, last: usize) -> bool {
    matches!(reading.word(last + 1), ":" | "?")
}

/// "The fog was impenetrable", "the fund guaranteed returns": what was so stays so, whatever is said now.
pub(super) fn is_past(reading: &Reading<'_>, first: usize, function: Function) -> bool {
    let verb = match function {
        Function::Verb => Some(first),
        Function::Predicate => (first.saturating_sub(4)..first)
            .rev()
            .find(|i| matches!(reading.tag(*i), Some(Tag::Auxiliary | Tag::Verb))),
        _ => None,
    };
    verb.is_some_and(|verb| {
        let group = reading.verb_group(verb);
        let first = group.auxiliaries.first().copied().unwrap_or(verb);
        let forms = reading.units[first].forms;
        matches!(reading.word(first), "was" | "were" | "had" | "did")
            || group.mood == Mood::Finite && forms.any(Forms::PAST) && !forms.any(Forms::BASE)
    })
}

/// How many units before and after a claim are searched for its topic.
const REACH: usize = 60;

/// The units around those from `first` to `last`.
fn around(reading: &Reading<'_>, first: usize, last: usize) -> impl Iterator<Item = usize> {
    let end = reading.units.len().min(last.saturating_add(REACH));
    (first.saturating_sub(REACH)..end).filter(move |i| !(first..=last).contains(i))
}

/// Whether something around the claim denies.
pub(super) fn is_denied(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    let none = |i: usize| match reading.word(i) {
        // "Nothing is": a sentence about all there is.
        "none" | "nothing" | "nobody" => true,
        "no" | "nor" | "neither" | "without" => i < first,
        _ => false,
    };
    let negated = |i: usize| reading.tag(i) == Some(Tag::Negation);
    around(reading, first, last).any(|i| negated(i) || none(i))
}

/// "my insomnia", "I": a first-person report.
pub(super) fn is_personal(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    let own = |i| matches!(reading.word(i), "i" | "my" | "me" | "mine" | "myself");
    around(reading, first, last).any(own)
}

/// "safer than", "unlike others", "as safe as": a comparison with another claim is another one.
pub(super) fn is_compared(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    let compares = |i: usize| {
        matches!(
            reading.word(i),
            "than" | "unlike" | "compared" | "versus" | "vs" | "whereas" | "instead" | "rather"
        )
    };
    around(reading, first, last).any(compares)
}

/// "encrypted … protected by encryption": words of the new claim that are beside it already.
fn repeats(reading: &Reading<'_>, first: usize, last: usize, words: &str) -> bool {
    let stem = |word: &str| word[..word.floor_char_boundary(6)].to_owned();
    let new: Vec<String> = words
        .split([' ', '-'])
        .map(str::to_lowercase)
        .filter(|w| w.len() > 3 && !is_function_word(w))
        .map(|w| stem(&w))
        .collect();
    let whole =
        |word: &str| word.len() > 2 && words.split(' ').any(|w| w.eq_ignore_ascii_case(word));
    let part = |word: &str| {
        word.len() > 2
            && words
                .split([' ', '-'])
                .any(|w| w.eq_ignore_ascii_case(word))
    };
    let named = |word: &str| !is_function_word(word) && (whole(word) || part(word));
    let mut beside = around(reading, first, last).filter(|i| i.abs_diff(first) < 12);
    beside.any(|i| named(reading.word(i)) || new.contains(&stem(reading.word(i))))
}

/// "virtually risk-free", "100% carbon neutral", "certified green": how far the old claim went, or who
/// says so.
fn is_graded(reading: &Reading<'_>, first: usize, function: Function) -> bool {
    // "(almost) unhackable"
    let mark = |i: &usize| matches!(reading.word(*i), "(" | ")" | "\"" | "'" | "*" | "_");
    let Some(before) = (first.saturating_sub(4)..first).rev().find(|i| !mark(i)) else {
        return false;
    };
    let word = reading.word(before);
    let timely = is_present_adverb(word) && word != "always";
    match reading.tag(before) {
        Some(Tag::Adverb) => !timely,
        Some(Tag::Adjective | Tag::Verb) if function == Function::Attribute => word.ends_with("ed"),
        Some(Tag::Determiner) => matches!(word, "more" | "most" | "less" | "such"),
        _ => matches!(word, "%" | "percent" | "as" | "so" | "too" | "how"),
    }
}

/// "the first carbon-neutral airline", "the most": a rank is one among those that the old claim holds
/// of.
fn is_ranked(reading: &Reading<'_>, first: usize) -> bool {
    let ranks = |word: &str| {
        matches!(
            word,
            "first" | "only" | "most" | "least" | "sole" | "last" | "single" | "every"
        ) || analyses(word)
            .iter()
            .any(|a| a.form == WordForm::Superlative)
    };
    let of_phrase = |i: &usize| {
        matches!(
            reading.tag(*i),
            Some(Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Number | Tag::Adverb)
        )
    };
    (first.saturating_sub(5)..first)
        .rev()
        .take_while(of_phrase)
        .any(|i| ranks(reading.word(i)))
}

/// "We are carbon neutral": what an adjective says of a thing need not suit people.
fn is_of_people(
    reading: &Reading<'_>,
    first: usize,
    function: Function,
    wording: &Wording<'_>,
) -> bool {
    let people = |i: usize| matches!(reading.word(i), "we" | "you" | "he" | "she" | "everyone");
    function == Function::Predicate
        && !wording.is_participial()
        && (first.saturating_sub(4)..first).any(people)
}

/// Whether something follows that was said of the old claim: when, where, how or for whom.
fn goes_on(ctx: &MatchContext<'_>, last: usize, function: Function, wording: &Wording<'_>) -> bool {
    let reading = ctx.reading();
    let next = last + 1;
    let tag = reading.tag(next);
    let ends =
        matches!(tag, None | Some(Tag::Punct | Tag::Coordinator)) && !is_added(reading, next);
    match function {
        Function::Predicate | Function::Adverb => !(ends || is_end(reading, next, tag)),
        Function::Verb if wording.wants() == Wants::Nothing => {
            !(ends || reading.word(next) == "with")
        }
        Function::Noun => {
            let same = reading.units[last].lemma.as_str() == wording.head();
            let time = || {
                reading
                    .phrase_from(next)
                    .is_some_and(|p| is_time_noun(&reading.units[p.head].lemma))
            };
            let of = reading.word(next) == "of";
            let now = is_present_adverb(reading.word(next));
            form::units(ctx).len() > 1 && !same
                || of
                || !(ends || is_end(reading, next, tag) || now || time() || !wording.trails())
        }
        _ => false,
    }
}

/// ", even to us", ", for a year": what is said of the old claim behind a comma.
fn is_added(reading: &Reading<'_>, comma: usize) -> bool {
    let even =
        reading.tag(comma + 1) == Some(Tag::Adverb) && !is_present_adverb(reading.word(comma + 1));
    let adjunct = reading.tag(comma + 1 + usize::from(even));
    reading.word(comma) == "," && matches!(adjunct, Some(Tag::Preposition | Tag::To))
}

/// "to work": an end that the new claim may have as well.
fn is_end(reading: &Reading<'_>, at: usize, tag: Option<Tag>) -> bool {
    tag == Some(Tag::To) && reading.tag(at + 1) == Some(Tag::Verb)
}

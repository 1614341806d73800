//! The grammatical function of matched words, which what takes their place must have as well.

use super::form::{self, Form};
use crate::judge::MatchContext;
use sayso_english::{Forms, Mood, Reading, Tag, VerbForm, is_linking_verb, takes_complement};

/// What matched words do in their sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    /// The verb of a clause, an infinitive or a gerund.
    Verb,
    /// A modifier before a noun.
    Attribute,
    /// What is said of something after "be" or with "keep", or is alone.
    Predicate,
    /// The head of a noun phrase.
    Noun,
    /// What says how something is done.
    Adverb,
    /// What only joins others.
    Joint(Tag),
    /// Unknown.
    Other,
}

/// The function of the matched words, which are in `form`.
pub(super) fn of_trigger(ctx: &MatchContext<'_>, form: Form) -> Function {
    let reading = ctx.reading();
    let units = form::units(ctx);
    let (Some(&first), Some(&last)) = (units.first(), units.last()) else {
        return Function::Other;
    };
    let before_noun = is_before_noun(reading, first, last);
    match form {
        Form::Verb(_) if before_noun && is_attributive(reading, &units) => Function::Attribute,
        Form::Verb(_) => of_verb(reading, &units),
        // "green packaging"
        Form::Participle(VerbForm::Gerund)
            if first < last && reading.tag(first) == Some(Tag::Adjective) =>
        {
            Function::Noun
        }
        // "Whitelisting takes a day"
        Form::Participle(VerbForm::Gerund)
            if !before_noun && reading.tag(last) == Some(Tag::Noun) =>
        {
            Function::Noun
        }
        Form::Participle(_) | Form::Other(Some(Tag::Adjective)) => {
            described(reading, first, before_noun)
        }
        Form::Noun { .. } if before_noun => Function::Attribute,
        Form::Noun { plural: false } if first < last && is_bare_predicate(reading, first) => {
            Function::Predicate
        }
        Form::Noun { .. } => Function::Noun,
        Form::Other(Some(Tag::Adverb)) if before_noun => Function::Attribute,
        Form::Other(Some(Tag::Adverb)) => Function::Adverb,
        Form::Other(Some(tag)) => Function::Joint(tag),
        Form::Other(None) => Function::Other,
    }
}

/// The function of words with a verb: the verb's, but for one that is said of something, as an
/// adjective is.
fn of_verb(reading: &Reading<'_>, units: &[usize]) -> Function {
    let verbs = units.iter().filter(|u| reading.tag(**u) == Some(Tag::Verb));
    let verbs: Vec<usize> = verbs.copied().collect();
    // "Logging in" may be read as a noun.
    if verbs.is_empty() {
        return Function::Verb;
    }
    let [verb] = verbs[..] else {
        // "proven to boost": what follows belongs to the second.
        return Function::Other;
    };
    let forms = reading.units[verb].forms;
    // "is secure": no base form follows "be".
    if forms == Forms::BASE && is_bare_predicate(reading, units[0]) {
        return Function::Predicate;
    }
    // "clinically proven", "approved by": said of something, as an adjective is.
    let group = reading.verb_group(verb);
    let participle = forms.any(Forms::PARTICIPLE) && !forms.any(Forms::BASE);
    let leads = units.first() == Some(&verb) && !group.passive;
    let finite =
        leads && group.mood == Mood::Finite || !group.passive && !group.auxiliaries.is_empty();
    match participle && !finite && reading.tag(units[0]) != Some(Tag::Negation) {
        true => Function::Predicate,
        false => Function::Verb,
    }
}

/// The function of an adjective whose words start at `first`.
fn described(reading: &Reading<'_>, first: usize, before_noun: bool) -> Function {
    if before_noun {
        return Function::Attribute;
    }
    let Some(before) = before_degree(reading, first) else {
        return Function::Predicate;
    };
    match reading.tag(before) {
        Some(Tag::Auxiliary) => Function::Predicate,
        Some(Tag::Verb) if is_linking_verb(reading.units[before].lemma.as_str()) => {
            Function::Predicate
        }
        Some(Tag::Verb | Tag::Adverb) => Function::Adverb,
        // "Fast, safe and risk-free"
        Some(Tag::Coordinator | Tag::Punct) => Function::Predicate,
        Some(Tag::Noun | Tag::Name | Tag::Pronoun) => behind_noun(reading, before),
        _ => Function::Other,
    }
}

/// "We keep your data safe": what follows the noun at `noun` is said of it where the verb
/// before it wants that, and else says how.
fn behind_noun(reading: &Reading<'_>, noun: usize) -> Function {
    let phrase = reading.phrase_to(noun);
    let verb = phrase.and_then(|p| reading.before(p.first));
    let complement = verb.is_some_and(|verb| {
        reading.tag(verb) == Some(Tag::Verb) && takes_complement(reading.units[verb].lemma.as_str())
    });
    match complement {
        true => Function::Predicate,
        false => Function::Adverb,
    }
}

/// The unit before `first` and the adverbs, numbers and negations there.
fn before_degree(reading: &Reading<'_>, first: usize) -> Option<usize> {
    (first.saturating_sub(6)..first).rev().find(|i| {
        let degree = matches!(
            reading.tag(*i),
            Some(Tag::Adverb | Tag::Negation | Tag::Number)
        );
        !degree && !matches!(reading.word(*i), "%" | "\"" | "'" | "*" | "_")
    })
}

/// Whether a noun follows the unit at `last` that the words describe.
fn is_before_noun(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    let Some(next) = reading.units.get(last + 1) else {
        return false;
    };
    let nominal = matches!(next.tag, Tag::Noun | Tag::Name) && next.spaced;
    let more = matches!(next.tag, Tag::Adjective | Tag::Number)
        || next.tag == Tag::Verb && next.forms.any(Forms::PARTICIPLE.or(Forms::GERUND));
    let reaches = || {
        let phrase = reading.phrase_from(last + 1);
        phrase.is_some_and(|p| matches!(reading.tag(p.head), Some(Tag::Noun | Tag::Name)))
    };
    // "a safe, fast and private app"
    let listed = || {
        let joint = next.tag == Tag::Coordinator || reading.word(last + 1) == ",";
        let modifies = reading.tag(last + 2) == Some(Tag::Adjective);
        joint && modifies && opens_phrase(reading, first) && {
            let phrase = reading.phrase_from(last + 2);
            phrase.is_some_and(|p| p.first == last + 2 && p.head > last + 2)
        }
    };
    nominal || more && reaches() || listed()
}

/// Whether an article or the like precedes `first`, with nothing but what describes between.
fn opens_phrase(reading: &Reading<'_>, first: usize) -> bool {
    let describes = |i: &usize| {
        matches!(
            reading.tag(*i),
            Some(Tag::Adjective | Tag::Adverb | Tag::Number | Tag::Coordinator)
        ) || reading.word(*i) == ","
    };
    let opener = (first.saturating_sub(6)..first)
        .rev()
        .find(|i| !describes(i));
    opener.is_none_or(|i| matches!(reading.tag(i), Some(Tag::Determiner | Tag::Possessive)))
}

/// Whether the verb among `units` is a participle that describes the noun after it: "leveraged
/// buyouts", "a utilizing party", not "Utilizing data".
fn is_attributive(reading: &Reading<'_>, units: &[usize]) -> bool {
    let verb = units
        .iter()
        .copied()
        .find(|u| reading.tag(*u) == Some(Tag::Verb));
    let Some(verb) = verb.filter(|v| units.last() == Some(v)) else {
        return false;
    };
    let group = reading.verb_group(verb);
    let forms = reading.units[verb].forms;
    if group.mood == Mood::Finite || !group.auxiliaries.is_empty() {
        return false;
    }
    let first = units.first().copied().unwrap_or(verb);
    let determined = before_degree(reading, first).is_some_and(|b| {
        matches!(
            reading.tag(b),
            Some(Tag::Determiner | Tag::Possessive | Tag::Adjective)
        )
    });
    forms.any(Forms::GERUND) && determined
        || forms.any(Forms::PARTICIPLE) && !forms.any(Forms::BASE)
}

/// "The encryption is military grade": a noun without an article after "be".
fn is_bare_predicate(reading: &Reading<'_>, first: usize) -> bool {
    before_degree(reading, first).is_some_and(|before| {
        let be = matches!(
            reading.word(before),
            "is" | "are" | "was" | "were" | "be" | "been" | "'s" | "'re" | "am" | "'m"
        );
        be && reading.tag(before) != Some(Tag::Possessive)
    })
}

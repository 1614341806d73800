//! Verb or noun: "the SRE calls on ChatGPT" against "our sales calls on ChatGPT".

use super::match_context::{Effect, MatchContext, Verdict};
use super::predicate::Predicate;
use crate::finding::Judge;
use sayso_english::{Forms, Mood, Reading, Tag, handles_calls};
use sayso_policy::Reads;

/// Nouns that make a compound with "call" and "calling", whatever their number.
const CALLED_NOUNS: [&str; 22] = [
    "function",
    "tool",
    "api",
    "phone",
    "telephone",
    "sales",
    "conference",
    "earnings",
    "video",
    "method",
    "roll",
    "cold",
    "rpc",
    "zoom",
    "discovery",
    "procedure",
    "courtesy",
    "house",
    "curtain",
    "margin",
    "wake-up",
    "courtesy",
];

/// Says whether a word that the phrase wants as a verb is a noun here. `None`: it fits.
#[must_use]
pub(super) fn judge(ctx: &MatchContext<'_>, predicate: Option<&Predicate>) -> Option<Verdict> {
    let reading = ctx.reading();
    for (span, reads) in ctx.hit.words_read() {
        let at = reading.unit_at(span.start);
        let Some(unit) = reading.units.get(at) else {
            continue;
        };
        let verbal = unit.tag == Tag::Verb || is_gerund(reading, at) || is_attributive(reading, at);
        if reads == Reads::Verb && !verbal {
            return dismiss(ctx, at, "is no verb here");
        }
        if reads == Reads::Noun && unit.tag == Tag::Verb {
            return dismiss(ctx, at, "is no noun here");
        }
        if reads == Reads::Adjective && !is_adjectival(reading, at) {
            return dismiss(ctx, at, "is no adjective here");
        }
        if reads == Reads::Verb && predicate.is_some() && noun_compound(reading, at) {
            return dismiss(ctx, at, "is the head of a compound noun here");
        }
    }
    let verb = predicate?.verb.as_ref()?.verb;
    naming(reading, verb, predicate?).then_some(())?;
    dismiss(ctx, verb, "gives a name here")
}

fn dismiss(ctx: &MatchContext<'_>, at: usize, what: &str) -> Option<Verdict> {
    let word = ctx.visible(ctx.reading().units[at].span);
    Some(Verdict {
        judge: Judge::PartOfSpeech,
        effect: Effect::Dismiss,
        reason: format!("“{word}” {what}"),
    })
}

/// "the calling on ChatGPT", "Calling on ChatGPT takes …": a noun made of the verb, which still
/// says what the verb says.
fn is_gerund(reading: &Reading<'_>, at: usize) -> bool {
    let opens = match at.checked_sub(1) {
        None => true,
        Some(before) => matches!(
            reading.tag(before),
            Some(
                Tag::Determiner
                    | Tag::Possessive
                    | Tag::Punct
                    | Tag::Adverb
                    | Tag::Preposition
                    | Tag::Adjective
            )
        ),
    };
    opens && reading.word(at).ends_with("ing") && reading.tag(at + 1) == Some(Tag::Preposition)
}

/// "guaranteed returns": a participle before its noun that says of it what the verb says.
pub(super) fn is_attributive(reading: &Reading<'_>, at: usize) -> bool {
    let unit = &reading.units[at];
    let word = reading.word(at);
    let participle = word.ends_with("ed") || word.ends_with('n') || word.ends_with('t');
    unit.tag == Tag::Adjective
        && !unit.compound
        && participle
        && reading.phrase_from(at).is_some_and(|p| p.head > at)
}

/// An adjective, or a participle that says how something is: before its noun, or behind a form of "be"
/// without an agent.
fn is_adjectival(reading: &Reading<'_>, at: usize) -> bool {
    let unit = &reading.units[at];
    match unit.tag {
        Tag::Adjective | Tag::Adverb => true,
        Tag::Verb => {
            let group = reading.verb_group(at);
            let alone = || reading.subject(&group).main().is_none();
            unit.forms.any(Forms::PARTICIPLE)
                && (group.passive || group.auxiliaries.is_empty() && alone())
        }
        _ => is_attributive(reading, at),
    }
}

/// "Function calls on OpenAI", "phone call on ChatGPT", "our sales calls on": the tagger sees a
/// verb, but the noun before it cannot be its subject.
fn noun_compound(reading: &Reading<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let unit = &reading.units[at];
    let host = &reading.units[before];
    // "called" is never a noun.
    let noun_form = matches!(reading.word(at), "call" | "calls" | "calling");
    if host.tag != Tag::Noun || !unit.spaced || !noun_form {
        return false;
    }
    let group = reading.verb_group(at);
    // "Does the tool call on", "it will call on", "Let a function call on"
    if !group.auxiliaries.is_empty() || group.mood == Mood::Infinitive || reading.asks(at) {
        return false;
    }
    if made(reading, before) {
        return true;
    }
    let listed =
        CALLED_NOUNS.contains(&reading.word(before)) || CALLED_NOUNS.contains(&host.lemma.as_str());
    let plural_form = reading.word(at) == "calls";
    let own_article = reading.phrase_to(before).is_some_and(|p| {
        matches!(
            reading.tag(p.first),
            Some(Tag::Determiner | Tag::Possessive)
        )
    });
    let determined = own_article
        || (before.saturating_sub(3)..before)
            .rev()
            .take_while(|i| reading.tag(*i) != Some(Tag::Preposition))
            .any(|i| reading.tag(i) == Some(Tag::Determiner));
    // "the platform built for banks calls": the verb of a phrase further off, with which it agrees.
    let subject = reading.subject(&group).main();
    let agrees = subject.is_some_and(|s| {
        s.head != before && reading.units[s.head].plural == (reading.word(at) == "call")
    });
    if agrees && (!listed || own_article) {
        return false;
    }
    let modified = before > 0 && matches!(reading.tag(before - 1), Some(Tag::Noun | Tag::Name));
    let bare = !determined && !modified;
    let counted = reading.word(before.wrapping_sub(2)) == "of"
        || reading.word(before.wrapping_sub(1)) == "of";
    let disagrees = host.plural && plural_form && (!counted || listed);
    // "a function calling on OpenAI's models": with an article it is the function that does.
    let acts = reading.word(at) == "calling" && determined;
    disagrees || listed && !host.plural && !acts && (bare || !plural_form)
}

/// Whether the words that end at `at` are the object of a verb that is done with calls: "it logs API
/// calls on".
fn made(reading: &Reading<'_>, at: usize) -> bool {
    // "You can make the manager call on": one call would be "a call".
    let one = reading.word(at + 1) == "call"
        && reading.phrase_to(at).is_some_and(|p| {
            !matches!(reading.word(p.first), "a" | "an" | "one" | "every" | "each")
        });
    !one && (at.saturating_sub(6)..=at)
        .rev()
        .take_while(|i| {
            matches!(
                reading.tag(*i),
                Some(
                    Tag::Noun
                        | Tag::Name
                        | Tag::Adjective
                        | Tag::Coordinator
                        | Tag::Verb
                        | Tag::Determiner
                        | Tag::Possessive
                        | Tag::Number
                )
            )
        })
        .any(|i| reading.tag(i) == Some(Tag::Verb) && handles_calls(&reading.units[i].lemma))
}

/// "Critics called ChatGPT a threat", "it is called ChatGPT", "called the assistant ChatGPT": the
/// verb names its object.
fn naming(reading: &Reading<'_>, verb: usize, predicate: &Predicate) -> bool {
    let lemma = reading.units[verb].lemma.as_str();
    if predicate.governor != verb || !matches!(lemma, "call" | "name" | "dub") {
        return false;
    }
    let Some(phrase) = reading.phrase_from(verb + 1) else {
        return false;
    };
    let passive = predicate.verb.as_ref().is_some_and(|g| {
        g.passive
            || g.auxiliaries.is_empty()
                && g.mood == Mood::Participle
                && !is_gerund_form(reading, verb)
    });
    // "Why is it called ChatGPT?"
    let asked = matches!(
        reading.word(verb.saturating_sub(2)),
        "is" | "are" | "was" | "were"
    );
    // A noun of its own before the name: "called the assistant ChatGPT".
    let given = reading.tag(phrase.head) == Some(Tag::Name)
        && (phrase.first..phrase.head).any(|i| reading.tag(i) == Some(Tag::Noun))
        && !(phrase.first..phrase.head).any(|i| reading.tag(i) == Some(Tag::Name))
        && phrase.possessor(reading).is_none();
    let next = phrase.last + 1;
    passive
        || asked
        || given
        || matches!(reading.word(next), "a" | "an" | "the" | "our" | "\"" | "'")
        || reading.tag(next) == Some(Tag::Adjective) && reading.word(next) != "available"
        || reading.units.get(next).is_some_and(|u| {
            u.tag == Tag::Verb
                && u.forms.any(Forms::PARTICIPLE)
                && reading.tag(next + 1) == Some(Tag::Punct)
        })
}

fn is_gerund_form(reading: &Reading<'_>, verb: usize) -> bool {
    reading.units[verb].forms.any(Forms::GERUND)
}

//! A verb and its particle ("calls on", "plugs into", "powered by"): what may be between them, and
//! whether the object is after or in the subject's place.

use super::match_context::MatchContext;
use super::predicate::{Predicate, Unrelated};
use sayso_english::{Forms, Mood, Reading, Tag, is_time_noun, takes_on};

/// The forms of "do" that stand for a verb.
const DO: [&str; 3] = ["do", "does", "did"];

/// "calls on", "calls directly on", "powered, as ever, by": nothing but adverbs and insertions
/// may be between a verb and its particle.
pub(super) fn particle(
    ctx: &MatchContext<'_>,
    predicate: &mut Predicate,
    verb: usize,
) -> Result<(), Unrelated> {
    let reading = ctx.reading();
    if predicate.governor != verb {
        if predicate.governor < verb {
            return Err("the particle is before the verb");
        }
        if !object_between(reading, verb, predicate.governor) {
            only_insertions(reading, verb + 1, predicate.governor)?;
        }
    }
    let by_form = predicate.verb.as_ref().is_some_and(|g| {
        g.passive
            || g.mood == Mood::Participle
                && g.auxiliaries.is_empty()
                && !reading.units[verb].forms.any(Forms::GERUND)
    });
    // "Safety guaranteed!", "returns are 100% guaranteed, …"
    let reduced = predicate.verb.as_ref().is_some_and(|g| {
        let ends = matches!(reading.tag(predicate.governor + 1), None | Some(Tag::Punct));
        g.auxiliaries.is_empty() && ends && reading.units[verb].forms.any(Forms::PARTICIPLE)
    });
    let by_form = by_form || reduced;
    let follows = object_follows(reading, predicate.governor + 1);
    let passive = predicate.verb.as_ref().is_some_and(|g| g.passive);
    let own = matches!(reading.word(predicate.governor), "on" | "upon")
        && takes_on(&reading.units[verb].lemma);
    if passive && follows && own {
        return Err("the passive verb has another subject");
    }
    predicate.passive = by_form && !follows;
    Ok(())
}

/// "ChatGPT, on which the agent calls": the particle is before the relative pronoun, after
/// which nothing but the verb's own clause follows.
pub(super) fn fronted_particle(
    reading: &Reading<'_>,
    predicate: &mut Predicate,
    verb: usize,
) -> Result<(), Unrelated> {
    let own_clause = reading.tag(predicate.first + 1) == Some(Tag::Relative)
        && (predicate.first + 2..verb).any(|i| reading.units[i].is_nominal())
        && (predicate.first + 2..verb)
            .all(|i| !matches!(reading.tag(i), Some(Tag::Verb | Tag::Punct)));
    if !own_clause || object_follows(reading, verb + 1) {
        return Err("they belong to different clauses");
    }
    predicate.governor = predicate.first;
    Ok(())
}

/// "plugs your agents into", "connects the runtime with": the verb's own object, and nothing else,
/// is between the two.
fn object_between(reading: &Reading<'_>, verb: usize, particle: usize) -> bool {
    matches!(reading.word(particle), "into" | "onto" | "with")
        && reading
            .phrase_from(verb + 1)
            .is_some_and(|object| object.last + 1 == particle)
}

/// Whether a noun phrase follows directly.
pub(super) fn object_follows(reading: &Reading<'_>, at: usize) -> bool {
    let mut i = at;
    while reading.tag(i) == Some(Tag::Adverb) {
        i += 1;
    }
    reading.phrase_from(i).is_some() && !sayso_english::is_time_phrase(reading, i)
}

/// Fails unless all units of `from..to` are adverbs, phrases of time, or lie in brackets, dashes or
/// paired commas.
fn only_insertions(reading: &Reading<'_>, from: usize, to: usize) -> Result<(), Unrelated> {
    let mut at = from;
    while at < to {
        match reading.tag(at) {
            Some(Tag::Adverb | Tag::Negation) => at += 1,
            Some(Tag::Punct) => {
                at = insertion_end(reading, at, to).ok_or("other words come between")?
            }
            // "calling as it does on"
            Some(Tag::Preposition | Tag::Subordinator)
                if reading.word(at) == "as"
                    && reading.tag(at + 1) == Some(Tag::Pronoun)
                    && DO.contains(&reading.word(at + 2)) =>
            {
                at += 3;
            }
            Some(Tag::Coordinator) if reading.tag(at + 1) == Some(Tag::Adverb) => at += 1,
            _ => at = time_end(reading, at).ok_or("other words come between")?,
        }
    }
    Ok(())
}

/// The index after the phrase of time that starts at `at`: "calls every night on", "calls three
/// times a day on", "calls at night on".
fn time_end(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let start = at + usize::from(reading.tag(at) == Some(Tag::Preposition));
    let phrase = reading.phrase_from(start)?;
    let lemma = |i: usize| reading.units.get(i).map(|u| u.lemma.as_str());
    let mut end = phrase.last + 1;
    if reading.word(end) == "of" && lemma(end + 1) == Some("time") {
        end += 2;
    }
    let counts = lemma(end - 1) == Some("time");
    if counts
        && matches!(reading.word(end), "a" | "an" | "per" | "each" | "every")
        && lemma(end + 1).is_some_and(is_time_noun)
    {
        return Some(end + 2);
    }
    (counts || lemma(phrase.head).is_some_and(is_time_noun)).then_some(end)
}

/// The index after the insertion that opens at `at` and closes before `to`.
fn insertion_end(reading: &Reading<'_>, at: usize, to: usize) -> Option<usize> {
    let close = match reading.word(at) {
        "(" => ")",
        "\"" | "'" | "*" | "`" => return Some(at + 1),
        mark @ ("," | "—" | "–" | "-") => mark,
        "/" => return Some(at + 1),
        _ => return None,
    };
    (at + 1..to)
        .find(|i| reading.word(*i) == close)
        .map(|i| i + 1)
}

//! What is between a verb and the noun that it governs: insertions, other objects, clauses.

use super::predicate::Unrelated;
use sayso_english::{Forms, Reading, Tag};

/// "enable, for as long as the contract runs, access": whether all that is between the verb
/// and the noun's phrase is one insertion between commas.
pub(super) fn inserted_before(reading: &Reading<'_>, verb: usize, noun: usize) -> bool {
    let start = phrase_start(reading, verb, noun);
    let mark = reading.word(verb + 1);
    let close = if mark == "(" { ")" } else { mark };
    matches!(mark, "," | "—" | "–" | "(") && start > verb + 2 && reading.word(start - 1) == close
}

/// "What the platform enables is access."
pub(super) fn is_cleft(reading: &Reading<'_>, verb: usize) -> bool {
    reading.tag(verb + 1) == Some(Tag::Auxiliary)
        && (verb.saturating_sub(20)..verb).any(|w| reading.word(w) == "what")
}

/// "provides developers with access".
pub(super) fn supplies(reading: &Reading<'_>, verb: usize, joint: usize) -> bool {
    reading.word(joint) == "with"
        && matches!(
            reading.units[verb].lemma.as_str(),
            "provide" | "supply" | "equip" | "present" | "furnish" | "help" | "reward"
        )
}

/// "enables and audits access", "enables, meters and audits access": another verb with the same
/// object.
pub(super) fn coordinated_verb(reading: &Reading<'_>, at: usize) -> bool {
    // "not only enables but also meters access"
    let at = at - usize::from(at > 0 && reading.word(at - 1) == "also");
    let joined = |i: usize| {
        i > 1
            && (reading.tag(i - 1) == Some(Tag::Coordinator) || reading.word(i - 1) == ",")
            && reading.tag(i - 2) == Some(Tag::Verb)
    };
    joined(at) && (reading.tag(at - 1) == Some(Tag::Coordinator) || joined(at + 2))
}

pub(super) fn before_quotes(reading: &Reading<'_>, start: usize) -> usize {
    let mut at = start.saturating_sub(1);
    while at > 0 && matches!(reading.word(at), "\"" | "'" | "(" | "*" | "`" | "—" | "–") {
        at -= 1;
    }
    at
}

/// Whether a list is what the verb governs: a coordinator or comma ties the noun to others.
pub(super) fn lists_between(reading: &Reading<'_>, verb: usize, start: usize) -> bool {
    let as_well = start > 3
        && reading.word(start - 1) == "as"
        && reading.word(start - 2) == "well"
        && reading.word(start - 3) == "as";
    start > verb + 1
        && (as_well || matches!(reading.word(start - 1), "and" | "or" | "," | "&" | "plus"))
        // "enables memory and access", "enables logging and access"
        && (verb + 1..start - 1).any(|i| {
            reading.units[i].is_nominal() || reading.units[i].forms.any(Forms::GERUND)
        })
}

/// "enables logging, and access to ChatGPT is free": whether a comma and a coordinator are before
/// the noun's phrase, and its own verb after it.
pub(super) fn starts_clause(reading: &Reading<'_>, start: usize, noun: usize) -> bool {
    let joined = start > 1
        && reading.tag(start - 1) == Some(Tag::Coordinator)
        && reading.word(start - 2) == ",";
    joined
        && (noun + 1..reading.units.len().min(noun + 12))
            .take_while(|i| {
                !matches!(
                    reading.tag(*i),
                    Some(Tag::Punct | Tag::Coordinator | Tag::Relative | Tag::Subordinator)
                )
            })
            .any(|i| reading.units[i].is_finite())
}

/// Whether a clause, or its end, lies between the two.
pub(super) fn clause_between(reading: &Reading<'_>, verb: usize, noun: usize) -> Option<Unrelated> {
    for i in verb + 1..noun {
        match reading.tag(i) {
            // "enables teams that need it to access": the clause says whom it enables.
            Some(Tag::Relative) if describes_receiver(reading, i, noun) => return None,
            Some(Tag::Relative | Tag::Subordinator | Tag::Question) => {
                return Some("another clause lies between");
            }
            // "Enabled by the SRE: access to ChatGPT"
            Some(Tag::Punct) if reading.word(i) == ":" && announces(reading, verb, i, noun) => {}
            Some(Tag::Punct) if matches!(reading.word(i), ";" | ":" | "?" | "!" | ".") => {
                return Some("another clause lies between");
            }
            Some(Tag::Auxiliary)
                if reading.units[i].is_finite()
                    && reading.word(i) != "have"
                    && reading.word(i) != "be"
                    // "Also enabled by the SRE is access."
                    && !(reading.before(verb).is_none() && phrase_start(reading, verb, noun) == i + 1)
                    // "What the platform enables is access."
                    && !(i == verb + 1 && is_cleft(reading, verb)) =>
            {
                return Some("another clause lies between");
            }
            Some(Tag::Verb) => {
                let unit = &reading.units[i];
                let infinitive = unit.forms.any(Forms::BASE);
                let participle = unit.forms.any(Forms::GERUND.or(Forms::PARTICIPLE));
                if !infinitive && !participle && !coordinated_verb(reading, i) {
                    return Some("another verb lies between");
                }
            }
            _ => {}
        }
    }
    None
}

/// Whether a participle that nothing is before announces the noun after the colon.
fn announces(reading: &Reading<'_>, verb: usize, colon: usize, noun: usize) -> bool {
    reading.before(verb).is_none()
        && reading.units[verb].forms.any(Forms::PARTICIPLE)
        && reading.word(verb + 1) == "by"
        && phrase_start(reading, verb, noun) == colon + 1
}

/// Whether the clause that the relative pronoun at `at` opens describes who is enabled to do what the
/// infinitive at `verb` says: it has its verb and an object before "to".
fn describes_receiver(reading: &Reading<'_>, at: usize, verb: usize) -> bool {
    let to = verb - 1;
    reading.tag(verb) == Some(Tag::Verb)
        && reading.tag(to) == Some(Tag::To)
        && reading.units[at - 1].is_nominal()
        && reading.units[to - 1].is_nominal()
        && (at + 1..to).any(|i| reading.units[i].is_finite())
}

/// The first unit of the noun phrase that the noun at `noun` heads, or of the verb and its
/// adverbs, without the trigger's verb at `verb`.
pub(super) fn phrase_start(reading: &Reading<'_>, verb: usize, noun: usize) -> usize {
    let mut start = noun;
    if reading.tag(noun) == Some(Tag::Noun)
        && let Some(phrase) = reading.phrase_to(noun)
    {
        start = phrase.first;
    }
    while start > 0 {
        let previous = reading.tag(start - 1);
        let adjectives = matches!(reading.word(start - 1), "," | "and" | "or")
            && start > 1
            && matches!(reading.tag(start - 2), Some(Tag::Adjective))
            && matches!(reading.tag(start), Some(Tag::Adjective | Tag::Adverb));
        let participle = previous == Some(Tag::Verb)
            && reading.units[start - 1].forms.any(Forms::PARTICIPLE)
            && reading.tag(start) != Some(Tag::Verb)
            && start > 1
            && reading.tag(start - 2) != Some(Tag::Auxiliary)
            && start - 1 != verb;
        if previous == Some(Tag::Adverb)
            || adjectives
            || participle
            || previous == Some(Tag::Adjective)
        {
            start -= 1;
        } else {
            break;
        }
    }
    start
}

//! The trigger as grammar: which word is the verb, which governs the object, and whether the
//! words of the phrase belong together at all.

use super::between::{
    before_quotes, clause_between, coordinated_verb, inserted_before, is_cleft, lists_between,
    phrase_start, starts_clause, supplies,
};
use super::match_context::MatchContext;
use super::particle::{fronted_particle, object_follows, particle};
use super::wholeness::{beside, whole_words};
use sayso_english::{Forms, Reading, Subject, Tag, VerbGroup, is_getting};

/// The argument structure of a match: its verb, and what governs the object.
#[derive(Debug, Clone)]
pub struct Predicate {
    /// The trigger's verb with its auxiliaries, where it has one.
    pub verb: Option<VerbGroup>,
    /// The unit that the object depends on: the noun ("access"), the particle ("on"), the verb.
    pub governor: usize,
    /// The last unit of the trigger.
    pub last: usize,
    /// The first unit of the trigger.
    pub first: usize,
    /// Whether the governor is a noun: its object needs a preposition.
    pub noun: bool,
    /// Whether the object is in subject position.
    pub passive: bool,
    /// Whether the governor is one of several objects of the verb ("memory and access to …"), or
    /// the sentence is cleft: no other verb would fit.
    pub listed: bool,
    /// Whether an indirect object comes between ("enables customers to access …").
    pub indirect: bool,
}

/// Why the words of a phrase do not belong together.
pub(super) type Unrelated = &'static str;

/// Reads the trigger of `ctx`. `Err` says why the words do not make the phrase.
///
/// # Errors
/// The reason, in a few words.
pub(super) fn read(ctx: &MatchContext<'_>) -> Result<Predicate, Unrelated> {
    let reading = ctx.reading();
    let units = ctx.trigger();
    let (Some(&first), Some(&last)) = (units.first(), units.last()) else {
        return Err("nothing was matched");
    };
    whole_words(ctx, &units)?;
    // Without an object the phrase has all that matters in it.
    if ctx.rule.object.is_empty() {
        return in_one_clause(ctx, &units);
    }
    if units.iter().any(|u| reading.tag(*u) == Some(Tag::Name)) {
        beside(reading, &units)?;
        return Ok(nominal(reading, &units, first, last));
    }
    let verb = units
        .iter()
        .copied()
        .find(|u| reading.tag(*u) == Some(Tag::Verb) && !is_second_verb(reading, &units, *u));
    let governor = units
        .iter()
        .copied()
        .find(|u| {
            Some(*u) != verb
                && matches!(reading.tag(*u), Some(Tag::Noun | Tag::Verb))
                && verb.is_none_or(|v| v != *u)
        })
        .unwrap_or(last);
    let Some(verb) = verb else {
        return Ok(nominal(reading, &units, first, last));
    };
    let group = reading.verb_group(verb);
    let mut predicate = Predicate {
        governor,
        last,
        first,
        noun: reading.tag(governor) == Some(Tag::Noun),
        passive: false,
        listed: false,
        indirect: false,
        verb: Some(group),
    };
    if reading.tag(first) == Some(Tag::Preposition) && first < verb {
        fronted_particle(reading, &mut predicate, verb)?;
    } else if governor == verb || reading.tag(governor) == Some(Tag::Preposition) {
        particle(ctx, &mut predicate, verb)?;
    } else if governor > verb {
        active(ctx, &mut predicate, verb)?;
        // "join forces with …": the object follows the last word.
        if reading.tag(last) == Some(Tag::Preposition) && last > governor {
            predicate.governor = last;
            predicate.noun = false;
        }
    } else {
        passive(ctx, &mut predicate, verb)?;
    }
    Ok(predicate)
}

/// The trigger of a rule that is about nothing but its phrase: its words must be in one clause.
fn in_one_clause(ctx: &MatchContext<'_>, units: &[usize]) -> Result<Predicate, Unrelated> {
    let reading = ctx.reading();
    let (first, last) = (units[0], units[units.len() - 1]);
    let parted = (first..last).any(|i| matches!(reading.word(i), ";" | ":" | "." | "?" | "!"));
    if parted && !units.iter().any(|u| reading.tag(*u) == Some(Tag::Punct)) {
        return Err("another clause lies between");
    }
    let mut predicate = nominal(reading, units, first, last);
    let mut verbs = units.iter().filter(|u| reading.tag(**u) == Some(Tag::Verb));
    predicate.verb = verbs.next().map(|verb| reading.verb_group(*verb));
    predicate.noun &= predicate.verb.is_none();
    Ok(predicate)
}

/// The trigger of a rule that looks for words, whatever their grammar is.
pub(super) fn of_words(ctx: &MatchContext<'_>) -> Option<Predicate> {
    let units = ctx.trigger();
    let (first, last) = (*units.first()?, *units.last()?);
    Some(nominal(ctx.reading(), &units, first, last))
}

/// A trigger without a verb: its last noun governs.
fn nominal(reading: &Reading<'_>, units: &[usize], first: usize, last: usize) -> Predicate {
    // "the calling on ChatGPT": a particle governs here, too.
    let particle = first < last && reading.tag(last) == Some(Tag::Preposition);
    let governor = if particle { Some(last) } else { None }.unwrap_or_else(|| {
        units
            .iter()
            .copied()
            .rev()
            .find(|u| reading.units[*u].is_nominal())
            .unwrap_or(last)
    });
    Predicate {
        verb: None,
        governor,
        last,
        first,
        noun: !particle,
        passive: false,
        listed: false,
        indirect: false,
    }
}

/// In "enables … to access", the infinitive is what is enabled, not the trigger's verb.
fn is_second_verb(reading: &Reading<'_>, units: &[usize], at: usize) -> bool {
    units
        .iter()
        .any(|u| *u < at && reading.tag(*u) == Some(Tag::Verb))
}

/// "enables (customers) (to have) access": the noun is, or leads to, what the verb's object gets.
fn active(ctx: &MatchContext<'_>, predicate: &mut Predicate, verb: usize) -> Result<(), Unrelated> {
    let reading = ctx.reading();
    let governor = predicate.governor;
    let inserted = inserted_before(reading, verb, governor);
    if !inserted && let Some(why) = clause_between(reading, verb, governor) {
        return Err(why);
    }
    if predicate.noun && modifies_next(ctx, governor) {
        return Err("it modifies another noun");
    }
    let start = phrase_start(reading, verb, governor);
    predicate.listed = lists_between(reading, verb, start) || is_cleft(reading, verb);
    if predicate.listed && starts_clause(reading, start, governor) {
        return Err("it is the subject of another verb");
    }
    let joint = before_quotes(reading, start);
    match reading.tag(joint) {
        _ if joint == verb || predicate.listed && reading.word(joint) == "as" => {}
        Some(Tag::Preposition) if supplies(reading, verb, joint) => predicate.indirect = true,
        // "enables for all users direct access": for whom is between.
        Some(Tag::Preposition)
            if joint == verb + 1
                && reading.word(joint) == "for"
                && (joint + 1..governor).any(|i| reading.units[i].is_nominal()) =>
        {
            predicate.indirect = true;
        }
        // "opening up access": the particle of the verb.
        Some(Tag::Preposition)
            if joint == verb + 1 && matches!(reading.word(joint), "up" | "out" | "in" | "off") => {}
        Some(Tag::Preposition) => return Err("it depends on another word of the sentence"),
        Some(Tag::To) => predicate.indirect = true,
        Some(Tag::Verb) if joint > verb && coordinated_verb(reading, joint) => {
            predicate.listed = true
        }
        Some(Tag::Verb) if joint > verb => {
            predicate.indirect = true;
            if !is_getting(&reading.units[joint].lemma) {
                return Err("another verb governs it");
            }
        }
        _ => {}
    }
    // "Herewith is enabled the access": what is enabled is after the verb.
    let passive = predicate
        .verb
        .as_ref()
        .is_some_and(|g| g.passive && has_subject_before(reading, g));
    let governs_itself = matches!(reading.tag(governor), Some(Tag::To | Tag::Preposition));
    if passive && !predicate.indirect && !governs_itself {
        return Err("the verb is in the passive voice");
    }
    predicate.indirect |=
        (verb + 1..start).any(|i| reading.units[i].is_nominal()) && !predicate.listed;
    Ok(())
}

/// Whether a noun phrase that no preposition governs is in the subject's place.
fn has_subject_before(reading: &Reading<'_>, group: &VerbGroup) -> bool {
    let subject = reading.grammatical_subject(group, 0).main();
    subject.is_some_and(|p| {
        let before = p.first.checked_sub(1).and_then(|b| reading.tag(b));
        before != Some(Tag::Preposition)
    })
}

/// Whether the noun at `at` only modifies the noun after it: "access control".
fn modifies_next(ctx: &MatchContext<'_>, at: usize) -> bool {
    let next = at + 1;
    let reading = ctx.reading();
    // "access logging on the SRE"; "access using SSO" has an object of its own.
    let gerund = reading.tag(next) == Some(Tag::Verb)
        && reading.units[next].forms.any(Forms::GERUND)
        && !object_follows(reading, next + 1)
        && reading.tag(next + 1) != Some(Tag::To)
        && !matches!(reading.word(next), "starting" | "beginning" | "coming");
    (gerund || reading.tag(next) == Some(Tag::Noun))
        && reading.units[next].spaced
        && !sayso_english::is_time_phrase(reading, next)
}

/// "access to ChatGPT is enabled", "the access that the SRE enables", "access enabled by".
fn passive(
    ctx: &MatchContext<'_>,
    predicate: &mut Predicate,
    verb: usize,
) -> Result<(), Unrelated> {
    let reading = ctx.reading();
    let governor = predicate.governor;
    if !predicate.noun && !reading.units[governor].forms.any(Forms::GERUND) {
        return Err("the words are in another order");
    }
    if predicate.noun && modifies_next(ctx, governor) {
        return Err("it modifies another noun");
    }
    let Some(group) = predicate.verb.clone() else {
        return Err("no verb was found");
    };
    let relative = (governor + 1..group.first).find(|i| reading.tag(*i) == Some(Tag::Relative));
    if let Some(relative) = relative {
        let subject_between = (relative + 1..group.first).any(|i| reading.units[i].is_nominal());
        let own_object = group.passive || subject_between && !object_follows(reading, verb + 1);
        return if own_object {
            Ok(())
        } else {
            Err("it is the subject of the verb")
        };
    }
    let participle =
        group.auxiliaries.is_empty() && reading.units[verb].forms.any(Forms::PARTICIPLE);
    if !group.passive && !participle {
        return Err("it is the subject of the verb");
    }
    if participle && !group.passive && object_follows(reading, verb + 1) {
        return Err("it is the subject of the verb");
    }
    let reaches = match reading.grammatical_subject(&group, 0) {
        Subject::Phrases(all) => all
            .iter()
            .any(|p| p.first <= governor && governor <= p.last),
        Subject::None => false,
    };
    let near = (governor + 1..group.first).all(|i| {
        !(matches!(reading.word(i), ";" | "." | ":" | "?" | "!")
            || reading.units[i].is_finite() && reading.tag(i) == Some(Tag::Verb))
    });
    if !(reaches || near) {
        return Err("they belong to different clauses");
    }
    predicate.passive = true;
    Ok(())
}

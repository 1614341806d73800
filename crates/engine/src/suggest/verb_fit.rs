//! Whether another verb can take the place of a verb: what belongs to the old one must be there, and fit
//! the new one.

use super::form::{self, Form};
use super::function::{self, Function};
use super::wording::{Wants, Wording};
use crate::judge::MatchContext;
use sayso_english::{
    Forms, Mood, Reading, Relation, Tag, VerbForm, is_degree_adverb, is_instructing_verb,
    is_person, is_time_noun, needs_object,
};
use sayso_policy::RuleKind;

/// Whether the words of `wording` can be the verb where the trigger, in `form`, is one.
pub(super) fn verb_fits(ctx: &MatchContext<'_>, form: Form, wording: &Wording<'_>) -> bool {
    if wording.verb().is_none() || loses_modal(ctx) {
        return false;
    }
    if wording.is_single() {
        let whole = !lacks_object(ctx) || !needs_object(wording.first());
        return whole
            && !is_graded_adjective(ctx)
            && !uses_people(ctx, wording)
            && !acts_on_itself(ctx)
            && !ends_in_time(ctx)
            && !is_own_adjective(ctx, form, wording);
    }
    let object = object_behind(ctx);
    match wording.wants() {
        // "log in a file", "log in UTC": the particle of the trigger may be a preposition here.
        Wants::Same => form::units(ctx).len() < 2 || !object,
        Wants::Object => object && !ends_with_object(ctx),
        // "click here" is a command, and so must the clause be that takes its place.
        Wants::Nothing => {
            let is_claim = ctx.rule.kind != RuleKind::Preferred;
            let gerund = form == Form::Verb(VerbForm::Gerund) && has_no_auxiliary(ctx);
            !object
                && !is_passive(ctx)
                && !gerund
                && (commands(ctx) || is_claim && listed_verb(ctx))
        }
    }
}

/// "won't hallucinate": an auxiliary among the matched words that the new verb has no form for.
fn loses_modal(ctx: &MatchContext<'_>) -> bool {
    let reading = ctx.reading();
    let first = reading.unit_at(ctx.hit.span.start);
    reading.tag(first) == Some(Tag::Auxiliary)
        && !matches!(reading.word(first), "do" | "does" | "did")
        || reading.word(first) == "cannot"
}

/// Whether the phrase says that its verb may have any form.
fn listed_verb(ctx: &MatchContext<'_>) -> bool {
    let phrase = ctx.rule.phrases.get(ctx.hit.phrase.index as usize);
    phrase.is_some_and(|p| p.text.contains('~'))
}

/// Whether the matched verb is in the passive voice.
fn is_passive(ctx: &MatchContext<'_>) -> bool {
    let reading = ctx.reading();
    let mut units = form::units(ctx).into_iter();
    units.any(|u| reading.tag(u) == Some(Tag::Verb) && reading.verb_group(u).passive)
}

/// whether the matched verb is without an auxiliary.
fn has_no_auxiliary(ctx: &MatchContext<'_>) -> bool {
    let reading = ctx.reading();
    let first = reading.unit_at(ctx.hit.span.start);
    (reading.before(first)).is_none_or(|b| reading.tag(b) != Some(Tag::Auxiliary))
}

/// Whether the matched words are a command.
fn commands(ctx: &MatchContext<'_>) -> bool {
    let reading = ctx.reading();
    let Some(verb) = form::units(ctx)
        .into_iter()
        .find(|u| reading.tag(*u) == Some(Tag::Verb))
    else {
        return false;
    };
    let group = reading.verb_group(verb);
    let to = reading.before(group.first).is_some_and(|b| {
        !matches!(
            reading.tag(b),
            Some(Tag::Punct | Tag::Coordinator | Tag::Adverb)
        ) && !matches!(
            reading.word(b),
            "please" | "just" | "simply" | "now" | "then"
        )
    });
    group.auxiliaries.is_empty() && !to
}

/// "We leverage.", "the fund leverages up", "it leverages on it": a verb that is used otherwise than with
/// an object, while nothing else says what its object is.
fn lacks_object(ctx: &MatchContext<'_>) -> bool {
    let reading = ctx.reading();
    let [verb] = form::units(ctx)[..] else {
        return false;
    };
    if reading.tag(verb) != Some(Tag::Verb) {
        return false;
    }
    let group = reading.verb_group(verb);
    let behind = verb + 1 + usize::from(reading.tag(verb + 1) == Some(Tag::Adverb));
    let particle = reading.dependent(verb, Relation::Particle).is_some();
    let parted = matches!(reading.word(behind), "." | "!" | "?" | ";" | ":" | "")
        || reading.tag(behind) == Some(Tag::Preposition) && !is_amount(reading, behind);
    let finite = group.mood != Mood::Participle;
    particle || parted && finite && !group.passive && !finds_object(reading, verb)
}

/// "up to 40 tools"
fn is_amount(reading: &Reading<'_>, at: usize) -> bool {
    let phrase = reading.phrase_from(at + 1 + usize::from(reading.word(at + 1) == "to"));
    phrase.is_some_and(|p| reading.tag(p.first) == Some(Tag::Number))
}

/// Whether the object of the verb at `verb` lies elsewhere: before it, or behind a verb that it is
/// coordinated with.
fn finds_object(reading: &Reading<'_>, verb: usize) -> bool {
    let shared = |d: usize| {
        matches!(
            reading.relation(d),
            Some(Relation::Object | Relation::Conjunct | Relation::ComplementClause)
        )
    };
    let described = matches!(
        reading.relation(verb),
        Some(Relation::RelativeClause | Relation::NounClause | Relation::Conjunct)
    );
    let asks = |i: usize| matches!(reading.tag(i), Some(Tag::Question | Tag::Relative));
    described || reading.dependents(verb).any(shared) || (0..verb).any(asks)
}

/// "is highly leveraged": a participle that is an adjective of its own behind how much it is so.
pub(super) fn is_graded_adjective(ctx: &MatchContext<'_>) -> bool {
    let reading = ctx.reading();
    let first = reading.unit_at(ctx.hit.span.start);
    let degree = first.checked_sub(1);
    let unit = &reading.units[first];
    let own = unit.forms.any(Forms::PARTICIPLE) || unit.tag == Tag::Adjective;
    own && degree.is_some_and(|before| is_degree_adverb(reading.word(before)))
}

/// "It clicked on Monday", "Click on.": whether nothing follows the preposition among the matched words that
/// can be an object.
fn ends_in_time(ctx: &MatchContext<'_>) -> bool {
    let reading = ctx.reading();
    let units = form::units(ctx);
    let preposition = units
        .last()
        .filter(|last| units.len() > 1 && reading.relation(**last) == Some(Relation::Preposition));
    preposition.is_some_and(|last| match reading.phrase_from(last + 1) {
        Some(phrase) => is_time_noun(&reading.units[phrase.head].lemma),
        None => matches!(reading.word(last + 1), "" | "." | "!" | "?"),
    })
}

/// "We leverage our people": whoever is used, is used as a thing.
fn uses_people(ctx: &MatchContext<'_>, wording: &Wording<'_>) -> bool {
    let reading = ctx.reading();
    let behind = reading.phrase_from(reading.unit_at(ctx.hit.span.end));
    let people = |head: usize| is_person(&reading.units[head].lemma);
    is_instructing_verb(wording.first()) && behind.is_some_and(|p| people(p.head))
}

/// "The fund leveraged itself": what is done to oneself is seldom what the new verb says.
fn acts_on_itself(ctx: &MatchContext<'_>) -> bool {
    let reading = ctx.reading();
    let behind = reading.word(reading.unit_at(ctx.hit.span.end));
    matches!(
        behind,
        "oneself"
            | "itself"
            | "themselves"
            | "himself"
            | "herself"
            | "ourselves"
            | "yourself"
            | "myself"
    )
}

/// "a leveraged fund", "a used car": a participle that is an adjective of its own, before a noun,
/// says something else than the verb.
pub(super) fn is_own_adjective(ctx: &MatchContext<'_>, form: Form, wording: &Wording<'_>) -> bool {
    let participle = matches!(
        form,
        Form::Participle(VerbForm::PastParticiple)
            | Form::Verb(VerbForm::PastParticiple | VerbForm::Past)
    );
    let function = function::of_trigger(ctx, form);
    if !participle || function != Function::Attribute {
        return false;
    }
    let new = sayso_english::verb(wording.first(), VerbForm::PastParticiple);
    let old = &ctx.folded.text[ctx.hit.span.range()];
    let old = old.rsplit([' ', '-']).next().unwrap_or(old);
    let listed = |word: &str| sayso_english::classes(word).adjective > 1;
    listed(&new) || listed(old)
}

/// Whether what follows the trigger is an object.
fn object_behind(ctx: &MatchContext<'_>) -> bool {
    let reading = ctx.reading();
    let at = reading.unit_at(ctx.hit.span.end);
    reading.units.get(at).is_some_and(|unit| {
        matches!(
            unit.tag,
            Tag::Determiner
                | Tag::Possessive
                | Tag::Noun
                | Tag::Name
                | Tag::Number
                | Tag::Pronoun
                | Tag::Adjective
        )
    })
}

/// Whether the matched words end with their object, or with a word in its place: "click here",
/// "boost immunity".
fn ends_with_object(ctx: &MatchContext<'_>) -> bool {
    let reading = ctx.reading();
    let units = form::units(ctx);
    units.len() > 1
        && units.last().is_some_and(|last| {
            let unit = &reading.units[*last];
            unit.is_nominal() || unit.tag == Tag::Adverb
        })
}

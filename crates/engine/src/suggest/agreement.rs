//! Whether new words can replace the old ones: they must have the same function and number,
//! and take the same complements. In doubt they do not agree.

use super::form::{self, Form};
use super::function::{self, Function};
use super::wording::{self, Wants, Wording, can_be};
use crate::judge::MatchContext;
use sayso_english::{
    Reading, Tag, VerbForm, WordClass, WordForm, analyses, follows_verb, opens_clause, plural,
};
use sayso_policy::RuleKind;

/// Whether `words`, which are `wanted` in the form of the trigger, agree with what surrounds it;
/// `certain` says whether it was clear which of them takes the form.
pub(super) fn agrees(
    ctx: &MatchContext<'_>,
    form: Form,
    wanted: &str,
    words: &str,
    certain: bool,
) -> bool {
    if !covers(ctx) || contrasts(ctx, words) {
        return false;
    }
    if is_alike(&ctx.folded.text[ctx.hit.span.range()], words) {
        return true;
    }
    let wording = Wording::new(wanted);
    let function = function::of_trigger(ctx, form);
    certain
        && number_fits(ctx, form, function, words)
        && class_fits(ctx, form, function, &wording)
        && (ctx.rule.kind == RuleKind::Preferred
            || super::new_claim::holds(ctx, function, &wording, words))
}

/// Whether two spellings differ only in case, hyphens and spaces.
pub(super) fn is_alike(old: &str, new: &str) -> bool {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    letters(old) == letters(new)
}

/// Whether the trigger is whole words, without others between them that would be lost; an article or
/// "your" may be.
fn covers(ctx: &MatchContext<'_>) -> bool {
    let (reading, hit) = (ctx.reading(), ctx.hit.span);
    let first = reading.unit_at(hit.start);
    let whole = |at: usize| {
        let unit = reading.units.get(at);
        unit.is_some_and(|unit| hit.contains(unit.span))
    };
    let last = reading.unit_at(hit.end.saturating_sub(1));
    let named = |at: usize| {
        let mut words = ctx.hit.words();
        words.any(|word| word.overlaps(reading.units[at].span))
    };
    let lost = |at: usize| match reading.tag(at) {
        Some(Tag::Punct) => false,
        Some(Tag::Possessive) => reading.word(at).starts_with('\''),
        Some(Tag::Determiner) => !matches!(reading.word(at), "a" | "an" | "the"),
        _ => true,
    };
    whole(first) && whole(last) && (first..=last).all(|at| named(at) || !lost(at))
}

/// "a software", "two softwares", "a guidelines": the new noun has the number of the old one, and one
/// without a plural has no article and is not counted.
fn number_fits(ctx: &MatchContext<'_>, form: Form, function: Function, words: &str) -> bool {
    let Form::Noun { plural: many } = form else {
        return true;
    };
    if function != Function::Noun {
        return true;
    }
    let head = Wording::new(words).head().to_lowercase();
    let last = head.rsplit('-').next().unwrap_or(&head);
    let old = &ctx.folded.text[ctx.hit.span.range()];
    let old = old.rsplit([' ', '-']).next().unwrap_or(old);
    // What has one form, whatever its number: "series".
    if old == last {
        return true;
    }
    let uncounted = plural(last) == last;
    match many {
        true => is_plural(last) || !uncounted && !is_singular(last),
        false => !(is_plural(last) || uncounted && is_counted(ctx)),
    }
}

/// Whether an article or number before the matched noun counts it.
fn is_counted(ctx: &MatchContext<'_>) -> bool {
    let reading = ctx.reading();
    let first = reading.unit_at(ctx.hit.span.start);
    phrase_start(reading, first).is_some_and(|at| {
        matches!(
            reading.word(at),
            "a" | "an" | "one" | "each" | "every" | "another"
        )
    })
}

/// The first unit of what precedes the noun at `first`: its article, and adjectives.
pub(super) fn phrase_start(reading: &Reading<'_>, first: usize) -> Option<usize> {
    let of_phrase = |i: &usize| {
        matches!(
            reading.tag(*i),
            Some(Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Noun | Tag::Number)
        )
    };
    (first.saturating_sub(6)..first)
        .rev()
        .take_while(of_phrase)
        .last()
}

pub(super) fn is_plural(word: &str) -> bool {
    let found = analyses(word);
    let singular = found.iter().any(|a| a.form == WordForm::Singular);
    !singular && found.iter().any(|a| a.form == WordForm::Plural)
}

fn is_singular(word: &str) -> bool {
    analyses(word).iter().any(|a| a.form == WordForm::Singular)
}

/// Whether the new words can have the function of the old ones, and take what follows.
fn class_fits(
    ctx: &MatchContext<'_>,
    form: Form,
    function: Function,
    wording: &Wording<'_>,
) -> bool {
    match function {
        Function::Verb => verb_fits(ctx, form, wording),
        Function::Attribute => attribute_fits(ctx, form, wording),
        Function::Predicate => predicate_fits(ctx, form, wording),
        Function::Noun => wording.is_noun() && !(wording.trails() && is_followed_by_noun_part(ctx)),
        Function::Adverb => wording.is_adverb(),
        Function::Joint(tag) => joins_alike(ctx, tag, &wording.words().join(" ")),
        Function::Other => false,
    }
}

fn verb_fits(ctx: &MatchContext<'_>, form: Form, wording: &Wording<'_>) -> bool {
    if wording.verb().is_none() || loses_modal(ctx) {
        return false;
    }
    if wording.is_single() {
        return !has_particle_behind(ctx) && !is_own_adjective(ctx, form, wording);
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

/// "email or e-mail", "allowlist, not whitelist": the new words are beside the old ones already.
fn contrasts(ctx: &MatchContext<'_>, words: &str) -> bool {
    let reading = ctx.reading();
    let first = reading.unit_at(ctx.hit.span.start);
    let joined = first
        .checked_sub(1)
        .is_some_and(|b| matches!(reading.word(b), "not" | "or" | "than" | "of" | "and" | "/"));
    joined && (first.saturating_sub(5)..first).any(|i| reading.word(i).eq_ignore_ascii_case(words))
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

/// Whether the matched verb is without an auxiliary.
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

/// "leveraged up": a particle after the verb makes another one of it, "uses up".
fn has_particle_behind(ctx: &MatchContext<'_>) -> bool {
    let reading = ctx.reading();
    let at = reading.unit_at(ctx.hit.span.end);
    let is_particle = matches!(
        reading.word(at),
        "up" | "off" | "out" | "down" | "away" | "over" | "back" | "around"
    );
    let ends = |i: usize| {
        reading.tag(i).is_none_or(|tag| {
            matches!(
                tag,
                Tag::Punct | Tag::Coordinator | Tag::Adverb | Tag::Subordinator
            )
        })
    };
    is_particle
        && (ends(at + 1) || reading.word(at) != "up" && reading.tag(at + 1) != Some(Tag::To))
        && reading.word(at + 1) != "to"
}

/// "a leveraged fund", "a used car": a participle that is an adjective of its own, before a noun,
/// says something else than the verb.
fn is_own_adjective(ctx: &MatchContext<'_>, form: Form, wording: &Wording<'_>) -> bool {
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

fn attribute_fits(ctx: &MatchContext<'_>, form: Form, wording: &Wording<'_>) -> bool {
    match form {
        // "whitelisted domains", "a utilized seat"
        Form::Participle(_) | Form::Verb(_) if wording.verb().is_some() && wording.is_single() => {
            !is_own_adjective(ctx, form, wording)
        }
        Form::Noun { .. } => {
            let noun = wording.is_noun() && !wording.trails() && !is_plural(wording.last());
            noun || wording.is_attribute()
        }
        _ => wording.is_attribute() || wording.is_single() && named(wording),
    }
}

/// "AES-256": a name that can precede a noun.
fn named(wording: &Wording<'_>) -> bool {
    wording.last().contains(|c: char| c.is_ascii_digit())
}

fn predicate_fits(ctx: &MatchContext<'_>, form: Form, wording: &Wording<'_>) -> bool {
    let participle = matches!(form, Form::Participle(_) | Form::Verb(_));
    if participle && wording.verb().is_some() {
        return verb_fits(ctx, form, wording);
    }
    let next = ctx.reading().tag(ctx.reading().unit_at(ctx.hit.span.end));
    // "is designed to work": a purpose or an agent may follow.
    let made = wording.is_single()
        && wording::makes(wording.last())
        && matches!(next, Some(Tag::To | Tag::Preposition));
    let fits = made || wording.is_predicate() || wording.is_single() && named(wording);
    // "100% secure, private and fast"
    let reading = ctx.reading();
    let at = reading.unit_at(ctx.hit.span.end);
    let goes_on = reading.tag(at + 2) == Some(Tag::Coordinator) || reading.word(at + 2) == ",";
    let adjective = sayso_english::classes(reading.word(at + 1)).adjective > 0;
    let listed = reading.word(at) == "," && adjective && goes_on;
    fits && !(wording.trails() && (listed || next == Some(Tag::Coordinator)))
}

/// Whether something follows that would belong to the last word of the new ones.
fn is_followed_by_noun_part(ctx: &MatchContext<'_>) -> bool {
    let reading = ctx.reading();
    let next = reading.tag(reading.unit_at(ctx.hit.span.end));
    !matches!(
        next,
        None | Some(Tag::Punct | Tag::Verb | Tag::Auxiliary | Tag::Adverb | Tag::Coordinator)
    )
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

/// Whether words that only join are of one class, because the same follows them: "in order to" and
/// "to", "prior to" and "before", "due to the fact that" and "because".
fn joins_alike(ctx: &MatchContext<'_>, tag: Tag, wanted: &str) -> bool {
    let reading = ctx.reading();
    let old = &ctx.folded.text[ctx.hit.span.range()];
    let last = |text: &str| text.rsplit(' ').next().map(str::to_owned);
    let joins = |word: &str| follows_verb(word) || opens_clause(word) || word == "before";
    let next = reading.tag(reading.unit_at(ctx.hit.span.end));
    let fits = match tag {
        Tag::To | Tag::Preposition => next != Some(Tag::Verb) && wanted != "that",
        Tag::Subordinator | Tag::Relative => opens_clause(wanted),
        _ => false,
    };
    wanted.split(' ').all(joins) && (fits || last(old) == last(wanted))
}

/// Whether `lemma` can take the form; a word that no table knows can take any.
pub(super) fn takes(form: Form, lemma: &str) -> bool {
    match form {
        Form::Verb(_) | Form::Participle(_) => can_be(lemma, WordClass::Verb),
        Form::Noun { .. } => can_be(lemma, WordClass::Noun),
        Form::Other(_) => true,
    }
}

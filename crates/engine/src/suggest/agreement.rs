//! Whether new words can replace the old ones: they must have the same function and number,
//! and take the same complements. In doubt they do not agree.

use super::form::Form;
use super::function::{self, Function};
use super::joint::joins_alike;
use super::new_claim;
use super::verb_fit::{is_graded_adjective, is_own_adjective, verb_fits};
use super::wording::{self, Wording, can_be};
use crate::judge::MatchContext;
use sayso_english::{Reading, Tag, VerbForm, WordClass, WordForm, analyses, is_distancing, plural};
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
        && !doubles(ctx, words)
        && (is_term(ctx, function, &wording) || new_claim::holds(ctx, function, &wording, words))
}

/// Whether the new words are only another term, and no other claim: words that join, and an inflected
/// word for a word.
fn is_term(ctx: &MatchContext<'_>, function: Function, wording: &Wording<'_>) -> bool {
    let term = wording.is_inflected() && wording.is_term() && ctx.rule.object.is_empty();
    ctx.rule.kind == RuleKind::Preferred || matches!(function, Function::Joint(_)) || term
}

/// "military-grade AES" → "AES-256 AES", "so-called whitelist": the words beside the new ones say them
/// already, or keep away from them.
fn doubles(ctx: &MatchContext<'_>, words: &str) -> bool {
    let reading = ctx.reading();
    let first = reading.unit_at(ctx.hit.span.start);
    let before = reading.word(first.wrapping_sub(1));
    let behind = reading.word(reading.unit_at(ctx.hit.span.end));
    let mut parts = words.split([' ', '-']);
    let said = |part: &str| {
        [before, behind]
            .iter()
            .any(|w| w.eq_ignore_ascii_case(part))
    };
    is_distancing(before) || parts.any(said)
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
    let many = match form {
        Form::Noun { plural } => plural,
        // "a learning"
        Form::Participle(VerbForm::Gerund) => false,
        _ => return true,
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
        Function::Noun => {
            let trails = wording.trails() && is_followed_by_noun_part(ctx);
            wording.is_noun() && !trails && !is_verbal(ctx, form)
        }
        Function::Adverb => wording.is_adverb(),
        Function::Joint(tag) => joins_alike(ctx, tag, &wording.words().join(" ")),
        Function::Other => false,
    }
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
        return verb_fits(ctx, form, wording) && !is_graded_adjective(ctx);
    }
    let next = ctx.reading().tag(ctx.reading().unit_at(ctx.hit.span.end));
    // "is designed to work": a purpose or an agent may follow.
    let made = wording.is_single()
        && wording::makes(wording.last())
        && matches!(next, Some(Tag::To | Tag::Preposition));
    // "built to be unhackable": behind an infinitive a participle says what is done.
    let reading = ctx.reading();
    let first = reading.unit_at(ctx.hit.span.start);
    let infinitive =
        first > 1 && reading.word(first - 1) == "be" && reading.tag(first - 2) == Some(Tag::To);
    if infinitive && wording.is_single() && wording::is_participle(wording.first()) {
        return false;
    }
    let fits = made || wording.is_predicate() || wording.is_single() && named(wording);
    // "100% secure, private and fast"
    let at = reading.unit_at(ctx.hit.span.end);
    let goes_on = reading.tag(at + 2) == Some(Tag::Coordinator) || reading.word(at + 2) == ",";
    let adjective = sayso_english::classes(reading.word(at + 1)).adjective > 0;
    let listed = reading.word(at) == "," && adjective && goes_on;
    fits && !(wording.trails() && (listed || next == Some(Tag::Coordinator)))
}

/// "Login to continue", "Please login", "our leveraging of data": a word that is read as a noun and does what
/// a verb does.
fn is_verbal(ctx: &MatchContext<'_>, form: Form) -> bool {
    let reading = ctx.reading();
    let first = reading.unit_at(ctx.hit.span.start);
    let next = reading.unit_at(ctx.hit.span.end);
    let opens = first == 0 || reading.word(first - 1) == "please";
    let goes_on = matches!(
        reading.word(next),
        "to" | "with" | "at" | "via" | "here" | "now" | "." | "!"
    );
    match form {
        Form::Noun { plural: false } => opens && goes_on,
        Form::Participle(VerbForm::Gerund) => reading.word(next) == "of",
        _ => false,
    }
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

/// Whether `lemma` can take the form; a word that no table knows can take any.
pub(super) fn takes(form: Form, lemma: &str) -> bool {
    match form {
        Form::Verb(_) | Form::Participle(_) => can_be(lemma, WordClass::Verb),
        Form::Noun { .. } => can_be(lemma, WordClass::Noun),
        Form::Other(_) => true,
    }
}

//! Whether new words can stand where the old ones stood: they must be of the same class, with the
//! same number, and take what follows. Where that cannot be told, they do not.

use super::form::Form;
use crate::judge::Scene;
use sayso_english::{
    Case, Classes, Known, Reading, Tag, WordClass, WordForm, analyses, classes, follows_verb,
    opens_clause, opens_noun_phrase, plural,
};
use sayso_text::Span;

/// Whether `words`, which are `wanted` in the form of the trigger, agree with what stands around it;
/// `certain` says whether it was clear which of them takes the form.
pub(super) fn agrees(
    scene: &Scene<'_>,
    form: Form,
    wanted: &str,
    words: &str,
    certain: bool,
) -> bool {
    let alike = is_alike(&scene.folded.text[scene.hit.span.range()], words);
    let fits = || number_fits(scene, form, words) && class_fits(scene, form, wanted);
    covers(scene) && (alike || certain && fits())
}

/// Whether two spellings differ only in case, hyphens and spaces.
pub(super) fn is_alike(old: &str, new: &str) -> bool {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    letters(old) == letters(new)
}

/// Whether the trigger is whole words, without others between them that would go.
fn covers(scene: &Scene<'_>) -> bool {
    let (reading, hit) = (scene.reading(), scene.hit.span);
    let first = reading.unit_at(hit.start);
    let whole = |at: usize| {
        let unit = reading.units.get(at);
        unit.is_some_and(|unit| hit.contains(unit.span))
    };
    let last = reading.unit_at(hit.end.saturating_sub(1));
    let named = |at: usize| {
        let mut words = scene.hit.words();
        words.any(|word| word.overlaps(reading.units[at].span))
    };
    whole(first)
        && whole(last)
        && (first..=last).all(|at| named(at) || reading.tag(at) == Some(Tag::Punct))
}

/// "a software", "two softwares": a word without a plural has no article, and is not counted.
fn number_fits(scene: &Scene<'_>, form: Form, words: &str) -> bool {
    let Form::Noun { plural: many } = form else {
        return true;
    };
    let reading = scene.reading();
    let first = reading.unit_at(scene.hit.span.start);
    let counted = many
        || phrase_start(reading, first)
            .is_some_and(|at| matches!(reading.word(at), "a" | "an" | "one" | "each" | "every"));
    let last = words
        .rsplit([' ', '-'])
        .next()
        .unwrap_or(words)
        .to_lowercase();
    let old = &scene.folded.text[scene.hit.span.range()];
    let old = old.rsplit([' ', '-']).next().unwrap_or(old);
    // What stands as it is, whatever its number: "series".
    old == last || !counted || many || plural(&last) != last && !is_plural(&last)
}

/// The first unit of what stands before the noun at `first`: its article, and adjectives.
fn phrase_start(reading: &Reading<'_>, first: usize) -> Option<usize> {
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

fn is_plural(word: &str) -> bool {
    let found = analyses(word);
    let singular = found.iter().any(|a| a.form == WordForm::Singular);
    !singular && found.iter().any(|a| a.form == WordForm::Plural)
}

/// Whether `wanted` is of the trigger's class, and takes what follows.
fn class_fits(scene: &Scene<'_>, form: Form, wanted: &str) -> bool {
    let words: Vec<&str> = wanted.split(' ').map(|w| w.trim_end_matches('~')).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let single = words.len() == 1;
    match form {
        Form::Verb(_) if single => can_be(first, WordClass::Verb),
        Form::Verb(_) => is_verb(first, wanted) && takes_what_follows(scene, &words),
        Form::Participle(_) => single && can_be(first, WordClass::Verb),
        Form::Noun { .. } if opens_noun_phrase(first) => false,
        Form::Noun { .. } => {
            can_be(last, WordClass::Noun) && (single || is_noun_phrase(&wanted.replace('~', "")))
        }
        Form::Other(Some(Tag::Adjective)) => {
            let known = of(last);
            known.adjective > 0 && (single || known.dominant() == Some(WordClass::Adjective))
                || single && (known.is_unknown() || first.contains('-'))
        }
        Form::Other(Some(Tag::Adverb)) => {
            can_be(last, WordClass::Adverb) && of(last).adverb >= of(last).noun
        }
        Form::Other(tag) => joins_alike(scene, tag, wanted),
    }
}

/// The classes of a word, of a compound those of its last part.
fn of(word: &str) -> Classes {
    classes(word.rsplit('-').next().unwrap_or(word))
}

fn can_be(word: &str, class: WordClass) -> bool {
    let known = of(word);
    known.is_unknown() || known.strength(class) > 0
}

/// Whether the first of several words is a verb: `sign~ in`, "make use of".
fn is_verb(first: &str, wanted: &str) -> bool {
    let marked = wanted.split(' ').next().is_some_and(|w| w.ends_with('~'));
    let known = of(first);
    marked && can_be(first, WordClass::Verb)
        || known.verb > 0 && known.verb >= known.noun && known.verb >= known.adjective
}

/// "make use of" wants an object, "see the page" has one.
fn takes_what_follows(scene: &Scene<'_>, words: &[&str]) -> bool {
    let reading = scene.reading();
    let at = reading.unit_at(scene.hit.span.end);
    let object = reading.units.get(at).is_some_and(|unit| {
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
    });
    let is_particle = |word: &&str| follows_verb(word);
    let phrasal = words[1..].iter().all(is_particle);
    let wants = words.last().is_some_and(is_particle);
    // "logs in daily": a particle of the trigger is no object's preposition.
    let had = scene.trigger().len() > 1;
    match (phrasal, wants, object) {
        (true, _, _) => true,
        (false, true, object) => object,
        (false, false, object) => !object && had,
    }
}

/// Whether several words are a noun with what describes it, and no clause or preposition.
fn is_noun_phrase(wanted: &str) -> bool {
    let tags: Vec<Tag> = read(wanted).units.iter().map(|u| u.tag).collect();
    let Some((last, before)) = tags.split_last() else {
        return false;
    };
    let describes = |tag: &Tag| {
        matches!(
            tag,
            Tag::Noun | Tag::Name | Tag::Adjective | Tag::Possessive | Tag::Number
        )
    };
    matches!(last, Tag::Noun | Tag::Name) && before.iter().all(describes)
}

/// The words of a template, read by themselves.
fn read(wanted: &str) -> Reading<'_> {
    let known = Known {
        names: &[],
        trigger: &[],
        case_of: &|_| Case::Lower,
    };
    Reading::new(wanted, Span::new(0, wanted.len()), &known)
}

/// "in order to" and "to", "prior to" and "before", "due to the fact that" and "because": words that
/// only join are of one class where the same follows them.
fn joins_alike(scene: &Scene<'_>, tag: Option<Tag>, wanted: &str) -> bool {
    let reading = scene.reading();
    let old = &scene.folded.text[scene.hit.span.range()];
    let last = |text: &str| text.rsplit(' ').next().map(str::to_owned);
    let joins = |word: &str| follows_verb(word) || opens_clause(word) || word == "before";
    let next = reading.tag(reading.unit_at(scene.hit.span.end));
    let fits = match tag {
        Some(Tag::To | Tag::Preposition) => next != Some(Tag::Verb) && wanted != "that",
        Some(Tag::Subordinator | Tag::Relative) => opens_clause(wanted),
        _ => false,
    };
    wanted.split(' ').all(joins) && (fits || last(old) == last(wanted))
}

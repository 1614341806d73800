//! What follows the object, up to the end of its clause: what goes with it, and what stays.

use crate::english::{Forms, NounPhrase, Tag, is_person};
use crate::judge::{Frame, Scene};

/// What follows the object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tail {
    /// Nothing that the rewrite has to touch.
    Kept,
    /// Words that only describe the access or the call, up to this unit, inclusive: they go.
    Dropped {
        /// The last unit that goes.
        last: usize,
    },
    /// "to do Y": the unit of "to".
    Purpose {
        /// The unit of "to".
        to: usize,
    },
    /// Something that would change its meaning, or be lost.
    Risky,
}

/// Looks at what follows the last member of the object.
pub(crate) fn tail(scene: &Scene<'_>, frame: &Frame, phrases: &[NounPhrase]) -> Tail {
    let reading = scene.reading();
    let end = object_end(frame, phrases);
    let at = end + 1;
    match reading.tag(at) {
        None => Tail::Kept,
        Some(Tag::To) if infinitive(scene, at) => Tail::Purpose { to: at },
        Some(Tag::Relative) => Tail::Risky,
        Some(Tag::Punct) => match reading.word(at) {
            "," if matches!(reading.tag(at + 1), Some(Tag::Relative | Tag::Negation)) => {
                Tail::Risky
            }
            "(" => Tail::Risky,
            _ => Tail::Kept,
        },
        Some(Tag::Preposition) => prepositional(scene, frame, at),
        Some(Tag::Adverb) => match reading.tag(at + 1) {
            Some(Tag::To) if infinitive(scene, at + 1) => Tail::Risky,
            Some(Tag::Preposition) if reading.word(at).ends_with("ly") => {
                prepositional(scene, frame, at + 1)
            }
            _ if reading.word(at).ends_with("ly") => Tail::Dropped { last: at },
            _ => Tail::Kept,
        },
        Some(Tag::Noun | Tag::Name | Tag::Adjective | Tag::Verb)
            if !time(scene, at) && !main_verb(scene, at) =>
        {
            Tail::Risky
        }
        _ => Tail::Kept,
    }
}

/// The last unit of trigger and object.
pub(crate) fn object_end(frame: &Frame, phrases: &[NounPhrase]) -> usize {
    phrases
        .iter()
        .map(|p| p.last)
        .chain([frame.last])
        .max()
        .unwrap_or(frame.last)
}

fn infinitive(scene: &Scene<'_>, to: usize) -> bool {
    let reading = scene.reading();
    let next = if reading.tag(to + 1) == Some(Tag::Adverb) {
        to + 2
    } else {
        to + 1
    };
    reading
        .units
        .get(next)
        .is_some_and(|u| matches!(u.tag, Tag::Verb | Tag::Auxiliary) && u.forms.any(Forms::BASE))
}

fn time(scene: &Scene<'_>, at: usize) -> bool {
    crate::english::is_time_phrase(scene.reading(), at)
}

fn main_verb(scene: &Scene<'_>, at: usize) -> bool {
    scene.reading().units[at].tag == Tag::Verb && scene.reading().units[at].is_finite()
}

/// Prepositions that say how, whence or for whom the access or the call is.
const DESCRIBING: [&str; 10] = [
    "from", "through", "via", "without", "with", "over", "using", "for", "across", "within",
];

fn prepositional(scene: &Scene<'_>, frame: &Frame, at: usize) -> Tail {
    let reading = scene.reading();
    let word = reading.word(at);
    if !DESCRIBING.contains(&word) {
        return Tail::Kept;
    }
    let Some(phrase) = reading.phrase_from(at + 1) else {
        // "without leaving Slack": a clause that describes the access.
        return if word == "without" || word == "using" {
            Tail::Risky
        } else {
            Tail::Kept
        };
    };
    let beneficiary = word == "for" && {
        let unit = &reading.units[phrase.head];
        is_person(&unit.lemma)
            || crate::english::is_group(&unit.lemma)
            || matches!(
                reading.word(phrase.head),
                "you" | "everyone" | "all" | "anyone" | "them" | "us"
            )
    };
    if word == "for" && !beneficiary {
        return if frame.noun { Tail::Risky } else { Tail::Kept };
    }
    if word == "for" && reading.tag(phrase.last + 1) == Some(Tag::To) {
        return Tail::Risky;
    }
    let facts = (phrase.first..=phrase.last)
        .any(|i| matches!(reading.tag(i), Some(Tag::Name | Tag::Number)));
    if facts {
        return Tail::Risky;
    }
    let proper =
        reading.units[phrase.head].case != crate::english::Case::Lower && !scene_is_shouted(scene);
    if proper && word != "from" {
        return Tail::Risky;
    }
    match reading.tag(phrase.last + 1) {
        None | Some(Tag::Punct | Tag::Coordinator | Tag::Subordinator | Tag::Adverb) => {
            Tail::Dropped { last: phrase.last }
        }
        _ => Tail::Risky,
    }
}

fn scene_is_shouted(scene: &Scene<'_>) -> bool {
    scene.case(scene.sentence.span) == crate::english::Case::All
}

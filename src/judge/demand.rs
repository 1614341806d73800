//! "Regulators call on OpenAI to publish …": a demand on the partner, no claim about a product.

use super::frame::Frame;
use super::object::Object;
use super::scene::{Opinion, Ruling, Scene};
use super::subject::{heads, mentions};
use crate::english::{NounPhrase, Subject, Tag, can_be_group, can_be_person, is_group, is_person};

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asker {
    /// People, an organisation, the public.
    Somebody,
    /// A product, an agent, a function.
    Something,
    /// The sentence does not say.
    Unknown,
}

/// Says whether the trigger is a demand. `None`: it cannot be one.
#[must_use]
pub(super) fn judge(
    scene: &Scene<'_>,
    frame: &Frame,
    object: &Object,
    subject: &Subject,
) -> Option<Opinion> {
    let particle = scene.reading().tag(frame.governor) == Some(Tag::Preposition);
    if scene.sets.asked.is_empty() || !particle {
        return None;
    }
    let Object::Named { head, phrases, .. } = object else {
        return None;
    };
    // Only the company can be asked: alone, or among others that can.
    let asked = scene.is_named(*head, &scene.sets.asked)
        && phrases
            .iter()
            .any(|p| p.head == *head && heads(scene, *p, &scene.sets.asked));
    if !asked {
        return None;
    }
    let wish = wish_behind(scene, frame, phrases);
    let opinion = |ruling, reason: &str| {
        Some(Opinion {
            judge: "demand",
            ruling,
            reason: reason.to_owned(),
        })
    };
    // "not to train on …": only somebody can be asked to leave off.
    let last = phrases
        .last()
        .map_or(frame.last, |p| p.last.max(frame.last));
    if scene.reading().word(last + 1) == "not" && scene.reading().word(last + 2) == "to" {
        return opinion(Ruling::Dismiss, "somebody is asked to leave something off");
    }
    match (asker(scene, frame, subject), wish) {
        (Asker::Something, _) => None,
        (Asker::Somebody, Wish::Asked) if !is_offer(scene, frame) => {
            opinion(Ruling::Dismiss, "somebody demands something of the partner")
        }
        (Asker::Somebody, Wish::Asked) => opinion(Ruling::Doubt, "people may be making a demand"),
        (Asker::Somebody, Wish::None) => None,
        (Asker::Unknown, Wish::Asked) if asks_conduct(scene, frame, phrases) => {
            opinion(Ruling::Dismiss, "what follows is asked of a company")
        }
        (Asker::Unknown, Wish::Asked) => {
            opinion(Ruling::Doubt, "it may be a demand on the partner")
        }
        (Asker::Unknown, Wish::None) => None,
    }
}

/// What follows the object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    /// "to publish …", "for clarity", "not to …".
    Asked,
    /// Nothing that somebody could be asked.
    None,
}

fn wish_behind(scene: &Scene<'_>, frame: &Frame, phrases: &[NounPhrase]) -> Wish {
    let reading = scene.reading();
    let from = phrases
        .last()
        .map_or(frame.last, |p| p.last.max(frame.last));
    let end = reading.units.len().min(from + 14);
    for i in from + 1..end {
        match reading.word(i) {
            "to" | "for" | "that" => return Wish::Asked,
            "." | ";" | "?" | "!" => break,
            _ => {}
        }
    }
    Wish::None
}

/// What a company is asked to do, and a model is not.
const CONDUCT: [&str; 66] = [
    "be",
    "cease",
    "correct",
    "delete",
    "desist",
    "erase",
    "submit",
    "label",
    "license",
    "credit",
    "admit",
    "acknowledge",
    "agree",
    "apologise",
    "consult",
    "limit",
    "restore",
    "return",
    "abandon",
    "act",
    "address",
    "adopt",
    "answer",
    "apologize",
    "apologise",
    "change",
    "clarify",
    "commit",
    "compensate",
    "comply",
    "cooperate",
    "disclose",
    "drop",
    "end",
    "explain",
    "follow",
    "halt",
    "honor",
    "honour",
    "improve",
    "join",
    "justify",
    "keep",
    "lower",
    "open",
    "pause",
    "pay",
    "protect",
    "publish",
    "reconsider",
    "refrain",
    "release",
    "remove",
    "respect",
    "reveal",
    "share",
    "slow",
    "stop",
    "support",
    "suspend",
    "testify",
    "treat",
    "uphold",
    "withdraw",
    "ensure",
    "guarantee",
];

/// Whether the infinitive behind the object is of that kind.
fn asks_conduct(scene: &Scene<'_>, frame: &Frame, phrases: &[NounPhrase]) -> bool {
    let reading = scene.reading();
    let from = phrases
        .last()
        .map_or(frame.last, |p| p.last.max(frame.last));
    let end = reading.units.len().min(from + 14);
    (from + 1..end)
        .find(|i| reading.word(*i) == "to")
        .and_then(|to| {
            (to + 1..end).find(|i| reading.tag(*i) == Some(Tag::Verb) || reading.word(*i) == "be")
        })
        .is_some_and(|verb| CONDUCT.contains(&reading.units[verb].lemma.as_str()))
}

/// "You can call on OpenAI to …" offers what a product can do.
fn is_offer(scene: &Scene<'_>, frame: &Frame) -> bool {
    frame.verb.as_ref().is_some_and(|g| {
        g.auxiliaries
            .iter()
            .any(|a| matches!(scene.reading().word(*a), "can" | "could" | "may"))
    })
}

fn asker(scene: &Scene<'_>, frame: &Frame, subject: &Subject) -> Asker {
    let Some(phrase) = subject.main() else {
        let passive = frame.passive;
        return if passive {
            Asker::Unknown
        } else {
            Asker::Something
        };
    };
    let reading = scene.reading();
    let unit = &reading.units[phrase.head];
    let word = reading.word(phrase.head);
    if mentions(scene, phrase, &scene.sets.own)
        || scene.sets.able.contains(&unit.lemma)
        || unit.compound
    {
        return Asker::Something;
    }
    if scene.is_named(phrase.head, &scene.sets.others) {
        return Asker::Somebody;
    }
    match word {
        "we" | "i" | "he" | "she" | "everyone" | "everybody" | "many" | "others" | "people"
        | "who" | "critics" | "some" | "several" | "both" | "those" => return Asker::Somebody,
        "they" => return pronoun(scene),
        "you" => return Asker::Unknown,
        "it" | "this" | "that" | "which" | "these" | "one" | "each" => return Asker::Something,
        _ => {}
    }
    if unit.tag == Tag::Name {
        return Asker::Something;
    }
    if is_person(&unit.lemma)
        || is_group(&unit.lemma)
        || reading.units[phrase.first..phrase.last]
            .iter()
            .any(|u| u.tag == Tag::Noun && is_person(&u.lemma))
    {
        return Asker::Somebody;
    }
    let common = crate::english::classes(word).noun > 0;
    if SPEAKING.contains(&unit.lemma.as_str()) {
        return Asker::Somebody;
    }
    if can_be_person(&unit.lemma) || can_be_group(&unit.lemma) {
        return Asker::Unknown;
    }
    // "Amnesty has called on …": a singular without an article is a name.
    let bare =
        phrase.first == phrase.head && !unit.plural && unit.case == crate::english::Case::Initial;
    if bare {
        return Asker::Unknown;
    }
    let proper = unit.case != crate::english::Case::Lower && (phrase.head > 0 || !common);
    if proper {
        Asker::Unknown
    } else {
        Asker::Something
    }
}

/// Documents that speak for those who wrote them.
const SPEAKING: [&str; 25] = [
    "demand",
    "call",
    "plea",
    "request",
    "document",
    "letter",
    "resolution",
    "petition",
    "motion",
    "bill",
    "report",
    "statement",
    "editorial",
    "article",
    "complaint",
    "order",
    "ruling",
    "manifesto",
    "declaration",
    "campaign",
    "decision",
    "brief",
    "appeal",
    "proposal",
    "amendment",
];

/// "they": the nearest plural subject of people before.
fn pronoun(scene: &Scene<'_>) -> Asker {
    let people = |lemma: &str| is_person(lemma) || is_group(lemma);
    let earlier = scene
        .earlier
        .iter()
        .flat_map(|earlier| earlier.reading.units.iter())
        .chain(scene.reading().units.iter())
        .filter(|u| u.tag == Tag::Noun && u.plural)
        .map(|u| people(&u.lemma) && !scene.sets.able.contains(&u.lemma))
        .collect::<Vec<_>>();
    match earlier.as_slice() {
        [] => Asker::Unknown,
        all if all.iter().all(|p| *p) => Asker::Somebody,
        all if all.iter().any(|p| *p) => Asker::Unknown,
        _ => Asker::Something,
    }
}

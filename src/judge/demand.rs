//! "Regulators call on OpenAI to publish …": a demand on the partner, no claim about a product.

use super::frame::Frame;
use super::object::Object;
use super::scene::{Opinion, Ruling, Scene};
use super::subject::{heads, mentions};
use crate::english::{
    Forms, NounPhrase, Subject, Tag, can_be_group, can_be_person, is_group, is_person,
};

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
    let (head, phrases) = match object {
        Object::Named { head, phrases, .. } => (head, phrases),
        Object::Generic(pronoun) => return of_pronoun(scene, frame, *pronoun, subject),
        _ => return None,
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
        // "Jira calls on OpenAI to summarise": what happens again and again is no demand.
        (Asker::Unknown, Wish::Asked) if is_habit(scene, frame) => None,
        (Asker::Unknown, Wish::Asked) => {
            opinion(Ruling::Doubt, "it may be a demand on the partner")
        }
        (Asker::Unknown, Wish::None) => None,
    }
}

/// "OpenAI published …. Consumer groups called on it to …": the pronoun stands for the partner.
fn of_pronoun(
    scene: &Scene<'_>,
    frame: &Frame,
    pronoun: NounPhrase,
    subject: &Subject,
) -> Option<Opinion> {
    let demanded = scene.reading().tag(pronoun.head) == Some(Tag::Pronoun)
        && asker(scene, frame, subject) == Asker::Somebody
        && wish_behind(scene, frame, &[pronoun]) == Wish::Asked
        && asks_conduct(scene, frame, &[pronoun]);
    demanded.then(|| Opinion {
        judge: "demand",
        ruling: Ruling::Dismiss,
        reason: "somebody demands something".to_owned(),
    })
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

/// What a product has a model do for it, and what nobody asks of a company.
const TASKS: [&str; 66] = [
    "analyse",
    "analyze",
    "assess",
    "assist",
    "automate",
    "calculate",
    "categorise",
    "categorize",
    "chat",
    "check",
    "classify",
    "code",
    "compare",
    "complete",
    "compose",
    "compute",
    "convert",
    "create",
    "debug",
    "decide",
    "describe",
    "detect",
    "draft",
    "edit",
    "embed",
    "enrich",
    "evaluate",
    "extract",
    "fetch",
    "fill",
    "find",
    "flag",
    "gather",
    "generate",
    "get",
    "handle",
    "identify",
    "interpret",
    "match",
    "moderate",
    "parse",
    "personalise",
    "personalize",
    "plan",
    "polish",
    "power",
    "predict",
    "prepare",
    "process",
    "rank",
    "reason",
    "recommend",
    "reply",
    "resolve",
    "rewrite",
    "route",
    "score",
    "sort",
    "suggest",
    "summarise",
    "summarize",
    "tag",
    "transcribe",
    "translate",
    "triage",
    "write",
];

/// Whether the infinitive behind the object is something that a company is asked to do: no task
/// for a model, or a thing of the company's own ("its launch").
fn asks_conduct(scene: &Scene<'_>, frame: &Frame, phrases: &[NounPhrase]) -> bool {
    let reading = scene.reading();
    let from = phrases
        .last()
        .map_or(frame.last, |p| p.last.max(frame.last));
    let end = reading.units.len().min(from + 14);
    let infinitive = (from + 1..end)
        .find(|i| reading.word(*i) == "to")
        .and_then(|to| {
            (to + 1..end).find(|i| reading.tag(*i) == Some(Tag::Verb) || reading.word(*i) == "be")
        });
    let Some(verb) = infinitive else {
        return true;
    };
    let own = (verb + 1..reading.units.len().min(verb + 6)).any(|i| reading.word(i) == "its");
    own || !TASKS.contains(&reading.units[verb].lemma.as_str())
}

/// "You can call on OpenAI to …" offers what a product can do.
fn is_offer(scene: &Scene<'_>, frame: &Frame) -> bool {
    frame.verb.as_ref().is_some_and(|g| {
        g.auxiliaries
            .iter()
            .any(|a| matches!(scene.reading().word(*a), "can" | "could" | "may"))
    })
}

/// Whether the verb is in the simple present: what a product does, and no news of a demand.
fn is_habit(scene: &Scene<'_>, frame: &Frame) -> bool {
    frame.verb.as_ref().is_some_and(|group| {
        group.auxiliaries.is_empty() && scene.reading().units[group.verb].forms.any(Forms::PRESENT3)
    })
}

/// Whether a person or a group is named in `phrase`: its head, a part of it, or the last part of
/// a compound ("co-founder").
fn names_people(scene: &Scene<'_>, phrase: NounPhrase) -> bool {
    scene.reading().units[phrase.first..=phrase.last]
        .iter()
        .enumerate()
        .filter(|(_, u)| u.tag == Tag::Noun)
        .any(|(at, u)| {
            let last = u.lemma.rsplit('-').next().unwrap_or_default();
            let head = phrase.first + at == phrase.head;
            is_person(last) || head && is_group(last)
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
    if mentions(scene, phrase, &scene.sets.own) || scene.sets.able.contains(&unit.lemma) {
        return Asker::Something;
    }
    if names_people(scene, phrase) {
        return Asker::Somebody;
    }
    if unit.compound {
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

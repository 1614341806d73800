//! "Regulators call on OpenAI to publish …": a demand on the partner, no claim about a product.

mod asker;
mod words;

use crate::finding::Judge;
use asker::{Asker, asker, is_habit};
use words::TASKS;

use super::frame::Frame;
use super::object::Object;
use super::scene::{Opinion, Ruling, Scene};
use super::subject::heads;
use sayso_english::{NounPhrase, Subject, Tag};

/// Says whether the trigger is a demand. `None`: it cannot be one.
#[must_use]
pub(super) fn judge(
    scene: &Scene<'_>,
    frame: &Frame,
    object: &Object,
    subject: &Subject,
) -> Option<Opinion> {
    // One calls on somebody; who taps into something asks for nothing.
    let particle = matches!(scene.reading().word(frame.governor), "on" | "upon");
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
            judge: Judge::Demand,
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
        judge: Judge::Demand,
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
    let behind = phrases
        .last()
        .map_or(frame.last, |p| p.last.max(frame.last));
    // "Called on by senators to explain, OpenAI": who is asked stands behind the wish.
    let before = frame.passive && phrases.iter().all(|p| p.first > frame.governor);
    let from = if before { frame.governor } else { behind };
    let end = reading.units.len().min(from + 14);
    for i in from + 1..end {
        match reading.word(i) {
            // "for every draft" says how often, ", and that is all" nothing of the object.
            "for" if matches!(reading.word(i + 1), "all" | "any" | "each" | "every") => {}
            "that" if reading.tag(i - 1) == Some(Tag::Coordinator) => {}
            "to" | "for" | "that" => return Wish::Asked,
            "." | ";" | "?" | "!" => break,
            _ => {}
        }
    }
    Wish::None
}

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

//! "Regulators call on OpenAI to publish …": a demand on the partner, no claim about a product.

mod asker;

use crate::finding::Judge;
use asker::{Asker, asker, is_habit};

use super::match_context::{Effect, MatchContext, Verdict};
use super::object::Object;
use super::predicate::Predicate;
use super::subject::heads;
use sayso_english::{NounPhrase, Subject, Tag, is_task};

/// Says whether the trigger is a demand. `None`: it cannot be one.
#[must_use]
pub(super) fn judge(
    ctx: &MatchContext<'_>,
    predicate: &Predicate,
    object: &Object,
    subject: &Subject,
) -> Option<Verdict> {
    // Only "call on" asks people; "tap into" asks for nothing.
    let particle = matches!(ctx.reading().word(predicate.governor), "on" | "upon");
    if ctx.sets.asked.is_empty() || !particle {
        return None;
    }
    let (head, phrases) = match object {
        Object::Named { head, phrases, .. } => (head, phrases),
        Object::Generic(pronoun) => return of_pronoun(ctx, predicate, *pronoun, subject),
        _ => return None,
    };
    // Only the company can be asked: alone, or among others that can.
    let asked = ctx.is_named(*head, &ctx.sets.asked)
        && phrases
            .iter()
            .any(|p| p.head == *head && heads(ctx, *p, &ctx.sets.asked));
    if !asked {
        return None;
    }
    let wish = wish_behind(ctx, predicate, phrases);
    let verdict = |effect, reason: &str| {
        Some(Verdict {
            judge: Judge::Demand,
            effect,
            reason: reason.to_owned(),
        })
    };
    // "not to train on …": only people can be asked not to.
    let last = phrases
        .last()
        .map_or(predicate.last, |p| p.last.max(predicate.last));
    if ctx.reading().word(last + 1) == "not" && ctx.reading().word(last + 2) == "to" {
        return verdict(Effect::Dismiss, "someone is asked not to do something");
    }
    match (asker(ctx, predicate, subject), wish) {
        (Asker::Something, _) => None,
        (Asker::Person, Wish::Asked) if !is_offer(ctx, predicate) => {
            verdict(Effect::Dismiss, "someone asks the partner for something")
        }
        (Asker::Person, Wish::Asked) => verdict(Effect::Doubt, "people may be making a demand"),
        (Asker::Person, Wish::None) => None,
        (Asker::Unknown, Wish::Asked) if asks_conduct(ctx, predicate, phrases) => {
            verdict(Effect::Dismiss, "what follows is asked of a company")
        }
        // "Jira calls on OpenAI to summarise": what happens again and again is no demand.
        (Asker::Unknown, Wish::Asked) if is_habit(ctx, predicate) => None,
        (Asker::Unknown, Wish::Asked) => {
            verdict(Effect::Doubt, "it may be a demand on the partner")
        }
        (Asker::Unknown, Wish::None) => None,
    }
}

/// "OpenAI published …. Consumer groups called on it to …": the pronoun stands for the partner.
fn of_pronoun(
    ctx: &MatchContext<'_>,
    predicate: &Predicate,
    pronoun: NounPhrase,
    subject: &Subject,
) -> Option<Verdict> {
    let demanded = ctx.reading().tag(pronoun.head) == Some(Tag::Pronoun)
        && asker(ctx, predicate, subject) == Asker::Person
        && wish_behind(ctx, predicate, &[pronoun]) == Wish::Asked
        && asks_conduct(ctx, predicate, &[pronoun]);
    demanded.then(|| Verdict {
        judge: Judge::Demand,
        effect: Effect::Dismiss,
        reason: "someone asks for something".to_owned(),
    })
}

/// What follows the object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    /// "to publish …", "for clarity", "not to …".
    Asked,
    /// Nothing that people could be asked to do.
    None,
}

fn wish_behind(ctx: &MatchContext<'_>, predicate: &Predicate, phrases: &[NounPhrase]) -> Wish {
    let reading = ctx.reading();
    let behind = phrases
        .last()
        .map_or(predicate.last, |p| p.last.max(predicate.last));
    // "Called on by senators to explain, OpenAI": who is asked is after the wish.
    let before = predicate.passive && phrases.iter().all(|p| p.first > predicate.governor);
    let from = if before { predicate.governor } else { behind };
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

/// Whether the infinitive after the object is something that a company is asked to do: no task
/// for a model, or a thing of the company's own ("its launch").
fn asks_conduct(ctx: &MatchContext<'_>, predicate: &Predicate, phrases: &[NounPhrase]) -> bool {
    let reading = ctx.reading();
    let from = phrases
        .last()
        .map_or(predicate.last, |p| p.last.max(predicate.last));
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
    own || !is_task(&reading.units[verb].lemma)
}

/// "You can call on OpenAI to …" offers what a product can do.
fn is_offer(ctx: &MatchContext<'_>, predicate: &Predicate) -> bool {
    predicate.verb.as_ref().is_some_and(|g| {
        g.auxiliaries
            .iter()
            .any(|a| matches!(ctx.reading().word(*a), "can" | "could" | "may"))
    })
}

//! What must, or must not, stand near a match.

use super::scene::{Opinion, Ruling, Scene};
use crate::finding::Judge;
use crate::matcher::{Match, Slot};
use sayso_policy::{Condition, Within};

/// Says whether the rule's `near` or `unless` speaks against the match.
#[must_use]
pub(super) fn judge(scene: &Scene<'_>, elsewhere: &dyn Fn(Slot) -> bool) -> Option<Opinion> {
    let dismiss = |reason: String| {
        Some(Opinion {
            judge: Judge::Context,
            ruling: Ruling::Dismiss,
            reason,
        })
    };
    if let Some(near) = &scene.rule.near
        && find(scene, near, Slot::Near, elsewhere).is_none()
    {
        return dismiss("what the rule wants nearby is not there".to_owned());
    }
    if let Some(unless) = &scene.rule.unless
        && let Some(found) = find(scene, unless, Slot::Unless, elsewhere)
    {
        return dismiss(match found {
            Some(m) => format!("“{}” is nearby", scene.visible(m.span)),
            None => "the document contains words that excuse it".to_owned(),
        });
    }
    None
}

/// The match that meets the condition; `Some(None)` where it stands in another block.
fn find<'s>(
    scene: &Scene<'s>,
    condition: &Condition,
    slot: Slot,
    elsewhere: &dyn Fn(Slot) -> bool,
) -> Option<Option<&'s Match>> {
    let here = scene.matches.iter().find(|m| {
        m.phrase.lexicon == scene.hit.phrase.lexicon
            && m.phrase.rule == scene.hit.phrase.rule
            && m.phrase.slot == slot
            && (condition.within != Within::Sentence || scene.sentence.span.contains(m.span))
    });
    match here {
        Some(m) => Some(Some(m)),
        None => {
            let met = match condition.within {
                Within::Sentence => false,
                Within::Paragraph => (scene.in_block)(slot),
                Within::Document => elsewhere(slot),
            };
            met.then_some(None)
        }
    }
}

//! Text in which a match never counts: code, addresses, longer phrases that the rule excepts, and
//! approved wording.

use super::identifier;
use super::scene::{Opinion, Ruling, Scene};
use crate::document::{BlockKind, MarkKind};
use crate::finding::Judge;
use crate::matcher::Slot;

/// Says whether the match lies in text that no reader takes as a claim.
#[must_use]
pub(super) fn judge(scene: &Scene<'_>) -> Option<Opinion> {
    let dismiss = |judge, reason: String| {
        Some(Opinion {
            judge,
            ruling: Ruling::Dismiss,
            reason,
        })
    };
    if scene.block.kind == BlockKind::Code {
        return dismiss(Judge::Code, "it stands in a code block".to_owned());
    }
    let words: Vec<_> = scene.hit.words().map(|w| scene.prose(w)).collect();
    let inside = |kind| {
        words
            .iter()
            .flat_map(|w| scene.document.marks.covering(*w))
            .any(|m| m.kind == kind)
    };
    if inside(MarkKind::Code) {
        return dismiss(Judge::Code, "it is formatted as code".to_owned());
    }
    if let Some(reason) = identifier::partly(scene, &words) {
        return dismiss(Judge::Code, reason.to_owned());
    }
    if inside(MarkKind::Untranslated) {
        return dismiss(
            Judge::Code,
            "it is marked as not to be translated".to_owned(),
        );
    }
    if inside(MarkKind::Foreign) {
        return dismiss(Judge::Code, "it is marked as another language".to_owned());
    }
    // Most rules except nothing, and a sentence can have very many matches.
    let excepts = !scene.rule.except.is_empty();
    let covering = scene.matches.iter().filter(|_| excepts).find(|m| {
        m.phrase.lexicon == scene.hit.phrase.lexicon
            && m.phrase.rule == scene.hit.phrase.rule
            && m.phrase.slot == Slot::Except
            && scene.hit.words().any(|w| m.words().any(|own| own == w))
    });
    if let Some(m) = covering {
        return dismiss(
            Judge::Exception,
            format!("it is part of “{}”", scene.visible(m.span)),
        );
    }
    // Approved wording is in text order, so only what reaches to the match is looked at.
    let from = scene
        .approved
        .partition_point(|a| a.end <= scene.hit.span.start);
    let approved = scene.approved[from..]
        .iter()
        .take_while(|a| a.start < scene.hit.span.end)
        .find(|a| scene.hit.words().any(|w| a.contains(w)));
    if let Some(span) = approved {
        return dismiss(
            Judge::Approved,
            format!(
                "its words belong to the approved “{}”",
                scene.visible(*span)
            ),
        );
    }
    None
}

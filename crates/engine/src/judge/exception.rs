//! Text in which a match never counts: code, addresses, longer phrases that the rule excepts, and
//! approved wording.

use super::identifier;
use super::scene::{NameAt, Opinion, Ruling, Scene};
use crate::finding::Judge;
use crate::matcher::{Match, Slot};
use sayso_documents::{BlockKind, MarkKind};
use sayso_policy::{Pattern, RuleKind};

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
    if is_no_name(scene) {
        let reason = format!(
            "“{}” counts as a name only beside a clear one",
            scene.visible(scene.hit.span)
        );
        return dismiss(Judge::Phrase, reason);
    }
    // Most rules except nothing, and a sentence can have very many matches.
    let excepts = !scene.rule.except.is_empty();
    let covering = scene.matches.iter().filter(|_| excepts).find(|m| {
        m.phrase.lexicon == scene.hit.phrase.lexicon
            && m.phrase.rule == scene.hit.phrase.rule
            && m.phrase.slot == Slot::Except
            && overlap(scene.hit, m)
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
        .find(|a| scene.hit.words().any(|w| a.contains(w)))
        .filter(|_| !is_spelling(scene));
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

/// Whether two matches share a word, or a part of one: "zero-emission" is one word of a phrase, and
/// two of another.
fn overlap(one: &Match, other: &Match) -> bool {
    let mut words = one.words();
    words.any(|w| {
        let mut others = other.words();
        others.any(|o| o.start < w.end && w.start < o.end)
    })
}

/// Whether the rule only wants the matched words written in another way: approved wording is to be
/// spelt right, too.
fn is_spelling(scene: &Scene<'_>) -> bool {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let own = letters(&scene.visible(scene.hit.span));
    let mut rewrites = scene.rule.rewrite.iter();
    scene.rule.kind == RuleKind::Preferred && rewrites.any(|r| letters(&r.template) == own)
}

/// Whether the phrase cannot do without a name, and what stands there only looks like one: an
/// ambiguous name counts in clear company.
fn is_no_name(scene: &Scene<'_>) -> bool {
    let phrase = &scene.rule.phrases[scene.hit.phrase.index as usize];
    needs_name(&phrase.pattern)
        && !scene.hit.words().any(|word| {
            let names = &scene.sentence.names;
            let ends =
                |group: &Vec<NameAt>| group.first().is_some_and(|n| n.span.end <= word.start);
            let name = names
                .get(names.partition_point(ends))
                .and_then(|g| g.first());
            name.is_some_and(|n| n.span.start < word.end)
        })
}

fn needs_name(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::Names(_) => true,
        Pattern::Word(_) | Pattern::Class(_) | Pattern::Maybe(_) => false,
        Pattern::Sequence(all) => all.iter().any(needs_name),
        Pattern::Either(all) => all.iter().all(needs_name),
        Pattern::Near { left, right, .. } => needs_name(left) || needs_name(right),
    }
}

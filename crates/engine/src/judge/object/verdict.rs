//! What the object means for the match: it is kept, graded by what the text around names, or dismissed.

use super::Object;
use crate::finding::Judge;
use crate::judge::scene::{Opinion, Ruling, Scene};
use sayso_english::{NounPhrase, Tag};

/// What the object means for the match, and which name it rests on.
#[must_use]
pub(in crate::judge) fn judge(scene: &Scene<'_>, object: &Object) -> Opinion {
    let opinion = |ruling, reason: String| Opinion {
        judge: Judge::Object,
        ruling,
        reason,
    };
    let said = |phrase: &NounPhrase| scene.visible(scene.reading().span(phrase.first, phrase.last));
    match object {
        Object::Named {
            by_relation: true,
            head,
            ..
        } => opinion(
            Ruling::Doubt,
            format!(
                "the object belongs to “{}”",
                scene.visible(scene.reading().units[*head].span)
            ),
        ),
        Object::Named { head, .. } => opinion(
            Ruling::Keep,
            format!(
                "the object is “{}”",
                scene.visible(scene.reading().units[*head].span)
            ),
        ),
        Object::Generic(phrase) if opens_list(scene, phrase.last) => opinion(
            Ruling::Keep,
            format!("“{}” are listed behind the colon", said(phrase)),
        ),
        Object::Generic(phrase) => match &scene.rule.generic {
            Some(generic) if scene.company.object_in_paragraph => opinion(
                Ruling::Infer(generic.level),
                format!("“{}” can refer to a name in the paragraph", said(phrase)),
            ),
            _ => opinion(
                Ruling::Dismiss,
                format!("“{}” refers to no name in the paragraph", said(phrase)),
            ),
        },
        Object::Other(phrase) => {
            opinion(Ruling::Dismiss, format!("the object is “{}”", said(phrase)))
        }
        Object::Missing => bare(scene),
    }
}

/// "enables access to:": whether a list of which an object name is an item opens behind the unit at
/// `last`.
fn opens_list(scene: &Scene<'_>, last: usize) -> bool {
    let reading = scene.reading();
    scene.company.object_listed
        && (last + 1..reading.units.len())
            .find(|i| !matches!(reading.tag(*i), Some(Tag::To | Tag::Preposition)))
            .is_some_and(|i| reading.word(i) == ":" && i + 1 == reading.units.len())
}

fn bare(scene: &Scene<'_>) -> Opinion {
    let opinion = |ruling, reason: &str| Opinion {
        judge: Judge::Object,
        ruling,
        reason: reason.to_owned(),
    };
    let trigger = scene.trigger();
    if trigger.last().is_some_and(|last| opens_list(scene, *last)) {
        return opinion(Ruling::Keep, "the list behind the colon names one");
    }
    let company = scene.company;
    let level = scene.rule.bare.and_then(|b| {
        if company.object_in_paragraph {
            b.paragraph
        } else if company.object_in_document && company.own_in_document {
            b.document
        } else {
            None
        }
    });
    match level {
        Some(level) => opinion(
            Ruling::Infer(level),
            "no object is named, but the text around names one",
        ),
        None => opinion(Ruling::Dismiss, "no object is named"),
    }
}

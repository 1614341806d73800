//! What the object means for the match: it is kept, graded by what the text around names, or dismissed.

use super::Object;
use crate::finding::Judge;
use crate::judge::match_context::{Effect, MatchContext, Verdict};
use sayso_english::{NounPhrase, Tag};

/// What the object means for the match, and which name it rests on.
#[must_use]
pub(in crate::judge) fn judge(ctx: &MatchContext<'_>, object: &Object) -> Verdict {
    let verdict = |effect, reason: String| Verdict {
        judge: Judge::Object,
        effect,
        reason,
    };
    let said = |phrase: &NounPhrase| ctx.visible(ctx.reading().span(phrase.first, phrase.last));
    match object {
        Object::Named {
            by_relation: true,
            head,
            ..
        } => verdict(
            Effect::Doubt,
            format!(
                "the object belongs to “{}”",
                ctx.visible(ctx.reading().units[*head].span)
            ),
        ),
        Object::Named { head, .. } => verdict(
            Effect::Keep,
            format!(
                "the object is “{}”",
                ctx.visible(ctx.reading().units[*head].span)
            ),
        ),
        Object::Generic(phrase) if opens_list(ctx, phrase.last) => verdict(
            Effect::Keep,
            format!("“{}” are listed after the colon", said(phrase)),
        ),
        Object::Generic(phrase) => match &ctx.rule.generic {
            Some(generic) if ctx.nearby.object_in_paragraph => verdict(
                Effect::Infer(generic.level),
                format!("“{}” can refer to a name in the paragraph", said(phrase)),
            ),
            _ => verdict(
                Effect::Dismiss,
                format!("“{}” refers to no name in the paragraph", said(phrase)),
            ),
        },
        Object::Other(phrase) => {
            verdict(Effect::Dismiss, format!("the object is “{}”", said(phrase)))
        }
        Object::Missing => bare(ctx),
    }
}

/// "enables access to:": whether a list of which an object name is an item opens after the unit at
/// `last`.
fn opens_list(ctx: &MatchContext<'_>, last: usize) -> bool {
    let reading = ctx.reading();
    ctx.nearby.object_listed
        && (last + 1..reading.units.len())
            .find(|i| !matches!(reading.tag(*i), Some(Tag::To | Tag::Preposition)))
            .is_some_and(|i| reading.word(i) == ":" && i + 1 == reading.units.len())
}

fn bare(ctx: &MatchContext<'_>) -> Verdict {
    let verdict = |effect, reason: &str| Verdict {
        judge: Judge::Object,
        effect,
        reason: reason.to_owned(),
    };
    let trigger = ctx.trigger();
    if trigger.last().is_some_and(|last| opens_list(ctx, *last)) {
        return verdict(Effect::Keep, "the list after the colon names one");
    }
    let nearby = ctx.nearby;
    let level = ctx.rule.bare.and_then(|b| {
        if nearby.object_in_paragraph {
            b.paragraph
        } else if nearby.object_in_document && nearby.own_in_document {
            b.document
        } else {
            None
        }
    });
    match level {
        Some(level) => verdict(
            Effect::Infer(level),
            "no object is named, but the text around names one",
        ),
        None => verdict(Effect::Dismiss, "no object is named"),
    }
}

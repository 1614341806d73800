//! Conditions of a rule: what must, or must not, be near a match.

use super::match_context::{Effect, MatchContext, Verdict};
use crate::finding::Judge;
use crate::matcher::{Match, Slot};
use sayso_policy::{Condition, Order, RuleKind, Within};

/// Says whether the rule's `near` or `unless` excludes the match.
#[must_use]
pub(super) fn judge(ctx: &MatchContext<'_>, elsewhere: &dyn Fn(Slot) -> bool) -> Option<Verdict> {
    let dismiss = |reason: String| {
        Some(Verdict {
            judge: Judge::Context,
            effect: Effect::Dismiss,
            reason,
        })
    };
    if let Some(near) = &ctx.rule.near
        && find(ctx, near, Slot::Near, elsewhere).is_none()
    {
        return dismiss("what the rule wants nearby is not there".to_owned());
    }
    if let Some(unless) = &ctx.rule.unless
        && let Some(found) = find(ctx, unless, Slot::Unless, elsewhere)
    {
        return dismiss(match found {
            Some(m) if ctx.rule.kind == RuleKind::Required => {
                format!("what it requires is there: “{}”", ctx.visible(m.span))
            }
            None if ctx.rule.kind == RuleKind::Required => "what it requires is there".to_owned(),
            Some(m) => format!("“{}” is nearby", ctx.visible(m.span)),
            None => "the document contains words that excuse it".to_owned(),
        });
    }
    let qualified = ctx.rule.qualified.as_ref()?;
    let found = find(ctx, &qualified.by, Slot::Qualified, elsewhere)?;
    let words = found.map_or("the text around".to_owned(), |m| {
        format!("“{}”", ctx.visible(m.span))
    });
    Some(Verdict {
        judge: Judge::Context,
        effect: qualified.level.map_or(Effect::Dismiss, Effect::Cap),
        reason: format!("{words} qualifies it"),
    })
}

/// Whether required text that is there must be, and is, on the right side of the match.
fn is_in_order(ctx: &MatchContext<'_>, slot: Slot, m: &Match) -> bool {
    match ctx.rule.order.filter(|_| slot == Slot::Unless) {
        None => true,
        Some(Order::Before) => m.span.end <= ctx.hit.span.start,
        Some(Order::After) => m.span.start >= ctx.hit.span.end,
    }
}

/// The match that meets the condition; `Some(None)` where it is in another block.
fn find<'s>(
    ctx: &MatchContext<'s>,
    condition: &Condition,
    slot: Slot,
    elsewhere: &dyn Fn(Slot) -> bool,
) -> Option<Option<&'s Match>> {
    // Few matches are in one sentence.
    let here = ctx.matches.iter().find(|m| {
        m.phrase.lexicon == ctx.hit.phrase.lexicon
            && m.phrase.rule == ctx.hit.phrase.rule
            && m.phrase.slot == slot
            && is_in_order(ctx, slot, m)
            && (condition.within != Within::Sentence || ctx.sentence.span.contains(m.span))
    });
    match here {
        Some(m) => Some(Some(m)),
        None => {
            let met = match condition.within {
                Within::Sentence => false,
                Within::Paragraph => (ctx.in_block)(slot),
                Within::Section | Within::Document => elsewhere(slot),
            };
            met.then_some(None)
        }
    }
}

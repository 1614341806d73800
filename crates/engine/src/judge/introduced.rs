//! What introduces the block: an item under "This is not:", a cell in the column "Do not say".

use super::match_context::{Effect, LeadIn, MatchContext, Verdict};
use crate::finding::Judge;

/// Says whether a heading, a list or a table denies or quotes what the block says. `None`: it does not.
#[must_use]
pub(super) fn judge(ctx: &MatchContext<'_>) -> Option<Verdict> {
    let LeadIn { text, wording } = ctx.lead_in?;
    let (judge, effect) = match ctx.rule.denied {
        _ if *wording => (Judge::Mention, Effect::Dismiss),
        Some(level) => (Judge::Denial, Effect::Set(level)),
        None => (Judge::Denial, Effect::Dismiss),
    };
    Some(Verdict {
        judge,
        effect,
        reason: format!("“{text}” denies or quotes it"),
    })
}

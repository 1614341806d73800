//! Whether the claim is denied, and by which word.

use super::governing::Governing;
use super::match_context::{Effect, MatchContext, Verdict};
use super::predicate::Predicate;
use crate::finding::Judge;
use sayso_english::{Reading, Tag};
use sayso_policy::Level;

/// The unit that denies the claim, if one does.
#[must_use]
pub(super) fn denied_by(
    ctx: &MatchContext<'_>,
    predicate: &Predicate,
    governing: Governing,
) -> Option<usize> {
    let first = predicate.verb.as_ref().map_or(predicate.first, |g| g.first);
    let challenged = ctx.is_question() && negated_question(ctx.reading(), first);
    governing.denied.filter(|_| !challenged)
}

/// "Why not call on ChatGPT?", "Doesn't your runtime call on ChatGPT?", "Who says it can't call
/// on ChatGPT?": the question claims.
fn negated_question(reading: &Reading<'_>, first: usize) -> bool {
    let low = first.saturating_sub(20);
    let challenged = reading.word(0) == "who" && matches!(reading.word(1), "says" | "said");
    challenged || (low..first).any(|i| reading.tag(i) == Some(Tag::Negation))
}

/// Grades a denied claim, and one that is not to be put into words. `None`: it is neither.
#[must_use]
pub(super) fn judge(
    ctx: &MatchContext<'_>,
    governing: Governing,
    denied_by: Option<usize>,
) -> Option<Verdict> {
    // Whoever forbids the wording repeats it, which counts where a denial counts.
    let unsaid = governing
        .unsaid
        .filter(|_| ctx.rule.denied.is_none_or(|level| level < Level::Warning));
    let at = denied_by.or(unsaid)?;
    let word = ctx.visible(ctx.reading().units[at].span);
    Some(Verdict {
        judge: Judge::Denial,
        effect: ctx.rule.denied.map_or(Effect::Dismiss, Effect::Set),
        reason: format!("“{word}” denies the claim"),
    })
}

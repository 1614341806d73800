//! Advice to the reader, in the imperative: "Treat a cold with rest".

use super::match_context::{Effect, MatchContext, Verdict};
use super::predicate::Predicate;
use crate::finding::Judge;
use sayso_english::{Forms, Mood};

/// Grades a command at the rule's level of those. `None`: it is none, or the rule treats it like a claim.
#[must_use]
pub(super) fn judge(ctx: &MatchContext<'_>, predicate: &Predicate) -> Option<Verdict> {
    let grade = ctx.rule.imperative?;
    let group = predicate.verb.as_ref()?;
    let commands =
        group.mood == Mood::Subjectless && ctx.reading().units[group.first].forms.any(Forms::BASE);
    commands.then(|| Verdict {
        judge: Judge::Use,
        effect: grade.map_or(Effect::Dismiss, Effect::Set),
        reason: "it is advice to the reader".to_owned(),
    })
}

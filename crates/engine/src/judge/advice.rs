//! Advice to the reader, in the imperative: "Treat a cold with rest".

use super::match_context::{Effect, MatchContext, Verdict};
use super::predicate::Predicate;
use crate::finding::Judge;
use sayso_english::{Forms, Reading, Relation};

/// So many verbs may be joined.
const STEPS: usize = 8;

/// Grades a command at the rule's level of those. `None`: it is none, or the rule treats it like a claim.
#[must_use]
pub(super) fn judge(ctx: &MatchContext<'_>, predicate: &Predicate) -> Option<Verdict> {
    let grade = ctx.rule.imperative?;
    let verb = predicate.verb.as_ref()?.verb;
    let commands = is_imperative(ctx.reading(), verb);
    commands.then(|| Verdict {
        judge: Judge::Use,
        effect: grade.map_or(Effect::Dismiss, Effect::Set),
        reason: "it is advice to the reader".to_owned(),
    })
}

/// A base form without a subject, or joined to one: "stay in bed and treat your cold".
fn is_imperative(reading: &Reading<'_>, verb: usize) -> bool {
    let base = reading.units[verb].forms.any(Forms::BASE);
    let governed = |at: usize| {
        reading.dependents(at).any(|d| {
            matches!(
                reading.relation(d),
                Some(
                    Relation::Subject
                        | Relation::PassiveSubject
                        | Relation::Auxiliary
                        | Relation::PassiveAuxiliary
                )
            )
        })
    };
    let mut at = verb;
    for _ in 0..STEPS {
        match (reading.relation(at), reading.head(at)) {
            _ if governed(at) => return false,
            (Some(Relation::Conjunct), Some(head)) => at = head,
            (Some(Relation::Root), _) => return base,
            _ => return false,
        }
    }
    false
}

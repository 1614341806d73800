//! Examples that pass for the wrong reason: no phrase of the rule is in any of them.

use super::{Advice, phrases_in};
use sayso_engine::check::Checker;
use sayso_engine::matcher::Slot;
use sayso_policy::Rule;

/// A note where every `pass` example of the rule `at` would pass whatever the rule says.
pub(super) fn of(at: usize, rule: &Rule, checker: &Checker) -> Option<Advice> {
    let own = |text: &str| {
        let found = phrases_in(text, checker);
        found
            .iter()
            .any(|id| id.rule == at as u32 && id.slot == Slot::Phrases)
    };
    let pass = &rule.examples.pass;
    let written = rule.row.is_none() && !rule.phrases.is_empty() && !pass.is_empty();
    let empty = written && !pass.iter().any(|(text, _)| own(text));
    // Without conditions, a phrase passes only where it is no match.
    let conditional = !rule.object.is_empty() || rule.near.is_some() || rule.unless.is_some();
    (empty && conditional).then(|| {
        let reason = "no `pass` example has a phrase of the rule, so that all pass for another reason than its \
                      conditions; add one with a phrase that must not be reported";
        Advice::note(rule.examples.places[1], reason.to_owned())
    })
}

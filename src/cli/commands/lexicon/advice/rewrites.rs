//! Rewrites that are themselves reported: they are never offered, or undo each other.

use super::Advice;
use sayso_documents::Format;
use sayso_engine::check::Checker;
use sayso_policy::{Lexicon, Rewrite, Rule};

/// What is odd about the rewrites of one rule.
pub(super) fn of(rule: &Rule, lexicon: &Lexicon, checker: &Checker) -> Vec<Advice> {
    let reported = |rewrite: &Rewrite| {
        let text = words(rewrite)?;
        let other = reported_by(&text, lexicon, checker)?;
        let own = rule.phrases.iter().map(|p| p.text.as_str());
        let back = other
            .rewrite
            .iter()
            .any(|r| words(r).is_some_and(|w| own.clone().any(|p| p.trim_matches(OPERATORS) == w)));
        let reason = if std::ptr::eq(rule, other) {
            format!("the rewrite “{text}” is itself reported by this rule; write another")
        } else if back {
            let name = other.name();
            format!(
                "the rewrite “{text}” and that of the rule `{name}` undo each other; delete one"
            )
        } else {
            let name = other.name();
            format!("the rewrite “{text}” is reported by the rule `{name}`; write another")
        };
        Some(Advice::mistake(rewrite.place, reason))
    };
    rule.rewrite.iter().filter_map(reported).collect()
}

/// The text around the words of a plain phrase.
const OPERATORS: [char; 2] = ['=', '~'];

/// The words of a rewrite without slots.
fn words(rewrite: &Rewrite) -> Option<String> {
    let text = &rewrite.template;
    (!text.contains('{') && !text.is_empty()).then(|| text.replace('~', "").trim().to_owned())
}

fn reported_by<'l>(text: &str, lexicon: &'l Lexicon, checker: &Checker) -> Option<&'l Rule> {
    let report = checker.check_bytes("rewrite", text.as_bytes(), Format::Text, None);
    let found = report.findings.first()?;
    lexicon.rules.iter().find(|rule| rule.id == found.rule)
}

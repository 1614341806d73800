//! Runs the examples of a lexicon.

use sayso_documents::Format;
use sayso_engine::check::Checker;
use sayso_engine::finding::{Finding, Problem, ProblemKind};
use sayso_policy::{Lexicon, Place, Rule, RuleKind};

/// What came of the examples of a lexicon.
#[derive(Debug, Default)]
pub(super) struct Totals {
    /// How many were run.
    pub(super) run: usize,
    /// Those that failed, with their place in the lexicon.
    pub(super) failed: Vec<Problem>,
}

/// Runs every example of `lexicon`. `checker` has that lexicon alone for its policy.
pub(super) fn run(lexicon: &Lexicon, checker: &Checker) -> Totals {
    let mut totals = Totals::default();
    for rule in &lexicon.rules {
        for (place, failure) in of_rule(rule, checker) {
            totals.run += 1;
            totals.failed.extend(failure.map(|reason| {
                let site = lexicon.site_of(rule, place);
                Problem {
                    path: site.path,
                    kind: ProblemKind::Lexicon,
                    reason: format!("{}: {reason}", rule.id),
                    span: site.span,
                }
            }));
        }
    }
    totals
}

/// The place of each example, and why it failed.
fn of_rule<'r>(
    rule: &'r Rule,
    checker: &'r Checker,
) -> impl Iterator<Item = (Place, Option<String>)> + 'r {
    let examples = &rule.examples;
    let flag = examples.flag.iter().map(|(sentence, place)| {
        let reason = format!("must be reported and is not: “{sentence}”");
        (*place, (!speaks(rule, checker, sentence)).then_some(reason))
    });
    let pass = examples.pass.iter().map(|(sentence, place)| {
        let reason = format!("must not be reported and is: “{sentence}”");
        (*place, speaks(rule, checker, sentence).then_some(reason))
    });
    let rewrites = examples
        .rewrites
        .iter()
        .map(|(sentence, wanted, place)| (*place, rewrite(rule, checker, sentence, wanted)));
    flag.chain(pass).chain(rewrites)
}

fn speaks(rule: &Rule, checker: &Checker, sentence: &str) -> bool {
    let report = checker.check_bytes("example", sentence.as_bytes(), Format::Text, None);
    match rule.kind {
        RuleKind::Approved => report.approved.iter().any(|a| a.rule == rule.id),
        _ => report.findings.iter().any(|f| f.rule == rule.id),
    }
}

fn rewrite(rule: &Rule, checker: &Checker, sentence: &str, wanted: &str) -> Option<String> {
    let report = checker.check_bytes("example", sentence.as_bytes(), Format::Text, None);
    let prose = report.document.as_deref().map_or("", |d| d.prose());
    let best = |finding: &Finding| {
        let mut rewrites = finding.suggestions.iter().filter(|s| !s.edits.is_empty());
        Some(finding.result(rewrites.next()?, prose))
    };
    let found = report.findings.iter().find(|f| f.rule == rule.id);
    match found.and_then(best) {
        Some(result) if result == wanted => None,
        Some(result) => Some(format!("“{sentence}” becomes “{result}”, not “{wanted}”")),
        None => Some(format!("“{sentence}” has no rewrite; wanted “{wanted}”")),
    }
}

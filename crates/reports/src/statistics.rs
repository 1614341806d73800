//! Findings per rule and text left out per reason, for `--statistics`.

use std::collections::BTreeMap;
use std::io;

use super::{Context, summary};
use sayso_engine::finding::Outcome;
use sayso_policy::Level;

/// The counts after the findings in the reports for people.
pub(super) fn closing(
    outcome: &Outcome,
    context: &Context<'_>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    if !context.statistics {
        return Ok(());
    }
    let rules = rules(outcome, context);
    let approved = approved(outcome);
    let lines = [
        ("Findings by rule:", rules),
        ("Approved wording:", approved),
        ("Text that was left out:", left_out(outcome)),
    ];
    for (title, rows) in lines {
        if !rows.is_empty() {
            writeln!(out, "{title}")?;
        }
        for (count, what) in rows {
            writeln!(out, "{count:>7}  {what}")?;
        }
    }
    Ok(())
}

/// The summary line, after the findings and the statistics.
pub(super) fn last_line(
    outcome: &Outcome,
    context: &Context<'_>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    writeln!(out, "{}", summary(outcome, context))
}

fn rules(outcome: &Outcome, context: &Context<'_>) -> Vec<(usize, String)> {
    let mut counts: BTreeMap<(Level, &str), usize> = BTreeMap::new();
    for report in &outcome.reports {
        let counting = context.shown(report).filter(|f| f.suppression.is_none());
        for finding in counting {
            *counts.entry((finding.level, &finding.rule)).or_default() += 1;
        }
    }
    sorted(
        counts
            .into_iter()
            .rev()
            .map(|((level, rule), n)| (n, format!("{:<7}  {rule}", level.name()))),
    )
}

fn approved(outcome: &Outcome) -> Vec<(usize, String)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for used in outcome.reports.iter().flat_map(|r| &r.approved) {
        *counts.entry(&used.rule).or_default() += 1;
    }
    sorted(counts.into_iter().map(|(rule, n)| (n, rule.to_owned())))
}

fn left_out(outcome: &Outcome) -> Vec<(usize, String)> {
    let kinds = outcome.left_out().into_iter();
    sorted(kinds.map(|(kind, n)| (n, kind.name().to_owned())))
}

/// Most frequent first; equals stay in order.
fn sorted(rows: impl Iterator<Item = (usize, String)>) -> Vec<(usize, String)> {
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    rows
}

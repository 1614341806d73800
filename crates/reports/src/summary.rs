//! The summary line.

use std::collections::BTreeMap;

use super::Context;
use sayso_engine::finding::{Outcome, Unread};
use sayso_policy::Level;

/// "3 errors, 2 warnings in 5 files (2 skipped: 1 binary, 1 unknown format); 4 approved uses".
#[must_use]
pub fn summary(outcome: &Outcome, context: &Context<'_>) -> String {
    let counts = outcome.counts();
    let shown = shown(outcome, context);
    let over_limit = context.over_limit(outcome);
    let all = counts.error + counts.warning + counts.note;
    let hidden = all - shown.iter().sum::<usize>() - over_limit;
    let mut line = format!(
        "{} in {}{}",
        findings(shown),
        plural(counts.checked, "file"),
        skipped(outcome)
    );
    let unjudged = plural(counts.failed, "input") + " that could not be checked";
    let approved = plural(counts.approved, "approved use");
    let rest = [
        (counts.failed, unjudged),
        (counts.approved, approved),
        (
            counts.suppressed,
            format!("{} suppressed", counts.suppressed),
        ),
        (
            counts.baselined,
            format!("{} in the baseline", counts.baselined),
        ),
        (over_limit, format!("{over_limit} more in run-on sentences")),
        (hidden, format!("{hidden} below the level shown")),
    ];
    for (_, words) in rest.into_iter().filter(|(count, _)| *count > 0) {
        line.push_str("; ");
        line.push_str(&words);
    }
    line
}

/// `1 file`, `2 files`.
fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// From error to note.
const LEVELS: [Level; 3] = [Level::Error, Level::Warning, Level::Note];

/// How many findings of each of `LEVELS` count and are shown.
fn shown(outcome: &Outcome, context: &Context<'_>) -> [usize; 3] {
    let counting = |level| {
        let of = |report| {
            let shown = context.shown(report);
            shown
                .filter(|f| f.suppression.is_none() && f.level == level)
                .count()
        };
        outcome.reports.iter().map(of).sum()
    };
    LEVELS.map(counting)
}

fn findings(shown: [usize; 3]) -> String {
    let parts: Vec<String> = LEVELS
        .into_iter()
        .zip(shown)
        .filter(|(_, count)| *count > 0)
        .map(|(level, count)| plural(count, level.name()))
        .collect();
    if parts.is_empty() {
        return "No findings".to_owned();
    }
    parts.join(", ")
}

fn skipped(outcome: &Outcome) -> String {
    let unread = outcome.unread();
    let (kinds, plain): (Vec<_>, Vec<_>) = (outcome.skipped())
        .partition(|(_, skip)| skip.kind.is_some_and(|kind| kind < Unread::Text));
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, skip) in &plain {
        *reasons.entry(skip.reason).or_default() += 1;
    }
    let total = kinds.len() + plain.len();
    if total == 0 {
        return String::new();
    }
    let of_kinds = unread.iter().filter(|(kind, _)| **kind < Unread::Text);
    let of_kinds = of_kinds.map(|(kind, n)| kind.counted(*n));
    let each: Vec<String> = of_kinds
        .chain(reasons.iter().map(|(why, n)| format!("{n} {why}")))
        .collect();
    format!(" ({total} skipped: {})", each.join(", "))
}

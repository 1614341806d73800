//! `sayso check`: find the inputs, judge them, report.

use std::borrow::Cow;

use anyhow::Context as _;

use crate::cli::args::CheckArguments;
use crate::cli::exit::Exit;
use crate::cli::hall::Hall;
use crate::cli::progress::Progress;
use crate::cli::run::{check, keep_panics, pool};
use crate::cli::settings::{Bench, Levels};
use crate::cli::{sinks, stderr};
use crate::finding::{InputStatus, Level, Outcome, Report};
use crate::output::{Context, Detail};
use crate::policy::Policy;

pub(super) fn run(arguments: &CheckArguments) -> anyhow::Result<Exit> {
    let levels = Levels {
        fail: arguments.fail_level,
        min: arguments.report.min_level,
    };
    let threads = pool(arguments.inputs.reading.threads)?;
    let mut hall = threads.install(|| Hall::open(&arguments.inputs, &arguments.policy, levels));
    let mut reports = threads.install(|| judge(arguments, &hall));
    reports.extend(hall.skipped.drain(..).map(left_out));
    let problems = std::mem::take(&mut hall.problems);
    let outcome = Outcome::new(reports, problems);
    let reported = threads.install(|| report(arguments, &outcome, &hall));
    let exit = verdict(&outcome, &hall).max(reported?);
    // The process ends here. To take a long lexicon apart first would cost a tenth of the run.
    std::mem::forget((outcome, hall));
    Ok(exit)
}

fn left_out((path, reason): (String, String)) -> Report {
    Report::empty(path, InputStatus::Skipped(reason))
}

fn judge(arguments: &CheckArguments, hall: &Hall) -> Vec<Report> {
    let sinks = &arguments.report.sinks.0;
    let digests = sinks.iter().any(|(format, _)| format.prints_digests());
    let quiet = arguments.inputs.no_progress || arguments.report.quiet;
    let progress = Progress::new(hall.seated.len(), !quiet);
    let tasks = hall.tasks(arguments.inputs.reading.format);
    keep_panics();
    check(&tasks, digests, &progress)
}

/// How the findings and problems end the run, each by the level that holds where it was found.
fn verdict(outcome: &Outcome, hall: &Hall) -> Exit {
    let fail_levels = hall.by_path(&outcome.reports, |bench| bench.fail_level);
    let of_reports = outcome.reports.iter().map(|report| {
        match (&report.status, fail_levels.get(&report.path)) {
            (InputStatus::Failed(_), _) => Exit::Incomplete,
            (_, Some(level)) => Exit::of(report, *level),
            (_, None) => Exit::Clean,
        }
    });
    let of_the_run = if outcome.problems.is_empty() {
        Exit::Clean
    } else {
        Exit::Incomplete
    };
    of_reports.max().unwrap_or(Exit::Clean).max(of_the_run)
}

fn report(arguments: &CheckArguments, outcome: &Outcome, hall: &Hall) -> anyhow::Result<Exit> {
    outcome.all_problems().for_each(stderr::problem);
    let policy = whole_policy(&hall.benches);
    let min_levels = hall.by_path(&outcome.reports, |bench| bench.min_level);
    let context = Context {
        policy: &policy,
        min_level: arguments.report.min_level.unwrap_or(Level::Warning),
        min_levels: &min_levels,
        show_suppressed: arguments.report.show_suppressed,
        statistics: arguments.report.statistics,
        detail: arguments.report.detail(),
        color: false,
    };
    if context.detail > Detail::Quiet {
        notices(outcome);
    }
    let unwritten = sinks::write(&arguments.report.sinks, outcome, &context)
        .context("standard output failed")?;
    unwritten.iter().for_each(stderr::problem);
    Ok(if unwritten.is_empty() {
        Exit::Clean
    } else {
        Exit::Incomplete
    })
}

fn notices(outcome: &Outcome) {
    for report in &outcome.reports {
        let notices = report.document.iter().flat_map(|d| &d.notices);
        notices.for_each(|notice| stderr::notice(&format!("{}: {notice}", report.path)));
    }
}

/// What all benches together judge by, each lexicon once.
fn whole_policy(benches: &[Bench]) -> Cow<'_, Policy> {
    if let [only] = benches {
        return Cow::Borrowed(only.checker.policy());
    }
    let mut whole = Policy::default();
    for policy in benches.iter().map(|b| b.checker.policy()) {
        whole.as_of = whole.as_of.or_else(|| policy.as_of.clone());
        for lexicon in &policy.lexicons {
            let known = |known: &&mut crate::policy::Lexicon| {
                known.id == lexicon.id && known.origin == lexicon.origin
            };
            match whole.lexicons.iter_mut().find(known) {
                None => whole.lexicons.push(lexicon.clone()),
                Some(known) => {
                    let missing = lexicon
                        .rules
                        .iter()
                        .filter(|rule| !known.rules.iter().any(|k| k.id == rule.id));
                    let missing: Vec<_> = missing.cloned().collect();
                    known.rules.extend(missing);
                }
            }
        }
    }
    Cow::Owned(whole)
}

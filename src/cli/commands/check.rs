//! `sayso check`: find the inputs, judge them, report.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::cli::args::CheckArguments;
use crate::cli::by_path::by_path;
use crate::cli::exit::Exit;
use crate::cli::hall::{Hall, Seated};
use crate::cli::judged::Judged;
use crate::cli::opener::Opener;
use crate::cli::progress::Progress;
use crate::cli::run::{Checked, check, keep_panics, pool};
use crate::cli::settings::Levels;
use crate::cli::{sinks, stderr, stream};
use anyhow::Context as _;
use sayso_engine::finding::{InputStatus, Outcome, Report, Skip};
use sayso_policy::Level;
use sayso_policy::Policy;
use sayso_reports::{Context, Detail};
use sayso_settings::CompiledPolicy;

pub(super) fn run(arguments: &CheckArguments) -> anyhow::Result<Exit> {
    let threads = pool(arguments.inputs.reading.threads)?;
    keep_panics();
    let (mut hall, mut judged, unlisted) = threads.install(|| judge(arguments));
    judged.extend(hall.skipped.drain(..).map(Judged::left_out));
    let judged = by_path(judged, |judged| &judged.path);
    let told = told(&judged);
    let reports = judged.into_iter().map(Judged::report).collect();
    let mut outcome = Outcome::new(reports, std::mem::take(&mut hall.problems));
    outcome.unlisted = unlisted;
    let reported = threads.install(|| report(arguments, &outcome, &hall, &told));
    let exit = verdict(&outcome, &told)
        .max(of_skipped(&outcome, &hall, &told))
        .max(reported?);
    // The process ends here. To take a long lexicon apart first would cost a tenth of the run.
    std::mem::forget((outcome, hall, told));
    Ok(exit)
}

/// The benches of the inputs of which there is something to tell, by path.
type Told = BTreeMap<String, Arc<CompiledPolicy>>;

fn told(judged: &[Judged]) -> Told {
    let bench = |j: &Judged| Some((j.path.clone(), j.bench()?.clone()));
    judged.iter().filter_map(bench).collect()
}

/// Judges the inputs while they are found. Those of which there is nothing to say are counted apart
/// where no report lists them: most inputs are such.
fn judge(arguments: &CheckArguments) -> (Hall, Vec<Judged>, usize) {
    let levels = Levels {
        fail: arguments.fail_level,
        min: arguments.report.min_level,
        fail_on_skipped: arguments.inputs.fail_on_skipped,
        counting: arguments.report.statistics,
    };
    let sinks = &arguments.report.sinks.0;
    let digests = sinks.iter().any(|(format, _)| format.prints_digests());
    let lists = sinks.iter().any(|(format, _)| format.lists_inputs());
    let unlisted = AtomicUsize::new(0);
    let quiet = arguments.inputs.no_progress || arguments.report.quiet;
    let progress = Progress::new(!quiet);
    let format = arguments.inputs.reading.format;
    let find = |take: &mut dyn FnMut(Seated)| {
        Hall::open(
            &arguments.inputs,
            &arguments.policy,
            levels,
            &mut |seated| {
                progress.expect();
                take(seated);
            },
        )
    };
    let (hall, judged) = stream::each(find, |opener: &mut Opener, seated: Seated| {
        let checked = check(&seated.task(format), opener, digests);
        progress.step();
        if matches!(checked, Checked::Clean(_)) && !lists {
            unlisted.fetch_add(1, Ordering::Relaxed);
            return None;
        }
        Some(Judged::new(seated.input.path, checked, seated.bench))
    });
    (hall, judged, unlisted.into_inner())
}

/// How what was left out ends the run.
fn of_skipped(outcome: &Outcome, hall: &Hall, told: &Told) -> Exit {
    let fails = |(report, skip): (&Report, Skip)| {
        let bench = told.get(&report.path);
        skip.is_document() && bench.is_some_and(|bench| bench.fail_on_skipped)
    };
    match hall.failing > 0 || outcome.skipped().any(fails) {
        true => Exit::Findings,
        false => Exit::Clean,
    }
}

/// How the findings and problems end the run, each by the level that holds where it was found.
fn verdict(outcome: &Outcome, told: &Told) -> Exit {
    let of_reports = outcome.reports.iter().map(|report| match &report.status {
        InputStatus::Failed(_) => Exit::Incomplete,
        _ if report.findings.is_empty() && report.problems.is_empty() => Exit::Clean,
        _ => told
            .get(&report.path)
            .map_or(Exit::Clean, |bench| Exit::of(report, bench.fail_level)),
    });
    let of_the_run = if outcome.problems.is_empty() {
        Exit::Clean
    } else {
        Exit::Incomplete
    };
    of_reports.max().unwrap_or(Exit::Clean).max(of_the_run)
}

fn report(
    arguments: &CheckArguments,
    outcome: &Outcome,
    hall: &Hall,
    told: &Told,
) -> anyhow::Result<Exit> {
    outcome.all_problems().for_each(stderr::problem);
    let policy = whole_policy(&hall.benches);
    let min_level =
        |(path, bench): (&String, &Arc<CompiledPolicy>)| (path.clone(), bench.min_level);
    let min_levels = told.iter().map(min_level).collect();
    let context = Context {
        policy: &policy,
        min_level: arguments.report.min_level.unwrap_or(Level::Warning),
        min_levels: &min_levels,
        show_suppressed: arguments.report.show_suppressed,
        statistics: arguments.report.statistics,
        detail: arguments.report.detail(),
        color: false,
        columns: None,
    };
    if context.detail > Detail::Quiet {
        notices(outcome);
    }
    let is_failure = of_skipped(outcome, hall, told) > Exit::Clean;
    stderr::not_read(
        outcome.not_read(),
        is_failure,
        context.detail == Detail::Quiet,
    );
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
fn whole_policy(benches: &[Arc<CompiledPolicy>]) -> Cow<'_, Policy> {
    if let [only] = benches {
        return Cow::Borrowed(only.checker.policy());
    }
    let mut whole = Policy::default();
    for policy in benches.iter().map(|b| b.checker.policy()) {
        whole.as_of = whole.as_of.or_else(|| policy.as_of.clone());
        for lexicon in &policy.lexicons {
            let known = |known: &&mut sayso_policy::Lexicon| {
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

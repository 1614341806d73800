//! `sayso check`: find the inputs, check them, report.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::Context as _;

use crate::cli::args::CheckArguments;
use crate::cli::exit::{self, Exit};
use crate::cli::progress::Progress;
use crate::cli::run::{Run, check, threads};
use crate::cli::settings::Levels;
use crate::cli::{outputs, panics, stderr};
use sayso_engine::finding::{InputStatus, Outcome, Report, Skip};
use sayso_policy::Level;
use sayso_policy::Policy;
use sayso_reports::{Context, Detail, Inputs};
use sayso_settings::CompiledPolicy;

pub(super) fn run(arguments: &CheckArguments) -> anyhow::Result<Exit> {
    let threads = threads(arguments.inputs.reading.threads)?;
    panics::silence_caught();
    let (run, results) = threads.install(|| check_all(arguments));
    let is_failing_skip = |r: &FileResult| exit::is_failing_skip(&r.report, r.policy.as_deref());
    let fails_by_skipped = run.inputs.failing > 0 || results.iter().any(is_failing_skip);
    let of_files = results.iter().map(FileResult::exit).max();
    let min_levels = min_levels(&results);
    let outcome = outcome(&run, results);
    let reported =
        threads.install(|| report(arguments, &run, &outcome, &min_levels, fails_by_skipped));
    let of_the_run = Exit::of_the_run(&outcome.problems, fails_by_skipped);
    let exit = of_files.max(Some(of_the_run)).max(Some(reported?));
    // The process ends here. To free a long lexicon first would cost a tenth of the run.
    std::mem::forget((outcome, run));
    Ok(exit.unwrap_or(Exit::Clean))
}

/// What came of one input, and the policy that it was checked against.
struct FileResult {
    report: Report,
    policy: Option<Arc<CompiledPolicy>>,
}

/// Checks all inputs. Those with nothing to report are among the results only if a report format
/// lists them: most inputs are such.
fn check_all(arguments: &CheckArguments) -> (Run, Vec<FileResult>) {
    let levels = Levels {
        fail: arguments.fail_level,
        min: arguments.report.min_level,
        fail_on_skipped: arguments.inputs.fail_on_skipped,
        counting: arguments.report.statistics,
    };
    let outputs = &arguments.report.outputs.0;
    let printed = outputs.iter().map(|(format, _)| format.inputs()).max();
    let digest = printed == Some(Inputs::ListedWithDigests);
    let lists = printed >= Some(Inputs::Listed);
    let run = Run::discover(&arguments.inputs, &arguments.policy, levels);
    let quiet = arguments.inputs.no_progress || arguments.report.quiet;
    let progress = Progress::new(run.inputs.all.len(), !quiet);
    let results = run.each(&progress, |input| {
        let report = check(input, digest);
        let policy = input.policy.clone();
        (lists || !report.is_silent()).then_some(FileResult { report, policy })
    });
    (run, results)
}

impl FileResult {
    /// How it ends the run.
    fn exit(&self) -> Exit {
        match (&self.report.status, &self.policy) {
            (InputStatus::Failed(_), _) => Exit::Incomplete,
            (_, Some(policy)) => Exit::of(&self.report, policy.fail_level),
            (_, None) => Exit::Clean,
        }
    }
}

/// The lowest level that is shown of each input with something to report.
fn min_levels(results: &[FileResult]) -> BTreeMap<String, Level> {
    let shown = |result: &FileResult| {
        let level = result.policy.as_ref()?.min_level;
        let path = || result.report.path.clone();
        (!result.report.is_silent()).then(|| (path(), level))
    };
    results.iter().filter_map(shown).collect()
}

/// The results and what was left out, by path.
fn outcome(run: &Run, results: Vec<FileResult>) -> Outcome {
    let unlisted = run.inputs.all.len() - results.len();
    let skipped = run.inputs.skipped.iter().cloned();
    let skipped =
        skipped.map(|(path, why): (String, Skip)| Report::empty(path, InputStatus::Skipped(why)));
    let reports = results.into_iter().map(|result| result.report);
    let mut outcome = Outcome::new(reports.chain(skipped).collect(), run.problems.clone());
    outcome.unlisted = unlisted;
    outcome
}

fn report(
    arguments: &CheckArguments,
    run: &Run,
    outcome: &Outcome,
    min_levels: &BTreeMap<String, Level>,
    fails_by_skipped: bool,
) -> anyhow::Result<Exit> {
    outcome.all_problems().for_each(stderr::problem);
    let context = Context {
        policy: &whole_policy(&run.policies),
        min_level: arguments.report.min_level.unwrap_or(Level::Warning),
        min_levels,
        show_suppressed: arguments.report.show_suppressed,
        statistics: arguments.report.statistics,
        detail: arguments.report.detail(),
        color: false,
        columns: None,
    };
    let quiet = context.detail == Detail::Quiet;
    if !quiet {
        notices(outcome);
    }
    stderr::not_read(outcome.not_read(), fails_by_skipped, quiet);
    let unwritten = outputs::write(&arguments.report.outputs, outcome, &context)
        .context("standard output failed")?;
    unwritten.iter().for_each(stderr::problem);
    Ok(Exit::of_the_run(&unwritten, false))
}

fn notices(outcome: &Outcome) {
    for report in &outcome.reports {
        let notices = report.document.iter().flat_map(|d| &d.notices);
        notices.for_each(|notice| stderr::note_to_person(&format!("{}: {notice}", report.path)));
    }
}

/// The lexicons of all policies, each once.
fn whole_policy(policies: &[Arc<CompiledPolicy>]) -> Cow<'_, Policy> {
    if let [only] = policies {
        return Cow::Borrowed(only.checker.policy());
    }
    let mut whole = Policy::default();
    for policy in policies.iter().map(|p| p.checker.policy()) {
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

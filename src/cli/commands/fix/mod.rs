//! `sayso fix`: find the inputs, fix each, write it back, report what was done and what is left.

mod diff;
mod fixing;
mod lines;

use std::collections::BTreeSet;
use std::io::{self, Write as _};

use crate::cli::args::FixArguments;
use crate::cli::exit::Exit;
use crate::cli::inputs::ResolvedInput;
use crate::cli::progress::Progress;
use crate::cli::run::{Run, threads};
use crate::cli::settings::Levels;
use crate::cli::{panics, stderr};
use sayso_engine::finding::not_read;

use fixing::{FileResult, Task};
use lines::Totals;

pub(super) fn run(arguments: &FixArguments) -> anyhow::Result<Exit> {
    let levels = Levels {
        fail: arguments.fail_level,
        min: arguments.min_level,
        fail_on_skipped: arguments.inputs.fail_on_skipped,
        counting: false,
    };
    let mut run = Run::discover(&arguments.inputs, &arguments.policy, levels);
    keep_one_of_each(&mut run.inputs.all);
    let all = mend_all(arguments, &run)?;
    run.problems.iter().for_each(stderr::problem);
    let fails_by_skipped = run.inputs.failing > 0 || all.iter().any(|done| done.is_failing_skip);
    stderr::not_read(unread(&run, &all), fails_by_skipped, arguments.quiet);
    report(arguments, &all);
    print(&all)?;
    let of_all = all.iter().map(|done| done.exit).max();
    let of_the_run = Exit::of_the_run(&run.problems, fails_by_skipped);
    Ok(of_all.unwrap_or(Exit::Clean).max(of_the_run))
}

/// How many files of which kinds were not read.
fn unread(run: &Run, all: &[FileResult]) -> Option<String> {
    let of_walk = run.inputs.skipped.iter().filter_map(|(_, skip)| skip.kind);
    let of_files = all.iter().filter_map(|done| done.skipped?.kind);
    not_read(of_walk.chain(of_files))
}

/// A file with two names is fixed once, by the first.
fn keep_one_of_each(inputs: &mut Vec<ResolvedInput>) {
    let mut met = BTreeSet::new();
    inputs.retain(|one| {
        let real = one.input.file.as_ref().and_then(|f| f.canonicalize().ok());
        real.is_none_or(|real| met.insert(real))
    });
}

/// The result of each input, by path.
fn mend_all(arguments: &FixArguments, run: &Run) -> anyhow::Result<Vec<FileResult>> {
    let quiet = arguments.inputs.no_progress || arguments.quiet;
    let progress = Progress::new(run.inputs.all.len(), !quiet);
    panics::silence_caught();
    let mend = |input: &ResolvedInput| {
        let task = Task {
            input,
            with_unsafe: arguments.with_unsafe,
            diff: arguments.diff,
        };
        Some(fixing::fix(&task))
    };
    let threads = threads(arguments.inputs.reading.threads)?;
    let mut all = threads.install(|| run.each(&progress, mend));
    all.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(all)
}

fn report(arguments: &FixArguments, all: &[FileResult]) {
    let mut totals = Totals::default();
    for done in all {
        done.problems.iter().for_each(stderr::problem);
        if !arguments.quiet {
            done.lines.iter().for_each(|line| stderr::line(line));
        }
        totals.add(done.totals);
    }
    if !arguments.quiet {
        stderr::line(&totals.summary(!arguments.diff));
    }
}

/// Writes to standard output what belongs there: diffs, or what standard input has become.
fn print(all: &[FileResult]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for done in all {
        out.write_all(&done.output)?;
    }
    out.flush()
}

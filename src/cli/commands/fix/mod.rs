//! `sayso fix`: find the inputs, mend each, write it back, and tell what was done and what is left.

mod account;
mod diff;
mod mending;

use std::collections::BTreeSet;
use std::io::{self, Write as _};

use crate::cli::args::FixArguments;
use crate::cli::exit::Exit;
use crate::cli::hall::{Hall, Seated};
use crate::cli::progress::Progress;
use crate::cli::run::{keep_panics, pool};
use crate::cli::settings::Levels;
use crate::cli::stderr;
use sayso_engine::finding::not_read;

use account::Tally;
use mending::{Done, Order};

pub(super) fn run(arguments: &FixArguments) -> anyhow::Result<Exit> {
    let levels = Levels {
        fail: arguments.fail_level,
        min: arguments.min_level,
        fail_on_skipped: arguments.inputs.fail_on_skipped,
        counting: false,
    };
    let mut seated = Vec::new();
    let mut take = |one| seated.push(one);
    let hall = Hall::open(&arguments.inputs, &arguments.policy, levels, &mut take);
    seated.sort_by(|a, b| a.input.path.cmp(&b.input.path));
    keep_one_of_each(&mut seated);
    let mut all = mend(arguments, &seated)?;
    all.sort_by(|a, b| a.path.cmp(&b.path));
    hall.problems.iter().for_each(stderr::problem);
    let (skipped, of_skipped) = left_out(&hall, &all, &seated);
    stderr::not_read(skipped, of_skipped > Exit::Clean, arguments.quiet);
    tell(arguments, &all);
    print(&all)?;
    let of_the_run = match hall.problems.as_slice() {
        [] => Exit::Clean,
        _ => Exit::Incomplete,
    };
    let of_all = all.iter().map(|done| done.exit).max();
    Ok(of_all
        .unwrap_or(Exit::Clean)
        .max(of_the_run)
        .max(of_skipped))
}

/// How many files of which kinds were not read, and how that ends the run.
fn left_out(hall: &Hall, all: &[Done], seated: &[Seated]) -> (Option<String>, Exit) {
    let of_walk = hall.skipped.iter().filter_map(|(_, skip)| skip.kind);
    let of_files = all.iter().filter_map(|done| done.skipped?.kind);
    let fails = |done: &Done| {
        let is_document = done.skipped.is_some_and(|skip| skip.is_document());
        let mut seats = seated.iter().filter(|one| one.input.path == done.path);
        is_document && seats.any(|one| one.bench.as_ref().is_some_and(|b| b.fail_on_skipped))
    };
    let exit = match hall.failing > 0 || all.iter().any(fails) {
        true => Exit::Findings,
        false => Exit::Clean,
    };
    (not_read(of_walk.chain(of_files)), exit)
}

/// A file that is there under two names is mended once, by the first.
fn keep_one_of_each(seated: &mut Vec<Seated>) {
    let mut met = BTreeSet::new();
    seated.retain(|one| {
        let real = one.input.file.as_ref().and_then(|f| f.canonicalize().ok());
        real.is_none_or(|real| met.insert(real))
    });
}

fn mend(arguments: &FixArguments, seated: &[Seated]) -> anyhow::Result<Vec<Done>> {
    use rayon::prelude::*;
    let quiet = arguments.inputs.no_progress || arguments.quiet;
    let progress = Progress::new(!quiet);
    seated.iter().for_each(|_| progress.expect());
    let format = arguments.inputs.reading.format;
    let orders: Vec<Order<'_>> = seated
        .iter()
        .map(|one| Order {
            task: one.task(format),
            bench: one.bench.as_deref(),
            with_unsafe: arguments.with_unsafe,
            diff: arguments.diff,
        })
        .collect();
    keep_panics();
    let one = |order: &Order<'_>| {
        let done = mending::mend(order);
        progress.step();
        done
    };
    let threads = pool(arguments.inputs.reading.threads)?;
    Ok(threads.install(|| orders.par_iter().map(one).collect()))
}

fn tell(arguments: &FixArguments, all: &[Done]) {
    let mut tally = Tally::default();
    for done in all {
        done.problems.iter().for_each(stderr::problem);
        if !arguments.quiet {
            done.account.iter().for_each(|line| stderr::line(line));
        }
        tally.add(done.tally);
    }
    if !arguments.quiet {
        stderr::line(&tally.summary(!arguments.diff));
    }
}

/// Writes to standard output what belongs there: diffs, or what standard input has become.
fn print(all: &[Done]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for done in all {
        out.write_all(&done.output)?;
    }
    out.flush()
}

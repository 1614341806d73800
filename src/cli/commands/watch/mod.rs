//! `sayso watch`: check now, then again whatever changes, until interrupted.

mod host;
mod own_output;
mod screen;

use std::path::{Path, PathBuf};
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use anyhow::Context as _;

use crate::cli::args::WatchArguments;
use crate::cli::exit::Exit;
use crate::cli::{panics, stderr};
use crate::watch::{
    CommandLine, CommandRunner, Notifier, Options, Session, Signal, TIME_LIMIT, Totals,
};
use host::CommandHost;
use sayso_discover as discover;
use sayso_engine::finding::{Problem, ProblemKind};
use screen::{Commands, Screen};

pub(super) fn run(arguments: &WatchArguments) -> anyhow::Result<Exit> {
    let is_stdin = |path: &PathBuf| path == Path::new("-");
    anyhow::ensure!(
        !arguments.paths.iter().any(is_stdin),
        "standard input cannot be watched; use `sayso check -`"
    );
    if let Some(problems) = nothing_there(&arguments.paths) {
        problems.iter().for_each(stderr::problem);
        return Ok(Exit::Incomplete);
    }
    let (sender, signals) = channel();
    let stop = Arc::new(AtomicBool::new(false));
    heed_interrupts(sender.clone(), &stop)?;
    panics::silence_caught();
    let screen = Screen::new(&arguments.show, commands(arguments, &sender));
    let host = CommandHost::new(arguments, screen);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(arguments.reading.threads)
        .build_global();
    pool.context("the worker threads could not be started")?;
    let session = Session::new(host, options(arguments), (&sender, signals), stop);
    Ok(exit(session.run().context("standard output failed")?))
}

/// Why none of the paths can be watched, where that is so. One that is missing beside others may
/// come.
fn nothing_there(paths: &[PathBuf]) -> Option<Vec<Problem>> {
    let missing = |path: &PathBuf| discover::missing(&path.to_string_lossy());
    paths.iter().map(missing).collect()
}

/// A first interrupt ends the watch in order, a second one at once.
#[expect(
    clippy::disallowed_methods,
    reason = "who interrupts twice will not wait for what is buffered"
)]
fn heed_interrupts(sender: Sender<Signal>, stop: &Arc<AtomicBool>) -> anyhow::Result<()> {
    const INTERRUPTED: i32 = 130;
    let stop = Arc::clone(stop);
    let heed = move || {
        if stop.swap(true, Ordering::SeqCst) {
            process::exit(INTERRUPTED);
        }
        // If the receiver is gone, the watch has ended.
        let _ = sender.send(Signal::Stop);
    };
    ctrlc::set_handler(heed).context("signal handlers cannot be installed")
}

fn options(arguments: &WatchArguments) -> Options {
    let policy = &arguments.policy;
    Options {
        roots: arguments.paths.clone(),
        poll: arguments.poll,
        every: Duration::from_millis(arguments.poll_interval),
        fix: arguments.fix,
        nearest_config: policy.config.is_none() && !policy.isolated,
    }
}

/// As for `check`, by the state in which everything was left.
fn exit(totals: Totals) -> Exit {
    match totals {
        Totals {
            is_incomplete: true,
            ..
        } => Exit::Incomplete,
        Totals { fails: true, .. } => Exit::Findings,
        Totals { .. } => Exit::Clean,
    }
}

/// The commands to run after a change.
fn commands(arguments: &WatchArguments, signals: &Sender<Signal>) -> Commands {
    let notifier = arguments.show.notify.then(Notifier::find);
    if notifier == Some(None) {
        stderr::note("desktop notifications are off: neither notify-send nor osascript was found");
    }
    let runner = |name: &str| runner(name, signals.clone());
    Commands {
        exec: arguments
            .exec
            .as_deref()
            .map(|line| (runner(line), CommandLine::shell(line))),
        notifier: notifier
            .flatten()
            .map(|notifier| (runner("the notification"), notifier)),
    }
}

/// Runs commands of that name; a failure is reported as a problem.
fn runner(name: &str, signals: Sender<Signal>) -> CommandRunner {
    let path = name.to_owned();
    CommandRunner::new(TIME_LIMIT, move |reason| {
        let trouble = Problem {
            path: path.clone(),
            kind: ProblemKind::Command,
            reason,
            span: None,
        };
        // If the receiver is gone, the watch has ended.
        let _ = signals.send(Signal::Trouble(trouble));
    })
}

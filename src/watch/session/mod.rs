//! Drives the tracker over a host: receives signals, does what is due, reports the results.

mod files;
mod policy;
mod reading;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use super::event::Event;
use super::host::{Host, State, Totals};
use super::ledger::Ledger;
use super::recent_fixes::RecentFixes;
use super::source::{Source, SourceKind};
use super::stamp::Look;
use super::tracker::Tracker;
use files::File;
use policy::Survey;
use sayso_engine::finding::Problem;

/// What may have happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// Something happened to this path.
    Touched(PathBuf),
    /// The entry at this path was deleted or moved away.
    Left(PathBuf),
    /// Something happened, and it is not known where.
    Lost,
    /// The system sends no more events, and why.
    Failed(String),
}

/// What wakes a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signal {
    /// From the source.
    Hint(Hint),
    /// Something failed elsewhere, such as a command that was run.
    Trouble(Problem),
    /// It is to end. Its flag is set, too.
    Stop,
}

/// How to watch.
#[derive(Debug, Clone)]
pub struct Options {
    /// The paths, as typed.
    pub roots: Vec<PathBuf>,
    /// Whether to poll without trying native events.
    pub poll: bool,
    /// How often to poll, where that is done.
    pub every: Duration,
    /// Whether files are fixed when they are saved.
    pub fix: bool,
    /// Whether a configuration is looked for from each file upwards.
    pub nearest_config: bool,
}

/// A watch under way.
#[derive(Debug)]
pub struct Session<D> {
    host: D,
    options: Options,
    source: Source,
    tracker: Tracker,
    ledger: Ledger,
    recent_fixes: RecentFixes,
    files: BTreeMap<PathBuf, File>,
    survey: Survey,
    walk_problems: Vec<Problem>,
    policy_problems: Vec<Problem>,
    next_poll: Option<Instant>,
    signals: Receiver<Signal>,
    stop: Arc<AtomicBool>,
}

impl<D: Host> Session<D> {
    /// Starts to listen. Nothing is checked yet. `signals` wakes it; once `stop` is set and
    /// [`Signal::Stop`] sent, it ends.
    #[must_use]
    pub fn new(
        host: D,
        options: Options,
        (sender, signals): (&Sender<Signal>, Receiver<Signal>),
        stop: Arc<AtomicBool>,
    ) -> Self {
        let policy_files = host.policy_files();
        let survey = Survey::of(&options, std::iter::empty(), &policy_files);
        let watched = (options.roots.as_slice(), survey.files());
        let poll = (options.poll, options.every);
        let source = Source::start(watched, poll, sender);
        let mut tracker = Tracker::new(source.pace());
        tracker.set_policy_files(survey.files().cloned().collect());
        Self {
            ledger: Ledger::default(),
            recent_fixes: RecentFixes::default(),
            files: BTreeMap::new(),
            walk_problems: Vec::new(),
            policy_problems: Vec::new(),
            next_poll: None,
            host,
            options,
            source,
            tracker,
            survey,
            signals,
            stop,
        }
    }

    /// Checks everything, then what changes, until it is stopped.
    ///
    /// # Errors
    /// The output failed.
    pub fn run(mut self) -> io::Result<Totals> {
        self.check_all()?;
        self.report_source()?;
        while !self.is_stopped() {
            self.listen()?;
            self.do_what_is_due()?;
        }
        Ok(self.totals())
    }

    fn check_all(&mut self) -> io::Result<()> {
        self.walk()?;
        let problems = self.host.set_up_problems();
        self.report_policy_problems(problems)?;
        let all = self.tracker.take_all();
        self.read(all, true)
    }

    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }

    /// Sleeps until there is a signal or something is due, and takes all signals that are there.
    fn listen(&mut self) -> io::Result<()> {
        let (mut touched, mut left) = (BTreeSet::new(), BTreeSet::new());
        let mut next = self.wait();
        while let Some(signal) = next {
            match signal {
                Signal::Hint(Hint::Touched(path)) => drop(touched.insert(path)),
                Signal::Hint(Hint::Left(path)) => drop(left.insert(path)),
                Signal::Hint(Hint::Lost) => self.tracker.lost(Instant::now()),
                Signal::Hint(Hint::Failed(reason)) => {
                    self.source.fall_back(reason);
                    self.source_changed()?;
                }
                Signal::Trouble(problem) => self.report(vec![Event::problem(problem, 0)])?,
                Signal::Stop => return Ok(()),
            }
            next = self.signals.try_recv().ok();
        }
        left.iter().for_each(|path| self.source.forget(path));
        for path in touched.union(&left) {
            self.tracker.touched(path, Look::at(path), Instant::now());
        }
        Ok(())
    }

    fn wait(&self) -> Option<Signal> {
        let due = [self.tracker.next_due(), self.next_poll];
        let Some(due) = due.into_iter().flatten().min() else {
            return self.signals.recv().ok();
        };
        let wait = due.saturating_duration_since(Instant::now());
        self.signals.recv_timeout(wait).ok()
    }

    fn do_what_is_due(&mut self) -> io::Result<()> {
        if self.is_stopped() {
            return Ok(());
        }
        let now = Instant::now();
        let due = self.tracker.take_due(now);
        let is_poll = self.next_poll.take_if(|at| *at <= now).is_some();
        if due.reload || self.host.is_outdated() {
            self.reload()?;
        }
        self.look(due.looks)?;
        if due.walk || is_poll {
            self.reload()?;
            self.walk()?;
        }
        Ok(())
    }

    fn source_changed(&mut self) -> io::Result<()> {
        self.tracker.set_pace(self.source.pace());
        self.tracker.lost(Instant::now());
        self.report_source()
    }

    fn report_source(&mut self) -> io::Result<()> {
        let (kind, totals) = (self.source.kind(), self.totals());
        if let SourceKind::Polled { every, .. } = &kind {
            self.next_poll = Some(Instant::now() + *every);
        }
        self.host.report_source(&kind, totals)
    }

    fn report(&mut self, events: Vec<Event>) -> io::Result<()> {
        if events.is_empty() {
            return Ok(());
        }
        let of_files = self.files.values().flat_map(|file| &file.problems);
        let of_the_run = self.policy_problems.iter().chain(&self.walk_problems);
        let state = State {
            ledger: &self.ledger,
            problems: of_the_run.chain(of_files).collect(),
            totals: self.totals(),
        };
        self.host.report(&events, &state)
    }

    fn totals(&self) -> Totals {
        let is_whole = self.walk_problems.is_empty() && self.policy_problems.is_empty();
        Totals {
            files: self.ledger.files(),
            remaining: self.ledger.all().count(),
            fails: self.files.values().any(|file| file.fails),
            is_incomplete: !is_whole || self.files.values().any(File::is_incomplete),
        }
    }
}

#[cfg(test)]
mod tests;

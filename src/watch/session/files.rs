//! The part of a session that keeps the list of files and the last state of each.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::super::event::{Event, EventKind};
use super::super::host::{Host, Watched};
use super::super::recent_fixes::Digest;
use super::super::source::SourceKind;
use super::super::stamp::Look;
use super::super::targets::{key, scope};
use super::super::tracker::Step;
use super::Session;
use sayso_engine::finding::{Problem, ProblemKind};

/// While polling, at most one part in this many of the time is spent on it.
const POLL_SHARE: u32 = 10;

/// The state of a watched file, apart from its findings.
#[derive(Debug)]
pub(super) struct File {
    pub(super) watched: Watched,
    /// Its content at the last check.
    pub(super) content: Option<Digest>,
    pub(super) fails: bool,
    pub(super) problems: Vec<Problem>,
}

impl File {
    fn new(watched: Watched) -> Self {
        Self {
            watched,
            content: None,
            fails: false,
            problems: Vec::new(),
        }
    }

    pub(super) fn is_incomplete(&self) -> bool {
        self.problems.iter().any(|p| p.kind.is_failure())
    }
}

impl<D: Host> Session<D> {
    /// Looks at the files that are due, and reads those that are whole.
    pub(super) fn look(&mut self, paths: Vec<PathBuf>) -> io::Result<()> {
        let (mut whole, mut gone) = (Vec::new(), Vec::new());
        for path in paths {
            match self.tracker.looked(&path, Look::at(&path), Instant::now()) {
                Step::Wait => {}
                Step::Read => whole.push(path),
                Step::Gone => gone.push(path),
            }
        }
        self.remove(&gone)?;
        self.read(whole, false)
    }

    /// Discovers the files again. New and changed ones are due soon.
    pub(super) fn walk(&mut self) -> io::Result<()> {
        let started = Instant::now();
        self.refresh_source()?;
        let mut found = self.host.find();
        let is_empty = found.files.is_empty();
        let (mut looks, mut aliases) = (Vec::with_capacity(found.files.len()), BTreeMap::new());
        for watched in found.files {
            let path = key(&watched.file);
            aliases.extend(target_of_link(&path).map(|target| (target, path.clone())));
            looks.push((path.clone(), Look::at(&path)));
            self.files.entry(path).or_insert_with(|| File::new(watched));
        }
        let now = Instant::now();
        let gone = self.tracker.walked(looks, aliases, Look::at, started, now);
        if let SourceKind::Polled { every, .. } = self.source.kind() {
            self.next_poll = Some(now + every.max((now - started) * POLL_SHARE));
        }
        // The only file may be away for a moment, while an editor replaces it.
        if is_empty && self.tracker.files().next().is_some() {
            found.problems.retain(|p| p.kind != ProblemKind::Empty);
        }
        self.remove(&gone)?;
        self.report_walk_problems(found.problems)?;
        self.survey_anew();
        Ok(())
    }

    /// Updates what must be watched: roots may appear and disappear.
    fn refresh_source(&mut self) -> io::Result<()> {
        self.tracker.set_roots(scope(&self.options.roots));
        let before = self.source.kind();
        if self
            .source
            .refresh(&self.options.roots, self.survey.files())
        {
            self.tracker.lost(Instant::now());
        }
        if self.source.kind() == before {
            return Ok(());
        }
        self.source_changed()
    }

    fn remove(&mut self, gone: &[PathBuf]) -> io::Result<()> {
        let gone = gone.iter().filter_map(|path| self.files.remove(path));
        let paths: Vec<String> = gone.map(|file| file.watched.path).collect();
        let events = paths.iter().filter_map(|path| self.removed(path)).collect();
        self.report(events)
    }

    /// The event of a file that is no longer watched, if it was reported before.
    pub(super) fn removed(&mut self, path: &str) -> Option<Event> {
        self.ledger.knows(path).then(|| Event {
            kind: EventKind::Removed,
            path: path.to_owned(),
            change: self.ledger.remove(path),
            fixed: 0,
            problem: None,
        })
    }

    fn report_walk_problems(&mut self, problems: Vec<Problem>) -> io::Result<()> {
        let news = problems.iter().filter(|p| !self.walk_problems.contains(p));
        let events = news.map(|p| Event::problem(p.clone(), 0)).collect();
        self.walk_problems = problems;
        self.report(events)
    }
}

/// Where the link at `path` leads, if it is one.
fn target_of_link(path: &Path) -> Option<PathBuf> {
    let is_link = path.symlink_metadata().is_ok_and(|m| m.is_symlink());
    is_link.then(|| path.canonicalize().ok())?
}

//! The part of a session that reads and checks files, many at once, and reports the results.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime};

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::super::event::{Event, EventKind};
use super::super::host::{FileResult, Host};
use super::super::recent_fixes::{Digest, MayFix, RecentFixes};
use super::super::stamp::Look;
use super::Session;
use super::files::File;
use sayso_engine::finding::{Problem, ProblemKind};

/// Files that are checked before their results are reported and a stop is noticed.
const CHUNK: usize = 128;

/// The outcome of one file.
enum Outcome {
    /// Its content is that of the last check.
    Same,
    /// It changed while it was read.
    MovedOn,
    /// It could not be read.
    Unreadable(io::Error),
    /// It was checked, with this content.
    Checked(Box<FileResult>, Digest),
}

/// What a thread needs to read and check files.
struct Reader<'s, D> {
    host: &'s D,
    files: &'s BTreeMap<PathBuf, File>,
    /// `None` where files are not fixed.
    recent_fixes: Option<&'s RecentFixes>,
    /// Whether files with the content of the last check are checked again.
    anew: bool,
}

impl<D: Host> Reader<'_, D> {
    fn read(&self, path: &Path) -> (Look, Outcome) {
        let look = Look::at(path);
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(_) if look == Look::Gone => return (look, Outcome::MovedOn),
            Err(error) => return (look, Outcome::Unreadable(error)),
        };
        if Look::at(path) != look {
            return (Look::at(path), Outcome::MovedOn);
        }
        let content: Digest = Sha256::digest(&bytes).into();
        let Some(file) = self.files.get(path) else {
            return (look, Outcome::Same);
        };
        if file.content == Some(content) && !self.anew {
            return (look, Outcome::Same);
        }
        let result = self.check(file, &bytes, &content);
        let after = if result.fixed.is_some() {
            Look::at(path)
        } else {
            look
        };
        (after, Outcome::Checked(Box::new(result), content))
    }

    fn check(&self, file: &File, bytes: &[u8], content: &Digest) -> FileResult {
        let Some(recent_fixes) = self.recent_fixes else {
            return self.host.check(&file.watched, bytes, false);
        };
        let may_fix = recent_fixes.may_fix(&file.watched.path, content, Instant::now());
        let mut result = self
            .host
            .check(&file.watched, bytes, may_fix == MayFix::Yes);
        if may_fix == MayFix::Reverted {
            result.notice = Some(Problem {
                path: file.watched.path.clone(),
                kind: ProblemKind::Unwritable,
                reason:
                    "another program undid the fix at once, so that this file is no longer fixed"
                        .to_owned(),
                span: None,
            });
        }
        result
    }
}

impl<D: Host> Session<D> {
    /// Reads and checks these files; those with the content of the last check only if `anew`.
    pub(super) fn read(&mut self, paths: Vec<PathBuf>, anew: bool) -> io::Result<()> {
        for chunk in paths.chunks(CHUNK) {
            if self.is_stopped() {
                return Ok(());
            }
            let reader = Reader {
                host: &self.host,
                files: &self.files,
                // Text from before the watch, or before a policy, is left to `fix`.
                recent_fixes: (self.options.fix && !anew).then_some(&self.recent_fixes),
                anew,
            };
            let outcomes: Vec<(Look, Outcome)> = match chunk {
                [one] => vec![reader.read(one)],
                many => many.par_iter().map(|path| reader.read(path)).collect(),
            };
            let mut events = Vec::new();
            for (path, (look, outcome)) in chunk.iter().zip(outcomes) {
                events.extend(self.take(path, look, outcome, anew));
            }
            self.report(events)?;
        }
        Ok(())
    }

    /// Records the outcome of a file and returns its events.
    fn take(&mut self, path: &Path, look: Look, outcome: Outcome, anew: bool) -> Vec<Event> {
        match outcome {
            Outcome::MovedOn => {
                self.tracker.moved_on(path, look, Instant::now());
                Vec::new()
            }
            Outcome::Same => {
                self.was_read(path, look);
                Vec::new()
            }
            Outcome::Unreadable(error) => {
                self.was_read(path, look);
                self.unreadable(path, &error)
            }
            Outcome::Checked(result, content) => {
                self.was_read(path, look);
                self.checked(path, *result, content, anew)
            }
        }
    }

    fn was_read(&mut self, path: &Path, look: Look) {
        let is_settled = look.is_settled(SystemTime::now());
        self.tracker.was_read(path, look, is_settled);
    }

    /// The findings from before stay, so that the difference is right once it can be read again.
    fn unreadable(&mut self, path: &Path, error: &io::Error) -> Vec<Event> {
        let Some(file) = self.files.get_mut(path) else {
            return Vec::new();
        };
        file.content = None;
        let problem = Problem {
            path: file.watched.path.clone(),
            kind: ProblemKind::Unreadable,
            reason: error.to_string(),
            span: None,
        };
        self.problems(path, vec![problem])
    }

    fn forget_content(&mut self, path: &Path) {
        if let Some(file) = self.files.get_mut(path) {
            file.content = None;
        }
    }

    /// The events of those problems of a file that were not reported before.
    fn problems(&mut self, path: &Path, problems: Vec<Problem>) -> Vec<Event> {
        let Some(file) = self.files.get_mut(path) else {
            return Vec::new();
        };
        let remaining = self.ledger.remaining(&file.watched.path);
        let news = problems.iter().filter(|p| !file.problems.contains(p));
        let events = news.map(|p| Event::problem(p.clone(), remaining)).collect();
        file.problems = problems;
        events
    }

    fn checked(
        &mut self,
        path: &Path,
        result: FileResult,
        content: Digest,
        anew: bool,
    ) -> Vec<Event> {
        let Some(file) = self.files.get_mut(path) else {
            return Vec::new();
        };
        file.content = Some(result.fixed.map_or(content, |(_, after)| after));
        file.fails = result.fails;
        let shown = file.watched.path.clone();
        let fixed = result.fixed.map_or(0, |(count, _)| count);
        if let Some((_, after)) = result.fixed {
            self.recent_fixes
                .record(&shown, content, after, Instant::now());
        }
        let mut events = self.problems(path, result.problems);
        events.extend(result.notice.map(|notice| Event::problem(notice, 0)));
        let is_first = !self.ledger.knows(&shown);
        match result.found {
            // A file that could not be checked keeps its last findings.
            None if events.is_empty() && !self.files[path].is_incomplete() => {
                // If it becomes an input again, it is reported again.
                self.forget_content(path);
                events.extend(self.removed(&shown));
            }
            None => {}
            Some(found) => events.push(Event {
                kind: if anew || is_first {
                    EventKind::Checked
                } else {
                    EventKind::Changed
                },
                change: self.ledger.update(&shown, found),
                path: shown,
                fixed,
                problem: None,
            }),
        }
        events
    }
}

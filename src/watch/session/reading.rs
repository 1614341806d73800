//! The part of a session that reads and judges files, many at once, and tells what came of it.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime};

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::super::desk::{Desk, Judged};
use super::super::event::{Event, EventKind};
use super::super::mend::{Digest, Leave, Mends};
use super::super::stamp::Look;
use super::Session;
use super::files::File;
use sayso_engine::finding::{Problem, ProblemKind};

/// So many files are judged before it is told what came of them, and before a stop is heeded.
const CHUNK: usize = 128;

/// What came of one file.
enum Outcome {
    /// It holds what it held when it was last judged.
    Same,
    /// It changed while it was read.
    MovedOn,
    /// It could not be read.
    Unreadable(io::Error),
    /// It was judged, holding this.
    Judged(Box<Judged>, Digest),
}

/// What one thread needs to read and judge files.
struct Reader<'s, D> {
    desk: &'s D,
    files: &'s BTreeMap<PathBuf, File>,
    /// Where files are mended.
    mends: Option<&'s Mends>,
    /// Whether files are judged that hold what they held.
    anew: bool,
}

impl<D: Desk> Reader<'_, D> {
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
        let judged = self.judge(file, &bytes, &content);
        let after = if judged.mended.is_some() {
            Look::at(path)
        } else {
            look
        };
        (after, Outcome::Judged(Box::new(judged), content))
    }

    fn judge(&self, file: &File, bytes: &[u8], content: &Digest) -> Judged {
        let Some(mends) = self.mends else {
            return self.desk.judge(&file.watched, bytes, false);
        };
        let leave = mends.ask(&file.watched.path, content, Instant::now());
        let mut judged = self.desk.judge(&file.watched, bytes, leave == Leave::Mend);
        if leave == Leave::PutBack {
            judged.notice = Some(Problem {
                path: file.watched.path.clone(),
                kind: ProblemKind::Unwritable,
                reason:
                    "another program undid the fix at once, so that this file is no longer fixed"
                        .to_owned(),
                span: None,
            });
        }
        judged
    }
}

impl<D: Desk> Session<D> {
    /// Reads and judges these files; those that hold what they held only where `anew`.
    pub(super) fn read(&mut self, paths: Vec<PathBuf>, anew: bool) -> io::Result<()> {
        for chunk in paths.chunks(CHUNK) {
            if self.is_stopped() {
                return Ok(());
            }
            let reader = Reader {
                desk: &self.desk,
                files: &self.files,
                // What was there before the watch, or before a policy, is for `fix`.
                mends: (self.options.mend && !anew).then_some(&self.mends),
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
            self.tell(events)?;
        }
        Ok(())
    }

    /// Takes note of what came of a file, and makes of it what is to be told.
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
            Outcome::Judged(judged, content) => {
                self.was_read(path, look);
                self.judged(path, *judged, content, anew)
            }
        }
    }

    fn was_read(&mut self, path: &Path, look: Look) {
        let is_settled = look.is_settled(SystemTime::now());
        self.tracker.was_read(path, look, is_settled);
    }

    /// What was found before stays, so that the difference is right once it can be read again.
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

    /// Tells those problems of a file that were not told before.
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

    fn judged(&mut self, path: &Path, judged: Judged, content: Digest, anew: bool) -> Vec<Event> {
        let Some(file) = self.files.get_mut(path) else {
            return Vec::new();
        };
        file.content = Some(judged.mended.map_or(content, |(_, after)| after));
        file.fails = judged.fails;
        let shown = file.watched.path.clone();
        let mended = judged.mended.map_or(0, |(count, _)| count);
        if let Some((_, after)) = judged.mended {
            self.mends.mended(&shown, content, after, Instant::now());
        }
        let mut events = self.problems(path, judged.problems);
        events.extend(judged.notice.map(|notice| Event::problem(notice, 0)));
        let is_first = !self.ledger.knows(&shown);
        match judged.found {
            // What could not be judged is as it was when it last could.
            None if events.is_empty() && !self.files[path].is_incomplete() => {
                // Once it is one of ours again, it is to be told of.
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
                mended,
                problem: None,
            }),
        }
        events
    }
}

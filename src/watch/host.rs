//! What the watcher needs from the rest of the program.

use std::io;
use std::path::PathBuf;

use super::event::{Event, Shown};
use super::ledger::Ledger;
use super::recent_fixes::Digest;
use super::source::SourceKind;
use sayso_engine::finding::Problem;

/// A file to watch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// The file itself.
    pub file: PathBuf,
    /// As reports name it.
    pub path: String,
}

/// What a walk found.
#[derive(Debug, Default)]
pub struct Found {
    /// The files.
    pub files: Vec<Watched>,
    /// Paths that could not be looked at.
    pub problems: Vec<Problem>,
}

/// The result of one file.
#[derive(Debug, Default)]
pub struct FileResult {
    /// The findings that are shown, in order; `None` if the file is not checked.
    pub found: Option<Vec<Shown>>,
    /// Whether its findings fail the run.
    pub fails: bool,
    /// Why it could not be checked.
    pub problems: Vec<Problem>,
    /// Something to report although it was checked.
    pub notice: Option<Problem>,
    /// How many findings were fixed, and the content since then.
    pub fixed: Option<(usize, Digest)>,
}

/// The state of the whole run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// How many files are watched.
    pub files: usize,
    /// How many findings remain.
    pub remaining: usize,
    /// Whether they fail the run.
    pub fails: bool,
    /// Whether anything could not be done.
    pub is_incomplete: bool,
}

/// The state of the whole run, in detail.
#[derive(Debug)]
pub struct State<'s> {
    /// The findings of every file.
    pub ledger: &'s Ledger,
    /// What could not be done, and other problems.
    pub problems: Vec<&'s Problem>,
    /// The counts.
    pub totals: Totals,
}

/// The rest of the program.
pub trait Host: Sync {
    /// Discovers the files.
    fn find(&mut self) -> Found;

    /// Checks a file that holds `bytes`, and fixes it first if `fix`.
    fn check(&self, watched: &Watched, bytes: &[u8], fix: bool) -> FileResult;

    /// Reloads the policy. If that fails, the old one stays.
    ///
    /// # Errors
    /// What is wrong with it.
    fn reload(&mut self) -> Result<(), Vec<Problem>>;

    /// The problems of the policy when the watch began, for files that were found.
    fn set_up_problems(&self) -> Vec<Problem>;

    /// The files that the policy was read from.
    fn policy_files(&self) -> Vec<PathBuf>;

    /// Whether the policy depends on the date and the date changed.
    fn is_outdated(&self) -> bool {
        false
    }

    /// Reports how changes are noticed.
    ///
    /// # Errors
    /// The output failed.
    fn report_source(&mut self, kind: &SourceKind, totals: Totals) -> io::Result<()>;

    /// Reports events, and the state after them.
    ///
    /// # Errors
    /// The output failed.
    fn report(&mut self, events: &[Event], state: &State<'_>) -> io::Result<()>;
}

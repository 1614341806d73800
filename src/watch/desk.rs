//! What the watcher asks of the rest of the program.

use std::io;
use std::path::PathBuf;

use super::event::{Event, Shown};
use super::ledger::Ledger;
use super::mend::Digest;
use super::source::SourceKind;
use sayso_engine::finding::Problem;

/// A file to watch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// Where it lies.
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

/// What became of one file.
#[derive(Debug, Default)]
pub struct Judged {
    /// The findings that are shown, in order; `None` where the file is none that is judged.
    pub found: Option<Vec<Shown>>,
    /// Whether its findings make the run fail.
    pub fails: bool,
    /// What kept it from being judged.
    pub problems: Vec<Problem>,
    /// What should be said of it though it was judged.
    pub notice: Option<Problem>,
    /// How many findings were mended, and what the file holds since then.
    pub mended: Option<(usize, Digest)>,
}

/// The state of the whole run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many files are watched.
    pub files: usize,
    /// How many findings remain.
    pub remaining: usize,
    /// Whether they make the run fail.
    pub fails: bool,
    /// Whether anything keeps the job from being done whole.
    pub is_incomplete: bool,
}

/// How everything stands.
#[derive(Debug)]
pub struct State<'s> {
    /// The findings of every file.
    pub ledger: &'s Ledger,
    /// What keeps the job from being done whole, or should be known of it.
    pub problems: Vec<&'s Problem>,
    /// All of it in numbers.
    pub tally: Tally,
}

/// The rest of the program.
pub trait Desk: Sync {
    /// Finds the files.
    fn find(&mut self) -> Found;

    /// Judges a file that holds `bytes`, and mends it first where that is wanted.
    fn judge(&self, watched: &Watched, bytes: &[u8], mend: bool) -> Judged;

    /// Reads the policy anew. Where that fails, the old one stays.
    ///
    /// # Errors
    /// What is wrong with it.
    fn reload(&mut self) -> Result<(), Vec<Problem>>;

    /// What was wrong with the policy when the watch began, for files that were found.
    fn set_up_problems(&self) -> Vec<Problem>;

    /// The files that the policy was read from.
    fn policy_files(&self) -> Vec<PathBuf>;

    /// Whether the policy would be another one today.
    fn is_outdated(&self) -> bool {
        false
    }

    /// Says how changes are noticed.
    ///
    /// # Errors
    /// Whatever the output fails with.
    fn tell_source(&mut self, kind: &SourceKind, tally: Tally) -> io::Result<()>;

    /// Tells what happened, and how everything stands since then.
    ///
    /// # Errors
    /// Whatever the output fails with.
    fn tell(&mut self, events: &[Event], state: &State<'_>) -> io::Result<()>;
}

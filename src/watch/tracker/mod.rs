//! What must be done when, as a state machine without clock or files: hints go in, due work comes
//! out.
//!
//! A hint says that something may have happened; only a look at the path counts. A file is read once
//! it has been quiet, and removed once it has been missing for a while: editors save by renaming, and
//! for a moment the file is not there. A change to *which* files are watched leads to a walk.
//!
//! notify's debouncer is not used: it classifies events, which a look does better, and hints of the
//! clock while polling need the same waits, which differ by what a look shows.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::stamp::Look;

mod pace;
mod paths;
mod pending;

pub use pace::Pace;
use paths::{is_ignore_file, is_repository_inside};
use pending::Pending;

/// What is due.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// Paths to look at again.
    pub looks: Vec<PathBuf>,
    /// Whether the files must be discovered again.
    pub walk: bool,
    /// Whether the policy must be reloaded.
    pub reload: bool,
}

/// What a look at a pending file leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It is still changing, or known already.
    Wait,
    /// It is whole: read it.
    Read,
    /// It is gone for good.
    Gone,
}

/// At most one part in this many of the time is spent on walks.
const WALK_SHARE: u32 = 10;
/// How many files that are not inputs are remembered.
const MOST_UNKNOWN: usize = 10_000;

/// The state of every watched file.
#[derive(Debug)]
pub struct Tracker {
    pace: Pace,
    files: BTreeMap<PathBuf, Entry>,
    /// A new file must lie in one of these to be an input.
    roots: Vec<PathBuf>,
    /// Where watched links lead, and the links.
    aliases: BTreeMap<PathBuf, PathBuf>,
    links: BTreeSet<PathBuf>,
    pending: Pending,
    policy_files: BTreeSet<PathBuf>,
    unknown: BTreeSet<PathBuf>,
    walk_at: Option<Instant>,
    confirm_at: Option<Instant>,
    reload_at: Option<Instant>,
    no_walk_before: Option<Instant>,
}

#[derive(Debug, Default)]
struct Entry {
    /// What it looked like when it was last read.
    read: Option<Look>,
    /// Whether that look was old enough to distinguish later versions.
    settled: bool,
    /// Since when walks have not found it.
    missing: Option<Instant>,
}

impl Tracker {
    /// A tracker that knows no files.
    #[must_use]
    pub fn new(pace: Pace) -> Self {
        Self {
            pace,
            files: BTreeMap::new(),
            roots: Vec::new(),
            aliases: BTreeMap::new(),
            links: BTreeSet::new(),
            pending: Pending::default(),
            policy_files: BTreeSet::new(),
            unknown: BTreeSet::new(),
            walk_at: None,
            confirm_at: None,
            reload_at: None,
            no_walk_before: None,
        }
    }

    /// Another pace from now on.
    pub fn set_pace(&mut self, pace: Pace) {
        self.pace = pace;
    }

    /// The files that the policy is read from.
    pub fn set_policy_files(&mut self, files: BTreeSet<PathBuf>) {
        self.policy_files = files;
    }

    /// Sets where new files may be inputs.
    pub fn set_roots(&mut self, roots: Vec<PathBuf>) {
        self.roots = roots;
    }

    /// The watched files.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.files.keys().map(PathBuf::as_path)
    }

    /// Something may have happened to `path`, which looks like `look` now.
    pub fn touched(&mut self, path: &Path, look: Look, now: Instant) {
        if is_repository_inside(path) {
            return;
        }
        if self.is_policy(path) {
            self.reload_at = Some(now + self.pace.quiet);
        }
        if self.links.contains(path) {
            // It may lead elsewhere now.
            self.walk_by(now + self.pace.quiet);
        }
        let path = self.aliases.get(path).cloned().unwrap_or(path.to_owned());
        if matches!(look, Look::Folder(_)) && self.is_near_roots(&path) {
            self.confirm_at = Some(now + self.pace.confirm);
        }
        if self.files.contains_key(&path) {
            self.wait_for(path, look, now);
        } else if self.has_files_under(&path) || is_ignore_file(&path) {
            self.walk_by(now + self.pace.quiet);
        } else if look == Look::Gone {
            self.unknown.remove(&path);
        } else if self.is_near_roots(&path) {
            self.met_unknown(path, now);
        }
    }

    /// Hints were lost: everything must be looked at.
    pub fn lost(&mut self, now: Instant) {
        self.walk_by(now + self.pace.quiet);
    }

    /// Asks for a walk at once.
    pub fn walk_now(&mut self, now: Instant) {
        self.no_walk_before = None;
        self.walk_by(now);
    }

    /// When something is due next.
    #[must_use]
    pub fn next_due(&self) -> Option<Instant> {
        let first = self.pending.next_due();
        [first, self.walk_at, self.confirm_at, self.reload_at]
            .into_iter()
            .flatten()
            .min()
    }

    /// Takes what is due.
    pub fn take_due(&mut self, now: Instant) -> Due {
        let mut due = Due {
            reload: self.reload_at.take_if(|at| *at <= now).is_some(),
            walk: self.walk_at.take_if(|at| *at <= now).is_some(),
            looks: self.pending.take_due(now),
        };
        due.walk |= self.confirm_at.take_if(|at| *at <= now).is_some();
        due
    }

    /// Takes all that is pending, due or not.
    pub fn take_all(&mut self) -> Vec<PathBuf> {
        self.pending.take_all()
    }

    /// A file whose look was due looks like `look`.
    pub fn looked(&mut self, path: &Path, look: Look, now: Instant) -> Step {
        let Some(seen) = self.pending.seen(path) else {
            return Step::Wait;
        };
        if look != seen {
            self.wait_for(path.to_owned(), look, now);
            return Step::Wait;
        }
        self.pending.remove(path);
        match look {
            Look::Gone | Look::Folder(_) => {
                self.files.remove(path);
                Step::Gone
            }
            Look::File(_) | Look::Denied => Step::Read,
        }
    }

    /// A file was read while it looked like `look`, which is `settled` if a later version is sure
    /// to look otherwise.
    pub fn was_read(&mut self, path: &Path, look: Look, settled: bool) {
        if let Some(entry) = self.files.get_mut(path) {
            entry.read = Some(look);
            entry.settled = settled;
            // It came back before a walk could find it.
            entry.missing = None;
        }
    }

    /// A file changed while it was read.
    pub fn moved_on(&mut self, path: &Path, look: Look, now: Instant) {
        self.wait_for(path.to_owned(), look, now);
    }

    /// A walk that took from `started` to `now` found these files; `absent` looks at those that it
    /// did not find. Returns those that are no longer inputs.
    pub fn walked(
        &mut self,
        found: Vec<(PathBuf, Look)>,
        aliases: BTreeMap<PathBuf, PathBuf>,
        absent: impl Fn(&Path) -> Look,
        started: Instant,
        now: Instant,
    ) -> Vec<PathBuf> {
        self.no_walk_before = Some(now + (now - started) * WALK_SHARE);
        self.links = aliases.values().cloned().collect();
        self.aliases = aliases;
        let known: BTreeSet<PathBuf> = found.iter().map(|(path, _)| path.clone()).collect();
        for (path, look) in found {
            self.unknown.remove(&path);
            self.found(path, look, now);
        }
        self.not_found(&known, absent, now)
    }

    fn found(&mut self, path: PathBuf, look: Look, now: Instant) {
        let entry = self.files.entry(path.clone()).or_default();
        entry.missing = None;
        let is_read = entry.read == Some(look) && entry.settled;
        if !is_read && !self.pending.contains(&path) {
            self.wait_for(path, look, now);
        }
    }

    fn not_found(
        &mut self,
        known: &BTreeSet<PathBuf>,
        absent: impl Fn(&Path) -> Look,
        now: Instant,
    ) -> Vec<PathBuf> {
        let (grace, mut gone, mut denied) = (self.pace.grace, Vec::new(), Vec::new());
        let mut is_doubtful = false;
        for (path, entry) in self.files.iter_mut().filter(|(p, _)| !known.contains(*p)) {
            if absent(path) == Look::Denied {
                denied.push((path.clone(), entry.read != Some(Look::Denied)));
                continue;
            }
            let since = *entry.missing.get_or_insert(now);
            if now - since >= grace {
                gone.push(path.clone());
            } else {
                is_doubtful = true;
            }
        }
        for (path, _) in denied.into_iter().filter(|(_, is_news)| *is_news) {
            self.wait_for(path, Look::Denied, now);
        }
        if is_doubtful {
            self.no_walk_before = None;
            self.walk_by(now + grace);
        }
        gone.iter().for_each(|path| self.forget(path));
        gone
    }

    fn forget(&mut self, path: &Path) {
        self.files.remove(path);
        self.pending.remove(path);
    }

    /// Looks at the file again when it has been quiet, or gone, for long enough.
    fn wait_for(&mut self, path: PathBuf, look: Look, now: Instant) {
        let wait = match look {
            Look::Gone | Look::Folder(_) => self.pace.grace,
            Look::File(_) | Look::Denied => self.pace.quiet,
        };
        self.pending.insert(path, look, now + wait);
    }

    fn walk_by(&mut self, at: Instant) {
        let at = self.no_walk_before.map_or(at, |earliest| earliest.max(at));
        self.walk_at = Some(self.walk_at.map_or(at, |wanted| wanted.min(at)));
    }

    fn met_unknown(&mut self, path: PathBuf, now: Instant) {
        if self.unknown.len() >= MOST_UNKNOWN {
            self.unknown.clear();
        }
        let is_new = self.unknown.insert(path);
        let wait = if is_new {
            self.pace.quiet
        } else {
            self.pace.lazy
        };
        self.walk_by(now + wait);
    }

    /// Whether it lies in a root, or a root in it.
    fn is_near_roots(&self, path: &Path) -> bool {
        let mut roots = self.roots.iter();
        roots.any(|root| path.starts_with(root) || root.starts_with(path))
    }

    fn is_policy(&self, path: &Path) -> bool {
        path.file_name() == Some(OsStr::new("sayso.toml")) || self.policy_files.contains(path)
    }

    fn has_files_under(&self, path: &Path) -> bool {
        let after = (Bound::Excluded(path), Bound::Unbounded);
        let next = self.files.range::<Path, _>(after).next();
        next.is_some_and(|(file, _)| file.starts_with(path))
    }
}

#[cfg(test)]
mod tests;

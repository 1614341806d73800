//! Files that will be looked at again, by when that is due.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::super::stamp::Look;

/// A file is in it once: a later look replaces the earlier one.
#[derive(Debug, Default)]
pub(super) struct Pending {
    files: BTreeMap<PathBuf, Entry>,
    by_time: BTreeSet<(Instant, PathBuf)>,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    due: Instant,
    seen: Look,
}

impl Pending {
    pub(super) fn contains(&self, path: &Path) -> bool {
        self.files.contains_key(path)
    }

    /// What the file looked like when it was put in.
    pub(super) fn seen(&self, path: &Path) -> Option<Look> {
        self.files.get(path).map(|entry| entry.seen)
    }

    pub(super) fn insert(&mut self, path: PathBuf, seen: Look, due: Instant) {
        self.remove(&path);
        self.files.insert(path.clone(), Entry { due, seen });
        self.by_time.insert((due, path));
    }

    pub(super) fn remove(&mut self, path: &Path) {
        if let Some(entry) = self.files.remove(path) {
            self.by_time.remove(&(entry.due, path.to_owned()));
        }
    }

    /// When the first file is due.
    pub(super) fn next_due(&self) -> Option<Instant> {
        self.by_time.first().map(|(due, _)| *due)
    }

    /// The files that are due. They stay pending until they are removed.
    pub(super) fn take_due(&mut self, now: Instant) -> Vec<PathBuf> {
        let mut due = Vec::new();
        while self.next_due().is_some_and(|at| at <= now) {
            due.extend(self.by_time.pop_first().map(|(_, path)| path));
        }
        due
    }

    /// Empties it, and gives all files, due or not.
    pub(super) fn take_all(&mut self) -> Vec<PathBuf> {
        self.by_time.clear();
        std::mem::take(&mut self.files).into_keys().collect()
    }
}

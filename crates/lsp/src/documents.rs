//! The documents that the client has open.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::buffer::Buffer;
use super::position::Encoding;
use super::protocol::{ContentChange, DocumentItem, Uri};

/// A document at one moment. Cheap to send to another thread.
#[derive(Debug, Clone)]
pub(super) struct Snapshot {
    pub(super) uri: Uri,
    /// Its path, where it is a file.
    pub(super) path: Option<PathBuf>,
    /// The client's id of its language.
    pub(super) language: String,
    /// The client's version of this state.
    pub(super) version: i32,
    /// Never the same twice, however the client counts.
    pub(super) revision: u64,
    pub(super) buffer: Arc<Buffer>,
    newest: Arc<AtomicU64>,
}

impl Snapshot {
    /// Whether the client has sent a newer state, or has closed the document.
    pub(super) fn is_outdated(&self) -> bool {
        self.newest.load(Ordering::Relaxed) != self.revision
    }
}

#[derive(Debug)]
struct Open {
    snapshot: Snapshot,
    due: Option<Instant>,
}

/// All open documents.
#[derive(Debug, Default)]
pub(super) struct Documents {
    open: BTreeMap<Uri, Open>,
    revisions: u64,
}

impl Documents {
    /// Opens a document; one that is open already is replaced.
    pub(super) fn open(&mut self, item: DocumentItem, now: Instant) {
        self.close(&item.uri);
        let uri = item.uri.clone();
        let snapshot = Snapshot {
            path: item.uri.to_path(),
            uri: item.uri,
            language: item.language_id,
            version: item.version,
            revision: 0,
            buffer: Arc::new(Buffer::new(item.text)),
            newest: Arc::default(),
        };
        let open = Open {
            snapshot,
            due: None,
        };
        self.open.insert(uri.clone(), open);
        self.new_revision(&uri, now);
    }

    /// Edits an open document, in the order of the changes. False where it is not open.
    pub(super) fn change(
        &mut self,
        uri: &Uri,
        version: i32,
        changes: Vec<ContentChange>,
        encoding: Encoding,
        check_at: Instant,
    ) -> bool {
        let Some(open) = self.open.get_mut(uri) else {
            return false;
        };
        open.snapshot.version = version;
        for change in changes {
            match change.range {
                Some(range) => {
                    let buffer = Arc::make_mut(&mut open.snapshot.buffer);
                    buffer.replace(range, &change.text, encoding);
                }
                None => open.snapshot.buffer = Arc::new(Buffer::new(change.text)),
            }
        }
        self.new_revision(uri, check_at);
        true
    }

    fn new_revision(&mut self, uri: &Uri, check_at: Instant) {
        if let Some(open) = self.open.get_mut(uri) {
            self.revisions += 1;
            open.snapshot.revision = self.revisions;
            open.snapshot
                .newest
                .store(self.revisions, Ordering::Relaxed);
            open.due = Some(check_at);
        }
    }

    /// Forgets a document. False where it was not open.
    pub(super) fn close(&mut self, uri: &Uri) -> bool {
        let closed = self.open.remove(uri);
        if let Some(open) = &closed {
            open.snapshot.newest.store(u64::MAX, Ordering::Relaxed);
        }
        closed.is_some()
    }

    pub(super) fn get(&self, uri: &Uri) -> Option<&Snapshot> {
        Some(&self.open.get(uri)?.snapshot)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Snapshot> {
        self.open.values().map(|open| &open.snapshot)
    }

    /// Asks for a check of every document.
    pub(super) fn check_all(&mut self, at: Instant) {
        for open in self.open.values_mut() {
            open.due = Some(at);
        }
    }

    /// How long to wait for the next check, if any is due.
    pub(super) fn next_check(&self, now: Instant) -> Option<Duration> {
        let due = self.open.values().filter_map(|open| open.due).min()?;
        Some(due.saturating_duration_since(now))
    }

    /// The documents whose check is due; they are due no more.
    pub(super) fn take_due(&mut self, now: Instant) -> Vec<Snapshot> {
        let due = self
            .open
            .values_mut()
            .filter(|open| open.due.is_some_and(|at| at <= now));
        due.map(|open| {
            open.due = None;
            open.snapshot.clone()
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(text: &str) -> DocumentItem {
        DocumentItem {
            uri: Uri::new("file:///a.md"),
            language_id: "markdown".to_owned(),
            version: 1,
            text: text.to_owned(),
        }
    }

    #[test]
    fn snapshots_know_when_they_are_outdated() {
        let now = Instant::now();
        let later = now + Duration::from_millis(50);
        let uri = item("").uri;
        let mut documents = Documents::default();
        documents.open(item("a"), now);
        let first = documents.get(&uri).expect("open").clone();
        assert!(!first.is_outdated());
        assert_eq!(documents.take_due(now).len(), 1);
        assert_eq!(documents.next_check(now), None);
        let whole = ContentChange {
            range: None,
            text: "b\r\n\u{1F600}".to_owned(),
        };
        assert!(documents.change(&uri, 2, vec![whole], Encoding::Utf16, later));
        assert!(first.is_outdated());
        assert_eq!(documents.next_check(now), Some(later - now));
        assert!(documents.take_due(now).is_empty());
        let second = documents.take_due(later).remove(0);
        assert_eq!(
            (second.version, second.buffer.text()),
            (2, "b\r\n\u{1F600}")
        );
        documents.open(item("a"), now);
        assert!(second.is_outdated());
        assert!(documents.close(&uri) && !documents.close(&uri));
        assert!(!documents.change(&uri, 3, Vec::new(), Encoding::Utf8, now));
    }
}

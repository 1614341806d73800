//! What the threads send each other: jobs for the worker, and their results.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use lsp_server::RequestId;
use serde_json::Value;

use super::documents::Snapshot;
use super::error::RequestError;
use super::protocol::{CodeActionContext, Diagnostic, Position, Range, Uri};
use super::session::{EditorSettings, Session};

/// Something for the worker to do.
#[derive(Debug)]
pub(super) enum Job {
    /// What was negotiated; comes first.
    Begin(Box<Session>),
    /// The editor's settings have changed.
    Configure(EditorSettings),
    /// The folders of the workspace have changed.
    SetRoots(Vec<PathBuf>),
    /// Configurations or lexicons may have changed: read them again.
    ReloadPolicies,
    /// Files of the workspace have changed.
    FilesChanged,
    /// The client is gone: answer the requests that are pending until a change.
    Finish,
    /// Check a document, unless it is outdated by then.
    Check(Snapshot),
    /// The client has closed a document.
    Close(Uri),
    /// Answer a request.
    Answer(PendingRequest, Query),
}

/// A request without an answer yet.
#[derive(Debug, Clone)]
pub(super) struct PendingRequest {
    pub(super) id: RequestId,
    cancelled: Arc<AtomicBool>,
}

impl PendingRequest {
    pub(super) fn new(id: RequestId) -> Self {
        Self {
            id,
            cancelled: Arc::default(),
        }
    }

    pub(super) fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

/// The job of a request.
#[derive(Debug)]
pub(super) enum Query {
    Diagnostics {
        document: Snapshot,
        previous: Option<String>,
    },
    WorkspaceDiagnostics {
        open: Vec<Snapshot>,
        previous: BTreeMap<Uri, String>,
    },
    Actions {
        document: Snapshot,
        range: Range,
        context: CodeActionContext,
    },
    Hover {
        document: Snapshot,
        at: Position,
    },
    Completion {
        document: Snapshot,
        at: Position,
    },
}

/// What the worker has done.
#[derive(Debug)]
pub(super) enum JobResult {
    /// The answer to a request.
    Answer(RequestId, Result<Value, RequestError>),
    /// A document was checked.
    Checked {
        document: Snapshot,
        diagnostics: Vec<Diagnostic>,
    },
    /// The policy has changed. `mistakes` are those of its files; a file that had some before and
    /// has none now is among them, with an empty list.
    PolicyChanged {
        mistakes: Vec<(Uri, Vec<Diagnostic>)>,
        complaints: Vec<String>,
    },
}

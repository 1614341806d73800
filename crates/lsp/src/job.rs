//! What the two threads say to each other: jobs for the worker, and what became of them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use lsp_types::{CodeActionContext, Diagnostic, Position, Range, Uri};

use super::documents::Snapshot;
use super::rpc::{Fault, Json};
use super::session::{EditorSettings, Session};

/// Something for the worker to do.
#[derive(Debug)]
pub(super) enum Job {
    /// What was agreed on; comes first.
    Begin(Box<Session>),
    /// The editor's settings have changed.
    Configure(EditorSettings),
    /// The workspace has other folders.
    Roots(Vec<PathBuf>),
    /// Configurations or lexicons may have changed: read them again.
    Reload,
    /// Files of the workspace have changed.
    FilesChanged,
    /// The client says nothing more: what rests is to be answered.
    HangUp,
    /// Check a document, unless it is outdated by then.
    Check(Snapshot),
    /// The client has closed a document.
    Forget(Uri),
    /// Answer a request.
    Answer(Ticket, Ask),
}

/// A request that waits for its answer.
#[derive(Debug, Clone)]
pub(super) struct Ticket {
    pub(super) number: u64,
    pub(super) cancelled: Arc<AtomicBool>,
}

impl Ticket {
    pub(super) fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

/// What is asked.
#[derive(Debug)]
pub(super) enum Ask {
    Diagnostics {
        document: Snapshot,
        previous: Option<String>,
    },
    Workspace {
        open: Vec<Snapshot>,
        previous: BTreeMap<String, String>,
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
pub(super) enum Done {
    /// A request has its answer.
    Answered(u64, Result<Json, Fault>),
    /// A document was checked.
    Checked {
        document: Snapshot,
        diagnostics: Vec<Diagnostic>,
    },
    /// The policy is another: these files have these mistakes now. Files that had some and have
    /// none any more are among them, with an empty list.
    PolicyChanged {
        mistakes: Vec<(Uri, Vec<Diagnostic>)>,
        complaints: Vec<String>,
    },
}

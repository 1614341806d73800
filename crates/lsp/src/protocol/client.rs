//! What a client sends. Fields that are of no use here are skipped, whatever they hold.

use std::path::PathBuf;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Position, Range, Uri};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct InitializeParams {
    pub(crate) capabilities: Map<String, Value>,
    /// Older clients name one root only.
    pub(crate) root_uri: Option<Uri>,
    pub(crate) workspace_folders: Option<Vec<WorkspaceFolder>>,
    pub(crate) initialization_options: Option<Value>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct WorkspaceFolder {
    pub(crate) uri: Uri,
}

impl WorkspaceFolder {
    pub(crate) fn path(&self) -> Option<PathBuf> {
        self.uri.to_path()
    }
}

/// `textDocument/didClose`, `textDocument/didSave`, and what names a document elsewhere.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DocumentParams {
    pub(crate) text_document: DocumentId,
}

#[derive(Debug, Deserialize)]
pub(crate) struct DocumentId {
    pub(crate) uri: Uri,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DidOpenParams {
    pub(crate) text_document: DocumentItem,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DocumentItem {
    pub(crate) uri: Uri,
    pub(crate) language_id: String,
    pub(crate) version: i32,
    pub(crate) text: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DidChangeParams {
    pub(crate) text_document: VersionedDocumentId,
    pub(crate) content_changes: Vec<ContentChange>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct VersionedDocumentId {
    pub(crate) uri: Uri,
    pub(crate) version: i32,
}

#[derive(Debug, Deserialize)]
pub(crate) struct ContentChange {
    /// `None` where the text is the whole document.
    pub(crate) range: Option<Range>,
    pub(crate) text: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct DidChangeWatchedFilesParams {
    pub(crate) changes: Vec<DocumentId>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct DidChangeWorkspaceFoldersParams {
    pub(crate) event: WorkspaceFoldersChange,
}

#[derive(Debug, Deserialize)]
pub(crate) struct WorkspaceFoldersChange {
    pub(crate) added: Vec<WorkspaceFolder>,
    pub(crate) removed: Vec<WorkspaceFolder>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DocumentDiagnosticParams {
    pub(crate) text_document: DocumentId,
    pub(crate) previous_result_id: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WorkspaceDiagnosticParams {
    pub(crate) previous_result_ids: Vec<PreviousResultId>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct PreviousResultId {
    pub(crate) uri: Uri,
    pub(crate) value: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CodeActionParams {
    pub(crate) text_document: DocumentId,
    pub(crate) range: Range,
    pub(crate) context: CodeActionContext,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CodeActionContext {
    /// The kinds of actions that are wanted; `None`: all.
    pub(crate) only: Option<Vec<String>>,
    pub(crate) trigger_kind: Option<u8>,
}

impl CodeActionContext {
    /// Whether the request is automatic, as when the cursor moves.
    pub(crate) fn is_automatic(&self) -> bool {
        self.trigger_kind == Some(2)
    }
}

/// `textDocument/hover` and `textDocument/completion`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DocumentPositionParams {
    pub(crate) text_document: DocumentId,
    pub(crate) position: Position,
}

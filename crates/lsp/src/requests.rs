//! The requests and notifications that are handled, and what they need.

use std::path::{Path, PathBuf};
use std::time::Instant;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::documents::Snapshot;
use super::error::RequestError;
use super::job::{Job, Query};
use super::protocol::{
    CodeActionParams, DidChangeParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidOpenParams, DocumentDiagnosticParams, DocumentParams,
    DocumentPositionParams, Uri, WorkspaceDiagnosticParams, WorkspaceFolder,
};
use super::server::{MessageType, Server};
use super::session::EditorSettings;
use sayso_discover as discover;

impl Server {
    /// The job of a request; `None` where it is about a document that is not open.
    pub(super) fn read_query(
        &self,
        method: &str,
        params: Value,
    ) -> Result<Option<Query>, RequestError> {
        Ok(match method {
            "textDocument/diagnostic" => {
                let params: DocumentDiagnosticParams = read(params)?;
                let previous = params.previous_result_id;
                self.snapshot(&params.text_document.uri)
                    .map(|document| Query::Diagnostics { document, previous })
            }
            "workspace/diagnostic" => {
                let params: WorkspaceDiagnosticParams = read(params)?;
                let previous = params.previous_result_ids.into_iter();
                Some(Query::WorkspaceDiagnostics {
                    open: self.documents.all().cloned().collect(),
                    previous: previous.map(|p| (p.uri, p.value)).collect(),
                })
            }
            "textDocument/codeAction" => {
                let params: CodeActionParams = read(params)?;
                let (range, context) = (params.range, params.context);
                self.snapshot(&params.text_document.uri)
                    .map(|document| Query::Actions {
                        document,
                        range,
                        context,
                    })
            }
            "textDocument/hover" => {
                let params: DocumentPositionParams = read(params)?;
                self.snapshot(&params.text_document.uri)
                    .map(|document| Query::Hover {
                        document,
                        at: params.position,
                    })
            }
            "textDocument/completion" => {
                let params: DocumentPositionParams = read(params)?;
                self.snapshot(&params.text_document.uri)
                    .map(|document| Query::Completion {
                        document,
                        at: params.position,
                    })
            }
            _ => return Err(RequestError::UnknownMethod(method.to_owned())),
        })
    }

    fn snapshot(&self, uri: &Uri) -> Option<Snapshot> {
        self.documents.get(uri).cloned()
    }

    /// Handles a notification. One that is not known changes nothing, nor does one with wrong
    /// parameters, which is logged, since what follows may be wrong.
    pub(super) fn handle_notification(&mut self, method: &str, params: Value) {
        let handled = match method {
            "initialized" => {
                self.watch_files();
                Ok(())
            }
            "textDocument/didOpen" => read(params).map(|p| self.opened(p)),
            "textDocument/didChange" => read(params).map(|p| self.changed(p)),
            "textDocument/didClose" => read(params).map(|p| self.closed(&p)),
            "textDocument/didSave" => read(params).map(|p| self.saved(&p)),
            "workspace/didChangeWatchedFiles" => read(params).map(|p| self.files_changed(&p)),
            "workspace/didChangeWorkspaceFolders" => read(params).map(|p| self.folders_changed(&p)),
            "workspace/didChangeConfiguration" => {
                self.configured(&params);
                Ok(())
            }
            _ => Ok(()),
        };
        if let Err(error) = handled {
            self.log(MessageType::Warning, &format!("{method}: {error}"));
        }
    }

    fn opened(&mut self, params: DidOpenParams) {
        self.documents.open(params.text_document, Instant::now());
    }

    fn changed(&mut self, params: DidChangeParams) {
        let Some(session) = &self.session else {
            return;
        };
        let check_at = Instant::now() + session.settings.pause();
        let document = params.text_document;
        let (uri, version) = (&document.uri, document.version);
        let changes = params.content_changes;
        if !self
            .documents
            .change(uri, version, changes, session.encoding, check_at)
        {
            let message = format!("the document {} is not open", uri.as_str());
            self.log(MessageType::Warning, &message);
        }
    }

    fn closed(&mut self, params: &DocumentParams) {
        let uri = &params.text_document.uri;
        if self.documents.close(uri) {
            self.start(Job::Close(uri.clone()));
            if self.session.as_ref().is_some_and(|s| !s.pulls) {
                self.publish(uri.clone(), Vec::new(), None);
            }
        }
    }

    fn saved(&mut self, params: &DocumentParams) {
        self.file_changed(&params.text_document.uri);
    }

    fn files_changed(&mut self, params: &DidChangeWatchedFilesParams) {
        let policy = params.changes.iter().find(|c| is_policy(&c.uri));
        if let Some(change) = policy.or(params.changes.first()) {
            self.file_changed(&change.uri);
        }
    }

    fn file_changed(&mut self, uri: &Uri) {
        self.start(if is_policy(uri) {
            Job::ReloadPolicies
        } else {
            Job::FilesChanged
        });
    }

    fn folders_changed(&mut self, params: &DidChangeWorkspaceFoldersParams) {
        let Some(session) = &mut self.session else {
            return;
        };
        let paths = |folders: &[WorkspaceFolder]| -> Vec<PathBuf> {
            folders.iter().filter_map(WorkspaceFolder::path).collect()
        };
        let removed = paths(&params.event.removed);
        session.roots.retain(|root| !removed.contains(root));
        session.roots.extend(paths(&params.event.added));
        let roots = session.roots.clone();
        self.start(Job::SetRoots(roots));
    }

    fn configured(&mut self, params: &Value) {
        // Clients that have no settings to send only notify that something has changed.
        let settings = params.get("settings").filter(|s| s.is_object());
        if let (Some(session), Some(settings)) = (&mut self.session, settings) {
            session.settings = EditorSettings::read(settings);
            let settings = session.settings.clone();
            self.start(Job::Configure(settings));
        } else {
            self.start(Job::ReloadPolicies);
        }
    }

    /// Asks the client to watch the files of the policy, and those that are checked.
    fn watch_files(&mut self) {
        if self.session.as_ref().is_some_and(|s| s.watches) {
            let endings: Vec<&str> = discover::endings().collect();
            let copy = format!("**/*.{{{}}}", endings.join(","));
            let watchers = json!([{"globPattern": "**/*.toml"}, {"globPattern": copy}]);
            let registration = json!({
                "id": "sayso-files",
                "method": "workspace/didChangeWatchedFiles",
                "registerOptions": {"watchers": watchers},
            });
            self.call(
                "client/registerCapability",
                json!({"registrations": [registration]}),
            );
        }
    }
}

/// Whether the file may be a configuration or a lexicon.
fn is_policy(uri: &Uri) -> bool {
    Path::new(uri.as_str())
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("toml"))
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, RequestError> {
    serde_json::from_value(params).map_err(|error| RequestError::Params(error.to_string()))
}

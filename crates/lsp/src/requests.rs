//! Which requests and notifications there are, and what they need.

use std::path::Path;
use std::time::Instant;

use lsp_types as lsp;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::documents::Snapshot;
use super::job::{Ask, Job};
use super::rpc::Fault;
use super::server::Server;
use super::session::EditorSettings;
use super::uri;
use sayso_discover as discover;

impl Server {
    /// What a request asks for, or `None` where there is nothing to say, as of a document that
    /// is not open.
    pub(super) fn read_ask(&self, method: &str, params: Value) -> Result<Option<Ask>, Fault> {
        Ok(match method {
            "textDocument/diagnostic" => {
                let params: lsp::DocumentDiagnosticParams = read(params)?;
                let previous = params.previous_result_id;
                self.snapshot(&params.text_document.uri)
                    .map(|document| Ask::Diagnostics { document, previous })
            }
            "workspace/diagnostic" => {
                let params: lsp::WorkspaceDiagnosticParams = read(params)?;
                let previous = params.previous_result_ids.into_iter();
                Some(Ask::Workspace {
                    open: self.documents.all().cloned().collect(),
                    previous: previous
                        .map(|p| (p.uri.as_str().to_owned(), p.value))
                        .collect(),
                })
            }
            "textDocument/codeAction" => {
                let params: lsp::CodeActionParams = read(params)?;
                let (range, context) = (params.range, params.context);
                self.snapshot(&params.text_document.uri)
                    .map(|document| Ask::Actions {
                        document,
                        range,
                        context,
                    })
            }
            "textDocument/hover" => {
                let params: lsp::HoverParams = read(params)?;
                let place = params.text_document_position_params;
                self.snapshot(&place.text_document.uri)
                    .map(|document| Ask::Hover {
                        document,
                        at: place.position,
                    })
            }
            "textDocument/completion" => {
                let params: lsp::CompletionParams = read(params)?;
                let place = params.text_document_position;
                self.snapshot(&place.text_document.uri)
                    .map(|document| Ask::Completion {
                        document,
                        at: place.position,
                    })
            }
            _ => return Err(Fault::UnknownMethod(method.to_owned())),
        })
    }

    fn snapshot(&self, uri: &lsp::Uri) -> Option<Snapshot> {
        self.documents.get(uri).cloned()
    }

    /// Takes a notification in. One that is not known or not understood changes nothing; that it
    /// was not understood is told, since what follows may be wrong.
    pub(super) fn take_in(&mut self, method: &str, params: Value) {
        let taken = match method {
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
        if let Err(fault) = taken {
            let message = format!("{method}: {fault}");
            self.notify("window/logMessage", json!({"type": 2, "message": message}));
        }
    }

    fn opened(&mut self, params: lsp::DidOpenTextDocumentParams) {
        self.documents.open(params.text_document, Instant::now());
    }

    fn changed(&mut self, params: lsp::DidChangeTextDocumentParams) {
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
            let message = format!("{} was changed but is not open", uri.as_str());
            self.notify("window/logMessage", json!({"type": 2, "message": message}));
        }
    }

    fn closed(&mut self, params: &lsp::DidCloseTextDocumentParams) {
        let uri = &params.text_document.uri;
        if self.documents.close(uri) {
            self.hand(Job::Forget(uri.clone()));
            if self.session.as_ref().is_some_and(|s| !s.pulls) {
                self.publish(uri.clone(), Vec::new(), None);
            }
        }
    }

    fn saved(&mut self, params: &lsp::DidSaveTextDocumentParams) {
        self.file_changed(&params.text_document.uri);
    }

    fn files_changed(&mut self, params: &lsp::DidChangeWatchedFilesParams) {
        let policy = params.changes.iter().find(|c| is_policy(&c.uri));
        if let Some(change) = policy.or(params.changes.first()) {
            self.file_changed(&change.uri);
        }
    }

    fn file_changed(&mut self, uri: &lsp::Uri) {
        self.hand(if is_policy(uri) {
            Job::Reload
        } else {
            Job::FilesChanged
        });
    }

    fn folders_changed(&mut self, params: &lsp::DidChangeWorkspaceFoldersParams) {
        let Some(session) = &mut self.session else {
            return;
        };
        let path = |folder: &lsp::WorkspaceFolder| uri::to_path(folder.uri.as_str());
        let removed: Vec<_> = params.event.removed.iter().filter_map(path).collect();
        session.roots.retain(|root| !removed.contains(root));
        session
            .roots
            .extend(params.event.added.iter().filter_map(path));
        let roots = session.roots.clone();
        self.hand(Job::Roots(roots));
    }

    fn configured(&mut self, params: &Value) {
        // Clients that have no settings to send only say that something has changed.
        let settings = params.get("settings").filter(|s| s.is_object());
        if let (Some(session), Some(settings)) = (&mut self.session, settings) {
            session.settings = EditorSettings::read(settings);
            let settings = session.settings.clone();
            self.hand(Job::Configure(settings));
        } else {
            self.hand(Job::Reload);
        }
    }

    /// Asks the client to tell of changes to files that decide the policy.
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
fn is_policy(uri: &lsp::Uri) -> bool {
    Path::new(uri.as_str())
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("toml"))
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, Fault> {
    serde_json::from_value(params).map_err(|error| Fault::Params(error.to_string()))
}

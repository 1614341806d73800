//! The thread that talks to the client: the order of messages, open documents, pending requests.
//! It checks no text, so that it always answers at once.

use std::collections::BTreeMap;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use lsp_server::{Message, Notification, Request, RequestId, Response};
use serde::{Deserialize as _, Serialize};
use serde_json::{Value, json};

use super::documents::Documents;
use super::error::RequestError;
use super::job::{Job, JobResult, PendingRequest};
use super::protocol::{Diagnostic, PublishDiagnosticsParams, Uri};
use super::session::Session;
use super::transport::{Incoming, Outgoing};

/// The state of the conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Before `initialize`.
    Uninitialized,
    Running,
    /// `shutdown` was answered; only `exit` is allowed now.
    ShutDown,
    /// It is over, with this exit code.
    Exited(u8),
}

/// The levels of messages to the user or the log.
#[derive(Debug, Clone, Copy)]
pub(super) enum MessageType {
    Error = 1,
    Warning = 2,
}

/// The server's state.
pub(super) struct Server {
    pub(super) session: Option<Session>,
    pub(super) documents: Documents,
    phase: Phase,
    worker: Sender<Job>,
    outbox: Sender<Outgoing>,
    pending: BTreeMap<RequestId, PendingRequest>,
    /// How many requests were sent to the client.
    sent: i32,
    /// Whether the client is gone, so that pending answers are all that is left to send.
    disconnected: bool,
}

impl Server {
    pub(super) fn new(worker: Sender<Job>, outbox: Sender<Outgoing>) -> Self {
        Self {
            session: None,
            documents: Documents::default(),
            phase: Phase::Uninitialized,
            worker,
            outbox,
            pending: BTreeMap::new(),
            sent: 0,
            disconnected: false,
        }
    }

    /// The exit code, once the conversation is over.
    pub(super) fn exit_code(&self) -> Option<u8> {
        match self.phase {
            Phase::Exited(code) => Some(code),
            Phase::ShutDown if self.disconnected => Some(0),
            _ if self.disconnected && self.pending.is_empty() => Some(1),
            _ => None,
        }
    }

    /// No more messages come. Pending requests are still answered.
    pub(super) fn disconnect(&mut self) {
        self.disconnected = true;
        self.start(Job::Finish);
    }

    /// How long until a check is due, if one is.
    pub(super) fn next_check(&self) -> Option<Duration> {
        self.documents.next_check(Instant::now())
    }

    /// Starts the checks of documents whose pause is over.
    pub(super) fn start_due_checks(&mut self) {
        let pulls = self.session.as_ref().is_some_and(|s| s.pulls);
        for document in self.documents.take_due(Instant::now()) {
            if !pulls {
                self.start(Job::Check(document));
            }
        }
    }

    /// Handles what the client has sent.
    pub(super) fn receive(&mut self, incoming: Incoming) {
        match incoming {
            Incoming::Message(Message::Request(request)) => self.request(request),
            Incoming::Message(Message::Notification(sent)) => self.notification(sent),
            Incoming::Message(Message::Response(_)) => {}
            Incoming::Unreadable(reason) => {
                let text = format!("skipped a message that cannot be read: {reason}");
                self.log(MessageType::Error, &text);
            }
            Incoming::Lost(reason) => {
                let text = format!("the header of a message cannot be read: {reason}");
                self.log(MessageType::Error, &text);
            }
        }
    }

    /// Handles what the worker has done.
    pub(super) fn finish(&mut self, result: JobResult) {
        match result {
            JobResult::Answer(id, result) => {
                // A request that was cancelled has its answer.
                if self.pending.remove(&id).is_some() {
                    self.answer(id, result);
                }
            }
            JobResult::Checked {
                document,
                diagnostics,
            } => {
                if !document.is_outdated() && self.phase == Phase::Running {
                    self.publish(document.uri, diagnostics, Some(document.version));
                }
            }
            JobResult::PolicyChanged {
                mistakes,
                complaints,
            } => self.policy_changed(mistakes, complaints),
        }
    }

    fn policy_changed(&mut self, mistakes: Vec<(Uri, Vec<Diagnostic>)>, complaints: Vec<String>) {
        if self.phase != Phase::Running {
            return;
        }
        // A file that is open is checked with the text of the editor.
        for (uri, diagnostics) in mistakes {
            if self.documents.get(&uri).is_none() {
                self.publish(uri, diagnostics, None);
            }
        }
        for complaint in complaints {
            let params = json!({"type": MessageType::Warning as i32, "message": complaint});
            self.notify("window/showMessage", params);
        }
        self.documents.check_all(Instant::now());
        let session = self.session.as_ref();
        if session.is_some_and(|s| s.pulls && s.refreshes) {
            self.call("workspace/diagnostic/refresh", Value::Null);
        }
    }

    fn request(&mut self, request: Request) {
        let Request { id, method, params } = request;
        let error = match (self.phase, method.as_str()) {
            (Phase::Uninitialized, "initialize") => return self.initialize(id, params),
            (Phase::Uninitialized, _) => RequestError::NotInitialized,
            (Phase::Running, "initialize") => {
                RequestError::Invalid("`initialize` was already received")
            }
            (Phase::Running, "shutdown") => return self.shut_down(id),
            (Phase::Running, _) if self.pending.contains_key(&id) => {
                RequestError::Invalid("another request with this id is not answered yet")
            }
            (Phase::Running, _) => return self.query(id, &method, params),
            (Phase::ShutDown | Phase::Exited(_), _) => {
                RequestError::Invalid("the server was shut down")
            }
        };
        self.answer(id, Err(error));
    }

    fn initialize(&mut self, id: RequestId, params: Value) {
        let params = match serde_json::from_value(params) {
            Ok(params) => params,
            Err(error) => return self.answer(id, Err(RequestError::Params(error.to_string()))),
        };
        let session = Session::new(params);
        let result = json!({
            "capabilities": session.capabilities(),
            "serverInfo": {"name": "sayso", "version": env!("CARGO_PKG_VERSION")},
        });
        self.phase = Phase::Running;
        self.start(Job::Begin(Box::new(session.clone())));
        self.session = Some(session);
        self.answer(id, Ok(result));
    }

    fn shut_down(&mut self, id: RequestId) {
        self.phase = Phase::ShutDown;
        for (id, request) in std::mem::take(&mut self.pending) {
            request.cancel();
            self.answer(id, Err(RequestError::Cancelled));
        }
        self.answer(id, Ok(Value::Null));
    }

    fn query(&mut self, id: RequestId, method: &str, params: Value) {
        match self.read_query(method, params) {
            Err(error) => self.answer(id, Err(error)),
            Ok(None) => self.answer(id, Ok(empty_answer(method))),
            Ok(Some(query)) => {
                let request = PendingRequest::new(id.clone());
                self.pending.insert(id, request.clone());
                self.start(Job::Answer(request, query));
            }
        }
    }

    fn notification(&mut self, sent: Notification) {
        match (self.phase, sent.method.as_str()) {
            (Phase::ShutDown, "exit") => self.phase = Phase::Exited(0),
            (_, "exit") => self.phase = Phase::Exited(1),
            (Phase::Running, "$/cancelRequest") => self.cancel(&sent.params),
            (Phase::Running, method) => self.handle_notification(method, sent.params),
            _ => {}
        }
    }

    fn cancel(&mut self, params: &Value) {
        let id = params.get("id").map(RequestId::deserialize);
        let Some(Ok(id)) = id else {
            return;
        };
        if let Some(request) = self.pending.remove(&id) {
            request.cancel();
            self.answer(id, Err(RequestError::Cancelled));
        }
    }

    fn answer(&self, id: RequestId, result: Result<Value, RequestError>) {
        self.send(match result {
            Ok(result) => Response::new_ok(id, result),
            Err(error) => error.response(id),
        });
    }

    /// Sends the diagnostics of a document, or of one version of it.
    pub(super) fn publish(&self, uri: Uri, diagnostics: Vec<Diagnostic>, version: Option<i32>) {
        let params = PublishDiagnosticsParams {
            uri,
            diagnostics,
            version,
        };
        self.send(Outgoing::Diagnostics(params));
    }

    /// Writes to the log that editors keep of a server.
    pub(super) fn log(&self, level: MessageType, message: &str) {
        let params = json!({"type": level as i32, "message": message});
        self.notify("window/logMessage", params);
    }

    fn notify(&self, method: &str, params: impl Serialize) {
        self.send(Notification::new(method.to_owned(), params));
    }

    /// Sends a request whose answer does not matter.
    pub(super) fn call(&mut self, method: &str, params: Value) {
        self.sent += 1;
        self.send(Request::new(self.sent.into(), method.to_owned(), params));
    }

    fn send(&self, message: impl Into<Outgoing>) {
        // A client that is gone receives nothing; the thread that reads ends the server then.
        let _ = self.outbox.send(message.into());
    }

    pub(super) fn start(&self, job: Job) {
        // The worker runs until this sender is dropped.
        let _ = self.worker.send(job);
    }
}

/// The answer about a document that is not open.
fn empty_answer(method: &str) -> Value {
    match method {
        "textDocument/diagnostic" => json!({"kind": "full", "items": []}),
        "textDocument/codeAction" => json!([]),
        _ => Value::Null,
    }
}

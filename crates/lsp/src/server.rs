//! The thread that speaks with the client: order of messages, open documents, pending requests.
//! It never judges a text, so that it always answers at once.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use lsp_types::{Diagnostic, PublishDiagnosticsParams, Uri};
use serde::Serialize;
use serde_json::{Value, json};

use super::documents::Documents;
use super::job::{Done, Job, Ticket};
use super::rpc::{self, Fault, Incoming, Json, Request, to_json};
use super::session::Session;
use super::wire::Frame;

/// Where the conversation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// `initialize` has not come yet.
    Fresh,
    Running,
    /// `shutdown` was answered; only `exit` is wanted now.
    ShutDown,
    /// It is over, with this exit code.
    Over(u8),
}

/// The server's state.
pub(super) struct Server {
    pub(super) session: Option<Session>,
    pub(super) documents: Documents,
    phase: Phase,
    worker: Sender<Job>,
    out: Sender<Json>,
    pending: BTreeMap<u64, (Value, Ticket)>,
    tickets: u64,
    requests: u64,
    /// Whether the client has hung up, so that only answers are left to give.
    hung_up: bool,
}

impl Server {
    pub(super) fn new(worker: Sender<Job>, out: Sender<Json>) -> Self {
        Self {
            session: None,
            documents: Documents::default(),
            phase: Phase::Fresh,
            worker,
            out,
            pending: BTreeMap::new(),
            tickets: 0,
            requests: 0,
            hung_up: false,
        }
    }

    /// The exit code, once the conversation is over.
    pub(super) fn exit_code(&self) -> Option<u8> {
        match self.phase {
            Phase::Over(code) => Some(code),
            Phase::ShutDown if self.hung_up => Some(0),
            _ if self.hung_up && self.pending.is_empty() => Some(1),
            _ => None,
        }
    }

    /// The client will say nothing more. What it has asked is still answered.
    pub(super) fn hang_up(&mut self) {
        self.hung_up = true;
        self.hand(Job::HangUp);
    }

    /// How long nothing happens unless a message comes.
    pub(super) fn wait(&self) -> Option<Duration> {
        self.documents.wait(Instant::now())
    }

    /// Hands documents whose pause is over to the worker.
    pub(super) fn tick(&mut self) {
        let pulls = self.session.as_ref().is_some_and(|s| s.pulls);
        for document in self.documents.take_due(Instant::now()) {
            if !pulls {
                self.hand(Job::Check(document));
            }
        }
    }

    /// Takes a frame from the client.
    pub(super) fn receive(&mut self, frame: Frame) {
        match frame {
            Frame::Broken(reason) => self.answer(&Value::Null, Err(Fault::Parse(reason))),
            Frame::Message(message) => match rpc::classify(message) {
                Incoming::Request(request) => self.request(request),
                Incoming::Notification { method, params } => self.notification(&method, params),
                Incoming::Response => {}
                Incoming::Invalid { id, reason } => {
                    self.answer(&id, Err(Fault::Invalid(reason.to_owned())));
                }
            },
        }
    }

    /// Takes what the worker has done.
    pub(super) fn done(&mut self, done: Done) {
        match done {
            Done::Answered(number, result) => {
                // Nothing is left to answer where it was cancelled in the meantime.
                if let Some((id, _)) = self.pending.remove(&number) {
                    self.answer(&id, result);
                }
            }
            Done::Checked {
                document,
                diagnostics,
            } => {
                if !document.is_outdated() && self.phase == Phase::Running {
                    self.publish(document.uri, diagnostics, Some(document.version));
                }
            }
            Done::PolicyChanged {
                mistakes,
                complaints,
            } => self.policy_changed(mistakes, complaints),
        }
    }

    fn policy_changed(&mut self, mistakes: Vec<(Uri, Vec<Diagnostic>)>, complaints: Vec<String>) {
        if self.phase != Phase::Running {
            return;
        }
        // A file that is open is checked as it stands in the editor.
        for (uri, diagnostics) in mistakes {
            if self.documents.get(&uri).is_none() {
                self.publish(uri, diagnostics, None);
            }
        }
        for complaint in complaints {
            self.notify(
                "window/showMessage",
                json!({"type": 2, "message": complaint}),
            );
        }
        self.documents.check_all(Instant::now());
        if self
            .session
            .as_ref()
            .is_some_and(|s| s.pulls && s.refreshes)
        {
            self.call("workspace/diagnostic/refresh", Value::Null);
        }
    }

    fn request(&mut self, request: Request) {
        let Request { id, method, params } = request;
        match (self.phase, method.as_str()) {
            (Phase::Fresh, "initialize") => self.initialize(&id, params),
            (Phase::Fresh, _) => self.answer(&id, Err(Fault::NotInitialized)),
            (Phase::Running, "initialize") => {
                self.answer(
                    &id,
                    Err(Fault::Invalid("`initialize` was sent twice".to_owned())),
                );
            }
            (Phase::Running, "shutdown") => self.shut_down(&id),
            (Phase::Running, _) => self.ask(id, &method, params),
            (Phase::ShutDown | Phase::Over(_), _) => {
                self.answer(
                    &id,
                    Err(Fault::Invalid("the server was shut down".to_owned())),
                );
            }
        }
    }

    fn initialize(&mut self, id: &Value, params: Value) {
        let params = match serde_json::from_value(params) {
            Ok(params) => params,
            Err(error) => return self.answer(id, Err(Fault::Params(error.to_string()))),
        };
        let session = Session::new(&params);
        let result = json!({
            "capabilities": session.capabilities(),
            "serverInfo": {"name": "sayso", "version": env!("CARGO_PKG_VERSION")},
        });
        self.phase = Phase::Running;
        self.hand(Job::Begin(Box::new(session.clone())));
        self.session = Some(session);
        self.answer(id, Ok(to_json(result)));
    }

    fn shut_down(&mut self, id: &Value) {
        self.phase = Phase::ShutDown;
        for (_, (waiting, ticket)) in std::mem::take(&mut self.pending) {
            ticket.cancelled.store(true, Ordering::Relaxed);
            self.answer(&waiting, Err(Fault::Cancelled));
        }
        self.answer(id, Ok(to_json(Value::Null)));
    }

    fn ask(&mut self, id: Value, method: &str, params: Value) {
        match self.read_ask(method, params) {
            Err(fault) => self.answer(&id, Err(fault)),
            Ok(None) => self.answer(&id, Ok(to_json(empty_answer(method)))),
            Ok(Some(ask)) => {
                self.tickets += 1;
                let ticket = Ticket {
                    number: self.tickets,
                    cancelled: Arc::new(AtomicBool::new(false)),
                };
                self.pending.insert(ticket.number, (id, ticket.clone()));
                self.hand(Job::Answer(ticket, ask));
            }
        }
    }

    fn notification(&mut self, method: &str, params: Value) {
        match (self.phase, method) {
            (Phase::ShutDown, "exit") => self.phase = Phase::Over(0),
            (_, "exit") => self.phase = Phase::Over(1),
            (Phase::Running, "$/cancelRequest") => self.cancel(&params),
            (Phase::Running, _) => self.take_in(method, params),
            _ => {}
        }
    }

    fn cancel(&mut self, params: &Value) {
        let Some(wanted) = params.get("id") else {
            return;
        };
        let found = self.pending.iter().find(|(_, (id, _))| id == wanted);
        let Some(number) = found.map(|(number, _)| *number) else {
            return;
        };
        if let Some((id, ticket)) = self.pending.remove(&number) {
            ticket.cancelled.store(true, Ordering::Relaxed);
            self.answer(&id, Err(Fault::Cancelled));
        }
    }

    fn answer(&self, id: &Value, result: Result<Json, Fault>) {
        self.send(rpc::answer(id, result));
    }

    /// Sends the diagnostics of a document, or of one version of it.
    pub(super) fn publish(&self, uri: Uri, diagnostics: Vec<Diagnostic>, version: Option<i32>) {
        let params = PublishDiagnosticsParams::new(uri, diagnostics, version);
        self.notify("textDocument/publishDiagnostics", params);
    }

    pub(super) fn notify(&self, method: &str, params: impl Serialize) {
        self.send(rpc::notification(method, params));
    }

    /// Asks the client for something; its answer is of no interest.
    pub(super) fn call(&mut self, method: &str, params: Value) {
        self.requests += 1;
        self.send(rpc::request(self.requests, method, params));
    }

    fn send(&self, message: Json) {
        // A client that is gone hears nothing; the reader notices it, too, and ends the server.
        let _ = self.out.send(message);
    }

    pub(super) fn hand(&self, job: Job) {
        // The worker outlives every job: it ends only when this sender is dropped.
        let _ = self.worker.send(job);
    }
}

/// What is answered where there is nothing to say.
fn empty_answer(method: &str) -> Value {
    match method {
        "textDocument/diagnostic" => json!({"kind": "full", "items": []}),
        "textDocument/codeAction" => json!([]),
        _ => Value::Null,
    }
}

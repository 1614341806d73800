//! The thread that checks. Jobs are done in order; the workspace is checked while there are none.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, TryRecvError};

use super::analysis::Analyzer;
use super::error::RequestError;
use super::job::{Job, JobResult, PendingRequest, Query};
use super::policies::Day;
use super::protocol::Uri;
use super::pull::{Items, to_value};
use super::workspace::Workspace;
use super::{actions, completion, hover, pull};

/// Does jobs until the sender of `jobs` is dropped. `send` takes the results.
pub(super) fn work(jobs: &Receiver<Job>, day: Day, mut send: impl FnMut(JobResult)) {
    let Ok(Job::Begin(session)) = jobs.recv() else {
        return;
    };
    let mut worker = Worker {
        analyzer: Analyzer::new(*session, day),
        workspace: Workspace::default(),
        reported: Vec::new(),
    };
    loop {
        let job = match worker.workspace.is_busy() {
            false => jobs.recv().ok(),
            true => match jobs.try_recv() {
                Err(TryRecvError::Empty) => {
                    worker.check_workspace(&mut send);
                    continue;
                }
                other => other.ok(),
            },
        };
        match job {
            Some(job) => worker.handle(job, &mut send),
            None => return,
        }
    }
}

struct Worker {
    analyzer: Analyzer,
    workspace: Workspace,
    /// The configurations and lexicons whose mistakes were sent.
    reported: Vec<Uri>,
}

impl Worker {
    /// Checks one more file of the workspace.
    fn check_workspace(&mut self, send: &mut impl FnMut(JobResult)) {
        let step = || self.workspace.step(&mut self.analyzer);
        match catch_unwind(AssertUnwindSafe(step)) {
            Ok(done) => done.into_iter().for_each(send),
            Err(_) => self.workspace.fail().into_iter().for_each(send),
        }
    }

    /// Does one job. A panic costs that job alone.
    fn handle(&mut self, job: Job, send: &mut impl FnMut(JobResult)) {
        let id = match &job {
            Job::Answer(request, _) => Some(request.id.clone()),
            _ => None,
        };
        let handled = catch_unwind(AssertUnwindSafe(|| self.run(job, send)));
        if let (Err(_), Some(id)) = (handled, id) {
            send(JobResult::Answer(id, Err(RequestError::Internal)));
        }
        self.send_policy(false, send);
    }

    fn run(&mut self, job: Job, send: &mut impl FnMut(JobResult)) {
        match job {
            Job::Begin(_) => {}
            Job::Configure(settings) => {
                self.analyzer.configure(settings);
                self.send_policy(true, send);
            }
            Job::SetRoots(roots) => {
                self.analyzer.session.roots = roots;
                self.workspace.resume();
            }
            Job::ReloadPolicies => {
                self.analyzer.reload();
                self.send_policy(true, send);
            }
            Job::FilesChanged => self.workspace.resume(),
            Job::Finish => self.workspace.finish().for_each(send),
            Job::Close(uri) => self.analyzer.close(&uri),
            Job::Check(document) => {
                if !document.is_outdated() {
                    self.refresh(send);
                    let diagnostics = self.analyzer.diagnostics(&document);
                    send(JobResult::Checked {
                        document,
                        diagnostics,
                    });
                }
            }
            Job::Answer(request, query) => {
                if !request.is_cancelled() {
                    self.refresh(send);
                    self.answer(request, query, send);
                }
            }
        }
    }

    /// Reads the policy again where its files have changed and the client has not said so.
    fn refresh(&mut self, send: &mut impl FnMut(JobResult)) {
        if self.analyzer.policies.is_stale() {
            self.analyzer.reload();
            self.send_policy(true, send);
        }
    }

    fn answer(&mut self, request: PendingRequest, query: Query, send: &mut impl FnMut(JobResult)) {
        let analyzer = &mut self.analyzer;
        let result = match query {
            Query::Diagnostics { document, previous } => {
                let diagnostics = analyzer.diagnostics(&document);
                pull::report(&Items::of(&diagnostics), previous.as_deref(), None)
            }
            Query::WorkspaceDiagnostics { open, previous } => {
                return self.workspace.ask(request, open, previous);
            }
            Query::Actions {
                document,
                range,
                context,
            } => to_value(actions::actions(analyzer, &document, range, &context)),
            Query::Hover { document, at } => to_value(hover::hover(analyzer, &document, at)),
            Query::Completion { document, at } => completion::completion(analyzer, &document, at),
        };
        send(JobResult::Answer(request.id, Ok(result)));
    }

    /// Sends the mistakes of the policy where it was read again, or where new files have some.
    fn send_policy(&mut self, reloaded: bool, send: &mut impl FnMut(JobResult)) {
        let mut mistakes = self.analyzer.policy_diagnostics();
        let now: Vec<Uri> = mistakes.iter().map(|(uri, _)| uri.clone()).collect();
        if !reloaded && now.iter().all(|uri| self.reported.contains(uri)) {
            return;
        }
        let corrected = self.reported.iter().filter(|uri| !now.contains(uri));
        mistakes.extend(corrected.map(|uri| (uri.clone(), Vec::new())));
        self.reported = now;
        self.workspace.policy_changed();
        send(JobResult::PolicyChanged {
            mistakes,
            complaints: self.analyzer.policies.complaints(),
        });
    }
}

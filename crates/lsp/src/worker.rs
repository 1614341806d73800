//! The thread that judges. Jobs are done in order; looking through the workspace gives way to them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, TryRecvError};

use super::analyst::Analyst;
use super::job::{Ask, Done, Job, Ticket};
use super::policies::Day;
use super::pull::Items;
use super::rpc::{Fault, Json, to_json};
use super::workspace::Workspace;
use super::{actions, completion, hover, pull};

/// Does jobs until nobody can give any more. `tell` hears what was done.
pub(super) fn work(jobs: &Receiver<Job>, day: Day, mut tell: impl FnMut(Done)) {
    let Ok(Job::Begin(session)) = jobs.recv() else {
        return;
    };
    let mut worker = Worker {
        analyst: Analyst::new(*session, day),
        workspace: Workspace::default(),
        mistaken: Vec::new(),
    };
    loop {
        let job = match worker.workspace.is_busy() {
            false => jobs.recv().ok(),
            true => match jobs.try_recv() {
                Err(TryRecvError::Empty) => {
                    let step = || worker.workspace.step(&mut worker.analyst);
                    let done = catch_unwind(AssertUnwindSafe(step));
                    match done {
                        Ok(done) => done.into_iter().for_each(&mut tell),
                        Err(_) => worker.workspace.give_up().for_each(&mut tell),
                    }
                    continue;
                }
                other => other.ok(),
            },
        };
        match job {
            Some(job) => worker.handle(job, &mut tell),
            None => return,
        }
    }
}

struct Worker {
    analyst: Analyst,
    workspace: Workspace,
    /// The configurations and lexicons of which mistakes were told.
    mistaken: Vec<lsp_types::Uri>,
}

impl Worker {
    /// Does one job. A fault of this program costs that job alone.
    fn handle(&mut self, job: Job, tell: &mut impl FnMut(Done)) {
        let number = match &job {
            Job::Answer(ticket, _) => Some(ticket.number),
            _ => None,
        };
        let handled = catch_unwind(AssertUnwindSafe(|| self.do_job(job, tell)));
        if let (Err(_), Some(number)) = (handled, number) {
            tell(Done::Answered(number, Err(Fault::Internal)));
        }
        self.tell_policy(false, tell);
    }

    fn do_job(&mut self, job: Job, tell: &mut impl FnMut(Done)) {
        match job {
            Job::Begin(_) => {}
            Job::Configure(settings) => {
                self.analyst.configure(settings);
                self.tell_policy(true, tell);
            }
            Job::Roots(roots) => {
                self.analyst.session.roots = roots;
                self.workspace.wake();
            }
            Job::Reload => {
                self.analyst.reload();
                self.tell_policy(true, tell);
            }
            Job::FilesChanged => self.workspace.wake(),
            Job::HangUp => self.workspace.close().for_each(tell),
            Job::Forget(uri) => self.analyst.forget(&uri),
            Job::Check(document) => {
                if !document.is_outdated() {
                    self.refresh(tell);
                    let diagnostics = self.analyst.diagnostics(&document);
                    tell(Done::Checked {
                        document,
                        diagnostics,
                    });
                }
            }
            Job::Answer(ticket, ask) => {
                if !ticket.is_cancelled() {
                    self.refresh(tell);
                    self.answer(ticket, ask, tell);
                }
            }
        }
    }

    /// Reads the policy again where its files have changed without a word from the client.
    fn refresh(&mut self, tell: &mut impl FnMut(Done)) {
        if self.analyst.policies.is_stale() {
            self.analyst.reload();
            self.tell_policy(true, tell);
        }
    }

    fn answer(&mut self, ticket: Ticket, ask: Ask, tell: &mut impl FnMut(Done)) {
        let analyst = &mut self.analyst;
        let result: Json = match ask {
            Ask::Diagnostics { document, previous } => {
                let diagnostics = analyst.diagnostics(&document);
                pull::answer(&Items::of(&diagnostics), previous.as_deref(), None)
            }
            Ask::Workspace { open, previous } => {
                return self.workspace.ask(ticket, open, previous);
            }
            Ask::Actions {
                document,
                range,
                context,
            } => to_json(actions::actions(analyst, &document, range, &context)),
            Ask::Hover { document, at } => to_json(hover::hover(analyst, &document, at)),
            Ask::Completion { document, at } => {
                to_json(completion::completion(analyst, &document, at))
            }
        };
        tell(Done::Answered(ticket.number, Ok(result)));
    }

    /// Tells of a policy that was read again, or that has been found to have mistakes.
    fn tell_policy(&mut self, reread: bool, tell: &mut impl FnMut(Done)) {
        let (mut mistakes, complaints) = self.analyst.policy_mistakes();
        let now: Vec<_> = mistakes.iter().map(|(uri, _)| uri.clone()).collect();
        if !reread && now.iter().all(|uri| self.mistaken.contains(uri)) {
            return;
        }
        let mended = self.mistaken.iter().filter(|uri| !now.contains(uri));
        mistakes.extend(mended.map(|uri| (uri.clone(), Vec::new())));
        self.mistaken = now;
        self.workspace.forget();
        tell(Done::PolicyChanged {
            mistakes,
            complaints,
        });
    }
}

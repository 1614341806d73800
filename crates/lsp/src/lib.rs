//! The language server: checks and rewrites while the copy is being written.
//!
//! One thread reads, one writes, one talks to the client and one checks. Only the last is ever
//! slow; what it works on is dropped when it is outdated.
//!
//! ```
//! use sayso_lsp::{Day, serve};
//!
//! // A client that leaves without a word.
//! let day = Day::Fixed("2026-11-23".to_owned());
//! assert_eq!(serve(std::io::empty(), std::io::sink(), day), 1);
//! ```

mod actions;
mod analysis;
mod buffer;
mod completion;
mod diagnostics;
mod document_kind;
mod documents;
mod edits;
mod error;
mod hover;
mod job;
mod policies;
mod position;
mod protocol;
mod pull;
mod requests;
mod server;
mod session;
mod suppression;
mod toml_file;
mod transport;
mod uri;
mod worker;
mod workspace;

use std::io::{Read, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use job::JobResult;
pub use policies::Day;
use server::Server;
use transport::Incoming;

/// How long the last answers may take to a client that hardly reads.
const FLUSH_TIMEOUT: Duration = Duration::from_secs(5);

enum Event {
    Incoming(Incoming),
    /// The client can no longer be read, or no longer reads.
    Disconnected,
    Done(JobResult),
}

/// Serves one client until it leaves, and returns the exit code of the protocol: 0 where it asked
/// to shut down, 1 otherwise. `day` decides which rules are in force.
pub fn serve(
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
    day: Day,
) -> u8 {
    let (sender, events) = mpsc::channel();
    let (jobs, queue) = mpsc::channel();
    let (outbox, outgoing) = mpsc::channel();
    let (flush, flushed) = mpsc::channel();
    let incoming = sender.clone();
    thread::spawn(move || {
        transport::read(input, |message| {
            incoming.send(Event::Incoming(message)).is_ok()
        });
        let _ = incoming.send(Event::Disconnected);
    });
    let results = sender.clone();
    thread::spawn(move || {
        worker::work(&queue, day, |result| {
            // The server is gone when nothing receives it.
            let _ = results.send(Event::Done(result));
        });
    });
    thread::spawn(move || {
        if transport::write(output, outgoing.into_iter()).is_err() {
            let _ = sender.send(Event::Disconnected);
        }
        let _ = flush.send(());
    });
    let code = run(Server::new(jobs, outbox), &events);
    let _ = flushed.recv_timeout(FLUSH_TIMEOUT);
    code
}

fn run(mut server: Server, events: &Receiver<Event>) -> u8 {
    loop {
        if let Some(code) = server.exit_code() {
            return code;
        }
        let event = match server.next_check() {
            None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(wait) => events.recv_timeout(wait),
        };
        match event {
            Ok(Event::Incoming(incoming)) => server.receive(incoming),
            Ok(Event::Done(result)) => server.finish(result),
            Ok(Event::Disconnected) => server.disconnect(),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return 1,
        }
        server.start_due_checks();
    }
}

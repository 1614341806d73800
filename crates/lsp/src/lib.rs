//! The language server: the same check and the same rewrites, while the copy is being written.
//!
//! One thread reads, one writes, one speaks with the client and one judges. Only the last is ever
//! slow; what it works on is dropped when it is outdated.

mod actions;
mod analyst;
mod buffer;
mod completion;
mod diagnostics;
mod documents;
mod edits;
mod hover;
mod job;
mod policies;
mod position;
mod pull;
mod requests;
mod rpc;
mod server;
mod session;
mod subject;
mod suppression;
mod toml_file;
mod uri;
mod wire;
mod worker;
mod workspace;

use std::io::{BufReader, BufWriter, Read, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use job::Done;
pub use policies::Day;
use rpc::Json;
use server::Server;
use wire::Frame;

/// How long the last answers may take on their way to a client that hardly reads.
const FAREWELL: Duration = Duration::from_secs(5);

enum Event {
    Said(Frame),
    HungUp,
    Done(Done),
}

/// Serves one client until it leaves, and returns the exit code that the protocol foresees: 0
/// where it had asked to shut down, 1 otherwise. `day` decides which rules are in force.
pub fn serve(
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
    day: Day,
) -> u8 {
    let (events, heard) = mpsc::channel();
    let (jobs, queue) = mpsc::channel();
    let (out, outbox) = mpsc::channel();
    let (sent_all, all_sent) = mpsc::channel();
    let hear = events.clone();
    thread::spawn(move || listen(input, &hear));
    let done = events.clone();
    thread::spawn(move || {
        worker::work(&queue, day, |what| {
            // The server is gone when nobody hears it.
            let _ = done.send(Event::Done(what));
        });
    });
    thread::spawn(move || {
        if speak(output, &outbox).is_err() {
            let _ = events.send(Event::HungUp);
        }
        let _ = sent_all.send(());
    });
    let code = converse(Server::new(jobs, out), &heard);
    let _ = all_sent.recv_timeout(FAREWELL);
    code
}

/// Hands on what the client says.
fn listen(input: impl Read, events: &Sender<Event>) {
    let mut input = BufReader::new(input);
    while let Ok(Some(frame)) = wire::read(&mut input) {
        if events.send(Event::Said(frame)).is_err() {
            return;
        }
    }
    let _ = events.send(Event::HungUp);
}

/// Writes what the client is told.
fn speak(output: impl Write, outbox: &Receiver<Json>) -> std::io::Result<()> {
    let mut output = BufWriter::new(output);
    outbox
        .iter()
        .try_for_each(|message| wire::write(&mut output, &message))
}

fn converse(mut server: Server, events: &Receiver<Event>) -> u8 {
    loop {
        if let Some(code) = server.exit_code() {
            return code;
        }
        let event = match server.wait() {
            None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(wait) => events.recv_timeout(wait),
        };
        match event {
            Ok(Event::Said(frame)) => server.receive(frame),
            Ok(Event::Done(done)) => server.done(done),
            Ok(Event::HungUp) => server.hang_up(),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return 1,
        }
        server.tick();
    }
}

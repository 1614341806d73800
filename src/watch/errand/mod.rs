//! Runs a command with something on its standard input: one at a time, for a limited time, with a
//! limited queue. What comes while it runs is handed to the next run together.

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// A command and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The program.
    pub program: OsString,
    /// Its arguments.
    pub arguments: Vec<OsString>,
}

impl Order {
    /// A command line, as the system's shell reads it.
    #[must_use]
    pub fn shell(line: &str) -> Self {
        let (program, flag) = if cfg!(windows) {
            ("cmd", "/C")
        } else {
            ("/bin/sh", "-c")
        };
        Self {
            program: program.into(),
            arguments: vec![flag.into(), line.into()],
        }
    }
}

/// A run that takes longer is ended.
pub const TIME_LIMIT: Duration = Duration::from_secs(60);
/// What a run that is under way gets to end by itself when the program ends.
const FAREWELL: Duration = Duration::from_secs(2);
/// Input that waits beyond this is dropped.
const QUEUE_LIMIT: usize = 8 << 20;

/// Runs commands in the background.
#[derive(Debug)]
pub struct Errand {
    shared: Arc<Shared>,
    worker: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Shared {
    queue: Mutex<Queue>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Queue {
    next: Option<(Order, Vec<u8>)>,
    dropped: usize,
    closed: Option<Instant>,
}

impl Errand {
    /// A runner that tells `report` of failures. Runs take no longer than `limit`.
    pub fn new(limit: Duration, report: impl Fn(String) + Send + 'static) -> Self {
        let shared = Arc::new(Shared::default());
        let of_worker = Arc::clone(&shared);
        let worker = thread::spawn(move || {
            while let Some((order, input, dropped)) = of_worker.take() {
                if dropped > 0 {
                    report(format!("it is too slow: {dropped} events were dropped"));
                }
                if let Err(reason) = of_worker.run(&order, input, limit) {
                    report(reason);
                }
            }
        });
        Self {
            shared,
            worker: Some(worker),
        }
    }

    /// Runs `order` with `input` as soon as nothing else runs.
    pub fn ask(&self, order: &Order, input: &str) {
        let mut queue = self.shared.lock();
        let waiting = queue
            .next
            .take()
            .map_or_else(Vec::new, |(_, waiting)| waiting);
        let mut all = waiting;
        if all.len() + input.len() > QUEUE_LIMIT {
            queue.dropped += 1;
        } else {
            all.extend_from_slice(input.as_bytes());
        }
        queue.next = Some((order.clone(), all));
        drop(queue);
        self.shared.changed.notify_one();
    }
}

impl Drop for Errand {
    /// Lets what runs end, within limits; what waits is not begun.
    fn drop(&mut self) {
        let mut queue = self.shared.lock();
        queue.closed = Some(Instant::now());
        drop(queue);
        self.shared.changed.notify_one();
        if let Some(worker) = self.worker.take() {
            // A panic of the worker was told by its thread.
            let _ = worker.join();
        }
    }
}

impl Shared {
    fn lock(&self) -> std::sync::MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for the next order; `None` once closed.
    fn take(&self) -> Option<(Order, Vec<u8>, usize)> {
        let mut queue = self.lock();
        loop {
            if queue.closed.is_some() {
                return None;
            }
            if let Some((order, input)) = queue.next.take() {
                return Some((order, input, std::mem::take(&mut queue.dropped)));
            }
            queue = self
                .changed
                .wait(queue)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn run(&self, order: &Order, input: Vec<u8>, limit: Duration) -> Result<(), String> {
        let mut child = start(order).map_err(|error| format!("it cannot be started: {error}"))?;
        if let Some(mut stdin) = child.stdin.take() {
            // A command need not read its input, nor all of it.
            thread::spawn(move || stdin.write_all(&input));
        }
        let deadline = Instant::now() + limit;
        match self.wait(&mut child, deadline) {
            Ok(Some(status)) if status.success() => Ok(()),
            Ok(Some(status)) => Err(format!("it failed: {status}")),
            Ok(None) => {
                end(&mut child);
                Err(format!(
                    "it took longer than {} s and was stopped",
                    limit.as_secs_f32()
                ))
            }
            Err(error) => Err(format!("its exit status is unknown: {error}")),
        }
    }

    /// Waits until the child ends, or its time does.
    fn wait(&self, child: &mut Child, deadline: Instant) -> io::Result<Option<ExitStatus>> {
        const STEP: Duration = Duration::from_millis(10);
        loop {
            if let Some(status) = child.try_wait()? {
                return Ok(Some(status));
            }
            let farewell = self.lock().closed.map(|at| at + FAREWELL);
            let deadline = farewell.map_or(deadline, |by| by.min(deadline));
            if Instant::now() >= deadline {
                return Ok(None);
            }
            thread::sleep(STEP);
        }
    }
}

/// What the command prints goes to standard error: standard output is the report's.
fn start(order: &Order) -> io::Result<Child> {
    let mut command = Command::new(&order.program);
    command
        .args(&order.arguments)
        .stdin(Stdio::piped())
        .stdout(io::stderr());
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt as _;
        command.process_group(0);
    }
    command.spawn()
}

/// Ends the command and, where the system can, all that it started.
fn end(child: &mut Child) {
    if cfg!(unix) {
        let group = format!("-{}", child.id());
        let kill = Command::new("kill").args(["-KILL", "--", &group]).status();
        drop(kill);
    }
    // Where it ended meanwhile there is nothing to end.
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(all(test, unix))]
mod tests;

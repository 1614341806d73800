//! Runs a command with events on its standard input: one run at a time, with a time limit and a
//! bounded queue. Events that arrive during a run go to the next run together.

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// A program and its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandLine {
    /// The program.
    pub program: OsString,
    /// Its arguments.
    pub arguments: Vec<OsString>,
}

impl CommandLine {
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

/// A run that takes longer is stopped.
pub const TIME_LIMIT: Duration = Duration::from_secs(60);
/// How long a run may continue once the program ends.
const GRACE: Duration = Duration::from_secs(2);
/// The most bytes of queued input; more is dropped.
const QUEUE_LIMIT: usize = 8 << 20;

/// Runs commands in the background.
#[derive(Debug)]
pub struct CommandRunner {
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
    next: Option<(CommandLine, Vec<u8>)>,
    dropped: usize,
    closed: Option<Instant>,
}

impl CommandRunner {
    /// A runner that reports failures to `report`. Runs take no longer than `limit`.
    pub fn new(limit: Duration, report: impl Fn(String) + Send + 'static) -> Self {
        let shared = Arc::new(Shared::default());
        let of_worker = Arc::clone(&shared);
        let worker = thread::spawn(move || {
            while let Some((command_line, input, dropped)) = of_worker.take() {
                if dropped > 0 {
                    report(format!("it is too slow: {dropped} events were dropped"));
                }
                if let Err(reason) = of_worker.run(&command_line, input, limit) {
                    report(reason);
                }
            }
        });
        Self {
            shared,
            worker: Some(worker),
        }
    }

    /// Runs `command_line` with `input` once the current run ends.
    pub fn ask(&self, command_line: &CommandLine, input: &str) {
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
        queue.next = Some((command_line.clone(), all));
        drop(queue);
        self.shared.changed.notify_one();
    }
}

impl Drop for CommandRunner {
    /// Lets the current run end, within its grace time; what is queued is dropped.
    fn drop(&mut self) {
        let mut queue = self.shared.lock();
        queue.closed = Some(Instant::now());
        drop(queue);
        self.shared.changed.notify_one();
        if let Some(worker) = self.worker.take() {
            // A panic of the worker was printed by its thread.
            let _ = worker.join();
        }
    }
}

impl Shared {
    fn lock(&self) -> std::sync::MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for the next run; `None` once closed.
    fn take(&self) -> Option<(CommandLine, Vec<u8>, usize)> {
        let mut queue = self.lock();
        loop {
            if queue.closed.is_some() {
                return None;
            }
            if let Some((command_line, input)) = queue.next.take() {
                return Some((command_line, input, std::mem::take(&mut queue.dropped)));
            }
            queue = self
                .changed
                .wait(queue)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn run(
        &self,
        command_line: &CommandLine,
        input: Vec<u8>,
        limit: Duration,
    ) -> Result<(), String> {
        let mut child =
            start(command_line).map_err(|error| format!("it cannot be started: {error}"))?;
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

    /// Waits until the child ends or the deadline passes.
    fn wait(&self, child: &mut Child, deadline: Instant) -> io::Result<Option<ExitStatus>> {
        const STEP: Duration = Duration::from_millis(10);
        loop {
            if let Some(status) = child.try_wait()? {
                return Ok(Some(status));
            }
            let grace = self.lock().closed.map(|at| at + GRACE);
            let deadline = grace.map_or(deadline, |by| by.min(deadline));
            if Instant::now() >= deadline {
                return Ok(None);
            }
            thread::sleep(STEP);
        }
    }
}

/// The output of the command goes to standard error: standard output is for the report.
fn start(command_line: &CommandLine) -> io::Result<Child> {
    let mut command = Command::new(&command_line.program);
    command
        .args(&command_line.arguments)
        .stdin(Stdio::piped())
        .stdout(io::stderr());
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt as _;
        command.process_group(0);
    }
    command.spawn()
}

/// Kills the command and, where the system can, all that it started.
fn end(child: &mut Child) {
    if cfg!(unix) {
        let group = format!("-{}", child.id());
        let kill = Command::new("kill").args(["-KILL", "--", &group]).status();
        drop(kill);
    }
    // It may have ended in the meantime.
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(all(test, unix))]
mod tests;

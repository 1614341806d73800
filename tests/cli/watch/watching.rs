//! A watch under way in a folder of its own.

use std::fs;
use std::io::{BufRead as _, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::runner::Sayso;

/// Busy machines get this long.
const PATIENCE: Duration = Duration::from_secs(120);

pub(super) struct Watching {
    folder: Sayso,
    child: Child,
    lines: Receiver<String>,
    errors: Receiver<String>,
    /// How it says that changes are noticed.
    pub(super) source: String,
}

impl Watching {
    /// Starts `sayso watch` with these arguments, and waits until everything was checked, which
    /// takes so many lines.
    pub(super) fn start(folder: Sayso, arguments: &[&str], lines: usize) -> (Self, Vec<Value>) {
        let watching = Self::spawn(folder, arguments);
        let first = (0..lines).map(|_| watching.next()).collect();
        (watching, first)
    }

    /// As `start`, for tests of what is forbidden: to the administrator nothing is, so that
    /// no one runs a copy of the program instead.
    #[cfg(unix)]
    pub(super) fn unprivileged(folder: Sayso, lines: usize) -> (Self, Vec<Value>) {
        use std::os::unix::fs::MetadataExt as _;
        use std::os::unix::process::CommandExt as _;
        const ADMINISTRATOR: u32 = 0;
        const NOBODY: u32 = 65_534;
        let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
        let owner = fs::metadata(folder.path("")).expect("a folder").uid();
        if owner == ADMINISTRATOR {
            let copy = folder.path(".git/sayso");
            fs::copy(env!("CARGO_BIN_EXE_sayso"), &copy).expect("copied");
            set_mode(&folder.path(""), 0o755);
            command = Command::new(copy);
            command.uid(NOBODY).gid(NOBODY);
        }
        let watching = Self::run(folder, command, &[]);
        let first = (0..lines).map(|_| watching.next()).collect();
        (watching, first)
    }

    fn spawn(folder: Sayso, arguments: &[&str]) -> Self {
        Self::run(folder, Command::new(env!("CARGO_BIN_EXE_sayso")), arguments)
    }

    fn run(folder: Sayso, mut program: Command, arguments: &[&str]) -> Self {
        let mut child = program
            .args(["watch", "--output-format", "jsonl", "--verbose"])
            .args(arguments)
            .current_dir(folder.path(""))
            .envs(folder.environment())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let lines = lines(child.stdout.take().expect("a pipe"));
        let errors = lines_of_errors(&mut child);
        let mut watching = Self {
            folder,
            child,
            lines,
            errors,
            source: String::new(),
        };
        watching.source = watching.error("note: ");
        watching
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path(name)
    }

    pub(super) fn read(&self, name: &str) -> String {
        self.folder.read(name)
    }

    pub(super) fn write(&self, name: &str, content: &str) {
        fs::write(self.path(name), content).expect("written");
    }

    pub(super) fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).expect("renamed");
    }

    pub(super) fn remove(&self, name: &str) {
        fs::remove_file(self.path(name)).expect("removed");
    }

    /// The next line.
    #[track_caller]
    pub(super) fn next(&self) -> Value {
        match self.lines.recv_timeout(PATIENCE) {
            Ok(line) => parsed(&line),
            Err(_) => panic!("no line: {:?}", self.errors.try_iter().collect::<Vec<_>>()),
        }
    }

    /// The next line is for this event and file, with so many new, resolved and remaining.
    #[track_caller]
    pub(super) fn tells(&self, wanted: &str) {
        assert_eq!(brief(&self.next()), wanted);
    }

    /// The lines up to and with the one that `wanted` holds for.
    #[track_caller]
    pub(super) fn until(&self, wanted: impl Fn(&Value) -> bool) -> Vec<Value> {
        let mut all = Vec::new();
        loop {
            all.push(self.next());
            if all.last().is_some_and(&wanted) {
                return all;
            }
        }
    }

    /// The next line of standard error that has this part.
    #[track_caller]
    pub(super) fn error(&self, part: &str) -> String {
        loop {
            let line = self.errors.recv_timeout(PATIENCE);
            let line = line.unwrap_or_else(|_| panic!("no line with {part:?}"));
            if line.contains(part) {
                return line;
            }
        }
    }

    /// Sends a signal.
    #[cfg(unix)]
    pub(super) fn signal(&self, signal: &str) {
        let pid = self.child.id().to_string();
        let kill = Command::new("kill").args([signal, &pid]).status();
        assert!(kill.expect("kill runs").success());
    }

    /// Sends a signal, and says how it ended and what else it printed.
    #[cfg(unix)]
    pub(super) fn end(mut self, signal: &str) -> (Option<i32>, Vec<String>) {
        self.signal(signal);
        let started = Instant::now();
        let code = loop {
            match self.child.try_wait().expect("it can be waited for") {
                Some(status) => break status.code(),
                None if started.elapsed() > PATIENCE => panic!("it does not end"),
                None => thread::sleep(Duration::from_millis(5)),
            }
        };
        (code, self.lines.iter().collect())
    }
}

#[cfg(unix)]
pub(super) fn set_mode(path: &std::path::Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
}

impl Drop for Watching {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// "TYPE PATH +NEW -RESOLVED =REMAINING".
pub(super) fn brief(line: &Value) -> String {
    let count = |key: &str| line[key].as_array().map_or(0, Vec::len);
    format!(
        "{} {} +{} -{} ={}",
        line["type"].as_str().unwrap_or_default(),
        line["path"].as_str().unwrap_or_default(),
        count("new"),
        count("resolved"),
        line["remaining"]
    )
}

fn parsed(line: &str) -> Value {
    serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"))
}

fn lines_of_errors(child: &mut Child) -> Receiver<String> {
    lines(child.stderr.take().expect("a pipe"))
}

fn lines(pipe: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    receiver
}

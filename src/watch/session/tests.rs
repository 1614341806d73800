//! A session over a host of words: what it reports after hints, and how it ends.

use std::fs;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;

use tempfile::TempDir;

use super::super::event::Shown;
use super::super::host::{FileResult, Found, Watched};
use super::*;

const PATIENCE: Duration = Duration::from_secs(60);

/// A host that finds each word a finding, in the files of one folder.
struct Words {
    folder: PathBuf,
    told: Sender<String>,
}

impl Words {
    fn send(&self, text: String) -> io::Result<()> {
        self.told.send(text).map_err(io::Error::other)
    }
}

impl Host for Words {
    fn find(&mut self) -> Found {
        let inside = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let watched = inside.map(|entry| Watched {
            file: entry.path(),
            path: entry.file_name().to_string_lossy().into_owned(),
        });
        Found {
            files: watched.collect(),
            problems: Vec::new(),
        }
    }

    fn check(&self, _watched: &Watched, bytes: &[u8], _fix: bool) -> FileResult {
        let text = String::from_utf8_lossy(bytes);
        let words: Vec<Shown> = text.split_whitespace().map(Shown::sample).collect();
        FileResult {
            fails: !words.is_empty(),
            found: Some(words),
            ..FileResult::default()
        }
    }

    fn reload(&mut self) -> Result<(), Vec<Problem>> {
        Ok(())
    }

    fn set_up_problems(&self) -> Vec<Problem> {
        Vec::new()
    }

    fn policy_files(&self) -> Vec<PathBuf> {
        Vec::new()
    }

    fn report_source(&mut self, kind: &SourceKind, _totals: Totals) -> io::Result<()> {
        self.send(match kind {
            SourceKind::Native => "native".to_owned(),
            SourceKind::Polled { because, .. } => format!("polled {because:?}"),
        })
    }

    fn report(&mut self, events: &[Event], state: &State<'_>) -> io::Result<()> {
        let totals = state.totals;
        for event in events {
            self.send(format!(
                "{} of {}: {}",
                totals.remaining,
                totals.files,
                event.line()
            ))?;
        }
        Ok(())
    }
}

/// A session over a folder whose only hints come from the test.
struct Deaf {
    folder: TempDir,
    signals: Sender<Signal>,
    told: Receiver<String>,
    stop: Arc<AtomicBool>,
    thread: thread::JoinHandle<io::Result<Totals>>,
}

fn deaf(files: &[(&str, &str)]) -> Deaf {
    let folder = TempDir::new().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("written");
    }
    let (signals, received) = channel();
    let (told, tells) = channel();
    let stop = Arc::new(AtomicBool::new(false));
    let host = Words {
        folder: folder.path().to_owned(),
        told,
    };
    let options = Options {
        roots: vec![folder.path().to_owned()],
        poll: true,
        every: Duration::from_secs(3600),
        fix: false,
        nearest_config: false,
    };
    let session = Session::new(host, options, (&signals, received), Arc::clone(&stop));
    Deaf {
        folder,
        signals,
        told: tells,
        stop,
        thread: thread::spawn(|| session.run()),
    }
}

impl Deaf {
    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).expect("written");
    }

    fn send(&self, signal: Signal) {
        self.signals.send(signal).expect("it listens");
    }

    #[track_caller]
    fn tells(&self, wanted: &[&str]) {
        for part in wanted {
            let told = self.told.recv_timeout(PATIENCE).expect("something is told");
            assert!(told.contains(part), "{told} has no {part}");
        }
    }

    fn end(self) -> Totals {
        self.stop.store(true, Ordering::SeqCst);
        self.send(Signal::Stop);
        let ended = self.thread.join().expect("no panic");
        let rest = self.told.recv_timeout(PATIENCE);
        assert_eq!(rest, Err(RecvTimeoutError::Disconnected), "no more is told");
        ended.expect("telling works")
    }
}

#[test]
fn lost_events_are_made_up_for_by_a_look_around() {
    let deaf = deaf(&[("a.md", "one"), ("é.md", ""), ("gone.md", "two three")]);
    deaf.tells(&[
        r#""path":"a.md""#,
        r#""path":"gone.md""#,
        r#""path":"é.md""#,
        "polled",
    ]);
    deaf.write("a.md", "one more");
    deaf.write("new.md", "word\r\n");
    fs::remove_file(deaf.folder.path().join("gone.md")).expect("removed");
    deaf.send(Signal::Hint(Hint::Lost));
    let mut told: Vec<String> = (0..3)
        .map(|_| deaf.told.recv_timeout(PATIENCE).expect("told"))
        .collect();
    told.sort_by_key(|line| line[line.find('{').expect("a line")..].to_owned());
    for (told, part) in told.iter().zip([
        r#"{"type":"changed","path":"a.md","new":["more"],"resolved":[],"remaining":2}"#,
        r#"{"type":"checked","path":"new.md","new":["word"],"resolved":[],"remaining":1}"#,
        r#"{"type":"removed","path":"gone.md","new":[],"resolved":["two","three"],"remaining":0}"#,
    ]) {
        assert!(told.ends_with(part), "{told} is not {part}");
    }
    let totals = deaf.end();
    assert_eq!((totals.files, totals.remaining, totals.fails), (3, 3, true));
}

#[test]
fn a_touch_without_a_change_is_not_told() {
    let deaf = deaf(&[("a.md", "one"), ("b.md", "")]);
    deaf.tells(&["a.md", "b.md", "polled"]);
    deaf.write("a.md", "one");
    deaf.send(Signal::Hint(Hint::Lost));
    deaf.write("b.md", "two");
    deaf.send(Signal::Hint(Hint::Lost));
    deaf.tells(&[r#""path":"b.md","new":["two"]"#]);
    assert!(!deaf.end().is_incomplete);
}

#[test]
fn a_source_that_fails_is_replaced_and_that_is_reported() {
    let deaf = deaf(&[]);
    deaf.tells(&["polled None"]);
    deaf.send(Signal::Hint(Hint::Failed("the limit".to_owned())));
    deaf.tells(&["the limit"]);
    let trouble = Problem {
        path: "a command".to_owned(),
        kind: sayso_engine::finding::ProblemKind::Command,
        reason: "it failed".to_owned(),
        span: None,
    };
    deaf.send(Signal::Trouble(trouble));
    deaf.tells(&[r#""kind":"command""#]);
    let totals = deaf.end();
    assert!(!totals.is_incomplete && !totals.fails);
}

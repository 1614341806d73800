//! Commands that fail, that take too long, and that are requested while another runs.

use std::sync::mpsc::{Receiver, channel};

use super::*;

const PATIENCE: Duration = Duration::from_secs(60);

fn runner(limit: Duration) -> (CommandRunner, Receiver<String>) {
    let (report, reports) = channel();
    let runner = CommandRunner::new(limit, move |reason| {
        let _ = report.send(reason);
    });
    (runner, reports)
}

#[test]
fn failures_are_reported() {
    let cases = [
        ("exit 3", PATIENCE, "it failed: exit status: 3"),
        ("kill -9 $$", PATIENCE, "it failed: signal: 9 (SIGKILL)"),
        (
            "sleep 100 & wait",
            Duration::from_millis(100),
            "it took longer than 0.1 s and was stopped",
        ),
    ];
    for (line, limit, want) in cases {
        let (runner, reports) = runner(limit);
        runner.ask(&CommandLine::shell(line), "{}\n");
        let told = reports.recv_timeout(PATIENCE).expect("a report");
        assert_eq!(told, want, "{line}");
    }
    let (runner, reports) = runner(PATIENCE);
    let missing = CommandLine {
        program: "/no/such/program".into(),
        arguments: Vec::new(),
    };
    runner.ask(&missing, "");
    let told = reports.recv_timeout(PATIENCE).expect("a report");
    assert!(told.starts_with("it cannot be started"), "{told}");
}

#[test]
fn what_comes_during_a_run_is_handed_over_together() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let line = format!(
        "mkdir '{lock}' || echo twice >> '{out}'; cat >> '{out}'; echo. >> '{out}'; \
         until [ -e '{go}' ]; do sleep 0.01; done; rmdir '{lock}'; exit 7",
        lock = path("lock"),
        out = path("out"),
        go = path("go")
    );
    let line = line.replace("echo.", "echo end");
    let (runner, reports) = runner(PATIENCE);
    runner.ask(&CommandLine::shell(&line), "é1\n");
    let started = Instant::now();
    while !folder.path().join("lock").exists() && started.elapsed() < PATIENCE {
        thread::sleep(Duration::from_millis(5));
    }
    runner.ask(&CommandLine::shell(&line), "2\n");
    runner.ask(&CommandLine::shell(&line), "3\r\n");
    std::fs::write(path("go"), "").expect("written");
    for _ in 0..2 {
        reports.recv_timeout(PATIENCE).expect("a run ended");
    }
    let out = std::fs::read_to_string(path("out")).expect("read");
    assert_eq!(out, "é1\nend\n2\n3\r\nend\n");
}

#[test]
fn the_queue_is_bounded_and_says_so() {
    let (runner, reports) = runner(PATIENCE);
    let folder = tempfile::tempdir().expect("a folder");
    let go = folder.path().join("go");
    let wait = format!(
        "until [ -e '{}' ]; do sleep 0.01; done; exit 1",
        go.display()
    );
    runner.ask(&CommandLine::shell(&wait), "");
    let started = Instant::now();
    while runner.shared.lock().next.is_some() && started.elapsed() < PATIENCE {
        thread::sleep(Duration::from_millis(5));
    }
    let big = "x".repeat(QUEUE_LIMIT - 1);
    for input in [big.as_str(), "yy", "zz"] {
        runner.ask(&CommandLine::shell("exit 2"), input);
    }
    std::fs::write(&go, "").expect("written");
    let told: Vec<String> = (0..3)
        .map(|_| reports.recv_timeout(PATIENCE).expect("a report"))
        .collect();
    assert_eq!(told[1], "it is too slow: 2 events were dropped");
    assert_eq!(told[2], "it failed: exit status: 2");
}

#[test]
fn the_end_does_not_wait_for_what_does_not_end() {
    let (runner, reports) = runner(PATIENCE);
    runner.ask(&CommandLine::shell("sleep 1000"), "");
    let started = Instant::now();
    while runner.shared.lock().next.is_some() && started.elapsed() < PATIENCE {
        thread::sleep(Duration::from_millis(5));
    }
    drop(runner);
    assert!(started.elapsed() < Duration::from_secs(30));
    assert!(reports.try_iter().count() <= 1);
}

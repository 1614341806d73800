//! How editors save.

use std::fs::{self, File};
use std::io::Write as _;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::watching::{Watching, brief};
use crate::runner::{BANNED, CLEAN, Sayso};

/// One way of saving `doc.md`.
type Save = fn(&Watching, &str);

const EDITORS: [(&str, Save); 6] = [
    ("in place", |w, text| w.write("doc.md", text)),
    ("Vim, backup by renaming", |w, text| {
        w.write("4913", "");
        w.remove("4913");
        w.rename("doc.md", "doc.md~");
        w.write("doc.md", text);
        w.remove("doc.md~");
    }),
    ("Vim, backup by copying", |w, text| {
        w.write(".doc.md.swp", "b0VIM");
        fs::copy(w.path("doc.md"), w.path("doc.md~")).expect("copied");
        w.write("doc.md", "");
        w.write("doc.md", text);
        w.remove("doc.md~");
        w.remove(".doc.md.swp");
    }),
    (
        "VS Code and most others: a new file takes its name",
        |w, text| {
            w.write("doc.md.tmp", text);
            w.rename("doc.md.tmp", "doc.md");
        },
    ),
    (
        "Word: lock file, new file, old one out of the way",
        |w, text| {
            w.write("~$doc.md", "somebody");
            w.write("~WRD0000.tmp", text);
            w.rename("doc.md", "~WRL0001.tmp");
            w.rename("~WRD0000.tmp", "doc.md");
            w.remove("~WRL0001.tmp");
            w.remove("~$doc.md");
        },
    ),
    ("in pieces", |w, text| {
        let mut file = File::create(w.path("doc.md")).expect("created");
        for piece in text.as_bytes().chunks(10) {
            file.write_all(piece).expect("written");
            file.sync_data().expect("on disk");
        }
    }),
];

#[test]
fn every_way_of_saving_is_a_change() {
    let folder = Sayso::new().file("doc.md", CLEAN);
    let (watch, first) = Watching::start(folder, &[], 1);
    let first: Vec<String> = first.iter().map(brief).collect();
    assert_eq!(first, ["checked doc.md +0 -0 =0"]);
    for (editor, save) in EDITORS {
        for (text, wanted) in [(BANNED, 1), (CLEAN, 0)] {
            save(&watch, text);
            let lines = watch.until(|line| line["remaining"] == wanted);
            for line in &lines {
                let told = (&line["type"], &line["path"]);
                assert_eq!(
                    told,
                    (&"changed".into(), &"doc.md".into()),
                    "{editor}: {line}"
                );
            }
        }
    }
}

/// Replaces `doc.md` by another file, with a pause in which none is there, and returns how long that
/// was.
fn replace(watch: &Watching, text: &str, pause: u64) -> Duration {
    watch.write("t.tmp", text);
    let start = Instant::now();
    watch.remove("doc.md");
    sleep(Duration::from_millis(pause));
    watch.rename("t.tmp", "doc.md");
    start.elapsed()
}

#[test]
fn a_file_that_is_replaced_with_a_pause_is_a_change() {
    let folder = Sayso::new().file("doc.md", CLEAN).file("b.md", CLEAN);
    let (watch, _) = Watching::start(folder, &[], 2);
    let is_there = |line: &serde_json::Value| line["type"] != "removed";
    let mut remaining = 0;
    for round in 0..10 {
        if round == 6 {
            // With nothing else there.
            watch.remove("b.md");
            watch.tells("removed b.md +0 -0 =0");
        }
        remaining = 1 - remaining;
        let text = [CLEAN, BANNED][remaining];
        let away = replace(&watch, text, [0, 30, 80][round % 3]);
        let lines = watch.until(is_there);
        let last = lines.last().expect("a line");
        assert_eq!(last["remaining"], remaining, "{lines:?}");
        // A busy machine may be away for longer.
        if away < Duration::from_millis(150) {
            assert_eq!(lines.len(), 1, "{away:?} {lines:?}");
            assert_eq!(last["type"], "changed");
        }
    }
}

#[test]
fn what_is_new_and_what_is_resolved_is_reported_by_the_finding() {
    let second = "An SRE enables access to GPT-5.\n";
    let folder = Sayso::new().file("é.md", BANNED);
    let (watch, first) = Watching::start(folder, &["é.md"], 1);
    assert_eq!(first[0]["new"][0]["path"], "é.md");
    let fingerprint = &first[0]["new"][0]["fingerprint"];
    watch.write(
        "é.md",
        &format!("\u{FEFF}Moved.\r\n\r\n{BANNED}\r\n{second}"),
    );
    let line = watch.until(|l| l["remaining"] == 2).pop().expect("a line");
    assert_eq!(brief(&line), "changed é.md +1 -0 =2");
    assert_ne!(&line["new"][0]["fingerprint"], fingerprint);
    watch.write("é.md", second);
    let line = watch.until(|l| l["remaining"] == 1).pop().expect("a line");
    assert_eq!(&line["resolved"][0]["fingerprint"], fingerprint);
    assert_eq!(line["new"], serde_json::json!([]));
}

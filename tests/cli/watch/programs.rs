//! What a watch does beside telling: mending, running commands, polling, ending.

use std::fs;

use super::watching::{Watching, brief};
use crate::runner::{BANNED, CLEAN, Sayso};

#[test]
fn polling_sees_what_events_would_have_told() {
    let folder = Sayso::new().file("d/a.md", CLEAN).file("z.md", "");
    let (watch, _) = Watching::start(folder, &["--poll", "--poll-interval", "20"], 2);
    watch.write("d/a.md", BANNED);
    watch.tells("changed d/a.md +1 -0 =1");
    watch.write("d/b.md", "");
    watch.tells("checked d/b.md +0 -0 =0");
    fs::remove_dir_all(watch.path("d")).expect("removed");
    let gone: Vec<String> = [watch.next(), watch.next()].iter().map(brief).collect();
    assert_eq!(gone, ["removed d/a.md +0 -1 =0", "removed d/b.md +0 -0 =0"]);
    fs::create_dir(watch.path("d")).expect("made");
    watch.write("d/a.md", CLEAN);
    watch.until(|line| brief(line) == "checked d/a.md +0 -0 =0");
    watch.write("sayso.toml", "nonsense = 1");
    watch.until(|line| line["kind"] == "config");
}

#[test]
fn it_says_how_changes_are_noticed() {
    let cases: [(&[&str], &str); 2] = [
        (&[], "note: using file system events"),
        (
            &["--poll", "--poll-interval", "50"],
            "note: polling every 0.05 s",
        ),
    ];
    for (arguments, wanted) in cases {
        let folder = Sayso::new().file("a.md", CLEAN);
        let (watch, _) = Watching::start(folder, arguments, 1);
        assert_eq!(watch.source, wanted);
    }
}

#[test]
fn mending_on_save_does_not_answer_itself() {
    let folder = Sayso::new()
        .file("a.md", CLEAN)
        .file("old.md", BANNED)
        .file("z.md", "");
    let (watch, _) = Watching::start(folder, &["--fix"], 3);
    assert_eq!(watch.read("old.md"), BANNED, "nobody saved it");
    for n in 1..=3 {
        watch.write("a.md", &format!("{}{BANNED}", "More.\n\n".repeat(n)));
        let lines = watch.until(|line| line["mended"] == 1);
        assert_eq!(
            brief(lines.last().expect("a line")),
            "changed a.md +0 -0 =0"
        );
        assert!(!watch.read("a.md").contains("enables access"));
        // Whatever the program's own write led to is told before this.
        watch.write("z.md", &"Fine. ".repeat(n));
        watch.tells("changed z.md +0 -0 =0");
    }
}

#[test]
fn a_mend_that_is_put_back_is_left_alone() {
    let folder = Sayso::new().file("a.md", CLEAN);
    let (watch, _) = Watching::start(folder, &["--fix"], 1);
    watch.write("a.md", BANNED);
    watch.until(|line| line["mended"] == 1);
    watch.write("a.md", BANNED);
    let line = watch
        .until(|line| line["type"] != "problem")
        .pop()
        .expect("a line");
    // On a machine so busy that the truce is over, it is mended again.
    if line["mended"] != 1 {
        assert_eq!(brief(&line), "changed a.md +1 -0 =1");
        assert_eq!(watch.read("a.md"), BANNED);
    }
}

#[cfg(unix)]
#[test]
fn a_command_gets_the_news_and_its_failure_is_reported() {
    let folder = Sayso::new().file("in/a.md", CLEAN);
    let command = "cat >> news.txt; exit 3";
    let (watch, _) = Watching::start(folder, &["--exec", command, "in"], 1);
    watch.write("in/a.md", BANNED);
    watch.tells("changed in/a.md +1 -0 =1");
    let line = watch.next();
    assert_eq!(line["kind"], "command");
    assert_eq!(line["reason"], "it failed: exit status: 3");
    let told = watch.read("news.txt");
    let told: serde_json::Value = serde_json::from_str(&told).expect("one line of JSON");
    assert_eq!(brief(&told), "changed in/a.md +1 -0 =1");
}

#[cfg(unix)]
#[test]
fn what_it_prints_into_is_not_judged() {
    let folder = Sayso::new().file("a.md", BANNED);
    let command = "exec \"$0\" watch --output-format concise -v > report.txt";
    let report = folder.path("report.txt");
    let mut child = std::process::Command::new("sh")
        .args(["-c", command, env!("CARGO_BIN_EXE_sayso")])
        .current_dir(folder.path(""))
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut errors = std::io::BufReader::new(child.stderr.take().expect("a pipe"));
    let mut line = String::new();
    std::io::BufRead::read_line(&mut errors, &mut line).expect("a line");
    assert_eq!(line, "note: using file system events\n");
    let wanted = "1 file watched, 1 finding";
    while !fs::read_to_string(&report).expect("read").contains(wanted) {
        std::thread::yield_now();
    }
    child.kill().expect("killed");
    child.wait().expect("ended");
}

#[cfg(unix)]
#[test]
fn signals_end_it_with_the_code_of_check() {
    let cases: [(&str, &[&str], &str, i32); 5] = [
        (CLEAN, &[], "-INT", 0),
        (BANNED, &[], "-INT", 1),
        (BANNED, &[], "-TERM", 1),
        (BANNED, &["--fail-level", "never"], "-TERM", 0),
        (BANNED, &["a.md", "missing.md"], "-TERM", 2),
    ];
    for (text, arguments, signal, code) in cases {
        let folder = Sayso::new().file("a.md", text);
        // What is missing is told of, too.
        let first = if code == 2 { 2 } else { 1 };
        let (watch, _) = Watching::start(folder, arguments, first);
        let (ended, rest) = watch.end(signal);
        assert_eq!(ended, Some(code), "{arguments:?} {signal}");
        assert!(rest.is_empty(), "{rest:?}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_only_told_is_no_failure() {
    let folder = Sayso::new().file("a.md", b"A caf\xE9 in K\xF6ln.\r\n");
    let (watch, first) = Watching::start(folder, &[], 2);
    assert_eq!(
        (&first[0]["kind"], &first[1]["type"]),
        (&"notice".into(), &"checked".into())
    );
    assert_eq!(watch.end("-TERM").0, Some(0));
}

#[cfg(unix)]
#[test]
fn the_code_is_that_of_the_last_state() {
    let folder = Sayso::new().file("a.md", BANNED);
    let (watch, _) = Watching::start(folder, &[], 1);
    watch.write("a.md", CLEAN);
    watch.until(|line| line["remaining"] == 0);
    assert_eq!(watch.end("-TERM").0, Some(0));
}

#[test]
fn standard_input_cannot_be_watched() {
    let ran = Sayso::new().run("watch -");
    ran.code(2).stderr_has("standard input cannot be watched");
}

#[cfg(target_os = "linux")]
#[test]
fn one_tidy_screen_shows_all_that_stands() {
    use std::io::BufRead as _;
    let folder = Sayso::new().file("a.md", CLEAN).file("é.md", BANNED);
    // `script` lends it a terminal.
    let command = format!("'{}' watch --clear", env!("CARGO_BIN_EXE_sayso"));
    let mut child = std::process::Command::new("script")
        .args(["-qfec", &command, "/dev/null"])
        .current_dir(folder.path(""))
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("script runs");
    let mut lines = std::io::BufReader::new(child.stdout.take().expect("a pipe")).lines();
    // The lines of the screen up to the one with these words; a screen begins where it is cleared.
    let mut screen = |until: &str| {
        let mut shown: Vec<String> = Vec::new();
        loop {
            let line = lines.next().expect("it goes on").expect("it is read");
            if let Some((_, first)) = line.rsplit_once("\x1b[H") {
                shown = vec![first.to_owned()];
            } else {
                shown.push(line);
            }
            if shown.last().is_some_and(|line| line.contains(until)) {
                return shown.join("\n");
            }
        }
    };
    screen("2 files watched, 1 finding;");
    fs::write(folder.path("sayso.toml"), "nonsense = 1\n").expect("written");
    let broken = screen("nonsense");
    assert!(
        broken.contains("é.md:1:9: error[ai-partnership/enables-access]"),
        "{broken}"
    );
    fs::write(folder.path("a.md"), "The SRE calls on ChatGPT.\r\n").expect("written");
    let both = screen("nonsense");
    for part in [
        "a.md:1:9: error[",
        "é.md:1:9: error[",
        "a.md: 1 new, 1 remaining",
        "2 findings;",
    ] {
        assert!(both.contains(part), "{part}: {both}");
    }
    child.kill().expect("killed");
    child.wait().expect("ended");
}

#[cfg(unix)]
#[test]
fn new_findings_are_shown_on_the_desktop() {
    use super::watching::set_mode;
    let script =
        "#!/bin/sh\nfor word; do echo \"$word\"; done > \"$0.new\"\nmv \"$0.new\" \"$0.told\"\n";
    let folder = Sayso::new()
        .file("in/a.md", CLEAN)
        .file("bin/notify-send", script);
    set_mode(&folder.path("bin/notify-send"), 0o755);
    let path = format!("{}:{}", folder.path("bin").display(), env!("PATH"));
    let folder = folder.env("PATH", &path);
    let (watch, _) = Watching::start(folder, &["--notify", "in"], 1);
    watch.write("in/a.md", BANNED);
    watch.tells("changed in/a.md +1 -0 =1");
    while !watch.path("bin/notify-send.told").exists() {
        std::thread::yield_now();
    }
    let told = watch.read("bin/notify-send.told");
    assert_eq!(
        told,
        "--app-name=sayso\n--\nsayso\n1 new finding in in/a.md\n"
    );
}

#[test]
fn without_a_desktop_it_says_so() {
    let folder = Sayso::new().file("a.md", CLEAN).env("PATH", "");
    let (watch, _) = Watching::start(folder, &["--notify"], 1);
    let wanted = "note: desktop notifications are off: ";
    assert!(watch.source.starts_with(wanted), "{}", watch.source);
}

#[test]
fn nothing_to_watch_ends_at_once() {
    let folder = Sayso::new().file("a.md", CLEAN);
    for paths in ["nosuch", "nosuch gone/a.md", "gone/*.md"] {
        let ran = folder.run(&format!("watch {paths}")).code(2);
        let ran = ran.stdout("");
        let lines = paths.split(' ').count();
        assert_eq!(ran.stderr.matches("error: ").count(), lines, "{ran:?}");
    }
}

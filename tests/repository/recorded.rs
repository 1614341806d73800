//! The recorded sessions: shown as they were recorded, and still what the program says.

use std::process::Command;

use crate::pages::{read, root};

const SESSION: &str = "docs/images/watch.txt";

/// The files of the session, as `docs/images/make.sh` has them.
const FILES: [(&str, &str); 2] = [
    (
        "news.md",
        "# News \u{1F680}\n\n\u{1F600} The SRE enables access to **ChatGPT**.\n",
    ),
    ("mail.txt", "Agents call on GPT-5.\n"),
];

#[test]
fn the_session_is_shown_as_it_was_recorded() {
    let recorded = read(SESSION);
    assert!(recorded.starts_with("$ sayso watch"), "{recorded}");
    let block = format!("```text\n{}\n```\n", recorded.trim_end());
    assert!(
        read("README.md").contains(&block),
        "README.md is not {SESSION}"
    );
    assert!(root().join("docs/images/watch.svg").is_file());
}

#[test]
fn the_session_is_what_the_program_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let recorded = read(SESSION);
    for (name, text) in FILES {
        std::fs::write(folder.path().join(name), text).expect("written");
        let output = Command::new(env!("CARGO_BIN_EXE_sayso"))
            .args([
                "check",
                "--isolated",
                "--quiet",
                "--output-format",
                "concise",
                name,
            ])
            .current_dir(folder.path())
            .output()
            .expect("it runs");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let lines: Vec<&str> = said.lines().filter(|line| line.starts_with(name)).collect();
        assert_eq!(lines.len(), 1, "{said}");
        let line = format!("\n{}\n", lines[0]);
        assert!(
            recorded.contains(&line),
            "{line} is not in {SESSION}; run docs/images/make.sh"
        );
    }
}

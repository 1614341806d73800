//! Names, texts and readers that mean no good.

use std::io::Read as _;
use std::process::{Command, Stdio};

use crate::runner::{BANNED, Sayso};

#[test]
fn nothing_from_a_document_reaches_the_terminal_raw() {
    let text = format!("\u{1B}[31m\u{202E}evil\u{9B} {BANNED}");
    let folder = Sayso::new().file("copy/bad\u{1B}[2J.txt", text);
    for format in ["human", "concise"] {
        let ran = folder
            .run(&format!("check --verbose --output-format {format} copy"))
            .code(1);
        let raw = ran
            .stdout
            .chars()
            .find(|c| c.is_control() && *c != '\n' || *c == '\u{202E}');
        assert_eq!(raw, None, "{format}: {}", ran.stdout);
    }
}

#[test]
fn a_path_cannot_forge_a_line_of_standard_error() {
    let folder = Sayso::new();
    folder
        .run_with(&["check", "no\nerror: forged\u{2028}\u{1B}[2J.txt"])
        .code(2)
        .stderr(
            "error: no error: forged \u{FFFD}[2J.txt: there is no such file, and it is not a valid glob: \
             unclosed character class; missing ']'\n",
        );
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = Sayso::new().file("bad.txt", BANNED.repeat(2_000));
    let mut child = Command::new(env!("CARGO_BIN_EXE_sayso"))
        .args(["check", "--fail-level", "never", "bad.txt"])
        .current_dir(folder.path("."))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdout = child.stdout.take().expect("a pipe");
    stdout.read_exact(&mut [0; 10]).expect("it writes");
    drop(stdout);
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

/// Markup that nests or repeats a hundred thousand times, and what is said behind it all.
#[test]
fn no_shape_overflows_the_stack() {
    const MANY: usize = 100_000;
    let shapes = [
        ("page.html", "<div>"),
        ("page.html", "<p><span>"),
        ("page.html", "<table><tr><td>"),
        ("page.html", "<b><i>"),
        ("page.html", "<p>"),
        ("page.html", "</div>"),
        ("page.html", "<!-- x -->"),
        ("page.html", "&amp;"),
        ("page.html", "<"),
        ("page.md", "> "),
        ("page.md", "- "),
        ("page.md", "1. "),
        ("page.md", "["),
        ("page.md", "*a _b "),
        ("page.md", "<b>"),
        ("page.md", "&lt;"),
        ("page.md", "\\*"),
        ("page.md", "# h\n"),
        ("page.md", "[^1]: a\n\n"),
        ("copy.txt", "very "),
        ("copy.txt", "call "),
        ("copy.txt", "("),
        ("copy.txt", "\u{301}"),
        ("copy.txt", "</x"),
        ("copy.txt", "\r\n"),
    ];
    for (name, shape) in shapes {
        // Where the sentence is is none of the matter here: it may well be part of the shape.
        let text = format!("{BANNED}\n{}", shape.repeat(MANY));
        let ran = Sayso::new()
            .file(name, text)
            .run(&format!("check --output-format concise {name}"));
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(1), ""), "{shape:?}");
    }
}

/// However long a line without a full stop is, what it says is found.
#[test]
fn a_line_without_end_is_judged() {
    let words = "word ".repeat(200_000);
    for name in ["line.txt", "line.md", "line.html"] {
        let text = format!("{words}the SRE enables access to ChatGPT and {words}");
        Sayso::new()
            .file(name, text)
            .run(&format!("check --output-format concise {name}"))
            .code(1)
            .stdout_has(":1:1000009: error[ai-partnership/enables-access]");
    }
}

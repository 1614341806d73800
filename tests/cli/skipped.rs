//! What is not read is told, in every format, and can make a run fail.

use serde_json::Value;

use crate::reports::FORMATS;
use crate::runner::{BANNED, CLEAN, Ran, Sayso};

/// A folder with copy that no reader takes, and some that is clean.
fn brochure() -> Sayso {
    Sayso::new()
        .file("copy/good.md", CLEAN)
        .file("copy/offer.docx", b"PK\x03\x04")
        .file("copy/é/deck.PPTX", b"PK\x03\x04")
        .file("copy/é/b.pdf", b"%PDF-1.7")
        .file("copy/é/c.txt", b"%PDF-1.4\r\n")
        .file("copy/logo.png", b"\x89PNG\r\n\x1a\n\0")
        .file("copy/app.rs", "fn main() {}")
}

const TOLD: &str = "not read: 1 Word document, 1 PowerPoint presentation, 2 PDF documents, \
                    1 other binary file";

#[test]
fn every_format_says_what_was_not_read() {
    let folder = brochure();
    for format in FORMATS {
        folder
            .run(&format!("check --output-format {format} copy"))
            .code(0)
            .stderr(&format!("note: {TOLD}\n"));
        folder
            .run(&format!("check --output-format {format} copy/good.md"))
            .code(0)
            .stderr("");
    }
    let json = |format: &str| -> Value {
        let ran = folder.run(&format!("check --output-format {format} copy"));
        serde_json::from_str(&ran.stdout).expect("JSON")
    };
    let report = json("json");
    let counts = serde_json::json!({
        "word": 1, "powerpoint": 1, "pdf": 2, "binary": 1, "code": 1
    });
    assert_eq!(report["summary"]["not_read"], counts);
    assert_eq!(report["summary"]["skipped"], 6);
    let kinds: Vec<(&str, &str)> = (report["inputs"].as_array().expect("a list").iter())
        .filter_map(|i| Some((i["path"].as_str()?, i["kind"].as_str()?)))
        .collect();
    assert!(kinds.contains(&("copy/offer.docx", "word")), "{kinds:?}");
    let sarif = json("sarif");
    let invocation = &sarif["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], true);
    let told = &invocation["toolExecutionNotifications"][0];
    assert_eq!(
        (&told["level"], &told["message"]["text"]),
        (&"warning".into(), &TOLD.into())
    );
    assert_eq!(told["locations"].as_array().map(Vec::len), Some(4));
    let printed = |format: &str| folder.run(&format!("check --output-format {format} copy"));
    printed("github").stdout(&format!("::warning title=not read::{TOLD}\n"));
    printed("html").stdout_has("<p>Not read: 1 Word document,");
    printed("junit").stdout_has("<skipped message=\"a Word document\"/>");
    printed("checkstyle").stdout_has("message=\"not read: a PDF document\"");
    printed("human").stdout_has("(6 skipped: 1 Word document, 1 PowerPoint presentation, 2 PDF");
}

fn run(folder: &Sayso, line: &str) -> (Option<i32>, String) {
    let Ran { code, stderr, .. } = folder.run(line);
    (code, stderr)
}

#[test]
fn a_document_that_is_not_read_can_fail_the_run() {
    let folder = brochure();
    for line in [
        "check",
        "check -q",
        "check --output-format json",
        "fix",
        "fix --diff",
    ] {
        let (code, stderr) = run(&folder, &format!("{line} --fail-on-skipped copy"));
        assert_eq!(code, Some(1), "{line}");
        assert!(
            stderr.contains(&format!("error: {TOLD} (--fail-on-skipped)\n")),
            "{stderr}"
        );
    }
    assert_eq!(run(&folder, "check -q copy"), (Some(0), String::new()));
    assert_eq!(
        run(&folder, "check --fail-on-skipped copy/good.md").0,
        Some(0)
    );
    // Pictures, code and what is left out on purpose fail nothing.
    let others = Sayso::new()
        .file("a.md", CLEAN)
        .file("b.png", b"\x89PNG\0")
        .file("c.rs", "x")
        .file("LICENSE", "x")
        .file(".hidden.docx", "x")
        .file(".gitignore", "d.docx\n")
        .file("d.docx", "x")
        .file("e/f.pdf", "x")
        .file("sayso.toml", "fail-on-skipped = true\nexclude = [\"e/\"]\n");
    others
        .run("check --fail-on-skipped")
        .code(0)
        .stderr("note: not read: 1 other binary file, 1 other text file\n");
    // Named, it is a problem.
    folder
        .run("check copy/offer.docx")
        .code(2)
        .stderr_has("a Word document");
}

#[test]
fn the_configuration_says_where_it_fails() {
    let over = "[[overrides]]\npaths = [\"old/**\"]\nfail-on-skipped = false\n";
    let folder = Sayso::new()
        .file("sayso.toml", format!("fail-on-skipped = true\n{over}"))
        .file("old/a.docx", "x")
        .file("old/a.md", CLEAN)
        .file("new/a.docx", "x")
        .file("new/b.md", "%PDF-1.4")
        .file("new/a.md", BANNED);
    let cases = [
        ("check old", 0, "note: not read: 1 Word document\n"),
        (
            "check --fail-on-skipped old",
            1,
            "error: not read: 1 Word document (--fail-on-skipped)\n",
        ),
        (
            "check --fail-level never new",
            1,
            "error: not read: 1 Word document, 1 PDF document (--fail-on-skipped)\n",
        ),
        (
            "check --isolated old",
            0,
            "note: not read: 1 Word document\n",
        ),
        (
            "check --isolated --fail-level never new/b.md new/a.md",
            2,
            "error: new/b.md: ",
        ),
    ];
    for (line, code, stderr) in cases {
        let ran = run(&folder, line);
        assert_eq!(ran.0, Some(code), "{line}");
        assert!(ran.1.contains(stderr), "{line}: {}", ran.1);
    }
    let folder = Sayso::new()
        .file("sayso.toml", "fail-on-skipped = \"yes\"\n")
        .file("a.md", CLEAN);
    folder.run("check").code(2).stderr_has("sayso.toml:1:19: ");
}

#[test]
fn excludes_hold_for_globs_and_on_request_for_named_files() {
    let folder = Sayso::new()
        .file("sayso.toml", "exclude = [\"pkg/b/**\"]\n")
        .file("pkg/a/x.md", CLEAN)
        .file("pkg/b/y.md", BANNED);
    let cases: [(&[&str], i32); 9] = [
        (&["check", "pkg/**/*.md"], 0),
        (&["check", "pkg/b/*.md"], 0),
        (&["check", "pkg"], 0),
        (&["check", "pkg/b"], 0),
        (&["check", "pkg/b/y.md"], 1),
        (&["check", "pkg/**/*.md", "pkg/b/y.md"], 1),
        (&["check", "--force-exclude", "pkg/b/y.md"], 0),
        (&["fix", "--force-exclude", "pkg/b/y.md"], 0),
        (&["check", "--force-exclude", "pkg/a/x.md", "pkg/b/y.md"], 0),
    ];
    for (line, code) in cases {
        let ran = folder.run_with(line);
        assert_eq!(ran.code, Some(code), "{line:?} {ran:?}");
    }
    assert_eq!(folder.read("pkg/b/y.md"), BANNED);
}

#[test]
fn a_file_under_two_names_is_one_input() {
    let folder = Sayso::new().file("d/a.md", BANNED).file("d/b.pdf", "%PDF-");
    let whole = folder.path("d/a.md").display().to_string();
    let up = "d/../d/a.md";
    let mut names = vec![
        "d/a.md", "./d/a.md", "d//a.md", up, &whole, "d", "./d", "d/*.md",
    ];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("d/a.md", folder.path("link.md")).expect("linked");
        std::os::unix::fs::symlink("d", folder.path("e")).expect("linked");
        names.extend(["link.md", "e", "e/a.md"]);
    }
    for first in &names {
        let mut line = vec!["check", "--output-format", "concise", *first];
        line.extend(names.iter().filter(|name| name != &first));
        let ran = folder.run_with(&line);
        assert_eq!(ran.stdout.lines().count(), 1, "{ran:?}");
        assert_eq!(ran.stderr, "note: not read: 1 PDF document\n", "{line:?}");
    }
    let (_, stderr) = run(&folder, "check d/b.pdf d");
    assert!(!stderr.contains("not read: "), "it is a problem: {stderr}");
}

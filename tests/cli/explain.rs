//! `sayso explain`: places and rules, and what to say where there is none.

use crate::runner::{BANNED, Sayso};

#[test]
fn a_suppressed_place_says_by_what() {
    let comment = "<!-- sayso-ignore enables-access: quoted from the memo -->";
    let folder = Sayso::new()
        .file("a.md", format!("{comment}\n{BANNED}"))
        .file("b.md", format!("Ü.\r\n\r\n{} {comment}\r\n", BANNED.trim()));
    for target in ["a.md:2", "b.md:3"] {
        let line = if target.starts_with('a') { 1 } else { 3 };
        folder
            .run(&format!("explain {target}"))
            .code(0)
            .stdout_has(&format!(
                "ai-partnership/enables-access: suppressed by the comment on line {line} \
                 (quoted from the memo); without it, reported as error\n"
            ));
    }
}

#[test]
fn a_place_that_is_not_there_is_said_to_be_none() {
    let folder = Sayso::new()
        .file("a.md", "One.\nTwo é.\n")
        .file("empty.txt", "");
    let cases = [
        ("a.md:999", "there is no line 999: the file has 2 lines"),
        ("a.md:3", "there is no line 3: the file has 2 lines"),
        ("a.md:0", "lines count from 1"),
        (
            "a.md:2:99",
            "there is no column 99: line 2 has 6 characters",
        ),
        ("empty.txt:2", "the file has 1 line;"),
        ("a.md", "name a line of it: `sayso explain a.md:LINE`"),
        ("nosuch.md:3", "nosuch.md: "),
    ];
    for (target, what) in cases {
        let ran = folder.run(&format!("explain {target}")).code(2);
        ran.stdout("").stderr_has(what);
    }
    folder.run("explain a.md:2:6").code(0);
    folder.run("explain empty.txt:1").code(0);
}

const CONDITIONS: &str = r#"[lexicon]
id = "house"

[names]
rivals = ["Globex"]

[[rule]]
id = "cheap"
kind = "banned"
level = "error"
denied = "off"
message = "{subject} must not be called “{text}” beside {object}."
source = "House style"
phrases = ["cheap~"]
object = ["@rivals"]
near = ["price~"]
unless = ["bird~"]
within = "paragraph"
except = ["dirt cheap"]
flag = ["a", "b", "c"]
pass = ["d", "e", "f"]
"#;

#[test]
fn a_rule_is_shown_with_all_that_it_says() {
    let folder = Sayso::new()
        .file("house.toml", CONDITIONS)
        .file("sayso.toml", "lexicons = [\"house.toml\"]\n");
    folder
        .run("explain cheap")
        .code(0)
        .stderr("")
        .stdout_has("  Our product must not be called “cheap” beside Globex.\n")
        .stdout_has("    near: price~ (within the paragraph)\n")
        .stdout_has("    unless: bird~ (within the paragraph)\n")
        .stdout_has("    denied: off\n")
        .stdout_has("  Except in:\n    dirt cheap\n");
    folder
        .run("lexicon show house")
        .code(0)
        .stderr("")
        .stdout_has("  near: price~\n")
        .stdout_has("  unless: bird~\n");
    folder
        .run("explain --ignore cheap cheap")
        .code(2)
        .stderr_has("is not active here");
    let ran = Sayso::new().run("explain enables-access").code(0);
    ran.stdout_has("claim, own: @").stdout_has("bare: ");
}

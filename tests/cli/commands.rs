//! The commands beside `check`.

use crate::runner::{BANNED, Sayso};

#[test]
fn explain_tells_what_a_rule_is() {
    let folder = Sayso::new();
    for name in ["enables-access", "ai-partnership/enables-access"] {
        folder
            .run(&format!("explain {name}"))
            .code(0)
            .stderr("")
            .stdout_has("ai-partnership/enables-access (banned, error)")
            .stdout_has("\n  Source: ")
            .stdout_has("\n  Reported:\n");
    }
    folder
        .run("explain no-such-rule")
        .code(2)
        .stderr_has("`no-such-rule` is neither an active rule nor a place")
        .stderr_has("ai-partnership/enables-access");
}

#[test]
fn explain_tells_why_a_place_is_reported() {
    let folder = Sayso::new().file("bad.txt", BANNED);
    for target in ["bad.txt:1", "bad.txt:1:12"] {
        folder
            .run(&format!("explain {target}"))
            .code(0)
            .stdout_has("ai-partnership/enables-access: reported as error");
    }
    folder
        .run("explain missing.txt:1")
        .code(2)
        .stderr_has("missing.txt");
}

#[test]
fn lexicons_are_listed_and_shown() {
    let folder = Sayso::new();
    let listed = folder.run("lexicon list").code(0);
    let line = listed.stdout.lines().next().expect("a line");
    assert!(line.starts_with("ai-partnership "), "{line}");
    assert!(line.ends_with("built-in  active"), "{line}");
    folder
        .run("lexicon schema")
        .code(0)
        .stdout(include_str!("../../schemas/lexicon.schema.json"));
    folder
        .run("lexicon show ai-partnership")
        .code(0)
        .stdout_has("\n@openai: @partner, @model")
        .stdout_has("ai-partnership/enables-access (banned, error)")
        .stdout_has("(enable|enables|enabled|enabling)");
    folder
        .run("lexicon show no-such")
        .code(2)
        .stderr_has("no-such");
}

const HOUSE: &str = r#"[lexicon]
id = "house"
version = "2"

[[rule]]
id = "synergy"
kind = "banned"
level = "warning"
message = "Say what is gained."
source = "House style"
phrases = ["synergy"]
flag = [
    "Our synergy grows.",
    "We found synergy.",
    "That is synergy, really.",
]
pass = ["We gain.", "They save.", "You win."]
"#;

#[test]
fn examples_of_a_lexicon_are_run() {
    let folder = Sayso::new().file("house.toml", HOUSE);
    folder
        .run("lexicon test house.toml")
        .code(0)
        .stderr("")
        .stdout("house.toml: 6 of 6 examples hold\n");
    folder
        .run("lexicon lint house.toml")
        .code(0)
        .stdout("house.toml: no mistakes\n");
}

#[test]
fn an_example_that_fails_is_told_with_its_place() {
    let wrong = HOUSE
        .replace("We found synergy.", "We found nöthing.")
        .replace("You win.", "You win synergy.");
    let folder = Sayso::new().file("house.toml", wrong);
    let failures = "error: house.toml:14:5: house/synergy: must be reported and is not: \
                    “We found nöthing.”\n\
                    error: house.toml:17:35: house/synergy: must not be reported and is: \
                    “You win synergy.”\n";
    folder
        .run("lexicon test house.toml")
        .code(1)
        .stderr(failures)
        .stdout("house.toml: 4 of 6 examples hold\n");
    folder
        .run("lexicon lint house.toml")
        .code(1)
        .stderr(failures)
        .stdout("");
}

#[test]
fn mistakes_in_a_lexicon_are_told_before_any_document_is_read() {
    let folder = Sayso::new()
        .file("house.toml", HOUSE.replace("kind =", "kimd ="))
        .file("sayso.toml", "lexicons = [\"house.toml\"]\n")
        .file("copy/bad.txt", BANNED);
    for line in [
        "lexicon lint house.toml",
        "lexicon test house.toml",
        "check copy",
    ] {
        folder
            .run(line)
            .code(2)
            .stderr_has("error: house.toml:7:1: ")
            .stderr_has("`kimd`");
    }
    folder
        .run("lexicon lint missing.toml")
        .code(2)
        .stderr_has("error: missing.toml: ");
    folder
        .run("lexicon lint .")
        .code(2)
        .stderr_has("error: .: ");
    folder
        .run("check --lexicon no-such copy")
        .code(2)
        .stderr_has("there is no built-in lexicon `no-such`");
}

#[test]
fn a_lexicon_of_the_configuration_counts_from_its_folder() {
    let folder = Sayso::new()
        .file("policy/house.toml", HOUSE)
        .file("policy/sayso.toml", "lexicons = [\"house.toml\"]\n")
        .file("policy/copy/bad.txt", "Our synergy grows.\n");
    folder
        .run("check --output-format concise policy/copy")
        .code(0)
        .stdout("policy/copy/bad.txt:1:5: warning[house/synergy] Say what is gained.\n");
    folder
        .run("check --output-format concise --isolated --lexicon policy/house.toml policy/copy")
        .stdout_has("warning[house/synergy]");
}

#[test]
fn init_writes_a_configuration_once() {
    let folder = Sayso::new().file("bad.txt", BANNED);
    folder.run("init").code(0).stdout_has("Wrote ");
    folder.run("check bad.txt").code(1).stderr("");
    let written = folder.read("sayso.toml");
    folder
        .run("init")
        .code(2)
        .stderr_has("sayso.toml: it was not written");
    assert_eq!(folder.read("sayso.toml"), written);
}

#[test]
fn completions_and_manual_pages_name_the_flags() {
    let folder = Sayso::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        folder
            .run(&format!("completions {shell}"))
            .code(0)
            .stdout_has("output-format");
    }
    folder.run("man").code(0).stdout_has(".TH sayso 1");
    folder.run("man check").code(0).stdout_has("fail");
    folder
        .run("man nothing")
        .code(2)
        .stderr_has("no command `nothing`");
}

#[test]
fn usage_errors_are_told_with_the_way_out() {
    let folder = Sayso::new();
    folder.run("chekc").code(2).stderr_has("check");
    folder.run("--version").code(0).stdout_has("sayso ");
    folder
        .run("check --help")
        .code(0)
        .stdout_has("--fail-level");
}

//! The commands beside `check`.

use crate::runner::{BANNED, Sayso};

#[test]
fn lexicons_are_listed_and_shown() {
    let folder = Sayso::new();
    let listed = folder.run("lexicon list").code(0);
    let line = listed.stdout.lines().next().expect("a line");
    assert!(line.starts_with("ai-partnership "), "{line}");
    assert!(line.ends_with("built-in  active"), "{line}");
    assert_eq!(listed.stdout.matches(" active").count(), 1);
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

/// A lexicon of one rule.
pub(crate) const HOUSE: &str = r#"[lexicon]
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
fn mistakes_in_a_lexicon_are_reported_before_any_document_is_read() {
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
        .stderr_has("sayso.toml: not written");
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
fn a_configured_lexicon_goes_by_its_id() {
    let folder = Sayso::new()
        .file("policy/house.toml", HOUSE)
        .file("sayso.toml", "lexicons = [\"policy/house.toml\"]\n")
        .file("broken.toml", HOUSE.replace("kind", "kinds"));
    folder
        .run("lexicon show house")
        .code(0)
        .stderr("")
        .stdout_has("house/synergy (banned, warning)");
    folder
        .run("lexicon test house")
        .code(0)
        .stdout("policy/house.toml: 6 of 6 examples hold\n");
    folder
        .run("lexicon lint house")
        .code(0)
        .stdout("policy/house.toml: no mistakes\n");
    folder
        .run("lexicon show no-such")
        .code(2)
        .stderr_has("there is no built-in lexicon `no-such`");
    folder
        .run("lexicon show broken.toml")
        .code(2)
        .stderr_has("broken.toml:");
}

#[test]
fn settings_for_rules_of_lexicons_that_are_not_active_do_not_matter() {
    let config = "select = [\"ai-partnership/*\"]\nignore = [\"hosts\"]\n\
        [rules.\"ai-partnership/calls-on\"]\nlevel = \"warning\"\n";
    let folder = Sayso::new()
        .file("house.toml", HOUSE)
        .file("sayso.toml", config)
        .file("bad.md", "Our synergy grows.\n");
    folder
        .run("check --output-format concise --lexicon house.toml bad.md")
        .code(0)
        .stderr("")
        .stdout_has("bad.md:1:5: warning[house/synergy]");
    folder.run("check bad.md").code(0).stderr("");
    // What was typed beside it must fit.
    folder
        .run("check --lexicon house.toml --ignore hosts bad.md")
        .code(2)
        .stderr_has("`hosts` fits no rule");
    let typo = config.replace("hosts", "hostess");
    let folder = Sayso::new().file("sayso.toml", typo).file("bad.md", "x");
    folder
        .run("check bad.md")
        .code(2)
        .stderr_has("`hostess` fits no rule");
    let other = "[[overrides]]\npaths = [\"bad.md\"]\nlexicons = [\"house.toml\"]\n";
    let folder = Sayso::new()
        .file("house.toml", HOUSE)
        .file("sayso.toml", format!("{config}\n{other}"))
        .file("bad.md", "Our synergy grows.\n");
    folder
        .run("check bad.md")
        .code(0)
        .stderr("")
        .stdout_has("house/synergy");
}

//! Lexicons that add to others, dates, and levels, as a user meets them.

use crate::runner::Sayso;

const ACME: &str = r#"[lexicon]
id = "acme"
extends = "ai-partnership"

[names]
offering = ["Acme Assist"]
others = ["Globex Cloud"]

[nouns]
able = ["blender"]
"#;

/// A rule that uses sets and lists of the extended lexicon.
const RULE: &str = r#"
[[rule]]
id = "loves"
kind = "banned"
level = "warning"
phrases = ["love~v"]
object = "@openai"
claim = { own = "@offering", things = "things" }
message = "Products love nobody."
source = "House style"
flag = ["Acme Assist loves ChatGPT.", "We love OpenAI.", "Acme loved GPT-5."]
pass = ["We love tea.", "Nobody loves soup.", "Acme Assist keeps memory."]
"#;

/// Whose claim it is, and what can be the subject of a rewrite, are both of the addition.
const THEIRS: &str = "Globex Cloud enables access to ChatGPT.\n";
const BLENDER: &str = "Our blender enables access to ChatGPT.\n";

#[test]
fn a_lexicon_adds_names_and_nouns_to_a_built_in_one() {
    let folder = Sayso::new()
        .file("acme.toml", ACME)
        .file("conf/sayso.toml", "lexicons = [\"../acme.toml\"]\n")
        .file("conf/theirs.txt", THEIRS)
        .file("conf/blender.txt", BLENDER)
        .file("plain/theirs.txt", THEIRS);
    folder.run("check plain/theirs.txt").code(1);
    folder.run("check conf/theirs.txt").code(0).stderr("");
    folder
        .run("check --isolated --lexicon acme.toml plain/theirs.txt")
        .code(0)
        .stderr("");
    let safe = "\"applicability\":\"safe\"";
    folder
        .run("check --output-format json conf/blender.txt")
        .code(1)
        .stdout_has(safe)
        .stdout_has("\"id\":\"acme\"")
        .stdout_has("\"id\":\"ai-partnership\"");
    folder
        .run("check --isolated --output-format json conf/blender.txt")
        .code(1)
        .stdout_lacks(safe)
        .stdout_lacks("\"id\":\"acme\"");
}

#[test]
fn rules_of_the_addition_use_the_sets_that_they_add_to() {
    let folder = Sayso::new()
        .file("acme.toml", format!("{ACME}{RULE}"))
        .file("copy.txt", "Acme Assist loves ChatGPT.\n");
    folder
        .run("lexicon test acme.toml")
        .code(0)
        .stdout("acme.toml: 6 of 6 examples hold\n");
    folder
        .run("check --lexicon acme.toml --output-format concise copy.txt")
        .code(0)
        .stdout_has("warning[acme/loves] Products love nobody.");
    folder
        .run("lexicon show acme.toml")
        .code(0)
        .stdout_has("\nadds to ai-partnership\n")
        .stdout_has("\n@offering: Acme Assist\n")
        .stdout_has("\nable: blender\n")
        .stdout_has("(love|loves|loved|loving)~v");
}

#[test]
fn what_is_not_there_cannot_be_extended() {
    let cases = [
        (
            "offering = [",
            "offerings = [",
            "6:1: `ai-partnership` has no set `@offerings`; did you mean `offering`?",
        ),
        (
            "able = [",
            "abel = [",
            "10:1: `ai-partnership` has no list of nouns `abel`; did you mean `able`?",
        ),
        (
            "\"ai-partnership\"",
            "\"ai-partnershp\"",
            "3:11: there is no lexicon `ai-partnershp`; did you mean `ai-partnership`?",
        ),
    ];
    for (old, new, want) in cases {
        let folder = Sayso::new()
            .file("acme.toml", ACME.replacen(old, new, 1))
            .file("sayso.toml", "lexicons = [\"acme.toml\"]\n")
            .file("copy.txt", "Nothing.\n");
        for line in ["check copy.txt", "lexicon lint", "lexicon test acme.toml"] {
            let told = format!("error: acme.toml:{want}");
            folder.run(line).code(2).stderr_has(&told);
        }
    }
}

#[test]
fn without_names_the_configured_and_the_built_in_lexicons_are_tested() {
    let house = RULE.replace(
        "object = \"@openai\"\nclaim = { own = \"@offering\", things = \"things\" }\n",
        "",
    );
    let house = house
        .replace("We love tea", "We like tea")
        .replace("Nobody loves", "Nobody likes");
    let folder = Sayso::new()
        .file(
            "lib/house.toml",
            format!("[lexicon]\nid = \"house\"\n{house}"),
        )
        .file("sayso.toml", "lexicons = [\"lib/house.toml\"]\n");
    folder
        .run("lexicon test")
        .stdout_has("lib/house.toml: 6 of 6 examples hold\n")
        .stdout_has("\nai-partnership: ");
    Sayso::new()
        .run("lexicon test")
        .stdout_has("ai-partnership: ")
        .stdout_lacks("house");
}

#[test]
fn dates_decide_what_is_in_force() {
    let dated = RULE.replace(
        "level =",
        "effective_from = 2026-03-01\neffective_until = 2026-03-31\nlevel =",
    );
    let folder = Sayso::new()
        .file("acme.toml", format!("{ACME}{dated}"))
        .file("copy.txt", "Acme Assist loves ChatGPT.\n");
    for (day, count) in [
        ("2026-02-28", 0),
        ("2026-03-01", 1),
        ("2026-03-31", 1),
        ("2026-04-01", 0),
    ] {
        let line = format!("check --lexicon acme.toml --output-format json --as-of {day} copy.txt");
        let ran = folder
            .run(&line)
            .code(0)
            .stdout_has(&format!("\"as_of\": \"{day}\""));
        assert_eq!(
            ran.stdout.matches("\"rule\":\"acme/loves\"").count(),
            count,
            "{day}"
        );
    }
    let term = ACME.replace("\n\n[names]", "\neffective_until = 2026-03-31\n\n[names]");
    let folder = folder.file("acme.toml", term).file("theirs.txt", THEIRS);
    for (day, code) in [("2026-03-31", 0), ("2026-04-01", 1)] {
        let line = format!("check --lexicon acme.toml --as-of {day} theirs.txt");
        folder.run(&line).code(code);
    }
    folder
        .run("check --isolated --output-format json --as-of 2026-04-01 copy.txt")
        .stdout_has("\"as_of\": null");
}

#[test]
fn levels_and_overrides_of_the_configuration_hold() {
    let config = "[rules.\"enables-access\"]\nlevel = \"note\"\n\n\
                  [[overrides]]\npaths = [\"press/**\"]\n\
                  rules.\"ai-partnership/enables-access\".level = \"off\"\n\n\
                  [[overrides]]\npaths = [\"site/**\"]\nlexicons = [\"acme.toml\"]\n\
                  rules.\"*\".level = \"error\"\n";
    let folder = Sayso::new()
        .file("sayso.toml", config)
        .file("acme.toml", ACME)
        .file("a.txt", BLENDER)
        .file("press/a.txt", BLENDER)
        .file("site/a.txt", BLENDER)
        .file("site/theirs.txt", THEIRS);
    folder
        .run("check --min-level note --output-format concise a.txt")
        .code(0)
        .stdout_has("note[ai-partnership/enables-access]");
    folder
        .run("check --min-level note --output-format concise press")
        .code(0)
        .stdout("");
    folder
        .run("check --output-format concise site")
        .code(1)
        .stdout_has("site/a.txt:1:13: error[ai-partnership/enables-access]")
        .stdout_lacks("theirs.txt");
}

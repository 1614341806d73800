//! The configuration and the lexicons of a watch change, break and are mended.

use super::watching::{Watching, brief};
use crate::runner::{BANNED, Sayso};

#[test]
fn a_configuration_may_come_break_and_be_mended() {
    let folder = Sayso::new().file("a.md", BANNED).file("d/b.md", "");
    let (watch, _) = Watching::start(folder, &[], 2);
    watch.write("sayso.toml", "ignore = [\"ai-partnership/*\"]\n");
    watch.tells("policy sayso.toml +0 -0 =1");
    watch.tells("checked a.md +0 -1 =0");
    watch.tells("checked d/b.md +0 -0 =0");
    watch.write(
        "sayso.toml",
        "ignore = [\"ai-partnership/*\"]\nnonsense = 1\n",
    );
    let line = watch
        .until(|l| l["type"] == "problem")
        .pop()
        .expect("a line");
    assert_eq!(line["path"], "sayso.toml");
    assert_eq!(line["kind"], "config");
    watch.error("nonsense");
    // The old policy holds.
    watch.write("d/b.md", BANNED);
    watch.tells("changed d/b.md +0 -0 =0");
    watch.remove("sayso.toml");
    let lines = watch.until(|l| l["path"] == "d/b.md");
    let told: Vec<String> = lines.iter().map(brief).collect();
    let wanted = [
        "policy sayso.toml +0 -0 =0",
        "checked a.md +1 -0 =1",
        "checked d/b.md +1 -0 =1",
    ];
    assert_eq!(told, wanted);
}

#[test]
fn a_configuration_that_is_broken_from_the_start_can_be_mended() {
    let folder = Sayso::new()
        .file("a.md", BANNED)
        .file("sayso.toml", "lexicons = [\"house.toml\"]\n");
    let (watch, first) = Watching::start(folder, &[], 1);
    let told: Vec<String> = first.iter().map(brief).collect();
    assert_eq!(told, ["problem house.toml +0 -0 =0"]);
    watch.write("house.toml", LEXICON);
    watch.until(|l| l["type"] == "policy");
    watch.tells("checked a.md +0 -0 =0");
    watch.write("house.toml", &LEXICON.replace("pineapple", "SRE enables"));
    watch.until(|l| l["type"] == "policy");
    watch.tells("checked a.md +1 -0 =1");
    watch.write("house.toml", "nothing of the kind");
    watch.until(|l| l["type"] == "problem");
    #[cfg(unix)]
    assert_eq!(watch.end("-TERM").0, Some(2));
}

const LEXICON: &str = r#"
[lexicon]
id = "house"
title = "House style"
version = "1.0.0"
owner = "Words"
source = "the house"

[[rule]]
id = "word"
kind = "banned"
level = "error"
phrases = ["pineapple"]
message = "Do not say that."
source = "the house"
flag = ["A pineapple.", "One pineapple.", "The pineapple."]
pass = ["An apple.", "One apple.", "The apple."]
"#;

#[test]
fn files_whose_format_a_configuration_tells_are_watched() {
    let formats = "[formats]\ntpl = \"html\"\n\"old/*.txt\" = { encoding = \"windows-1252\" }\n";
    let folder = Sayso::new()
        .file("sayso.toml", formats)
        .file(
            "é.tpl",
            "<p>The SRE enables <b>access</b> to&nbsp;ChatGPT.\r\n",
        )
        .file("b.dat", BANNED)
        .file("old/c.txt", b"Caf\xE9. The SRE calls on ChatGPT.\n");
    let (watch, first) = Watching::start(folder, &[], 2);
    let mut told: Vec<String> = first.iter().map(brief).collect();
    told.sort();
    assert_eq!(
        told,
        ["checked old/c.txt +1 -0 =1", "checked é.tpl +1 -0 =1"]
    );
    let old = first.iter().find(|l| l["path"] == "old/c.txt");
    let span = &old.expect("told")["new"][0]["span"]["start"];
    assert_eq!((&span["byte"], &span["column"]), (&14.into(), &15.into()));
    watch.write("new.tpl", BANNED);
    watch.tells("checked new.tpl +1 -0 =1");
    watch.write("é.tpl", "");
    watch.tells("changed é.tpl +0 -1 =0");
    watch.write("sayso.toml", "[formats]\ndat = \"text\"\n");
    let lines = watch.until(|l| brief(l) == "removed é.tpl +0 -0 =0");
    let mut told: Vec<String> = lines.iter().map(brief).collect();
    told.sort();
    let wanted = [
        "checked b.dat +1 -0 =1",
        "checked old/c.txt +0 -0 =1",
        "policy sayso.toml +0 -0 =2",
        "problem old/c.txt +0 -0 =1",
        "removed new.tpl +0 -1 =0",
        "removed é.tpl +0 -0 =0",
    ];
    assert_eq!(told, wanted);
}

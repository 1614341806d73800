//! The lexicons that come with the program: each is without mistakes, and `init` makes them active.

use std::fs;
use std::path::Path;

use crate::runner::Sayso;

/// The files of the folder `lexicons`, as paths.
fn files() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons");
    let entries = fs::read_dir(folder).expect("is there");
    let paths = entries.map(|entry| entry.expect("can be read").path());
    let lexicons = paths.filter(|path| path.extension().is_some_and(|e| e == "toml"));
    let mut files: Vec<String> = lexicons.map(|path| path.display().to_string()).collect();
    files.sort();
    files
}

fn id(file: &str) -> &str {
    let name = Path::new(file).file_stem().and_then(|stem| stem.to_str());
    name.expect("has a name")
}

#[test]
fn every_lexicon_of_the_shelf_is_without_mistakes_and_notes() {
    let folder = Sayso::new();
    let listed = folder.run("lexicon list").code(0).stdout;
    for file in files() {
        let linted = folder.run_with(&["lexicon", "lint", &file]).code(0);
        let notes = linted
            .stderr
            .lines()
            .filter(|line| !line.contains("ai-partnership/"));
        assert_eq!(notes.collect::<Vec<_>>(), [""; 0], "{file}");
        folder.run_with(&["lexicon", "test", &file]).code(0);
        assert!(listed.contains(&format!("{} ", id(&file))), "{file}");
    }
}

#[test]
fn every_head_says_that_it_is_no_legal_advice_and_when_its_sources_were_checked() {
    for file in files() {
        if id(&file) == "ai-partnership" {
            continue;
        }
        let text = fs::read_to_string(&file).expect("can be read");
        let head: String = text.lines().take_while(|l| l.starts_with('#')).collect();
        let head = head.replace('#', "");
        assert!(head.to_lowercase().contains("not legal advice"), "{file}");
        assert!(head.contains(" 2026-"), "{file}");
    }
}

#[test]
fn the_page_of_the_shelf_has_each_lexicon_and_its_rules() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/shelf.md")).expect("is there");
    for file in files() {
        let text = fs::read_to_string(&file).expect("can be read");
        let rules = text.lines().filter(|line| *line == "[[rule]]").count();
        let row = page
            .lines()
            .find(|line| line.starts_with(&format!("| `{}` |", id(&file))));
        match row {
            Some(row) => assert!(row.contains(&format!("| {rules} |")), "{rules}: {row}"),
            None => assert_eq!(id(&file), "ai-partnership"),
        }
    }
}

#[test]
fn init_makes_the_named_lexicons_active() {
    let folder = Sayso::new().file("copy.txt", "Our eco-friendly pills cure cancer.\n");
    folder
        .run("init --lexicon environmental-claims --lexicon health-claims")
        .code(0)
        .stdout_has("Wrote ");
    let written = folder.read("sayso.toml");
    assert!(
        written.contains("\nlexicons = [\"environmental-claims\", \"health-claims\"]\n"),
        "{written}"
    );
    folder
        .run("check --output-format concise copy.txt")
        .code(1)
        .stdout_has("error[environmental-claims/general-benefit]")
        .stdout_has("error[health-claims/disease-claim]");
}

#[test]
fn init_refuses_a_lexicon_that_there_is_not() {
    let folder = Sayso::new();
    folder
        .run("init --lexicon no-such")
        .code(2)
        .stderr_has("there is no built-in lexicon `no-such`")
        .stderr_has("health-claims");
    assert!(!folder.path("sayso.toml").exists());
}

#[test]
fn without_a_configuration_the_shelf_is_silent() {
    let folder = Sayso::new().file("copy.txt", "Our eco-friendly pills cure cancer.\n");
    folder.run("check copy.txt").code(0);
}

//! Flags, commands, files and links that the documents name exist.

use std::collections::BTreeSet;

use crate::generated::commands;
use crate::pages::{pages, root};

/// Flags of other programs.
const FOREIGN: [&str; 19] = [
    "--all-targets",
    "--bench",
    "--example",
    "--examples",
    "--features",
    "--git",
    "--help",
    "--include-ignored",
    "--locked",
    "--no-deps",
    "--nocapture",
    "--path",
    "--profile",
    "--quiet",
    "--release",
    "--test",
    "--unicode",
    "--version",
    "--workspace",
];

/// Pages that name the flags of other programs beside ours.
const OF_OTHERS: [&str; 2] = ["docs/performance.md", "docs/editors.md"];

fn flags_in(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices("--") {
        let fresh = !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-');
        let name: String = text[at + 2..]
            .chars()
            .take_while(|c| c.is_ascii_lowercase() || *c == '-')
            .collect();
        if fresh && name.starts_with(|c: char| c.is_ascii_lowercase()) {
            found.insert(format!("--{}", name.trim_end_matches('-')));
        }
    }
    found
}

#[test]
fn flags_that_the_documents_name_exist() {
    let help: String = commands().into_iter().map(|c| c.help).collect();
    let mut known = flags_in(&help);
    known.extend(FOREIGN.map(str::to_owned));
    let mut wrong = Vec::new();
    for page in pages() {
        if !OF_OTHERS.contains(&page.name.as_str()) {
            let unknown = flags_in(&page.text)
                .into_iter()
                .filter(|f| !known.contains(f));
            wrong.extend(unknown.map(|flag| format!("{}: {flag}", page.name)));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn commands_that_the_documents_name_exist() {
    let known: Vec<String> = commands().into_iter().map(|c| c.name).collect();
    let mut wrong = Vec::new();
    for page in pages() {
        for (at, mark) in page.text.match_indices("`sayso ") {
            let rest = &page.text[at + mark.len()..];
            let word: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
            if !word.is_empty() && !known.contains(&format!("sayso {word}")) {
                wrong.push(format!("{}: sayso {word}", page.name));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// The page without what is code.
fn prose(text: &str) -> String {
    let outside = |text: &str, mark: &str| -> String { text.split(mark).step_by(2).collect() };
    outside(&outside(text, "```"), "`")
}

/// The targets of the links that lead into the tree.
fn targets(prose: &str) -> Vec<&str> {
    let links = prose.split("](").skip(1);
    links
        .filter_map(|rest| rest.split([')', ' ']).next())
        .filter(|target| !target.contains("://") && !target.starts_with('#'))
        .map(|target| target.split('#').next().unwrap_or(target))
        .collect()
}

#[test]
fn links_lead_somewhere() {
    let mut broken = Vec::new();
    for page in pages() {
        let folder = match page.name.rsplit_once('/') {
            Some((folder, _)) => root().join(folder),
            None => root().to_owned(),
        };
        let prose = prose(&page.text);
        let dead = targets(&prose)
            .into_iter()
            .filter(|t| !folder.join(t).exists());
        broken.extend(dead.map(|target| format!("{}: {target}", page.name)));
    }
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn crates_and_files_of_the_map_exist() {
    let map = crate::pages::read("ARCHITECTURE.md");
    let mut gone = Vec::new();
    for folder in ["`src/", "`crates/"] {
        for (at, _) in map.match_indices(folder) {
            let path = map[at + 1..].split('`').next().unwrap_or_default();
            if !root().join(path).exists() {
                gone.push(path.to_owned());
            }
        }
    }
    assert_eq!(gone, Vec::<String>::new());
    for folder in ["src", "crates"] {
        let entries = std::fs::read_dir(root().join(folder)).expect("a folder");
        for entry in entries.map(|entry| entry.expect("an entry")) {
            let name = format!("`{folder}/{}", entry.file_name().to_string_lossy());
            assert!(map.contains(&name), "the map does not know {name}`");
        }
    }
}

//! The documents, and the program that they speak of.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One document.
pub(crate) struct Page {
    /// From the root, with `/`.
    pub(crate) name: String,
    pub(crate) text: String,
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every document at the root and in `docs/`, by name.
pub(crate) fn pages() -> Vec<Page> {
    let mut names = markdown_in("");
    names.extend(markdown_in("docs/"));
    assert!(names.contains(&"README.md".to_owned()), "{names:?}");
    names
        .into_iter()
        .map(|name| Page {
            text: read(&name),
            name,
        })
        .collect()
}

fn markdown_in(folder: &str) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(root().join(folder))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| format!("{folder}{}", name.to_string_lossy()))
        .filter(|name| name.ends_with(".md"))
        .collect();
    names.sort();
    names
}

pub(crate) fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_default()
}

/// Whether what a program can write is to be written anew.
pub(crate) fn is_update() -> bool {
    std::env::var_os("SAYSO_UPDATE").is_some()
}

/// Holds the file to `wanted`, or writes it.
#[track_caller]
pub(crate) fn assert_current(name: &str, wanted: &str) {
    if is_update() {
        fs::write(root().join(name), wanted).expect("the page can be written");
    }
    assert!(
        read(name) == wanted,
        "{name} is behind the program; run SAYSO_UPDATE=1 cargo test --test repository"
    );
}

/// What a shell prints for `line`, run at the root: standard output, then standard error.
pub(crate) fn shell(line: &str) -> String {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_sayso"));
    let folder = program.parent().expect("a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("sh")
        .args(["-c", line])
        .current_dir(root())
        .env_clear()
        .env("PATH", format!("{}:{path}", folder.display()))
        .output()
        .expect("a shell");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}

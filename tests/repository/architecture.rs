//! Keeps what the compiler cannot: who imports whom inside the engine, which crates stay free of
//! front ends, who touches files, who prints, and that files say what they are for and stay small.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Which modules each module of the engine may import. Between crates the compiler keeps this.
const ENGINE: [(&str, &[&str]); 6] = [
    ("finding", &[]),
    ("matcher", &[]),
    ("judge", &["finding", "matcher"]),
    ("suggest", &["finding", "judge", "matcher"]),
    ("check", &["finding", "judge", "matcher", "suggest"]),
    ("fix", &["finding"]),
];

/// Crates that run anywhere: no terminal, no file watcher, no threads of their own making.
const PORTABLE: [&str; 5] = ["text", "english", "documents", "policy", "engine"];

/// What portable crates must not depend on.
const FRONT_ENDS: [&str; 8] = [
    "anstream",
    "clap",
    "ctrlc",
    "ignore",
    "indicatif",
    "notify",
    "tempfile",
    "terminal_size",
];

/// Who may touch files or the environment.
const TOUCHES_FILES: [&str; 8] = [
    "crates/discover/",
    "crates/lsp/",
    "crates/policy/src/config",
    "crates/policy/src/file/reader",
    "crates/policy/src/load", // its tests write files
    "crates/settings/",
    "src/",
    "crates/english/src/foreign", // its test reads the tables of sentences
];

/// Who may print.
const PRINTS: [&str; 3] = ["crates/lsp/", "crates/reports/", "src/"];

/// Files that are compiled for tests alone, though their names do not say so.
const TEST_FILES: [&str; 3] = [
    "crates/documents/src/formats/properties.rs",
    "crates/documents/src/formats/testing.rs",
    "crates/engine/src/fix/testing.rs",
];

/// Files that may be longer, each with the reason.
const LONG: [(&str, &str); 0] = [];
const LONGEST: usize = 400;

/// A source file: its path from the root with `/`, and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The module of the engine that the file belongs to, if any.
    fn engine_module(&self) -> Option<&str> {
        let below = self.path.strip_prefix("crates/engine/src/")?;
        below.split(['/', '.']).next()
    }

    /// The part that is compiled into the program: tests may reach further.
    fn program(&self) -> &str {
        if self.is_test() {
            return "";
        }
        let end = self
            .text
            .find("#[cfg(test)]\nmod tests")
            .unwrap_or(self.text.len());
        &self.text[..end]
    }

    fn is_test(&self) -> bool {
        self.path.contains("/tests")
            || self.path.contains("/examples/")
            || TEST_FILES.contains(&self.path.as_str())
    }

    fn is_of(&self, places: &[&str]) -> bool {
        places.iter().any(|place| self.path.starts_with(place))
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut open: Vec<PathBuf> = vec![root.join("src"), root.join("crates")];
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).expect("a folder");
            open.extend(entries.map(|e| e.expect("an entry").path()));
        } else if path.extension().is_some_and(|e| e == "rs") {
            let below = path.strip_prefix(root).expect("below the root");
            let parts: Vec<_> = below.iter().map(|p| p.to_string_lossy()).collect();
            found.push(Source {
                path: parts.join("/"),
                text: fs::read_to_string(&path).expect("UTF-8"),
            });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 10, "the sources were found");
    found
}

/// The modules that `text` names behind `crate::`, in groups as well.
fn imports(text: &str) -> BTreeSet<String> {
    let code: String = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n");
    let mut rooms = BTreeSet::new();
    for (at, path) in code.match_indices("crate::") {
        let rest = &code[at + path.len()..];
        match rest.strip_prefix('{') {
            Some(group) => rooms.extend(heads(group)),
            None => rooms.extend(name(rest)),
        }
    }
    rooms
}

/// The first name of each item of a group that was opened.
fn heads(group: &str) -> Vec<String> {
    let (mut depth, mut found, mut starts) = (0_usize, Vec::new(), true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => starts = true,
            c if starts && depth == 0 && !c.is_whitespace() => {
                found.extend(name(&group[at..]));
                starts = false;
            }
            _ => {}
        }
    }
    found
}

fn name(text: &str) -> Option<String> {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_')?;
    (end > 0).then(|| text[..end].to_owned())
}

#[test]
fn modules_of_the_engine_import_only_what_the_map_allows() {
    let mut broken = Vec::new();
    for source in sources() {
        let module = source.engine_module().unwrap_or_default();
        let Some((_, may)) = ENGINE.iter().find(|(name, _)| *name == module) else {
            continue;
        };
        for import in imports(source.program()) {
            if import != module && !may.contains(&import.as_str()) {
                broken.push(format!("{} imports {import}", source.path));
            }
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn portable_crates_depend_on_no_front_end() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in PORTABLE {
        let path = root.join("crates").join(name).join("Cargo.toml");
        let text = fs::read_to_string(&path).expect("a manifest");
        let manifest: toml::Table = text.parse().expect("TOML");
        let dependencies = manifest["dependencies"].as_table().expect("a table");
        let wrong: Vec<&str> = FRONT_ENDS
            .into_iter()
            .filter(|front_end| dependencies.contains_key(*front_end))
            .collect();
        assert_eq!(wrong, Vec::<&str>::new(), "{name}");
    }
}

#[test]
fn groups_and_paths_are_both_seen_as_imports() {
    let text = "use crate::text::Span;\n\
                use crate::{document::{Document, Mark}, finding, policy::Rule};\n\
                // crate::cli is only spoken of\n\
                fn f() -> crate::judge::Verdict {}\n";
    let wanted = ["document", "finding", "judge", "policy", "text"];
    assert!(imports(text).iter().eq(wanted.iter()));
}

#[test]
fn only_the_named_places_touch_files_or_the_environment() {
    let marks = ["std::fs", "std::env", "env::var", "fs::read", "File::open"];
    let broken = breaches(&TOUCHES_FILES, &marks);
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn only_the_named_places_print() {
    let marks = ["println!", "print!(", "io::stdout", "io::stderr", "dbg!"];
    assert_eq!(breaches(&PRINTS, &marks), Vec::<String>::new());
}

#[test]
fn nothing_opens_a_socket() {
    let marks = [
        "std::net",
        "unix::net",
        "TcpStream",
        "UdpSocket",
        "TcpListener",
    ];
    assert_eq!(breaches(&[], &marks), Vec::<String>::new());
}

fn breaches(allowed: &[&str], marks: &[&str]) -> Vec<String> {
    let mut broken = Vec::new();
    for source in sources().iter().filter(|s| !s.is_of(allowed)) {
        let found = marks
            .iter()
            .filter(|mark| source.program().contains(**mark));
        broken.extend(found.map(|mark| format!("{} has {mark}", source.path)));
    }
    broken
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent: Vec<String> = sources()
        .into_iter()
        .filter(|s| !s.text.starts_with("//! "))
        .map(|s| s.path)
        .collect();
    assert_eq!(silent, Vec::<String>::new());
}

#[test]
fn files_stay_small() {
    let excused = |path: &str| LONG.iter().any(|(long, _)| *long == path);
    let mut wrong = Vec::new();
    for source in sources() {
        let lines = source.text.lines().count();
        if lines > LONGEST && !excused(&source.path) {
            wrong.push(format!("{} has {lines} lines", source.path));
        }
        if lines <= LONGEST && excused(&source.path) {
            wrong.push(format!("{} needs no excuse any more", source.path));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

//! Keeps the map of ARCHITECTURE.md true: who may import whom, who touches files, who prints, and
//! that every file says what it is for and stays small.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Which rooms each room may import. Rooms that are not listed may import any, and nobody them.
const ARROWS: [(&str, &[&str]); 15] = [
    ("text", &[]),
    ("document", &["text"]),
    ("finding", &["document", "text"]),
    ("english", &["text"]),
    ("policy", &["english", "finding", "text"]),
    ("discover", &["document", "finding"]),
    ("formats", &["document", "finding", "text"]),
    ("normalize", &["text"]),
    ("matcher", &["english", "normalize", "policy", "text"]),
    (
        "judge",
        &[
            "document",
            "english",
            "finding",
            "matcher",
            "normalize",
            "policy",
            "text",
        ],
    ),
    (
        "suggest",
        &[
            "document", "english", "finding", "judge", "matcher", "policy", "text",
        ],
    ),
    (
        "check",
        &[
            "discover",
            "document",
            "english",
            "finding",
            "formats",
            "judge",
            "matcher",
            "normalize",
            "policy",
            "suggest",
            "text",
        ],
    ),
    (
        "settings",
        &["check", "document", "finding", "policy", "text"],
    ),
    ("fix", &["document", "finding", "formats", "text"]),
    ("output", &["document", "finding", "policy", "text"]),
];

/// Who may touch files or the environment.
const TOUCHES_FILES: [&str; 9] = [
    "cli/",
    "discover/",
    "fix/write",
    "lsp/",
    "matcher/cache",
    "policy/config",
    "policy/load",
    "settings/",
    "watch/",
];

/// Who may print.
const PRINTS: [&str; 4] = ["cli/", "lsp/", "output/", "watch/"];

/// Files that are compiled for tests alone, though their names do not say so.
const TEST_FILES: [&str; 3] = [
    "fix/testing.rs",
    "formats/properties.rs",
    "formats/testing.rs",
];

/// Files that may be longer, each with the reason.
const LONG: [(&str, &str); 0] = [];
const LONGEST: usize = 400;

/// A source file: its path below `src/` with `/`, and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn room(&self) -> &str {
        let end = self.path.find(['/', '.']).unwrap_or(self.path.len());
        &self.path[..end]
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
        self.path.contains("/tests") || TEST_FILES.contains(&self.path.as_str())
    }

    fn is_of(&self, places: &[&str]) -> bool {
        places.iter().any(|place| self.path.starts_with(place))
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut open: Vec<PathBuf> = vec![root.clone()];
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).expect("a folder");
            open.extend(entries.map(|e| e.expect("an entry").path()));
        } else if path.extension().is_some_and(|e| e == "rs") {
            let below = path.strip_prefix(&root).expect("below src");
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

/// The rooms that `text` names behind `crate::`, in groups as well.
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
fn rooms_import_only_what_the_map_allows() {
    let mut broken = Vec::new();
    for source in sources() {
        let arrows = ARROWS.iter().find(|(room, _)| *room == source.room());
        for import in imports(source.program()) {
            let own = import == source.room();
            let allowed = match arrows {
                Some((_, may)) => may.contains(&import.as_str()),
                None => true,
            };
            if !own && !allowed {
                broken.push(format!("{} imports {import}", source.path));
            }
        }
    }
    assert_eq!(broken, Vec::<String>::new());
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

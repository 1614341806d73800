//! Folders as they are met: ignored, hidden, linked, unreadable, oddly named.

use std::fs;

use super::*;
use sayso_engine::finding::Unread;

/// A folder with files; the names that end in `/` are folders.
struct Tree(tempfile::TempDir);

impl Tree {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, content) in files {
            let path = folder.path().join(name);
            if name.ends_with('/') {
                fs::create_dir_all(path).expect("made");
                continue;
            }
            fs::create_dir_all(path.parent().expect("has one")).expect("made");
            fs::write(path, content).expect("written");
        }
        Self(folder)
    }

    fn at(&self, name: &str) -> String {
        shown(&self.0.path().join(name))
    }

    fn find(&self, paths: &[&str], options: &Options) -> Discovery {
        let paths: Vec<String> = paths.iter().map(|p| self.at(p)).collect();
        discover(&paths, options)
    }

    fn short<'p>(&self, path: &'p str) -> &'p str {
        let root = shown(self.0.path());
        path.strip_prefix(&root)
            .map_or(path, |p| p.trim_start_matches('/'))
    }

    /// The inputs; those that were named have a `!`.
    fn inputs(&self, found: &Discovery) -> Vec<String> {
        let mark = |named| if named { "!" } else { "" };
        let inputs = found.inputs.iter();
        inputs
            .map(|i| format!("{}{}", self.short(&i.path), mark(i.named)))
            .collect()
    }

    fn skipped(&self, found: &Discovery) -> Vec<String> {
        let skipped = found.skipped.iter();
        skipped
            .map(|s| format!("{}: {}", self.short(&s.path), s.why.reason))
            .collect()
    }

    fn problems(&self, found: &Discovery) -> Vec<String> {
        let problems = found.problems.iter();
        problems
            .map(|p| format!("{} {}: {}", p.kind.name(), self.short(&p.path), p.reason))
            .collect()
    }
}

fn site() -> Tree {
    Tree::new(&[
        (".gitignore", b"build/\n*.tmp.md\r\n[bad\n"),
        (".hidden.md", b"x"),
        (".github/note.md", b"x"),
        (".git/x.md", b"x"),
        ("README", b"x"),
        ("a.md", b"x"),
        ("b.tmp.md", b"x"),
        ("build/c.md", b"x"),
        ("docs/.ignore", b"secret.txt\n"),
        ("docs/d.txt", b""),
        ("docs/secret.txt", b"x"),
        ("docs/page", b"<!DOCTYPE html>"),
        ("docs/blob", b"a\0b"),
        ("docs/notes.rst", b"x"),
        ("src/main.rs", b"x"),
        ("src/data.json", b"<html>"),
        ("deep/1/2/3/e.htm", b"x"),
        ("empty/", b""),
    ])
}

#[test]
fn a_walk_takes_what_is_known_and_says_what_it_leaves_out() {
    let site = site();
    let found = site.find(&[""], &Options::default());
    let want = [
        "README",
        "a.md",
        "deep/1/2/3/e.htm",
        "docs/d.txt",
        "docs/page",
    ];
    assert_eq!(site.inputs(&found), want);
    let skipped = [
        ".github: hidden",
        ".gitignore: hidden",
        ".hidden.md: hidden",
        "docs/.ignore: hidden",
        "docs/blob: a binary file",
        "docs/notes.rst: its format is not supported",
        "src/data.json: its format is not supported",
        "src/main.rs: its format is not supported",
    ];
    assert_eq!(site.skipped(&found), skipped);
    assert_eq!(site.problems(&found), [""; 0]);
}

#[test]
fn options_widen_and_narrow_a_walk() {
    let site = site();
    let root = site.0.path().to_owned();
    let exclude = |globs: &[&str]| Options {
        exclude: globs
            .iter()
            .map(|g| (root.clone(), (*g).to_owned()))
            .collect(),
        ..Options::default()
    };
    let hidden = Options {
        hidden: true,
        ..Options::default()
    };
    let all = Options {
        no_ignore: true,
        ..Options::default()
    };
    let cases: [(Options, &[&str]); 6] = [
        (
            hidden,
            &[
                ".github/note.md",
                ".hidden.md",
                "README",
                "a.md",
                "deep/1/2/3/e.htm",
                "docs/d.txt",
                "docs/page",
            ],
        ),
        (
            all,
            &[
                "README",
                "a.md",
                "b.tmp.md",
                "build/c.md",
                "deep/1/2/3/e.htm",
                "docs/d.txt",
                "docs/page",
                "docs/secret.txt",
            ],
        ),
        (exclude(&["docs/", "README"]), &["a.md", "deep/1/2/3/e.htm"]),
        (
            exclude(&["*.md", "/docs/page"]),
            &["README", "deep/1/2/3/e.htm", "docs/d.txt"],
        ),
        (
            exclude(&["deep/**", "!deep/1"]),
            &["README", "a.md", "docs/d.txt", "docs/page"],
        ),
        (
            exclude(&["nothing", "/d.txt"]),
            &[
                "README",
                "a.md",
                "deep/1/2/3/e.htm",
                "docs/d.txt",
                "docs/page",
            ],
        ),
    ];
    for (options, want) in cases {
        assert_eq!(
            site.inputs(&site.find(&[""], &options)),
            want,
            "{options:?}"
        );
    }
    let found = site.find(&[""], &exclude(&["docs"]));
    assert!(
        site.skipped(&found)
            .contains(&"docs: excluded by the configuration".to_owned())
    );
    let bad = site.find(&[""], &exclude(&["{a"]));
    assert_eq!(bad.problems[0].kind, ProblemKind::Config);
}

#[test]
fn files_that_are_named_are_taken_whatever_they_are() {
    let site = site();
    let named = [
        "b.tmp.md",
        ".hidden.md",
        "src/main.rs",
        "docs/blob",
        "docs/secret.txt",
    ];
    let found = site.find(&named, &Options::default());
    let want = [
        ".hidden.md!",
        "b.tmp.md!",
        "docs/blob!",
        "docs/secret.txt!",
        "src/main.rs!",
    ];
    assert_eq!(site.inputs(&found), want);
    let twice = site.find(
        &["docs", "docs/d.txt", "docs/d.txt", "docs/page"],
        &Options::default(),
    );
    assert_eq!(site.inputs(&twice), ["docs/d.txt!", "docs/page!"]);
    let hidden = site.find(&[".github"], &Options::default());
    assert_eq!(site.inputs(&hidden), [".github/note.md"]);
}

const BINARY: Skip = Skip::unread("a binary file", Unread::Binary);

#[test]
fn the_first_bytes_decide_what_happens_to_an_input() {
    let input = |name: &str, named| Input {
        named,
        ..Input::named(Path::new(name))
    };
    let cases: [(&str, bool, &[u8], Decision); 8] = [
        ("a.md", false, b"x", Decision::Read(Format::Markdown)),
        ("a.md", false, b"<html>", Decision::Read(Format::Html)),
        ("a.md", false, b"a\0", Decision::Skip(BINARY)),
        ("a.md", true, b"a\0", Decision::Refuse(BINARY)),
        ("a.rs", true, b"x", Decision::Read(Format::Text)),
        (
            "a.rs",
            false,
            b"x",
            Decision::Skip(Skip::unread(UNKNOWN, Unread::Code)),
        ),
        ("a", true, b"", Decision::Read(Format::Text)),
        (
            "a.txt",
            false,
            b"\xEF\xBB\xBF\r\n",
            Decision::Read(Format::Text),
        ),
    ];
    for (name, named, head, want) in cases {
        assert_eq!(
            input(name, named).decide(head),
            want,
            "{name} {named} {head:?}"
        );
    }
}

#[test]
fn globs_are_expanded_where_no_shell_did() {
    let site = site();
    let cases: [(&str, &[&str]); 9] = [
        ("*.md", &["a.md!"]),
        ("docs/*", &["docs/d.txt", "docs/page"]),
        ("docs/*.rst", &["docs/notes.rst!"]),
        ("**/*.htm", &["deep/1/2/3/e.htm!"]),
        ("d*", &["deep/1/2/3/e.htm", "docs/d.txt", "docs/page"]),
        ("{a,b}.md", &["a.md!"]),
        ("docs/[a-d].txt", &["docs/d.txt!"]),
        ("deep/?", &["deep/1/2/3/e.htm"]),
        // Named, an ignored folder is looked into.
        ("build/*.md", &["build/c.md!"]),
    ];
    for (glob, want) in cases {
        assert_eq!(
            site.inputs(&site.find(&[glob], &Options::default())),
            want,
            "{glob}"
        );
    }
    // A file of that very name comes first.
    let odd = Tree::new(&[("[a].md", b"x"), ("a.md", b"x")]);
    assert_eq!(
        odd.inputs(&odd.find(&["[a].md"], &Options::default())),
        ["[a].md!"]
    );
}

#[test]
fn paths_that_lead_nowhere_are_problems() {
    let site = site();
    let cases = [
        (
            "none.md",
            "missing none.md: no such file or folder; check the spelling",
        ),
        (
            "a.md/b.md",
            "missing a.md/b.md: no such file or folder; check the spelling",
        ),
        (
            "*.none",
            "empty *.none: no file fits this glob; hidden and ignored files do not count",
        ),
        (
            "[a",
            "missing [a: there is no such file, and it is not a valid glob",
        ),
        ("none/*.md", "missing none/*.md: there is no folder"),
        ("empty", "empty empty: nothing to check: there are no files"),
        ("src", "empty src: nothing to check: every file was skipped"),
    ];
    for (path, want) in cases {
        let found = site.find(&[path], &Options::default());
        let problems = site.problems(&found);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].starts_with(want), "{path}: {}", problems[0]);
    }
    let rest = site.find(&["none.md", "a.md"], &Options::default());
    assert_eq!((site.inputs(&rest).len(), rest.problems.len()), (1, 1));
    assert_eq!(
        discover(&[String::new()], &Options::default())
            .problems
            .len(),
        1
    );
}

#[test]
fn paths_are_called_as_they_were_given() {
    // Tests run in the folder of the package.
    let cases = [
        (".", "Cargo.toml"),
        ("./", "./Cargo.toml"),
        ("src", "src/lib.rs"),
        ("./src", "./src/lib.rs"),
        ("src/../src/", "src/../src/lib.rs"),
    ];
    let options = Options {
        exclude: vec![(PathBuf::from("."), "/target".to_owned())],
        ..Options::default()
    };
    for (given, want) in cases {
        let found = discover(&[given.to_owned()], &options);
        assert!(found.skipped.iter().any(|s| s.path == want), "{given}");
    }
}

#[test]
fn folders_may_nest_deeply() {
    let file = format!("{}a.md", "d/".repeat(300));
    let tree = Tree::new(&[(&file, b"x")]);
    assert_eq!(tree.inputs(&tree.find(&[""], &Options::default())), [file]);
}

#[cfg(unix)]
mod unix;

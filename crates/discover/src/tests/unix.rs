//! Links, permissions, names and files that only Unix has.

use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};

use super::*;

#[test]
fn links_are_followed_only_where_they_are_named() {
    let tree = Tree::new(&[("real/a.md", b"x"), ("b.md", b"x")]);
    let link = |to: &str, name: &str| symlink(to, tree.0.path().join(name)).expect("linked");
    link("real", "folder");
    link("b.md", "file.md");
    link("..", "real/up");
    link("nowhere", "dead.md");
    link("loop.md", "loop.md");
    let found = tree.find(&[""], &Options::default());
    assert_eq!(tree.inputs(&found), ["b.md", "real/a.md"]);
    let skipped = ["dead.md", "file.md", "folder", "loop.md", "real/up"];
    assert_eq!(
        tree.skipped(&found),
        skipped.map(|n| format!("{n}: a symbolic link"))
    );
    let cases: [(&str, &[&str]); 3] = [
        ("folder", &["folder/a.md"]),
        ("file.md", &["file.md!"]),
        ("real/up", &["real/up/b.md", "real/up/real/a.md"]),
    ];
    for (path, want) in cases {
        assert_eq!(
            tree.inputs(&tree.find(&[path], &Options::default())),
            want,
            "{path}"
        );
    }
    let found = tree.find(&["dead.md", "loop.md"], &Options::default());
    assert_eq!(
        tree.problems(&found)[0],
        "missing dead.md: the target of the link does not exist"
    );
    assert!(tree.problems(&found)[1].starts_with("unreadable loop.md: "));
}

#[test]
fn folders_without_permission_are_problems() {
    let tree = Tree::new(&[("shut/a.md", b"x"), ("b.md", b"x"), ("c", b"x")]);
    let mode = |name: &str, mode| {
        let path = tree.0.path().join(name);
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
    };
    mode("shut", 0o000);
    mode("c", 0o000);
    // Root may read everything, so there is nothing to see then.
    let refused = fs::read_dir(tree.at("shut")).is_err();
    let found = tree.find(&[""], &Options::default());
    let named = tree.find(&["shut/a.md"], &Options::default());
    mode("shut", 0o700);
    if refused {
        assert_eq!(tree.inputs(&found), ["b.md"]);
        let problems = tree.problems(&found);
        let want = ["c", "shut"].map(|n| format!("unreadable {n}: no permission to read it"));
        assert_eq!(problems, want);
        assert_eq!(named.problems[0].kind, ProblemKind::Unreadable);
    }
}

#[test]
fn odd_names_are_taken_as_they_are() {
    let tree = Tree::new(&[
        ("späße.md", b"x"),
        ("数据 2.md", b"x"),
        ("a\r\nb.md", b"x"),
        ("\u{FEFF}.md", b"x"),
    ]);
    let raw = std::ffi::OsStr::from_bytes(b"caf\xE9.md");
    fs::write(tree.0.path().join(raw), "x").expect("written");
    let found = tree.find(&[""], &Options::default());
    let want = [
        "a\r\nb.md",
        "caf\u{FFFD}.md",
        "späße.md",
        "数据 2.md",
        "\u{FEFF}.md",
    ];
    assert_eq!(tree.inputs(&found), want);
    for input in &found.inputs {
        assert!(fs::read(&input.file).is_ok(), "{input:?}");
    }
}

#[test]
fn pipes_are_read_where_they_are_named() {
    let tree = Tree::new(&[("a.md", b"x")]);
    let socket = tree.0.path().join("s.md");
    let listener = std::os::unix::net::UnixListener::bind(socket).expect("bound");
    let found = tree.find(&[""], &Options::default());
    drop(listener);
    assert_eq!(tree.skipped(&found), ["s.md: not a regular file"]);
    let null = discover(&["/dev/null".to_owned()], &Options::default());
    assert_eq!(null.inputs.len(), 1);
}

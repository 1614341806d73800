//! Which folders must be watched so that nothing that matters goes unseen: the roots with all that
//! is in them, the folders that hold a root (it may be moved away and come back), and the folders
//! that hold a file of the policy.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::stamp::Look;

/// One folder to watch.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// The folder, free of links.
    pub path: PathBuf,
    /// Whether all that is in it is watched, too.
    pub deep: bool,
}

/// The path by which a file is known: its folder is free of links and absolute, its own name is
/// kept, so that a file that is gone has the same key as before, and a link is not mistaken for
/// what it leads to.
#[must_use]
pub fn key(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let (Some(folder), Some(name)) = (absolute.parent(), absolute.file_name()) else {
        return absolute;
    };
    match (folder.canonicalize(), path.ends_with("..")) {
        (Ok(folder), false) => folder.join(name),
        _ => absolute.canonicalize().unwrap_or(absolute),
    }
}

/// The roots themselves, by name and free of links.
pub(super) fn scope(roots: &[PathBuf]) -> Vec<PathBuf> {
    let places = roots.iter().map(|root| literal(root)).flat_map(|root| {
        let real = root.canonicalize().ok();
        std::iter::once(key(&root)).chain(real)
    });
    places.collect()
}

/// The folders to watch for these roots (as typed) and these single files.
pub(super) fn targets<'f>(
    roots: &[PathBuf],
    files: impl Iterator<Item = &'f PathBuf>,
) -> Vec<Target> {
    let mut all: BTreeMap<PathBuf, bool> = BTreeMap::new();
    for root in roots.iter().map(|root| literal(root)) {
        let spelled = key(&root);
        if let Ok(real) = root.canonicalize() {
            shallow(&mut all, &real);
            if real.is_dir() {
                all.insert(real, true);
            }
        }
        shallow(&mut all, &spelled);
    }
    for file in files {
        shallow(&mut all, &key(file));
        if let Ok(real) = file.canonicalize() {
            shallow(&mut all, &real);
        }
    }
    without_covered(all)
}

/// Adds the nearest folder above `path` that is there.
fn shallow(all: &mut BTreeMap<PathBuf, bool>, path: &Path) {
    let mut above = path.ancestors().skip(1);
    if let Some(folder) = above.find(|folder| matches!(Look::at(folder), Look::Folder(_))) {
        all.entry(folder.to_owned()).or_insert(false);
    }
}

/// The part of a glob before its first operator; any other path as it is.
fn literal(root: &Path) -> PathBuf {
    if Look::at(root) != Look::Gone {
        return root.to_owned();
    }
    let is_plain = |part: &&std::ffi::OsStr| !part.to_string_lossy().contains(['*', '?', '[', '{']);
    let plain: PathBuf = root.iter().take_while(is_plain).collect();
    if plain.as_os_str().is_empty() {
        return PathBuf::from(".");
    }
    plain
}

/// Leaves out what lies in a folder that is watched with all that is in it.
fn without_covered(all: BTreeMap<PathBuf, bool>) -> Vec<Target> {
    let deep: Vec<PathBuf> = all
        .iter()
        .filter(|(_, d)| **d)
        .map(|(p, _)| p.clone())
        .collect();
    all.into_iter()
        .filter(|(path, _)| !deep.iter().any(|d| d != path && path.starts_with(d)))
        .map(|(path, deep)| Target { path, deep })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn told(targets: &[Target], base: &Path) -> Vec<String> {
        targets
            .iter()
            .map(|t| {
                let path = t
                    .path
                    .strip_prefix(base)
                    .map_or("(above)".into(), Path::to_path_buf);
                let star = if t.deep { "/**" } else { "" };
                format!("{}{star}", path.display())
            })
            .filter(|t| t != "(above)")
            .collect()
    }

    #[test]
    fn roots_are_watched_with_what_holds_them() {
        let base = tempfile::tempdir().expect("a folder");
        let base = base.path().canonicalize().expect("real");
        fs::create_dir_all(base.join("p/copy/ü")).expect("made");
        fs::create_dir_all(base.join("rules")).expect("made");
        fs::write(base.join("p/a.md"), "").expect("written");
        let cases: [(&[&str], &[&str], &[&str]); 8] = [
            (&["p/copy"], &[], &["p", "p/copy/**"]),
            (&["p", "p/copy"], &[], &["", "p/**"]),
            (&["p/a.md"], &[], &["p"]),
            (&["p/copy/../a.md"], &[], &["p"]),
            (&["p/gone/deep"], &[], &["p"]),
            (&["p/copy/**/*.md"], &[], &["p", "p/copy/**"]),
            (
                &["p"],
                &["rules/l.toml", "p/sayso.toml"],
                &["", "p/**", "rules"],
            ),
            (&["p"], &["nowhere/l.toml"], &["", "p/**"]),
        ];
        for (roots, files, want) in cases {
            let at = |names: &[&str]| names.iter().map(|n| base.join(n)).collect::<Vec<_>>();
            let found = targets(&at(roots), at(files).iter());
            assert_eq!(told(&found, &base), want, "{roots:?} {files:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_are_watched_where_they_stand_and_where_they_lead() {
        use std::os::unix::fs::symlink;
        let base = tempfile::tempdir().expect("a folder");
        let base = base.path().canonicalize().expect("real");
        fs::create_dir_all(base.join("v1")).expect("made");
        fs::create_dir_all(base.join("l")).expect("made");
        symlink(base.join("v1"), base.join("l/current")).expect("linked");
        symlink(base.join("l/loop"), base.join("l/loop")).expect("linked");
        let found = targets(&[base.join("l/current"), base.join("l/loop")], [].iter());
        assert_eq!(told(&found, &base), ["", "l", "v1/**"]);
        assert_eq!(key(&base.join("l/current")), base.join("l/current"));
        assert_eq!(key(&base.join("l/current/a.md")), base.join("v1/a.md"));
    }
}

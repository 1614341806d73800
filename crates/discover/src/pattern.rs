//! Globs among the paths of the command line that no shell has expanded.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use super::walk::{classify, visit};
use super::{Discovery, Input, Met, Options};
use sayso_engine::finding::ProblemKind;

/// Whether a path that does not exist may be a glob.
pub(super) fn is_pattern(written: &str) -> bool {
    written.contains(['*', '?', '[', '{'])
}

/// Takes the files that fit the glob, and those in folders that fit it.
pub(super) fn expand(written: &str, options: &Options, found: &mut Discovery) {
    let globs = match globs(written) {
        Ok(globs) => globs,
        Err(error) => {
            let reason = format!(
                "there is no such file, and it is not a valid glob: {}",
                error.kind()
            );
            return found.problem(written, ProblemKind::Missing, reason);
        }
    };
    let root = root(written);
    if std::fs::metadata(root).is_err() {
        let reason = format!("there is no folder `{}` to look in", root.display());
        return found.problem(written, ProblemKind::Missing, reason);
    }
    let any = AtomicBool::new(false);
    visit(root, options, found, |path, file| {
        let fitting = globs.matches(path.trim_start_matches("./"));
        if fitting.is_empty() {
            return None;
        }
        any.store(true, Ordering::Relaxed);
        let is_named = fitting.contains(&0) && names_an_ending(written);
        Some(match is_named {
            true => Met::Input(Input {
                path,
                file: file.to_owned(),
                named: true,
                exact: false,
            }),
            false => classify(path, file),
        })
    });
    if !any.into_inner() {
        let reason = "no file fits this glob; hidden and ignored files do not count".to_owned();
        found.problem(written, ProblemKind::Empty, reason);
    }
}

/// The glob itself, and the glob of everything in folders that match it.
fn globs(written: &str) -> Result<GlobSet, globset::Error> {
    let written = written.trim_start_matches("./").trim_end_matches('/');
    let mut set = GlobSetBuilder::new();
    for glob in [written.to_owned(), format!("{written}/**")] {
        set.add(GlobBuilder::new(&glob).literal_separator(true).build()?);
    }
    set.build()
}

/// The folder above the first part that is a glob.
pub(super) fn root(written: &str) -> &Path {
    let glob = written.find(['*', '?', '[', '{']).unwrap_or(written.len());
    match written[..glob].rfind('/') {
        Some(0) => Path::new("/"),
        Some(slash) => Path::new(&written[..slash]),
        None => Path::new("."),
    }
}

/// Whether the glob spells an ending: `docs/*.rst` names files that no walk includes.
fn names_an_ending(written: &str) -> bool {
    let ending = written.rsplit('/').next().and_then(|n| n.rsplit_once('.'));
    ending.is_some_and(|(_, ending)| !ending.is_empty() && !is_pattern(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_and_endings() {
        let cases = [
            ("*.md", ".", true),
            ("docs/*.md", "docs", true),
            ("docs/**", "docs", false),
            ("./a/b*/c.txt", "./a", true),
            ("/*.txt", "/", true),
            ("/tmp/x?", "/tmp", false),
            ("docs/*.{md,txt}", "docs", false),
            ("docs/a*", "docs", false),
            ("", ".", false),
        ];
        for (written, folder, ending) in cases {
            assert_eq!(root(written), Path::new(folder), "{written}");
            assert_eq!(names_an_ending(written), ending, "{written}");
        }
    }
}

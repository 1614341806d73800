//! Walks a folder: ignore files honoured, hidden files and links left out.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use ignore::{DirEntry, WalkBuilder};

use super::detect::{Detected, HEAD, detect};
use super::{Found, Input, Options, Skipped, kinds, names, shown};
use sayso_engine::finding::{ProblemKind, Skip};

const HIDDEN: Skip = Skip::wanted("hidden");
const EXCLUDED: Skip = Skip::wanted("excluded by the configuration");
const LINK: Skip = Skip::wanted("a symbolic link");
const NO_FILE: Skip = Skip::wanted("not a regular file");

/// What the filter of a walk has left out, noted from any thread.
type Notes = Arc<Mutex<Vec<Skipped>>>;

/// Takes all files below `root` that are known by ending or content.
pub(super) fn walk(root: &Path, options: &Options, found: &mut Found<'_>) {
    visit(root, options, found, take_known);
}

/// Takes the file if its ending or content is known.
pub(super) fn take_known(path: String, file: &Path, found: &mut Found<'_>) {
    match kind(file) {
        Ok(()) => found.input(Input {
            path,
            file: file.to_owned(),
            named: false,
            exact: false,
        }),
        Err(Left::Out(why)) => found.skipped.push(Skipped { path, why }),
        Err(Left::Gone) => {}
        Err(Left::Unreadable(reason)) => found.problem(&path, ProblemKind::Unreadable, reason),
    }
}

/// Shows every regular file below `root` to `take`, with the path that reports call it by.
pub(super) fn visit(
    root: &Path,
    options: &Options,
    found: &mut Found<'_>,
    mut take: impl FnMut(String, &Path, &mut Found<'_>),
) {
    let notes = Notes::default();
    let excludes = excludes(options, found);
    let walker = walker(root, options, excludes, &notes);
    for entry in walker.build() {
        match entry {
            Ok(entry) => match fate(&entry) {
                Fate::Taken => take(name(root, entry.path()), entry.path(), found),
                Fate::Silent => {}
                Fate::LeftOut(why) => found.skipped.push(Skipped {
                    path: name(root, entry.path()),
                    why,
                }),
            },
            Err(error) => {
                let path = path_of(&error).map_or_else(|| shown(root), |p| name(root, p));
                let reason = match error.io_error() {
                    Some(io) => super::why(Path::new(&path), io).1,
                    None => error.to_string(),
                };
                found.problem(&path, ProblemKind::Unreadable, reason);
            }
        }
    }
    let noted = std::mem::take(&mut *notes.lock().unwrap_or_else(PoisonError::into_inner));
    found.skipped.extend(noted);
}

/// A walk over `root`, to be run on one thread or many.
fn walker(root: &Path, options: &Options, excludes: Vec<Gitignore>, notes: &Notes) -> WalkBuilder {
    let mut walker = WalkBuilder::new(root);
    let honour = !options.no_ignore;
    walker
        .hidden(false)
        .follow_links(false)
        .require_git(false)
        .parents(honour)
        .ignore(honour)
        .git_ignore(honour)
        // What one person's own configuration of git ignores must not change a report.
        .git_global(false)
        .git_exclude(honour);
    let (root, hidden, notes) = (root.to_owned(), options.hidden, Arc::clone(notes));
    walker.filter_entry(move |entry| {
        if entry.depth() == 0 {
            return true;
        }
        let why = match entry.file_name().as_encoded_bytes() {
            b".git" => return false,
            [b'.', ..] if !hidden => HIDDEN,
            _ if is_excluded(entry, &excludes) => EXCLUDED,
            _ => return true,
        };
        let path = name(&root, entry.path());
        let mut notes = notes.lock().unwrap_or_else(PoisonError::into_inner);
        notes.push(Skipped { path, why });
        false
    });
    walker
}

/// The globs of the configuration, ready to be asked.
fn excludes(options: &Options, found: &mut Found<'_>) -> Vec<Gitignore> {
    let mut all = Vec::new();
    for (folder, glob) in &options.exclude {
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.clone());
        let mut builder = GitignoreBuilder::new(folder);
        let built = builder.add_line(None, glob).and_then(|b| b.build());
        match built {
            Ok(matcher) => all.push(matcher),
            Err(error) => found.problem(glob, ProblemKind::Config, format!("no glob: {error}")),
        }
    }
    all
}

fn is_excluded(entry: &DirEntry, excludes: &[Gitignore]) -> bool {
    if excludes.is_empty() {
        return false;
    }
    let is_folder = entry.file_type().is_some_and(|t| t.is_dir());
    let path = std::path::absolute(entry.path()).unwrap_or_else(|_| entry.path().to_owned());
    let inside = |glob: &&Gitignore| path.starts_with(glob.path());
    excludes
        .iter()
        .filter(inside)
        .any(|glob| glob.matched(&path, is_folder).is_ignore())
}

/// What becomes of an entry of a folder.
enum Fate {
    Taken,
    /// There is nothing to say of it.
    Silent,
    LeftOut(Skip),
}

fn fate(entry: &DirEntry) -> Fate {
    match entry.file_type() {
        Some(kind) if kind.is_dir() => Fate::Silent,
        Some(kind) if kind.is_symlink() => Fate::LeftOut(LINK),
        Some(kind) if !kind.is_file() => Fate::LeftOut(NO_FILE),
        _ => Fate::Taken,
    }
}

/// Why a file of a walk is not taken.
enum Left {
    Out(Skip),
    /// It was there when the folder was read, as an editor's copy is for a moment.
    Gone,
    Unreadable(String),
}

/// Whether a file of a walk is one to check. Those with a known ending are not opened: the
/// reader looks at their first bytes anyway.
fn kind(file: &Path) -> Result<(), Left> {
    if names::by_name(file).is_some() {
        return Ok(());
    }
    if let Some(why) = kinds::by_ending(file).filter(kinds::is_closed) {
        return Err(Left::Out(why));
    }
    match detect(file, &head(file)?) {
        Detected::Known(_) => Ok(()),
        Detected::Unknown => Err(Left::Out(kinds::unknown(file))),
        Detected::Binary(what) => Err(Left::Out(what)),
    }
}

fn head(file: &Path) -> Result<Vec<u8>, Left> {
    let unreadable = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => Left::Gone,
        _ => Left::Unreadable(super::why(file, &error).1),
    };
    let mut head = Vec::new();
    File::open(file)
        .and_then(|open| open.take(HEAD as u64).read_to_end(&mut head))
        .map_err(unreadable)?;
    Ok(head)
}

/// The path as reports call it: below the current folder without `./` where that was not typed.
fn name(root: &Path, path: &Path) -> String {
    let path = match root.as_os_str() == "." {
        true => path.strip_prefix("./").unwrap_or(path),
        false => path,
    };
    shown(path)
}

fn path_of(error: &ignore::Error) -> Option<&PathBuf> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}

//! Walks a folder on all threads: ignore files honoured, hidden files and links left out.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use ignore::{DirEntry, WalkBuilder, WalkState};

use super::detect::{Detected, HEAD, detect};
use super::{Discovery, Input, Met, Options, Skipped, kinds, names, problem, shown};
use sayso_engine::finding::{ProblemKind, Skip};

const HIDDEN: Skip = Skip::wanted("hidden");
const EXCLUDED: Skip = Skip::wanted("excluded by the configuration");
const LINK: Skip = Skip::wanted("a symbolic link");
const NO_FILE: Skip = Skip::wanted("not a regular file");

/// Adds all files below `root` that are known by ending or content.
pub(super) fn walk(root: &Path, options: &Options, found: &mut Discovery) {
    visit(root, options, found, |path, file| {
        Some(classify(path, file))
    });
}

/// An input if the ending or content of the file is known.
pub(super) fn classify(path: String, file: &Path) -> Met {
    match kind(file) {
        Ok(()) => Met::Input(Input {
            path,
            file: file.to_owned(),
            named: false,
            exact: false,
        }),
        Err(Left::Out(why)) => Met::Skipped(Skipped { path, why }),
        Err(Left::Gone) => Met::Nothing,
        Err(Left::Unreadable(why)) => Met::Problem(problem(&path, ProblemKind::Unreadable, why)),
    }
}

/// Adds what `of_file` makes of every regular file below `root`, given the path that reports use.
/// The order is that of the threads.
pub(super) fn visit(
    root: &Path,
    options: &Options,
    found: &mut Discovery,
    of_file: impl Fn(String, &Path) -> Option<Met> + Sync,
) {
    let excludes = excludes(options, found);
    let (sender, met) = channel();
    let walker = walker(root, options, excludes, sender.clone());
    walker.build_parallel().run(|| {
        let (sender, of_file) = (sender.clone(), &of_file);
        Box::new(move |entry| {
            let met = match entry {
                Ok(entry) => of_entry(root, &entry, of_file),
                Err(error) => Some(unreadable(root, &error)),
            };
            send(&sender, met);
            WalkState::Continue
        })
    });
    // The receiver ends with the last sender.
    drop((walker, sender));
    met.into_iter().for_each(|met| found.add(met));
}

fn send(sender: &Sender<Met>, met: Option<Met>) {
    if let Some(met) = met {
        // The receiver outlives the walk.
        let _ = sender.send(met);
    }
}

fn of_entry(
    root: &Path,
    entry: &DirEntry,
    of_file: impl Fn(String, &Path) -> Option<Met>,
) -> Option<Met> {
    let path = || name(root, entry.path());
    let why = match entry.file_type() {
        Some(kind) if kind.is_dir() => return None,
        Some(kind) if kind.is_symlink() => LINK,
        Some(kind) if !kind.is_file() => NO_FILE,
        _ => return of_file(path(), entry.path()),
    };
    Some(Met::Skipped(Skipped { path: path(), why }))
}

fn unreadable(root: &Path, error: &ignore::Error) -> Met {
    let path = path_of(error).map_or_else(|| shown(root), |p| name(root, p));
    let reason = match error.io_error() {
        Some(io) => super::why(Path::new(&path), io).1,
        None => error.to_string(),
    };
    Met::Problem(problem(&path, ProblemKind::Unreadable, reason))
}

/// A walk over `root` that sends the hidden and excluded entries to `skipped`.
fn walker(
    root: &Path,
    options: &Options,
    excludes: Vec<Gitignore>,
    skipped: Sender<Met>,
) -> WalkBuilder {
    let mut walker = WalkBuilder::new(root);
    let honour = !options.no_ignore;
    walker
        .threads(options.threads)
        .hidden(false)
        .follow_links(false)
        .require_git(false)
        .parents(honour)
        .ignore(honour)
        .git_ignore(honour)
        // The git configuration of one user must not change a report.
        .git_global(false)
        .git_exclude(honour);
    let (root, hidden) = (root.to_owned(), options.hidden);
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
        send(&skipped, Some(Met::Skipped(Skipped { path, why })));
        false
    });
    walker
}

/// The globs of the configuration, compiled.
fn excludes(options: &Options, found: &mut Discovery) -> Vec<Gitignore> {
    let mut all = Vec::new();
    for (folder, glob) in &options.exclude {
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.clone());
        let mut builder = GitignoreBuilder::new(folder);
        let built = builder.add_line(None, glob).and_then(|b| b.build());
        match built {
            Ok(matcher) => all.push(matcher),
            Err(error) => {
                found.problem(glob, ProblemKind::Config, format!("invalid glob: {error}"))
            }
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

/// Why a file of a walk is not an input.
enum Left {
    Out(Skip),
    /// It was there when the folder was read, as an editor's copy is for a moment.
    Gone,
    Unreadable(String),
}

/// Whether a file of a walk is one to check. Those with a known ending are not opened: the
/// reader checks their first bytes anyway.
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

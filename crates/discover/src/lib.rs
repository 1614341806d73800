//! Which inputs: files and folders, ignore files, globs, and what a file is by content and name.
//!
//! ```
//! use sayso_discover::{Options, Decision, discover};
//! use sayso_documents::Format;
//!
//! let folder = tempfile::tempdir()?;
//! std::fs::write(folder.path().join("post.md"), "# Our post\n")?;
//! std::fs::write(folder.path().join("logo.png"), b"\x89PNG\r\n\x1a\n\0")?;
//!
//! let paths = [folder.path().display().to_string()];
//! let found = discover(&paths, &Options::default());
//! assert_eq!(found.inputs.len(), 1);
//! assert!(found.inputs[0].path.ends_with("post.md"));
//! assert!(found.skipped[0].path.ends_with("logo.png"));
//! assert_eq!(found.inputs[0].decide(b"# Our post\n"), Decision::Read(Format::Markdown));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod detect;
mod kinds;
mod names;
mod pattern;
mod same;
mod walk;
mod writer;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use sayso_documents::Format;
use sayso_engine::finding::{Problem, ProblemKind, Skip};

pub use detect::{Detected, HEAD, detect};
pub use kinds::UNKNOWN;
pub use names::endings;
pub use same::Identities;
pub use writer::{NoWriter, writer};

/// What to look for.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Globs, as in a `.gitignore`, of what a walk leaves out, each with the folder it counts
    /// from. Files that are named are never left out.
    pub exclude: Vec<(PathBuf, String)>,
    /// Whether hidden files and folders are taken, too.
    pub hidden: bool,
    /// Whether `.gitignore` and `.ignore` files are disregarded.
    pub no_ignore: bool,
    /// How many threads walk folders; 0 for one each core.
    pub threads: usize,
}

/// A file to check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// As given on the command line, with `/`: what reports call it.
    pub path: String,
    /// The file itself.
    pub file: PathBuf,
    /// Whether it was named, itself or by a glob that spells its ending: it is then read whatever
    /// that is.
    pub named: bool,
    /// Whether its very name was typed, so that no glob of a configuration leaves it out.
    pub exact: bool,
}

/// What to do with an input, given its first bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Read it as this format.
    Read(Format),
    /// Leave it out, and why.
    Skip(Skip),
    /// It cannot be read, and why: a problem, because it was named.
    Refuse(Skip),
}

impl Input {
    /// A file that was named.
    #[must_use]
    pub fn named(file: &Path) -> Self {
        Self {
            path: shown(file),
            file: file.to_owned(),
            named: true,
            exact: true,
        }
    }

    /// What to do with it, given its first bytes (`HEAD` of them are enough).
    #[must_use]
    pub fn decide(&self, head: &[u8]) -> Decision {
        decide(&self.file, self.named, head)
    }
}

/// What to do with a file that was `named`, or found by a walk, given its first bytes.
#[must_use]
pub fn decide(file: &Path, named: bool, head: &[u8]) -> Decision {
    match (detect(file, head), named) {
        (Detected::Known(format), _) => Decision::Read(format),
        (Detected::Unknown, true) => Decision::Read(Format::Text),
        (Detected::Unknown, false) => Decision::Skip(kinds::unknown(file)),
        (Detected::Binary(what), true) => Decision::Refuse(what),
        (Detected::Binary(what), false) => Decision::Skip(what),
    }
}

/// Something that a walk skipped.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// The path in reports. A folder includes everything in it.
    pub path: String,
    /// Why.
    pub why: Skip,
}

/// What was found.
#[derive(Debug, Clone, Default)]
pub struct Discovery {
    /// The files, by path, each once.
    pub inputs: Vec<Input>,
    /// What was left out, by path. What ignore files exclude is not among it.
    pub skipped: Vec<Skipped>,
    /// Paths that could not be looked at, by path.
    pub problems: Vec<Problem>,
}

/// Finds the files that `paths` name: files, folders, or globs that no shell has expanded.
/// Standard input (`-`) is handled elsewhere.
#[must_use]
pub fn discover(paths: &[String], options: &Options) -> Discovery {
    let mut found = Discovery::default();
    for path in paths {
        one(path, options, &mut found);
    }
    found.problems.extend(nothing_found(paths, &found));
    found.skipped.sort();
    found.skipped.dedup();
    let by_path = |a: &Problem, b: &Problem| (&a.path, &a.reason).cmp(&(&b.path, &b.reason));
    found.problems.sort_by(by_path);
    found.inputs.sort_by(|a, b| a.path.cmp(&b.path));
    // A single path leads to a file only once.
    if paths.len() > 1 {
        let mut identities = Identities::default();
        found.inputs = each_once(found.inputs, &mut identities);
        found.skipped = skipped_once(found.skipped, &found.inputs, &mut identities);
    }
    found
}

fn nothing_found(paths: &[String], found: &Discovery) -> Option<Problem> {
    let reason = match (found.inputs.is_empty(), found.problems.is_empty()) {
        (true, true) if found.skipped.is_empty() => "nothing to check: there are no files",
        (true, true) => "nothing to check: every file was skipped; name a file to check it as text",
        _ => return None,
    };
    let paths = paths.join(", ");
    Some(problem(&paths, ProblemKind::Empty, reason.to_owned()))
}

/// What one path of the command line or one entry of a folder turned out to be.
enum Met {
    Input(Input),
    Skipped(Skipped),
    Problem(Problem),
    /// It is no longer there.
    Nothing,
}

impl Discovery {
    fn add(&mut self, met: Met) {
        match met {
            Met::Input(input) => self.inputs.push(input),
            Met::Skipped(skipped) => self.skipped.push(skipped),
            Met::Problem(problem) => self.problems.push(problem),
            Met::Nothing => {}
        }
    }

    fn problem(&mut self, path: &str, kind: ProblemKind, reason: String) {
        self.problems.push(problem(path, kind, reason));
    }
}

fn problem(path: &str, kind: ProblemKind, reason: String) -> Problem {
    Problem {
        path: path.to_owned(),
        kind,
        reason,
        span: None,
    }
}

/// The files by path, as they were first called. One that was also named counts as named.
fn each_once(inputs: Vec<Input>, identities: &mut Identities) -> Vec<Input> {
    let mut keyed: Vec<(PathBuf, Input)> = inputs
        .into_iter()
        .map(|input| (identities.of(&input.file, input.exact), input))
        .collect();
    keyed.sort_by(|(a, _), (b, _)| a.cmp(b));
    keyed.dedup_by(|(next, again), (known, input)| {
        let same = next == known;
        input.named |= same && again.named;
        input.exact |= same && again.exact;
        same
    });
    let mut inputs: Vec<Input> = keyed.into_iter().map(|(_, input)| input).collect();
    inputs.sort_by(|a, b| a.path.cmp(&b.path));
    inputs
}

/// What was left out, each once, without what was also named.
fn skipped_once(
    skipped: Vec<Skipped>,
    inputs: &[Input],
    identities: &mut Identities,
) -> Vec<Skipped> {
    let named = inputs.iter().map(|i| identities.of(&i.file, i.exact));
    let mut met: HashSet<PathBuf> = named.collect();
    let is_new = |s: &Skipped| met.insert(identities.of(Path::new(&s.path), false));
    skipped.into_iter().filter(is_new).collect()
}

/// Looks at one path of the command line. Links that it names are followed.
fn one(written: &str, options: &Options, found: &mut Discovery) {
    let path = Path::new(written);
    match std::fs::metadata(path) {
        Ok(about) if about.is_dir() => walk::walk(path, options, found),
        // Pipes and devices are read like files: `<(command)` is one.
        Ok(_) => found.add(Met::Input(Input::named(path))),
        Err(_) if pattern::is_pattern(written) => pattern::expand(written, options, found),
        Err(error) => {
            let (kind, reason) = why(path, &error);
            found.problem(&shown(path), kind, reason);
        }
    }
}

/// Why a path of the command line does not exist, and matches nothing if it is a glob; `None` where
/// it may be valid.
#[must_use]
pub fn missing(written: &str) -> Option<Problem> {
    let path = Path::new(written);
    let error = std::fs::metadata(path).err()?;
    if pattern::is_pattern(written) && std::fs::metadata(pattern::root(written)).is_ok() {
        return None;
    }
    let (kind, reason) = why(path, &error);
    Some(problem(&shown(path), kind, reason))
}

/// Why a path cannot be read.
fn why(path: &Path, error: &std::io::Error) -> (ProblemKind, String) {
    use std::io::ErrorKind::{NotADirectory, NotFound, PermissionDenied};
    let is_link = std::fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink());
    match error.kind() {
        NotFound if is_link => (
            ProblemKind::Missing,
            "the target of the link does not exist".to_owned(),
        ),
        NotFound | NotADirectory => {
            let reason = match is_place(path) {
                true => "no such file; `sayso explain` takes a place in a file".to_owned(),
                false => "no such file or folder; check the spelling".to_owned(),
            };
            (ProblemKind::Missing, reason)
        }
        PermissionDenied => {
            let reason = "no permission to read it".to_owned();
            (ProblemKind::Unreadable, reason)
        }
        _ => (ProblemKind::Unreadable, error.to_string()),
    }
}

/// Whether it names a line of a file, as reports do: `a.md:3`, `a.md:3:14`.
fn is_place(path: &Path) -> bool {
    let text = path.to_string_lossy();
    let is_number = |c: char| c.is_ascii_digit() || c == ':';
    let file = text.trim_end_matches(is_number);
    file.len() < text.len() && text[file.len()..].starts_with(':') && Path::new(file).is_file()
}

/// The path as reports call it.
fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    match std::path::MAIN_SEPARATOR {
        '/' => text.into_owned(),
        other => text.replace(other, "/"),
    }
}

#[cfg(test)]
mod tests;

//! Which inputs: files and folders, ignore files, globs, and what a file is by content and name.

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

/// What is to be done with an input, once its first bytes are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settled {
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
    pub fn settle(&self, head: &[u8]) -> Settled {
        settle(&self.file, self.named, head)
    }
}

/// What to do with a file that was `named`, or met in a walk, given its first bytes.
#[must_use]
pub fn settle(file: &Path, named: bool, head: &[u8]) -> Settled {
    match (detect(file, head), named) {
        (Detected::Known(format), _) => Settled::Read(format),
        (Detected::Unknown, true) => Settled::Read(Format::Text),
        (Detected::Unknown, false) => Settled::Skip(kinds::unknown(file)),
        (Detected::Binary(what), true) => Settled::Refuse(what),
        (Detected::Binary(what), false) => Settled::Skip(what),
    }
}

/// Something that a walk met and left out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// As reports call it. A folder stands for all that is in it.
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
/// Standard input (`-`) is not for here.
#[must_use]
pub fn discover(paths: &[String], options: &Options) -> Discovery {
    let mut inputs = Vec::new();
    let found = look(paths, options, &mut |input| inputs.push(input));
    let mut identities = Identities::default();
    let inputs = each_once(inputs, &mut identities);
    let skipped = match paths {
        [_] => found.skipped,
        _ => skipped_once(found.skipped, &inputs, &mut identities),
    };
    Discovery {
        inputs,
        skipped,
        problems: found.problems,
    }
}

/// As [`discover`], but gives the files to `take`, each once: those of a single path as soon as they
/// are met, in no order. Two paths may name the same file in two ways, so that nothing is known of
/// it before the end.
pub fn discover_each(
    paths: &[String],
    options: &Options,
    take: &mut dyn FnMut(Input),
) -> Discovery {
    if let [_] = paths {
        return look(paths, options, take);
    }
    let mut found = discover(paths, options);
    found.inputs.drain(..).for_each(take);
    found
}

/// Gives every file to `take`, and gathers what is left out.
fn look(paths: &[String], options: &Options, take: &mut dyn FnMut(Input)) -> Discovery {
    let mut found = Found::new(take);
    for path in paths {
        one(path, options, &mut found);
    }
    if !found.any && found.problems.is_empty() {
        let reason = match found.skipped.is_empty() {
            true => "nothing to check: no file is there",
            false => {
                "nothing to check: every file was left out; name a file to have it read as text"
            }
        };
        found.problem(&paths.join(", "), ProblemKind::Empty, reason.to_owned());
    }
    found.finish()
}

/// What is gathered on the way.
struct Found<'t> {
    /// Where the inputs go.
    take: &'t mut dyn FnMut(Input),
    /// Whether there were any.
    any: bool,
    skipped: Vec<Skipped>,
    problems: Vec<Problem>,
}

impl<'t> Found<'t> {
    fn new(take: &'t mut dyn FnMut(Input)) -> Self {
        Self {
            take,
            any: false,
            skipped: Vec::new(),
            problems: Vec::new(),
        }
    }

    fn input(&mut self, input: Input) {
        self.any = true;
        (self.take)(input);
    }

    fn problem(&mut self, path: &str, kind: ProblemKind, reason: String) {
        self.problems.push(Problem {
            path: path.to_owned(),
            kind,
            reason,
            span: None,
        });
    }

    fn finish(mut self) -> Discovery {
        self.skipped.sort();
        self.skipped.dedup();
        self.problems
            .sort_by(|a, b| (&a.path, &a.reason).cmp(&(&b.path, &b.reason)));
        Discovery {
            inputs: Vec::new(),
            skipped: self.skipped,
            problems: self.problems,
        }
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
fn one(written: &str, options: &Options, found: &mut Found<'_>) {
    let path = Path::new(written);
    match std::fs::metadata(path) {
        Ok(about) if about.is_dir() => walk::walk(path, options, found),
        // Pipes and devices are read like files: `<(command)` is one.
        Ok(_) => found.input(Input::named(path)),
        Err(_) if pattern::is_pattern(written) => pattern::expand(written, options, found),
        Err(error) => {
            let (kind, reason) = why(path, &error);
            found.problem(&shown(path), kind, reason);
        }
    }
}

/// Why nothing stands at a path of the command line, nor could fit it if it is a glob; `None` where
/// something does or might.
#[must_use]
pub fn missing(written: &str) -> Option<Problem> {
    let path = Path::new(written);
    let error = std::fs::metadata(path).err()?;
    if pattern::is_pattern(written) && std::fs::metadata(pattern::root(written)).is_ok() {
        return None;
    }
    let (kind, reason) = why(path, &error);
    Some(Problem {
        path: shown(path),
        kind,
        reason,
        span: None,
    })
}

/// What keeps a path from being looked at.
fn why(path: &Path, error: &std::io::Error) -> (ProblemKind, String) {
    use std::io::ErrorKind::{NotADirectory, NotFound, PermissionDenied};
    let is_link = std::fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink());
    match error.kind() {
        NotFound if is_link => (ProblemKind::Missing, "the link leads nowhere".to_owned()),
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

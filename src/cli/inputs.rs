//! The inputs of a command: the files that were found, and standard input.

use std::path::{Path, PathBuf};

use sayso_discover::{self as discover, NoWriter, Options, Settled};
use sayso_documents::Format;
use sayso_engine::finding::{Problem, Skip};

/// What standard input is called that was given no name.
pub(super) const UNNAMED: &str = "-";

/// One input to read.
#[derive(Debug, Clone)]
pub(super) struct Input {
    /// Where it lies; `None` for standard input.
    pub(super) file: Option<PathBuf>,
    /// As reports name it.
    pub(super) path: String,
    /// Whether it was named on the command line, so that it must be fit to judge.
    pub(super) named: bool,
    /// Whether its very name was typed, so that no glob of a configuration leaves it out.
    pub(super) exact: bool,
}

/// What a walk found besides inputs.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Whether it found any.
    pub(super) any: bool,
    /// Files left out by their name, each with the reason.
    pub(super) skipped: Vec<(String, Skip)>,
    pub(super) problems: Vec<Problem>,
}

/// Finds the files that `paths` name, and gives each to `take`, once and soon; `-` is not for here.
pub(super) fn discover(paths: &[PathBuf], options: &Options, take: &mut dyn FnMut(Input)) -> Found {
    if paths.is_empty() {
        return Found::default();
    }
    let names: Vec<String> = paths
        .iter()
        .map(|p| p.to_string_lossy().into_owned())
        .collect();
    let mut any = false;
    let found = discover::discover_each(&names, options, &mut |input| {
        any = true;
        take(Input {
            file: Some(input.file),
            path: input.path,
            named: input.named,
            exact: input.exact,
        });
    });
    Found {
        any,
        skipped: found.skipped.into_iter().map(|s| (s.path, s.why)).collect(),
        problems: found.problems,
    }
}

impl Input {
    /// The format that its name and first bytes speak for.
    ///
    /// # Errors
    /// Why it cannot be judged.
    pub(super) fn detect(&self, bytes: &[u8]) -> Result<Format, Skip> {
        let file = self.file.as_deref().unwrap_or(Path::new(&self.path));
        let head = &bytes[..bytes.len().min(discover::HEAD)];
        match discover::settle(file, self.named, head) {
            Settled::Read(format) => Ok(format),
            Settled::Skip(why) | Settled::Refuse(why) => Err(why),
        }
    }

    /// Whether a fixer may write into it, as the format that was `chosen` for it or as what it is.
    ///
    /// # Errors
    /// Why not.
    pub(super) fn writer(&self, bytes: &[u8], chosen: Option<Format>) -> Result<(), NoWriter> {
        let head = &bytes[..bytes.len().min(discover::HEAD)];
        match &self.file {
            Some(file) => discover::writer(file, head, chosen),
            // Standard input without a name is what it looks like, or text.
            None if self.path == UNNAMED => Ok(()),
            None => discover::writer(Path::new(&self.path), head, chosen),
        }
    }
}

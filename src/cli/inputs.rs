//! The inputs of a run: the discovered files and standard input, each with its settings.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use encoding_rs::Encoding;

use super::args::ReadingArguments;
use sayso_discover::{self as discover, Decision, NoWriter, Options};
use sayso_documents::Format;
use sayso_engine::finding::{Problem, ProblemKind, Skip, Unread};
use sayso_settings::{CompiledPolicy, Resolver};

/// What standard input is called that was given no name.
pub(super) const UNNAMED: &str = "-";

/// Left out because the configuration wants it so.
const EXCLUDED: Skip = Skip::wanted("excluded");

/// One input to read.
#[derive(Debug, Clone)]
pub(super) struct Input {
    /// The file; `None` for standard input.
    pub(super) file: Option<PathBuf>,
    /// As reports name it.
    pub(super) path: String,
    /// Whether it was named on the command line, so that it must be readable.
    pub(super) named: bool,
    /// Whether its very name was typed, so that no glob of a configuration leaves it out.
    pub(super) exact: bool,
}

/// An input and the settings that apply to it.
#[derive(Clone)]
pub(super) struct ResolvedInput {
    pub(super) input: Input,
    /// The format to read it as, instead of the detected one.
    pub(super) format: Option<Format>,
    /// The encoding to read it in, instead of the detected one.
    pub(super) encoding: Option<&'static Encoding>,
    /// `None` where its configuration or policy cannot be used.
    pub(super) policy: Option<Arc<CompiledPolicy>>,
}

impl ResolvedInput {
    /// The same, read in `encoding` if one is given.
    pub(super) fn in_encoding(&self, encoding: Option<&'static Encoding>) -> Self {
        Self {
            encoding: encoding.or(self.encoding),
            ..self.clone()
        }
    }
}

/// What discovery found.
#[derive(Default)]
pub(super) struct Inputs {
    /// Files by path, then standard input.
    pub(super) all: Vec<ResolvedInput>,
    /// Files that were left out, each with the reason.
    pub(super) skipped: Vec<(String, Skip)>,
    /// How many of them fail the run.
    pub(super) failing: usize,
    /// Paths that could not be looked at.
    pub(super) problems: Vec<Problem>,
}

/// Finds the files that `paths` name or hold, and resolves the settings of each. `-` is standard
/// input, named `stdin`.
pub(super) fn find(
    paths: &[PathBuf],
    stdin: Option<&str>,
    reading: &ReadingArguments,
    settings: &mut Resolver,
) -> Inputs {
    let (of_stdin, paths): (Vec<&PathBuf>, Vec<&PathBuf>) =
        paths.iter().partition(|path| *path == Path::new("-"));
    let paths: Vec<String> = paths
        .iter()
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    let (mut inputs, mut found) = discover(&paths, reading, settings);
    if !of_stdin.is_empty() {
        inputs.push(Input::stdin(stdin));
    }
    found.failing = review_skipped(&mut found.skipped, settings);
    for input in inputs {
        let (resolved, is_excluded) = resolve(input, reading, settings);
        match is_excluded && (reading.force_exclude || !resolved.input.exact) {
            true => found.skipped.push((resolved.input.path, EXCLUDED)),
            false => found.all.push(resolved),
        }
    }
    found
}

/// The input with its settings, and whether the configuration excludes it.
pub(super) fn resolve(
    input: Input,
    reading: &ReadingArguments,
    settings: &mut Resolver,
) -> (ResolvedInput, bool) {
    let of_file = settings.resolve(Path::new(&input.path));
    let resolved = ResolvedInput {
        input,
        format: reading.format.or(of_file.format),
        encoding: of_file.encoding,
        policy: settings.policy(of_file).cloned(),
    };
    (resolved, of_file.excluded)
}

/// The files by path, those included whose format only a configuration gives.
fn discover(
    paths: &[String],
    reading: &ReadingArguments,
    settings: &mut Resolver,
) -> (Vec<Input>, Inputs) {
    if paths.is_empty() {
        return <_>::default();
    }
    let options = Options {
        exclude: Vec::new(),
        no_ignore: reading.no_ignore,
        hidden: reading.hidden,
        threads: reading.threads,
    };
    let found = discover::discover(paths, &options);
    let mut inputs: Vec<Input> = found.inputs.into_iter().map(Input::from).collect();
    let (mut problems, known) = (found.problems, inputs.len());
    let (configured, skipped): (Vec<_>, Vec<_>) = found.skipped.into_iter().partition(|s| {
        s.why.reason == discover::UNKNOWN && settings.chooses_format(Path::new(&s.path))
    });
    inputs.extend(configured.into_iter().map(|s| Input::of_walk(s.path)));
    if known == 0 && !inputs.is_empty() {
        // A glob that fits nothing is a problem of its own.
        let is_glob = |path: &String| paths.contains(path) && paths.len() > 1;
        problems.retain(|p| p.kind != ProblemKind::Empty || is_glob(&p.path));
    }
    inputs.sort_by(|a, b| a.path.cmp(&b.path));
    let found = Inputs {
        skipped: skipped.into_iter().map(|s| (s.path, s.why)).collect(),
        problems,
        ..Inputs::default()
    };
    (inputs, found)
}

/// Files of kinds that are not read may be excluded all the same. Returns how many of the rest fail
/// the run.
fn review_skipped(skipped: &mut [(String, Skip)], settings: &mut Resolver) -> usize {
    let mut failing = 0;
    for (path, why) in skipped {
        if why.kind.is_none_or(|kind| kind == Unread::Code) {
            continue;
        }
        let (is_excluded, fails) = settings.skipped(Path::new(path));
        failing += usize::from(fails && !is_excluded && why.is_document());
        if is_excluded {
            *why = EXCLUDED;
        }
    }
    failing
}

impl Input {
    fn stdin(name: Option<&str>) -> Self {
        Self {
            file: None,
            path: name.unwrap_or(UNNAMED).to_owned(),
            named: true,
            exact: true,
        }
    }

    /// A file that a walk found.
    fn of_walk(path: String) -> Self {
        Self {
            file: Some(PathBuf::from(&path)),
            path,
            named: false,
            exact: false,
        }
    }

    /// The format by its name and first bytes.
    ///
    /// # Errors
    /// Why it cannot be checked.
    pub(super) fn detect(&self, bytes: &[u8]) -> Result<Format, Skip> {
        let file = self.file.as_deref().unwrap_or(Path::new(&self.path));
        let head = &bytes[..bytes.len().min(discover::HEAD)];
        match discover::decide(file, self.named, head) {
            Decision::Read(format) => Ok(format),
            Decision::Skip(why) | Decision::Refuse(why) => Err(why),
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

impl From<discover::Input> for Input {
    fn from(input: discover::Input) -> Self {
        Self {
            file: Some(input.file),
            path: input.path,
            named: input.named,
            exact: input.exact,
        }
    }
}

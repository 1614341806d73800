//! Every input of a run with its seat, and the benches that the seats are at.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::{InputArguments, PolicyArguments, ReadingArguments};
pub(super) use super::inputs::Found;
use super::inputs::{self, Input};
use super::run::Task;
use super::settings::{self, Levels};
use sayso_discover::{self as discover, Identities, Options};
use sayso_documents::Format;
use sayso_engine::finding::{Problem, ProblemKind, Skip, Unread};
use sayso_settings::{CompiledPolicy, FileSettings, Resolver};

/// An input at its place.
pub(super) struct Seated {
    pub(super) input: Input,
    pub(super) seat: FileSettings,
    /// The bench of the seat.
    pub(super) bench: Option<Arc<CompiledPolicy>>,
}

/// What inputs are judged by, and what was met beside them.
pub(super) struct Hall {
    pub(super) benches: Vec<Arc<CompiledPolicy>>,
    /// Files that were left out, each with the reason.
    pub(super) skipped: Vec<(String, Skip)>,
    /// How many of them fail the run.
    pub(super) failing: usize,
    /// What is missing or cannot be set up.
    pub(super) problems: Vec<Problem>,
}

impl Hall {
    /// Finds the inputs, seats them, and gives each to `take` as soon as that is done, in no order.
    pub(super) fn open(
        arguments: &InputArguments,
        policy: &PolicyArguments,
        levels: Levels,
        take: &mut dyn FnMut(Seated),
    ) -> Self {
        let mut settings = settings::resolver(policy, levels);
        let (mut excluded, mut firsts) = (Vec::new(), Firsts::default());
        let found = find(arguments, &mut settings, &mut |settings, input| {
            let seat = settings.resolve(Path::new(&input.path));
            firsts.note(seat.policy, &input);
            if seat.excluded && (arguments.reading.force_exclude || !input.exact) {
                excluded.push((input.path, EXCLUDED));
            } else {
                let bench = settings.policy(seat).cloned();
                take(Seated { input, seat, bench });
            }
        });
        let mut skipped = found.skipped;
        let failing = look_at_skipped(&mut skipped, &mut settings);
        skipped.extend(excluded);
        let (benches, mut set_up) = settings.finish();
        set_up.sort_by(|a, b| (&a.path, &a.reason).cmp(&(&b.path, &b.reason)));
        Self {
            benches: firsts.in_order(benches),
            skipped,
            failing,
            problems: found.problems.into_iter().chain(set_up).collect(),
        }
    }
}

/// Left out because the configuration wants it so.
const EXCLUDED: Skip = Skip::wanted("excluded");

/// Files of kinds that are not read may be excluded all the same. Returns how many of the rest fail
/// the run.
pub(super) fn look_at_skipped(skipped: &mut [(String, Skip)], settings: &mut Resolver) -> usize {
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

impl Seated {
    /// What there is to do; `format` outranks every configuration.
    pub(super) fn task(&self, format: Option<Format>) -> Task<'_> {
        Task {
            input: &self.input,
            checker: self.bench.as_ref().map(|bench| &bench.checker),
            format: format.or(self.seat.format),
            encoding: self.seat.encoding,
        }
    }
}

/// For each bench the first input by path, files before standard input: the order of the benches
/// must not depend on the order in which inputs are met.
#[derive(Default)]
struct Firsts(Vec<Option<(bool, String)>>);

impl Firsts {
    fn note(&mut self, bench: Option<usize>, input: &Input) {
        let Some(bench) = bench else {
            return;
        };
        if self.0.len() <= bench {
            self.0.resize(bench + 1, None);
        }
        let key = (input.file.is_none(), input.path.as_str());
        let first = &mut self.0[bench];
        let known = first.as_ref().map(|(late, path)| (*late, path.as_str()));
        if known.is_none_or(|known| key < known) {
            *first = Some((key.0, input.path.clone()));
        }
    }

    fn in_order(self, benches: Vec<Arc<CompiledPolicy>>) -> Vec<Arc<CompiledPolicy>> {
        let mut all: Vec<_> = self.0.into_iter().zip(benches).collect();
        all.sort_by(|(a, _), (b, _)| a.cmp(b));
        all.into_iter().map(|(_, bench)| bench).collect()
    }
}

/// Takes inputs as they are found.
type Take<'t> = dyn FnMut(&mut Resolver, Input) + 't;

/// Finds the files that `paths` name or hold, with those whose format a configuration tells.
pub(super) fn find_files(
    paths: &[PathBuf],
    reading: &ReadingArguments,
    settings: &mut Resolver,
    take: &mut Take<'_>,
) -> Found {
    let options = Options {
        exclude: Vec::new(),
        no_ignore: reading.no_ignore,
        hidden: reading.hidden,
    };
    let (mut met, mut identities) = (HashSet::new(), Identities::default());
    let found = inputs::discover(paths, &options, &mut |input| {
        // A single path meets no file in two ways.
        if paths.len() > 1 {
            met.extend(input.file.as_deref().map(|f| identities.of(f, input.exact)));
        }
        take(settings, input);
    });
    take_in(
        found,
        paths,
        &mut |path| met.insert(identities.of(path, false)),
        settings,
        take,
    )
}

/// Files that a walk left out because nothing tells their format are inputs where a configuration
/// tells it. One that was also named is an input already, and `met`.
fn take_in(
    mut found: Found,
    typed: &[PathBuf],
    is_new: &mut dyn FnMut(&Path) -> bool,
    settings: &mut Resolver,
    take: &mut Take<'_>,
) -> Found {
    let nothing = !found.any;
    for (path, why) in std::mem::take(&mut found.skipped) {
        if why.reason != discover::UNKNOWN || !settings.chooses_format(Path::new(&path)) {
            found.skipped.push((path, why));
        } else if is_new(Path::new(&path)) {
            found.any = true;
            let file = Some(PathBuf::from(&path));
            take(
                settings,
                Input {
                    file,
                    path,
                    named: false,
                    exact: false,
                },
            );
        }
    }
    if nothing && found.any {
        // A glob that fits nothing names itself, and stays a problem.
        let is_glob = |path: &str| typed.iter().any(|t| t.as_os_str() == path) && typed.len() > 1;
        let stays = |p: &Problem| p.kind != ProblemKind::Empty || is_glob(&p.path);
        found.problems.retain(stays);
    }
    found
}

/// Finds the inputs. Nothing at all is a problem, since it is hardly what was meant.
fn find(arguments: &InputArguments, settings: &mut Resolver, take: &mut Take<'_>) -> Found {
    let (stdin, paths): (Vec<PathBuf>, Vec<PathBuf>) = arguments
        .paths
        .iter()
        .cloned()
        .partition(|path| path == Path::new("-"));
    let mut found = find_files(&paths, &arguments.reading, settings, take);
    if !stdin.is_empty() {
        found.any = true;
        let path = arguments
            .stdin_filename
            .clone()
            .unwrap_or(inputs::UNNAMED.to_owned());
        let input = Input {
            file: None,
            path,
            named: true,
            exact: true,
        };
        take(settings, input);
    }
    if !found.any && found.problems.is_empty() {
        found.problems.push(Problem {
            path: String::new(),
            kind: ProblemKind::Empty,
            reason: format!("there is nothing to check in {}", listed(&arguments.paths)),
            span: None,
        });
    }
    found
}

fn listed(paths: &[PathBuf]) -> String {
    let names: Vec<String> = paths.iter().map(|p| p.display().to_string()).collect();
    names.join(", ")
}

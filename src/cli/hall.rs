//! Every input of a run with its seat, and the benches that the seats are at.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::args::{InputArguments, PolicyArguments, ReadingArguments};
use super::inputs::{self, Found, Input};
use super::run::Task;
use super::settings::{Bench, Levels, Seat, Settings};
use crate::discover::{self, Options};
use crate::document::Format;
use crate::finding::{Problem, ProblemKind, Report};

/// Inputs, seated.
pub(super) struct Hall {
    pub(super) seated: Vec<(Input, Seat)>,
    pub(super) benches: Vec<Bench>,
    /// Files that were left out, each with the reason.
    pub(super) skipped: Vec<(String, String)>,
    /// What is missing or cannot be set up.
    pub(super) problems: Vec<Problem>,
}

impl Hall {
    /// Finds the inputs, and seats them.
    pub(super) fn open(
        arguments: &InputArguments,
        policy: &PolicyArguments,
        levels: Levels,
    ) -> Self {
        let mut settings = Settings::new(policy, levels);
        let found = find(arguments, &mut settings);
        let mut seated = Vec::new();
        let mut skipped = found.skipped;
        for input in found.inputs {
            let seat = settings.seat(&input);
            if seat.excluded && !input.named {
                skipped.push((input.path, "excluded".to_owned()));
            } else {
                seated.push((input, seat));
            }
        }
        let (benches, set_up) = settings.finish();
        Self {
            seated,
            benches,
            skipped,
            problems: found.problems.into_iter().chain(set_up).collect(),
        }
    }

    pub(super) fn bench(&self, seat: &Seat) -> Option<&Bench> {
        seat.bench.map(|at| &self.benches[at])
    }

    /// What the bench of each input says of which there is something to tell, by path.
    pub(super) fn by_path<T>(
        &self,
        reports: &[Report],
        of: impl Fn(&Bench) -> T,
    ) -> BTreeMap<String, T> {
        let tells = |r: &&Report| !r.findings.is_empty() || !r.problems.is_empty();
        let told = reports.iter().filter(tells).map(|r| r.path.as_str());
        let told: BTreeSet<&str> = told.collect();
        self.seated
            .iter()
            .filter(|(input, _)| told.contains(input.path.as_str()))
            .filter_map(|(input, seat)| Some((input.path.clone(), of(self.bench(seat)?))))
            .collect()
    }

    /// What there is to do, input by input; `format` outranks every configuration.
    pub(super) fn tasks(&self, format: Option<Format>) -> Vec<Task<'_>> {
        self.seated
            .iter()
            .map(|(input, seat)| Task {
                input,
                checker: self.bench(seat).map(|bench| &bench.checker),
                format: format.or(seat.format),
                encoding: seat.encoding,
            })
            .collect()
    }
}

/// Files that a walk left out because nothing tells their format are inputs where a configuration
/// tells it. One that was also named is an input already.
fn take_in(mut found: Found, typed: &[PathBuf], settings: &mut Settings) -> Found {
    let plain = |path: &str| path.trim_start_matches("./").to_owned();
    let named: BTreeSet<String> = found.inputs.iter().map(|i| plain(&i.path)).collect();
    for (path, why) in std::mem::take(&mut found.skipped) {
        if why != discover::UNKNOWN || !settings.knows_format(Path::new(&path)) {
            found.skipped.push((path, why));
        } else if !named.contains(&plain(&path)) {
            found.inputs.push(Input {
                file: Some(PathBuf::from(&path)),
                path,
                named: false,
            });
        }
    }
    if named.is_empty() && !found.inputs.is_empty() {
        // A glob that fits nothing names itself, and stays a problem.
        let is_glob = |path: &str| typed.iter().any(|t| t.as_os_str() == path) && typed.len() > 1;
        let stays = |p: &Problem| p.kind != ProblemKind::Empty || is_glob(&p.path);
        found.problems.retain(stays);
    }
    found
}

/// Finds the files that `paths` name or hold, with those whose format a configuration tells.
pub(super) fn find_files(
    paths: &[PathBuf],
    reading: &ReadingArguments,
    settings: &mut Settings,
) -> Found {
    let options = Options {
        exclude: Vec::new(),
        no_ignore: reading.no_ignore,
        hidden: reading.hidden,
    };
    take_in(inputs::discover(paths, &options), paths, settings)
}

/// Finds the inputs. Nothing at all is a problem, since it is hardly what was meant.
fn find(arguments: &InputArguments, settings: &mut Settings) -> Found {
    let (stdin, paths): (Vec<PathBuf>, Vec<PathBuf>) = arguments
        .paths
        .iter()
        .cloned()
        .partition(|path| path == Path::new("-"));
    let mut found = find_files(&paths, &arguments.reading, settings);
    if !stdin.is_empty() {
        found.inputs.push(Input {
            file: None,
            path: arguments.stdin_filename.clone().unwrap_or("-".to_owned()),
            named: true,
        });
    }
    if found.inputs.is_empty() && found.problems.is_empty() {
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

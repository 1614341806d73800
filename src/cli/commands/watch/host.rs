//! The host of a watch: discovers and checks with the settings of `sayso check`.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

use encoding_rs::Encoding;
use sha2::{Digest as _, Sha256};

use super::own_output::OwnOutput;
use super::screen::Screen;
use crate::cli::args::WatchArguments;
use crate::cli::inputs::{self, Inputs, ResolvedInput};
use crate::cli::run::check_bytes;
use crate::cli::settings::{self, Levels};
use crate::cli::{date, exit, stderr};
use sayso_engine::finding::{Applicability, InputStatus, Problem, ProblemKind, Report, not_read};
use sayso_engine::fix;

use crate::watch::{self, Event, FileResult, Host, Shown, SourceKind, State, Totals, Watched};
use crate::write::{self, WriteError};
use sayso_reports::{Context, Detail, render_each};
use sayso_settings::{CompiledPolicy, Resolver};

/// How many files that went away are remembered from one look around to the next.
const MOST_AWAY: usize = 10_000;

/// The inputs that are watched, by path.
type ByPath = BTreeMap<String, ResolvedInput>;

/// The arguments, and the inputs and settings that follow from them.
pub(super) struct CommandHost<'a> {
    arguments: &'a WatchArguments,
    settings: Resolver,
    as_of: String,
    inputs: ByPath,
    /// Those that the last look around did not find. A file that is saved by being replaced is away
    /// for a moment, and may be back before the next look.
    away: ByPath,
    /// The files of a policy that could not be used: once they change, it may.
    broken: Vec<PathBuf>,
    own_output: OwnOutput,
    /// Whether the files that are not read were reported.
    reported_unread: bool,
    screen: Screen,
}

impl<'a> CommandHost<'a> {
    pub(super) fn new(arguments: &'a WatchArguments, screen: Screen) -> Self {
        Self {
            settings: resolver(arguments),
            as_of: date::today(),
            inputs: BTreeMap::new(),
            away: BTreeMap::new(),
            broken: Vec::new(),
            own_output: OwnOutput::find(),
            reported_unread: false,
            arguments,
            screen,
        }
    }

    /// Takes these inputs for those that are there.
    fn set_inputs(&mut self, inputs: ByPath) {
        let before = std::mem::replace(&mut self.inputs, inputs);
        if self.away.len() > MOST_AWAY {
            self.away.clear();
        }
        self.away.extend(before);
        self.away.retain(|path, _| !self.inputs.contains_key(path));
    }
}

/// The files that the arguments name or hold, without those that the program prints into, and what
/// else was found.
fn discover(
    arguments: &WatchArguments,
    own_output: &OwnOutput,
    settings: &mut Resolver,
) -> (ByPath, Inputs) {
    let mut found = inputs::find(&arguments.paths, None, &arguments.reading, settings);
    let is_own = |one: &ResolvedInput| one.input.file.iter().any(|file| own_output.is(file));
    let inputs = std::mem::take(&mut found.all).into_iter();
    let inputs = inputs.filter(|one| !is_own(one));
    (
        inputs.map(|one| (one.input.path.clone(), one)).collect(),
        found,
    )
}

fn resolver(arguments: &WatchArguments) -> Resolver {
    let levels = Levels {
        fail: arguments.fail_level,
        min: arguments.show.min_level,
        fail_on_skipped: false,
        counting: false,
    };
    settings::resolver(&arguments.policy, levels)
}

impl Host for CommandHost<'_> {
    fn find(&mut self) -> watch::Found {
        let (inputs, found) = discover(self.arguments, &self.own_output, &mut self.settings);
        self.set_inputs(inputs);
        if !std::mem::replace(&mut self.reported_unread, true) {
            let kinds = found.skipped.iter().filter_map(|(_, skip)| skip.kind);
            stderr::not_read(not_read(kinds), false, self.arguments.show.quiet);
        }
        let watched = |one: &ResolvedInput| {
            let file = one.input.file.clone()?;
            let path = one.input.path.clone();
            Some(Watched { file, path })
        };
        watch::Found {
            files: self.inputs.values().filter_map(watched).collect(),
            problems: found.problems,
        }
    }

    fn check(&self, watched: &Watched, bytes: &[u8], fix: bool) -> FileResult {
        let input = self.inputs.get(&watched.path);
        let Some(input) = input.or_else(|| self.away.get(&watched.path)) else {
            return FileResult::default();
        };
        if !fix {
            return self.checked(input, check_bytes(input, bytes));
        }
        if let Err(why) = input.input.writer(bytes, input.format) {
            return FileResult {
                notice: Some(problem(
                    &watched.path,
                    ProblemKind::Unsupported,
                    why.to_string(),
                )),
                ..self.checked(input, check_bytes(input, bytes))
            };
        }
        let check = |bytes: &[u8], encoding: Option<&'static Encoding>| {
            check_bytes(&input.in_encoding(encoding), bytes)
        };
        let result = fix::fix(bytes.to_vec(), Applicability::Safe, check);
        if result.fixed.is_empty() {
            return self.checked(input, result.report);
        }
        match write::write(&watched.file, bytes, &result.bytes) {
            Ok(_) => FileResult {
                fixed: Some((result.fixed.len(), Sha256::digest(&result.bytes).into())),
                ..self.checked(input, result.report)
            },
            Err(error) => FileResult {
                notice: unwritten(&watched.path, &error),
                ..self.checked(input, check_bytes(input, bytes))
            },
        }
    }

    fn reload(&mut self) -> Result<(), Vec<Problem>> {
        self.as_of = date::today();
        let mut settings = resolver(self.arguments);
        let (inputs, _) = discover(self.arguments, &self.own_output, &mut settings);
        if settings.problems().is_empty() {
            self.settings = settings;
            self.set_inputs(inputs);
            for input in self.away.values_mut() {
                *input = inputs::resolve(
                    input.input.clone(),
                    &self.arguments.reading,
                    &mut self.settings,
                )
                .0;
            }
            self.broken.clear();
            return Ok(());
        }
        self.broken = settings.sources();
        Err(settings.problems())
    }

    fn set_up_problems(&self) -> Vec<Problem> {
        self.settings.problems()
    }

    fn policy_files(&self) -> Vec<PathBuf> {
        let mut files = self.settings.sources();
        files.extend(self.broken.iter().cloned());
        files
    }

    fn is_outdated(&self) -> bool {
        self.arguments.policy.as_of.is_none() && self.as_of != date::today()
    }

    fn report_source(&mut self, kind: &SourceKind, totals: Totals) -> io::Result<()> {
        self.screen.source(kind, totals)
    }

    fn report(&mut self, events: &[Event], state: &State<'_>) -> io::Result<()> {
        self.screen.events(events, state)
    }
}

/// The problem of a file that could not be fixed. That it changed meanwhile is none:
/// it will be checked again.
fn unwritten(path: &str, error: &WriteError) -> Option<Problem> {
    let changed = matches!(error, WriteError::Changed);
    (!changed).then(|| problem(path, ProblemKind::Unwritable, error.to_string()))
}

fn problem(path: &str, kind: ProblemKind, reason: String) -> Problem {
    Problem {
        path: path.to_owned(),
        kind,
        reason,
        span: None,
    }
}

impl CommandHost<'_> {
    fn checked(&self, input: &ResolvedInput, report: Report) -> FileResult {
        let policy = input.policy.as_deref();
        let is_checked = matches!(report.status, InputStatus::Checked);
        FileResult {
            found: policy
                .filter(|_| is_checked)
                .map(|policy| self.shown(&report, policy)),
            fails: policy.is_some_and(|policy| exit::fails(&report, policy.fail_level)),
            problems: report.problems,
            notice: None,
            fixed: None,
        }
    }

    fn shown(&self, report: &Report, policy: &CompiledPolicy) -> Vec<Shown> {
        let context = Context {
            policy: policy.checker.policy(),
            min_level: policy.min_level,
            min_levels: &BTreeMap::new(),
            show_suppressed: false,
            statistics: false,
            detail: Detail::Quiet,
            color: self.screen.has_color(),
            columns: self.screen.columns(),
        };
        let shown = render_each(report, &context)
            .into_iter()
            .map(|(finding, rendered)| Shown {
                key: format!("{} {}", finding.fingerprint, finding.level),
                text: self.screen.text(&rendered),
                json: rendered.json,
                line: rendered.concise,
            });
        shown.collect()
    }
}

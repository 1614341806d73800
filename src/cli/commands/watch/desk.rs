//! The watcher's desk: finds and judges by the same settings as `sayso check`.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use encoding_rs::Encoding;
use sha2::{Digest as _, Sha256};

use super::own_output::OwnOutput;
use super::screen::Screen;
use crate::cli::args::WatchArguments;
use crate::cli::hall;
use crate::cli::inputs::Input;
use crate::cli::run::{self, Task};
use crate::cli::settings::{self, Levels};
use crate::cli::{date, exit, stderr};
use crate::watch::{self, Desk, Event, Judged, Shown, SourceKind, State, Tally, Watched};
use sayso_engine::finding::{Applicability, InputStatus, Problem, ProblemKind, Report, not_read};
use sayso_engine::fix;

use crate::write::{self, WriteError};
use sayso_reports::{Context, Detail, singly};
use sayso_settings::{CompiledPolicy, FileSettings, Resolver};

/// How many files that went away are remembered from one look around to the next.
const MOST_AWAY: usize = 10_000;

/// The inputs that are watched, by path.
type Seats = BTreeMap<String, (Input, FileSettings)>;

/// What the command line asks for, and what follows from it.
pub(super) struct CommandDesk<'a> {
    arguments: &'a WatchArguments,
    settings: Resolver,
    as_of: String,
    seats: Seats,
    /// Those that the last look around did not find. A file that is saved by being replaced is away
    /// for a moment, and may be back before the next look.
    away: Seats,
    /// The files of a policy that could not be used: once they change, it may.
    broken: Vec<PathBuf>,
    own_output: OwnOutput,
    /// Whether it was told what is not read.
    has_told_unread: bool,
    screen: Screen,
}

impl<'a> CommandDesk<'a> {
    pub(super) fn new(arguments: &'a WatchArguments, screen: Screen) -> Self {
        Self {
            settings: resolver(arguments),
            as_of: date::today(),
            seats: BTreeMap::new(),
            away: BTreeMap::new(),
            broken: Vec::new(),
            own_output: OwnOutput::find(),
            has_told_unread: false,
            arguments,
            screen,
        }
    }

    /// Takes these inputs for those that are there.
    fn sit(&mut self, seats: Seats) {
        let before = std::mem::replace(&mut self.seats, seats);
        if self.away.len() > MOST_AWAY {
            self.away.clear();
        }
        self.away.extend(before);
        self.away.retain(|path, _| !self.seats.contains_key(path));
    }

    fn report(&self, input: &Input, seat: FileSettings, bytes: &[u8]) -> Report {
        let task = Task {
            input,
            checker: self.settings.policy(seat).map(|bench| &bench.checker),
            format: self.arguments.reading.format.or(seat.format),
            encoding: seat.encoding,
        };
        run::judge(&task, bytes, false)
    }
}

/// The files that the arguments name or hold, each with its seat, without those that the program
/// prints into or that are left out.
fn inputs(
    arguments: &WatchArguments,
    own_output: &OwnOutput,
    settings: &mut Resolver,
) -> (Seats, hall::Found) {
    let mut inputs = Vec::new();
    let mut take = |_: &mut Resolver, input: Input| {
        if !input.file.iter().any(|file| own_output.is(file)) {
            inputs.push(input);
        }
    };
    let mut found = hall::find_files(&arguments.paths, &arguments.reading, settings, &mut take);
    inputs.sort_by(|a, b| a.path.cmp(&b.path));
    hall::look_at_skipped(&mut found.skipped, settings);
    let force = arguments.reading.force_exclude;
    (seated(settings, inputs, force), found)
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

/// Seats every input that is not left out.
fn seated(settings: &mut Resolver, inputs: Vec<Input>, force_exclude: bool) -> Seats {
    let seats = inputs.into_iter().map(|input| {
        let seat = settings.resolve(Path::new(&input.path));
        (input, seat)
    });
    seats
        .filter(|(input, seat)| !seat.excluded || (input.exact && !force_exclude))
        .map(|(input, seat)| (input.path.clone(), (input, seat)))
        .collect()
}

impl Desk for CommandDesk<'_> {
    fn find(&mut self) -> watch::Found {
        let (seats, found) = inputs(self.arguments, &self.own_output, &mut self.settings);
        self.sit(seats);
        if !std::mem::replace(&mut self.has_told_unread, true) {
            let kinds = found.skipped.iter().filter_map(|(_, skip)| skip.kind);
            stderr::not_read(not_read(kinds), false, self.arguments.show.quiet);
        }
        let watched = |(input, _): &(Input, FileSettings)| {
            let file = input.file.clone()?;
            let path = input.path.clone();
            Some(Watched { file, path })
        };
        watch::Found {
            files: self.seats.values().filter_map(watched).collect(),
            problems: found.problems,
        }
    }

    fn judge(&self, watched: &Watched, bytes: &[u8], mend: bool) -> Judged {
        let seat = self.seats.get(&watched.path);
        let Some((input, seat)) = seat.or_else(|| self.away.get(&watched.path)) else {
            return Judged::default();
        };
        if !mend {
            return self.judged(*seat, self.report(input, *seat, bytes));
        }
        let check = |bytes: &[u8], encoding: Option<&'static Encoding>| {
            let seat = FileSettings {
                encoding: encoding.or(seat.encoding),
                ..*seat
            };
            self.report(input, seat, bytes)
        };
        let chosen = self.arguments.reading.format.or(seat.format);
        if let Err(why) = input.writer(bytes, chosen) {
            return Judged {
                notice: Some(problem(
                    &watched.path,
                    ProblemKind::Unsupported,
                    why.to_string(),
                )),
                ..self.judged(*seat, self.report(input, *seat, bytes))
            };
        }
        let mending = fix::mend(bytes.to_vec(), Applicability::Safe, check);
        if mending.mended.is_empty() {
            return self.judged(*seat, mending.report);
        }
        match write::write(&watched.file, bytes, &mending.bytes) {
            Ok(_) => Judged {
                mended: Some((mending.mended.len(), Sha256::digest(&mending.bytes).into())),
                ..self.judged(*seat, mending.report)
            },
            Err(error) => Judged {
                notice: unwritten(&watched.path, &error),
                ..self.judged(*seat, self.report(input, *seat, bytes))
            },
        }
    }

    fn reload(&mut self) -> Result<(), Vec<Problem>> {
        self.as_of = date::today();
        let mut settings = resolver(self.arguments);
        let (seats, _) = inputs(self.arguments, &self.own_output, &mut settings);
        if settings.problems().is_empty() {
            self.settings = settings;
            self.sit(seats);
            for (input, seat) in self.away.values_mut() {
                *seat = self.settings.resolve(Path::new(&input.path));
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

    fn tell_source(&mut self, kind: &SourceKind, tally: Tally) -> io::Result<()> {
        self.screen.source(kind, tally)
    }

    fn tell(&mut self, events: &[Event], state: &State<'_>) -> io::Result<()> {
        self.screen.events(events, state)
    }
}

/// What is to be said of a file that could not be mended. That it changed meanwhile is no news:
/// it will be judged again.
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

impl CommandDesk<'_> {
    fn judged(&self, seat: FileSettings, report: Report) -> Judged {
        let bench = self.settings.policy(seat);
        let is_judged = matches!(report.status, InputStatus::Checked);
        Judged {
            found: bench
                .filter(|_| is_judged)
                .map(|bench| self.shown(&report, bench)),
            fails: bench.is_some_and(|bench| exit::fails(&report, bench.fail_level)),
            problems: report.problems,
            notice: None,
            mended: None,
        }
    }

    fn shown(&self, report: &Report, bench: &CompiledPolicy) -> Vec<Shown> {
        let context = Context {
            policy: bench.checker.policy(),
            min_level: bench.min_level,
            min_levels: &BTreeMap::new(),
            show_suppressed: false,
            statistics: false,
            detail: Detail::Quiet,
            color: self.screen.has_color(),
            columns: self.screen.columns(),
        };
        let shown = singly(report, &context)
            .into_iter()
            .map(|(finding, single)| Shown {
                key: format!("{} {}", finding.fingerprint, finding.level),
                text: self.screen.text(&single),
                json: single.json,
                line: single.concise,
            });
        shown.collect()
    }
}

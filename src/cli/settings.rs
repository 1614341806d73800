//! What follows from the arguments and the nearest configuration, input by input. Inputs that are
//! judged alike share a bench, so that a policy is compiled once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use encoding_rs::Encoding;

use super::args::PolicyArguments;
use super::inputs::Input;
use super::{date, lexicons};
use crate::check::Checker;
use crate::document::Format;
use crate::finding::{Level, Problem, ProblemKind};
use crate::policy::{
    self, Config, ConfigFinder, Entry, FailLevel, Lexicon, Mistake, load_config, resolve,
};

/// Inputs are judged here: a compiled policy, and the levels that go with it.
pub(super) struct Bench {
    pub(super) checker: Checker,
    /// From which level on findings fail the run.
    pub(super) fail_level: FailLevel,
    /// The lowest level that is shown.
    pub(super) min_level: Level,
    /// Whether a document that is not read fails the run.
    pub(super) fail_on_skipped: bool,
}

/// How one input is judged.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seat {
    /// Where, among the benches; `None` where its configuration or policy cannot be used.
    pub(super) bench: Option<usize>,
    /// What the configuration reads it as.
    pub(super) format: Option<Format>,
    /// The encoding that the configuration reads it in.
    pub(super) encoding: Option<&'static Encoding>,
    /// Whether the configuration leaves it out of a walk.
    pub(super) excluded: bool,
}

/// What the command line says of levels, which outranks every configuration.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Levels {
    pub(super) fail: Option<FailLevel>,
    pub(super) min: Option<Level>,
    pub(super) fail_on_skipped: bool,
    /// Whether reports count what is left out.
    pub(super) counting: bool,
}

/// Seats inputs. What cannot be set up is told once.
pub(super) struct Settings {
    counting: bool,
    flags: policy::Settings,
    as_of: String,
    source: ConfigSource,
    configs: BTreeMap<PathBuf, Option<Config>>,
    /// The settings that were met, each with its bench.
    known: Vec<(policy::Settings, Option<usize>)>,
    /// The bench without a configuration, once it was asked for.
    plain: Option<Option<usize>>,
    benches: Vec<Arc<Bench>>,
    problems: Vec<Problem>,
}

/// Where configuration comes from.
enum ConfigSource {
    Nearest(ConfigFinder),
    File(PathBuf),
    Nowhere,
}

impl Settings {
    pub(super) fn new(arguments: &PolicyArguments, levels: Levels) -> Self {
        let source = match (&arguments.config, arguments.isolated) {
            (Some(file), _) => ConfigSource::File(file.clone()),
            (None, true) => ConfigSource::Nowhere,
            (None, false) => ConfigSource::Nearest(ConfigFinder::default()),
        };
        Self {
            counting: levels.counting,
            flags: flags(arguments, levels),
            as_of: arguments.as_of.clone().unwrap_or_else(date::today),
            source,
            configs: BTreeMap::new(),
            known: Vec::new(),
            plain: None,
            benches: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// How `input` is judged.
    pub(super) fn seat(&mut self, input: &Input) -> Seat {
        let file = Path::new(&input.path);
        let Some(path) = self.config_path(file.parent().unwrap_or(Path::new(""))) else {
            return Seat {
                bench: self.plain_bench(),
                ..Seat::default()
            };
        };
        self.read_config(&path);
        let Some(Some(config)) = self.configs.get(&path) else {
            return Seat::default();
        };
        let settings = config.settings_for(file).with(&self.flags);
        let choice = config.format_for(file);
        let seat = Seat {
            bench: None,
            format: choice
                .and_then(|c| c.format.as_ref())
                .and_then(|name| Format::from_name(&name.text)),
            encoding: choice.and_then(|c| c.encoding),
            excluded: config.excludes(file),
        };
        let folder = config.folder().to_owned();
        Seat {
            bench: self.bench(settings, &folder),
            ..seat
        }
    }

    /// What the configuration says of a file that is left out because of what it is: whether it
    /// is excluded, and whether it fails the run where it is not.
    pub(super) fn of_skipped(&mut self, file: &Path) -> (bool, bool) {
        let by_flag = self.flags.fail_on_skipped;
        let Some(path) = self.config_path(file.parent().unwrap_or(Path::new(""))) else {
            return (false, by_flag.unwrap_or(false));
        };
        self.read_config(&path);
        let Some(Some(config)) = self.configs.get(&path) else {
            return (false, by_flag.unwrap_or(false));
        };
        let fails = by_flag.or_else(|| config.settings_for(file).fail_on_skipped);
        (config.excludes(file), fails.unwrap_or(false))
    }

    /// Whether a configuration says in which format the file is, whatever it looks like.
    pub(super) fn knows_format(&mut self, file: &Path) -> bool {
        let Some(path) = self.config_path(file.parent().unwrap_or(Path::new(""))) else {
            return false;
        };
        self.read_config(&path);
        let config = self.configs.get(&path).and_then(Option::as_ref);
        config
            .filter(|config| !config.formats.is_empty())
            .and_then(|config| config.format_for(file))
            .is_some_and(|choice| choice.format.is_some())
    }

    /// The bench of a seat.
    pub(super) fn bench_at(&self, seat: Seat) -> Option<&Arc<Bench>> {
        self.benches.get(seat.bench?)
    }

    /// All that could not be set up so far.
    pub(super) fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The files that all this was read from, or would be if they were there: configurations and
    /// what they name.
    pub(super) fn sources(&self) -> Vec<PathBuf> {
        let typed = named_by(&self.flags, Path::new(""));
        let configs = self.configs.iter().flat_map(|(path, config)| {
            let inner = config.iter().flat_map(named_in);
            std::iter::once(path.clone()).chain(inner)
        });
        typed.into_iter().chain(configs).collect()
    }

    /// The benches, and all that could not be set up.
    pub(super) fn finish(self) -> (Vec<Arc<Bench>>, Vec<Problem>) {
        (self.benches, self.problems)
    }

    fn config_path(&mut self, folder: &Path) -> Option<PathBuf> {
        match &mut self.source {
            ConfigSource::File(path) => Some(path.clone()),
            ConfigSource::Nowhere => None,
            ConfigSource::Nearest(finder) => finder.find(folder),
        }
    }

    fn read_config(&mut self, path: &Path) {
        if !self.configs.contains_key(path) {
            let formats = Format::ALL.map(Format::name);
            let read = load_config(&path.display().to_string(), &formats)
                .map_err(|mistakes| problems(&mistakes));
            let read = self.kept(read);
            self.configs.insert(path.to_owned(), read);
        }
    }

    /// The bench of inputs without a configuration.
    fn plain_bench(&mut self) -> Option<usize> {
        match self.plain {
            Some(bench) => bench,
            None => {
                let bench = self.bench(self.flags.clone(), Path::new(""));
                *self.plain.insert(bench)
            }
        }
    }

    /// The bench for these settings, in which paths count from `folder`.
    fn bench(&mut self, settings: policy::Settings, folder: &Path) -> Option<usize> {
        if let Some((_, bench)) = self.known.iter().find(|(known, _)| *known == settings) {
            return *bench;
        }
        let bench = set_up(&settings, folder, &self.as_of, self.counting);
        let bench = self.kept(bench).map(|bench| {
            self.benches.push(Arc::new(bench));
            self.benches.len() - 1
        });
        self.known.push((settings, bench));
        bench
    }

    fn kept<T>(&mut self, result: Result<T, Vec<Problem>>) -> Option<T> {
        result
            .map_err(|problems| self.problems.extend(problems))
            .ok()
    }
}

/// The files that a configuration names.
fn named_in(config: &Config) -> Vec<PathBuf> {
    let folder = config.folder();
    let of_overrides = config.overrides.iter().map(|o| &o.settings);
    std::iter::once(&config.settings)
        .chain(of_overrides)
        .flat_map(|settings| named_by(settings, folder))
        .collect()
}

/// The lexicons that lie in files.
fn named_by(settings: &policy::Settings, folder: &Path) -> Vec<PathBuf> {
    let entries = settings.lexicons.iter().flatten();
    entries
        .filter(|entry| policy::is_path(&entry.text))
        .map(|entry| folder.join(&entry.text))
        .collect()
}

/// The lexicons that the configuration of the current folder makes active, as written.
pub(super) fn configured() -> Result<Vec<Lexicon>, Vec<Problem>> {
    let mut settings = Settings::new(&PolicyArguments::default(), Levels::default());
    let Some(path) = settings.config_path(Path::new("")) else {
        return lexicons_of(&policy::Settings::default(), Path::new(""));
    };
    settings.read_config(&path);
    match settings.configs.get(&path) {
        Some(Some(config)) => {
            let mut all = lexicons_of(&config.settings, config.folder())?;
            for over in &config.overrides {
                if over.settings.lexicons.is_some() {
                    let more = lexicons_of(&over.settings, config.folder())?;
                    let new = |l: &Lexicon| all.iter().all(|a| a.path() != l.path());
                    let more: Vec<Lexicon> = more.into_iter().filter(new).collect();
                    all.extend(more);
                }
            }
            Ok(all)
        }
        _ => Err(settings.problems),
    }
}

/// What the command line says, as a configuration would.
fn flags(arguments: &PolicyArguments, levels: Levels) -> policy::Settings {
    let entries = |flag: &str, values: &[String]| -> Vec<Entry> {
        values.iter().map(|v| Entry::flag(flag, v)).collect()
    };
    let named = entries(LEXICON_FLAG, &arguments.lexicons);
    policy::Settings {
        lexicons: (!named.is_empty()).then_some(named),
        fail_level: levels.fail,
        min_level: levels.min,
        fail_on_skipped: levels.fail_on_skipped.then_some(true),
        select: entries("--select", &arguments.select),
        ignore: entries("--ignore", &arguments.ignore),
        rules: Vec::new(),
        reading: policy::Reading::default(),
    }
}

const LEXICON_FLAG: &str = "--lexicon";

fn set_up(
    settings: &policy::Settings,
    folder: &Path,
    as_of: &str,
    counting: bool,
) -> Result<Bench, Vec<Problem>> {
    let lexicons = lexicons::extended(lexicons_of(settings, folder)?, Some(as_of))?;
    let policy = resolve(lexicons, settings, as_of).map_err(|m| problems(&m))?;
    Ok(Bench {
        checker: Checker::new(policy)?
            .reading(&settings.reading)
            .counting(counting),
        fail_level: settings.fail_level.unwrap_or(FailLevel::At(Level::Error)),
        min_level: settings.min_level.unwrap_or(Level::Warning),
        fail_on_skipped: settings.fail_on_skipped.unwrap_or(false),
    })
}

/// Every lexicon that is wanted; or all mistakes in all of them.
fn lexicons_of(settings: &policy::Settings, folder: &Path) -> Result<Vec<Lexicon>, Vec<Problem>> {
    let default = || {
        policy::DEFAULT_LEXICONS
            .map(|id| Entry::flag("", id))
            .to_vec()
    };
    let entries = settings.lexicons.clone().unwrap_or_else(default);
    let (mut found, mut mistaken) = (Vec::new(), Vec::new());
    for entry in &entries {
        // What was typed counts from the current folder.
        let typed = entry.site.path == LEXICON_FLAG;
        let folder = if typed { Path::new("") } else { folder };
        match lexicons::find(entry, folder) {
            Ok(lexicon) => found.push(lexicon),
            Err(problems) => mistaken.extend(problems),
        }
    }
    if mistaken.is_empty() {
        Ok(found)
    } else {
        Err(mistaken)
    }
}

fn problems(mistakes: &[Mistake]) -> Vec<Problem> {
    let problem = |mistake: &Mistake| mistake.problem(ProblemKind::Config);
    mistakes.iter().map(problem).collect()
}

//! Settings from the arguments of the command line.

use super::args::PolicyArguments;
use super::date;
use sayso_engine::finding::Problem;
use sayso_policy::Level;
use sayso_policy::{Entry, FailLevel, Lexicon, Reading, Settings};
use sayso_settings::{self as settings, ConfigSource, Resolver, SettingsError};

/// Levels from the command line, which outrank every configuration.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Levels {
    pub(super) fail: Option<FailLevel>,
    pub(super) min: Option<Level>,
    pub(super) fail_on_skipped: bool,
    /// Whether reports count what is left out.
    pub(super) counting: bool,
}

/// The resolver for these arguments.
pub(super) fn resolver(arguments: &PolicyArguments, levels: Levels) -> Resolver {
    let source = match (&arguments.config, arguments.isolated) {
        (Some(file), _) => ConfigSource::File(file.clone()),
        (None, true) => ConfigSource::Nowhere,
        (None, false) => ConfigSource::Nearest,
    };
    let as_of = arguments.as_of.clone().unwrap_or_else(date::today);
    Resolver::new(source, typed(arguments, levels), as_of).counting(levels.counting)
}

/// The arguments as settings.
fn typed(arguments: &PolicyArguments, levels: Levels) -> Settings {
    let entries = |flag: &str, values: &[String]| -> Vec<Entry> {
        values.iter().map(|v| Entry::flag(flag, v)).collect()
    };
    let lexicons = entries("--lexicon", &arguments.lexicons);
    Settings {
        lexicons: (!lexicons.is_empty()).then_some(lexicons),
        fail_level: levels.fail,
        min_level: levels.min,
        fail_on_skipped: levels.fail_on_skipped.then_some(true),
        select: entries("--select", &arguments.select),
        ignore: entries("--ignore", &arguments.ignore),
        rules: Vec::new(),
        jurisdiction: entries("--jurisdiction", &arguments.jurisdiction),
        audience: entries("--audience", &arguments.audience),
        reading: Reading::default(),
    }
}

/// The lexicons that the configuration of the current folder activates, as written.
pub(super) fn configured() -> Result<Vec<Lexicon>, Vec<Problem>> {
    let problems = |errors: Vec<SettingsError>| errors.iter().map(SettingsError::problem).collect();
    settings::configured_lexicons().map_err(problems)
}

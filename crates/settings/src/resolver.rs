//! From a file's path to its settings: the nearest configuration, its overrides, and above them
//! what was typed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::configs::{ConfigSource, Configs, Nearest};
use super::lexicons::lexicons_of;
use super::{CompiledPolicy, FileSettings, SettingsError};
use sayso_documents::Format;
use sayso_engine::check::Checker;
use sayso_engine::finding::Problem;
use sayso_policy::Level;
use sayso_policy::{Config, FailLevel, Settings, extend, resolve};

/// Resolves the settings of files. Configurations are read and policies compiled once.
#[derive(Debug)]
pub struct Resolver {
    configs: Configs,
    /// Settings that outrank every configuration.
    typed: Settings,
    as_of: String,
    counting: bool,
    /// The settings resolved so far, each with the index of its policy.
    resolved: Vec<(Settings, Option<usize>)>,
    policies: Vec<Arc<CompiledPolicy>>,
    errors: Vec<SettingsError>,
}

impl Resolver {
    /// Resolves by the configurations of `source`. `typed` outranks them: flags, or what is set in
    /// an editor. `as_of`, `YYYY-MM-DD`, decides which rules are in force.
    #[must_use]
    pub fn new(source: ConfigSource, typed: Settings, as_of: String) -> Self {
        let mut configs = Configs::new(source);
        configs.watch_lexicons(&typed, Path::new(""));
        Self {
            configs,
            typed,
            as_of,
            counting: false,
            resolved: Vec::new(),
            policies: Vec::new(),
            errors: Vec::new(),
        }
    }

    /// The same, whose policies count what of a document is left out.
    #[must_use]
    pub fn counting(mut self, counting: bool) -> Self {
        self.counting = counting;
        self
    }

    /// The settings of the file at `path`; of no file where it is empty.
    pub fn resolve(&mut self, path: &Path) -> FileSettings {
        match self.configs.of(path, &mut self.errors) {
            Nearest::Broken => FileSettings::default(),
            Nearest::None => FileSettings {
                policy: self.policy_for(self.typed.clone(), Path::new("")),
                ..FileSettings::default()
            },
            Nearest::Config(config) => self.resolve_with(&config, path),
        }
    }

    fn resolve_with(&mut self, config: &Config, path: &Path) -> FileSettings {
        let settings = config.settings_for(path).with(&self.typed);
        FileSettings {
            policy: self.policy_for(settings, config.folder()),
            format: format_of(config, path),
            encoding: config.format_for(path).and_then(|choice| choice.encoding),
            excluded: config.excludes(path),
        }
    }

    /// Whether the file, which is not read because of its kind, is excluded, and whether it fails
    /// the run where it is not.
    pub fn skipped(&mut self, path: &Path) -> (bool, bool) {
        let typed = self.typed.fail_on_skipped;
        match self.configs.of(path, &mut self.errors) {
            Nearest::Config(config) => {
                let fails = typed.or_else(|| config.settings_for(path).fail_on_skipped);
                (config.excludes(path), fails.unwrap_or(false))
            }
            Nearest::None | Nearest::Broken => (false, typed.unwrap_or(false)),
        }
    }

    /// Whether a configuration chooses the format of the file.
    pub fn chooses_format(&mut self, path: &Path) -> bool {
        match self.configs.of(path, &mut self.errors) {
            Nearest::Config(config) if !config.formats.is_empty() => {
                let choice = config.format_for(path);
                choice.is_some_and(|choice| choice.format.is_some())
            }
            _ => false,
        }
    }

    /// The policy of a file.
    #[must_use]
    pub fn policy(&self, settings: FileSettings) -> Option<&Arc<CompiledPolicy>> {
        self.policies.get(settings.policy?)
    }

    /// All mistakes found so far.
    #[must_use]
    pub fn errors(&self) -> &[SettingsError] {
        &self.errors
    }

    /// The same as problems of a run.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        self.errors.iter().map(SettingsError::problem).collect()
    }

    /// The configurations that were read and the lexicon files that they and the typed settings
    /// name, missing ones included.
    #[must_use]
    pub fn sources(&self) -> Vec<PathBuf> {
        self.configs.sources().map(Path::to_owned).collect()
    }

    /// Whether one of the sources has changed since it was read.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.configs.is_stale()
    }

    /// All policies, and all mistakes.
    #[must_use]
    pub fn finish(self) -> (Vec<Arc<CompiledPolicy>>, Vec<Problem>) {
        let problems = self.problems();
        (self.policies, problems)
    }

    /// The policy for these settings, whose paths count from `folder`.
    fn policy_for(&mut self, settings: Settings, folder: &Path) -> Option<usize> {
        if let Some((_, policy)) = self.resolved.iter().find(|(known, _)| *known == settings) {
            return *policy;
        }
        let policy = match self.compile(&settings, folder) {
            Ok(policy) => {
                self.policies.push(Arc::new(policy));
                Some(self.policies.len() - 1)
            }
            Err(errors) => {
                self.errors.extend(errors);
                None
            }
        };
        self.resolved.push((settings, policy));
        policy
    }

    fn compile(
        &self,
        settings: &Settings,
        folder: &Path,
    ) -> Result<CompiledPolicy, Vec<SettingsError>> {
        let lexicons = lexicons_of(settings, folder)?;
        let lexicons = extend(lexicons, Some(&self.as_of)).map_err(SettingsError::in_lexicon)?;
        let policy = resolve(lexicons, settings, &self.as_of).map_err(SettingsError::in_config)?;
        let checker = Checker::new(policy).map_err(|error| vec![error.into()])?;
        Ok(CompiledPolicy {
            checker: checker.reading(&settings.reading).counting(self.counting),
            fail_level: settings.fail_level.unwrap_or(FailLevel::At(Level::Error)),
            min_level: settings.min_level.unwrap_or(Level::Warning),
            fail_on_skipped: settings.fail_on_skipped.unwrap_or(false),
        })
    }
}

fn format_of(config: &Config, path: &Path) -> Option<Format> {
    let name = config.format_for(path)?.format.as_ref()?;
    Format::from_name(&name.text)
}

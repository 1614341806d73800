//! Configuration files: which one holds for a folder, each read once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::SettingsError;
use sayso_documents::Format;
use sayso_policy::{Config, ConfigFinder, Settings, is_path, load_config};

/// Where configuration comes from.
#[derive(Debug, Clone)]
pub enum ConfigSource {
    /// For each file, the nearest one upwards.
    Nearest,
    /// One file for all.
    File(PathBuf),
    /// None is read.
    Nowhere,
}

/// The modification time and length of a file; `None` where there is no such file.
type Stamp = Option<(SystemTime, u64)>;

/// The configurations that were read.
#[derive(Debug)]
pub(super) struct Configs {
    source: ConfigSource,
    finder: ConfigFinder,
    /// `None` for one with mistakes.
    read: BTreeMap<PathBuf, Option<Arc<Config>>>,
    /// The files that settings come from, as they were when they were read.
    stamps: BTreeMap<PathBuf, Stamp>,
}

/// The configuration of one file.
pub(super) enum Nearest {
    /// It has none.
    None,
    /// It has one that cannot be used.
    Broken,
    Config(Arc<Config>),
}

impl Configs {
    pub(super) fn new(source: ConfigSource) -> Self {
        Self {
            source,
            finder: ConfigFinder::default(),
            read: BTreeMap::new(),
            stamps: BTreeMap::new(),
        }
    }

    /// The configuration for `file`. Its mistakes are added to `errors` when it is read.
    pub(super) fn of(&mut self, file: &Path, errors: &mut Vec<SettingsError>) -> Nearest {
        let path = match &self.source {
            ConfigSource::File(path) => Some(path.clone()),
            ConfigSource::Nowhere => None,
            ConfigSource::Nearest => self.finder.find(file.parent().unwrap_or(Path::new(""))),
        };
        let Some(path) = path else {
            return Nearest::None;
        };
        if !self.read.contains_key(&path) {
            let config = self.load(&path, errors);
            self.read.insert(path.clone(), config);
        }
        match self.read.get(&path) {
            Some(Some(config)) => Nearest::Config(Arc::clone(config)),
            _ => Nearest::Broken,
        }
    }

    fn load(&mut self, path: &Path, errors: &mut Vec<SettingsError>) -> Option<Arc<Config>> {
        self.watch(path.to_owned());
        let formats = Format::ALL.map(Format::name);
        match load_config(&path.display().to_string(), &formats) {
            Ok(config) => {
                let of_overrides = config.overrides.iter().map(|o| &o.settings);
                for settings in std::iter::once(&config.settings).chain(of_overrides) {
                    self.watch_lexicons(settings, config.folder());
                }
                Some(Arc::new(config))
            }
            Err(mistakes) => {
                errors.extend(SettingsError::in_config(mistakes));
                None
            }
        }
    }

    /// Counts the lexicon files that `settings` name among the sources.
    pub(super) fn watch_lexicons(&mut self, settings: &Settings, folder: &Path) {
        let entries = settings.lexicons.iter().flatten();
        for entry in entries.filter(|entry| is_path(&entry.text)) {
            self.watch(folder.join(&entry.text));
        }
    }

    fn watch(&mut self, path: PathBuf) {
        let stamp = stamp(&path);
        self.stamps.entry(path).or_insert(stamp);
    }

    /// The files that settings come from, missing ones included.
    pub(super) fn sources(&self) -> impl Iterator<Item = &Path> {
        self.stamps.keys().map(PathBuf::as_path)
    }

    /// Whether a source has changed since it was read.
    pub(super) fn is_stale(&self) -> bool {
        self.stamps.iter().any(|(path, old)| stamp(path) != *old)
    }
}

fn stamp(path: &Path) -> Stamp {
    let metadata = std::fs::metadata(path).ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

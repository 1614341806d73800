//! The lexicons that settings name.

use std::path::Path;

use super::configs::{ConfigSource, Configs, Nearest};
use super::error::SettingsError;
use sayso_policy::{
    Config, DEFAULT_LEXICONS, Entry, Lexicon, Mistake, MistakeKind, Settings, find_lexicon, is_path,
};

/// Every lexicon of `settings`, whose paths count from `folder`; or all mistakes in all of them.
pub(super) fn lexicons_of(
    settings: &Settings,
    folder: &Path,
) -> Result<Vec<Lexicon>, Vec<SettingsError>> {
    let default = || DEFAULT_LEXICONS.map(|id| Entry::flag("", id)).to_vec();
    let (mut found, mut errors) = (Vec::new(), Vec::new());
    for entry in settings.lexicons.clone().unwrap_or_else(default) {
        // A path that was typed, not read from a configuration, counts from the current folder.
        let is_typed = entry.site.span.is_none();
        let folder = if is_typed { Path::new("") } else { folder };
        match find_lexicon(&entry, folder) {
            Ok(lexicon) => found.push(lexicon),
            Err(mistakes) if !is_typed && is_missing(&entry, folder) => {
                errors.extend(mistakes.into_iter().map(|file| missing(&entry, file)));
            }
            Err(mistakes) => errors.extend(SettingsError::in_lexicon(mistakes)),
        }
    }
    if errors.is_empty() {
        Ok(found)
    } else {
        Err(errors)
    }
}

fn is_missing(entry: &Entry, folder: &Path) -> bool {
    is_path(&entry.text) && !folder.join(&entry.text).is_file()
}

fn missing(entry: &Entry, file: Mistake) -> SettingsError {
    let reason = format!("there is no lexicon at `{}`", entry.text);
    let next = "correct the path".to_owned();
    let named = entry.mistake(MistakeKind::Reference, reason, next);
    SettingsError::MissingLexicon { file, named }
}

/// The lexicons that the configuration of the current folder activates for any file, as written.
///
/// # Errors
/// All mistakes in the configuration, or in its lexicons.
pub fn configured_lexicons() -> Result<Vec<Lexicon>, Vec<SettingsError>> {
    let mut errors = Vec::new();
    match Configs::new(ConfigSource::Nearest).of(Path::new(""), &mut errors) {
        Nearest::None => lexicons_of(&Settings::default(), Path::new("")),
        Nearest::Broken => Err(errors),
        Nearest::Config(config) => all_lexicons(&config),
    }
}

fn all_lexicons(config: &Config) -> Result<Vec<Lexicon>, Vec<SettingsError>> {
    let mut all = lexicons_of(&config.settings, config.folder())?;
    let of_overrides = config.overrides.iter().map(|over| &over.settings);
    for settings in of_overrides.filter(|settings| settings.lexicons.is_some()) {
        let mut more = lexicons_of(settings, config.folder())?;
        more.retain(|new| all.iter().all(|old| old.path() != new.path()));
        all.extend(more);
    }
    Ok(all)
}

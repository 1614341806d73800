//! The configuration, `sayso.toml`: what is active, for which files, and at which level.

mod find;
mod read;
mod reading;

use std::path::{Component, Path, PathBuf};

use globset::{Glob, GlobBuilder, GlobMatcher, GlobSet};

use super::mistake::{Mistake, MistakeKind, Site};
use crate::Level;

pub use find::{CONFIG_NAME, ConfigFinder};
pub use read::{load_config, parse_config};
pub use reading::Reading;

/// A string of the configuration, or of a flag, with where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What was written.
    pub text: String,
    /// Where.
    pub site: Site,
    /// Whether it was written for other lexicons than those that are active, so that it need not
    /// fit any of their rules.
    pub is_foreign: bool,
}

impl Entry {
    /// A value of a flag of the command line, such as `--select`.
    #[must_use]
    pub fn flag(flag: &str, text: &str) -> Self {
        Self {
            text: text.to_owned(),
            site: Site::whole(flag),
            is_foreign: false,
        }
    }

    /// A mistake in this entry.
    #[must_use]
    pub fn mistake(&self, kind: MistakeKind, reason: String, next: String) -> Mistake {
        Mistake {
            kind,
            site: self.site.clone(),
            reason,
            next,
        }
    }
}

/// From which level on findings fail a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailLevel {
    /// From this level on.
    At(Level),
    /// They never do.
    Never,
}

/// What may differ from file to file. `None` and empty lists: nothing was said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// Ids of built-in lexicons and paths of files. Paths in a file count from its folder.
    pub lexicons: Option<Vec<Entry>>,
    /// From which level on findings fail a run.
    pub fail_level: Option<FailLevel>,
    /// From which level on findings are shown.
    pub min_level: Option<Level>,
    /// Whether a document that is not read fails a run.
    pub fail_on_skipped: Option<bool>,
    /// Globs over rules; where there are any, only these are active.
    pub select: Vec<Entry>,
    /// Globs over rules that are not active.
    pub ignore: Vec<Entry>,
    /// Globs over rules and the level they get, `None` for off. The last that fits counts.
    pub rules: Vec<(Entry, Option<Level>)>,
    /// Where there are any, rules of other jurisdictions are not active.
    pub jurisdiction: Vec<Entry>,
    /// The same for audiences.
    pub audience: Vec<Entry>,
    /// What is read of a file.
    pub reading: Reading,
}

impl Settings {
    /// These settings, with what `over` says put above them. What is ignored adds up; a selection
    /// replaces the one below it.
    #[must_use]
    pub fn with(mut self, over: &Self) -> Self {
        if over.lexicons.is_some() && over.lexicons != self.lexicons {
            self.lexicons.clone_from(&over.lexicons);
            self.entries().for_each(|entry| entry.is_foreign = true);
        }
        if !over.select.is_empty() {
            self.select.clone_from(&over.select);
        }
        if !over.jurisdiction.is_empty() {
            self.jurisdiction.clone_from(&over.jurisdiction);
        }
        if !over.audience.is_empty() {
            self.audience.clone_from(&over.audience);
        }
        self.fail_level = over.fail_level.or(self.fail_level);
        self.min_level = over.min_level.or(self.min_level);
        self.fail_on_skipped = over.fail_on_skipped.or(self.fail_on_skipped);
        self.ignore.extend(over.ignore.iter().cloned());
        self.rules.extend(over.rules.iter().cloned());
        self.reading.extend(&over.reading);
        self
    }

    /// All that names rules.
    fn entries(&mut self) -> impl Iterator<Item = &mut Entry> {
        let levels = self.rules.iter_mut().map(|(entry, _)| entry);
        let told = self.jurisdiction.iter_mut().chain(&mut self.audience);
        let rules = self.select.iter_mut().chain(&mut self.ignore).chain(levels);
        rules.chain(told)
    }
}

/// Settings for some files only.
#[derive(Debug, Clone)]
pub struct Override {
    /// Globs of paths, from the configuration's folder.
    pub paths: Vec<Entry>,
    /// What holds for them.
    pub settings: Settings,
    matcher: GlobSet,
}

/// How files of some names are read.
#[derive(Debug, Clone)]
pub struct FormatChoice {
    /// A glob of paths, or an ending without its point.
    pub files: Entry,
    /// The name of the format.
    pub format: Option<Entry>,
    /// The encoding.
    pub encoding: Option<&'static encoding_rs::Encoding>,
    /// What is read of them.
    pub reading: Reading,
    matcher: GlobMatcher,
}

/// A configuration file, as written.
#[derive(Debug, Clone)]
pub struct Config {
    /// The file, as it was named.
    pub path: String,
    /// What holds for all files.
    pub settings: Settings,
    /// What holds for some, later ones above earlier ones.
    pub overrides: Vec<Override>,
    /// Globs of paths that a walk leaves out, from the configuration's folder.
    pub exclude: Vec<Entry>,
    excluder: GlobSet,
    /// How files of some names are read; the last that fits counts.
    pub formats: Vec<FormatChoice>,
}

impl Config {
    /// The folder from which paths and globs of the configuration count.
    #[must_use]
    pub fn folder(&self) -> &Path {
        match Path::new(&self.path).parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        }
    }

    /// What holds for the file at `path`.
    #[must_use]
    pub fn settings_for(&self, path: &Path) -> Settings {
        let path = self.relative(path);
        let mut all = self.settings.clone();
        for choice in self.formats.iter().filter(|f| f.matcher.is_match(&path)) {
            all.reading.extend(&choice.reading);
        }
        let fitting = self.overrides.iter().filter(|o| o.matcher.is_match(&path));
        fitting.fold(all, |all, over| all.with(&over.settings))
    }

    /// Whether a walk leaves out the file at `path`.
    #[must_use]
    pub fn excludes(&self, path: &Path) -> bool {
        self.excluder.is_match(self.relative(path))
    }

    /// How the file at `path` is to be read, where the configuration says so.
    #[must_use]
    pub fn format_for(&self, path: &Path) -> Option<&FormatChoice> {
        let path = self.relative(path);
        let says = |f: &&FormatChoice| f.format.is_some() || f.encoding.is_some();
        let fitting = self.formats.iter().filter(says);
        fitting.rev().find(|f| f.matcher.is_match(&path))
    }

    /// `path` from the configuration's folder; unchanged where it is elsewhere.
    fn relative(&self, path: &Path) -> PathBuf {
        let (Ok(whole), Ok(folder)) = (
            std::path::absolute(path),
            std::path::absolute(self.folder()),
        ) else {
            return path.to_owned();
        };
        let (whole, folder) = (plain(&whole), plain(&folder));
        whole.strip_prefix(&folder).unwrap_or(path).to_owned()
    }
}

/// The path without `.` and `..`, by its letters alone.
fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}

/// A glob over paths: `*` stays inside a folder, a pattern without `/` fits at any depth, one
/// that names a folder fits all inside.
pub(crate) fn path_globs(pattern: &str) -> Result<Vec<Glob>, globset::Error> {
    let anchored = pattern.trim_end_matches('/').contains('/');
    let body = pattern.trim_start_matches("./").trim_matches('/');
    let body = match anchored {
        true => body.to_owned(),
        false => format!("**/{body}"),
    };
    [body.clone(), format!("{body}/**")]
        .iter()
        .map(|glob| GlobBuilder::new(glob).literal_separator(true).build())
        .collect()
}

#[cfg(test)]
mod tests;

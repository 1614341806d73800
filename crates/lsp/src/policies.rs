//! The policies of the files in the editor. While the files of a policy have mistakes, the last
//! good policy stays in force.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::session::EditorSettings;
use sayso_policy::{Entry, Mistake, Settings};
use sayso_settings::{CompiledPolicy, ConfigSource, FileSettings, Resolver};

/// The path in mistakes in the editor's settings.
const EDITOR: &str = "the editor's settings";

/// The day, `YYYY-MM-DD`, that decides which rules are in force.
#[derive(Debug, Clone)]
pub enum Day {
    /// This one.
    Fixed(String),
    /// The current one, which changes at midnight.
    Today(fn() -> String),
}

impl Day {
    fn date(&self) -> String {
        match self {
            Self::Fixed(date) => date.clone(),
            Self::Today(today) => today(),
        }
    }
}

/// All policies in use.
#[derive(Debug)]
pub(super) struct Policies {
    day: Day,
    as_of: String,
    editor: EditorSettings,
    resolver: Resolver,
    /// The last good policy of each file.
    good: BTreeMap<PathBuf, Arc<CompiledPolicy>>,
}

impl Policies {
    pub(super) fn new(day: Day, editor: EditorSettings) -> Self {
        let as_of = day.date();
        Self {
            resolver: resolver(&editor, as_of.clone()),
            day,
            as_of,
            editor,
            good: BTreeMap::new(),
        }
    }

    /// Replaces what is set in the editor.
    pub(super) fn configure(&mut self, editor: EditorSettings) {
        self.editor = editor;
        self.good.clear();
        self.reload();
    }

    /// Reads everything again when it is next needed.
    pub(super) fn reload(&mut self) {
        self.as_of = self.day.date();
        self.resolver = resolver(&self.editor, self.as_of.clone());
    }

    /// Whether a file that was read has changed, or the day has.
    pub(super) fn is_stale(&self) -> bool {
        self.resolver.is_stale() || self.as_of != self.day.date()
    }

    /// The settings of the file at `path`, and its policy, if there was ever a good one. `None`:
    /// a document that is no file.
    pub(super) fn resolve(
        &mut self,
        path: Option<&Path>,
    ) -> (FileSettings, Option<Arc<CompiledPolicy>>) {
        let path = path.unwrap_or(Path::new(""));
        let settings = self.resolver.resolve(path);
        let policy = match self.resolver.policy(settings) {
            Some(policy) => {
                self.good.insert(path.to_owned(), Arc::clone(policy));
                Some(Arc::clone(policy))
            }
            None => self.good.get(path).cloned(),
        };
        (settings, policy)
    }

    /// The mistakes in what was read, each once, by absolute path.
    pub(super) fn mistakes(&self) -> BTreeMap<PathBuf, Vec<Mistake>> {
        let mut by_path: BTreeMap<PathBuf, Vec<Mistake>> = BTreeMap::new();
        let errors = self.resolver.errors().iter();
        for mistake in errors.filter_map(|error| error.mistake()) {
            if let Some(path) = file_of(mistake) {
                let of_file = by_path.entry(path).or_default();
                if !of_file.contains(mistake) {
                    of_file.push(mistake.clone());
                }
            }
        }
        by_path
    }

    /// The first mistake of each file, and those in the editor's settings, in words.
    pub(super) fn complaints(&self) -> Vec<String> {
        let errors = self.resolver.errors().iter();
        let elsewhere = errors.filter(|error| error.mistake().and_then(file_of).is_none());
        let mistakes = self.mistakes();
        let in_files = mistakes.values().filter_map(|of_file| of_file.first());
        in_files
            .map(|mistake| format!("sayso: {mistake}"))
            .chain(elsewhere.map(|error| format!("sayso: {error}")))
            .collect()
    }
}

/// The file that a mistake is in.
fn file_of(mistake: &Mistake) -> Option<PathBuf> {
    let path = &mistake.site.path;
    (path != EDITOR)
        .then(|| std::path::absolute(path).ok())
        .flatten()
}

fn resolver(editor: &EditorSettings, as_of: String) -> Resolver {
    let source = match &editor.config {
        Some(path) if !path.is_empty() => ConfigSource::File(PathBuf::from(path)),
        _ => ConfigSource::Nearest,
    };
    let lexicons = editor.lexicons.iter();
    let lexicons: Vec<Entry> = lexicons.map(|id| Entry::flag(EDITOR, id)).collect();
    let typed = Settings {
        lexicons: (!lexicons.is_empty()).then_some(lexicons),
        min_level: editor.min_level,
        ..Settings::default()
    };
    Resolver::new(source, typed, as_of)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use sayso_policy::Level;

    #[test]
    fn a_policy_that_breaks_stays_as_it_was() {
        let folder = tempfile::tempdir().expect("a folder");
        let config = folder.path().join("sayso.toml");
        let copy = folder.path().join("é.md");
        let write = |text: &str| std::fs::write(&config, text).expect("written");
        write("min-level = \"note\"\r\n");
        let day = Day::Fixed("2026-11-23".to_owned());
        let mut policies = Policies::new(day, EditorSettings::default());
        let first = policies.resolve(Some(&copy)).1.expect("a policy");
        assert_eq!(first.min_level, Level::Note);
        assert!(!policies.is_stale() && policies.mistakes().is_empty());

        for broken in [
            "min-level = 7",
            "min-level",
            "select = [\"nobody\"]",
            "lexicons = [\"./none.toml\"]",
            "lexicons = [\"none\"]",
        ] {
            write(broken);
            assert!(policies.is_stale(), "{broken}");
            policies.reload();
            let kept = policies.resolve(Some(&copy)).1;
            let kept = kept.expect("the last good policy");
            assert!(Arc::ptr_eq(&first, &kept), "{broken}");
            let found = policies.mistakes().remove(&config).unwrap_or_default();
            assert_eq!(found.len(), 1, "{broken}");
            assert!(found[0].site.span.is_some(), "{broken}");
        }
        write("");
        policies.reload();
        let repaired = policies.resolve(Some(&copy)).1.expect("a policy");
        assert_eq!(repaired.min_level, Level::Warning);
        assert!(policies.mistakes().is_empty());
    }

    #[test]
    fn mistakes_in_the_editors_settings_are_no_files() {
        let editor = EditorSettings {
            lexicons: vec!["none".to_owned()],
            ..EditorSettings::default()
        };
        let day = Day::Fixed("2026-11-23".to_owned());
        let mut policies = Policies::new(day, editor);
        assert!(policies.resolve(None).1.is_none());
        assert!(policies.mistakes().is_empty());
        let complaints = policies.complaints();
        assert!(complaints[0].contains("none"), "{complaints:?}");
    }

    #[test]
    fn at_midnight_the_policy_is_that_of_the_new_day() {
        static DAYS: AtomicUsize = AtomicUsize::new(23);
        let today = || format!("2026-11-{}", DAYS.load(Ordering::SeqCst));
        let mut policies = Policies::new(Day::Today(today), EditorSettings::default());
        policies.resolve(None);
        assert!(!policies.is_stale());
        DAYS.store(24, Ordering::SeqCst);
        assert!(policies.is_stale());
        policies.reload();
        assert!(!policies.is_stale());
        let fixed = Day::Fixed("2026-11-23".to_owned());
        assert!(!Policies::new(fixed, EditorSettings::default()).is_stale());
    }
}

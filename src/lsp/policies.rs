//! Which policy judges which file: configurations and lexicons, read once, read again when they
//! change. Where they break, the last good policy stays.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use encoding_rs::Encoding;

use super::session::Wishes;
use crate::check::Checker;
use crate::document::Format;
use crate::finding::Level;
use crate::policy::{
    Config, ConfigFinder, DEFAULT_LEXICONS, Entry, Lexicon, Mistake, MistakeKind, Settings, Site,
    extend, find_lexicon, is_path, load_config, load_lexicon, resolve,
};

/// What stands for a place in the editor's settings.
const EDITOR: &str = "the editor's settings";

/// A compiled policy and what of it is shown.
#[derive(Debug)]
pub(super) struct Bench {
    pub(super) checker: Checker,
    pub(super) min_level: Level,
}

/// How a file is judged.
#[derive(Debug, Clone, Default)]
pub(super) struct Seat {
    /// `None` where its policy cannot be used and never could.
    pub(super) bench: Option<Arc<Bench>>,
    /// What the configuration reads it as.
    pub(super) format: Option<Format>,
    /// The encoding that the configuration reads it in.
    pub(super) encoding: Option<&'static Encoding>,
    /// Whether the configuration leaves it out.
    pub(super) excluded: bool,
}

/// What a file on disk was when it was read.
type Stamp = Option<(SystemTime, u64)>;

/// The day, `YYYY-MM-DD`, that decides which rules are in force.
#[derive(Debug, Clone)]
pub enum Day {
    /// This one.
    Fixed(String),
    /// Whichever it is when that is asked.
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
    wishes: Wishes,
    finder: ConfigFinder,
    configs: BTreeMap<PathBuf, Option<Arc<Config>>>,
    benches: Vec<(Settings, Option<Arc<Bench>>)>,
    /// The last policy that could be used, by file.
    good: BTreeMap<PathBuf, Arc<Bench>>,
    mistakes: BTreeMap<String, Vec<Mistake>>,
    stamps: BTreeMap<PathBuf, Stamp>,
}

impl Policies {
    pub(super) fn new(day: Day) -> Self {
        Self {
            as_of: day.date(),
            day,
            wishes: Wishes::default(),
            finder: ConfigFinder::default(),
            configs: BTreeMap::new(),
            benches: Vec::new(),
            good: BTreeMap::new(),
            mistakes: BTreeMap::new(),
            stamps: BTreeMap::new(),
        }
    }

    /// What the user set in the editor holds from now on.
    pub(super) fn wish(&mut self, wishes: Wishes) {
        self.wishes = wishes;
        self.good.clear();
        self.forget();
    }

    /// Forgets all that was read, so that it is read again.
    pub(super) fn forget(&mut self) {
        self.as_of = self.day.date();
        self.finder = ConfigFinder::default();
        self.configs.clear();
        self.benches.clear();
        self.mistakes.clear();
        self.stamps.clear();
    }

    /// Whether a file that was read is another now, or the day is.
    pub(super) fn is_stale(&self) -> bool {
        let mut stamps = self.stamps.iter();
        stamps.any(|(path, known)| stamp(path) != *known) || self.as_of != self.day.date()
    }

    /// All mistakes in what was read, by file, in the order of the files.
    pub(super) fn mistakes(&self) -> &BTreeMap<String, Vec<Mistake>> {
        &self.mistakes
    }

    /// How the file at `path` is judged; `None` for a document that lies nowhere.
    pub(super) fn seat(&mut self, path: Option<&Path>) -> Seat {
        let here = PathBuf::new();
        let file = path.unwrap_or(&here);
        let config = self.config_path(file.parent().unwrap_or(file));
        let mut seat = Seat::default();
        let bench = match config.map(|path| self.config(&path)) {
            None => self.bench(self.wished(), Path::new("")),
            Some(None) => None,
            Some(Some(config)) => {
                let choice = config.format_for(file);
                let format = choice.and_then(|c| c.format.as_ref());
                seat.format = format.and_then(|name| Format::from_name(&name.text));
                seat.encoding = choice.and_then(|c| c.encoding);
                seat.excluded = config.excludes(file);
                let settings = config.settings_for(file).with(&self.wished());
                self.bench(settings, config.folder())
            }
        };
        seat.bench = match bench {
            Some(bench) => {
                self.good.insert(file.to_owned(), Arc::clone(&bench));
                Some(bench)
            }
            None => self.good.get(file).cloned(),
        };
        seat
    }

    /// What the editor's settings say, as a configuration would.
    fn wished(&self) -> Settings {
        let lexicons = self.wishes.lexicons.iter();
        let lexicons: Vec<Entry> = lexicons.map(|id| Entry::flag(EDITOR, id)).collect();
        Settings {
            lexicons: (!lexicons.is_empty()).then_some(lexicons),
            min_level: self.wishes.min_level,
            ..Settings::default()
        }
    }

    fn config_path(&mut self, folder: &Path) -> Option<PathBuf> {
        let path = match &self.wishes.config {
            Some(path) if !path.is_empty() => PathBuf::from(path),
            _ => self.finder.find(folder)?,
        };
        std::path::absolute(path).ok()
    }

    fn config(&mut self, path: &Path) -> Option<Arc<Config>> {
        if let Some(known) = self.configs.get(path) {
            return known.clone();
        }
        self.stamps.insert(path.to_owned(), stamp(path));
        let formats = Format::ALL.map(Format::name);
        let read = load_config(&path.display().to_string(), &formats);
        let config = self.kept(read).map(Arc::new);
        self.configs.insert(path.to_owned(), config.clone());
        config
    }

    fn bench(&mut self, settings: Settings, folder: &Path) -> Option<Arc<Bench>> {
        if let Some((_, bench)) = self.benches.iter().find(|(known, _)| *known == settings) {
            return bench.clone();
        }
        let set_up = self.set_up(&settings, folder);
        let bench = self.kept(set_up).map(Arc::new);
        self.benches.push((settings, bench.clone()));
        bench
    }

    fn set_up(&mut self, settings: &Settings, folder: &Path) -> Result<Bench, Vec<Mistake>> {
        let default = || DEFAULT_LEXICONS.map(|id| Entry::flag(EDITOR, id)).to_vec();
        let mut lexicons = Vec::new();
        let mut mistakes = Vec::new();
        for entry in settings.lexicons.clone().unwrap_or_else(default) {
            match self.lexicon(&entry, folder) {
                Ok(lexicon) => lexicons.push(lexicon),
                Err(found) => mistakes.extend(found),
            }
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let lexicons = extend(lexicons, Some(&self.as_of))?;
        let policy = resolve(lexicons, settings, &self.as_of)?;
        let checker = Checker::new(policy).map_err(|error| {
            let next = "split the lexicon, or write shorter phrases".to_owned();
            vec![mistake(Site::whole(EDITOR), error.to_string(), next)]
        })?;
        let checker = checker.reading(&settings.reading);
        let min_level = settings.min_level.unwrap_or(Level::Warning);
        Ok(Bench { checker, min_level })
    }

    fn lexicon(&mut self, entry: &Entry, folder: &Path) -> Result<Lexicon, Vec<Mistake>> {
        if !is_path(&entry.text) {
            return find_lexicon(entry, folder);
        }
        let path = folder.join(&entry.text);
        let path = std::path::absolute(&path).unwrap_or(path);
        self.stamps.insert(path.clone(), stamp(&path));
        if !path.is_file() {
            let reason = format!("there is no lexicon at `{}`", entry.text);
            let next = "mend the path".to_owned();
            return Err(vec![mistake(entry.site.clone(), reason, next)]);
        }
        load_lexicon(&path.display().to_string())
    }

    fn kept<T>(&mut self, result: Result<T, Vec<Mistake>>) -> Option<T> {
        let mistakes = match result {
            Ok(value) => return Some(value),
            Err(mistakes) => mistakes,
        };
        for mistake in mistakes {
            let of_file = self.mistakes.entry(mistake.site.path.clone()).or_default();
            if !of_file.contains(&mistake) {
                of_file.push(mistake);
            }
        }
        None
    }
}

fn mistake(site: Site, reason: String, next: String) -> Mistake {
    Mistake {
        kind: MistakeKind::Reference,
        site,
        reason,
        next,
    }
}

fn stamp(path: &Path) -> Stamp {
    let about = std::fs::metadata(path).ok()?;
    Some((about.modified().ok()?, about.len()))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn a_policy_that_breaks_stays_as_it_was() {
        let folder = tempfile::tempdir().expect("a folder");
        let config = folder.path().join("sayso.toml");
        let copy = folder.path().join("é.md");
        let write = |text: &str| std::fs::write(&config, text).expect("written");
        write("min-level = \"note\"\r\n");
        let mut policies = Policies::new(Day::Fixed("2026-11-23".to_owned()));
        let first = policies.seat(Some(&copy)).bench.expect("a policy");
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
            policies.forget();
            let kept = policies
                .seat(Some(&copy))
                .bench
                .expect("the last good policy");
            assert!(Arc::ptr_eq(&first, &kept), "{broken}");
            let found = policies.mistakes().get(&config.display().to_string());
            assert_eq!(found.map(Vec::len), Some(1), "{broken}");
            assert!(found.is_some_and(|m| m[0].site.span.is_some()), "{broken}");
        }
        write("");
        policies.forget();
        let mended = policies.seat(Some(&copy)).bench.expect("a policy");
        assert_eq!(mended.min_level, Level::Warning);
        assert!(policies.mistakes().is_empty());
    }
    #[test]
    fn at_midnight_the_policy_is_that_of_the_new_day() {
        static DAYS: AtomicUsize = AtomicUsize::new(23);
        let today = || format!("2026-11-{}", DAYS.load(Ordering::SeqCst));
        let mut policies = Policies::new(Day::Today(today));
        policies.seat(None);
        assert!(!policies.is_stale());
        DAYS.store(24, Ordering::SeqCst);
        assert!(policies.is_stale());
        policies.forget();
        assert!(!policies.is_stale());
        let fixed = Policies::new(Day::Fixed("2026-11-23".to_owned()));
        assert!(!fixed.is_stale());
    }
}

//! The part of a session that notices changes of the policy's files and checks everything against
//! the new policy. If that is broken, the old one stays.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use super::super::event::{Event, EventKind};
use super::super::host::Host;
use super::super::ledger::Change;
use super::super::stamp::Look;
use super::super::targets::key;
use super::{Options, Session};
use sayso_engine::finding::Problem;

const CONFIG_NAME: &str = "sayso.toml";

/// What the policy's files looked like, and the places where one may appear.
#[derive(Debug, Default)]
pub(super) struct Survey {
    looks: BTreeMap<PathBuf, Look>,
}

impl Survey {
    /// Looks at the files that the policy was read from, and wherever a configuration would count
    /// for a root or a watched file.
    pub(super) fn of<'f>(
        options: &Options,
        watched: impl Iterator<Item = &'f Path>,
        policy_files: &[PathBuf],
    ) -> Self {
        let mut places: BTreeSet<PathBuf> = policy_files.iter().map(|file| key(file)).collect();
        if options.nearest_config {
            let roots = options
                .roots
                .iter()
                .map(|root| root.canonicalize().unwrap_or_else(|_| key(root)));
            let mut folders = BTreeSet::new();
            roots.for_each(|root| ascend(&root, &mut folders));
            watched
                .filter_map(Path::parent)
                .for_each(|folder| ascend(folder, &mut folders));
            places.extend(folders.iter().map(|folder| folder.join(CONFIG_NAME)));
        }
        let looks = places.into_iter().map(|path| {
            let look = Look::at(&path);
            (path, look)
        });
        Self {
            looks: looks.collect(),
        }
    }

    pub(super) fn files(&self) -> impl Iterator<Item = &PathBuf> {
        self.looks.keys()
    }

    /// The first file that both surveys looked at and that looks otherwise in `now`.
    fn changed<'n>(&self, now: &'n Self) -> Option<&'n Path> {
        let differs = |(path, look): &(&PathBuf, &Look)| {
            let before = self.looks.get(*path);
            before.is_some_and(|before| is_another(*before, **look))
        };
        now.looks
            .iter()
            .find(differs)
            .map(|(path, _)| path.as_path())
    }

    /// Adds what `other` looked at beyond this one.
    fn complete(&mut self, other: Self) {
        for (path, look) in other.looks {
            self.looks.entry(path).or_insert(look);
        }
    }
}

/// Whether a file is another. What may not even be looked at is taken for what it was, and where
/// that is not known, for nothing.
fn is_another(before: Look, now: Look) -> bool {
    match (before, now) {
        (_, Look::Denied) | (Look::Denied, Look::Gone) => false,
        (before, now) => before != now,
    }
}

/// The folders from `folder` upwards, not past the root of a repository.
fn ascend(folder: &Path, folders: &mut BTreeSet<PathBuf>) {
    for folder in folder.ancestors() {
        if !folders.insert(folder.to_owned()) || folder.join(".git").exists() {
            return;
        }
    }
}

impl<D: Host> Session<D> {
    fn survey_now(&self) -> Survey {
        let watched = self.files.keys().map(PathBuf::as_path);
        Survey::of(&self.options, watched, &self.host.policy_files())
    }

    /// More places count once there are more files.
    pub(super) fn survey_anew(&mut self) {
        let now = self.survey_now();
        self.survey.complete(now);
        self.tracker
            .set_policy_files(self.survey.files().cloned().collect());
    }

    /// Reloads the policy if its files changed, and checks everything against it.
    pub(super) fn reload(&mut self) -> io::Result<()> {
        let now = self.survey_now();
        let changed = self.survey.changed(&now).map(shown);
        if changed.is_none() && !self.host.is_outdated() {
            return Ok(());
        }
        self.survey = now;
        let result = self.host.reload();
        self.survey_anew();
        match result {
            Err(problems) => self.report_policy_problems(problems),
            Ok(()) => self.judge_all_by(changed.unwrap_or_default()),
        }
    }

    /// Reports those problems of the policy that were not reported before.
    pub(super) fn report_policy_problems(&mut self, problems: Vec<Problem>) -> io::Result<()> {
        let remaining = self.ledger.all().count();
        let news = problems
            .iter()
            .filter(|p| !self.policy_problems.contains(p));
        let events = news.map(|p| Event::problem(p.clone(), remaining)).collect();
        self.policy_problems = problems;
        self.report(events)
    }

    fn judge_all_by(&mut self, path: String) -> io::Result<()> {
        self.policy_problems = self.host.set_up_problems();
        self.recent_fixes.clear();
        let event = Event {
            kind: EventKind::Policy,
            path,
            change: Change {
                remaining: self.ledger.all().count(),
                ..Change::default()
            },
            fixed: 0,
            problem: None,
        };
        self.report(vec![event])?;
        // What is excluded or included now is known after a walk alone.
        self.walk()?;
        self.tracker.take_all();
        let all = self.tracker.files().map(Path::to_owned).collect();
        self.read(all, true)
    }
}

/// The path as reports show it: relative to the working directory, if it lies inside.
fn shown(path: &Path) -> String {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let inner = here.ok().and_then(|here| path.strip_prefix(here).ok());
    inner
        .unwrap_or(path)
        .to_string_lossy()
        .replace(std::path::MAIN_SEPARATOR, "/")
}

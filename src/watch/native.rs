//! The system's own file events, as hints. The watcher's thread sleeps until there is one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode, Event, EventKind, ModifyKind, RenameMode};
use notify::{Config, ErrorKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::session::{Hint, Signal};
use super::stamp::{Look, Stamp};
use super::targets::Target;

/// A watcher and what it watches.
#[derive(Debug)]
pub(super) struct Native {
    watcher: RecommendedWatcher,
    armed: BTreeMap<PathBuf, Armed>,
}

#[derive(Debug, PartialEq, Eq)]
struct Armed {
    deep: bool,
    folder: Option<i64>,
}

impl Native {
    /// A watcher that watches nothing yet.
    pub(super) fn new(signals: Sender<Signal>) -> Result<Self, String> {
        let handler = move |result: notify::Result<Event>| {
            for hint in hints(result) {
                // No one listens any more where this fails, which is as good.
                let _ = signals.send(Signal::Hint(hint));
            }
        };
        let config = Config::default().with_follow_symlinks(false);
        let watcher = RecommendedWatcher::new(handler, config).map_err(|e| reason(&e))?;
        Ok(Self {
            watcher,
            armed: BTreeMap::new(),
        })
    }

    /// Watches these folders and no others. Returns whether that is a change.
    pub(super) fn watch(&mut self, targets: &[Target]) -> Result<bool, String> {
        let wanted: BTreeMap<&Path, Armed> = targets
            .iter()
            .map(|target| (target.path.as_path(), Armed::of(target)))
            .collect();
        let stale: Vec<PathBuf> = self
            .armed
            .iter()
            .filter(|(path, armed)| wanted.get(path.as_path()) != Some(*armed))
            .map(|(path, _)| path.clone())
            .collect();
        let mut is_changed = !stale.is_empty();
        stale.iter().for_each(|path| self.forget(path));
        for (path, armed) in wanted {
            if self.armed.contains_key(path) {
                continue;
            }
            is_changed = true;
            match self.watcher.watch(path, armed.mode()) {
                Ok(()) => {
                    self.armed.insert(path.to_owned(), armed);
                }
                // It went away, or may not be read: the walk reports that, and its parent is
                // watched.
                Err(error) if !is_fatal(&error) => {}
                Err(error) => return Err(reason(&error)),
            }
        }
        Ok(is_changed)
    }

    /// The folder at `path` is not what it was when it was armed.
    pub(super) fn forget(&mut self, path: &Path) {
        if self.armed.remove(path).is_some() {
            // The system may have dropped the watch with the folder.
            let _ = self.watcher.unwatch(path);
        }
    }
}

impl Armed {
    fn of(target: &Target) -> Self {
        Self {
            deep: target.deep,
            folder: match Look::at(&target.path) {
                Look::Folder(Stamp { identity, .. }) => Some(identity[1]),
                _ => None,
            },
        }
    }

    fn mode(&self) -> RecursiveMode {
        if self.deep {
            RecursiveMode::Recursive
        } else {
            RecursiveMode::NonRecursive
        }
    }
}

/// Whether it will fail the next time, too, so that polling must take over.
fn is_fatal(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound | ErrorKind::WatchNotFound => false,
        ErrorKind::Io(error) => !matches!(
            error.kind(),
            std::io::ErrorKind::NotFound
                | std::io::ErrorKind::NotADirectory
                | std::io::ErrorKind::PermissionDenied
        ),
        _ => true,
    }
}

fn reason(error: &notify::Error) -> String {
    match &error.kind {
        ErrorKind::MaxFilesWatch => "the system's limit of watched folders is reached \
            (fs.inotify.max_user_watches)"
            .to_owned(),
        _ => error.to_string(),
    }
}

/// What an event hints at. That a file was opened or read, as this program does, is no hint.
fn hints(result: notify::Result<Event>) -> Vec<Hint> {
    let event = match result {
        Ok(event) => event,
        Err(error) if is_fatal(&error) => return vec![Hint::Failed(reason(&error))],
        Err(_) => return vec![Hint::Lost],
    };
    if event.need_rescan() {
        return vec![Hint::Lost];
    }
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => {}
        EventKind::Access(_) => return Vec::new(),
        EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(RenameMode::From)) => {
            return event.paths.into_iter().map(Hint::Left).collect();
        }
        _ => {}
    }
    event.paths.into_iter().map(Hint::Touched).collect()
}

#[cfg(test)]
mod tests {
    use notify::event::{CreateKind, DataChange, Flag, MetadataKind, RemoveKind};

    use super::*;

    #[test]
    fn events_are_hints() {
        let touched = || vec![Hint::Touched("d/é.md".into())];
        let left = || vec![Hint::Left("d/é.md".into())];
        let name = |mode| EventKind::Modify(ModifyKind::Name(mode));
        let cases = [
            (EventKind::Create(CreateKind::Folder), touched()),
            (
                EventKind::Modify(ModifyKind::Data(DataChange::Any)),
                touched(),
            ),
            (
                EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any)),
                touched(),
            ),
            (
                EventKind::Access(AccessKind::Close(AccessMode::Write)),
                touched(),
            ),
            (
                EventKind::Access(AccessKind::Close(AccessMode::Read)),
                vec![],
            ),
            (EventKind::Access(AccessKind::Open(AccessMode::Any)), vec![]),
            (EventKind::Remove(RemoveKind::File), left()),
            (name(RenameMode::From), left()),
            (name(RenameMode::To), touched()),
            (name(RenameMode::Any), touched()),
            (EventKind::Any, touched()),
        ];
        for (kind, want) in cases {
            let event = Event::new(kind).add_path("d/é.md".into());
            assert_eq!(hints(Ok(event)), want, "{kind:?}");
        }
    }

    #[test]
    fn a_lost_event_asks_for_a_look_around() {
        let overflow = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(hints(Ok(overflow)), [Hint::Lost]);
        let gone = notify::Error::new(ErrorKind::PathNotFound);
        assert_eq!(hints(Err(gone)), [Hint::Lost]);
    }

    #[test]
    fn a_limit_ends_native_watching() {
        let told = hints(Err(notify::Error::new(ErrorKind::MaxFilesWatch)));
        assert!(matches!(told.as_slice(), [Hint::Failed(why)] if why.contains("limit")));
    }
}

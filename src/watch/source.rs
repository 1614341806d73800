//! Where hints come from: the system's own events where it has them, else a clock that triggers a
//! look around.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use super::mounts;
use super::native::Native;
use super::session::Signal;
use super::targets::{Target, targets};
use super::tracker::Pace;

/// How changes are noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceKind {
    /// The system reports changes.
    Native,
    /// All files are looked at again and again, by choice or for the reason given.
    Polled {
        /// How often.
        every: Duration,
        /// The reason, where it was not chosen.
        because: Option<String>,
    },
}

/// Signals that something may have happened.
#[derive(Debug)]
pub struct Source {
    native: Option<Native>,
    every: Duration,
    because: Option<String>,
}

impl Source {
    /// Native events for these roots; polling where it is chosen or where they fail.
    pub(super) fn start<'f>(
        (roots, files): (&[PathBuf], impl Iterator<Item = &'f PathBuf>),
        (poll, every): (bool, Duration),
        signals: &Sender<Signal>,
    ) -> Self {
        let mut source = Self {
            native: None,
            every,
            because: None,
        };
        if poll {
            return source;
        }
        let targets = targets(roots, files);
        match unheard(&targets).map_or_else(|| Native::new(signals.clone()), Err) {
            Ok(native) => {
                source.native = Some(native);
                source.watch(&targets);
            }
            Err(reason) => source.because = Some(reason),
        }
        source
    }

    /// How changes are noticed now.
    #[must_use]
    pub fn kind(&self) -> SourceKind {
        match self.native {
            Some(_) => SourceKind::Native,
            None => SourceKind::Polled {
                every: self.every,
                because: self.because.clone(),
            },
        }
    }

    /// How long things take, noticed this way.
    #[must_use]
    pub fn pace(&self) -> Pace {
        match self.native {
            Some(_) => Pace::NATIVE,
            None => Pace::POLLED,
        }
    }

    /// Watches what must be watched by now: roots come and go. Returns whether that changed.
    pub(super) fn refresh<'f>(
        &mut self,
        roots: &[PathBuf],
        files: impl Iterator<Item = &'f PathBuf>,
    ) -> bool {
        if self.native.is_none() {
            return false;
        }
        let targets = targets(roots, files);
        self.watch(&targets)
    }

    /// The folder at `path`, if it is watched, is no longer what it was.
    pub(super) fn forget(&mut self, path: &Path) {
        if let Some(native) = &mut self.native {
            native.forget(path);
        }
    }

    /// Native events failed: polls from now on.
    pub(super) fn fall_back(&mut self, reason: String) {
        self.native = None;
        self.because = Some(reason);
    }

    fn watch(&mut self, targets: &[Target]) -> bool {
        let Some(native) = &mut self.native else {
            return false;
        };
        match native.watch(targets) {
            Ok(is_changed) => is_changed,
            Err(reason) => {
                self.fall_back(reason);
                true
            }
        }
    }
}

/// Why the system would not report changes in these folders.
fn unheard(targets: &[Target]) -> Option<String> {
    targets.iter().filter(|t| t.deep).find_map(|target| {
        let kind = mounts::remote(&target.path)?;
        let path = target.path.display();
        Some(format!(
            "{path} lies on {kind}, which does not report changes made on other machines"
        ))
    })
}

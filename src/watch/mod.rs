//! Watching: checks everything once, then what changes.
//!
//! [`Tracker`] decides what is due, [`Source`] signals that something may have happened, and
//! [`Session`] drives both over a [`Host`], which is all that the watcher needs of the rest of the
//! program: to discover the files, to check one, to reload the policy, and to report.

mod command_runner;
mod event;
mod host;
mod ledger;
mod mounts;
mod native;
mod notifier;
mod recent_fixes;
mod session;
mod source;
mod stamp;
mod targets;
mod tracker;

pub use command_runner::{CommandLine, CommandRunner, TIME_LIMIT};
pub use event::{Event, EventKind, Shown};
pub use host::{FileResult, Found, Host, State, Totals, Watched};
pub use ledger::{Change, Ledger};
pub use notifier::Notifier;
pub use recent_fixes::{Digest, MayFix, RecentFixes};
pub use session::{Hint, Options, Session, Signal};
pub use source::{Source, SourceKind};
pub use stamp::{Look, Stamp};
pub use targets::{Target, key};
pub use tracker::{Due, Pace, Step, Tracker};

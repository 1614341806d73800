//! Watching: checks everything once, then what changes.
//!
//! [`Tracker`] decides what is due, [`Source`] tells that something may have happened, and
//! [`Session`] drives both over a [`Desk`], which is all that the watcher needs of the rest of the
//! program: to find the files, to judge one, to read the policy anew, and to tell people.

mod desk;
mod errand;
mod event;
mod ledger;
mod mend;
mod mounts;
mod native;
mod session;
mod source;
mod stamp;
mod targets;
mod toast;
mod tracker;

pub use desk::{Desk, Found, Judged, State, Tally, Watched};
pub use errand::{Errand, Order, TIME_LIMIT};
pub use event::{Event, EventKind, Shown};
pub use ledger::{Change, Ledger};
pub use mend::{Digest, Leave, Mends};
pub use session::{Hint, Options, Session, Signal};
pub use source::{Source, SourceKind};
pub use stamp::{Look, Stamp};
pub use targets::{Target, key};
pub use toast::Toast;
pub use tracker::{Due, Pace, Step, Tracker};

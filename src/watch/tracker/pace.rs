//! How long a tracker waits for what.

use std::time::Duration;

/// How long is waited for what.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// A file that has not changed for so long is whole.
    pub quiet: Duration,
    /// A file that has been away for so long is gone.
    pub grace: Duration,
    /// A walk is repeated so long after a folder appeared: its files may have been written before
    /// it was watched.
    pub confirm: Duration,
    /// Walks for files that were not inputs last time are delayed so long.
    pub lazy: Duration,
}

impl Pace {
    /// For systems that report changes at once.
    pub const NATIVE: Self = Self {
        quiet: Duration::from_millis(15),
        grace: Duration::from_millis(300),
        confirm: Duration::from_millis(500),
        lazy: Duration::from_millis(1000),
    };
    /// For shares and disks that are polled.
    pub const POLLED: Self = Self {
        quiet: Duration::from_millis(100),
        ..Self::NATIVE
    };
}

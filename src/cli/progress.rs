//! A progress bar for long runs, on standard error of a terminal only.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::stderr;

/// A shorter run shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// The progress of a run.
pub(super) struct Progress {
    started: Instant,
    wanted: bool,
    total: u64,
    done: AtomicU64,
    bar: OnceLock<ProgressBar>,
}

impl Progress {
    /// A bar over `total` inputs, which appears only if it is wanted and on a terminal.
    pub(super) fn new(total: usize, wanted: bool) -> Self {
        Self {
            started: Instant::now(),
            wanted: wanted && stderr::is_terminal(),
            total: u64::try_from(total).unwrap_or_default(),
            done: AtomicU64::new(0),
            bar: OnceLock::new(),
        }
    }

    /// One more input is done.
    pub(super) fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.wanted && self.started.elapsed() >= PATIENCE {
            let bar = self.bar.get_or_init(|| bar(self.total));
            bar.set_position(done);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

fn bar(total: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} files, {eta} left")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr()).with_style(style)
}

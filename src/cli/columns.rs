//! How many columns there are to print in.

use std::io::IsTerminal as _;

/// The columns of standard output: the value of `COLUMNS`, or of its terminal. `None` where it is no
/// terminal, and nothing is to be fitted.
pub(super) fn of_stdout() -> Option<usize> {
    if let Some(asked) = asked() {
        return Some(asked);
    }
    let stdout = std::io::stdout();
    let size = stdout
        .is_terminal()
        .then(|| terminal_size::terminal_size_of(&stdout));
    size.flatten()
        .map(|(width, _)| usize::from(width.0))
        .filter(|columns| *columns > 0)
}

fn asked() -> Option<usize> {
    let asked = std::env::var("COLUMNS").ok()?;
    asked.trim().parse().ok().filter(|columns| *columns > 0)
}

//! Messages on standard error: problems always, notices only to a terminal.

use std::io::IsTerminal as _;

use anstream::eprintln;
use clap::builder::styling::{AnsiColor, Style};

use sayso_engine::finding::{Problem, ProblemKind};
use sayso_reports::one_line;

/// Makes `--color` hold for standard error, too.
pub(super) fn choose_color(choice: anstream::ColorChoice) {
    choice.write_global();
}

/// Prints `error: reason`.
pub(super) fn error(reason: &str) {
    let style = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    eprintln!("{style}error{style:#}: {}", one_line(reason));
}

/// Prints a problem on a line of its own: path, place and reason. One that kept nothing from being
/// checked is a note.
pub(super) fn problem(problem: &Problem) {
    let place = match problem.span {
        Some((start, _)) => format!("{}:{}:{}: ", problem.path, start.line, start.column),
        None if problem.path.is_empty() => String::new(),
        None => format!("{}: ", problem.path),
    };
    let text = format!("{place}{}", problem.reason);
    match problem.kind {
        ProblemKind::Notice => eprintln!("note: {}", one_line(&text)),
        _ => error(&text),
    }
}

/// Prints a note.
pub(super) fn note(text: &str) {
    eprintln!("note: {}", one_line(text));
}

/// Prints a note if standard error is a terminal.
pub(super) fn note_to_person(text: &str) {
    if is_terminal() {
        note(text);
    }
}

/// Prints how many files of which kinds were not read, quietly only where that is why the run fails.
pub(super) fn not_read(text: Option<String>, is_failure: bool, is_quiet: bool) {
    match text {
        Some(what) if is_failure => error(&format!("{what} (--fail-on-skipped)")),
        Some(what) if !is_quiet => note(&what),
        _ => {}
    }
}

/// Prints a line of verbose output.
pub(super) fn line(text: &str) {
    eprintln!("{}", one_line(text));
}

/// Whether standard error is a terminal.
pub(super) fn is_terminal() -> bool {
    std::io::stderr().is_terminal()
}

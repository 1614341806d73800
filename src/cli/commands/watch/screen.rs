//! What a watch prints: lines for programs, or for people what is new and what is resolved.

use std::io::{self, IsTerminal as _, Write as _};

use anstream::{AutoStream, ColorChoice};

use crate::cli::args::{ShowArguments, WatchFormat};
use crate::cli::columns;
use crate::cli::stderr;
use crate::watch::{
    CommandLine, CommandRunner, Event, EventKind, Notifier, SourceKind, State, Totals,
};
use sayso_engine::finding::{Problem, ProblemKind};
use sayso_reports::{RenderedFinding, one_line};

/// Clears a terminal and its scrollback, and moves to the first line.
const CLEAR: &str = "\x1b[2J\x1b[3J\x1b[H";
/// So many of the findings that remain fit a tidy screen.
const SCREENFUL: usize = 30;

/// The commands that are run after a change.
pub(super) struct Commands {
    pub(super) exec: Option<(CommandRunner, CommandLine)>,
    pub(super) notifier: Option<(CommandRunner, Notifier)>,
}

/// The output of a watch.
pub(super) struct Screen {
    format: WatchFormat,
    color: bool,
    clear: bool,
    quiet: bool,
    verbose: bool,
    commands: Commands,
    /// How changes are noticed, once everything was checked.
    source: Option<String>,
}

impl Screen {
    pub(super) fn new(arguments: &ShowArguments, commands: Commands) -> Self {
        let stdout = io::stdout();
        let is_human = arguments.output_format == WatchFormat::Human;
        let is_text = arguments.output_format != WatchFormat::Jsonl;
        Self {
            format: arguments.output_format,
            color: is_human && AutoStream::choice(&stdout) != ColorChoice::Never,
            clear: is_text && arguments.clear && stdout.is_terminal(),
            quiet: arguments.quiet,
            verbose: arguments.verbose,
            commands,
            source: None,
        }
    }

    pub(super) fn has_color(&self) -> bool {
        self.color
    }

    /// The columns that findings are fitted into, where they are.
    pub(super) fn columns(&self) -> Option<usize> {
        columns::of_stdout().filter(|_| self.format == WatchFormat::Human)
    }

    /// The finding as it is shown when it is new.
    pub(super) fn text(&self, finding: &RenderedFinding) -> String {
        match self.format {
            WatchFormat::Human => format!("{}\n", finding.human),
            WatchFormat::Concise => finding.concise.clone(),
            WatchFormat::Jsonl => String::new(),
        }
    }

    /// Says how changes are noticed, now that everything was checked.
    pub(super) fn source(&mut self, kind: &SourceKind, totals: Totals) -> io::Result<()> {
        let text = in_words(kind);
        let is_fall_back = matches!(
            kind,
            SourceKind::Polled {
                because: Some(_),
                ..
            }
        );
        if is_fall_back || self.verbose {
            stderr::note(&text);
        }
        self.source = Some(text);
        if self.format == WatchFormat::Jsonl || self.quiet {
            return Ok(());
        }
        let status = self.status(totals);
        print(&format!("{status}\n"))
    }

    pub(super) fn events(&mut self, events: &[Event], state: &State<'_>) -> io::Result<()> {
        let is_tidy = self.clear && self.source.is_some();
        let text = match self.format {
            WatchFormat::Jsonl => lines(events.iter()),
            _ if is_tidy => self.tidy(events, state),
            _ => self.news(events),
        };
        print(&text)?;
        let new = events.iter().filter_map(|event| event.problem.as_ref());
        let stays = |problem: &&Problem| state.problems.contains(problem);
        if is_tidy && io::stderr().is_terminal() {
            // The screen that was cleared took them away.
            let standing = state.problems.iter().copied();
            standing.take(SCREENFUL).for_each(stderr::problem);
            new.filter(|problem| !stays(problem))
                .for_each(stderr::problem);
        } else {
            new.for_each(stderr::problem);
        }
        self.send_out(events);
        Ok(())
    }

    /// One screen: what remains, then what happened last.
    fn tidy(&self, events: &[Event], state: &State<'_>) -> String {
        let totals = state.totals;
        let mut text = CLEAR.to_owned();
        for (_, finding) in state.ledger.all().take(SCREENFUL) {
            text.push_str(&finding.line);
            text.push('\n');
        }
        if totals.remaining > SCREENFUL {
            text.push_str(&format!("… and {} more\n", totals.remaining - SCREENFUL));
        }
        for event in events.iter().filter(|e| e.is_news()).take(SCREENFUL) {
            text.push_str(&headline(event));
        }
        text + &self.status(totals) + "\n"
    }

    /// What is new and what is resolved, event by event.
    fn news(&self, events: &[Event]) -> String {
        let mut text = String::new();
        for event in events {
            let is_first = self.source.is_none() && event.kind == EventKind::Checked;
            if !self.quiet && !is_first && (event.is_news() || events.len() == 1) {
                text.push_str(&headline(event));
            }
            for finding in &event.change.new {
                text.push_str(&finding.text);
                text.push('\n');
            }
            for finding in &event.change.resolved {
                text.push_str(&format!("resolved: {}\n", finding.line));
            }
        }
        let silent = events.iter().filter(|event| !event.is_news()).count();
        if !self.quiet && self.source.is_some() && silent > 0 && events.len() > 1 {
            text.push_str(&format!("{}: no new findings\n", counted(silent, "file")));
        }
        text
    }

    fn status(&self, totals: Totals) -> String {
        let source = self.source.as_deref().unwrap_or_default();
        let (files, findings) = (
            counted(totals.files, "file"),
            counted(totals.remaining, "finding"),
        );
        format!("{files} watched, {findings}; {source}")
    }

    fn send_out(&self, events: &[Event]) {
        let is_trouble = |e: &&Event| {
            e.problem
                .as_ref()
                .is_some_and(|p| p.kind == ProblemKind::Command)
        };
        // The failure of a command is not sent to a command.
        let news: Vec<&Event> = events
            .iter()
            .filter(|e| e.is_news() && !is_trouble(e))
            .collect();
        if let Some((runner, command_line)) = &self.commands.exec
            && !news.is_empty()
        {
            runner.ask(command_line, &lines(news.iter().copied()));
        }
        let new: usize = news.iter().map(|event| event.change.new.len()).sum();
        if let Some((runner, notifier)) = &self.commands.notifier
            && new > 0
        {
            let text = format!("{} in {}", counted(new, "new finding"), places(&news));
            runner.ask(&notifier.command_line(&text), "");
        }
    }
}

/// The files with new findings: the only one by name.
fn places(news: &[&Event]) -> String {
    let mut with_new = news.iter().filter(|event| !event.change.new.is_empty());
    match (with_new.next(), with_new.count()) {
        (Some(only), 0) => only.path.clone(),
        (_, more) => counted(more + 1, "file"),
    }
}

fn lines<'e>(events: impl Iterator<Item = &'e Event>) -> String {
    events.map(|event| event.line() + "\n").collect()
}

/// The event of one file, in a line. Problems are reported on standard error.
fn headline(event: &Event) -> String {
    let path = one_line(&event.path);
    let change = &event.change;
    let counts = [
        (change.new.len(), "new"),
        (change.resolved.len(), "resolved"),
        (event.fixed, "fixed"),
    ];
    let mut parts: Vec<String> = (counts.iter().filter(|(n, _)| *n > 0))
        .map(|(n, what)| format!("{n} {what}"))
        .collect();
    match event.kind {
        EventKind::Problem => return String::new(),
        EventKind::Policy if path.is_empty() => {
            return "the date changed: the rules in force were updated\n".to_owned();
        }
        EventKind::Policy => return format!("{path}: the policy was reloaded\n"),
        EventKind::Removed => parts.insert(0, "removed".to_owned()),
        EventKind::Checked | EventKind::Changed if parts.is_empty() => {
            parts.push("no new findings".to_owned());
        }
        EventKind::Checked | EventKind::Changed => {}
    }
    if change.remaining > 0 {
        parts.push(format!("{} remaining", change.remaining));
    }
    format!("{path}: {}\n", parts.join(", "))
}

fn in_words(kind: &SourceKind) -> String {
    match kind {
        SourceKind::Native => "using file system events".to_owned(),
        SourceKind::Polled { every, because } => {
            let why = because.as_ref().map(|why| format!(", since {why}"));
            let every = every.as_secs_f32();
            format!("polling every {every} s{}", why.unwrap_or_default())
        }
    }
}

fn counted(n: usize, what: &str) -> String {
    let plural = if n == 1 { "" } else { "s" };
    format!("{n} {what}{plural}")
}

/// Prints and flushes.
fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

//! The pages that the code writes: `docs/cli.md` from the help texts, `docs/rules.md` from the
//! built-in lexicons.

use std::fmt::Write as _;

use sayso_policy::Level;
use sayso_policy::{DEFAULT_LEXICONS, Lexicon, Rule, RuleKind, builtin};

use crate::pages::{assert_current, shell};

const NOTICE: &str =
    "<!-- Written by `SAYSO_UPDATE=1 cargo test --test repository`; edit the code instead. -->\n";

/// A command with its help text.
pub(crate) struct Command {
    /// `sayso lexicon list`.
    pub(crate) name: String,
    pub(crate) help: String,
}

/// The program and all its commands, as the help texts name them.
pub(crate) fn commands() -> Vec<Command> {
    let mut found = Vec::new();
    let mut open = vec!["sayso".to_owned()];
    while let Some(name) = open.pop() {
        let help = shell(&format!("{name} --help"));
        let inner: Vec<String> = subcommands(&help)
            .map(|word| format!("{name} {word}"))
            .collect();
        open.extend(inner.into_iter().rev());
        found.push(Command { name, help });
    }
    assert!(found.len() > 5, "the commands were found");
    found
}

fn subcommands(help: &str) -> impl Iterator<Item = &str> {
    help.lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|word| *word != "help")
}

#[test]
fn the_page_of_commands_is_current() {
    let mut page = format!("# Commands\n\n{NOTICE}");
    for command in commands() {
        let help = command.help.trim_end();
        let _ = write!(page, "\n## {}\n\n```text\n{help}\n```\n", command.name);
    }
    assert_current("docs/cli.md", &page);
}

#[test]
fn the_page_of_rules_is_current() {
    let mut page = format!(
        "# Rules of the default lexicon\n\n{NOTICE}\n\
         Every sentence below is a test: `sayso lexicon test` runs them. How phrases are written is \
         shown by `sayso lexicon show ID`; how a sentence is judged, in [judging.md](judging.md). The \
         lexicons that are active only where they are named are in [shelf.md](shelf.md).\n"
    );
    for id in DEFAULT_LEXICONS {
        let lexicon = builtin(id).expect("is built in").expect("has no mistakes");
        describe(&lexicon, &mut page);
    }
    assert_current("docs/rules.md", &page);
}

fn describe(lexicon: &Lexicon, page: &mut String) {
    let about = &lexicon.metadata;
    let title = about.title.as_deref().unwrap_or("Rules");
    let _ = write!(page, "\n## {}\n\n{title}.", lexicon.id);
    let facts = [
        ("Version", &about.version),
        ("Owner", &about.owner),
        ("Source", &about.source),
        ("In force from", &about.effective_from),
        ("In force until", &about.effective_until),
    ];
    for (name, fact) in facts {
        if let Some(fact) = fact {
            let _ = write!(page, " {name}: {fact}.");
        }
    }
    page.push('\n');
    for rule in &lexicon.rules {
        describe_rule(lexicon, rule, page);
    }
}

fn describe_rule(lexicon: &Lexicon, rule: &Rule, page: &mut String) {
    let _ = write!(page, "\n### {}\n\n{}.", rule.id, verdict(rule));
    if rule.kind != RuleKind::Approved {
        let _ = write!(page, " {}", lexicon.message_in_words(rule));
    }
    if let Some(why) = &rule.rationale {
        let _ = write!(page, " {why}");
    }
    let _ = write!(page, "\n\nSource: {}.", rule.source);
    if let Some(url) = &rule.url {
        let _ = write!(page, " <{url}>");
    }
    page.push('\n');
    let texts = |phrases: &[sayso_policy::Phrase]| -> Vec<String> {
        phrases.iter().map(|p| format!("`{}`", p.text)).collect()
    };
    list("Phrases", &texts(&rule.phrases), page);
    list("About", &texts(&rule.object), page);
    let rewrites: Vec<String> = rule
        .rewrite
        .iter()
        .map(|r| format!("`{}`", r.template))
        .collect();
    list("Write instead", &rewrites, page);
    let plain = |all: &[(String, sayso_policy::Place)]| -> Vec<String> {
        all.iter().map(|(text, _)| text.clone()).collect()
    };
    let found = match rule.kind {
        RuleKind::Approved => "Counted",
        _ => "Reported",
    };
    list(found, &plain(&rule.examples.flag), page);
    list("Left alone", &plain(&rule.examples.pass), page);
    let becomes = |(from, to, _): &(String, String, sayso_policy::Place)| format!("{from} → {to}");
    let mended: Vec<String> = rule.examples.rewrites.iter().map(becomes).collect();
    list("Rewritten", &mended, page);
}

fn verdict(rule: &Rule) -> String {
    let level = match rule.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    };
    match rule.kind {
        RuleKind::Banned => format!("Banned, reported as {level}"),
        RuleKind::Approved => "Approved, never reported".to_owned(),
        RuleKind::Preferred => format!("Preferred wording, reported as {level}"),
        RuleKind::Required => format!("Required text, reported as {level} where it is missing"),
        RuleKind::Consistent => format!("Consistent wording, reported as {level}"),
    }
}

fn list(title: &str, lines: &[String], page: &mut String) {
    if !lines.is_empty() {
        let _ = write!(page, "\n{title}:\n\n");
    }
    for line in lines {
        let _ = writeln!(page, "- {line}");
    }
}

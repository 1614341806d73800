//! `sayso lexicon`: lists, prints, tests and lints lexicons.

mod advice;
mod configured;
mod coverage;
mod examples;
mod list;
pub(super) mod rule;
mod verify;

use std::io::Write as _;

use crate::cli::args::{LexiconArguments, LexiconCommand};
use crate::cli::exit::Exit;
use crate::cli::stderr;
use sayso_policy::lexicon_schema;

pub(super) fn run(arguments: &LexiconArguments) -> anyhow::Result<Exit> {
    match &arguments.command {
        LexiconCommand::List(policy) => list::run(policy),
        LexiconCommand::Show(of) => show(&of.lexicon),
        LexiconCommand::Test(of) if of.coverage => {
            verify::run(&of.files.lexicons, verify::Mode::Coverage)
        }
        LexiconCommand::Test(of) => verify::run(&of.files.lexicons, verify::Mode::Test),
        LexiconCommand::Lint(of) => verify::run(&of.lexicons, verify::Mode::Lint),
        LexiconCommand::Schema => schema(),
    }
}

fn show(name: &str) -> anyhow::Result<Exit> {
    let lexicon = match configured::named(name) {
        Ok(lexicon) => lexicon,
        Err(problems) => {
            problems.iter().for_each(stderr::problem);
            return Ok(Exit::Incomplete);
        }
    };
    let mut out = std::io::stdout().lock();
    let metadata = &lexicon.metadata;
    let title = metadata.title.as_deref().unwrap_or("untitled");
    writeln!(out, "{} {}: {title}", lexicon.id, list::version(&lexicon))?;
    if let Some(extends) = &lexicon.extends {
        writeln!(out, "\nadds to {}", extends.id)?;
    }
    for set in &lexicon.names {
        let members: Vec<&str> = set.members.iter().map(|name| name.text.as_str()).collect();
        let included: Vec<String> = set.include.iter().map(|id| format!("@{id}")).collect();
        let all = [included.join(", "), members.join(", ")];
        let all: Vec<&str> = all
            .iter()
            .map(String::as_str)
            .filter(|s| !s.is_empty())
            .collect();
        writeln!(out, "\n@{}: {}", set.id, all.join(", "))?;
    }
    for (id, words) in &lexicon.words {
        writeln!(out, "\n@{id} (words): {}", words.join(", "))?;
    }
    for (id, nouns) in &lexicon.nouns {
        writeln!(out, "\n{id}: {}", nouns.join(", "))?;
    }
    for shown in &lexicon.rules {
        writeln!(out)?;
        rule::expand(&lexicon, shown, &mut out)?;
    }
    Ok(Exit::Clean)
}

fn schema() -> anyhow::Result<Exit> {
    let mut out = std::io::stdout().lock();
    out.write_all(lexicon_schema().as_bytes())?;
    Ok(Exit::Clean)
}

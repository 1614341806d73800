//! `sayso lexicon list`: a line for each lexicon.

use std::io::Write as _;
use std::path::Path;

use crate::cli::args::PolicyArguments;
use crate::cli::exit::Exit;
use crate::cli::lexicons;
use crate::cli::settings::{self, Levels};
use crate::cli::stderr;
use sayso_policy::{Lexicon, Origin, builtins};

pub(super) fn run(arguments: &PolicyArguments) -> anyhow::Result<Exit> {
    let mut settings = settings::resolver(arguments, Levels::default());
    let at = settings.resolve(Path::new("")).policy;
    let (policies, mut problems) = settings.finish();
    let active: Vec<Lexicon> = at.map_or_else(Vec::new, |at| {
        policies[at].checker.policy().lexicons.clone()
    });
    let mut rows: Vec<[String; 5]> = active.iter().map(|l| row(l, "active")).collect();
    for (id, _) in builtins() {
        match lexicons::named(id) {
            Ok(lexicon) if active.iter().all(|a| a.id != id) => rows.push(row(&lexicon, "")),
            Ok(_) => {}
            Err(mistakes) => problems.extend(mistakes),
        }
    }
    print(&rows)?;
    problems.iter().for_each(stderr::problem);
    Ok(if problems.is_empty() {
        Exit::Clean
    } else {
        Exit::Incomplete
    })
}

fn row(lexicon: &Lexicon, state: &str) -> [String; 5] {
    let origin = match &lexicon.origin {
        Origin::BuiltIn => "built-in",
        Origin::File(path) => path,
    };
    let rules = match lexicon.rules.len() {
        1 => "1 rule".to_owned(),
        many => format!("{many} rules"),
    };
    [
        lexicon.id.clone(),
        version(lexicon),
        rules,
        origin.to_owned(),
        state.to_owned(),
    ]
}

/// The lexicon's own version, or a dash.
pub(super) fn version(lexicon: &Lexicon) -> String {
    lexicon.metadata.version.clone().unwrap_or("-".to_owned())
}

fn print(rows: &[[String; 5]]) -> std::io::Result<()> {
    let width = |column: usize| {
        let widths = rows.iter().map(|row| row[column].chars().count());
        widths.max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..5).map(width).collect();
    let mut out = std::io::stdout().lock();
    for row in rows {
        let cells = row.iter().zip(&widths);
        let line: Vec<String> = cells
            .map(|(cell, width)| format!("{cell:width$}"))
            .collect();
        writeln!(out, "{}", line.join("  ").trim_end())?;
    }
    Ok(())
}

//! `sayso lexicon lint` and `test`: mistakes and failing examples, each with its place in the file.

use std::io::Write as _;

use super::advice;
use super::configured;
use super::coverage;
use super::examples::{self, Totals};
use crate::cli::exit::Exit;
use crate::cli::{lexicons, settings, stderr};
use sayso_engine::check::Checker;
use sayso_engine::finding::{Problem, ProblemKind};
use sayso_policy::{Lexicon, Origin, Paths, Policy, builtins};

/// What is said of a lexicon without fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// How many examples hold.
    Test,
    /// The same, and how many have each phrase.
    Coverage,
    /// That there are no mistakes.
    Lint,
}

/// Verifies the lexicons of these names; without names, those of the configuration and all
/// built-in ones. Each is judged with what the others add to it.
pub(super) fn run(names: &[String], mode: Mode) -> anyhow::Result<Exit> {
    let mut exit = Exit::Clean;
    for lexicons in wanted(names) {
        match lexicons {
            Ok(lexicons) => {
                for (name, lexicon) in lexicons {
                    exit = exit.max(one(&name, lexicon, mode)?);
                }
            }
            Err(mistakes) => {
                mistakes.iter().for_each(stderr::problem);
                exit = Exit::Incomplete;
            }
        }
    }
    Ok(exit)
}

/// Lexicons that belong together, each with the name to call it by; or their mistakes.
type Group = Result<Vec<(String, Lexicon)>, Vec<Problem>>;

fn wanted(names: &[String]) -> Vec<Group> {
    if names.is_empty() {
        return vec![everything()];
    }
    let by_name = |name: &String| {
        if configured::is_id(name) {
            let asked = everything()?.into_iter().filter(|(_, l)| l.id == *name);
            return Ok(asked.collect());
        }
        let lexicon = lexicons::named(name)?;
        let id = lexicon.id.clone();
        let all = lexicons::extended(vec![lexicon], None)?;
        let asked = all.into_iter().filter(|l| l.id == id);
        Ok(asked.map(|lexicon| (name.clone(), lexicon)).collect())
    };
    names.iter().map(by_name).collect()
}

/// The lexicons of the configuration, and all built-in ones.
fn everything() -> Group {
    let mut all = settings::configured()?;
    for (id, _) in builtins() {
        if all.iter().all(|l| l.id != id) {
            all.push(lexicons::named(id)?);
        }
    }
    let name = |lexicon: &Lexicon| match &lexicon.origin {
        Origin::BuiltIn => lexicon.id.clone(),
        Origin::File(path) => path.clone(),
    };
    let all = lexicons::extended(all, None)?;
    Ok(all.into_iter().map(|l| (name(&l), l)).collect())
}

fn one(name: &str, lexicon: Lexicon, mode: Mode) -> anyhow::Result<Exit> {
    let missing = lexicons::missing_examples(&lexicon);
    missing.iter().for_each(stderr::problem);
    let Results {
        totals,
        advice,
        coverage,
    } = match results(lexicon, mode) {
        Ok(results) => results,
        Err(mistakes) => {
            mistakes.iter().for_each(stderr::problem);
            return Ok(Exit::Incomplete);
        }
    };
    totals.failed.iter().for_each(stderr::problem);
    let mistaken = match mode {
        Mode::Test | Mode::Coverage => !missing.is_empty(),
        Mode::Lint => {
            advice.iter().for_each(stderr::problem);
            !missing.is_empty() || advice.iter().any(|p| p.kind != ProblemKind::Notice)
        }
    };
    let held = totals.run - totals.failed.len();
    let mut out = std::io::stdout().lock();
    for line in coverage {
        writeln!(out, "{line}")?;
    }
    match mode {
        Mode::Test | Mode::Coverage => {
            writeln!(out, "{name}: {held} of {} examples hold", totals.run)?
        }
        Mode::Lint if totals.failed.is_empty() && !mistaken => {
            writeln!(out, "{name}: no mistakes")?
        }
        Mode::Lint => {}
    }
    Ok(if totals.failed.is_empty() && !mistaken {
        Exit::Clean
    } else {
        Exit::Findings
    })
}

/// The results of the examples, and what else the mode includes.
struct Results {
    totals: Totals,
    advice: Vec<Problem>,
    coverage: Vec<String>,
}

fn results(mut lexicon: Lexicon, mode: Mode) -> Result<Results, Vec<Problem>> {
    // An example is no document of some path.
    lexicon
        .rules
        .iter_mut()
        .for_each(|rule| rule.paths = Paths::default());
    let checker = Checker::new(Policy {
        lexicons: vec![lexicon.clone()],
        as_of: None,
    })?;
    Ok(Results {
        totals: examples::run(&lexicon, &checker),
        advice: match mode {
            Mode::Lint => advice::of(&lexicon, &checker),
            Mode::Test | Mode::Coverage => Vec::new(),
        },
        coverage: match mode {
            Mode::Coverage => coverage::lines(&lexicon, &checker),
            Mode::Test | Mode::Lint => Vec::new(),
        },
    })
}

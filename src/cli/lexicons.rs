//! Lexicons for commands: their mistakes are problems of the run.

use std::path::Path;

use sayso_engine::finding::{Problem, ProblemKind};
use sayso_policy::{Entry, Lexicon, Mistake, extend, find_lexicon};

/// The lexicon that the command line names.
pub(super) fn named(name: &str) -> Result<Lexicon, Vec<Problem>> {
    find_lexicon(&Entry::flag("--lexicon", name), Path::new(""))
        .map_err(|mistakes| problems(&mistakes))
}

/// The lexicons with what they add to each other on the day `as_of`, or on any.
pub(super) fn extended(
    lexicons: Vec<Lexicon>,
    as_of: Option<&str>,
) -> Result<Vec<Lexicon>, Vec<Problem>> {
    extend(lexicons, as_of).map_err(|mistakes| problems(&mistakes))
}

/// The examples that the lexicon lacks.
pub(super) fn missing_examples(lexicon: &Lexicon) -> Vec<Problem> {
    problems(&lexicon.missing_examples())
}

fn problems(mistakes: &[Mistake]) -> Vec<Problem> {
    let problem = |mistake: &Mistake| Problem::of_mistake(mistake, ProblemKind::Lexicon);
    mistakes.iter().map(problem).collect()
}

//! Finds lexicons by what people call them: the id of a built-in one, or the path of a file.

use std::path::Path;

use crate::finding::{Problem, ProblemKind};
use crate::policy::{
    Entry, Lexicon, Mistake, MistakeKind, builtin, builtins, extend, load_lexicon,
};

/// The lexicons that are active where nothing is said.
pub(super) const DEFAULT: [&str; 1] = ["ai-partnership"];

/// The lexicon that somebody named at the command line.
pub(super) fn named(name: &str) -> Result<Lexicon, Vec<Problem>> {
    find(&Entry::flag("--lexicon", name), Path::new(""))
}

/// The lexicon of an entry. A path counts from `folder`.
pub(super) fn find(entry: &Entry, folder: &Path) -> Result<Lexicon, Vec<Problem>> {
    let found = match builtin(&entry.text) {
        Some(found) => found,
        None if is_path(&entry.text) => load_lexicon(&from(folder, &entry.text)),
        None => Err(vec![unknown(entry)]),
    };
    found.map_err(|mistakes| problems(&mistakes))
}

/// The lexicons with what they add to each other on the day `as_of`, or on any.
pub(super) fn extended(
    lexicons: Vec<Lexicon>,
    as_of: Option<&str>,
) -> Result<Vec<Lexicon>, Vec<Problem>> {
    extend(lexicons, as_of).map_err(|mistakes| problems(&mistakes))
}

fn problems(mistakes: &[Mistake]) -> Vec<Problem> {
    let problem = |mistake: &Mistake| mistake.problem(ProblemKind::Lexicon);
    mistakes.iter().map(problem).collect()
}

/// Whether somebody who wrote this meant a file: ids have neither folders nor endings.
pub(super) fn is_path(name: &str) -> bool {
    name.contains(['/', '\\', '.'])
}

/// The path as messages name it: without a leading `./`.
fn from(folder: &Path, path: &str) -> String {
    let whole = folder.join(path);
    whole
        .strip_prefix(".")
        .unwrap_or(&whole)
        .display()
        .to_string()
}

fn unknown(entry: &Entry) -> Mistake {
    let known: Vec<&str> = builtins().map(|(id, _)| id).collect();
    entry.mistake(
        MistakeKind::Reference,
        format!("there is no built-in lexicon `{}`", entry.text),
        format!("name the path of a file, or one of: {}", known.join(", ")),
    )
}

//! Finds a lexicon by its name: the id of a built-in one, or the path of a file.

use std::path::Path;

use super::builtin::{builtin, builtins};
use super::config::Entry;
use super::lexicon::Lexicon;
use super::load::load_lexicon;
use super::mistake::{Mistake, MistakeKind};

/// The lexicons that are active by default.
pub const DEFAULT_LEXICONS: [&str; 1] = ["ai-partnership"];

/// The lexicon of an entry. A path counts from `folder`.
///
/// # Errors
/// Its mistakes, or that there is none of that name.
pub fn find_lexicon(entry: &Entry, folder: &Path) -> Result<Lexicon, Vec<Mistake>> {
    match builtin(&entry.text) {
        Some(found) => found,
        None if is_path(&entry.text) => load_lexicon(&from(folder, &entry.text)),
        None => Err(vec![unknown(entry)]),
    }
}

/// Whether `name` is the path of a file: ids have neither folders nor endings.
#[must_use]
pub fn is_path(name: &str) -> bool {
    name.contains(['/', '\\', '.'])
}

/// The path as messages name it: without a leading `./`.
fn from(folder: &Path, path: &str) -> String {
    let whole = folder.join(path);
    let shown = match whole.strip_prefix(".") {
        Ok(rest) if !rest.as_os_str().is_empty() => rest,
        _ => &whole,
    };
    shown.display().to_string()
}

fn unknown(entry: &Entry) -> Mistake {
    let known: Vec<&str> = builtins().map(|(id, _)| id).collect();
    entry.mistake(
        MistakeKind::Reference,
        format!("there is no built-in lexicon `{}`", entry.text),
        format!("name the path of a file, or one of: {}", known.join(", ")),
    )
}

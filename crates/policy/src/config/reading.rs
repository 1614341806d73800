//! The keys of the configuration that say what of a file is read.

use super::Entry;
use super::read::{entries, entry};
use crate::file::{Reader, Text, config as file};
use crate::mistake::MistakeKind;
use sayso_text::compile_pattern;

/// What is read of a file, beyond what its format says. All of it adds up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Regular expressions: what they match is code inside a sentence.
    pub ignore: Vec<Entry>,
    /// What begins and what ends a stretch that is code as a whole, as regular expressions.
    pub ignore_blocks: Vec<(Entry, Entry)>,
    /// Further keys of front matter whose values people read.
    pub front_matter: Vec<Entry>,
    /// Further attributes of HTML and MDX whose values people read.
    pub attributes: Vec<Entry>,
}

impl Reading {
    /// Adds what `more` says.
    pub(super) fn extend(&mut self, more: &Self) {
        self.ignore.extend_from_slice(&more.ignore);
        self.ignore_blocks.extend_from_slice(&more.ignore_blocks);
        self.front_matter.extend_from_slice(&more.front_matter);
        self.attributes.extend_from_slice(&more.attributes);
    }
}

/// Makes a [`Reading`] of the keys of a table.
pub(super) fn reading(file: file::Reading, r: &Reader<'_>) -> Reading {
    let ignore = file.ignore.unwrap_or_default().items.into_iter();
    let pairs = file.ignore_blocks.and_then(|list| list.value);
    let pairs = pairs.unwrap_or_default().into_iter();
    Reading {
        ignore: ignore.filter_map(|text| pattern(text, r)).collect(),
        ignore_blocks: pairs.filter_map(|pair| blocks(pair.value?, r)).collect(),
        front_matter: entries(file.front_matter, r),
        attributes: entries(file.attributes, r),
    }
}

fn pattern(text: Text, r: &Reader<'_>) -> Option<Entry> {
    if text.value.is_empty() {
        return None; // noted when it was read
    }
    let Err(error) = compile_pattern(&text.value) else {
        return Some(entry(text, r));
    };
    let message = error.to_string();
    let last = message.lines().last().unwrap_or_default();
    let why = last.trim_start_matches("error: ");
    let reason = format!("`{}` is no pattern: {why}", text.value);
    let next = "write a regular expression as Rust's `regex` reads it";
    r.add(MistakeKind::Value, text.place, reason, next);
    None
}

/// What begins and what ends a block. Both are checked.
fn blocks(file::Pair(begin, end): file::Pair, r: &Reader<'_>) -> Option<(Entry, Entry)> {
    let (begin, end) = (pattern(begin, r), pattern(end, r));
    Some((begin?, end?))
}

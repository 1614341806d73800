//! The keys of the configuration that say what of a file is read.

use toml::Spanned;
use toml::de::DeValue;

use super::Entry;
use super::read::{entries, entry};
use crate::load::{Fields, Reader, Text, text_of, wrong_type};
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

/// The keys of a [`Reading`].
pub(super) const READING_KEYS: [&str; 4] =
    ["ignore", "ignore-blocks", "front-matter", "attributes"];

impl Reading {
    /// Adds what `more` says.
    pub(super) fn extend(&mut self, more: &Self) {
        self.ignore.extend_from_slice(&more.ignore);
        self.ignore_blocks.extend_from_slice(&more.ignore_blocks);
        self.front_matter.extend_from_slice(&more.front_matter);
        self.attributes.extend_from_slice(&more.attributes);
    }
}

/// Reads the keys of a table.
pub(super) fn reading(fields: &mut Fields<'_, '_>, r: &mut Reader<'_>) -> Reading {
    Reading {
        ignore: patterns(fields, r),
        ignore_blocks: pairs(fields, r),
        front_matter: entries("front-matter", fields, r),
        attributes: entries("attributes", fields, r),
    }
}

fn patterns(fields: &mut Fields<'_, '_>, r: &mut Reader<'_>) -> Vec<Entry> {
    let texts = fields.texts("ignore", r);
    texts.into_iter().filter_map(|t| pattern(t, r)).collect()
}

fn pattern(text: Text, r: &mut Reader<'_>) -> Option<Entry> {
    let Err(error) = compile_pattern(&text.value) else {
        return Some(entry(text, r));
    };
    let told = error.to_string();
    let last = told.lines().last().unwrap_or_default();
    let why = last.trim_start_matches("error: ");
    let reason = format!("`{}` is no pattern: {why}", text.value);
    let next = "write a regular expression as Rust's `regex` reads it";
    r.add(MistakeKind::Value, text.place, reason, next);
    None
}

fn pairs(fields: &mut Fields<'_, '_>, r: &mut Reader<'_>) -> Vec<(Entry, Entry)> {
    let Some(value) = fields.get("ignore-blocks") else {
        return Vec::new();
    };
    let DeValue::Array(items) = value.get_ref() else {
        wrong_type("ignore-blocks", value, PAIRS, r);
        return Vec::new();
    };
    items.iter().filter_map(|item| pair(item, r)).collect()
}

const PAIRS: &str = "a list of pairs: [[\"begin\", \"end\"]]";

fn pair(item: &Spanned<DeValue<'_>>, r: &mut Reader<'_>) -> Option<(Entry, Entry)> {
    let texts: Option<Vec<Text>> = match item.get_ref() {
        DeValue::Array(both) if both.len() == 2 => {
            both.iter().map(|t| text_of(t, r.text)).collect()
        }
        _ => None,
    };
    let Some(mut texts) = texts else {
        wrong_type("ignore-blocks", item, PAIRS, r);
        return None;
    };
    let end = pattern(texts.pop()?, r);
    let begin = pattern(texts.pop()?, r);
    Some((begin?, end?))
}

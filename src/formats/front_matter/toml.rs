//! TOML front matter.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Keys, Part, Style, keys};

/// What is read of `text`; `None` where it is not TOML.
pub(super) fn parts(text: &str, keys: Keys<'_>) -> Option<Vec<Part>> {
    let table = DeTable::parse(text).ok()?;
    let (strings, all) = strings(table.get_ref(), keys);
    let mut parts: Vec<Part> = strings.into_iter().filter_map(|s| value(text, s)).collect();
    parts.extend(comments(text, all));
    Some(parts)
}

/// Where strings stand that are prose, and where all strings that are values stand.
fn strings(table: &DeTable<'_>, keys: Keys<'_>) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (mut prose, mut all) = (Vec::new(), Vec::new());
    let mut left: Vec<(bool, &Spanned<DeValue<'_>>)> = Vec::new();
    let below =
        |is_prose: bool, key: &str| keys.are_prose(key) || is_prose && keys::names_language(key);
    let top = table
        .iter()
        .map(|(key, value)| (below(false, key.get_ref()), value));
    left.extend(top);
    while let Some((is_prose, value)) = left.pop() {
        match value.get_ref() {
            DeValue::String(_) => {
                all.push(value.span());
                if is_prose {
                    prose.push(value.span());
                }
            }
            DeValue::Array(items) => left.extend(items.iter().map(|item| (is_prose, item))),
            DeValue::Table(table) => {
                let inner = table.iter();
                left.extend(inner.map(|(key, value)| (below(is_prose, key.get_ref()), value)));
            }
            _ => {}
        }
    }
    (prose, all)
}

/// The lines that are comments: those that start with `#` outside of strings.
fn comments(text: &str, mut strings: Vec<Range<usize>>) -> Vec<Part> {
    strings.sort_by_key(|s| s.start);
    let in_string = |at: usize| {
        let before = strings.partition_point(|s| s.start <= at);
        before > 0 && strings[before - 1].end > at
    };
    super::lines(text, 0..text.len())
        .filter(|line| text[line.clone()].trim_start().starts_with('#') && !in_string(line.start))
        .map(Part::Comment)
        .collect()
}

fn value(text: &str, span: Range<usize>) -> Option<Part> {
    let long = ["\"\"\"", "'''"]
        .iter()
        .any(|q| text[span.clone()].starts_with(q));
    let quote = if long { 3 } else { 1 };
    if span.len() < 2 * quote {
        return None;
    }
    let style = match text[span.clone()].starts_with('\'') {
        true => Style::Plain,
        false => Style::Escaped,
    };
    Some(Part::Value(style, span.start + quote..span.end - quote))
}

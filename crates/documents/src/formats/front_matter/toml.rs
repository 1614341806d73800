//! TOML front matter.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Keys, Part, Style, keys, reported};

/// What is read of `text`; `None` where it is not TOML.
pub(super) fn parts(text: &str, keys: Keys<'_>) -> Option<Vec<Part>> {
    let table = DeTable::parse(text).ok()?;
    let (strings, data) = strings(table.get_ref(), keys);
    let all = strings.iter().chain(data.iter().map(|(_, span)| span));
    let comments = comments(text, all.cloned().collect());
    let values = strings.into_iter().filter_map(|s| value(text, s));
    let data = data.into_iter().map(|(key, span)| Part::Data(key, span));
    Some(values.chain(data).chain(comments).collect())
}

/// The strings that are prose, and those that are data with their keys.
#[expect(clippy::type_complexity, reason = "a key and a place")]
fn strings(
    table: &DeTable<'_>,
    keys: Keys<'_>,
) -> (Vec<Range<usize>>, Vec<(String, Range<usize>)>) {
    let (mut prose, mut data) = (Vec::new(), Vec::new());
    let mut left: Vec<(bool, &str, &Spanned<DeValue<'_>>)> = Vec::new();
    let below =
        |is_prose: bool, key: &str| keys.are_prose(key) || is_prose && keys::names_language(key);
    let top = table
        .iter()
        .map(|(key, value)| (below(false, key.get_ref()), key.get_ref().as_ref(), value));
    left.extend(top);
    while let Some((is_prose, key, value)) = left.pop() {
        match value.get_ref() {
            DeValue::String(_) if is_prose => prose.push(value.span()),
            DeValue::String(_) => data.push((reported(key), value.span())),
            DeValue::Array(items) => left.extend(items.iter().map(|item| (is_prose, key, item))),
            DeValue::Table(table) => {
                let inner = table.iter();
                left.extend(inner.map(|(key, value)| {
                    (
                        below(is_prose, key.get_ref()),
                        key.get_ref().as_ref(),
                        value,
                    )
                }));
            }
            _ => {}
        }
    }
    (prose, data)
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

//! TOML front matter.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::formats::builder::{Builder, Piece};

use super::quoted;

/// Adds every string of the TOML at `range`, and the suppressions in its comments.
pub(super) fn read(text: &str, range: Range<usize>, builder: &mut Builder<'_>) {
    let Ok(table) = DeTable::parse(&text[range.clone()]) else {
        builder.notice("The front matter is not valid TOML and was not read.");
        return;
    };
    let mut strings = strings(table.get_ref());
    strings.sort_by_key(|s| s.start);
    let mut strings = strings.into_iter().peekable();
    for line in super::lines(text, range.clone()) {
        while let Some(s) = strings.next_if(|s| s.start + range.start < line.start) {
            add(text, s.start + range.start..s.end + range.start, builder);
        }
        super::comment(text, &line, builder);
    }
    for s in strings {
        add(text, s.start + range.start..s.end + range.start, builder);
    }
}

/// Where strings stand that are values.
fn strings(table: &DeTable<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut left: Vec<&Spanned<DeValue<'_>>> = table.values().collect();
    while let Some(value) = left.pop() {
        match value.get_ref() {
            DeValue::String(_) => found.push(value.span()),
            DeValue::Array(items) => left.extend(items.iter()),
            DeValue::Table(table) => left.extend(table.values()),
            _ => {}
        }
    }
    found
}

fn add(text: &str, span: Range<usize>, builder: &mut Builder<'_>) {
    let literal = text[span.clone()].starts_with('\'');
    let long = ["\"\"\"", "'''"]
        .iter()
        .any(|q| text[span.clone()].starts_with(q));
    let quote = if long { 3 } else { 1 };
    if span.len() < 2 * quote {
        return;
    }
    let inner = span.start + quote..span.end - quote;
    let pieces = if literal {
        vec![Piece::Exact(inner)]
    } else {
        quoted::escaped(text, inner)
    };
    super::field(builder, pieces);
}

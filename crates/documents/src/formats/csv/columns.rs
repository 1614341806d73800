//! Which columns of a table hold copy: those whose values are mostly several words, and not identifiers,
//! addresses, dates or numbers.

use super::cells::Cell;
use crate::ReadOptions;

/// Columns behind this one share their statistics: a row may have millions of cells.
const MOST_COLUMNS: usize = 1 << 14;

/// Words at the end of a column's name that say that it holds data, whatever its values look like.
#[rustfmt::skip]
const DATA: [&str; 33] = [
    "class", "code", "codes", "css", "date", "domain", "email", "file", "filename", "guid", "handle",
    "host", "href", "id", "ids", "key", "keys", "lang", "locale", "path", "query", "regex", "sku",
    "slug", "slugs", "sql", "status", "tag", "tags", "type", "uri", "url", "uuid",
];

/// A header's names are no longer than this, or their columns show that it is one.
const NAME_WORDS: usize = 3;

/// The longest name of a column, in bytes.
const LONGEST_NAME: usize = 128;

/// What the text of a cell looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    Empty,
    /// An identifier, an address, a number, a date, an object.
    Data,
    /// One word, which says nothing of its column.
    Word,
    /// Several words.
    Prose,
}

impl Value {
    pub(super) fn of(text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() {
            return Self::Empty;
        }
        if text.starts_with(['{', '[']) {
            return Self::Data;
        }
        let (mut words, mut others) = (0, 0);
        for token in text.split_whitespace() {
            match is_word(token) {
                true => words += 1,
                false => others += 1,
            }
        }
        match (words, others) {
            (0, _) => Self::Data,
            (1, 0) => Self::Word,
            (1, _) => Self::Data,
            _ if words >= others => Self::Prose,
            _ => Self::Data,
        }
    }
}

/// Whether a token is a word of running text: letters, perhaps with punctuation around or hyphens between. Small
/// letters with hyphens (`launch-post`) are taken for an identifier.
fn is_word(token: &str) -> bool {
    let word = token.trim_matches(|c: char| !c.is_alphanumeric());
    let letters = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '-');
    let is_slug = word.contains('-') && !word.contains(char::is_uppercase);
    !word.is_empty() && word.chars().all(letters) && !is_slug
}

/// What is known of a column.
#[derive(Debug, Clone, Copy, Default)]
struct Column {
    prose: u32,
    data: u32,
    /// What the header says of it.
    is_data: bool,
    is_copy: bool,
}

/// The columns of a table.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// The cells of the first row, if it is a header.
    pub(super) names: Vec<String>,
    columns: Vec<Column>,
}

impl Columns {
    /// Reads the whole table once.
    pub(super) fn of(text: &str, cells: impl Iterator<Item = Cell>, options: &ReadOptions) -> Self {
        let mut columns = Self::default();
        let (mut first, mut top) = (None, Vec::new());
        for cell in cells {
            let value = text[cell.parts()[0].clone()].trim();
            let is_top = *first.get_or_insert(cell.row) == cell.row;
            if is_top && cell.column < MOST_COLUMNS {
                top.push(value);
            } else {
                columns.count(cell.column, Value::of(value));
            }
        }
        if columns.has_header(&top) {
            columns.names = top.into_iter().map(str::to_owned).collect();
            columns.read_names(options);
        } else {
            for (column, value) in top.into_iter().enumerate() {
                columns.count(column, Value::of(value));
            }
        }
        columns
    }

    fn count(&mut self, column: usize, value: Value) {
        let index = column.min(MOST_COLUMNS);
        if self.columns.len() <= index {
            self.columns.resize(index + 1, Column::default());
        }
        let column = &mut self.columns[index];
        match value {
            Value::Prose => column.prose = column.prose.saturating_add(1),
            Value::Data => column.data = column.data.saturating_add(1),
            Value::Empty | Value::Word => {}
        }
    }

    /// Whether the first row names the columns: its cells are short, no sentences, and none twice.
    fn has_header(&self, top: &[&str]) -> bool {
        let mut sorted: Vec<&str> = top
            .iter()
            .filter(|name| !name.is_empty())
            .copied()
            .collect();
        sorted.sort_unstable();
        let is_said = |name: &str| name.ends_with(['.', '!', '?']) || name.contains("://");
        let is_name = |name: &&str| name.len() <= LONGEST_NAME && !is_said(name);
        let is_short = |name: &&str| name.split_whitespace().count() <= NAME_WORDS;
        // Numbers, dates or identifiers under a name that is none of these.
        let is_named = |(name, column): (&&str, &Column)| {
            column.data > column.prose && matches!(Value::of(name), Value::Word | Value::Prose)
        };
        !self.columns.is_empty()
            && sorted.windows(2).all(|pair| pair[0] != pair[1])
            && top.iter().all(is_name)
            && (top.iter().all(is_short) || top.iter().zip(&self.columns).any(is_named))
    }

    fn read_names(&mut self, options: &ReadOptions) {
        for (name, column) in self.names.iter().zip(&mut self.columns) {
            let mut words = name.split(|c: char| !c.is_alphanumeric());
            let last = words.rfind(|word| !word.is_empty()).unwrap_or_default();
            column.is_data = DATA.binary_search(&&*last.to_lowercase()).is_ok();
            column.is_copy = options.adds_key(name);
        }
    }

    /// Whether the first row is a header.
    pub(super) fn are_named(&self) -> bool {
        !self.names.is_empty()
    }

    /// Whether a cell of this column that looks like this is read.
    pub(super) fn are_read(&self, column: usize, value: Value) -> bool {
        let Some(column) = self.columns.get(column.min(MOST_COLUMNS)) else {
            return false;
        };
        let is_copy = !column.is_data && column.prose > 0 && column.prose >= column.data;
        match value {
            Value::Empty => false,
            _ if column.is_copy => true,
            Value::Data => false,
            Value::Word | Value::Prose => is_copy,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_data_can_be_looked_up() {
        assert!(DATA.is_sorted(), "looked up by halves");
    }

    #[test]
    fn values_are_distinguished() {
        use Value::{Data, Empty, Prose, Word};
        let cases = [
            ("", Empty),
            (" \t", Empty),
            ("42", Data),
            ("3,5 %", Data),
            ("2026-11-30", Data),
            ("12 March 2026", Data),
            ("launch-post", Data),
            ("hero_title", Data),
            ("https://x.yz/a b", Data),
            ("{\"a\": \"our agent\"}", Data),
            ("n/a", Data),
            ("Cancel", Word),
            ("High-quality", Word),
            ("Überblick", Word),
            ("Our agent", Prose),
            ("Enables access to GPT-5.", Prose),
            ("“Fast”, they said", Prose),
            ("Hello {{ name }}, our agent waits", Prose),
        ];
        for (text, want) in cases {
            assert_eq!(Value::of(text), want, "{text:?}");
        }
    }
}

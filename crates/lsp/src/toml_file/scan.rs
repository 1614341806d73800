//! Where in a TOML file a place is, however unfinished the file: which table, which key, and
//! whether a key or a value is being written.

use std::ops::Range;

/// What is being written at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    /// The tables and keys that lead there. Arrays add nothing.
    pub(super) path: Vec<String>,
    pub(super) part: Part,
    /// What is written, up to its end.
    pub(super) range: Range<usize>,
    /// Keys of the same table that are written elsewhere.
    pub(super) used: Vec<String>,
}

/// A part of a TOML file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The name of a table, between brackets.
    Header,
    Key,
    /// A value that is no string, or none yet.
    Bare,
    /// The inside of a string.
    Quoted,
}

/// What is being written at `at`; `None` in a comment.
pub(super) fn spot(text: &str, at: usize) -> Option<Spot> {
    let mut scanner = Scanner::new(text, at);
    scanner.run();
    let mut spot = scanner.found?;
    if spot.part == Part::Key && spot.path.len() == scanner.table.len() {
        spot.used = scanner.keys;
    }
    Some(spot)
}

/// The keys of all tables of that name.
pub(super) fn keys_of(text: &str, table: &str) -> Vec<String> {
    let mut scanner = Scanner::new(text, usize::MAX);
    scanner.wanted = Some(table.to_owned());
    scanner.run();
    scanner.collected
}

struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    cursor: usize,
    table: Vec<String>,
    /// The keys of the table in hand but for the one at the cursor.
    keys: Vec<String>,
    found: Option<Spot>,
    /// Whether the cursor is in a comment.
    commented: bool,
    /// The table whose keys are collected.
    wanted: Option<String>,
    collected: Vec<String>,
}

impl<'t> Scanner<'t> {
    fn new(text: &'t str, cursor: usize) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: 0,
            cursor,
            table: Vec::new(),
            keys: Vec::new(),
            found: None,
            commented: false,
            wanted: None,
            collected: Vec::new(),
        }
    }

    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(b'\n')
    }

    fn run(&mut self) {
        while self.at < self.bytes.len() {
            self.statement();
        }
        // Nothing is written yet, at the end or on an empty line.
        if self.cursor >= self.text.len() {
            self.note(
                self.table.clone(),
                Part::Key,
                self.text.len()..self.text.len(),
            );
        }
    }

    /// One line, or as many as its value takes.
    fn statement(&mut self) {
        let start = self.at;
        self.skip(|b| b == b' ' || b == b'\t');
        match self.peek() {
            b'\n' | b'\r' => {
                if (start..=self.at).contains(&self.cursor) {
                    self.note(self.table.clone(), Part::Key, self.cursor..self.cursor);
                }
                self.at += 1;
            }
            b'#' => self.comment(),
            b'[' => self.header(),
            _ => self.pair(),
        }
    }

    fn comment(&mut self) {
        let start = self.at;
        self.skip(|b| b != b'\n');
        self.commented |= (start + 1..=self.at).contains(&self.cursor);
    }

    fn skip(&mut self, while_: impl Fn(u8) -> bool) {
        while self.at < self.bytes.len() && while_(self.bytes[self.at]) {
            self.at += 1;
        }
    }

    fn header(&mut self) {
        self.skip(|b| b == b'[');
        let start = self.at;
        self.skip(|b| b != b']' && b != b'\n' && b != b'\r');
        let name = &self.text[start..self.at];
        let before_cursor = self.at < self.cursor;
        self.note(Vec::new(), Part::Header, start..self.at);
        if before_cursor || self.found.is_none() {
            self.table = split_key(name);
            self.keys.clear();
        } else if self.cursor < start {
            self.at = self.bytes.len();
        }
        self.skip(|b| b != b'\n' && b != b'#');
    }

    fn pair(&mut self) {
        let start = self.at;
        self.skip(|b| b != b'=' && b != b'\n' && b != b'\r' && b != b'#');
        let key = self.text[start..self.at].trim_end();
        let range = start..start + key.len();
        if self.touches(&range) {
            self.note(self.table.clone(), Part::Key, range);
        } else {
            self.keys.push(unquote(key).to_owned());
            if self.wanted.as_deref() == Some(self.table.join(".").as_str()) {
                self.collected.push(unquote(key).to_owned());
            }
        }
        if self.peek() == b'=' {
            self.at += 1;
            let mut path = self.table.clone();
            path.extend(split_key(key));
            self.value(path);
        }
        if self.peek() == b'#' {
            self.comment();
        }
    }

    /// A value, up to the line end that ends it. Brackets nest as deep as they like.
    fn value(&mut self, path: Vec<String>) {
        let mut nested: Vec<(u8, Option<String>)> = Vec::new();
        let mut token = self.at;
        let start = self.at;
        loop {
            let here = self.at;
            let byte = self.peek();
            let at_end = here >= self.bytes.len();
            let in_table = nested
                .last()
                .is_some_and(|(b, key)| *b == b'{' && key.is_none());
            if at_end || b"\n\r,[]{}=#\"'".contains(&byte) {
                let range = trimmed(self.text, token..here);
                let touched = self.touches(&range) || (token..=here).contains(&self.cursor);
                if touched && self.found.is_none() {
                    let part = if in_table { Part::Key } else { Part::Bare };
                    let range = if self.touches(&range) {
                        range
                    } else {
                        self.cursor..self.cursor
                    };
                    self.note(full_path(&path, &nested), part, range);
                }
                if byte == b'='
                    && let Some((b'{', key)) = nested.last_mut()
                {
                    *key = Some(unquote(self.text[token..here].trim()).to_owned());
                }
                token = here + 1;
            }
            match byte {
                _ if at_end => return,
                b'"' | b'\'' => {
                    self.string(&full_path(&path, &nested));
                    token = self.at;
                    continue;
                }
                b'#' => {
                    self.comment();
                    token = self.at;
                    continue;
                }
                b'\n' if nested.is_empty() || self.is_new_statement(start) => return,
                b'[' | b'{' => nested.push((byte, None)),
                b']' | b'}' => {
                    nested.pop();
                }
                b',' => {
                    if let Some((b'{', key)) = nested.last_mut() {
                        *key = None;
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    /// Whether a bracket that nobody has closed yet is not meant to go on: the next line starts
    /// a table or a pair.
    fn is_new_statement(&self, start: usize) -> bool {
        if start > self.cursor {
            return false;
        }
        let line = self.text[self.at + 1..].lines().next().unwrap_or("");
        let key = line.split_once('=').map(|(key, _)| key.trim_end());
        line.starts_with("[[")
            || key.is_some_and(|k| {
                !k.is_empty()
                    && k.bytes()
                        .all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
            })
    }

    fn string(&mut self, path: &[String]) {
        let quote = self.peek();
        let rest = &self.bytes[self.at..];
        let long = rest.len() >= 3 && rest[..3].iter().all(|b| *b == quote);
        let width = if long { 3 } else { 1 };
        self.at += width;
        let start = self.at;
        while self.at < self.bytes.len() {
            let byte = self.bytes[self.at];
            let closes = self.bytes[self.at..]
                .iter()
                .take(width)
                .filter(|b| **b == quote)
                .count()
                == width;
            if closes || (!long && byte == b'\n') {
                break;
            }
            self.at += if byte == b'\\' && quote == b'"' { 2 } else { 1 };
        }
        self.at = self.at.min(self.bytes.len());
        let end = self.text.floor_char_boundary(self.at);
        self.note(path.to_owned(), Part::Quoted, start..end);
        if self.at < self.bytes.len() && self.bytes[self.at] == quote {
            self.at += width;
        }
    }

    fn touches(&self, range: &Range<usize>) -> bool {
        (range.start..=range.end).contains(&self.cursor) && !range.is_empty()
    }

    fn note(&mut self, path: Vec<String>, part: Part, range: Range<usize>) {
        if self.found.is_none()
            && !self.commented
            && (range.start..=range.end).contains(&self.cursor)
        {
            let used = Vec::new();
            self.found = Some(Spot {
                path,
                part,
                range,
                used,
            });
        }
    }
}

fn full_path(path: &[String], nested: &[(u8, Option<String>)]) -> Vec<String> {
    path.iter()
        .cloned()
        .chain(nested.iter().filter_map(|(_, key)| key.clone()))
        .collect()
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

/// The parts of a dotted key. Points inside quotation marks part nothing.
fn split_key(key: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quote = None;
    for c in key.trim().chars() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            (None, '.') => parts.push(String::new()),
            (None, c) if c.is_whitespace() => {}
            (_, c) => {
                if let Some(last) = parts.last_mut() {
                    last.push(c);
                }
            }
        }
    }
    parts.retain(|p| !p.is_empty());
    parts
}

fn unquote(key: &str) -> &str {
    key.trim_matches(['"', '\''])
}

#[cfg(test)]
mod tests;

//! The table, key or value at a place in a TOML file, however unfinished the file. Works on the
//! tokens of the lexer of `toml`.

use std::ops::Range;

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

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

/// What is being written at `at`; `None` in a comment and behind a header.
pub(super) fn spot(text: &str, at: usize) -> Option<Spot> {
    let scanner = Scanner::run(text, at, |_, _| ());
    let mut spot = scanner.found?;
    if spot.part == Part::Key && spot.path.len() == scanner.table.len() {
        spot.used = scanner.keys;
    }
    Some(spot)
}

/// The keys of all tables of that name.
pub(super) fn keys_of(text: &str, table: &str) -> Vec<String> {
    let mut keys = Vec::new();
    Scanner::run(text, usize::MAX, |path, key| {
        if path.iter().map(String::as_str).eq([table]) {
            keys.push(key.to_owned());
        }
    });
    keys
}

/// Where in a statement the scanner is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// At the start of a line, or in the key of a pair.
    Key,
    /// Between the brackets of a header.
    Header,
    /// Behind them.
    AfterHeader,
    Value,
    /// At the header behind the table of the cursor.
    Done,
}

/// An open bracket of a value; in an inline table with the key before the value.
struct Bracket {
    is_table: bool,
    key: Option<String>,
}

struct Scanner<'t, F> {
    text: &'t str,
    cursor: usize,
    /// Takes each key with the path of its table.
    on_key: F,
    state: State,
    table: Vec<String>,
    /// The keys of the current table, without the one at the cursor.
    keys: Vec<String>,
    /// The path of the current value, and where it starts.
    path: Vec<String>,
    value_start: usize,
    brackets: Vec<Bracket>,
    /// The end of the last separator, and what is written since.
    gap: usize,
    word: Option<Range<usize>>,
    /// The last word or string.
    last: Range<usize>,
    found: Option<Spot>,
    in_comment: bool,
}

impl<'t, F: FnMut(&[String], &str)> Scanner<'t, F> {
    fn run(text: &'t str, cursor: usize, on_key: F) -> Self {
        let mut scanner = Self {
            text,
            cursor,
            on_key,
            state: State::Key,
            table: Vec::new(),
            keys: Vec::new(),
            path: Vec::new(),
            value_start: 0,
            brackets: Vec::new(),
            gap: 0,
            word: None,
            last: 0..0,
            found: None,
            in_comment: false,
        };
        for token in Source::new(text).lex() {
            let range = token.span().start()..token.span().end();
            scanner.token(token.kind(), range);
            if scanner.state == State::Done {
                break;
            }
        }
        scanner
    }

    fn token(&mut self, kind: TokenKind, range: Range<usize>) {
        let is_word = match kind {
            TokenKind::Whitespace => return,
            TokenKind::Atom | TokenKind::Dot => true,
            _ => quote_width(kind) > 0 && self.state != State::Value,
        };
        if is_word {
            let start = self.word.take().map_or(range.start, |word| word.start);
            self.word = Some(start..range.end);
            return;
        }
        let word = self.word.take();
        self.note_word(word.clone(), range.start);
        self.gap = range.end;
        match word {
            Some(word) => self.last = word,
            None if self.state != State::Value => self.last = range.start..range.start,
            None => {}
        }
        self.separator(kind, range);
    }

    fn separator(&mut self, kind: TokenKind, range: Range<usize>) {
        match (self.state, kind) {
            (_, TokenKind::Comment) => {
                self.in_comment |= (range.start + 1..=range.end).contains(&self.cursor);
            }
            (State::Key, TokenKind::LeftSquareBracket) if self.found.is_some() => {
                self.state = State::Done;
            }
            (State::Key, TokenKind::LeftSquareBracket) => self.state = State::Header,
            (State::Key, TokenKind::Equals) => self.start_value(range.end),
            (State::Header, TokenKind::RightSquareBracket | TokenKind::Newline) => {
                self.table = key_parts(&self.text[self.last.clone()]);
                self.keys.clear();
                self.state = match kind {
                    TokenKind::Newline => State::Key,
                    _ => State::AfterHeader,
                };
            }
            (State::Value, TokenKind::Newline) if self.ends_value(range.end) => {
                self.brackets.clear();
                self.state = State::Key;
            }
            (State::Value, _) if quote_width(kind) > 0 => self.string(quote_width(kind), range),
            (State::Value, _) => self.bracket(kind),
            (State::AfterHeader, TokenKind::Newline) => self.state = State::Key,
            _ => {}
        }
    }

    fn start_value(&mut self, at: usize) {
        let key = &self.text[self.last.clone()];
        self.path = [self.table.clone(), key_parts(key)].concat();
        if !self.touches(&self.last) {
            (self.on_key)(&self.table, unquote(key));
            self.keys.push(unquote(key).to_owned());
        }
        self.value_start = at;
        self.state = State::Value;
    }

    /// Whether a value ends at a line end. A bracket that was forgotten does not swallow the rest
    /// before the cursor: the next line starts a table or a pair.
    fn ends_value(&self, line_end: usize) -> bool {
        if self.brackets.is_empty() || self.value_start > self.cursor {
            return self.brackets.is_empty();
        }
        let line = self.text[line_end..].lines().next().unwrap_or("");
        let is_bare = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
        let key = line.split_once('=').map(|(key, _)| key.trim_end());
        line.starts_with("[[") || key.is_some_and(|k| !k.is_empty() && k.bytes().all(is_bare))
    }

    /// Opens or closes a bracket of a value, or takes the key of an inline table.
    fn bracket(&mut self, kind: TokenKind) {
        let key = match kind {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => {
                let is_table = kind == TokenKind::LeftCurlyBracket;
                self.brackets.push(Bracket {
                    is_table,
                    key: None,
                });
                return;
            }
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                self.brackets.pop();
                return;
            }
            TokenKind::Equals => Some(unquote(&self.text[self.last.clone()]).to_owned()),
            TokenKind::Comma => None,
            _ => return,
        };
        if let Some(last) = self.brackets.last_mut().filter(|last| last.is_table) {
            last.key = key;
        }
    }

    fn string(&mut self, width: usize, range: Range<usize>) {
        let written = &self.text[range.clone()];
        let is_closed = written.len() >= 2 * width && written.ends_with(&written[..width]);
        let end = match is_closed {
            true => range.end - width,
            false => range.start + written.trim_end_matches('\r').len(),
        };
        self.note(Part::Quoted, range.start + width..end);
        self.last = range;
    }

    /// Notes the word between two separators, or that none is written yet.
    fn note_word(&mut self, word: Option<Range<usize>>, end: usize) {
        let last = self.brackets.last();
        let part = match self.state {
            State::AfterHeader | State::Done => return,
            State::Header => Part::Header,
            State::Key => Part::Key,
            State::Value if last.is_some_and(|b| b.is_table && b.key.is_none()) => Part::Key,
            State::Value => Part::Bare,
        };
        match word {
            Some(word) if self.touches(&word) => self.note(part, word),
            _ if (self.gap..=end).contains(&self.cursor) => {
                self.note(part, self.cursor..self.cursor);
            }
            _ => {}
        }
    }

    fn touches(&self, range: &Range<usize>) -> bool {
        (range.start..=range.end).contains(&self.cursor) && !range.is_empty()
    }

    /// Notes what is at the cursor; the first to be noted counts.
    fn note(&mut self, part: Part, range: Range<usize>) {
        let is_here = (range.start..=range.end).contains(&self.cursor);
        if is_here && self.found.is_none() && !self.in_comment {
            let path = match self.state {
                State::Value => {
                    let keys = self.brackets.iter().filter_map(|b| b.key.clone());
                    self.path.iter().cloned().chain(keys).collect()
                }
                State::Key => self.table.clone(),
                _ => Vec::new(),
            };
            self.found = Some(Spot {
                path,
                part,
                range,
                used: Vec::new(),
            });
        }
    }
}

/// The number of quotation marks on each side of a string; 0 where the token is none.
fn quote_width(kind: TokenKind) -> usize {
    match kind {
        TokenKind::LiteralString | TokenKind::BasicString => 1,
        TokenKind::MlLiteralString | TokenKind::MlBasicString => 3,
        _ => 0,
    }
}

/// The parts of a dotted key.
fn key_parts(key: &str) -> Vec<String> {
    let tokens = Source::new(key).lex();
    let parts = tokens.filter(|t| t.kind() == TokenKind::Atom || quote_width(t.kind()) > 0);
    parts
        .map(|t| unquote(&key[t.span().start()..t.span().end()]).to_owned())
        .collect()
}

fn unquote(key: &str) -> &str {
    key.trim_matches(['"', '\''])
}

#[cfg(test)]
mod tests;

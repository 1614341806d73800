//! YAML front matter: the part of YAML that people write there. Lines of `key: value` and
//! `- value` at any depth, strings plain, quoted and in blocks, and short lists in brackets.

use std::ops::Range;

use crate::formats::builder::{Builder, Piece};

use super::quoted;

/// Adds every string value of the YAML at `range`, and the suppressions in its comments.
pub(super) fn read<'t>(text: &'t str, range: Range<usize>, builder: &mut Builder<'t>) {
    let mut reader = Reader {
        text,
        at: range.start,
        end: range.end,
        builder,
    };
    while reader.at < reader.end {
        reader.entry();
    }
}

struct Reader<'a, 't> {
    text: &'t str,
    /// Where the next line starts.
    at: usize,
    end: usize,
    builder: &'a mut Builder<'t>,
}

impl Reader<'_, '_> {
    /// The next line, without what ends it, and how far it is indented.
    fn peek(&self) -> Option<(Range<usize>, usize)> {
        let line = super::lines(self.text, self.at..self.end).next()?;
        let body = self.text[line.clone()].trim_end_matches(['\r', '\n']);
        let indent = body.len() - body.trim_start_matches(' ').len();
        Some((line.start..line.start + body.len(), indent))
    }

    fn skip_line(&mut self) {
        let line = super::lines(self.text, self.at..self.end).next();
        self.at = line.map_or(self.end, |l| l.end);
    }

    fn entry(&mut self) {
        let Some((line, indent)) = self.peek() else {
            self.at = self.end;
            return;
        };
        self.skip_line();
        if super::comment(self.text, &line, self.builder) {
            return;
        }
        let (start, is_item) = behind_dashes(self.text, &line);
        match behind_key(&self.text[start..line.end]) {
            Some(len) => self.value(start + len..line.end, start - line.start),
            None if is_item => self.value(start..line.end, indent),
            None => {}
        }
    }

    fn value(&mut self, rest: Range<usize>, indent: usize) {
        let rest = behind_properties(self.text, rest);
        match self.text.as_bytes()[rest.clone()].first() {
            None | Some(b'#' | b'*') => {}
            Some(b'|' | b'>') => self.block(indent),
            Some(quote @ (b'"' | b'\'')) => {
                self.quoted(rest.start, *quote);
            }
            Some(b'[' | b'{') => self.flow(rest.start),
            Some(_) => self.plain(rest, indent),
        }
    }

    /// A block string: all lines that are indented deeper; blank lines part paragraphs.
    fn block(&mut self, indent: usize) {
        let mut paragraph: Option<Range<usize>> = None;
        while let Some((line, depth)) = self.peek() {
            let blank = self.text[line.clone()].trim().is_empty();
            if !blank && depth <= indent {
                break;
            }
            if blank {
                self.paragraph(paragraph.take());
            } else {
                let start = paragraph.map_or(line.start, |p| p.start);
                paragraph = Some(start..line.end);
            }
            self.skip_line();
        }
        self.paragraph(paragraph);
    }

    fn paragraph(&mut self, range: Option<Range<usize>>) {
        if let Some(range) = range {
            super::field(self.builder, vec![Piece::Exact(range)]);
        }
    }

    /// A quoted string that starts at `start`, over as many lines as it takes. Where it ends.
    fn quoted(&mut self, start: usize, quote: u8) -> usize {
        let Some(close) = quoted::close(self.text, start + 1, self.end, quote) else {
            return start + 1;
        };
        let pieces = if quote == b'"' {
            quoted::escaped(self.text, start + 1..close)
        } else {
            quoted::doubled(self.text, start + 1..close)
        };
        super::field(self.builder, pieces);
        while self.at <= close {
            self.skip_line();
        }
        close + 1
    }

    /// A plain string, with the lines that continue it.
    fn plain(&mut self, rest: Range<usize>, indent: usize) {
        let mut end = rest.start + before_comment(&self.text[rest.clone()]).len();
        while end >= rest.end {
            let Some((line, depth)) = self.peek() else {
                break;
            };
            let body = &self.text[line.clone()];
            if body.trim().is_empty() || depth <= indent || body.trim_start().starts_with('#') {
                break;
            }
            end = line.end;
            self.skip_line();
        }
        super::field(self.builder, vec![Piece::Exact(rest.start..end)]);
    }

    /// A list or map in brackets, over as many lines as it takes.
    fn flow(&mut self, start: usize) {
        let mut depth = 0_usize;
        let mut at = start;
        while at < self.end {
            let b = self.text.as_bytes()[at];
            match b {
                b'[' | b'{' => depth += 1,
                b']' | b'}' => depth = depth.saturating_sub(1),
                b'"' | b'\'' => {
                    at = self.quoted(at, b);
                    continue;
                }
                b',' | b':' | b' ' | b'\t' | b'\r' | b'\n' => {}
                _ => {
                    at = self.flow_word(at);
                    continue;
                }
            }
            at += 1;
            if depth == 0 {
                break;
            }
        }
        while self.at < at {
            self.skip_line();
        }
    }

    /// A plain string inside brackets; not if it is a key. Where it ends.
    fn flow_word(&mut self, start: usize) -> usize {
        let rest = &self.text[start..self.end];
        let ends = |(at, c): &(usize, char)| match c {
            ',' | '[' | ']' | '{' | '}' | '\n' => true,
            ':' => rest[at + 1..].starts_with(' '),
            _ => false,
        };
        let len = rest
            .char_indices()
            .find(ends)
            .map_or(rest.len(), |(at, _)| at);
        if !rest[len..].starts_with(':') {
            let word = rest[..len].trim_end();
            super::field(self.builder, vec![Piece::Exact(start..start + word.len())]);
        }
        start + len
    }
}

/// Where the text behind the dashes of list items starts, and whether there are any.
fn behind_dashes(text: &str, line: &Range<usize>) -> (usize, bool) {
    let mut rest = text[line.clone()].trim_start();
    let mut found = false;
    while let Some(item) = rest
        .strip_prefix('-')
        .filter(|r| r.starts_with([' ', '\t']))
    {
        rest = item.trim_start();
        found = true;
    }
    (line.end - rest.len(), found)
}

/// The length of `key:` and the space behind it.
fn behind_key(line: &str) -> Option<usize> {
    let key = match line.as_bytes().first()? {
        quote @ (b'"' | b'\'') => quoted::close(line, 1, line.len(), *quote)? + 1,
        b'[' | b'{' => return None,
        _ => 0,
    };
    let mut at = key;
    loop {
        at += memchr::memchr(b':', &line.as_bytes()[at..])? + 1;
        let value = &line[at..];
        if value.is_empty() || value.starts_with([' ', '\t']) {
            return Some(line.len() - value.trim_start().len());
        }
    }
}

/// Takes anchors (`&a`) and tags (`!t`) off the front of a value.
fn behind_properties(text: &str, rest: Range<usize>) -> Range<usize> {
    let mut body = text[rest.clone()].trim_start();
    while body.starts_with(['&', '!']) {
        let word = body.find(char::is_whitespace).unwrap_or(body.len());
        body = body[word..].trim_start();
    }
    rest.end - body.len()..rest.end
}

/// A plain value without the comment behind it.
fn before_comment(value: &str) -> &str {
    match value.find(" #") {
        Some(at) => value[..at].trim_end(),
        None => value,
    }
}

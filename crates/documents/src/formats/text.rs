//! Plain text: blank lines part paragraphs; list items, rulers and quoted mail start blocks, and
//! so do lines that look like items or headings ([`lines`]). A mail may start with its header
//! ([`mail`]).

use std::ops::Range;

use crate::{BlockKind, Document, Markup, ReadOptions, SkipKind};
use sayso_text::Edit;

use super::builder::{Builder, Extract, Source};
use super::definition::{Definition, read_masked};
use super::splice::{self, SpliceError, Style};
use super::{lines, mail};

/// Plain text.
pub(super) struct PlainText;

impl Definition for PlainText {
    fn name(&self) -> &'static str {
        "text"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }

    fn languages(&self) -> &'static [&'static str] {
        &["plaintext", "text"]
    }

    fn markup(&self) -> Markup {
        Markup::Plain
    }

    fn special_chars(&self) -> &'static [char] {
        &[]
    }

    fn read(&self, text: &str, options: &ReadOptions) -> Extract {
        read_masked(text, Markup::Plain, options, extract)
    }

    fn write(
        &self,
        bytes: &[u8],
        document: &Document,
        edits: &[Edit],
    ) -> Result<Vec<u8>, SpliceError> {
        splice::write(bytes, document, edits, &[Style::Plain])
    }
}

/// How a line counts for the blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    Blank,
    /// A row of `===`, `---` and the like.
    Ruler,
    /// It starts with a bullet or number; the item's text starts that many bytes on.
    Item(usize),
    Plain,
}

/// Reads plain text.
pub(super) fn extract(source: Source<'_>) -> Extract {
    let mut reader = Reader::new(source);
    let header = reader.header();
    reader.lines(header..source.text.len());
    reader.finish()
}

/// Where the line that starts at `at` ends, with what ends it.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    match memchr::memchr2(b'\n', b'\r', &bytes[at..]) {
        Some(n) if bytes[at + n] == b'\r' && bytes.get(at + n + 1) == Some(&b'\n') => at + n + 2,
        Some(n) => at + n + 1,
        None => text.len(),
    }
}

/// Reads plain text line by line.
pub(super) struct Reader<'t> {
    text: &'t str,
    pub(super) builder: Builder<'t>,
    /// How deep the current block is quoted.
    depth: usize,
    /// Whether the current block is a list item.
    item: bool,
    /// The lines of the current block.
    lines: Vec<Range<usize>>,
}

impl<'t> Reader<'t> {
    /// At the start of the text.
    pub(super) fn new(source: Source<'t>) -> Self {
        Self {
            text: source.text,
            builder: Builder::new(source),
            depth: 0,
            item: false,
            lines: Vec::new(),
        }
    }

    /// All that was read.
    pub(super) fn finish(mut self) -> Extract {
        self.end_block();
        self.builder.finish()
    }

    /// Reads the header of a mail, of which only the subject is copy. Where it ends.
    pub(super) fn header(&mut self) -> usize {
        for field in mail::fields(self.text) {
            match field.is_copy {
                true => {
                    self.builder.begin(BlockKind::Meta);
                    self.builder.exact(field.value);
                    self.builder.end();
                }
                false => {
                    let reason = SkipKind::FrontMatter.with(format!("header `{}`", field.name));
                    self.builder.skip(reason, field.value);
                }
            }
        }
        mail::header_end(self.text)
    }

    /// Reads the lines in `range`, which starts and ends at the start of a line.
    pub(super) fn lines(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let end = line_end(self.text, at);
            self.line(at..end);
            at = end;
        }
    }

    fn line(&mut self, line: Range<usize>) {
        let (depth, prefix) = quote(&self.text[line.clone()]);
        let body = line.start + prefix..line.end;
        let kind = classify(&self.text[body.clone()]);
        if depth != self.depth && kind != Line::Blank {
            self.end_block();
            self.depth = depth;
        }
        match kind {
            Line::Blank => self.end_block(),
            Line::Ruler => self.ruler(),
            Line::Item(marker) if self.starts_item(&body) => {
                self.end_block();
                self.item = true;
                self.lines.push(body.start + marker..body.end);
            }
            Line::Item(_) | Line::Plain => self.lines.push(body),
        }
    }

    /// A number inside a running paragraph is a wrapped line, not an item.
    fn starts_item(&self, body: &Range<usize>) -> bool {
        let text = self.text[body.clone()].trim_start();
        self.item || self.lines.is_empty() || !text.starts_with(|c: char| c.is_alphanumeric())
    }

    fn kind(&self) -> BlockKind {
        match (self.depth, self.item) {
            (1.., _) => BlockKind::Quote,
            (0, true) => BlockKind::Item,
            (0, false) => BlockKind::Body,
        }
    }

    /// A single line above a ruler is a heading.
    fn ruler(&mut self) {
        if self.lines.len() == 1 && !self.item && self.depth == 0 {
            self.builder.begin_heading(1);
            self.add(0..1);
            self.lines.clear();
        }
        self.end_block();
    }

    /// Ends the block in hand.
    pub(super) fn end_block(&mut self) {
        let kind = self.kind();
        let mut from = 0;
        let starts = lines::starts(self.text, &self.lines);
        for to in starts.into_iter().chain([self.lines.len()]) {
            if from < to {
                self.builder.begin(kind);
                self.add(from..to);
            }
            from = to;
        }
        self.lines.clear();
        self.item = false;
    }

    /// Adds lines as a block, those that follow each other as one stretch.
    fn add(&mut self, lines: Range<usize>) {
        let lines = &self.lines[lines];
        let end = lines.last().map_or(0, |line| {
            line.start + self.text[line.clone()].trim_end().len()
        });
        for run in lines.chunk_by(|a, b| a.end == b.start) {
            if let (Some(first), Some(last)) = (run.first(), run.last()) {
                self.builder.exact(first.start..last.end.min(end));
            }
        }
        self.builder.end();
    }
}

/// How often a line is quoted as in mail (`> > `), and the length of those marks.
fn quote(line: &str) -> (usize, usize) {
    let mut depth = 0;
    let mut at = 0;
    for (offset, b) in line.bytes().enumerate() {
        match b {
            b'>' => {
                depth += 1;
                at = offset + 1;
            }
            b' ' if depth > 0 => {}
            _ => break,
        }
    }
    if depth > 0 && line[at..].starts_with(' ') {
        at += 1;
    }
    (depth, at)
}

/// How a line counts.
pub(super) fn classify(line: &str) -> Line {
    if let [first, second, ..] = line.as_bytes()
        && first.is_ascii_alphabetic()
        && *second != b')'
    {
        return Line::Plain;
    }
    let body = line.trim();
    let Some(first) = body.chars().next() else {
        return Line::Blank;
    };
    let second = body.as_bytes().get(1);
    if first.is_alphabetic() && !matches!(second, Some(b')')) {
        return Line::Plain;
    }
    let ruled = "=-_*~#+".contains(first) && body.chars().all(|c| c == first);
    if ruled && body.len() >= 3 {
        return Line::Ruler;
    }
    let indent = line.len() - line.trim_start().len();
    match marker(body) {
        Some(len) => Line::Item(indent + len),
        None => Line::Plain,
    }
}

/// The length of the bullet or number that `body` starts with, and of the space behind it.
fn marker(body: &str) -> Option<usize> {
    let len = bullet(body).or_else(|| number(body))?;
    let rest = &body[len..];
    let space = rest.len() - rest.trim_start().len();
    (space > 0 || needs_no_space(&body[..len], rest)).then_some(len + space)
}

/// `1)Enable` and `•Enable` are items all the same.
fn needs_no_space(marker: &str, rest: &str) -> bool {
    let mut letters = rest.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let small = letters.next().is_some_and(char::is_lowercase);
    capital && small && (marker.ends_with(')') || !marker.is_ascii() && marker != "·")
}

fn bullet(body: &str) -> Option<usize> {
    let first = body.chars().next()?;
    "-*+•‣◦▪●·⁃".contains(first).then(|| first.len_utf8())
}

/// `1.`, `12)`, `(3)`, `a)`.
fn number(body: &str) -> Option<usize> {
    let inner = body.strip_prefix('(').unwrap_or(body);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let letter = usize::from(inner.starts_with(|c: char| c.is_ascii_lowercase()));
    let len = if digits > 0 { digits } else { letter };
    let close = *inner.as_bytes().get(len)?;
    let opened = body.len() - inner.len();
    let closed = close == b')' || close == b'.' && digits > 0 && opened == 0;
    (1..=3).contains(&len).then_some(())?;
    closed.then_some(opened + len + 1)
}

#[cfg(test)]
mod tests {
    use crate::formats::testing;
    use crate::{Format, MarkKind};

    #[test]
    fn blocks_of_plain_text() {
        let cases = [
            ("", ""),
            (" \r\n\t\n", ""),
            ("\u{FEFF}a\r\nb\r\n\r\nc\r\n", "body: a b | body: c"),
            ("a\rb\r\rc", "body: a b | body: c"),
            (
                "Title\n=====\na\nb\n---\nc",
                "heading: Title | body: a b | body: c",
            ),
            (
                "a:\n- b\n  c\n* d\n\u{2022} e",
                "body: a: | item: b c | item: d | item: e",
            ),
            (
                "1. a\n2. b\n(3) c\nd) e",
                "item: a | item: b | item: c | item: e",
            ),
            ("it was in\n2024. The end", "body: it was in 2024. The end"),
            ("-a\n- b", "body: -a | item: b"),
            (
                "1)Enable it\n2)run\n•Open it\r\n3.Beta",
                "item: Enable it 2)run | item: Open it 3.Beta",
            ),
            (
                "a\n\n> b\n> c\n>> d\n\ne",
                "body: a | quote: b c | quote: d | body: e",
            ),
            ("> a\n>\n> - b", "quote: a | quote: b"),
            ("\tcode x\n\ty\tz", "body: code x y z"),
            ("\u{1F600} é\né)\nö", "body: \u{1F600} é é) ö"),
            ("--\nAnn", "body: -- Ann"),
            ("<b> & **x**", "body: <b> & **x**"),
        ];
        for (text, want) in cases {
            assert_eq!(testing::blocks(text, Format::Text), want, "{text}");
        }
        let marked = testing::marks("see http://a.bc.", Format::Text, MarkKind::Url);
        assert_eq!(marked, ["http://a.bc"]);
    }

    #[test]
    fn quoted_lines_map_behind_their_marks() {
        let document = testing::document("> a b\r\n> c", Format::Text);
        let block = document.blocks[0].span;
        assert_eq!(&document.prose()[block.range()], "a b\r\nc");
        let at = document.prose().find('c').expect("there");
        let raw = document
            .raw(sayso_text::Span::new(at, at + 1))
            .expect("maps");
        assert_eq!(raw.range(), 9..10);
    }
}

//! Cuts HTML into text, tags and comments as the standard's tokenizer does, but keeps nothing
//! except ranges, so that every byte stays where it is. `tests` hold it against html5gum.

use std::ops::Range;

use memchr::{memchr, memchr2, memmem};

/// A stretch of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Text in which character references count.
    Text(Range<usize>),
    /// The text of an element that knows neither tags nor references (`<script>`).
    Raw(Range<usize>),
    /// `<name …>`; its attributes are in the tokenizer until the next token.
    Start {
        name: Range<usize>,
        span: Range<usize>,
    },
    /// `</name>`.
    End {
        name: Range<usize>,
        span: Range<usize>,
    },
    /// `<!-- … -->` and whatever else counts as a comment.
    Comment {
        inner: Range<usize>,
        span: Range<usize>,
    },
}

/// An attribute; its value is empty where it has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribute {
    pub(super) name: Range<usize>,
    pub(super) value: Range<usize>,
}

/// What the text behind a start tag is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    Markup,
    /// Text up to the end tag of this name; references count.
    References(&'static str),
    /// Text up to the end tag of this name.
    Opaque(&'static str),
    Script,
    /// Text up to the end.
    Plain,
}

/// Cuts `range` of a text.
pub(super) struct Tokenizer<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    content: Content,
    attributes: Vec<Attribute>,
}

impl<'t> Tokenizer<'t> {
    pub(super) fn new(text: &'t str, range: Range<usize>) -> Self {
        Self {
            text,
            at: range.start,
            end: range.end,
            content: Content::Markup,
            attributes: Vec::new(),
        }
    }

    /// The attributes of the start tag that came last.
    pub(super) fn attributes(&self) -> &[Attribute] {
        &self.attributes
    }

    fn bytes(&self) -> &'t [u8] {
        &self.text.as_bytes()[..self.end]
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes().get(at).copied()
    }

    fn take(&mut self, to: usize) -> Range<usize> {
        let range = self.at..to;
        self.at = to;
        range
    }

    /// Where `needle` comes next from `from` on.
    fn next_of(&self, needle: &str, from: usize) -> Option<usize> {
        let rest = self.bytes().get(from..)?;
        memmem::find(rest, needle.as_bytes()).map(|n| from + n)
    }

    fn element_text(&mut self) -> Option<Token> {
        let content = std::mem::replace(&mut self.content, Content::Markup);
        let end = match content {
            Content::Markup => return None,
            Content::Plain => self.end,
            Content::Script => self.script_end(),
            Content::References(name) | Content::Opaque(name) => self.end_tag_of(name, self.at),
        };
        if end == self.at {
            return None;
        }
        let range = self.take(end);
        Some(match content {
            Content::References(_) | Content::Plain => Token::Text(range),
            _ => Token::Raw(range),
        })
    }

    /// Where the end tag of `name` starts, from `from` on; the end where there is none.
    fn end_tag_of(&self, name: &str, from: usize) -> usize {
        let mut at = from;
        while let Some(found) = self.next_of("</", at) {
            if self.names(found + 2, name) {
                return found;
            }
            at = found + 2;
        }
        self.end
    }

    /// Whether the tag name at `at` is `name`.
    fn names(&self, at: usize, name: &str) -> bool {
        let end = at + name.len();
        let same = self
            .bytes()
            .get(at..end)
            .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()));
        same && self
            .byte(end)
            .is_some_and(|b| is_space(b) || b == b'/' || b == b'>')
    }

    /// Where a script ends: inside `<!-- … -->`, a `<script>` of its own must close first.
    fn script_end(&self) -> usize {
        let mut at = self.at;
        let (mut commented, mut nested) = (false, false);
        loop {
            let rest = &self.bytes()[at..];
            let next = if commented {
                memchr2(b'<', b'-', rest)
            } else {
                memchr(b'<', rest)
            };
            let Some(n) = next else {
                return self.end;
            };
            at += n;
            let rest = &self.bytes()[at..];
            if rest.starts_with(b"<!--") && !commented {
                commented = true;
                // The two hyphens may belong to what closes the comment, too.
                at += 2;
            } else if rest.starts_with(b"-->") {
                (commented, nested) = (false, false);
                at += 3;
            } else if rest.starts_with(b"</") && self.names(at + 2, "script") {
                if !nested {
                    return at;
                }
                nested = false;
                at += 2;
            } else {
                nested |= commented && rest[0] == b'<' && self.names(at + 1, "script");
                at += 1;
            }
        }
    }

    /// Where the text at hand ends: before the next `<` that starts a tag or comment.
    fn text_end(&self) -> usize {
        let mut at = self.at;
        while let Some(n) = memchr(b'<', &self.bytes()[at..]) {
            at += n;
            match self.byte(at + 1) {
                Some(b'!' | b'?' | b'/') => return at,
                Some(b) if b.is_ascii_alphabetic() => return at,
                _ => at += 1,
            }
        }
        self.end
    }

    fn markup(&mut self) -> Option<Token> {
        let start = self.at;
        match self.byte(start + 1)? {
            b'/' => match self.byte(start + 2) {
                None => Some(Token::Text(self.take(self.end))),
                Some(b'>') => {
                    self.at += 3;
                    None
                }
                Some(b) if b.is_ascii_alphabetic() => self.tag(start + 2),
                Some(_) => Some(self.bogus_comment(start + 2)),
            },
            b'!' if self.bytes()[start..].starts_with(b"<!--") => Some(self.comment()),
            b'!' => Some(self.bogus_comment(start + 2)),
            b'?' => Some(self.bogus_comment(start + 1)),
            _ => self.tag(start + 1),
        }
    }

    fn bogus_comment(&mut self, inner: usize) -> Token {
        let close = memchr(b'>', &self.bytes()[inner..]).map(|n| inner + n);
        let end = close.unwrap_or(self.end);
        Token::Comment {
            inner: inner..end,
            span: self.take(close.map_or(self.end, |c| c + 1)),
        }
    }

    fn comment(&mut self) -> Token {
        let inner = self.at + "<!--".len();
        let rest = &self.bytes()[inner..];
        for short in [&b">"[..], b"->"] {
            if rest.starts_with(short) {
                return Token::Comment {
                    inner: inner..inner,
                    span: self.take(inner + short.len()),
                };
            }
        }
        let mut at = inner;
        while let Some(dashes) = self.next_of("--", at) {
            let close = &self.bytes()[dashes + 2..];
            let len = if close.starts_with(b">") {
                3
            } else if close.starts_with(b"!>") {
                4
            } else {
                at = dashes + 1;
                continue;
            };
            return Token::Comment {
                inner: inner..dashes,
                span: self.take(dashes + len),
            };
        }
        Token::Comment {
            inner: inner..self.end,
            span: self.take(self.end),
        }
    }

    /// A tag whose name starts at `name`. One that never closes is dropped with what follows.
    fn tag(&mut self, name: usize) -> Option<Token> {
        let start = self.at;
        let ends = self.byte(start + 1) == Some(b'/');
        let name = name..self.skip_to(name, |b| is_space(b) || b == b'/' || b == b'>');
        let Some(end) = self.read_attributes(name.end) else {
            self.at = self.end;
            return None;
        };
        let span = self.take(end);
        if ends {
            return Some(Token::End { name, span });
        }
        self.content = content_of(&self.text[name.clone()]);
        Some(Token::Start { name, span })
    }

    /// Reads attributes up to the end of the tag, and returns the offset behind it.
    fn read_attributes(&mut self, from: usize) -> Option<usize> {
        self.attributes.clear();
        let mut at = from;
        loop {
            at = self.skip_to(at, |b| !is_space(b) && b != b'/');
            if self.byte(at)? == b'>' {
                return Some(at + 1);
            }
            let start = at;
            at = self.skip_to(at + 1, |b| is_space(b) || matches!(b, b'/' | b'>' | b'='));
            let name = start..at;
            let behind = self.skip_to(at, |b| !is_space(b));
            let mut value = at..at;
            if self.byte(behind) == Some(b'=') {
                (value, at) = self.value(self.skip_to(behind + 1, |b| !is_space(b)))?;
            }
            self.attributes.push(Attribute { name, value });
        }
    }

    /// The value that starts at `at`, and where to read on.
    fn value(&self, at: usize) -> Option<(Range<usize>, usize)> {
        match self.byte(at)? {
            quote @ (b'"' | b'\'') => {
                let len = memchr(quote, &self.bytes()[at + 1..])?;
                Some((at + 1..at + 1 + len, at + 2 + len))
            }
            _ => {
                let end = self.skip_to(at, |b| is_space(b) || b == b'>');
                Some((at..end, end))
            }
        }
    }

    fn skip_to(&self, at: usize, stop: impl Fn(u8) -> bool) -> usize {
        let rest = self.bytes().get(at..).unwrap_or_default();
        at + rest.iter().position(|b| stop(*b)).unwrap_or(rest.len())
    }
}

impl Iterator for Tokenizer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        while self.at < self.end {
            if let Some(token) = self.element_text() {
                return Some(token);
            }
            let text = self.text_end();
            if text > self.at {
                return Some(Token::Text(self.take(text)));
            }
            if let Some(token) = self.markup() {
                return Some(token);
            }
        }
        None
    }
}

fn is_space(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | b'\n' | b'\r' | b'\x0C')
}

fn content_of(name: &str) -> Content {
    let is = |n: &str| name.eq_ignore_ascii_case(n);
    let opaque = ["style", "iframe", "xmp", "noembed", "noframes"];
    match name.len() {
        3..=10 => {}
        _ => return Content::Markup,
    }
    if is("script") {
        Content::Script
    } else if is("plaintext") {
        Content::Plain
    } else if let Some(n) = ["title", "textarea"].into_iter().find(|n| is(n)) {
        Content::References(n)
    } else if let Some(n) = opaque.into_iter().find(|n| is(n)) {
        Content::Opaque(n)
    } else {
        Content::Markup
    }
}

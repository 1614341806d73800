//! Goes over the text once and tries the family of each sign for the start of a tag.

use std::ops::Range;

use memchr::memmem;

use crate::{Markup, SkipKind};

use super::paired::Pairs;
use super::{Code, Shown, angle, at_sign, braces, mail, markdown, percent, signs};

/// The longest tag of common kinds. What is meant to hold programs has [`LONG`].
pub(super) const SHORT: usize = 1 << 12;

/// The longest tag that holds a program or a comment.
pub(super) const LONG: usize = 1 << 20;

/// The longest string inside a tag.
const STRING: usize = 1 << 9;

/// A tag, with what a reader sees of it.
pub(super) type Tag = (Range<usize>, Shown);

/// Bytes at which a tag, or code of the format itself, is recognised.
static TELLS: [bool; 256] = {
    let mut all = [false; 256];
    let signs = b"{<%|@`~";
    let mut at = 0;
    while at < signs.len() {
        all[signs[at] as usize] = true;
        at += 1;
    }
    all
};

/// The text, and how far it is read.
pub(super) struct Scan<'t> {
    pub(super) text: &'t str,
    pub(super) markup: Markup,
    /// What was found ends before this.
    pub(super) done: usize,
    /// The fences of the directives of Markdown that are open: their signs, and how many.
    pub(super) directives: Vec<(u8, usize)>,
    /// For each string that was looked for, where it comes next, if it does.
    next: Vec<(&'static str, usize, Option<usize>)>,
    pairs: Option<Pairs<'t>>,
    /// In plain text, where a tag may start, the next one last.
    pub(super) signs: Vec<usize>,
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str, markup: Markup) -> Self {
        let mut signs = match markup {
            Markup::Plain => signs::find(text.as_bytes()),
            _ => Vec::new(),
        };
        signs.reverse();
        Self {
            text,
            markup,
            done: 0,
            directives: Vec::new(),
            next: Vec::new(),
            pairs: None,
            signs,
        }
    }

    /// All tags.
    pub(super) fn run(mut self) -> Vec<Code> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(sign) = self.next_sign(at) {
            at = sign;
            if let Some(end) = markdown::code_end(&mut self, at) {
                at = end;
                self.done = end;
                continue;
            }
            match self.tag(at) {
                Some((range, shown)) => {
                    at = range.end;
                    self.done = range.end;
                    let kind = SkipKind::TemplateTag;
                    found.push(Code::new(range, shown, kind));
                }
                None => at += 1,
            }
        }
        found
    }

    /// The next byte from `at` on at which something may start.
    fn next_sign(&mut self, at: usize) -> Option<usize> {
        if self.markup == Markup::Plain {
            while self.signs.pop_if(|sign| *sign < at).is_some() {}
            return self.signs.last().copied();
        }
        let rest = &self.bytes()[at..];
        let sign = rest.iter().position(|b| TELLS[usize::from(*b)]);
        sign.map(|n| at + n)
    }

    fn tag(&mut self, at: usize) -> Option<Tag> {
        let tag = match self.bytes()[at] {
            b'{' => braces::tag(self, at),
            b'<' => angle::tag(self, at),
            b'%' => percent::tag(self, at),
            b'|' => mail::tag(self, at),
            b'@' => at_sign::tag(self, at),
            _ => None,
        };
        let (range, shown) = tag.filter(|(range, _)| range.start >= self.done)?;
        // What ends a script or style is never inside a tag that opens in one.
        let is_program = self.byte(range.start) == b'<';
        let ends = |sign| memmem::find(self.text[range.clone()].as_bytes(), sign).is_some();
        let escapes = self.markup == Markup::Html && (ends(b"</script") || ends(b"</style"));
        (is_program || !escapes).then_some((range, shown))
    }

    pub(super) fn bytes(&self) -> &'t [u8] {
        self.text.as_bytes()
    }

    /// The byte at `at`, zero where there is none.
    pub(super) fn byte(&self, at: usize) -> u8 {
        self.bytes().get(at).copied().unwrap_or_default()
    }

    /// Whether `sign` is at `at`.
    pub(super) fn has(&self, at: usize, sign: &str) -> bool {
        let rest = self.bytes().get(at..).unwrap_or_default();
        rest.starts_with(sign.as_bytes())
    }

    /// Behind the white space at `at`.
    pub(super) fn skip_space(&self, at: usize) -> usize {
        let rest = self.bytes().get(at..).unwrap_or_default();
        let space = rest.iter().take_while(|b| b.is_ascii_whitespace());
        at + space.take(SHORT).count()
    }

    /// The name that starts at `at`.
    pub(super) fn name(&self, at: usize) -> &'t str {
        let rest = self.bytes().get(at..).unwrap_or_default();
        let named = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
        let len = rest.iter().take(64).take_while(named).count();
        &self.text[at.min(self.text.len())..at.min(self.text.len()) + len]
    }

    /// Where `sign` comes next, from `from` on. Later questions have later places.
    pub(super) fn next_of(&mut self, sign: &'static str, from: usize) -> Option<usize> {
        let find = |text: &str| {
            let rest = text.as_bytes().get(from..)?;
            memmem::find(rest, sign.as_bytes()).map(|n| from + n)
        };
        match self.next.iter_mut().find(|(known, ..)| *known == sign) {
            Some((_, asked, found)) => {
                if from < *asked || found.is_some_and(|found| found < from) {
                    (*asked, *found) = (from, find(self.text));
                }
                *found
            }
            None => {
                let found = find(self.text);
                self.next.push((sign, from, found));
                found
            }
        }
    }

    /// Where what opens before `from` ends, behind the next `close` of at most `most` bytes on that
    /// is in no string and no further pair of braces. `again` opens another of its kind: then
    /// this one is none.
    pub(super) fn close(
        &mut self,
        from: usize,
        close: &'static str,
        again: &str,
        most: usize,
    ) -> Option<usize> {
        let plain = self.next_of(close, from).filter(|at| at - from <= most)?;
        let last = self.text.len().min(from + most);
        let in_braces = close.starts_with('}');
        let (mut at, mut depth) = (from, 0_usize);
        while at < last {
            if depth == 0 && self.has(at, close) {
                return Some(at + close.len());
            }
            match self.byte(at) {
                b'"' | b'\'' | b'`' => {
                    at = self.string_end(at, last);
                    continue;
                }
                b'{' if in_braces && !self.has(at, again) => depth += 1,
                b'}' if in_braces => depth = depth.saturating_sub(1),
                _ => {}
            }
            if !again.is_empty() && self.has(at, again) {
                return None;
            }
            at += 1;
        }
        Some(plain + close.len())
    }

    /// Behind the string that starts at `at`, if it ends in its line; else behind its quote.
    pub(super) fn string_end(&self, at: usize, last: usize) -> usize {
        let bytes = self.bytes();
        let quote = bytes[at];
        let mut end = at + 1;
        while end < last.min(at + STRING) {
            match bytes[end] {
                b'\\' => end += 1,
                b'\n' | b'\r' => break,
                b if b == quote => return end + 1,
                _ => {}
            }
            end += 1;
        }
        at + 1
    }

    /// Where the bracket that opens at `at` closes, strings and brackets of its kind inside, within
    /// `most` bytes.
    pub(super) fn balanced(&mut self, at: usize, most: usize) -> Option<usize> {
        let bytes = self.bytes();
        let open = bytes[at];
        let (close, sign) = match open {
            b'(' => (b')', ")"),
            b'[' => (b']', "]"),
            _ => (b'}', "}"),
        };
        self.next_of(sign, at).filter(|end| end - at < most)?;
        let last = bytes.len().min(at + most);
        let (mut at, mut depth) = (at, 0_usize);
        while at < last {
            match bytes[at] {
                b'"' | b'\'' | b'`' => {
                    at = self.string_end(at, last);
                    continue;
                }
                b if b == open => depth += 1,
                b if b == close => {
                    depth -= 1;
                    if depth == 0 {
                        return Some(at + 1);
                    }
                }
                _ => {}
            }
            at += 1;
        }
        None
    }

    /// Whether a blank line is in `range`.
    pub(super) fn has_blank_line(&self, range: Range<usize>) -> bool {
        let mut lines = self.text[range].split('\n');
        lines.next();
        lines.next_back();
        lines.any(|line| line.trim().is_empty())
    }

    /// The tags that open and close something.
    pub(super) fn pairs(&mut self) -> &Pairs<'t> {
        let text = self.text;
        self.pairs.get_or_insert_with(|| Pairs::of(text))
    }
}

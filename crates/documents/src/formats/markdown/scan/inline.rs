//! What is in sentences and is no text: the scan of a paragraph's lines.

use crate::SkipKind;

use super::TAG;
use super::js;
use super::jsx;
use super::line::{self, Line};
use super::{Note, Origin, Scanner, attributes};

/// Runs of backticks that nothing closes in the paragraph up to `limit`.
#[derive(Debug, Default)]
pub(super) struct Unclosed {
    /// Where the paragraph starts and ends.
    from: usize,
    limit: usize,
    /// Their lengths, one bit each.
    lens: u64,
}

/// The signs at which something may start.
fn is_sign(b: u8) -> bool {
    matches!(b, b'\\' | b'`' | b'{' | b'[' | b':' | b'$' | b'<' | b'+')
}

impl Scanner<'_> {
    /// Looks through a line from `at` on, and through the lines that something in it goes on to.
    /// Where that ends.
    pub(super) fn inline(&mut self, mut at: usize, mut end: usize) -> usize {
        loop {
            if at > end {
                end = Line::at(self.text, at).end.max(at);
            }
            let rest = &self.text.as_bytes()[at..end];
            let Some(n) = rest.iter().position(|b| is_sign(*b)) else {
                return end;
            };
            at = self.construct(at + n, end);
        }
    }

    /// What starts at the sign at `at`, if something does. Where the scan goes on.
    fn construct(&mut self, at: usize, end: usize) -> usize {
        let text = self.text;
        let found = match text.as_bytes()[at] {
            b'`' => return self.code_span(at, end),
            b'\\' => match self.escaped_math(at, end) {
                Some(past) => Some(past),
                None => {
                    let behind = text[at + 1..end].chars().next();
                    return at + 1 + behind.map_or(0, char::len_utf8);
                }
            },
            b'{' => self.brace(at, end),
            b'[' => self.wiki_link(at, end),
            b':' => self.colon(at, end),
            b'$' => self.math(at, end),
            b'+' => self.keys(at, end),
            b'<' if self.mdx => self.tag(at),
            _ => None,
        };
        found.unwrap_or(at + 1)
    }

    /// Code between backticks is left to the parser.
    fn code_span(&mut self, at: usize, end: usize) -> usize {
        let len = super::fence::run(&self.text[at..end]);
        let limit = self.paragraph_end(at);
        let bit = 1_u64 << len.min(63);
        if self.unclosed.lens & bit != 0 {
            return at + len;
        }
        let bytes = self.text.as_bytes();
        let mut from = at + len;
        while let Some(n) = memchr::memchr(b'`', &bytes[from..limit]) {
            let run = super::fence::run(&self.text[from + n..limit]);
            from += n + run;
            if run == len {
                return from;
            }
        }
        self.unclosed.lens |= bit;
        at + len
    }

    /// Where the paragraph ends that holds `at`.
    pub(super) fn paragraph_end(&mut self, at: usize) -> usize {
        if (self.unclosed.from..self.unclosed.limit).contains(&at) {
            return self.unclosed.limit;
        }
        let mut next = line::next(self.text, at);
        while next < self.text.len() {
            let line = Line::at(self.text, next);
            let starts = self.text[line.content..line.end].starts_with(['#', '|', '`', '~']);
            if line.content == line.end || line.is_item || starts {
                break;
            }
            next = line.next;
        }
        self.unclosed = Unclosed {
            from: at,
            limit: next,
            lens: 0,
        };
        next
    }

    /// An attribute list, the name of a role, or an expression.
    fn brace(&mut self, at: usize, end: usize) -> Option<usize> {
        let text = self.text;
        if let Some(len) = attributes::list(&text[at..end]) {
            self.gone(SkipKind::Attributes, at..at + len);
            return Some(at + len);
        }
        if self.mdx {
            return self.expression(at, end);
        }
        let len = attributes::braces(&text[at..end])?;
        let name = text[at + 1..at + len - 1].trim_end_matches(['+', '=']);
        let is_role = !name.is_empty()
            && name
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-_:".contains(&b));
        (is_role && text[at + len..end].starts_with('`')).then(|| {
            self.gone(SkipKind::Directive, at..at + len);
            at + len
        })
    }

    /// An expression of MDX, or a comment in one.
    fn expression(&mut self, at: usize, end: usize) -> Option<usize> {
        let Some(past) = js::braces(self.text, at, &mut self.budget) else {
            // The file is broken there; what follows on the line could be anything.
            self.code(at..end);
            return Some(end);
        };
        match js::comment(self.text, at..past) {
            Some(words) => self.comment(words, at..past),
            None => self.code(at..past),
        }
        Some(past)
    }

    /// A tag of MDX, or a comment of HTML, which some of its compilers take.
    fn tag(&mut self, at: usize) -> Option<usize> {
        if let Some(past) = js::html_comment(self.text, at, &mut self.budget) {
            self.comment(at + 4..past - 3, at..past);
            return Some(past);
        }
        let tag = jsx::tag(self.text, at, self.quoted, &mut self.budget)?;
        let past = tag.range.end;
        let number = self.out.tags.len();
        self.cut(tag.range.clone(), TAG, Origin::Tag(number));
        self.out.tags.push(tag);
        Some(past)
    }

    /// Tells the reader of a tag between blocks.
    pub(super) fn block_tag(&mut self, tag: jsx::Tag) {
        let number = self.out.tags.len();
        self.out.notes.push((tag.range.clone(), Note::Tag(number)));
        self.out.tags.push(tag);
    }
}

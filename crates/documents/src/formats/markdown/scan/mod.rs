//! Looks through a Markdown text, line by line, for what the parser does not know: directives,
//! admonitions, attribute lists, wiki links, math, and the code of MDX.

mod admonition;
mod attributes;
mod component;
mod directive;
mod fence;
mod inline;
mod js;
mod jsx;
mod line;
mod mdx;
mod signs;
mod target;

use std::ops::Range;

use crate::SkipKind;
use crate::formats::front_matter::{self, Fields};

use super::draft::{CODE, Cut, Origin, TAG};
use fence::{Fence, Open};
use line::Line;

pub(super) use jsx::{Sort, Tag};

/// Something that is handled when the reader gets to its place.
#[derive(Debug)]
pub(super) enum Note {
    /// A comment: its words.
    Comment(Range<usize>),
    /// A tag between blocks, by its number.
    Tag(usize),
    /// Front matter of a slide.
    Fields(Fields),
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Scanned {
    pub(super) cuts: Vec<Cut>,
    /// By where they are.
    pub(super) notes: Vec<(Range<usize>, Note)>,
    pub(super) tags: Vec<Tag>,
    pub(super) skipped: Vec<(SkipKind, Range<usize>)>,
}

/// Looks through `text` from `base` on.
pub(super) fn scan(text: &str, base: usize, mdx: bool) -> Scanned {
    let mut scanner = Scanner {
        text,
        mdx,
        at: base,
        out: Scanned::default(),
        fence: None,
        open: Vec::new(),
        list: None,
        parted: true,
        quoted: false,
        components: Vec::new(),
        is_myst: target::is_myst(text),
        unclosed: inline::Unclosed::default(),
        budget: 8 * text.len() + (1 << 16),
    };
    while scanner.at < text.len() {
        scanner.line();
    }
    scanner.out.notes.sort_by_key(|(range, _)| range.start);
    scanner.out
}

/// What is to be done with a line.
enum Next {
    /// It is dealt with.
    Done,
    /// It is read as part of a paragraph, from there on.
    Inline(usize),
}

struct Scanner<'t> {
    text: &'t str,
    mdx: bool,
    /// Where the next line starts.
    at: usize,
    out: Scanned,
    /// The block of code that the line is in.
    fence: Option<Fence>,
    /// The containers that the line is in.
    open: Vec<Open>,
    /// How far the list that the line is in is indented.
    list: Option<usize>,
    /// Whether the line before is blank, or parts blocks.
    parted: bool,
    /// Whether the line is part of a quotation.
    quoted: bool,
    /// The names of the components around the line, where the text is not MDX.
    components: Vec<Range<usize>>,
    /// Whether the text has the directives of MyST.
    is_myst: bool,
    unclosed: inline::Unclosed,
    /// How much may still be looked through in vain.
    budget: usize,
}

impl Scanner<'_> {
    fn line(&mut self) {
        let line = Line::at(self.text, self.at);
        self.at = line.next;
        if self.fence.is_some() && self.in_fence(&line) {
            return;
        }
        if line.is_blank() {
            self.parted = true;
            return;
        }
        self.quoted = line.quoted;
        let strip = self.enter(&line);
        let is_code = line.indent >= strip + 4 && self.list.is_none() && self.parted && !self.mdx;
        if is_code && !line.quoted {
            return;
        }
        match self.block(&line, strip) {
            Next::Done => self.parted = true,
            Next::Inline(from) => {
                let end = self.inline(from, line.end);
                self.at = line::next(self.text, end).max(line.next);
                self.parted = false;
            }
        }
    }

    /// Leaves the containers and lists that the line is outside of, and takes away how far it
    /// is indented for their sake. How far that is.
    fn enter(&mut self, line: &Line) -> usize {
        if !line.quoted {
            let left = self.open.iter().position(|o| o.ends_before(line.indent));
            self.open.truncate(left.unwrap_or(self.open.len()));
        }
        let strip = match self.mdx || !self.components.is_empty() {
            true => self.mdx_indent(line),
            false => 4 * self.open.iter().filter(|o| o.is_indented()).count(),
        };
        if !line.quoted {
            self.strip(line, strip);
        }
        match self.list {
            _ if line.is_item => self.list = self.list.or(Some(line.indent)),
            Some(indent) if line.indent <= indent && self.parted => self.list = None,
            _ => {}
        }
        strip
    }

    /// Takes so many columns away from the front of a line.
    fn strip(&mut self, line: &Line, columns: usize) {
        let end = line.column(self.text, columns);
        self.cut(line.start..end, "", Origin::Gone);
    }

    fn block(&mut self, line: &Line, strip: usize) -> Next {
        if self.slide(line) {
            return Next::Done;
        }
        let rest = &self.text[line.content..line.end];
        let found = match rest.as_bytes().first() {
            Some(b'`' | b'~') => self.opens_fence(line, strip),
            Some(b':') => self.directive(line),
            Some(b'!' | b'?' | b'=') => self.admonition(line),
            Some(b'[') => self.definition(line),
            Some(b'*') => self.abbreviation(line),
            Some(b'{') => self.comment_block(line),
            Some(b'<') => self.including(line).or_else(|| self.component(line)),
            Some(b'-' | b'@' | b'/') => self.including(line),
            Some(b'(' | b'%') => self.target(line),
            Some(b'$') => self.math_block(line),
            _ => None,
        };
        let found = match found {
            None if self.mdx => self.mdx_block(line),
            found => found,
        };
        found.unwrap_or(Next::Inline(line.content))
    }

    /// The front matter of a slide.
    fn slide(&mut self, line: &Line) -> bool {
        if !self.text[line.start..].starts_with("---") {
            return false;
        }
        let Some(fields) = front_matter::between_slides(self.text, line.start, !self.parted) else {
            return false;
        };
        let range = line.start..fields.end;
        self.cut(range.clone(), "\n\n", Origin::Gone);
        self.at = fields.end;
        self.out.notes.push((range, Note::Fields(fields)));
        true
    }

    /// Something that the parser sees in another way.
    fn cut(&mut self, range: Range<usize>, with: &'static str, origin: Origin) {
        if !range.is_empty() || !with.is_empty() {
            self.out.cuts.push(Cut {
                range,
                with,
                origin,
            });
        }
    }

    /// Something that is not shown.
    fn gone(&mut self, kind: SkipKind, range: Range<usize>) {
        self.cut(range.clone(), "", Origin::Gone);
        self.out.skipped.push((kind, range));
    }

    /// Code inside a sentence.
    fn code(&mut self, range: Range<usize>) {
        self.cut(range, CODE, Origin::Code);
    }

    /// A comment that is not shown.
    fn comment(&mut self, words: Range<usize>, range: Range<usize>) {
        self.cut(range.clone(), "", Origin::Gone);
        self.out.notes.push((range, Note::Comment(words)));
    }

    /// Parts the line from those around it.
    fn part(&mut self, line: &Line) {
        self.cut(line.start..line.start, "\n", Origin::Gone);
        self.cut(line.next..line.next, "\n", Origin::Gone);
    }

    /// Leaves out the line but for what is in `kept`, which becomes a block of its own.
    fn keep(&mut self, line: &Line, kept: Range<usize>) -> Next {
        self.part(line);
        self.gone(SkipKind::Directive, line.content..kept.start);
        self.inline(kept.start, kept.end);
        if kept.end < line.end {
            self.gone(SkipKind::Directive, kept.end..line.end);
        }
        Next::Done
    }

    /// Leaves out the line.
    fn drop(&mut self, line: &Line, kind: SkipKind) -> Next {
        self.gone(kind, line.content..line.end);
        Next::Done
    }
}

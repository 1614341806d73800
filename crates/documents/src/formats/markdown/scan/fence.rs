//! Fences: blocks of code, and directives that are written like them.

use crate::SkipKind;

use super::line::Line;
use super::{Next, Scanner};

/// How many containers are kept track of, one inside the other.
const DEEPEST: usize = 32;

/// A block of code that is open.
#[derive(Debug, Clone)]
pub(super) struct Fence {
    sign: u8,
    len: usize,
    quoted: bool,
    /// A line that is indented by less than that ends it.
    floor: usize,
    /// How many columns are taken from the front of its lines.
    strip: usize,
    /// Whether the parser does not know that it is code, so that its lines must go.
    hidden: bool,
}

/// A container of prose that is open.
#[derive(Debug, Clone)]
pub(super) enum Open {
    /// It goes on as long as lines are indented by so much.
    Indented(usize),
    /// It goes on to a fence of that sign and length.
    Fenced(u8, usize),
}

impl Open {
    pub(super) fn is_indented(&self) -> bool {
        matches!(self, Self::Indented(_))
    }

    /// Whether a line that is indented by that much is behind it.
    pub(super) fn ends_before(&self, indent: usize) -> bool {
        matches!(self, Self::Indented(wanted) if indent < *wanted)
    }
}

/// How often the sign at the start of `text` is there.
pub(super) fn run(text: &str) -> usize {
    let bytes = text.as_bytes();
    let first = bytes.first();
    bytes.iter().take_while(|b| Some(*b) == first).count()
}

impl Scanner<'_> {
    /// Whether the line belongs to the block of code that is open.
    pub(super) fn in_fence(&mut self, line: &Line) -> bool {
        let Some(fence) = self.fence.clone() else {
            return false;
        };
        let outside =
            !line.is_blank() && !line.quoted && (fence.quoted || line.indent < fence.floor);
        if outside {
            self.fence = None;
            return false;
        }
        if !line.quoted {
            self.strip(line, fence.strip);
        }
        let rest = &self.text[line.content..line.end];
        let closes = rest.as_bytes().first() == Some(&fence.sign)
            && run(rest) >= fence.len
            && rest[run(rest)..].trim().is_empty()
            && !line.is_item;
        if fence.hidden {
            self.gone(SkipKind::CodeBlock, line.content..line.end);
        }
        if closes {
            self.fence = None;
            self.parted = true;
        }
        true
    }

    /// A fence that opens a block of code or a directive, or closes a directive.
    pub(super) fn opens_fence(&mut self, line: &Line, strip: usize) -> Option<Next> {
        let rest = &self.text[line.content..line.end];
        let (sign, len) = (rest.as_bytes()[0], run(rest));
        let info = rest[len..].trim();
        if len < 3 || sign == b'`' && info.contains('`') {
            return None;
        }
        if info.is_empty() && self.closes(sign, len) {
            return Some(self.drop(line, SkipKind::Directive));
        }
        if let Some(next) = self.myst(line, sign, len) {
            return Some(next);
        }
        self.start_code(line, sign, len, strip, false);
        Some(Next::Done)
    }

    /// Starts a block of code.
    pub(super) fn start_code(
        &mut self,
        line: &Line,
        sign: u8,
        len: usize,
        strip: usize,
        hidden: bool,
    ) {
        let inside = self.open.iter().rev().find_map(|o| match o {
            Open::Indented(indent) => Some(*indent),
            Open::Fenced(..) => None,
        });
        let listed = line.is_item || self.list.is_some_and(|l| line.indent > l);
        self.fence = Some(Fence {
            sign,
            len,
            quoted: line.quoted,
            floor: inside.unwrap_or(0).max(usize::from(listed && !self.mdx)),
            strip,
            hidden,
        });
    }

    /// Opens a container.
    pub(super) fn opens(&mut self, container: Open) {
        if self.open.len() < DEEPEST {
            self.open.push(container);
        }
    }

    /// Closes the innermost directive that a fence of that sign and length closes.
    pub(super) fn closes(&mut self, sign: u8, len: usize) -> bool {
        let found = self.open.iter().rposition(|o| match o {
            Open::Fenced(s, l) => *s == sign && *l <= len,
            Open::Indented(_) => false,
        });
        if let Some(at) = found {
            self.open.truncate(at);
        }
        found.is_some()
    }
}

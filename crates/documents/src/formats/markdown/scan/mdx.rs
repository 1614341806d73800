//! What is between the blocks of MDX: imports and exports, tags and expressions.

use std::ops::Range;

use crate::SkipKind;

use super::line::Line;
use super::{Next, Origin, Scanner, js, jsx};

/// Something that is on lines of its own.
enum Flow {
    Tag(jsx::Tag),
    Comment(Range<usize>, Range<usize>),
    Expression(Range<usize>),
}

impl Scanner<'_> {
    /// How far a line is indented for the sake of the tags around it: as far as it is, since MDX
    /// has no code that is indented. Inside a list, as far as that.
    pub(super) fn mdx_indent(&mut self, line: &Line) -> usize {
        match self.list {
            _ if line.quoted => 0,
            Some(indent) if line.indent > indent => indent,
            Some(_) if line.is_item => {
                self.list = None;
                line.indent
            }
            _ => line.indent,
        }
    }

    /// What starts a block in MDX alone.
    pub(super) fn mdx_block(&mut self, line: &Line) -> Option<Next> {
        let rest = &self.text[line.content..line.end];
        match rest.as_bytes().first()? {
            b'i' | b'e' if line.content == line.start && self.parted && is_module(rest) => {
                let end = js::statement(self.text, line.start, &mut self.budget);
                self.gone(SkipKind::Script, line.start..end);
                self.at = end.max(line.next);
                self.cut(self.at..self.at, "\n", Origin::Gone);
                Some(Next::Done)
            }
            b'<' | b'{' => self.flow(line),
            _ => None,
        }
    }

    /// Tags and expressions with nothing else on their lines.
    pub(super) fn flow(&mut self, line: &Line) -> Option<Next> {
        let text = self.text;
        let mut found = Vec::new();
        let mut at = line.content;
        loop {
            at += text[at..].len() - text[at..].trim_start_matches([' ', '\t']).len();
            let flow = match text.as_bytes().get(at) {
                None | Some(b'\n' | b'\r') => break,
                Some(b'<') => self.flow_tag(at)?,
                Some(b'{') => self.flow_braces(at)?,
                Some(_) => return None,
            };
            at = match &flow {
                Flow::Tag(tag) => tag.range.end,
                Flow::Comment(_, range) | Flow::Expression(range) => range.end,
            };
            found.push(flow);
        }
        self.cut(line.content..at, "", Origin::Gone);
        for flow in found {
            match flow {
                Flow::Tag(tag) => self.block_tag(tag),
                Flow::Comment(words, range) => self.comment(words, range),
                Flow::Expression(range) => self.out.skipped.push((SkipKind::Script, range)),
            }
        }
        self.at = Line::at(text, at).next;
        Some(Next::Done)
    }

    fn flow_tag(&mut self, at: usize) -> Option<Flow> {
        if let Some(past) = js::html_comment(self.text, at, &mut self.budget) {
            return Some(Flow::Comment(at + 4..past - 3, at..past));
        }
        jsx::tag(self.text, at, self.quoted, &mut self.budget).map(Flow::Tag)
    }

    fn flow_braces(&mut self, at: usize) -> Option<Flow> {
        let past = js::braces(self.text, at, &mut self.budget)?;
        Some(match js::comment(self.text, at..past) {
            Some(words) => Flow::Comment(words, at..past),
            None => Flow::Expression(at..past),
        })
    }
}

/// Whether a line is an import or export, not a sentence that starts so.
fn is_module(line: &str) -> bool {
    const DECLARED: [&str; 10] = [
        "const",
        "let",
        "var",
        "function",
        "async",
        "class",
        "default",
        "type",
        "interface",
        "enum",
    ];
    let (import, rest) = match (line.strip_prefix("import"), line.strip_prefix("export")) {
        (Some(rest), _) => (true, rest),
        (_, Some(rest)) => (false, rest),
        _ => return false,
    };
    let rest = rest.trim_end();
    let body = rest.trim_start();
    if body.starts_with(['{', '*']) || import && body.starts_with(['"', '\'']) {
        return true;
    }
    if rest.len() == body.len() {
        return false;
    }
    let word = body
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    match import {
        true => body.contains(['"', '\'', '{']) || body == word,
        false => DECLARED.contains(&word),
    }
}

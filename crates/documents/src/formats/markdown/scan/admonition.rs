//! Admonitions and tabs of MkDocs, whose content is indented; definitions, abbreviations, and lines
//! that include other files.

use std::ops::Range;

use crate::SkipKind;

use super::fence::Open;
use super::line::Line;
use super::{Next, Scanner, js};

impl Scanner<'_> {
    /// `!!! note "Title"`, `??? tip`, `=== "Tab"`: what follows is indented by four.
    pub(super) fn admonition(&mut self, line: &Line) -> Option<Next> {
        let text = self.text;
        let rest = &text[line.content..line.end];
        if rest.starts_with("!!!include(") || rest.starts_with("!include ") {
            return Some(self.drop(line, SkipKind::Directive));
        }
        let mark = ["!!!", "???+", "???", "===+", "===!", "==="]
            .into_iter()
            .find(|m| rest.starts_with(m))?;
        let title = quoted(text, line.content + mark.len()..line.end);
        let names = line.content + mark.len()..title.as_ref().map_or(line.end, |t| t.start - 1);
        let named = are_names(&text[names]);
        let is_tab = mark.starts_with('=');
        if is_tab && (title.is_none() || named) || !is_tab && !named {
            return None;
        }
        if !is_tab && !self.holds_lines(line) && title.is_none() {
            return None;
        }
        self.opens(Open::Indented(line.indent + 4));
        self.list = self.list.filter(|l| *l < line.indent);
        Some(match title {
            Some(title) => self.keep(line, title),
            None => self.drop(line, SkipKind::Directive),
        })
    }

    /// Whether the next line with text is indented by four more.
    fn holds_lines(&self, line: &Line) -> bool {
        let mut at = line.next;
        while at < self.text.len() {
            let next = Line::at(self.text, at);
            if !next.is_blank() {
                return next.indent >= line.indent + 4;
            }
            at = next.next;
        }
        false
    }

    /// A definition that is a comment, a table of contents, or the mark of a callout.
    pub(super) fn definition(&mut self, line: &Line) -> Option<Next> {
        let text = self.text;
        let rest = text[line.content..line.end].trim_end();
        if rest.eq_ignore_ascii_case("[toc]") {
            return Some(self.drop(line, SkipKind::Directive));
        }
        if line.quoted && rest.starts_with("[!") {
            return self.callout(line);
        }
        let label = rest.find("]:")?;
        let is_comment = matches!(rest[1..label].trim(), "//" | "comment" | "#" | "%" | "_")
            || rest[1..label].starts_with("//");
        let behind = rest[label + 2..].trim_start();
        let words = ["#", "<>", "<#>", "/"]
            .into_iter()
            .find_map(|d| behind.strip_prefix(d))?;
        let words = words.trim();
        if !is_comment || words.len() < 2 || !words.starts_with(['(', '"', '\'']) {
            return None;
        }
        let from = words.as_ptr() as usize - text.as_ptr() as usize;
        self.comment(from + 1..from + words.len() - 1, line.content..line.end);
        Some(Next::Done)
    }

    /// `[!tip]- Title` at the start of a quotation.
    fn callout(&mut self, line: &Line) -> Option<Next> {
        let rest = &self.text[line.content..line.end];
        let close = rest.find(']')?;
        let is_name = |c: char| c.is_alphanumeric() || "-_|+ ".contains(c);
        if close > 40 || !rest[2..close].chars().all(is_name) {
            return None;
        }
        let behind = rest[close + 1..].trim_start_matches(['-', '+']);
        if behind.trim().is_empty() {
            return Some(self.drop(line, SkipKind::Directive));
        }
        let title = line.end - behind.trim_start().len()..line.end;
        self.cut(line.start..line.start, "\n", super::Origin::Gone);
        self.gone(SkipKind::Directive, line.content..title.start);
        self.cut(line.next..line.next, "\n", super::Origin::Gone);
        Some(Next::Inline(title.start))
    }

    /// `*[HTML]: what it means`
    pub(super) fn abbreviation(&mut self, line: &Line) -> Option<Next> {
        let rest = &self.text[line.content..line.end];
        let label = rest.strip_prefix("*[")?.find("]:")?;
        let words = rest[label + 4..].trim();
        if label == 0 || words.is_empty() || rest[..label + 2].contains(']') {
            return None;
        }
        let from = words.as_ptr() as usize - self.text.as_ptr() as usize;
        Some(self.keep(line, from..from + words.len()))
    }

    /// A line that includes another file.
    pub(super) fn including(&mut self, line: &Line) -> Option<Next> {
        let rest = self.text[line.content..line.end].trim_end();
        if rest.starts_with('<')
            && !self.mdx
            && let Some(past) = js::html_comment(self.text, line.content, &mut self.budget)
        {
            self.at = Line::at(self.text, past).next;
            return Some(Next::Done);
        }
        let snippet = rest.trim_start_matches('-');
        let scissors = rest.len() - snippet.len();
        let includes = scissors > 0 && snippet.starts_with("8<-")
            || rest.starts_with("<<< ")
            || rest.starts_with("<<<@")
            || rest.starts_with("@import ")
            || rest.starts_with("@include:")
            || rest.starts_with("@[code");
        if includes {
            return Some(self.drop(line, SkipKind::Directive));
        }
        // One block in another has more slashes.
        let block = rest.strip_prefix("///")?.trim_start_matches('/');
        if !block.is_empty() && !block.starts_with(' ') {
            return None;
        }
        Some(match rest.find('|') {
            Some(at) if !rest[at + 1..].trim().is_empty() => {
                let title = line.content + at + 1;
                let space = self.text[title..].len() - self.text[title..].trim_start().len();
                self.keep(line, title + space..line.content + rest.len())
            }
            _ => self.drop(line, SkipKind::Directive),
        })
    }
}

/// The inside of the double quotes that `range` ends with.
fn quoted(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let body = text[range.clone()].trim_end();
    let open = body.find('"')?;
    (open + 1 < body.len() && body.ends_with('"'))
        .then(|| range.start + open + 1..range.start + body.len() - 1)
}

/// Whether these are the names of kinds, as they follow `!!!`.
fn are_names(text: &str) -> bool {
    let is_name = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && word
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
    };
    let mut words = text.split_whitespace().peekable();
    words.peek().is_some() && words.all(is_name)
}

//! Directives and containers: `:::name Title`, `::name[label]`, and the directives of MyST.

use std::ops::Range;

use crate::SkipKind;

use super::attributes;
use super::fence::{Open, run};
use super::line::{self, Line};
use super::{Next, Scanner};

/// Directives of MyST whose content is prose, and whether what follows the name is.
#[rustfmt::skip]
const PROSE: [(&str, bool); 52] = [
    ("abstract", true), ("admonition", true), ("aside", true), ("attention", true), ("blockquote", true),
    ("card", true), ("caution", true), ("centered", true), ("compound", true), ("container", false),
    ("corollary", true), ("danger", true), ("definition", true), ("deprecated", true), ("details", true),
    ("div", false), ("dropdown", true), ("epigraph", true), ("error", true), ("example", true),
    ("exercise", true), ("figure", false), ("figure-md", false), ("glossary", false), ("grid", false),
    ("grid-item", false), ("grid-item-card", true), ("highlights", true), ("hint", true), ("important", true),
    ("lemma", true), ("list-table", true), ("margin", true), ("note", true), ("proof", true),
    ("proposition", true), ("pull-quote", true), ("remark", true), ("rubric", true), ("seealso", true),
    ("sidebar", true), ("solution", true), ("tab", true), ("tab-item", true), ("tab-set", false),
    ("table", true), ("theorem", true), ("tip", true), ("todo", true), ("topic", true),
    ("versionadded", true), ("warning", true),
];

/// Containers whose content is code.
const CODE: [&str; 5] = ["code", "math", "mermaid", "plantuml", "raw-html"];

/// What directives of MyST hold: whether the text behind the name is prose, if the content is.
fn holds(name: &str) -> Option<bool> {
    let at = PROSE.binary_search_by_key(&name, |(known, _)| known).ok()?;
    Some(PROSE[at].1)
}

impl Scanner<'_> {
    /// A line that starts with a colon.
    pub(super) fn directive(&mut self, line: &Line) -> Option<Next> {
        let rest = &self.text[line.content..line.end];
        let len = run(rest);
        match len {
            2 => self.leaf(line),
            3.. => Some(self.container(line, len)),
            _ => None,
        }
    }

    /// `::name[label]{attributes}`
    fn leaf(&mut self, line: &Line) -> Option<Next> {
        let from = line.content + 2;
        let end = from + name(&self.text[from..line.end])?;
        let rest = self.text[end..line.end].trim_end();
        match rest.as_bytes().first() {
            None => Some(self.drop(line, SkipKind::Directive)),
            Some(b'{') if rest.ends_with('}') => Some(self.drop(line, SkipKind::Directive)),
            Some(b'[') => {
                let label = label(self.text, end..line.end)?;
                Some(self.keep(line, label))
            }
            _ => None,
        }
    }

    /// `:::name Title`, `:::{name} Title`, `::: {.class}`, `:::name[Title]`, or the end of one.
    fn container(&mut self, line: &Line, len: usize) -> Next {
        let text = self.text;
        let start = line.content + len;
        let body = text[start..line.end].trim_end().trim_end_matches(':');
        let end = start + body.trim_end().len();
        let from = end - text[start..end].trim_start().len();
        if from == end {
            self.closes(b':', len);
            return self.drop(line, SkipKind::Directive);
        }
        if text[from..].starts_with('{')
            && attributes::list(&text[from..end]).is_none()
            && let Some(next) = self.myst(line, b':', len)
        {
            return next;
        }
        let named = from
            + text[from..end]
                .find([' ', '\t', '[', '{'])
                .unwrap_or(end - from);
        if CODE.contains(&&text[from..named]) {
            self.start_code(line, b':', len, 0, true);
            return self.drop(line, SkipKind::Directive);
        }
        self.opens(Open::Fenced(b':', len));
        match self.title(named..end) {
            Some(title) => self.keep(line, title),
            None => self.drop(line, SkipKind::Directive),
        }
    }

    /// The title in what follows the name of a container.
    fn title(&self, rest: Range<usize>) -> Option<Range<usize>> {
        let text = self.text;
        let start = rest.end - text[rest.clone()].trim_start().len();
        let title = match text.as_bytes()[start..rest.end].first()? {
            b'[' => label(text, start..rest.end)?,
            b'{' => {
                let value = text[start..rest.end].find("title=\"")? + start + 7;
                value..value + text[value..rest.end].find('"')?
            }
            _ => start..rest.end,
        };
        (!title.is_empty()).then_some(title)
    }

    /// A directive of MyST whose content is prose, or one of colons whose content is code.
    pub(super) fn myst(&mut self, line: &Line, sign: u8, len: usize) -> Option<Next> {
        let text = self.text;
        let open = line.end - text[line.content + len..line.end].trim_start().len();
        let close = open + text[open..line.end].find('}')?;
        let name = text[open..close].strip_prefix('{')?.trim();
        let Some(titled) = holds(name) else {
            if sign == b':' {
                self.start_code(line, sign, len, 0, true);
                return Some(self.drop(line, SkipKind::Directive));
            }
            return None;
        };
        self.opens(Open::Fenced(sign, len));
        let title = self.title(close + 1..line.end).filter(|_| titled);
        let next = match title {
            Some(title) => self.keep(line, title),
            None => self.drop(line, SkipKind::Directive),
        };
        self.options(line);
        Some(next)
    }

    /// The options below a directive's first line: `:key: value`, or YAML between `---` lines.
    fn options(&mut self, behind: &Line) {
        let mut at = behind.next;
        let mut in_yaml = false;
        while at < self.text.len() {
            let line = Line::at(self.text, at);
            let rest = self.text[line.content..line.end].trim_end();
            let is_option = rest.strip_prefix(':').is_some_and(|r| {
                let key = r.split(':').next().unwrap_or_default();
                !key.is_empty() && !key.contains(char::is_whitespace) && r.len() > key.len()
            });
            let is_fence = rest == "---" && (in_yaml || at == behind.next);
            if !is_fence && !is_option && (!in_yaml || line.is_blank()) {
                break;
            }
            self.gone(SkipKind::Directive, line.content..line.end);
            at = line.next;
            if is_fence {
                in_yaml = !in_yaml;
                if !in_yaml {
                    break;
                }
            }
        }
        self.at = self.at.max(at);
    }

    /// A text directive `:name[label]{attributes}` at `at`. Where its label ends.
    pub(super) fn text_directive(&mut self, at: usize, end: usize) -> Option<usize> {
        let text = self.text;
        let named = at + 1 + name(&text[at + 1..end])?;
        let label = label(text, named..end)?;
        let close = label.end + 1;
        self.gone(SkipKind::Directive, at..label.start);
        self.inline(label.start, label.end);
        let list = attributes::braces(&text[close..end]).unwrap_or(0);
        self.gone(SkipKind::Directive, label.end..close + list);
        Some(close + list)
    }

    /// `{::comment}` and what follows up to `{:/comment}`.
    pub(super) fn comment_block(&mut self, line: &Line) -> Option<Next> {
        let text = self.text;
        if !text[line.content..line.end].starts_with("{::comment}") {
            return None;
        }
        let rest = &text.as_bytes()[line.content..];
        let len = memchr::memmem::find(rest, b"{:/");
        self.budget = self.budget.checked_sub(len.map_or(rest.len(), |_| 0))?;
        let len = len?;
        let end = Line::at(text, line.content + len).end;
        let words = line.content + 11..line.content + len;
        self.comment(words, line.content..end);
        self.at = line::next(text, end);
        Some(Next::Done)
    }
}

/// The length of a directive's name.
fn name(text: &str) -> Option<usize> {
    let is_name = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    let len = text.bytes().take_while(|b| is_name(*b)).count();
    (text.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(len)
}

/// The inside of the brackets that `range` starts with.
fn label(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let inner = text[range.clone()].strip_prefix('[')?;
    let mut depth = 0_usize;
    for (at, b) in inner.bytes().enumerate().take(1024) {
        match b {
            b'[' => depth += 1,
            b']' if depth == 0 => return Some(range.start + 1..range.start + 1 + at),
            b']' => depth -= 1,
            b'\n' => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_can_be_looked_up() {
        assert!(PROSE.is_sorted());
        assert_eq!(holds("note"), Some(true));
        assert_eq!(holds("code-block"), None);
    }
}

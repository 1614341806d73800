//! Wiki links, names of emoji, keys, and math.

use crate::SkipKind;

use super::line::Line;
use super::{Next, Scanner};

impl Scanner<'_> {
    /// `[[target]]`, `[[target|shown]]`, `![[embedded]]`: only what is shown is text.
    pub(super) fn wiki_link(&mut self, at: usize, end: usize) -> Option<usize> {
        let text = self.text;
        let inner = text[at..end].strip_prefix("[[")?;
        let len = inner
            .bytes()
            .take(1024)
            .position(|b| matches!(b, b'[' | b']'))?;
        let (from, close) = (at + 2, at + 2 + len);
        let behind = text[close..end].strip_prefix("]]")?;
        if len == 0 || behind.starts_with(['(', '[']) {
            return None;
        }
        let embeds = text[..at].ends_with('!');
        let shown = text[from..close].rfind('|').filter(|_| !embeds);
        match shown.map(|bar| from + bar + 1) {
            Some(shown) if shown < close => {
                self.gone(SkipKind::Address, at..shown);
                self.inline(shown, close);
                self.gone(SkipKind::Address, close..close + 2);
            }
            _ => self.code(at - usize::from(embeds)..close + 2),
        }
        Some(close + 2)
    }

    /// The name of an emoji, or a directive in a sentence.
    pub(super) fn colon(&mut self, at: usize, end: usize) -> Option<usize> {
        let text = self.text;
        if text[..at].ends_with(|c: char| c.is_alphanumeric() || c == ':' || c == '/') {
            return None;
        }
        let name = &text[at + 1..end];
        let is_name = |b: u8| b.is_ascii_alphanumeric() || b"_+-".contains(&b);
        let len = name.bytes().take(64).take_while(|b| is_name(*b)).count();
        match name.as_bytes().get(len) {
            Some(b'[') if len > 0 => self.text_directive(at, end),
            Some(b':') if names_emoji(&name[..len]) => {
                let past = at + len + 2;
                let goes_on =
                    text[past..end].starts_with(|c: char| c.is_alphanumeric() || c == ':');
                (!goes_on).then(|| {
                    self.gone(SkipKind::Directive, at..past);
                    past
                })
            }
            _ => None,
        }
    }

    /// `++enter++`, `++ctrl+alt+del++`, `++ctrl+"own key"++`: keys, as MkDocs writes them.
    pub(super) fn keys(&mut self, at: usize, end: usize) -> Option<usize> {
        let text = self.text;
        if text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '+') {
            return None;
        }
        let inner = text[at..end].strip_prefix("++")?;
        let len = keys_len(inner)?;
        let past = at + 2 + len + 2;
        let closed = inner[len..].starts_with("++");
        let goes_on = || text[past..end].starts_with(|c: char| c.is_alphanumeric() || c == '+');
        (closed && !goes_on()).then(|| {
            self.code(at..past);
            past
        })
    }

    /// `$x$` and `$$x$$`. A price is none.
    pub(super) fn math(&mut self, at: usize, end: usize) -> Option<usize> {
        let text = self.text;
        if let Some(inner) = text[at..end].strip_prefix("$$") {
            let len = match inner.find("$$") {
                Some(len) => len,
                None => {
                    let limit = self.paragraph_end(at);
                    text[at + 2..limit].find("$$")?
                }
            };
            let past = at + len + 4;
            self.code(at..past);
            return Some(past);
        }
        let inner = &text[at + 1..end];
        let mut from = 0;
        let len = loop {
            let len = from + memchr::memchr(b'$', &inner.as_bytes()[from..])?;
            if !inner[..len].ends_with('\\') {
                break len;
            }
            from = len + 1;
        };
        let (formula, behind) = (&inner[..len], &inner[len + 1..]);
        let tight = !formula.is_empty()
            && !formula.starts_with(char::is_whitespace)
            && !formula.ends_with(char::is_whitespace);
        let apart = !text[..at].ends_with(char::is_alphanumeric)
            && !behind.starts_with(char::is_alphanumeric);
        (tight && apart && is_formula(formula)).then(|| {
            self.code(at..at + len + 2);
            at + len + 2
        })
    }

    /// `\(x\)` and `\[x\]`, with one backslash or two.
    pub(super) fn escaped_math(&mut self, at: usize, end: usize) -> Option<usize> {
        let rest = &self.text[at..end];
        let pairs = [
            ("\\\\(", "\\\\)"),
            ("\\\\[", "\\\\]"),
            ("\\(", "\\)"),
            ("\\[", "\\]"),
        ];
        let (open, close) = pairs.into_iter().find(|(open, _)| rest.starts_with(open))?;
        let len = rest[open.len()..]
            .bytes()
            .take(1024)
            .position(|b| b == b'\\');
        // Formulas hold backslashes themselves.
        len?;
        let len = rest[open.len()..].find(close)?;
        let formula = &rest[open.len()..open.len() + len];
        let past = at + open.len() + len + close.len();
        (!formula.is_empty() && is_formula(formula)).then(|| {
            self.code(at..past);
            past
        })
    }

    /// A formula over several lines, between lines that are `$$`.
    pub(super) fn math_block(&mut self, line: &Line) -> Option<Next> {
        if self.text[line.content..line.end].trim_end() != "$$" {
            return None;
        }
        let rest = &self.text.as_bytes()[line.end..];
        let len = memchr::memmem::find(rest, b"$$");
        self.budget = self.budget.checked_sub(len.map_or(rest.len(), |_| 0))?;
        let past = line.end + len? + 2;
        self.cut(line.content..past, "\n", super::Origin::Gone);
        self.out.skipped.push((SkipKind::Math, line.content..past));
        let last = Line::at(self.text, past);
        if !last.is_blank() {
            return Some(Next::Inline(past));
        }
        self.at = last.next;
        Some(Next::Done)
    }
}

/// The length of the names of keys that `text` starts with, in small letters or in quotes, joined by
/// `+`.
fn keys_len(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = &text.as_bytes()[at..];
        let is_key = |b: &&u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(b);
        let len = match rest.first() {
            Some(b'"') => 2 + rest[1..].iter().take(64).position(|b| *b == b'"')?,
            _ => rest.iter().take(64).take_while(is_key).count(),
        };
        if len == 0 {
            return None;
        }
        at += len;
        match text.as_bytes()[at..] {
            [b'+', next, ..] if next != b'+' => at += 1,
            _ => return Some(at),
        }
    }
}

fn names_emoji(name: &str) -> bool {
    name == "+1" || name == "-1" || name.contains(|c: char| c.is_ascii_alphabetic())
}

/// Whether this reads as a formula, not as words between two signs.
fn is_formula(text: &str) -> bool {
    if text.contains(['\\', '^', '{', '=']) {
        return true;
    }
    let is_word = |w: &&str| w.len() > 1 && w.chars().all(char::is_alphabetic);
    text.split_whitespace().filter(is_word).count() < 2
}

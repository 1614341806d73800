//! JavaScript, as far as it takes to find where an expression or statement ends.

use std::ops::Range;

/// Where the braces, brackets or parentheses that open at `at` are closed.
pub(super) fn braces(text: &str, at: usize, budget: &mut usize) -> Option<usize> {
    let found = Scan::new(text, at).balance(*budget);
    if found.is_none() {
        *budget = budget.saturating_sub(text.len() - at);
    }
    found
}

/// Where the statement that starts at `at` ends: at a blank line that is not inside brackets.
pub(super) fn statement(text: &str, at: usize, budget: &mut usize) -> usize {
    let found = Scan::new(text, at).blank_line(*budget);
    found.unwrap_or_else(|| {
        *budget = budget.saturating_sub(text.len() - at);
        let rest = &text.as_bytes()[at..];
        let ends = ["\n\n", "\n\r\n"].map(|e| memchr::memmem::find(rest, e.as_bytes()));
        let end = ends.into_iter().flatten().min();
        end.map_or(text.len(), |n| at + n + 1)
    })
}

/// The words of the comment that is all that is between the braces.
pub(super) fn comment(text: &str, braces: Range<usize>) -> Option<Range<usize>> {
    let inner = text[braces.start + 1..braces.end - 1].trim();
    let words = inner.strip_prefix("/*")?.strip_suffix("*/")?;
    if words.contains("*/") {
        return None;
    }
    let start = words.as_ptr() as usize - text.as_ptr() as usize;
    Some(start..start + words.len())
}

/// Where the comment of HTML that starts at `at` ends.
pub(super) fn html_comment(text: &str, at: usize, budget: &mut usize) -> Option<usize> {
    let inner = text[at..].strip_prefix("<!--")?;
    let len = memchr::memmem::find(inner.as_bytes(), b"-->");
    *budget = budget.checked_sub(len.map_or(inner.len(), |_| 0))?;
    Some(at + 4 + len? + 3)
}

struct Scan<'t> {
    bytes: &'t [u8],
    at: usize,
    /// The brackets that are open; a backtick is a template, in which text goes on.
    open: Vec<u8>,
}

impl<'t> Scan<'t> {
    fn new(text: &'t str, at: usize) -> Self {
        Self {
            bytes: text.as_bytes(),
            at,
            open: Vec::new(),
        }
    }

    fn balance(mut self, budget: usize) -> Option<usize> {
        let limit = self.bytes.len().min(self.at.saturating_add(budget));
        while self.at < limit {
            self.step();
            if self.open.is_empty() {
                return Some(self.at);
            }
        }
        None
    }

    fn blank_line(mut self, budget: usize) -> Option<usize> {
        let limit = self.bytes.len().min(self.at.saturating_add(budget));
        while self.at < limit {
            let ends_line = self.bytes[self.at] == b'\n';
            self.step();
            let rest = &self.bytes[self.at..];
            let blank = rest
                .iter()
                .find(|b| !b" \t\r".contains(b))
                .is_none_or(|b| *b == b'\n');
            if ends_line && self.open.is_empty() && blank {
                return Some(self.at);
            }
        }
        (self.open.is_empty() && limit == self.bytes.len()).then_some(limit)
    }

    /// Goes over one sign, string or comment.
    fn step(&mut self) {
        let b = self.bytes[self.at];
        let next = self.bytes.get(self.at + 1);
        self.at += 1;
        if self.open.last() == Some(&b'`') {
            match (b, next) {
                (b'\\', _) => self.at += 1,
                (b'`', _) => {
                    self.open.pop();
                }
                (b'$', Some(b'{')) => {
                    self.open.push(b'{');
                    self.at += 1;
                }
                _ => {}
            }
            self.at = self.at.min(self.bytes.len());
            return;
        }
        match (b, next) {
            (b'"' | b'\'', _) => self.string(b),
            (b'`' | b'{' | b'(' | b'[', _) => self.open.push(b),
            (b'}' | b')' | b']', _) => self.close(b),
            (b'/', Some(b'*')) => self.past(b"*/"),
            (b'/', Some(b'/')) if self.at < 2 || self.bytes[self.at - 2] != b':' => {
                self.at += self.bytes[self.at..]
                    .iter()
                    .take_while(|b| **b != b'\n')
                    .count();
            }
            _ => {}
        }
    }

    /// Goes over a string, which ends on its line; else the quote was an apostrophe.
    fn string(&mut self, quote: u8) {
        let mut at = self.at;
        while let Some(b) = self.bytes.get(at) {
            match b {
                b'\\' => at += 1,
                b'\n' => return,
                b if *b == quote => {
                    self.at = at + 1;
                    return;
                }
                _ => {}
            }
            at += 1;
        }
    }

    fn close(&mut self, bracket: u8) {
        let opens = match bracket {
            b'}' => b'{',
            b')' => b'(',
            _ => b'[',
        };
        // What is not closed inside of it cannot be meant as a bracket.
        let found = self.open.iter().rev().take(64).position(|o| *o == opens);
        if let Some(above) = found {
            self.open.truncate(self.open.len() - 1 - above);
        }
    }

    fn past(&mut self, end: &[u8]) {
        let rest = &self.bytes[self.at + 1..];
        let len = memchr::memmem::find(rest, end).map(|n| n + 1 + end.len());
        self.at += len.unwrap_or(rest.len() + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_end_where_their_braces_do() {
        let cases = [
            "{}",
            "{a}",
            "{{a: 1}}",
            "{\"}\"}",
            "{'\\'}'}",
            "{`a ${b + `}`} }`}",
            "{/* } */}",
            "{// }\n}",
            "{a && <p>Don't</p>}",
            "{<a href=\"http://b\">}\u{1F600}</a>}",
        ];
        for (at, text) in cases.iter().enumerate() {
            let past = braces(&format!("{text} }}"), 0, &mut 999);
            let want = if at == 9 {
                text.find('}').map(|n| n + 1)
            } else {
                Some(text.len())
            };
            assert_eq!(past, want, "{text}");
        }
        for text in ["{", "{`}", "{/*}", "{(}"] {
            let want = (text == "{(}").then_some(3);
            assert_eq!(braces(text, 0, &mut 999), want, "{text}");
        }
    }

    #[test]
    fn statements_end_at_a_blank_line() {
        let cases = [
            ("import a from 'b'\n\nc", 18),
            ("export const a = {\n\n b: 1\r\n}\r\n\r\nc", 30),
            ("export const a = `\n\n`;\n\nc", 23),
            ("import a", 8),
            ("export const a = {\n\nc", 19),
        ];
        for (text, want) in cases {
            assert_eq!(statement(text, 0, &mut 999), want, "{text}");
        }
    }
}

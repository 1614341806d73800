//! A line of Markdown, and what is before its text.

/// A line.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) start: usize,
    /// Where its text starts, behind indentation, the marks of quotations and those of items.
    pub(super) content: usize,
    /// Where it ends, without what ends it.
    pub(super) end: usize,
    /// Where the next one starts.
    pub(super) next: usize,
    /// How many columns it is indented by.
    pub(super) indent: usize,
    /// Whether it is part of a quotation.
    pub(super) quoted: bool,
    /// Whether an item starts in it.
    pub(super) is_item: bool,
}

/// Where the line behind the one that holds `at` starts.
pub(super) fn next(text: &str, at: usize) -> usize {
    memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |n| at + n + 1)
}

impl Line {
    /// The line that starts at `start`.
    pub(super) fn at(text: &str, start: usize) -> Self {
        let next = next(text, start);
        let end = start + text[start..next].trim_end_matches(['\n', '\r']).len();
        let mut line = Self {
            start,
            content: start,
            end,
            next,
            indent: 0,
            quoted: false,
            is_item: false,
        };
        line.indent = line.spaces(text);
        while line.mark(text) {
            line.spaces(text);
        }
        line
    }

    pub(super) fn is_blank(&self) -> bool {
        self.content == self.end && !self.quoted && !self.is_item
    }

    /// Goes over spaces and tabs, and counts their columns.
    fn spaces(&mut self, text: &str) -> usize {
        let mut columns = 0;
        while self.content < self.end {
            match text.as_bytes()[self.content] {
                b' ' => columns += 1,
                b'\t' => columns += 4 - columns % 4,
                _ => break,
            }
            self.content += 1;
        }
        columns
    }

    /// Goes over the mark of a quotation or an item.
    fn mark(&mut self, text: &str) -> bool {
        let rest = &text.as_bytes()[self.content..self.end];
        let digits = rest
            .iter()
            .take(10)
            .take_while(|b| b.is_ascii_digit())
            .count();
        let len = match rest.get(digits) {
            Some(b'>') if digits == 0 => {
                self.quoted = true;
                self.content += 1;
                return true;
            }
            Some(b'-' | b'*' | b'+') if digits == 0 => 1,
            Some(b'.' | b')') if (1..10).contains(&digits) => digits + 1,
            _ => return false,
        };
        let marks = matches!(rest.get(len), Some(b' ' | b'\t'));
        if marks {
            self.is_item = true;
            self.content += len;
        }
        marks
    }

    /// Where that column of its indentation ends, or the indentation if that is shorter.
    pub(super) fn column(&self, text: &str, column: usize) -> usize {
        let mut columns = 0;
        for (at, b) in text.as_bytes()[self.start..self.end].iter().enumerate() {
            match b {
                _ if columns >= column => return self.start + at,
                b' ' => columns += 1,
                b'\t' => columns += 4 - columns % 4,
                _ => return self.start + at,
            }
        }
        self.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_the_text() {
        let cases = [
            ("", "", 0, false, false),
            ("a\r\nb", "a", 0, false, false),
            ("  \t- > 12) é", "é", 4, true, true),
            ("-a", "-a", 0, false, false),
            ("---", "---", 0, false, false),
            ("1234567890. a", "1234567890. a", 0, false, false),
            (">> a", "a", 0, true, false),
        ];
        for (text, content, indent, quoted, is_item) in cases {
            let line = Line::at(text, 0);
            let found = (
                &text[line.content..line.end],
                line.indent,
                line.quoted,
                line.is_item,
            );
            assert_eq!(found, (content, indent, quoted, is_item), "{text:?}");
        }
        assert_eq!(Line::at("\t  a", 0).column("\t  a", 4), 1);
    }
}

//! What is in backticks where no markup reads them: in plain text, and in values of front
//! matter.

use crate::{Mark, MarkKind};
use sayso_text::Span;

/// A longer stretch is no code.
const LONGEST: usize = 200;

/// Marks it as code.
pub(super) fn mark(prose: &str, marks: &mut Vec<Mark>) {
    let bytes = prose.as_bytes();
    let mut done = 0;
    for open in memchr::memchr_iter(b'`', bytes) {
        if open < done || !opens(bytes, open) {
            continue;
        }
        let start = open + 1;
        let rest = &bytes[start..bytes.len().min(start + LONGEST)];
        let Some(len) = memchr::memchr2(b'`', b'\n', rest) else {
            continue;
        };
        let end = start + len;
        let word = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
        if len > 0 && bytes[end] == b'`' && bytes.get(end + 1) != Some(&b'`') && !word(end + 1) {
            let kind = MarkKind::Code;
            let span = Span::new(start, end);
            marks.push(Mark { kind, span });
            done = end + 1;
        }
    }
}

/// Whether the backtick at `at` opens something, and is one alone.
fn opens(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).map(|n| bytes[n]);
    let joined = before.is_some_and(|b| b.is_ascii_alphanumeric() || b == b'`' || b == b'\\');
    !joined && bytes.get(at + 1) != Some(&b'`')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_in_backticks() {
        let cases: [(&str, &[&str]); 7] = [
            ("", &[]),
            ("run `e-mail x` and `é`.", &["e-mail x", "é"]),
            ("it`s ``quoted'' here", &[]),
            ("``` e-mail ```", &[]),
            ("a ` b\r\n c ` d", &[]),
            ("`a`b `c` `", &["c"]),
            ("`", &[]),
        ];
        for (prose, want) in cases {
            let mut marks = Vec::new();
            mark(prose, &mut marks);
            let found: Vec<&str> = marks.iter().map(|m| &prose[m.span.range()]).collect();
            assert_eq!(found, want, "{prose}");
        }
    }
}

//! Makes text from a document or a path safe to print: nothing in it can move the cursor, colour the
//! screen, change the reading order or start a line.

use std::borrow::Cow;

/// Whether a terminal may interpret `c`, or reorder the text around it.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}'
            | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// `text` on one line: line breaks and tabs become spaces, other unsafe characters become U+FFFD.
#[must_use]
pub fn one_line(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' | '\u{85}' => ' ',
            c if is_unsafe(c) => char::REPLACEMENT_CHARACTER,
            c => c,
        })
        .collect()
}

/// `text` with every unsafe character replaced by one of the same length in bytes, so that offsets
/// stay valid. Line feeds and tabs are kept; a lone carriage return becomes a line feed.
pub(super) fn same_length(text: &str) -> String {
    let mut chars = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(c) = chars.next() {
        out.push(match (c, chars.peek()) {
            ('\r', Some('\n')) | ('\n' | '\t', _) => c,
            ('\r', _) => '\n',
            (c, _) if is_unsafe(c) => match c.len_utf8() {
                1 => '?',
                2 => '\u{B7}',
                _ => char::REPLACEMENT_CHARACTER,
            },
            (c, _) => c,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unsafe_characters_are_replaced() {
        let cases = [
            ("plain – “text”", "plain – “text”"),
            ("a\u{1B}[31mred", "a\u{FFFD}[31mred"),
            ("two\r\nlines\tand\u{2028}more", "two  lines and more"),
            ("abc\u{202E}fed\u{2069}", "abc\u{FFFD}fed\u{FFFD}"),
            ("\u{9B}31m\u{61C}\u{200F}", "\u{FFFD}31m\u{FFFD}\u{FFFD}"),
            ("", ""),
        ];
        for (text, want) in cases {
            assert_eq!(one_line(text), want);
            let safe = same_length(text);
            assert_eq!(safe.len(), text.len(), "{text:?}");
            assert!(
                !safe.contains(|c| is_unsafe(c) && !matches!(c, '\n' | '\r' | '\t')),
                "{safe:?}"
            );
        }
        assert_eq!(same_length("a\rb\r\nc"), "a\nb\r\nc");
    }
}

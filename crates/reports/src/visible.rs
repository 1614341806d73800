//! Text from a document or a path, made fit for a terminal: nothing in it can move the cursor,
//! colour the screen, reverse the reading order or start a line.

use std::borrow::Cow;

/// Whether a terminal may act on `c`, or show its neighbours in another order.
fn deceives(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}'
            | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// `text` on one line: what ends a line or stands for spaces becomes a space, and whatever else
/// deceives becomes U+FFFD.
#[must_use]
pub fn one_line(text: &str) -> Cow<'_, str> {
    if !text.contains(deceives) {
        return Cow::Borrowed(text);
    }
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' | '\u{85}' => ' ',
            c if deceives(c) => char::REPLACEMENT_CHARACTER,
            c => c,
        })
        .collect()
}

/// `text` with every character that deceives replaced by one of the same length in bytes, so that
/// offsets stay. Line feeds and tabs stand; a lone carriage return ends a line.
pub(super) fn same_length(text: &str) -> String {
    let mut chars = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(c) = chars.next() {
        out.push(match (c, chars.peek()) {
            ('\r', Some('\n')) | ('\n' | '\t', _) => c,
            ('\r', _) => '\n',
            (c, _) if deceives(c) => match c.len_utf8() {
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
    fn nothing_reaches_the_terminal_that_it_would_act_on() {
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
                !safe.contains(|c| deceives(c) && !matches!(c, '\n' | '\r' | '\t')),
                "{safe:?}"
            );
        }
        assert_eq!(same_length("a\rb\r\nc"), "a\nb\r\nc");
    }
}

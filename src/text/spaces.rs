//! White space as a reader sees it: any run of it is one space.

use std::borrow::Cow;

/// `text` with every run of white space folded to one space, and none at its ends.
#[must_use]
pub fn spaces_folded(text: &str) -> Cow<'_, str> {
    if is_folded(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
}

/// Whether `text` is words of ASCII with one space between them, as most is.
fn is_folded(text: &str) -> bool {
    let spaces = text.as_bytes().windows(2);
    let doubled = spaces.fold(false, |any, pair| any | (pair == b"  "));
    let plain = text
        .bytes()
        .fold(true, |all, b| all & matches!(b, b' '..=b'~'));
    plain && !doubled && !text.starts_with(' ') && !text.ends_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_white_space_are_one_space() {
        let cases = [
            ("", ""),
            (" ", ""),
            ("a b", "a b"),
            ("a  b", "a b"),
            (" a\r\n\tb ", "a b"),
            ("a\u{A0}b\u{2028}c", "a b c"),
            ("é \u{1F600}", "é \u{1F600}"),
            ("a\0b", "a\0b"),
        ];
        for (text, want) in cases {
            assert_eq!(spaces_folded(text), want, "{text:?}");
        }
    }
}

//! White space as a reader sees it: any run of it is one space.

use std::borrow::Cow;

/// Replaces unknown words in prose, such as those that a template inserts. It is read as a word.
pub const GAP: char = '\u{FFFC}';

/// [`GAP`] as text.
pub const GAP_TEXT: &str = "\u{FFFC}";

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

/// `text` as it is printed: spaces folded, and a mark of omission for each gap.
#[must_use]
pub fn printed(text: &str) -> Cow<'_, str> {
    match spaces_folded(text) {
        Cow::Borrowed(plain) => Cow::Borrowed(plain),
        Cow::Owned(folded) => Cow::Owned(without_gaps(folded)),
    }
}

/// The text with a mark of omission for each gap.
#[must_use]
pub fn without_gaps(text: String) -> String {
    match text.contains(GAP) {
        true => text.replace(GAP, "…"),
        false => text,
    }
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
        assert_eq!(printed("Our \u{FFFC}  agent"), "Our … agent");
    }
}

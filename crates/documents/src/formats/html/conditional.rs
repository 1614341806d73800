//! Outlook's conditional comments: `<!--[if mso]>…<![endif]-->` is HTML that people see.

use std::ops::Range;

/// What is between the condition and its end in a comment of this content.
pub(super) fn content(text: &str, inner: Range<usize>) -> Option<Range<usize>> {
    let words = &text[inner.clone()];
    let body = words.trim_start();
    let condition = body.get(..3)?.eq_ignore_ascii_case("[if");
    let open = memchr::memmem::find(words.as_bytes(), b"]>").filter(|_| condition)? + 2;
    let end = words.rfind("<![").filter(|end| *end >= open);
    Some(inner.start + open..inner.start + end.unwrap_or(words.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_have_content() {
        let cases = [
            ("[if mso]><p>a</p><![endif]", Some("<p>a</p>")),
            (" [IF (gte mso 9)|(IE)]>a", Some("a")),
            ("[if !mso]><!", Some("<!")),
            ("[if mso]", None),
            ("<![endif]", None),
            ("", None),
            ("é", None),
        ];
        for (words, want) in cases {
            let found = content(words, 0..words.len());
            assert_eq!(found.map(|r| &words[r]), want, "{words}");
        }
    }
}

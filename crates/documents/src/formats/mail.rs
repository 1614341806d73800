//! The header of a mail at the start of a plain text: lines with a name and a value. People read the
//! subject; who wrote to whom, when and with what program is data.

use std::ops::Range;

/// A longer header is none.
const LONGEST: usize = 1 << 14;

/// Names of fields, in small letters, beside those that start with `x-` and the like.
const NAMES: [&str; 18] = [
    "bcc",
    "cc",
    "date",
    "delivered-to",
    "from",
    "importance",
    "in-reply-to",
    "message-id",
    "mime-version",
    "precedence",
    "received",
    "references",
    "reply-to",
    "return-path",
    "sender",
    "subject",
    "to",
    "user-agent",
];

/// What names of other fields start with.
const FAMILIES: [&str; 7] = [
    "arc-",
    "authentication-",
    "auto-",
    "content-",
    "dkim-",
    "list-",
    "x-",
];

/// A field of the header.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Field<'t> {
    pub(super) name: &'t str,
    /// Its value, with the lines that go on with it.
    pub(super) value: Range<usize>,
    /// Whether people read it.
    pub(super) is_copy: bool,
}

/// Where the header of `text` ends; 0 where it has none.
pub(super) fn header_end(text: &str) -> usize {
    read(text).map_or(0, |(_, end)| end)
}

/// The fields of the header of `text`.
pub(super) fn fields(text: &str) -> Vec<Field<'_>> {
    read(text).map_or_else(Vec::new, |(fields, _)| fields)
}

/// A header ends at a blank line, and has a subject or two fields of other sorts.
fn read(text: &str) -> Option<(Vec<Field<'_>>, usize)> {
    let mut fields: Vec<Field<'_>> = Vec::new();
    let mut at = 0;
    loop {
        let end =
            at + memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len() - at, |n| n + 1);
        let line = &text[at..end];
        let shown = line.trim_end();
        if shown.is_empty() || end > LONGEST {
            break;
        }
        if shown.contains('\r') {
            return None;
        }
        match (field(shown, at), fields.last_mut()) {
            (Some(field), _) => fields.push(field),
            (None, Some(last)) if line.starts_with([' ', '\t']) => {
                last.value.end = at + shown.len()
            }
            _ => return None,
        }
        at = end;
    }
    let is_header = at <= LONGEST && (fields.len() > 1 || fields.iter().any(|f| f.is_copy));
    is_header.then_some((fields, at))
}

/// The field in a line that starts at `at`.
fn field(line: &str, at: usize) -> Option<Field<'_>> {
    let (name, value) = line.split_once(':')?;
    let lower = name.to_ascii_lowercase();
    let known = NAMES.contains(&&*lower) || FAMILIES.iter().any(|f| lower.starts_with(f));
    let capital = name.starts_with(|c: char| c.is_ascii_uppercase());
    let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let start = at + line.len() - value.trim_start().len();
    (known && capital && plain).then(|| Field {
        name,
        value: start..at + line.len(),
        is_copy: lower == "subject",
    })
}

#[cfg(test)]
mod tests {
    use crate::Format;
    use crate::formats::testing;

    #[test]
    fn headers_of_mails() {
        let cases = [
            (
                "From: a b <c@d.e>\nSubject: Our e\nX-F: g\n\nh\n",
                "meta: Our e | body: h",
            ),
            (
                "\u{FEFF}Subject: \u{e9}\r\n f\r\n\r\nFrom: g\r\n",
                "meta: \u{e9} f | body: From: g",
            ),
            ("Subject: a\nFrom: b", "meta: a"),
            ("Subject:\n\na", "body: a"),
            ("Date: a\n\nb", "body: Date: a | body: b"),
            (
                "From: a\nPreheader: b\n\nc",
                "body: From: a Preheader: b | body: c",
            ),
            ("to: a\nfrom: b", "body: to: a from: b"),
            (" \nSubject: a", "body: Subject: a"),
            (
                "Subject: {{ a }} b\nTo: {{ c }}\n\nd",
                "meta: _ b | body: d",
            ),
            ("", ""),
        ];
        for (text, want) in cases {
            let blocks = testing::blocks(text, Format::Text);
            assert_eq!(blocks.replace(sayso_text::GAP_TEXT, "_"), want, "{text}");
        }
    }
}

//! Finds the addresses that stand bare in the prose.

use std::ops::Range;

use crate::document::{Mark, MarkKind};
use crate::text::Span;

/// The ends of host names that are taken for addresses without a scheme, if a path follows.
const ENDINGS: [&str; 12] = [
    "com", "org", "net", "edu", "gov", "info", "ai", "dev", "app", "eu", "uk", "de",
];

/// Marks every address in `prose`: `https://…`, `mailto:…`, `name@host.tld`, `www.…` and
/// `host.com/path`.
pub(super) fn mark(prose: &str, marks: &mut Vec<Mark>) {
    let mut done = 0;
    let mut add = |range: Range<usize>| {
        marks.push(Mark {
            kind: MarkKind::Url,
            span: Span::new(range.start, range.end),
        });
    };
    for at in memchr::memchr2_iter(b':', b'@', prose.as_bytes()) {
        if at >= done
            && let Some(range) = signed(prose, at, done)
        {
            done = range.end;
            add(range);
        }
    }
    done = 0;
    for at in memchr::memmem::find_iter(prose.as_bytes(), "www.") {
        let bare = !prose[..at].ends_with(|c: char| c.is_alphanumeric() || "/@.-".contains(c));
        if at >= done && bare {
            done = at + tail(&prose[at..]);
            if done > at + "www.".len() {
                add(at..done);
            }
        }
    }
    let mut from = 0;
    for at in memchr::memchr_iter(b'/', prose.as_bytes()) {
        if at < from {
            continue;
        }
        let start = back(prose, at, from, |b| is_scheme(b) || b == b'@');
        from = at + 1;
        let bare = !prose[..start].ends_with(['/', ':', '=']);
        if bare && is_host(&prose[start..at]) {
            from = at + tail(&prose[at..]);
            marks.push(Mark {
                kind: MarkKind::Url,
                span: Span::new(start, from),
            });
        }
    }
}

/// Whether `word` is the name of a host that needs no scheme to be known as one.
fn is_host(word: &str) -> bool {
    word.rsplit_once('.').is_some_and(|(name, ending)| {
        ENDINGS.contains(&ending)
            && name.starts_with(|c: char| c.is_ascii_alphanumeric())
            && !name.starts_with("www.")
            && !word.contains('@')
    })
}

/// The address whose telling sign (`://`, `mailto:`, `@`) stands at `at`. It starts no earlier
/// than `floor`.
fn signed(prose: &str, at: usize, floor: usize) -> Option<Range<usize>> {
    let rest = &prose[at..];
    let start = if rest.starts_with("://") {
        let start = back(prose, at, floor, is_scheme);
        let named = prose[start..at].starts_with(|c: char| c.is_ascii_alphabetic());
        named.then_some(start)?
    } else if rest.starts_with(':') {
        let start = at.checked_sub("mailto".len()).filter(|s| *s >= floor)?;
        let named = prose.get(start..at)?.eq_ignore_ascii_case("mailto");
        named.then_some(start)?
    } else {
        return mailbox(prose, at, floor);
    };
    let end = at + tail(rest);
    (end > at + "://".len()).then_some(start..end)
}

fn mailbox(prose: &str, at: usize, floor: usize) -> Option<Range<usize>> {
    let rest = prose[at..].strip_prefix('@')?;
    let start = back(prose, at, floor, |b| is_scheme(b) || b"_%'&".contains(&b));
    let host = rest
        .bytes()
        .position(|b| !(b.is_ascii_alphanumeric() || b == b'-' || b == b'.'))
        .unwrap_or(rest.len());
    let host = rest[..host].trim_end_matches(['.', '-']);
    (start < at && host.contains('.')).then_some(start..at + 1 + host.len())
}

fn is_scheme(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b"+.-".contains(&b)
}

/// How far back from `at` the bytes are of the kind, at most to `floor`.
fn back(prose: &str, at: usize, floor: usize, kind: impl Fn(u8) -> bool) -> usize {
    let run = prose.as_bytes()[floor..at]
        .iter()
        .rev()
        .take_while(|b| kind(**b))
        .count();
    at - run
}

/// The length of an address from its sign on: up to a space or a bracket, without the punctuation
/// of the sentence around it.
fn tail(rest: &str) -> usize {
    let stop = |c: char| c.is_whitespace() || c.is_control() || "<>\"“”«»`".contains(c);
    let mut body = &rest[..rest.find(stop).unwrap_or(rest.len())];
    let mut unopened = body
        .matches(')')
        .count()
        .saturating_sub(body.matches('(').count());
    loop {
        let cut = body.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*', '_', ']']);
        match cut.strip_suffix(')') {
            Some(inner) if unopened > 0 => {
                unopened -= 1;
                body = inner;
            }
            _ => return cut.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found() {
        let cases: [(&str, &[&str]); 13] = [
            ("", &[]),
            ("no: address, w@ or www here", &[]),
            (
                "See https://openai.com/x?a=b, then",
                &["https://openai.com/x?a=b"],
            ),
            ("(http://a.b/c_(d)).", &["http://a.b/c_(d)"]),
            ("(http://a.b).", &["http://a.b"]),
            (
                "write to ann.lee@example.co.uk.",
                &["ann.lee@example.co.uk"],
            ),
            ("mailto:x@y.z www.a.de/é!", &["mailto:x@y.z", "www.a.de/é"]),
            ("“ftp://a.b/c”", &["ftp://a.b/c"]),
            ("a@b is none, nor is ://", &[]),
            ("and/or, Node.js/ChatGPT, 1.2/1.3, Inc./Ltd, .com/x", &[]),
            (
                "see <openai.com/chatgpt>, or é.com",
                &["openai.com/chatgpt"],
            ),
            ("(docs.a-b.ai/c/d).\r\nThen", &["docs.a-b.ai/c/d"]),
            (
                "two http://a.bc http://d.ef\r\nend",
                &["http://a.bc", "http://d.ef"],
            ),
        ];
        for (prose, want) in cases {
            let mut marks = Vec::new();
            mark(prose, &mut marks);
            let found: Vec<&str> = marks.iter().map(|m| &prose[m.span.range()]).collect();
            assert_eq!(found, want, "{prose}");
        }
    }
}

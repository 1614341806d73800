//! Addresses with a scheme, and those of mail.

use std::ops::Range;

use linkify::{LinkFinder, LinkKind};

use super::chunk::Chunk;
use crate::MarkKind;

/// Schemes of addresses that have no `//`.
const BARE: [&str; 10] = [
    "about",
    "blob",
    "data",
    "javascript",
    "magnet",
    "mailto",
    "sms",
    "tel",
    "urn",
    "xmpp",
];

/// Finds addresses.
pub(super) struct Finder(LinkFinder);

impl Finder {
    pub(super) fn new() -> Self {
        let mut finder = LinkFinder::new();
        finder.kinds(&[LinkKind::Url, LinkKind::Email]);
        Self(finder)
    }

    /// Yields the addresses of the chunk, and what is between, in order.
    pub(super) fn cut(
        &self,
        prose: &str,
        chunk: &Chunk,
        mut found: impl FnMut(Option<MarkKind>, Range<usize>),
    ) {
        let text = &prose[chunk.range.clone()];
        let start = chunk.range.start;
        if memchr::memchr2(b':', b'@', text.as_bytes()).is_none() {
            found(None, chunk.range.clone());
            return;
        }
        if let Some(range) = bare(text) {
            found(Some(MarkKind::Url), start + range.start..start + range.end);
            found(None, start + range.end..chunk.range.end);
            return;
        }
        let mut done = 0;
        for link in self.0.links(text) {
            // Of a credential or a package, such as `git@host:path`, the address is a part.
            let part = link.kind() == &LinkKind::Email && goes_on(&text[link.end()..]);
            if part || glued(&text[done..link.start()]) {
                continue;
            }
            found(None, start + done..start + link.start());
            found(
                Some(MarkKind::Url),
                start + link.start()..start + link.end(),
            );
            done = link.end();
        }
        found(None, start + done..chunk.range.end);
    }
}

/// `mailto:x@y.z`, `tel:+1`, `urn:a:b`, without the punctuation behind it.
fn bare(text: &str) -> Option<Range<usize>> {
    let (scheme, rest) = text.split_once(':')?;
    let lead = scheme.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    let named = BARE.iter().any(|known| lead.eq_ignore_ascii_case(known));
    let data = rest.contains(|c: char| c.is_ascii_digit() || "@/:;(?=".contains(c));
    let end = text
        .trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', ')'])
        .len();
    let start = scheme.len() - lead.len();
    (named && data && end > start).then_some(start..end)
}

/// Whether `rest` goes on behind an address of mail as a path does.
fn goes_on(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some(':' | '/')) && chars.next().is_some_and(char::is_alphanumeric)
}

/// Whether what is before an address makes it a part of something else.
fn glued(before: &str) -> bool {
    before.ends_with(['@', '/'])
}

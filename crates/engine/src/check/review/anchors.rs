//! Headings that something in the document links to: other words give them another anchor.

use std::collections::HashSet;
use std::ops::Range;

use sayso_documents::{Block, Document};

/// No anchor is longer.
const LONGEST: usize = 400;

/// The anchors that a document links to, without what programs make differently of a heading.
pub(super) struct Links(HashSet<String>);

impl Links {
    /// The links in the source `text`: whatever follows a `#`, whether it is in a link or not.
    pub(super) fn of(text: &str) -> Self {
        let mut keys = HashSet::new();
        for at in memchr::memchr_iter(b'#', text.as_bytes()) {
            let marks_heading = text[at + 1..].starts_with([' ', '\t', '#']);
            if marks_heading || text[..at].ends_with(['#', '{']) {
                continue;
            }
            let rest = &text[at + 1..];
            let rest = &rest[..rest.floor_char_boundary(LONGEST)];
            // `[[#Our e-mail|x]]` has spaces, the anchors of addresses have none.
            for ends in ["\n\r\"'>)]|}", "\n\r\"'>)]|} \t"] {
                let end = rest.find(|c| ends.contains(c)).unwrap_or(rest.len());
                keys.extend(keys_of(&rest[..end]));
            }
        }
        Self(keys)
    }

    /// Whether one of them leads to the heading: to its words, or to an anchor written beside them.
    pub(super) fn lead_to(&self, document: &Document, heading: &Block) -> bool {
        let words = &document.prose()[heading.span.range()];
        let known = |name: &str| key(name).is_some_and(|key| self.0.contains(&key));
        if self.0.is_empty() || known(words) {
            return !self.0.is_empty();
        }
        let Some(source) = document.map.map(heading.span).map(|m| m.span.range()) else {
            return false;
        };
        own_anchors(&document.text, source).any(known)
    }
}

/// The anchors that are in the line or tag of the heading itself: `{#id}`, `id="id"`.
fn own_anchors(text: &str, heading: Range<usize>) -> impl Iterator<Item = &str> {
    let near = text.floor_char_boundary(heading.start.saturating_sub(LONGEST));
    let start = text[near..heading.start]
        .rfind('\n')
        .map_or(near, |at| near + at + 1);
    let far = text.ceil_char_boundary((heading.end + LONGEST).min(text.len()));
    let end = text[heading.end..far]
        .find('\n')
        .map_or(far, |at| heading.end + at);
    let line = &text[start..end];
    ["{#", "id=", "name="].into_iter().flat_map(move |opening| {
        let places = line.match_indices(opening);
        places.map(move |(at, _)| {
            let rest = line[at + opening.len()..].trim_start_matches(['"', '\'']);
            let end = rest.find(|c: char| c.is_whitespace() || "\"'>}".contains(c));
            &rest[..end.unwrap_or(rest.len())]
        })
    })
}

/// An anchor as it may be meant: as written, and without the number of a second one of its name.
fn keys_of(anchor: &str) -> impl Iterator<Item = String> {
    let plain = anchor.trim_end_matches(|c: char| c.is_ascii_digit());
    let first = plain
        .strip_suffix(['-', '_'])
        .filter(|_| plain.len() < anchor.len());
    [Some(anchor), first].into_iter().flatten().filter_map(key)
}

/// The letters and digits of an anchor or heading: what all programs keep.
fn key(name: &str) -> Option<String> {
    let decoded = percent_decoded(name);
    let letters = decoded.chars().filter(|c| c.is_alphanumeric());
    let key: String = letters.flat_map(char::to_lowercase).collect();
    (!key.is_empty()).then_some(key)
}

fn percent_decoded(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let hex = behind.get(..2).filter(|_| *first == b'%');
        let code = hex.and_then(|h| std::str::from_utf8(h).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use sayso_documents::formats;
    use sayso_documents::{BlockKind, Format};

    fn is_linked(text: &str, format: Format) -> bool {
        let document = formats::read(text.as_bytes(), format, None).expect("reads");
        let links = Links::of(&document.text);
        let mut headings = document.blocks.iter();
        headings.any(|b| b.kind == BlockKind::Heading && links.lead_to(&document, b))
    }

    #[test]
    fn headings_are_found_by_their_anchors() {
        let cases = [
            ("# Our e-mail\n\n[x](#our-e-mail)", true),
            ("\u{FEFF}# Our e-mail\r\n\r\n[x](#our-e-mail)\r\n", true),
            ("# Our e-mail\n\n[x](#our-e--mail)", true),
            ("# Our e-mail\n\n[x](#our_e_mail-2 \"t\")", true),
            ("# Our e-mail\n\n[x](page.md#our-e-mail)", true),
            ("# Our e-mail\n\n[x]\n\n[x]: #our-e-mail", true),
            ("# Our e-mail\n\n<a href='#our-e-mail'>x</a>", true),
            ("# Our e-mail\n\n[[#Our e-mail|x]]", true),
            ("# Our **e-mail**!\n\n[x](#our-e-mail)", true),
            ("# Caf\u{E9} e-mail\n\n[x](#caf%C3%A9-e-mail)", true),
            (
                "# \u{43F}\u{43E}\u{447}\u{442}\u{430}\n\n[x](#\u{43F}\u{43E}\u{447}\u{442}\u{430})",
                true,
            ),
            ("# Our e-mail {#mail}\n\n[x](#mail)", true),
            ("# <a name=\"mail\"></a>Our e-mail\n\n[x](#mail)", true),
            ("# Our e-mail 2\n\n[x](#our-e-mail-2)", true),
            ("# Our e-mail {#our-e-mail}", false),
            ("# Our e-mail\n\n[x](#their-e-mail)", false),
            ("# Our e-mail", false),
            ("## Our e-mail ##\n\n#", false),
            ("", false),
        ];
        for (text, want) in cases {
            assert_eq!(is_linked(text, Format::Markdown), want, "{text}");
        }
        let pages = [
            ("<h2>Our e-mail</h2><a href=\"#our-e-mail\">x</a>", true),
            ("<h2 id=m class=x>Our e-mail</h2><a href=#m>x</a>", true),
            ("<h2 id=m>Our e-mail</h2><a href=#n>x</a>", false),
        ];
        for (text, want) in pages {
            assert_eq!(is_linked(text, Format::Html), want, "{text}");
        }
    }
}

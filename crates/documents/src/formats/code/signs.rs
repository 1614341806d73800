//! Where in plain text a tag may start. Such a text may be large and has few tags, so that two bytes
//! are looked at before any family is tried, on all threads.

use std::ops::Range;

use crate::parallel;

/// A larger text is searched on all threads, in chunks of so many bytes.
const CHUNK: usize = 1 << 18;

/// The places, in order.
pub(super) fn find(text: &[u8]) -> Vec<usize> {
    if text.len() <= CHUNK {
        return find_in(text, 0..text.len());
    }
    let starts: Vec<usize> = (0..text.len()).step_by(CHUNK).collect();
    let end = |start| text.len().min(start + CHUNK);
    parallel::map(&starts, |start| find_in(text, *start..end(*start))).concat()
}

fn find_in(text: &[u8], chunk: Range<usize>) -> Vec<usize> {
    let bytes = &text[chunk.clone()];
    let signs = memchr::memchr3_iter(b'{', b'<', b'%', bytes);
    let all = signs.chain(memchr::memchr2_iter(b'|', b'@', bytes));
    let places = all.map(|at| chunk.start + at);
    let mut places: Vec<usize> = places.filter(|at| may_open(text, *at)).collect();
    places.sort_unstable();
    places
}

/// Whether the bytes beside a sign are those of some tag.
fn may_open(text: &[u8], at: usize) -> bool {
    let byte = |at: usize| text.get(at).copied().unwrap_or_default();
    let (before, next) = (byte(at.wrapping_sub(1)), byte(at + 1));
    match text[at] {
        b'{' => b"{%#!".contains(&next) || b"$#".contains(&before),
        b'<' => b"%?#".contains(&next) || next == b'/' && byte(at + 2) == b'#',
        b'@' => next == b'*' || next.is_ascii_alphabetic() && b"\0 \t\r\n}".contains(&before),
        b'%' => next == b'%' || before == b'[' || next.is_ascii_uppercase(),
        _ => before == b'*',
    }
}

#[cfg(test)]
mod tests {
    use super::super::scan::Scan;
    use super::*;
    use crate::Markup;
    use proptest::prelude::*;

    const PIECES: [&str; 38] = [
        "@",
        "@* ",
        "*@",
        "@if (a) {",
        "{",
        "{{",
        "}}",
        "}",
        "{%",
        "%}",
        "{#",
        "#}",
        "$",
        "#",
        "{!",
        "!!",
        "<%",
        "%>",
        "<?php",
        "<?",
        "?>",
        "<#",
        "#>",
        "</#",
        "<",
        ">",
        "%%",
        "%",
        "[%",
        "%]",
        "*|",
        "|*",
        "|",
        "AB",
        "a",
        " ",
        "\n",
        "\u{e9}",
    ];

    proptest! {
        #[test]
        fn no_tag_starts_elsewhere(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..24)) {
            let text = pieces.concat();
            let scan = Scan::new(&text, Markup::Plain);
            let mut all = Scan::new(&text, Markup::Plain);
            all.signs = (0..text.len()).rev().filter(|at| b"{<%|@".contains(&text.as_bytes()[*at])).collect();
            prop_assert_eq!(scan.run(), all.run());
        }
    }

    #[test]
    fn a_large_text_is_searched_to_its_end() {
        let text = "{{ a }} {b} \u{e9}<%".repeat(2 * CHUNK / 9);
        let bytes = text.as_bytes();
        let places = find(bytes);
        assert!(bytes.len() > 2 * CHUNK);
        assert_eq!(places, find_in(bytes, 0..bytes.len()));
        assert_eq!(places.len(), 2 * (2 * CHUNK / 9));
    }
}

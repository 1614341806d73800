//! What the configuration ignores. Patterns are searched for line by line, and no line as long as a
//! book in one piece, so that the time is that of the text.

use std::ops::Range;

use regex::Regex;

use crate::{ReadOptions, SkipKind};

use super::{Code, Shown};

/// The longest piece that is searched at once.
const PIECE: usize = 1 << 14;

/// Adds what `options` ignore to what is `found`: where they overlap, both are one.
pub(super) fn add(text: &str, options: &ReadOptions, found: Vec<Code>) -> Vec<Code> {
    let mut all = found;
    let mut ignored = |range: Range<usize>| {
        if !range.is_empty() {
            let (shown, kind) = (Shown::Gap, SkipKind::Ignored);
            all.push(Code::new(range, shown, kind));
        }
    };
    for piece in pieces(text) {
        for pattern in &options.ignore {
            for hit in pattern.find_iter(&text[piece.clone()]) {
                ignored(piece.start + hit.start()..piece.start + hit.end());
            }
        }
    }
    for pair in &options.ignore_blocks {
        blocks(text, pair, &mut ignored);
    }
    all.sort_by_key(|c| (c.range.start, std::cmp::Reverse(c.range.end)));
    merged(all)
}

/// The lines of the text without what ends them, long ones in pieces.
fn pieces(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        if at >= text.len() {
            return None;
        }
        let start = at;
        let most = text.floor_char_boundary(start + PIECE);
        let line = memchr::memchr(b'\n', &text.as_bytes()[start..most]);
        let end = line.map_or(most, |n| start + n);
        at = end + usize::from(line.is_some());
        Some(start..end - usize::from(text[start..end].ends_with('\r')))
    })
}

/// Stretches from what begins one to what ends it. What never ends is none.
fn blocks(text: &str, (begin, end): &(Regex, Regex), ignored: &mut impl FnMut(Range<usize>)) {
    let mut open: Option<usize> = None;
    for piece in pieces(text) {
        let line = &text[piece.clone()];
        let mut at = 0;
        loop {
            let pattern = if open.is_some() { end } else { begin };
            let Some(hit) = pattern.find_at(line, at).filter(|hit| !hit.is_empty()) else {
                break;
            };
            at = hit.end();
            match open.take() {
                Some(start) => ignored(start..piece.start + hit.end()),
                None => open = Some(piece.start + hit.start()),
            }
        }
    }
}

fn merged(sorted: Vec<Code>) -> Vec<Code> {
    let mut out: Vec<Code> = Vec::with_capacity(sorted.len());
    for code in sorted {
        match out.last_mut() {
            Some(last) if code.range.start < last.range.end => {
                if code.range.end > last.range.end {
                    last.range.end = code.range.end;
                    last.shown = Shown::Gap;
                }
            }
            _ => out.push(code),
        }
    }
    out
}

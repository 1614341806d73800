//! Cuts sentences of monstrous length (a file without a full stop, say) into pieces, since reading
//! one takes some hundred times its size. No cut comes near a match while there is a choice.

use crate::text::{Folded, Span};

/// A sentence up to this length, in bytes, is never cut; nobody writes a longer one to be read.
const LONG: usize = 16 * 1024;
/// How far from a match a cut stays, in bytes, so that its subject and object stay with it.
const CLEAR: usize = 512;
/// Where more matches than this lie about, none is spared, or looking for a place costs too much.
const DENSE: usize = 64;

/// `sentences` of the folded `text`, the long ones cut behind spaces. `matches` are those that a
/// cut should stay away from.
pub(super) fn cut(
    sentences: Vec<Span<Folded>>,
    text: &str,
    matches: impl Iterator<Item = Span<Folded>>,
) -> Vec<Span<Folded>> {
    if sentences.iter().all(|s| s.len() <= LONG) {
        return sentences;
    }
    let mut spans: Vec<Span<Folded>> = matches.collect();
    spans.sort_unstable();
    let mut pieces = Vec::with_capacity(sentences.len());
    for mut rest in sentences {
        while rest.len() > LONG {
            let at = place(text, rest.start, &spans);
            pieces.push(Span::new(rest.start, at));
            rest = Span::new(at, rest.end);
        }
        pieces.push(rest);
    }
    pieces
}

/// Where to cut what starts at `start` and is longer than `LONG`: behind the last space of its first
/// `LONG` bytes that is clear of matches, else behind the last one, else between two characters.
fn place(text: &str, start: usize, matches: &[Span<Folded>]) -> usize {
    let end = text.floor_char_boundary(start + LONG);
    let from = text.ceil_char_boundary(start + LONG / 2);
    let near = nearby(matches, from, end);
    let clear = |at: usize| {
        near.iter()
            .all(|m| at + CLEAR <= m.start || m.end + CLEAR <= at)
    };
    let mut spaces = memchr::memrchr_iter(b' ', &text.as_bytes()[from..end]).map(|n| from + n + 1);
    let last = spaces.clone().next();
    let best = match near.len() {
        0..=DENSE => spaces.find(|at| clear(*at)),
        _ => None,
    };
    best.or(last).unwrap_or(end)
}

/// The matches that a cut in `from..end` can concern.
fn nearby(matches: &[Span<Folded>], from: usize, end: usize) -> &[Span<Folded>] {
    let first = matches.partition_point(|m| m.start + LONG / 2 < from);
    let behind = matches.partition_point(|m| m.start < end + CLEAR);
    &matches[first..behind.max(first)]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text, where its matches start and end, and where to cut it.
    type Case<'c> = (&'c str, &'c [(usize, usize)], usize);

    #[test]
    fn a_cut_stands_behind_a_space_and_clear_of_matches() {
        let words = "word ".repeat(10_000);
        let signs = "é".repeat(20_000);
        let at = LONG - 4;
        let dense: Vec<(usize, usize)> = (0..1_000).map(|n| (n * 40, n * 40 + 20)).collect();
        let cases: [Case<'_>; 6] = [
            (&words, &[], 16_380),
            (&words, &[(at, at + 20)], at - CLEAR - 1 - 4),
            (&words, &[(at + CLEAR, at + 600)], 16_380),
            (&words, &[(100, 120), (30_000, 30_010)], 16_380),
            (&words, &dense, 16_380),
            (&signs, &[], LONG),
        ];
        for (text, matches, want) in cases {
            let matches: Vec<_> = matches.iter().map(|(s, e)| Span::new(*s, *e)).collect();
            let found = place(text, 0, &matches);
            assert!(found.abs_diff(want) < 6, "{found} {want} {matches:.3?}");
            assert!(text.is_char_boundary(found), "{found}");
        }
    }

    #[test]
    fn pieces_cover_a_sentence_and_short_ones_stay_whole() {
        let text = "word ".repeat(10_000);
        let sentences = vec![
            Span::new(0, 100),
            Span::new(100, 45_000),
            Span::new(45_000, 50_000),
        ];
        let pieces = cut(sentences, &text, std::iter::empty());
        assert_eq!(pieces[0], Span::new(0, 100));
        assert_eq!(pieces.last(), Some(&Span::new(45_000, 50_000)));
        assert!(pieces.iter().all(|p| p.len() <= LONG));
        assert!(pieces.windows(2).all(|w| w[0].end == w[1].start));
    }
}

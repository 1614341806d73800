//! Cuts oversized sentences: of extreme length (a file without a full stop), or with very many matches
//! (a list that runs on). To parse a sentence and judge its matches may cost the product of both, so
//! that chunks keep the whole linear. No cut is near a match while there is a choice, and what a
//! person writes is not cut.

use sayso_text::{Folded, Span};

/// A sentence up to this length, in bytes, is not cut for it.
const LONG: usize = 4 * 1024;
/// A sentence with up to so many matches, those that hold others apart, is not cut for them.
const CROWD: usize = 24;
/// A chunk of a crowded sentence has no more than so many.
const GROUP: usize = 5;
/// How far from a match a cut stays, in bytes, where it can: its subject and object stay with it.
const CLEAR: usize = 512;
/// So many matches before a cut are looked at.
const LOOK: usize = 16;
/// What may be after a cut without a mark before it.
const JOINTS: [&str; 5] = ["and ", "or ", "but ", "nor ", "while "];
/// A name this close after a match is likely to be its object.
const BESIDE: usize = 48;

/// What a cut avoids.
#[derive(Debug, Default)]
pub(super) struct Spared {
    /// Where each match lies, in text order.
    pub(super) matches: Vec<Span<Folded>>,
    /// Names that they may be about, in text order.
    pub(super) names: Vec<Span<Folded>>,
}

/// Sentences, some of them chunks of one.
#[derive(Debug, Default)]
pub(super) struct Chunks {
    pub(super) sentences: Vec<Span<Folded>>,
    /// Which of them go on with the sentence before them.
    pub(super) continued: Vec<usize>,
}

impl Chunks {
    fn whole(sentences: Vec<Span<Folded>>) -> Self {
        Self {
            sentences,
            continued: Vec::new(),
        }
    }
}

/// `sentences` of the folded `text`, the oversized ones cut after spaces.
pub(super) fn cut(
    sentences: Vec<Span<Folded>>,
    text: &str,
    spared: impl FnOnce() -> Spared,
) -> Chunks {
    // Each match takes two bytes and a space.
    if sentences.iter().all(|s| s.len() <= 3 * CROWD) {
        return Chunks::whole(sentences);
    }
    let spared = spared();
    let matches = tight(&spared.matches);
    let starts: Vec<usize> = matches.iter().map(|m| m.start).collect();
    let oversized = |s: &Span<Folded>| s.len() > LONG || count(&starts, *s) > CROWD;
    if !sentences.iter().any(oversized) {
        return Chunks::whole(sentences);
    }
    let kept = kept(&matches, &spared.names);
    let mut chunks = Chunks::default();
    for mut rest in sentences {
        let crowded = count(&starts, rest) > CROWD;
        while let Some(end) = due(rest, crowded, &starts) {
            let at = place(text, Span::new(rest.start, end), &kept);
            chunks.sentences.push(Span::new(rest.start, at));
            rest = Span::new(at, rest.end);
            chunks.continued.push(chunks.sentences.len());
        }
        chunks.sentences.push(rest);
    }
    chunks
}

/// Of the matches those that hold no other: "enables … access" of each that starts there the nearest. In
/// text order.
fn tight(matches: &[Span<Folded>]) -> Vec<Span<Folded>> {
    let mut tight: Vec<Span<Folded>> = matches.to_vec();
    tight.sort_unstable_by_key(|m| (m.start, std::cmp::Reverse(m.end)));
    let mut nearest = usize::MAX;
    let mut at = tight.len();
    let mut keep = vec![false; at];
    while let Some(last) = at.checked_sub(1) {
        keep[last] = tight[last].end < nearest;
        nearest = nearest.min(tight[last].end);
        at = last;
    }
    let mut keep = keep.into_iter();
    tight.retain(|_| keep.next().unwrap_or_default());
    tight
}

fn count(starts: &[usize], span: Span<Folded>) -> usize {
    starts.partition_point(|s| *s < span.end) - starts.partition_point(|s| *s < span.start)
}

/// Before which offset `rest` has to be cut, if it has to.
fn due(rest: Span<Folded>, crowded: bool, starts: &[usize]) -> Option<usize> {
    let long = (rest.len() > LONG).then_some(rest.start + LONG);
    let next = starts.partition_point(|s| *s < rest.start) + GROUP;
    let many = starts.get(next).filter(|s| crowded && **s < rest.end);
    long.into_iter().chain(many.copied()).min()
}

/// What a cut should spare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Kept {
    span: Span<Folded>,
    /// Whether it is, or holds, a name that a rule is about.
    named: bool,
}

/// The matches, with the names in them, right after them and right before them, and the names, in
/// text order. A name before a match is its subject, unless it is the object of the match before.
fn kept(matches: &[Span<Folded>], names: &[Span<Folded>]) -> Vec<Kept> {
    let mut reached = 0;
    let with_name = |m: &Span<Folded>| {
        let next = names.partition_point(|n| n.start < m.start);
        let name = names.get(next).filter(|n| n.start < m.end + BESIDE);
        let before = next.checked_sub(1).map(|last| names[last]);
        let subject =
            before.filter(|n| n.start >= reached && n.end <= m.start && m.start <= n.end + 1);
        let object = name.map_or(*m, |n| m.cover(*n));
        reached = object.end;
        Kept {
            span: subject.map_or(object, |n| object.cover(n)),
            named: name.is_some(),
        }
    };
    let mut kept: Vec<Kept> = matches.iter().map(with_name).collect();
    kept.extend(names.iter().map(|span| Kept {
        span: *span,
        named: true,
    }));
    kept.sort_unstable();
    kept.dedup();
    kept
}

/// Where to cut in the second half of `chunk`: after the best of its spaces, else between two
/// characters.
fn place(text: &str, chunk: Span<Folded>, kept: &[Kept]) -> usize {
    let end = text.floor_char_boundary(chunk.end).max(chunk.start + 1);
    let end = text.ceil_char_boundary(end);
    let from = text.ceil_char_boundary(chunk.start + chunk.len() / 2);
    let near = nearby(kept, chunk);
    let any_named = near.iter().any(|k| k.named);
    let mut opened = 0;
    let spaces = memchr::memchr_iter(b' ', &text.as_bytes()[from.min(end)..end]);
    let scored = spaces.map(|n| {
        let at = from + n + 1;
        while near.get(opened).is_some_and(|k| k.span.start < at) {
            opened += 1;
        }
        let before = near[..opened].iter().rev().take(LOOK);
        let whole = before.clone().map(|k| k.span.end).filter(|end| *end <= at);
        let gap = whole.max().map_or(CLEAR, |end| at - end);
        let next = near[opened..].iter().find(|k| k.named == any_named);
        let behind = next.map_or(CLEAR, |k| k.span.start - at);
        let broken = before.filter(|k| k.span.end > at).map(Kept::weight);
        (score(text, at, broken.sum(), (gap, behind)), at)
    });
    scored.max().map_or(end, |(_, at)| at)
}

impl Kept {
    /// How bad a cut through it is: where it holds a name, it is more likely to be a claim.
    fn weight(&self) -> isize {
        if self.named { 8 } else { 1 }
    }
}

/// How well a cut at `at` parts `text`, which breaks so much, so far from what is kept before and
/// after.
fn score(text: &str, at: usize, broken: isize, (before, behind): (usize, usize)) -> (isize, usize) {
    let joint = JOINTS.iter().any(|word| text[at..].starts_with(word));
    let mark = match text[..at].trim_end().bytes().next_back() {
        Some(b';' | b':' | b'.' | b'!' | b'?') => CLEAR,
        Some(b',' | b')') => BESIDE,
        _ if joint => BESIDE,
        _ => 0,
    };
    // A subject is before its verb, so that the place right after the last object is best.
    (-broken, mark + (8 * before).min(behind).min(CLEAR))
}

/// What a cut in `chunk` can concern.
fn nearby(kept: &[Kept], chunk: Span<Folded>) -> &[Kept] {
    let first = kept.partition_point(|k| k.span.start + LONG / 4 < chunk.start);
    let behind = kept.partition_point(|k| k.span.start < chunk.end + CLEAR);
    &kept[first..behind.max(first)]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The chunks of `text`, in which `@` starts a match and `#` is a name, joined by bars.
    fn chunks(text: &str) -> String {
        let spans = |sign: char, len| {
            let found = text.match_indices(sign);
            found.map(|(at, _)| Span::new(at, at + len)).collect()
        };
        let spared = || Spared {
            matches: spans('@', 7),
            names: spans('#', 2),
        };
        let cut = cut(vec![Span::new(0, text.len())], text, spared);
        assert_eq!(cut.continued.len() + 1, cut.sentences.len());
        let texts: Vec<&str> = cut.sentences.iter().map(|s| &text[s.range()]).collect();
        texts.join("|")
    }

    #[test]
    fn what_a_person_writes_stays_whole() {
        for text in [
            "",
            "One.",
            &"we @ enable #x, and ".repeat(CROWD),
            &"word ".repeat(800),
        ] {
            assert_eq!(chunks(text), text);
        }
    }

    #[test]
    fn a_crowd_is_cut_between_claims() {
        let row = "The SRE @nables #x for all, and ";
        let cut = chunks(&row.repeat(100));
        assert!(cut.contains("all, |and "), "{cut}");
        for chunk in cut.split('|').skip(1) {
            assert!(chunk.len() < 14 * row.len(), "{chunk}");
            assert!(chunk.starts_with("and The SRE @"), "{chunk}");
        }
        let cut = chunks(&"#y @nables #x ".repeat(100));
        assert!(
            cut.split('|').all(|chunk| chunk.starts_with("#y @")),
            "{cut}"
        );
        // Nothing but claims: after the object, before the next subject.
        let cut = chunks(&"\u{e9} SRE @nables #x ".repeat(100));
        assert!(
            cut.split('|')
                .all(|chunk| chunk.starts_with("\u{e9} SRE @")),
            "{cut}"
        );
    }

    #[test]
    fn chunks_cover_the_sentence() {
        let texts = [
            "word ".repeat(10_000),
            "\u{e9}".repeat(20_000),
            "@ ".repeat(9_000),
        ];
        for text in texts {
            let cut = chunks(&text);
            assert_eq!(cut.replace('|', ""), text);
            assert!(cut.split('|').all(|chunk| chunk.len() <= LONG));
        }
    }
}

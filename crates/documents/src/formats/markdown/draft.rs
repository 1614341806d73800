//! What the Markdown parser reads: the text without what is no Markdown, and the way back.

use std::borrow::Cow;
use std::ops::Range;

/// What the parser sees in place of code in a sentence: a letter that means nothing.
pub(super) const CODE: &str = "\u{E000}";

/// What the parser sees in place of a tag in a sentence.
pub(super) const TAG: &str = "<x>";

/// Where a stretch of the draft comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// It is in the text as it is.
    Copied,
    /// Code inside a sentence.
    Code,
    /// The tag of that number.
    Tag(usize),
    /// Nothing that is shown.
    Gone,
}

/// A stretch of the text that the parser sees in another way.
#[derive(Debug, Clone)]
pub(super) struct Cut {
    pub(super) range: Range<usize>,
    /// What it sees instead.
    pub(super) with: &'static str,
    pub(super) origin: Origin,
}

/// A stretch of the draft.
#[derive(Debug)]
struct Stretch {
    /// Where it starts in the draft.
    at: usize,
    len: usize,
    from: Range<usize>,
    origin: Origin,
}

/// The draft of a text.
#[derive(Debug)]
pub(super) struct Draft<'t> {
    pub(super) text: Cow<'t, str>,
    /// Where the draft starts in the text.
    base: usize,
    /// In order and without gaps; empty where nothing is cut.
    stretches: Vec<Stretch>,
}

impl<'t> Draft<'t> {
    /// The draft of `text` from `base` on. Of cuts that overlap, the first counts.
    pub(super) fn new(text: &'t str, base: usize, mut cuts: Vec<Cut>) -> Self {
        if cuts.is_empty() {
            return Self {
                text: Cow::Borrowed(&text[base..]),
                base,
                stretches: Vec::new(),
            };
        }
        cuts.sort_by_key(|c| c.range.start);
        let mut draft = String::with_capacity(text.len() - base);
        let mut stretches = Vec::with_capacity(2 * cuts.len() + 1);
        let mut done = base;
        let mut add = |from: Range<usize>, with: &str, origin| {
            let at = draft.len();
            draft.push_str(with);
            let len = with.len();
            stretches.push(Stretch {
                at,
                len,
                from,
                origin,
            });
        };
        for cut in cuts {
            if cut.range.start < done {
                continue;
            }
            if done < cut.range.start {
                add(
                    done..cut.range.start,
                    &text[done..cut.range.start],
                    Origin::Copied,
                );
            }
            done = cut.range.end;
            add(cut.range, cut.with, cut.origin);
        }
        if done < text.len() {
            add(done..text.len(), &text[done..], Origin::Copied);
        }
        Self {
            text: Cow::Owned(draft),
            base,
            stretches,
        }
    }

    /// Where what is in `range` of the draft comes from.
    pub(super) fn source(&self, range: &Range<usize>) -> Range<usize> {
        if self.stretches.is_empty() {
            return range.start + self.base..range.end + self.base;
        }
        let start = self.back(range.start, false);
        if range.is_empty() {
            return start..start;
        }
        start..self.back(range.end - 1, true).max(start)
    }

    /// Where the byte at `at` starts, or ends, in the text.
    fn back(&self, at: usize, end: bool) -> usize {
        let index = self.stretches.partition_point(|s| s.at + s.len <= at);
        let Some(stretch) = self.stretches.get(index) else {
            return self.stretches.last().map_or(self.base, |s| s.from.end);
        };
        match (stretch.origin, end) {
            (Origin::Copied, _) => stretch.from.start + (at - stretch.at) + usize::from(end),
            (_, false) => stretch.from.start,
            (_, true) => stretch.from.end,
        }
    }

    /// The stretches that `range` of the draft is made of, with where they come from.
    pub(super) fn pieces(&self, range: Range<usize>) -> Vec<(Origin, Range<usize>)> {
        if self.stretches.is_empty() {
            return vec![(Origin::Copied, self.source(&range))];
        }
        let first = self
            .stretches
            .partition_point(|s| s.at + s.len <= range.start);
        let inside = self.stretches[first..]
            .iter()
            .take_while(|s| s.at < range.end);
        let piece = |s: &Stretch| {
            let from = match s.origin {
                Origin::Copied => {
                    let start = range.start.max(s.at) - s.at;
                    let end = range.end.min(s.at + s.len) - s.at;
                    s.from.start + start..s.from.start + end
                }
                _ => s.from.clone(),
            };
            (s.origin, from)
        };
        inside.map(piece).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(range: Range<usize>, with: &'static str, origin: Origin) -> Cut {
        Cut {
            range,
            with,
            origin,
        }
    }

    #[test]
    fn a_draft_leads_back() {
        let text = "é {a} b {#c} d";
        let cuts = vec![
            cut(3..6, CODE, Origin::Code),
            cut(4..5, "", Origin::Gone),
            cut(9..13, "", Origin::Gone),
            cut(14..14, "\n", Origin::Gone),
        ];
        let draft = Draft::new(text, 0, cuts);
        assert_eq!(draft.text, "é \u{E000} b  \nd");
        let whole = 0..draft.text.len();
        assert_eq!(draft.source(&whole), 0..text.len());
        let pieces = draft.pieces(2..8);
        assert_eq!(
            pieces,
            [
                (Origin::Copied, 2..3),
                (Origin::Code, 3..6),
                (Origin::Copied, 6..8)
            ]
        );
        let at = draft.text.find('d').expect("is there");
        assert_eq!(&text[draft.source(&(at..at + 1))], "d");
    }

    #[test]
    fn nothing_cut_is_the_text() {
        let draft = Draft::new("abc", 1, Vec::new());
        assert_eq!((&*draft.text, draft.source(&(0..2))), ("bc", 1..3));
        assert_eq!(Draft::new("", 0, Vec::new()).source(&(0..0)), 0..0);
    }
}

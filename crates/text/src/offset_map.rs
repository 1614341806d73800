//! A map from the offsets of one text to those of the text that it was made from.

use std::marker::PhantomData;

use super::span::{Space, Span};

/// How a stretch of the derived text relates to its origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// Byte for byte the same length: inner offsets correspond one to one.
    Exact,
    /// A run of characters that each take `a` bytes here and `b` bytes in the origin, as another
    /// encoding spells them: inner offsets correspond character by character.
    Even {
        /// Bytes of a character in the derived text.
        a: u8,
        /// Bytes of a character in the origin.
        b: u8,
    },
    /// Made from the origin as a whole (a decoded entity, a folded letter, a run of spaces): an
    /// offset inside it means all of it.
    Whole,
}

impl Fit {
    /// The lengths of the smallest unit that corresponds, here and in the origin, if any does.
    fn unit(self) -> Option<(usize, usize)> {
        match self {
            Self::Exact => Some((1, 1)),
            Self::Even { a, b } => Some((a.max(1).into(), b.into())),
            Self::Whole => None,
        }
    }
}

/// One stretch of the derived text `A` and where it came from in `B`, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// Where it starts in `A`.
    pub a: usize,
    /// Its length in `A`.
    pub a_len: usize,
    /// Where its origin starts in `B`.
    pub b: usize,
    /// The length of its origin in `B`.
    pub b_len: usize,
    /// Whether inner offsets correspond.
    pub fit: Fit,
}

/// Where a span of `A` lies in `B`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mapped<B: Space> {
    /// The range in the origin, from the first to the last byte that it was made from; what lies
    /// between (markup, say) is inside.
    pub span: Span<B>,
    /// False where an end fell inside a stretch that only maps as a whole and was widened to it.
    pub exact: bool,
}

/// A map from `A` (derived, such as the prose) to `B` (its origin, such as the file).
/// Segments lie in order and without overlap in `A`. In `B` they do not overlap, and are in order
/// but for asides: text that stands inside a sentence without being part of it (the description
/// of an image) follows that sentence in `A`. Text of `A` outside every segment (a separator
/// between blocks) has no origin.
#[derive(Debug, Clone)]
pub struct OffsetMap<A: Space, B: Space> {
    segments: Vec<Segment>,
    /// Whether some segment lies before its forerunner in `B`.
    turns_back: bool,
    spaces: PhantomData<fn() -> (A, B)>,
}

impl<A: Space, B: Space> Default for OffsetMap<A, B> {
    fn default() -> Self {
        Self {
            segments: Vec::new(),
            turns_back: false,
            spaces: PhantomData,
        }
    }
}

impl<A: Space, B: Space> OffsetMap<A, B> {
    /// The map of a text of `len` bytes onto an origin in which it starts at `at`.
    #[must_use]
    pub fn shifted(len: usize, at: usize) -> Self {
        let mut map = Self::default();
        map.push(0, len, at, len, Fit::Exact);
        map
    }

    /// Adds a stretch behind all others. Neighbours that continue each other are merged. A
    /// stretch that is empty in `A` is dropped, since no offset could ask for it.
    ///
    /// # Panics
    /// In debug builds, if the stretch does not lie behind the last one in `A`, or an exact one
    /// differs in length.
    pub fn push(&mut self, a: usize, a_len: usize, b: usize, b_len: usize, fit: Fit) {
        if a_len == 0 {
            return;
        }
        debug_assert!(
            fit.unit()
                .is_none_or(|(ua, ub)| a_len.is_multiple_of(ua) && a_len / ua * ub == b_len),
            "stretch of two lengths that do not correspond"
        );
        if let Some(last) = self.segments.last_mut() {
            debug_assert!(
                a >= last.a + last.a_len,
                "stretch goes back in the derived text"
            );
            self.turns_back |= b < last.b + last.b_len;
            let follows = a == last.a + last.a_len && b == last.b + last.b_len;
            if follows && fit != Fit::Whole && last.fit == fit {
                last.a_len += a_len;
                last.b_len += b_len;
                return;
            }
        }
        self.segments.push(Segment {
            a,
            a_len,
            b,
            b_len,
            fit,
        });
    }

    /// Moves the origin of all stretches, where `by` bytes come to stand before it.
    pub fn shift_origin(&mut self, by: usize) {
        self.segments.iter_mut().for_each(|s| s.b += by);
    }

    /// Whether what lies behind in `A` lies behind in `B`.
    #[must_use]
    pub fn keeps_order(&self) -> bool {
        !self.turns_back
    }

    /// The stretches, in order.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// The stretches that `span` touches, in order, each cut to the span as far as its inner
    /// offsets correspond.
    pub fn pieces(&self, span: Span<A>) -> impl Iterator<Item = Segment> + '_ {
        let from = self.first_behind(span.start);
        self.segments[from..]
            .iter()
            .take_while(move |s| s.a < span.end)
            .map(move |s| cut(*s, span))
    }

    /// The index of the first stretch that ends behind `at`.
    fn first_behind(&self, at: usize) -> usize {
        self.segments.partition_point(|s| s.a + s.a_len <= at)
    }

    /// Where `span` lies in the origin, or `None` where none of it comes from there. An empty
    /// span maps to the place before the byte that follows it, or behind the one before.
    #[must_use]
    pub fn map(&self, span: Span<A>) -> Option<Mapped<B>> {
        if span.is_empty() {
            return self.map_point(span.start);
        }
        let from = self.first_behind(span.start);
        let to = self.segments.partition_point(|s| s.a < span.end);
        let touched = self.segments.get(from..to).filter(|all| !all.is_empty())?;
        let (first, last) = (cut(*touched.first()?, span), cut(*touched.last()?, span));
        let (mut start, mut end) = (first.b, last.b + last.b_len);
        if self.turns_back {
            for piece in touched.iter().map(|s| cut(*s, span)) {
                start = start.min(piece.b);
                end = end.max(piece.b + piece.b_len);
            }
        }
        Some(Mapped {
            span: Span::new(start, end),
            exact: first.a >= span.start && last.a + last.a_len <= span.end,
        })
    }

    /// Where `span` lies in the origin, where it was taken over from there byte for byte.
    #[must_use]
    pub fn copied(&self, span: Span<A>) -> Option<Span<B>> {
        let s = self.segments.get(self.first_behind(span.start))?;
        let holds = s.a <= span.start && span.end <= s.a + s.a_len && s.fit == Fit::Exact;
        holds.then(|| Span::new(span.start - s.a + s.b, span.end - s.a + s.b))
    }

    fn map_point(&self, at: usize) -> Option<Mapped<B>> {
        let next = self.first_behind(at);
        if let Some(s) = self.segments.get(next)
            && s.a <= at
        {
            let inside = s.fit.unit().map_or(0, |(ua, ub)| (at - s.a) / ua * ub);
            return Some(Mapped {
                span: Span::empty(s.b + inside),
                exact: s
                    .fit
                    .unit()
                    .map_or(s.a == at, |(ua, _)| (at - s.a).is_multiple_of(ua)),
            });
        }
        let before = self.segments.get(next.checked_sub(1)?)?;
        (before.a + before.a_len == at).then(|| Mapped {
            span: Span::empty(before.b + before.b_len),
            exact: true,
        })
    }

    /// The first stretch of `A` made from bytes at or behind the offset `b` of the origin, as
    /// the offset in `A` where it starts (or that corresponds, where inner offsets do).
    #[must_use]
    pub fn find_back(&self, b: usize) -> Option<usize> {
        let behind = |s: &&Segment| s.b + s.b_len > b;
        let s = if self.turns_back {
            self.segments.iter().filter(behind).min_by_key(|s| s.b)?
        } else {
            let at = self.segments.partition_point(|s| !behind(&s));
            self.segments.get(at)?
        };
        let inside = b.saturating_sub(s.b);
        Some(match s.fit.unit() {
            Some((ua, ub)) if ub > 0 => s.a + inside / ub * ua,
            _ => s.a,
        })
    }

    /// The map from `A` to `C` by way of `B`.
    #[must_use]
    pub fn then<C: Space>(&self, next: &OffsetMap<B, C>) -> OffsetMap<A, C> {
        let mut out = OffsetMap::default();
        for s in &self.segments {
            let origin = Span::new(s.b, s.b + s.b_len);
            if s.fit != Fit::Exact || s.b_len == 0 {
                if let Some(m) = next.map(origin) {
                    out.push(s.a, s.a_len, m.span.start, m.span.len(), Fit::Whole);
                }
                continue;
            }
            for p in next.pieces(origin) {
                let from = p.a.max(s.b);
                let to = (p.a + p.a_len).min(s.b + s.b_len);
                let a = s.a + (from - s.b);
                // A stretch that two neighbours share is entered once, by the first of them.
                match out.segments.last_mut() {
                    Some(last) if last.b < p.b + p.b_len && p.b < last.b + last.b_len => {
                        last.a_len = a + (to - from) - last.a;
                        last.b_len = last.b_len.max(p.b + p.b_len - last.b);
                        last.fit = Fit::Whole;
                    }
                    _ => out.push(a, to - from, p.b, p.b_len, p.fit),
                }
            }
        }
        out
    }
}

fn cut<A: Space>(s: Segment, span: Span<A>) -> Segment {
    let Some((ua, ub)) = s.fit.unit() else {
        return s;
    };
    let front = span.start.saturating_sub(s.a) / ua;
    let back = (s.a + s.a_len).saturating_sub(span.end) / ua;
    let len = s.a_len / ua - front - back;
    Segment {
        a: s.a + front * ua,
        a_len: len * ua,
        b: s.b + front * ub,
        b_len: len * ub,
        fit: s.fit,
    }
}

#[cfg(test)]
mod tests {
    use super::super::span::{Folded, Prose, Raw, Text};
    use super::*;

    /// `ab&amp;cd` read as `ab&cd`.
    fn entity() -> OffsetMap<Prose, Raw> {
        let mut map = OffsetMap::default();
        map.push(0, 2, 0, 2, Fit::Exact);
        map.push(2, 1, 2, 5, Fit::Whole);
        map.push(3, 2, 7, 2, Fit::Exact);
        map
    }

    #[test]
    fn spans_map_through_entities() {
        let cases = [
            ((0, 2), (0, 2)),
            ((1, 4), (1, 8)),
            ((2, 3), (2, 7)),
            ((3, 5), (7, 9)),
        ];
        for ((a, b), (c, d)) in cases {
            let mapped = entity().map(Span::new(a, b)).expect("has an origin");
            assert_eq!(
                (mapped.span, mapped.exact),
                (Span::new(c, d), true),
                "{a}..{b}"
            );
        }
        assert_eq!(entity().map(Span::new(9, 10)), None);
        assert_eq!(
            entity().map(Span::empty(5)).expect("end").span,
            Span::empty(9)
        );
    }

    #[test]
    fn maps_compose() {
        // The prose `ab&cd` folded to `abandcd`.
        let mut fold = OffsetMap::<Folded, Prose>::default();
        fold.push(0, 2, 0, 2, Fit::Exact);
        fold.push(2, 3, 2, 1, Fit::Whole);
        fold.push(5, 2, 3, 2, Fit::Exact);
        let all = fold.then(&entity());
        assert_eq!(
            all.map(Span::new(1, 6)).expect("maps").span,
            Span::new(1, 8)
        );
        let inner = all.map(Span::new(3, 4)).expect("maps");
        assert_eq!((inner.span, inner.exact), (Span::new(2, 7), false));
    }

    #[test]
    fn even_runs_map_character_by_character() {
        // `ab` in UTF-16, then two letters of two bytes that were one byte each.
        let mut map = OffsetMap::<Prose, Raw>::default();
        map.push(0, 1, 0, 2, Fit::Even { a: 1, b: 2 });
        map.push(1, 1, 2, 2, Fit::Even { a: 1, b: 2 });
        map.push(2, 4, 4, 2, Fit::Even { a: 2, b: 1 });
        assert_eq!(map.segments().len(), 2);
        let cases = [
            ((0, 1), (0, 2), true),
            ((1, 4), (2, 5), true),
            ((4, 6), (5, 6), true),
            ((3, 4), (4, 5), false),
            ((1, 1), (2, 2), true),
            ((4, 4), (5, 5), true),
        ];
        for ((a, b), (c, d), exact) in cases {
            let mapped = map.map(Span::new(a, b)).expect("has an origin");
            assert_eq!(
                (mapped.span, mapped.exact),
                (Span::new(c, d), exact),
                "{a}..{b}"
            );
        }
        assert_eq!(map.find_back(5), Some(4));
    }

    #[test]
    fn asides_follow_the_sentence_they_stand_in() {
        // `a(x)b` read as `ab x`.
        let mut map = OffsetMap::<Prose, Text>::default();
        map.push(0, 1, 0, 1, Fit::Exact);
        map.push(1, 1, 4, 1, Fit::Exact);
        map.push(3, 1, 2, 1, Fit::Exact);
        assert_eq!(
            map.map(Span::new(0, 4)).expect("maps").span,
            Span::new(0, 5)
        );
        assert_eq!(
            map.map(Span::new(3, 4)).expect("maps").span,
            Span::new(2, 3)
        );
        assert_eq!(map.find_back(1), Some(3));
        assert_eq!(map.find_back(3), Some(1));
        let raw = map.then(&OffsetMap::<Text, Raw>::shifted(5, 3));
        assert_eq!(
            raw.map(Span::new(3, 4)).expect("maps").span,
            Span::new(5, 6)
        );
    }
}

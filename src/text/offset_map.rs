//! A monotone map from the offsets of one text to those of the text that it was made from.

use std::marker::PhantomData;

use super::span::{Space, Span};

/// How a stretch of the derived text relates to its origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// Byte for byte the same length: inner offsets correspond one to one.
    Exact,
    /// Made from the origin as a whole (a decoded entity, a folded letter, a run of spaces): an
    /// offset inside it means all of it.
    Whole,
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
/// Segments lie in order, without overlap, in both spaces. Text of `A` outside every segment
/// (a separator between blocks) has no origin.
#[derive(Debug, Clone)]
pub struct OffsetMap<A: Space, B: Space> {
    segments: Vec<Segment>,
    spaces: PhantomData<fn() -> (A, B)>,
}

impl<A: Space, B: Space> Default for OffsetMap<A, B> {
    fn default() -> Self {
        Self {
            segments: Vec::new(),
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
    /// In debug builds, if the stretch does not lie behind the last one in both spaces, or an
    /// exact one differs in length.
    pub fn push(&mut self, a: usize, a_len: usize, b: usize, b_len: usize, fit: Fit) {
        if a_len == 0 {
            return;
        }
        debug_assert!(
            fit == Fit::Whole || a_len == b_len,
            "exact stretch of two lengths"
        );
        if let Some(last) = self.segments.last_mut() {
            debug_assert!(
                a >= last.a + last.a_len,
                "stretch goes back in the derived text"
            );
            debug_assert!(b >= last.b + last.b_len, "stretch goes back in the origin");
            let follows = a == last.a + last.a_len && b == last.b + last.b_len;
            if follows && fit == Fit::Exact && last.fit == Fit::Exact {
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

    /// The stretches, in order.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// The stretches that `span` touches, in order, each cut to the span where it is exact.
    pub fn pieces(&self, span: Span<A>) -> impl Iterator<Item = Segment> + '_ {
        let from = self
            .segments
            .partition_point(|s| s.a + s.a_len <= span.start);
        self.segments[from..]
            .iter()
            .take_while(move |s| s.a < span.end)
            .map(move |s| cut(*s, span))
    }

    /// Where `span` lies in the origin, or `None` where none of it comes from there. An empty
    /// span maps to the place before the byte that follows it, or behind the one before.
    #[must_use]
    pub fn map(&self, span: Span<A>) -> Option<Mapped<B>> {
        if span.is_empty() {
            return self.map_point(span.start);
        }
        let mut pieces = self.pieces(span);
        let first = pieces.next()?;
        let last = pieces.last().unwrap_or(first);
        let widened =
            |s: &Segment| s.fit == Fit::Whole && (s.a < span.start || s.a + s.a_len > span.end);
        Some(Mapped {
            span: Span::new(first.b, last.b + last.b_len),
            exact: !widened(&first) && !widened(&last),
        })
    }

    fn map_point(&self, at: usize) -> Option<Mapped<B>> {
        let next = self.segments.partition_point(|s| s.a + s.a_len <= at);
        if let Some(s) = self.segments.get(next)
            && s.a <= at
        {
            let inside = if s.fit == Fit::Exact { at - s.a } else { 0 };
            return Some(Mapped {
                span: Span::empty(s.b + inside),
                exact: s.fit == Fit::Exact || s.a == at,
            });
        }
        let before = self.segments.get(next.checked_sub(1)?)?;
        (before.a + before.a_len == at).then(|| Mapped {
            span: Span::empty(before.b + before.b_len),
            exact: true,
        })
    }

    /// The first stretch of `A` made from bytes at or behind the offset `b` of the origin, as
    /// the offset in `A` where it starts (or that corresponds, in an exact stretch).
    #[must_use]
    pub fn find_back(&self, b: usize) -> Option<usize> {
        let at = self.segments.partition_point(|s| s.b + s.b_len <= b);
        let s = self.segments.get(at)?;
        Some(if s.fit == Fit::Exact && b > s.b {
            s.a + (b - s.b)
        } else {
            s.a
        })
    }

    /// The map from `A` to `C` by way of `B`.
    #[must_use]
    pub fn then<C: Space>(&self, next: &OffsetMap<B, C>) -> OffsetMap<A, C> {
        let mut out = OffsetMap::default();
        for s in &self.segments {
            let origin = Span::new(s.b, s.b + s.b_len);
            if s.fit == Fit::Whole || s.b_len == 0 {
                if let Some(m) = next.map(origin) {
                    out.push(s.a, s.a_len, m.span.start, m.span.len(), Fit::Whole);
                }
                continue;
            }
            for p in next.pieces(origin) {
                let from = p.a.max(s.b);
                let to = (p.a + p.a_len).min(s.b + s.b_len);
                let a = s.a + (from - s.b);
                // A whole stretch cut by an exact one is entered once, by its first part.
                if out
                    .segments
                    .last()
                    .is_none_or(|l: &Segment| p.b >= l.b + l.b_len)
                {
                    out.push(a, to - from, p.b, p.b_len, p.fit);
                } else if let Some(last) = out.segments.last_mut() {
                    last.a_len = a + (to - from) - last.a;
                    last.fit = Fit::Whole;
                }
            }
        }
        out
    }
}

fn cut<A: Space>(s: Segment, span: Span<A>) -> Segment {
    if s.fit == Fit::Whole {
        return s;
    }
    let front = span.start.saturating_sub(s.a);
    let back = (s.a + s.a_len).saturating_sub(span.end);
    let len = s.a_len - front - back;
    Segment {
        a: s.a + front,
        a_len: len,
        b: s.b + front,
        b_len: len,
        fit: s.fit,
    }
}

#[cfg(test)]
mod tests {
    use super::super::span::{Folded, Prose, Raw};
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
}

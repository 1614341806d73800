//! A map from the offsets of one text to those of the text that it was made from.

use std::marker::PhantomData;

use super::span::{Space, Span};

mod segment;

use segment::cut;
pub use segment::{Fit, Segment};

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
/// but for asides: text inside a sentence that is no part of it (the description
/// of an image) follows that sentence in `A`. Text of `A` outside every segment (a separator
/// between blocks) has no origin.
#[derive(Debug, Clone)]
pub struct OffsetMap<A: Space, B: Space> {
    segments: Vec<Segment>,
    /// Whether some segment is before its predecessor in `B`.
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
    /// stretch that is empty in `A` is dropped, since no offset maps to it.
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

    /// Moves the origin of all stretches, where `by` bytes are put before it.
    pub fn shift_origin(&mut self, by: usize) {
        self.segments.iter_mut().for_each(|s| s.b += by);
    }

    /// Whether segments are in the same order in `A` and `B`.
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

#[cfg(test)]
mod tests;

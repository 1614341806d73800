//! A stretch of derived text, and where it came from.

use crate::span::{Space, Span};

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
    pub(super) fn unit(self) -> Option<(usize, usize)> {
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

/// The part of a stretch in `span`, as far as inner offsets correspond.
pub(super) fn cut<A: Space>(s: Segment, span: Span<A>) -> Segment {
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

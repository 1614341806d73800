//! Half-open byte ranges whose type says which text they count in.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Range;

/// A text that offsets can count in. A marker; it has no values.
pub trait Space: 'static {}

/// The bytes of the file as they lie on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Raw {}
/// The file decoded to UTF-8, without its byte order mark, markup included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {}
/// The text that a reader sees, as UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prose {}
/// The prose after normalisation: what phrases are matched against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folded {}

impl Space for Raw {}
impl Space for Text {}
impl Space for Prose {}
impl Space for Folded {}

/// A half-open range of bytes, `start <= end`, in the space `S`.
pub struct Span<S: Space> {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset just past the last byte.
    pub end: usize,
    space: PhantomData<fn() -> S>,
}

impl<S: Space> Span<S> {
    /// The range `start..end`. An `end` before `start` is taken as `start`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
            space: PhantomData,
        }
    }

    /// The empty range at `at`.
    #[must_use]
    pub fn empty(at: usize) -> Self {
        Self::new(at, at)
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the range holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The range for slicing a string of this space.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `offset` lies inside.
    #[must_use]
    pub fn contains_offset(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest range that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The same range, moved with the byte at `from` to where that is at `to`.
    #[must_use]
    pub fn moved(self, from: usize, to: usize) -> Self {
        Self::new(self.start + to - from, self.end + to - from)
    }

    /// The same range moved `by` bytes towards the end.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        Self::new(self.start + by, self.end + by)
    }
}

impl<S: Space> Clone for Span<S> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<S: Space> Copy for Span<S> {}
impl<S: Space> PartialEq for Span<S> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }
}
impl<S: Space> Eq for Span<S> {}
impl<S: Space> PartialOrd for Span<S> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<S: Space> Ord for Span<S> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.start, self.end).cmp(&(other.start, other.end))
    }
}
impl<S: Space> Hash for Span<S> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.start, self.end).hash(state);
    }
}
impl<S: Space> fmt::Debug for Span<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_relate_as_half_open() {
        let span = |a, b| Span::<Prose>::new(a, b);
        assert!(span(2, 5).contains(span(2, 5)));
        assert!(!span(2, 5).contains(span(2, 6)));
        assert!(!span(2, 5).overlaps(span(5, 7)));
        assert!(span(2, 5).overlaps(span(4, 7)));
        assert_eq!(span(2, 3).cover(span(7, 9)), span(2, 9));
        assert_eq!(span(9, 2), Span::empty(9));
    }
}

//! Inline elements of the markup, found by where they lie.

use std::ops::Deref;

use super::Inline;
use sayso_text::{Span, Text};

/// The inline elements of a document: by start, outer before inner.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inlines {
    list: Vec<Inline>,
    /// For each element, how far it and those before it reach.
    reach: Vec<usize>,
}

impl Inlines {
    /// Whether an element shares a byte with `span`.
    #[must_use]
    pub fn touch(&self, span: Span<Text>) -> bool {
        let before = self.list.partition_point(|i| i.outer.start < span.start);
        let around = before.checked_sub(1).map_or(0, |last| self.reach[last]);
        let next = self.list.get(before).map(|i| i.outer);
        around > span.start || next.is_some_and(|outer| outer.overlaps(span))
    }
}

impl From<Vec<Inline>> for Inlines {
    /// These elements, which are in order.
    fn from(list: Vec<Inline>) -> Self {
        let reach = list.iter().scan(0, |reach, inline| {
            *reach = inline.outer.end.max(*reach);
            Some(*reach)
        });
        Self {
            reach: reach.collect(),
            list,
        }
    }
}

impl Deref for Inlines {
    type Target = [Inline];

    fn deref(&self) -> &[Inline] {
        &self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_found_by_where_they_lie() {
        let all = [(2, 20), (4, 6), (8, 9), (30, 35)];
        let inlines = all.map(|(start, end)| Inline {
            outer: Span::new(start, end),
            inner: Span::new(start, end),
        });
        let inlines = Inlines::from(inlines.to_vec());
        for start in 0..40 {
            for end in start + 1..40 {
                let span = Span::new(start, end);
                let want = all.iter().any(|(s, e)| Span::new(*s, *e).overlaps(span));
                assert_eq!(inlines.touch(span), want, "{span:?}");
            }
        }
        assert!(!Inlines::default().touch(Span::new(0, 9)));
    }
}

//! Stretches of prose with a meaning of their own, found by what they cover.

use std::ops::Deref;

use sayso_text::{Prose, Span};

/// A stretch of prose that means something of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// What it is.
    pub kind: MarkKind,
    /// Where it lies.
    pub span: Span<Prose>,
}

/// What a marked stretch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// Code formatting.
    Code,
    /// An address: a bare URL, an autolink, an e-mail address, a host with a path.
    Url,
    /// Another word that names something to a machine: a path, a file, a handle, an option.
    Identifier,
    /// Marked as a quotation inside a sentence (`<q>`, `<cite>`).
    Quote,
    /// The visible text of a link.
    Link,
    /// Marked as not to be translated: a name or other text that is no copy.
    Untranslated,
    /// Marked as another language than English.
    Foreign,
}

/// The marks of a document: by start, outer before inner.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    list: Vec<Mark>,
    /// For each mark, how far it and those before it reach, so that a search can stop.
    reach: Vec<usize>,
    /// Those of addresses and identifiers, which do not overlap.
    identifiers: Vec<Mark>,
}

impl Marks {
    /// The addresses and identifiers that share a byte with `span`, in order.
    pub fn identifiers_at(&self, span: Span<Prose>) -> impl Iterator<Item = &Mark> {
        let first = self
            .identifiers
            .partition_point(|m| m.span.end <= span.start);
        self.identifiers[first..]
            .iter()
            .take_while(move |m| m.span.start < span.end)
    }

    /// The marks that cover all of `span`, innermost first.
    pub fn covering(&self, span: Span<Prose>) -> impl Iterator<Item = &Mark> {
        let behind = self.list.partition_point(|m| m.span.start <= span.start);
        (0..behind)
            .rev()
            .take_while(move |at| self.reach[*at] >= span.end)
            .map(|at| &self.list[at])
            .filter(move |m| m.span.contains(span))
    }

    /// The marks that lie inside `span`, in order.
    pub fn inside(&self, span: Span<Prose>) -> impl Iterator<Item = &Mark> {
        let first = self.list.partition_point(|m| m.span.start < span.start);
        self.list[first..]
            .iter()
            .take_while(move |m| m.span.start <= span.end)
            .filter(move |m| span.contains(m.span))
    }

    /// Whether any mark shares bytes with `span` and goes beyond it.
    #[must_use]
    pub fn cross(&self, span: Span<Prose>) -> bool {
        let first = self.list.partition_point(|m| m.span.start < span.start);
        let into = first
            .checked_sub(1)
            .is_some_and(|at| self.reach[at] > span.start);
        let mut here = self.list[first..]
            .iter()
            .take_while(|m| m.span.start < span.end);
        into || here.any(|m| m.span.end > span.end)
    }
}

impl FromIterator<Mark> for Marks {
    fn from_iter<I: IntoIterator<Item = Mark>>(marks: I) -> Self {
        let mut list: Vec<Mark> = marks.into_iter().collect();
        list.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
        let reach = list
            .iter()
            .scan(0, |reach, mark| {
                *reach = mark.span.end.max(*reach);
                Some(*reach)
            })
            .collect();
        let is_identifier = |m: &&Mark| matches!(m.kind, MarkKind::Url | MarkKind::Identifier);
        let identifiers = list.iter().filter(is_identifier).copied().collect();
        Self {
            list,
            reach,
            identifiers,
        }
    }
}

impl Deref for Marks {
    type Target = [Mark];

    fn deref(&self) -> &[Mark] {
        &self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_by_what_they_cover_and_where_they_lie() {
        let all = [(8, 9), (0, 20), (4, 6), (5, 6), (30, 35)];
        let marks: Marks = all
            .iter()
            .map(|(start, end)| Mark {
                kind: MarkKind::Link,
                span: Span::new(*start, *end),
            })
            .collect();
        let spans = |found: Vec<&Mark>| -> Vec<(usize, usize)> {
            found.iter().map(|m| (m.span.start, m.span.end)).collect()
        };
        type Places = &'static [(usize, usize)];
        let cases: [(Span<Prose>, Places); 6] = [
            (Span::new(5, 6), &[(5, 6), (4, 6), (0, 20)]),
            (Span::new(4, 5), &[(4, 6), (0, 20)]),
            (Span::new(12, 13), &[(0, 20)]),
            (Span::new(19, 21), &[]),
            (Span::new(31, 35), &[(30, 35)]),
            (Span::new(40, 41), &[]),
        ];
        for (span, want) in cases {
            assert_eq!(spans(marks.covering(span).collect()), want, "{span:?}");
        }
        let inside = spans(marks.inside(Span::new(4, 35)).collect());
        assert_eq!(inside, [(4, 6), (5, 6), (8, 9), (30, 35)]);
        assert_eq!(Marks::default().covering(Span::new(0, 1)).count(), 0);
        assert_eq!(marks.identifiers_at(Span::new(0, 99)).count(), 0);
    }

    #[test]
    fn identifiers_are_found_by_what_they_share() {
        let marks: Marks = [(4, 8), (0, 3), (9, 12)]
            .iter()
            .map(|(start, end)| Mark {
                kind: MarkKind::Identifier,
                span: Span::new(*start, *end),
            })
            .collect();
        let at = |start, end| -> Vec<usize> {
            let found = marks.identifiers_at(Span::new(start, end));
            found.map(|m| m.span.start).collect()
        };
        assert_eq!(at(0, 20), [0, 4, 9]);
        assert_eq!(at(3, 4), [0; 0]);
        assert_eq!(at(7, 9), [4]);
        assert_eq!(at(2, 5), [0, 4]);
    }

    #[test]
    fn marks_that_cross_an_edge_are_found() {
        let marks: Marks = [(2, 4), (6, 12), (8, 9)]
            .map(|(start, end)| Mark {
                kind: MarkKind::Quote,
                span: Span::new(start, end),
            })
            .into_iter()
            .collect();
        let cases = [
            ((0, 2), false),
            ((0, 3), true),
            ((2, 4), false),
            ((3, 6), true),
            ((4, 6), false),
            ((7, 10), true),
            ((5, 12), false),
            ((12, 20), false),
            ((0, 20), false),
            ((10, 11), true),
        ];
        for ((start, end), want) in cases {
            assert_eq!(marks.cross(Span::new(start, end)), want, "{start}..{end}");
        }
        assert!(!Marks::default().cross(Span::new(0, 9)));
    }
}

//! The source lines of a finding, cut if they are very long.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Snippet};

use super::places::{Extent, Places};
use super::sanitize::same_length;
use super::wrap::{Fitted, width};
use sayso_engine::finding::{Finding, Role};
use sayso_text::{LineIndex, Position, Span, Text};

/// Lines longer than this are cut around the finding.
const WIDEST: usize = 1000;
/// Bytes that are kept on either side of a finding where a line is cut.
const AROUND: usize = 160;

/// The source lines of a finding.
pub(super) struct Excerpt {
    source: String,
    first_line: usize,
    /// Offset of the source in the text.
    from: usize,
    /// End of the source in the text.
    to: usize,
    primary: Span<Text>,
    pub(super) start: Position,
    is_cut: bool,
}

/// A label, and the range of the excerpt that it points at.
type Label = (&'static str, Range<usize>);

impl Excerpt {
    pub(super) fn around(extent: Extent, text: &str, lines: &LineIndex) -> Self {
        let first: Span<Text> = lines.line_span(text, extent.start.line);
        let last: Span<Text> = lines.line_span(text, extent.end.line);
        let (mut from, mut to) = (first.start, last.end.max(extent.text.end));
        let is_cut = to - from > WIDEST;
        if is_cut {
            from = from.max(extent.text.start.saturating_sub(AROUND));
            to = to.min(extent.text.end.min(extent.text.start + WIDEST) + AROUND);
            from = text.ceil_char_boundary(from);
            to = text.floor_char_boundary(to);
        }
        let primary = Span::new(extent.text.start, extent.text.end.min(to));
        Self {
            source: same_length(&text[from..to]),
            first_line: lines.line_of(from),
            from,
            to,
            primary,
            start: extent.start,
            is_cut,
        }
    }

    /// How many digits the number of its last line has.
    pub(super) fn digits(&self) -> usize {
        let breaks = memchr::memchr_iter(b'\n', self.source.trim_end().as_bytes());
        (self.first_line + breaks.count()).to_string().len()
    }

    /// The lines with what they show, and whether they were cut. With `columns`, they fit there.
    pub(super) fn snippet<'a>(
        &self,
        finding: &'a Finding,
        places: &Places<'_>,
        columns: Option<usize>,
    ) -> (Snippet<'a, Annotation<'a>>, bool) {
        let primary = self.range(self.primary);
        let labels = self.labels(finding, places);
        let Some(columns) = columns else {
            let snippet = self.annotated(self.source.clone(), primary, labels);
            return (snippet, self.is_cut);
        };
        let is_broken = |range: &Range<usize>| self.source[range.clone()].contains('\n');
        // The line number and its bar; a finding of several lines has a bar of its own.
        let gutter = self.digits() + 3 + if is_broken(&primary) { 2 } else { 0 };
        let columns = columns.saturating_sub(gutter);
        let beside: Vec<_> = labels.iter().map(|(_, range)| range.clone()).collect();
        let fitted = Fitted::new(&self.source, &primary, &beside, columns);
        let has_room = |(label, range): &Label| {
            let is_last = range.start > primary.start;
            let label = width(label);
            let end = match is_last {
                true => fitted.column(range.end) + 1 + label,
                false => fitted.column(range.start) + label,
            };
            !is_broken(range) && fitted.shows(range) && end <= columns
        };
        let now = |range: &Range<usize>| fitted.offset(range.start)..fitted.offset(range.end);
        let labels = labels.iter().filter(|w| has_room(w));
        let labels = labels.map(|(label, range)| (*label, now(range))).collect();
        let snippet = self.annotated(fitted.source.clone(), now(&primary), labels);
        (snippet, self.is_cut || fitted.is_cut)
    }

    fn annotated<'a>(
        &self,
        source: String,
        primary: Range<usize>,
        labels: Vec<Label>,
    ) -> Snippet<'a, Annotation<'a>> {
        let labels = labels
            .into_iter()
            .map(|(label, range)| AnnotationKind::Context.span(range).label(label));
        Snippet::source(source)
            .line_start(self.first_line)
            .annotation(AnnotationKind::Primary.span(primary))
            .annotations(labels)
    }

    fn range(&self, span: Span<Text>) -> Range<usize> {
        span.start - self.from..span.end - self.from
    }

    /// The labels beside the finding.
    fn labels(&self, finding: &Finding, places: &Places<'_>) -> Vec<Label> {
        finding
            .evidence
            .iter()
            .filter_map(|e| Some((label(e.role)?, places.extent(finding.at(e.span))?.text)))
            .filter(|(_, span)| self.from <= span.start && span.end <= self.to)
            .filter(|(_, span)| !span.overlaps(self.primary))
            .map(|(label, span)| (label, self.range(span)))
            .collect()
    }
}

/// The label of evidence. The trigger has none: it is what the finding points at.
fn label(role: Role) -> Option<&'static str> {
    match role {
        Role::Trigger => None,
        Role::Object => Some("the object"),
        Role::Subject => Some("the subject"),
        Role::Context => Some("the context"),
        Role::Denial => Some("the denial"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_megabytes_is_cut_around_the_finding() {
        let text = format!("{}calls on{}", "é ".repeat(700_000), " ü".repeat(700_000));
        let lines = LineIndex::new(&text);
        let at = text.find("calls on").expect("there");
        let extent = Extent {
            start: lines.position(&text, at),
            end: lines.position(&text, at + 8),
            text: Span::new(at, at + 8),
        };
        let excerpt = Excerpt::around(extent, &text, &lines);
        assert!(excerpt.source.len() < 2 * WIDEST);
        assert_eq!(&excerpt.source[excerpt.range(excerpt.primary)], "calls on");
    }
}

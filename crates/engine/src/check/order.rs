//! The order of a report: by place in the file, then by rule. Prose has another order where a
//! reader's eye does: a title is shown apart from the link text that it is after.

use crate::finding::{ApprovedUse, Finding};
use sayso_documents::Document;
use sayso_text::{Prose, Span, Text};

/// Puts findings into the order of the report.
pub(super) fn findings(document: &Document, findings: &mut Vec<Finding>) {
    let place = |f: &Finding| f.place(document);
    sort(document, findings, place, |f| (f.span(), &*f.rule));
}

/// Puts uses of approved wording into the order of the report.
pub(super) fn approved(document: &Document, uses: &mut Vec<ApprovedUse>) {
    let place = |u: &ApprovedUse| document.map.map(u.span).map(|mapped| mapped.span);
    sort(document, uses, place, |u| (u.span, &*u.rule));
}

/// Looks every place up once, and moves nothing where all is in order, as in plain text.
fn sort<T>(
    document: &Document,
    items: &mut Vec<T>,
    place: impl Fn(&T) -> Option<Span<Text>>,
    of: impl Fn(&T) -> (Span<Prose>, &str),
) {
    // A comment may be where there is no text.
    let maps_all = document.directives.is_empty() && document.map.keeps_order();
    if maps_all && items.is_sorted_by(|a, b| of(a) <= of(b)) {
        return;
    }
    let place = |item: &T| place(item).map_or(0, |text| text.start);
    let places: Vec<usize> = items.iter().map(place).collect();
    let keys = places.iter().zip(items.iter().map(&of));
    if keys.is_sorted() {
        return;
    }
    let mut placed: Vec<(usize, T)> = places.into_iter().zip(items.drain(..)).collect();
    placed.sort_by(|a, b| (a.0, of(&a.1)).cmp(&(b.0, of(&b.1))));
    items.extend(placed.into_iter().map(|(_, item)| item));
}

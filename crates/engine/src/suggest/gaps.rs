//! Edits around gaps: a tag of a template stays what it is and where it is.

use sayso_documents::Document;
use sayso_text::Edit;
use sayso_text::{GAP, Prose, Span};

/// The edit in parts between the gaps that it covers; `None` where it would lose one.
pub(super) fn around(document: &Document, edit: Edit) -> Option<Vec<Edit>> {
    let old = &document.prose()[edit.span.range()];
    let count = |text: &str| text.matches(GAP).count();
    let text = document.map.map(edit.span).map(|mapped| mapped.span);
    let tags = text.map_or(0, |text| document.tags_in(text).count());
    if count(old) != count(&edit.text) || tags > count(old) {
        return None;
    }
    if count(old) == 0 {
        return Some(vec![edit]);
    }
    let mut start = edit.span.start;
    let parts = old.split(GAP).zip(edit.text.split(GAP));
    let edits = parts.map(|(old, new)| {
        let span: Span<Prose> = Span::new(start, start + old.len());
        start = span.end + GAP.len_utf8();
        (old != new).then(|| Edit {
            span,
            text: new.to_owned(),
        })
    });
    Some(edits.flatten().collect())
}

//! Inline elements after a deletion: emphasis left without text goes, and spaces that would touch its
//! marks from inside, where Markdown knows them no more, move outside. Other elements do not go.

use crate::{Document, Inline, Markup};

use super::changes::Changes;

/// Makes the elements that changes touch whole again; says whether that can be.
pub(super) fn tidy(document: &Document, changes: &mut Changes) -> bool {
    // Inner elements come behind outer ones: the other way round, what is left of an outer one
    // is known when it is looked at.
    for inline in document.inlines.iter().rev() {
        if !changes.touch(&inline.inner.range()) {
            continue;
        }
        // With other words, the link would lead elsewhere or nowhere.
        if inline.is_label(&document.text) {
            return false;
        }
        if has_vanished(document, changes, inline) {
            if !is_bare(document, inline) {
                return false;
            }
            changes.delete(inline.outer.range());
        } else if matches!(document.format.markup(), Markup::Markdown | Markup::Mdx)
            && is_emphasis(document, inline)
        {
            move_spaces(document, changes, inline);
        }
    }
    true
}

/// Whether an element says nothing but how its text looks: `**b**`, `<b>b</b>`.
fn is_bare(document: &Document, inline: &Inline) -> bool {
    let opening = &document.text[inline.outer.start..inline.inner.start];
    let tag = opening.strip_prefix('<').and_then(|o| o.strip_suffix('>'));
    match tag {
        Some(name) => {
            name.bytes().all(|b| b.is_ascii_alphanumeric()) && !name.eq_ignore_ascii_case("a")
        }
        None => !opening.is_empty() && opening.bytes().all(|b| matches!(b, b'*' | b'_' | b'~')),
    }
}

/// Whether deletions have left nothing but spaces between the marks of an element.
fn has_vanished(document: &Document, changes: &Changes, inline: &Inline) -> bool {
    let inner = inline.inner.range();
    if changes.inserts_in(&inner) {
        return false;
    }
    let mut touched = false;
    let mut at = inner.start;
    while at < inner.end {
        if let Some(end) = changes.deleted_to(at) {
            touched = true;
            at = end;
        } else if document.text.as_bytes()[at].is_ascii_whitespace() {
            at += 1;
        } else {
            return false;
        }
    }
    touched
}

fn is_emphasis(document: &Document, inline: &Inline) -> bool {
    document.text[inline.outer.range()].starts_with(['*', '_', '~'])
}

fn move_spaces(document: &Document, changes: &mut Changes, inline: &Inline) {
    let inner = inline.inner.range();
    if inner.is_empty() {
        return;
    }
    if let Some(end) = changes.deleted_to(inner.start)
        && end < inner.end
        && !changes.inserts_in(&(inner.start..inner.start))
    {
        let rest = &document.text[end..inner.end];
        let spaces = rest.len() - rest.trim_start().len();
        changes.delete(end..end + spaces);
        changes.insert(inline.outer.start, &rest[..spaces]);
    }
    if let Some(start) = changes.deleted_from(inner.end)
        && start > inner.start
        && !changes.inserts_in(&(start..inner.end))
    {
        let rest = &document.text[inner.start..start];
        let kept = rest.trim_end().len();
        changes.delete(inner.start + kept..start);
        changes.insert(inline.outer.end, &rest[kept..]);
    }
}

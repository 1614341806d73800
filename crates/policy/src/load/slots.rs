//! Checks the slots of messages and rewrites: `{object}`.

use std::ops::Range;

use super::loader::Loader;
use crate::file::Text;
use crate::mistake::MistakeKind;
use crate::nearest::hint;

/// The slots of a message.
pub(super) const MESSAGE: [&str; 3] = ["text", "subject", "object"];
/// The slots of a rewrite.
pub(super) const REWRITE: [&str; 6] = ["be", "trigger", "subject", "object", "verb", "text"];

/// Notes every slot of `text` that is not among `known`, and every stray brace.
pub(super) fn check(text: &Text, known: &[&'static str], loader: &Loader<'_, '_>) {
    let mut at = 0;
    while let Some(found) = text.value[at..].find(['{', '}']) {
        let start = at + found;
        let (range, slot) = brace(&text.value, start);
        at = range.end;
        let place = loader.inner(text, &range);
        match slot {
            Some(slot) if known.contains(&slot) => {}
            Some(slot) => {
                let reason = format!("`{{{slot}}}` is not a slot of this text");
                let next = hint(slot, known.iter().copied());
                loader.add(MistakeKind::Value, place, reason, next);
            }
            None => {
                let reason = "a brace without its partner";
                let next = "write slots as `{object}`; a single brace is not allowed here";
                loader.add(MistakeKind::Value, place, reason, next);
            }
        }
    }
}

/// The slot that starts at the brace at `start`, `None` for a brace without its partner.
fn brace(text: &str, start: usize) -> (Range<usize>, Option<&str>) {
    let rest = &text[start + 1..];
    let end = rest.find(['{', '}']);
    match end {
        Some(end) if text[start..].starts_with('{') && rest[end..].starts_with('}') => {
            (start..start + end + 2, Some(&rest[..end]))
        }
        _ => (start..start + 1, None),
    }
}

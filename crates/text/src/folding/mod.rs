//! Folds prose to the plain form that phrases are matched against, one file a step, and keeps
//! for every folded byte where it came from.
//!
//! Spellings that a reader takes for the same words fold to the same text: they may differ in
//! case, Unicode form, look-alike letters, invisible characters, spaces, hyphens and quotation
//! marks. Words of two scripts that touch are separated. Plain ASCII takes a fast path, little more
//! than a copy; only the stretches around other characters go through the steps. Folding is
//! idempotent.

mod ascii;
mod case;
mod form;
mod hyphens;
mod invisible;
mod line_ends;
mod lookalikes;
mod marks;
mod output;
mod quotes;
mod scripts;
mod spaces;
mod stretches;
#[cfg(test)]
mod tests;
mod unit;

use std::borrow::Cow;

use crate::{Fit, Folded, OffsetMap, Prose, Span};
use output::Output;
use unit::Unit;

/// A folded stretch of prose, usually a block.
#[derive(Debug, Clone, Default)]
pub struct FoldedText {
    /// The folded text. Its spaces are single and it is in lower case.
    pub text: String,
    /// Where the folded text came from, or `None` where every offset is the same but for `base`.
    pub map: Option<OffsetMap<Folded, Prose>>,
    /// Where the stretch starts in the document's prose.
    pub base: usize,
    prose_len: usize,
}

impl FoldedText {
    /// Where `span` is in the document's prose. Bytes that only map as a whole (a ligature, a
    /// run of spaces) are covered as a whole.
    #[must_use]
    pub fn to_prose(&self, span: Span<Folded>) -> Span<Prose> {
        let Some(map) = &self.map else {
            return Span::new(self.base + span.start, self.base + span.end);
        };
        map.map(span)
            .map_or(Span::empty(self.base + self.prose_len), |m| m.span)
    }

    /// What was made of `span` of the document's prose, cut to this stretch.
    #[must_use]
    pub fn to_folded(&self, span: Span<Prose>) -> Span<Folded> {
        let len = self.text.len();
        let Some(map) = &self.map else {
            let local = |at: usize| at.saturating_sub(self.base).min(len);
            return Span::new(local(span.start), local(span.end));
        };
        let start = map.find_back(span.start).unwrap_or(len);
        if span.is_empty() {
            return Span::empty(start);
        }
        let segments = map.segments();
        let before = segments.partition_point(|s| s.b < span.end);
        let end = before.checked_sub(1).map_or(0, |at| {
            let last = &segments[at];
            match last.fit {
                Fit::Exact => last.a + last.a_len.min(span.end - last.b),
                Fit::Even { .. } | Fit::Whole => last.a + last.a_len,
            }
        });
        Span::new(start, end)
    }
}

/// Folds `prose`, which starts at `base` in the document's prose.
#[must_use]
pub fn fold(prose: &str, base: usize) -> FoldedText {
    let mut folded = FoldedText::default();
    fold_into(prose, base, &mut folded);
    folded
}

/// As [`fold`], reusing the memory of `folded`.
pub fn fold_into(prose: &str, base: usize, folded: &mut FoldedText) {
    let mut out = Output::reuse(std::mem::take(&mut folded.text), base, prose.len());
    let front = ascii::fold_front(prose, &mut out);
    let mut units = Vec::new();
    for stretch in stretches::of(prose, front) {
        let text = &prose[stretch.range.clone()];
        if stretch.plain {
            ascii::fold(text, stretch.range.start, &mut out);
        } else {
            units.clear();
            units.extend(unit::of(text));
            fold_units_but_case(&mut units);
            case::fold(&mut units);
            form::compose(&mut units);
            out.units(&units, stretch.range.start);
        }
    }
    let (text, map) = out.finish();
    *folded = FoldedText {
        text,
        map,
        base,
        prose_len: prose.len(),
    };
}

/// As [`fold`], but case is kept: what an exact spelling is compared with.
#[must_use]
pub fn fold_keeping_case(prose: &str) -> Cow<'_, str> {
    if prose.bytes().all(|b| b.is_ascii_graphic()) {
        return Cow::Borrowed(prose);
    }
    let mut units = unit::of(prose).collect();
    fold_units_but_case(&mut units);
    form::compose(&mut units);
    Cow::Owned(units.iter().map(|u| u.c).collect())
}

/// Every step but case, in the order in which they build on each other: line ends need the soft
/// hyphens and marks the superscripts that later steps remove; look-alikes need the case that
/// distinguishes `В` from `в`.
fn fold_units_but_case(units: &mut Vec<Unit>) {
    line_ends::join(units);
    invisible::remove(units);
    marks::remove(units);
    quotes::straighten(units);
    form::compose(units);
    quotes::straighten(units);
    hyphens::unify(units);
    scripts::part(units);
    lookalikes::replace(units);
    spaces::collapse(units);
}

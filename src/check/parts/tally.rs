//! How much of a text stands before a place in it, as reports count.

use super::Unfit;
use super::piece::Part;
use crate::formats;
use crate::judge::visible;
use crate::text::line_ends;

/// What stands in some paragraphs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) lines: usize,
    pub(super) blocks: usize,
    /// The last heading, which what follows stands under.
    pub(super) heading: Option<String>,
}

impl Tally {
    pub(super) fn of(part: Part<'_>) -> Result<Self, Unfit> {
        let text = std::str::from_utf8(part.bytes).map_err(|_| Unfit)?;
        let (blocks, heading) = formats::count(text.strip_prefix('\u{FEFF}').unwrap_or(text));
        Ok(Self {
            lines: line_ends(part.bytes),
            blocks,
            heading: heading.map(visible),
        })
    }

    /// Both, one behind the other.
    pub(super) fn and(self, next: Self) -> Self {
        Self {
            lines: self.lines + next.lines,
            blocks: self.blocks + next.blocks,
            heading: next.heading.or(self.heading),
        }
    }
}

/// What stands before each of `stretches`, which follow each other, and in all of them.
pub(super) fn before(stretches: Vec<Tally>) -> (Vec<Tally>, Tally) {
    let mut sum = Tally::default();
    let before = stretches.into_iter().map(|stretch| {
        let next = sum.clone().and(stretch);
        std::mem::replace(&mut sum, next)
    });
    (before.collect(), sum)
}

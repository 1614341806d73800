//! Cuts prose into stretches of plain ASCII and stretches that need all the steps.

use std::ops::Range;

use super::ascii;

/// The longest stretch that goes through the steps, in bytes: bounds memory for a file without
/// spaces. A longer one is cut at a character; what straddles the cut is not folded together.
const LONGEST: usize = 1 << 16;

/// A stretch of prose.
pub(super) struct Stretch {
    /// Where it lies.
    pub(super) range: Range<usize>,
    /// Whether all of it is plain ASCII.
    pub(super) plain: bool,
}

/// The stretches of `prose` from the seam `from` on, in order and without gaps.
pub(super) fn of(prose: &str, mut from: usize) -> impl Iterator<Item = Stretch> + '_ {
    std::iter::from_fn(move || {
        if from == prose.len() {
            return None;
        }
        let stretch = next(prose, from);
        from = stretch.range.end;
        Some(stretch)
    })
}

fn next(prose: &str, from: usize) -> Stretch {
    let bytes = prose.as_bytes();
    let Some(other) = first_not_plain(bytes, from) else {
        return Stretch {
            range: from..prose.len(),
            plain: true,
        };
    };
    let start = (from + 1..other)
        .rev()
        .find(|at| ascii::is_seam(bytes, *at))
        .unwrap_or(from);
    if start > from {
        return Stretch {
            range: from..start,
            plain: true,
        };
    }
    let limit = prose.ceil_char_boundary(other + LONGEST);
    let end = (other..limit)
        .find(|at| ascii::is_seam(bytes, *at))
        .unwrap_or(limit);
    Stretch {
        range: from..end,
        plain: false,
    }
}

fn first_not_plain(bytes: &[u8], from: usize) -> Option<usize> {
    ascii::find_pair(bytes, from, |a, _| !ascii::is_plain(a)).or_else(|| {
        let last = bytes.len().checked_sub(1)?;
        (!ascii::is_plain(bytes[last])).then_some(last.max(from))
    })
}

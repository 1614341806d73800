//! Joins words that were hyphenated at a line end.
//!
//! `en-⏎ables` is `enables` where both neighbours are lower-case letters; a soft hyphen that ends
//! its line joins whatever is around it. `GPT-⏎5` stays: the hyphen is part of the name.

use super::unit::Unit;
use super::{hyphens, invisible, spaces};

const SOFT_HYPHEN: char = '\u{AD}';

/// Removes hyphens and soft hyphens at line ends, with the line end.
pub(super) fn join(units: &mut Vec<Unit>) {
    let is_break = |c: char| c == SOFT_HYPHEN || hyphens::is_hyphen(c);
    if !units.iter().any(|u| is_break(u.c)) {
        return;
    }
    let mut kept: Vec<Unit> = Vec::with_capacity(units.len());
    let mut before = None;
    let mut at = 0;
    while at < units.len() {
        let c = units[at].c;
        let end = if is_break(c) {
            gap_end(units, at + 1)
        } else {
            at + 1
        };
        let behind = units.get(end).map(|u| u.c);
        if !(is_break(c) && breaks_line(c, &units[at + 1..end]) && joins(c, before, behind)) {
            kept.extend_from_slice(&units[at..end]);
            before = units[at..end]
                .iter()
                .map(|u| u.c)
                .rfind(|c| !invisible::is_invisible(*c))
                .or(before);
        }
        at = end;
    }
    *units = kept;
}

fn gap_end(units: &[Unit], from: usize) -> usize {
    let gap = |u: &&Unit| spaces::is_space(u.c) || invisible::is_invisible(u.c);
    from + units[from..].iter().take_while(gap).count()
}

/// Whether the line ends in the gap behind the hyphen: anywhere, or at once behind a soft one,
/// which shows only there.
fn breaks_line(hyphen: char, gap: &[Unit]) -> bool {
    let mut seen = gap.iter().map(|u| u.c).filter(|c| spaces::is_space(*c));
    if hyphen == SOFT_HYPHEN {
        seen.next().is_some_and(spaces::is_line_end)
    } else {
        seen.any(spaces::is_line_end)
    }
}

fn joins(hyphen: char, before: Option<char>, behind: Option<char>) -> bool {
    let wanted = if hyphen == SOFT_HYPHEN {
        char::is_alphanumeric
    } else {
        char::is_lowercase
    };
    before.is_some_and(wanted) && behind.is_some_and(wanted)
}

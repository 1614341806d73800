//! Any run of spaces and line ends of any kind becomes one space.

use super::unit::Unit;

/// Whether a reader sees a gap: all Unicode spaces, and the empty Braille cell.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{2800}'
}

/// Whether `c` ends a line.
pub(super) fn is_line_end(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Makes every run of spaces a single one.
pub(super) fn collapse(units: &mut Vec<Unit>) {
    units.dedup_by(|next, kept| {
        let run = is_space(next.c) && is_space(kept.c);
        if run {
            kept.end = kept.end.max(next.end);
        }
        run
    });
    for unit in units.iter_mut().filter(|u| is_space(u.c)) {
        unit.c = ' ';
    }
}

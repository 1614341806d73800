//! Removes invisible characters: soft hyphens, zero-width characters, direction marks,
//! variation selectors, tags and control characters.

use super::unit::Unit;

/// The ranges of Unicode's property Default_Ignorable_Code_Point.
const IGNORABLE: [(char, char); 17] = [
    ('\u{AD}', '\u{AD}'),
    ('\u{34F}', '\u{34F}'),
    ('\u{61C}', '\u{61C}'),
    ('\u{115F}', '\u{1160}'),
    ('\u{17B4}', '\u{17B5}'),
    ('\u{180B}', '\u{180F}'),
    ('\u{200B}', '\u{200F}'),
    ('\u{202A}', '\u{202E}'),
    ('\u{2060}', '\u{206F}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{FE00}', '\u{FE0F}'),
    ('\u{FEFF}', '\u{FEFF}'),
    ('\u{FFA0}', '\u{FFA0}'),
    ('\u{FFF0}', '\u{FFF8}'),
    ('\u{1BCA0}', '\u{1BCA3}'),
    ('\u{1D173}', '\u{1D17A}'),
    ('\u{E0000}', '\u{E0FFF}'),
];

/// Whether `c` is invisible.
pub(super) fn is_invisible(c: char) -> bool {
    if c.is_ascii_graphic() || c == ' ' {
        return false;
    }
    let next = IGNORABLE.partition_point(|(_, last)| *last < c);
    let ignorable = IGNORABLE.get(next).is_some_and(|(first, _)| *first <= c);
    ignorable || c.is_control() && !c.is_whitespace()
}

/// Removes invisible characters.
pub(super) fn remove(units: &mut Vec<Unit>) {
    units.retain(|u| !is_invisible(u.c));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table that look-alikes come from drops the same characters, but does not show them.
    #[test]
    fn the_ranges_are_those_of_unicode() {
        for c in '\0'..=char::MAX {
            let mut buffer = [0; 4];
            let dropped = unicode_security::skeleton(c.encode_utf8(&mut buffer))
                .next()
                .is_none();
            let listed = IGNORABLE.iter().any(|(a, b)| (*a..=*b).contains(&c));
            assert_eq!(listed, dropped, "{c:?}");
        }
    }
}

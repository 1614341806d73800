//! Makes hyphens of all kinds one.
//!
//! An en dash directly between two letters or digits is read as a hyphen, since
//! writers use it so (`GPT–5`, `Azure–OpenAI`). With a space on either side it is punctuation
//! and stays, as an em dash always does.

use super::unit::{Unit, in_word};

const EN_DASH: char = '–';
/// Between letters it joins a name as a hyphen does: `DALL·E`.
const MIDDLE_DOT: char = '·';

/// Whether `c` is a hyphen, or a minus sign used as one.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'
            | '\u{2011}'
            | '\u{2012}'
            | '\u{2212}'
            | '\u{2043}'
            | '\u{2D7}'
            | '\u{FE63}'
            | '\u{FF0D}'
    )
}

/// Makes every hyphen `-`.
pub(super) fn unify(units: &mut [Unit]) {
    let joins = |u: Option<&Unit>| u.is_some_and(|u| in_word(u.c));
    for at in 0..units.len() {
        let tight = units[at].c == EN_DASH
            && joins(at.checked_sub(1).map(|n| &units[n]))
            && joins(units.get(at + 1));
        let dot = units[at].c == MIDDLE_DOT
            && joins(at.checked_sub(1).map(|n| &units[n]))
            && joins(units.get(at + 1));
        if tight || dot || is_hyphen(units[at].c) {
            units[at].c = '-';
        }
    }
}

//! Brings characters to their compatibility form (NFKC): ligatures, full-width and mathematical
//! letters, combined and combining accents.

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use super::unit::Unit;

/// Composes every character with the marks that follow it.
pub(super) fn compose(units: &mut Vec<Unit>) {
    let chars = || units.iter().map(|u| u.c);
    if chars().all(|c| c.is_ascii()) || is_nfkc_quick(chars()) == IsNormalized::Yes {
        return;
    }
    let mut composed = Vec::with_capacity(units.len());
    let mut from = 0;
    while from < units.len() {
        let mut to = from + 1;
        while to < units.len() && !starts_cluster(units[to].c) {
            to += 1;
        }
        cluster(&units[from..to], &mut composed);
        from = to;
    }
    *units = composed;
}

/// The lunate sigma passes for a `c`; its compatibility form, another sigma, would hide that.
fn keeps_its_looks(c: char) -> bool {
    matches!(c, 'Ϲ' | 'ϲ')
}

/// Whether nothing before `c` can combine with it.
fn starts_cluster(c: char) -> bool {
    if c.is_ascii() {
        return true;
    }
    let mut first = None;
    decompose_compatible(c, |d| {
        first.get_or_insert(d);
    });
    let first = first.unwrap_or(c);
    canonical_combining_class(first) == 0
        && is_nfkc_quick(std::iter::once(first)) != IsNormalized::Maybe
}

/// Adds the composed form of one cluster. Where it differs, all of it is made from the whole
/// cluster.
fn cluster(units: &[Unit], composed: &mut Vec<Unit>) {
    let [first, .., last] = units else {
        return single(units, composed);
    };
    if units
        .iter()
        .map(|u| u.c)
        .nfkc()
        .eq(units.iter().map(|u| u.c))
    {
        composed.extend_from_slice(units);
        return;
    }
    let (start, end) = (first.start, last.end);
    let chars = units.iter().map(|u| u.c).nfkc();
    composed.extend(chars.map(|c| Unit { c, start, end }));
}

fn single(units: &[Unit], composed: &mut Vec<Unit>) {
    for unit in units {
        if keeps_its_looks(unit.c) {
            composed.push(*unit);
            continue;
        }
        let chars = std::iter::once(unit.c).nfkc();
        composed.extend(chars.map(|c| Unit { c, ..*unit }));
    }
}

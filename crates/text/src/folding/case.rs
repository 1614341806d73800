//! Folds case as Unicode does in full: `Straße` is `strasse`, `İ` is `i`, `ς` is `σ`.

use super::unit::Unit;

const DOT_ABOVE: char = '\u{307}';

/// Folds the case of every character.
pub(super) fn fold(units: &mut Vec<Unit>) {
    if units.iter().all(|u| u.c.is_ascii()) {
        units.iter_mut().for_each(|u| u.c.make_ascii_lowercase());
        return;
    }
    let mut folded: Vec<Unit> = Vec::with_capacity(units.len());
    for unit in units.iter() {
        each_folded(unit.c, |c| folded.push(Unit { c, ..*unit }));
    }
    drop_dots(&mut folded);
    *units = folded;
}

/// The one letter that `c` folds to, if it is one.
pub(super) fn folded_letter(c: char) -> Option<char> {
    let (mut letter, mut count) = (c, 0);
    each_folded(c, |folded| (letter, count) = (folded, count + 1));
    (count == 1).then_some(letter)
}

fn each_folded(c: char, mut push: impl FnMut(char)) {
    match c {
        'ß' | 'ẞ' => ['s', 's'].into_iter().for_each(push),
        'ς' => push('σ'),
        c => c.to_lowercase().for_each(push),
    }
}

/// The dot of `i` and `j` is part of the letter, however it is written.
fn drop_dots(units: &mut Vec<Unit>) {
    units.dedup_by(|next, kept| next.c == DOT_ABOVE && matches!(kept.c, 'i' | 'j'));
}

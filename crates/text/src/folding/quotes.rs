//! Makes quotation marks and apostrophes straight: curly, low, angled, primes and the
//! apostrophe-like letters.

use super::unit::Unit;

/// Straightens all quotation marks and apostrophes.
pub(super) fn straighten(units: &mut [Unit]) {
    for unit in units.iter_mut().filter(|u| !u.c.is_ascii()) {
        unit.c = straight(unit.c);
    }
}

fn straight(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '‵' | '´' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | 'ˈ'
        | '\u{2CA}' | '\u{FF07}' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '‶' | 'ˮ' | 'ʺ' | '〝' | '〞' | '〟'
        | '\u{FF02}' => '"',
        other => other,
    }
}

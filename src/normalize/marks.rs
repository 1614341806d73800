//! Removes the marks that hang on a word without being part of it: `ChatGPT™`, `Bedrock®`, and
//! the raised figure of a footnote.

use super::unit::{Unit, in_word};

/// Removes trademark signs and raised figures that directly follow a letter or digit.
pub(super) fn remove(units: &mut Vec<Unit>) {
    let mut on_word = false;
    units.retain(|u| {
        let dropped = on_word && is_mark(u.c);
        if !dropped {
            on_word = in_word(u.c);
        }
        !dropped
    });
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        '™' | '℠' | '®' | '¹' | '²' | '³' | '\u{2070}' | '\u{2074}'..='\u{2079}'
    )
}

//! Removes the marks attached to a word that are no part of it: `ChatGPT™`, `Bedrock®`, and
//! the raised figure of a footnote, which may follow the mark that ends a sentence, too.

use super::unit::{Unit, in_word};

/// Removes trademark signs and raised figures that directly follow a letter or digit, and figures
/// behind a mark of punctuation that does.
pub(super) fn remove(units: &mut Vec<Unit>) {
    let (mut on_word, mut on_stop) = (false, false);
    units.retain(|u| {
        let dropped = on_word && is_mark(u.c) || on_stop && is_figure(u.c);
        if !dropped {
            on_stop = (on_word || on_stop) && is_stop(u.c);
            on_word = in_word(u.c);
        }
        !dropped
    });
}

fn is_stop(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '"' | '\'' | '”' | '’' | '»' | '…'
    )
}

fn is_mark(c: char) -> bool {
    matches!(c, '™' | '℠' | '®') || is_figure(c)
}

fn is_figure(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '\u{2070}' | '\u{2074}'..='\u{2079}')
}

//! Finds the words that end in dress: where a longer word may be broken.

use super::plain::DRESS;
use crate::document::Format;

/// Every offset behind an ASCII letter or digit at which dress may stand.
pub(super) fn breaks(plain: &[u8], format: Format) -> impl Iterator<Item = usize> + '_ {
    let starts = starts(format);
    let mut word = false;
    plain.iter().enumerate().filter_map(move |(at, b)| {
        let kind = starts[usize::from(*b)];
        let broken = word && kind == Start::Dress;
        word = kind == Start::Word;
        broken.then_some(at)
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    Word,
    Dress,
    Other,
}

/// What each byte may start. Dress is a hyphen at a line end, a character that nobody sees, or
/// markup.
fn starts(format: Format) -> &'static [Start; 256] {
    static TEXT: [Start; 256] = table(b"-");
    static HTML: [Start; 256] = table(b"-<&");
    static MARKDOWN: [Start; 256] = table(b"-<&*_~`[]\\!");
    match format {
        Format::Text => &TEXT,
        Format::Html => &HTML,
        Format::Markdown => &MARKDOWN,
    }
}

const fn table(dress: &[u8]) -> [Start; 256] {
    let mut table = [Start::Other; 256];
    let mut b = 0;
    while b < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "below 256")]
        if (b as u8).is_ascii_alphanumeric() {
            table[b] = Start::Word;
        }
        b += 1;
    }
    table[DRESS as usize] = Start::Dress;
    let mut at = 0;
    while at < dress.len() {
        table[dress[at] as usize] = Start::Dress;
        at += 1;
    }
    table
}

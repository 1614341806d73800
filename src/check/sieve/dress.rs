//! Finds the words that end in dress: where a longer word may be broken.

use super::plain::DRESS;
use crate::document::Format;

/// Every offset behind an ASCII letter or digit at which dress may stand.
pub(super) fn breaks(plain: &[u8], format: Format) -> impl Iterator<Item = usize> + '_ {
    let mut from = 1;
    std::iter::from_fn(move || {
        loop {
            let at = from + next(plain.get(from..)?, format)?;
            from = at + 1;
            if plain[at - 1].is_ascii_alphanumeric() {
                return Some(at);
            }
        }
    })
}

/// Where the first dress stands: a hyphen at a line end, a character that nobody sees, or markup.
fn next(plain: &[u8], format: Format) -> Option<usize> {
    static HTML: [bool; 256] = table(b"-<&");
    static MARKDOWN: [bool; 256] = table(b"-<&*_~`[]\\!");
    let among = |dress: &[bool; 256]| plain.iter().position(|b| dress[usize::from(*b)]);
    match format {
        Format::Text => memchr::memchr2(b'-', DRESS, plain),
        Format::Html => among(&HTML),
        Format::Markdown => among(&MARKDOWN),
    }
}

const fn table(dress: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    table[DRESS as usize] = true;
    let mut at = 0;
    while at < dress.len() {
        table[dress[at] as usize] = true;
        at += 1;
    }
    table
}

//! Merge tags of Mailchimp: `*|FNAME|*`, `*|IF:VIP|*`.

use super::Shown::{Gap, Nothing};
use super::scan::{Scan, Tag};

/// The longest tag.
const LONGEST: usize = 256;

/// The tag whose first bar is at `at`.
pub(super) fn tag(scan: &Scan<'_>, at: usize) -> Option<Tag> {
    let start = at.checked_sub(1)?;
    let named = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    if scan.byte(start) != b'*' || !named(scan.byte(at + 1)) {
        return None;
    }
    let rest = &scan.bytes()[at + 1..];
    let inner = |b: &&u8| !matches!(b, b'|' | b'*' | b'\n' | b'\r' | b'<' | b'>');
    let len = rest.iter().take(LONGEST).take_while(inner).count();
    let end = at + 1 + len;
    if !scan.has(end, "|*") {
        return None;
    }
    let name = &scan.text[at + 1..end];
    let word = name.split([':', ' ']).next().unwrap_or_default();
    let silent = ["IF", "IFNOT", "ELSE", "ELSEIF", "END", "INTERESTED", "HIDE"];
    let shown = match silent.iter().any(|w| w.eq_ignore_ascii_case(word)) {
        true => Nothing,
        false => Gap,
    };
    Some((start..end + 2, shown))
}

//! Tags in percent signs: Marketing Cloud (`%%name%%`, `%%=v(@x)=%%`, `%%[ … ]%%`), `%FIRSTNAME%`
//! of other mail services, and Template Toolkit (`[% name %]`).

use super::Shown::{Gap, Nothing};
use super::scan::{LONG, SHORT, Scan, Tag};

/// The longest name.
const NAME: usize = 64;

pub(super) fn tag(scan: &mut Scan<'_>, at: usize) -> Option<Tag> {
    if scan.byte(at.wrapping_sub(1)) == b'[' {
        return toolkit(scan, at - 1);
    }
    if scan.byte(at + 1) != b'%' {
        return capitals(scan, at);
    }
    match scan.byte(at + 2) {
        b'[' => {
            let end = scan.close(at + 3, "]%%", "%%[", LONG)?;
            Some((at..end, Nothing))
        }
        b'=' => {
            let end = scan.close(at + 3, "=%%", "%%=", SHORT)?;
            (!scan.has_blank_line(at..end)).then_some((at..end, Gap))
        }
        b if b.is_ascii_alphabetic() || b == b'_' => named(scan, at),
        _ => None,
    }
}

/// `%%First Name%%`.
fn named(scan: &Scan<'_>, at: usize) -> Option<Tag> {
    let rest = &scan.bytes()[at + 2..];
    let inner = |b: &&u8| b.is_ascii_alphanumeric() || b"_-.: @".contains(b);
    let len = rest.iter().take(NAME).take_while(inner).count();
    let ends = rest[..len].last().is_some_and(|b| *b != b' ');
    // "100%%x and 50%%" is no tag: nothing is before one without a space that is a number.
    let number = scan.byte(at.wrapping_sub(1)).is_ascii_digit();
    let end = at + 2 + len;
    (ends && !number && scan.has(end, "%%")).then_some((at..end + 2, Gap))
}

/// Words with which Template Toolkit begins what prints nothing.
const CONTROL: [&str; 17] = [
    "BLOCK", "CALL", "CASE", "DEFAULT", "ELSE", "ELSIF", "END", "FILTER", "FOR", "FOREACH", "IF",
    "MACRO", "META", "SET", "SWITCH", "UNLESS", "WHILE",
];

/// `[% name %]`, `[%- IF name -%]`, `[%# note %]`.
fn toolkit(scan: &mut Scan<'_>, at: usize) -> Option<Tag> {
    let end = scan.close(at + 2, "%]", "[%", SHORT)?;
    let inner = scan.skip_space(at + 2 + usize::from(b"-+=~".contains(&scan.byte(at + 2))));
    let name = scan.name(inner);
    let shown = match CONTROL.contains(&name) || scan.byte(inner) == b'#' {
        true => Nothing,
        false => Gap,
    };
    (!scan.has_blank_line(at..end)).then_some((at..end, shown))
}

/// `%FIRSTNAME%`.
fn capitals(scan: &Scan<'_>, at: usize) -> Option<Tag> {
    let rest = &scan.bytes()[at + 1..];
    let inner = |b: &&u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b"_-".contains(b);
    let len = rest.iter().take(NAME).take_while(inner).count();
    let end = at + 1 + len;
    let named = len > 1 && scan.byte(at + 1).is_ascii_uppercase() && scan.byte(end) == b'%';
    let number = scan.byte(at.wrapping_sub(1)).is_ascii_digit();
    (named && !number).then_some((at..end + 1, Gap))
}

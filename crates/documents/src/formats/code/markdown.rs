//! Code of Markdown itself: in a code span or a fenced block, a tag is spoken of and not meant.

use crate::Markup;

use super::scan::Scan;

/// The longest code span.
const SPAN: usize = 1 << 12;

/// How many directives are kept track of, one inside the other.
const DEEPEST: usize = 32;

/// Where the code of Markdown ends that starts at `at`; where a fence is never closed, or holds a
/// directive's prose, that is its first line.
pub(super) fn code_end(scan: &mut Scan<'_>, at: usize) -> Option<usize> {
    let sign = scan.byte(at);
    if scan.markup != Markup::Markdown || !matches!(sign, b'`' | b'~') {
        return None;
    }
    let len = run(scan, at, sign);
    if len >= 3 && starts_line(scan, at) {
        return Some(fence_end(scan, at, sign, len));
    }
    match sign {
        b'`' => Some(span_end(scan, at, len).unwrap_or(at + len)),
        _ => Some(at + len),
    }
}

fn run(scan: &Scan<'_>, at: usize, sign: u8) -> usize {
    scan.bytes()[at..]
        .iter()
        .take_while(|b| **b == sign)
        .count()
}

/// Whether nothing but indentation and the marks of quotations and items is before it.
fn starts_line(scan: &Scan<'_>, at: usize) -> bool {
    let before = scan.bytes()[..at].iter().rev().take(64);
    let marks = before.take_while(|b| b" \t>-*+.0123456789".contains(b));
    let start = at - marks.count();
    start == 0 || matches!(scan.byte(start - 1), b'\n' | b'\r')
}

fn line_end(scan: &Scan<'_>, at: usize) -> usize {
    memchr::memchr(b'\n', &scan.bytes()[at..]).map_or(scan.text.len(), |n| at + n + 1)
}

fn fence_end(scan: &mut Scan<'_>, at: usize, sign: u8, len: usize) -> usize {
    let first = line_end(scan, at);
    let info = scan.text[at + len..first].trim();
    if info.starts_with('{') {
        if scan.directives.len() < DEEPEST {
            scan.directives.push((sign, len));
        }
        return first;
    }
    // What closes a directive opens no code.
    let closed = scan
        .directives
        .iter()
        .rposition(|d| d.0 == sign && d.1 <= len);
    if let Some(closed) = closed.filter(|_| info.is_empty()) {
        scan.directives.truncate(closed);
        return first;
    }
    let mut line = first;
    while line < scan.text.len() {
        let end = line_end(scan, line);
        let body = scan.text[line..end]
            .trim_start_matches([' ', '\t', '>'])
            .trim_end();
        if body.len() >= len && body.bytes().all(|b| b == sign) {
            return end;
        }
        line = end;
    }
    first
}

fn span_end(scan: &Scan<'_>, at: usize, len: usize) -> Option<usize> {
    let from = at + len;
    let last = scan.text.len().min(from + SPAN);
    let mut next = from;
    // A run of backticks may reach beyond the last place.
    while let Some(n) = memchr::memchr2(b'`', b'\n', scan.bytes().get(next..last)?) {
        next += n;
        if scan.byte(next) == b'\n' {
            let blank = scan.text.as_bytes()[next + 1..last].iter();
            let blank = blank.copied().find(|b| !matches!(b, b' ' | b'\t' | b'\r'));
            if blank.is_none_or(|b| b == b'\n') {
                return None;
            }
            next += 1;
            continue;
        }
        let found = run(scan, next, b'`');
        next += found;
        if found == len {
            return Some(next);
        }
    }
    None
}

//! Code that is alone on its lines parts what is above from what is below.

use memchr::memchr2;

use crate::Markup;

use super::{Code, Shown};

/// Marks which of `codes` are alone on their lines, but for others.
pub(super) fn mark_whole_lines(text: &str, markup: Markup, codes: &mut [Code]) {
    let mut at = 0;
    while at < codes.len() {
        let mut last = at;
        while last + 1 < codes.len() {
            let gap = codes[last].range.end..codes[last + 1].range.start;
            if !text[gap].bytes().all(|b| matches!(b, b' ' | b'\t')) {
                break;
            }
            last += 1;
        }
        let (start, end) = (codes[at].range.start, codes[last].range.end);
        if starts_line(text, markup, start) && ends_line(text, end) {
            for code in &mut codes[at..=last] {
                code.shown = Shown::Break;
            }
        }
        at = last + 1;
    }
}

fn starts_line(text: &str, markup: Markup, at: usize) -> bool {
    let margin = |b: u8| matches!(b, b' ' | b'\t') || b == b'>' && markup != Markup::Html;
    let before = text.as_bytes()[..at].iter().rev();
    let other = before.copied().find(|b| !margin(*b));
    other.is_none_or(|b| matches!(b, b'\n' | b'\r'))
}

/// So much of the text above a tag is looked at.
const ABOVE: usize = 1 << 12;

/// Whether the tag at `at` is in what Markdown takes for a block of HTML: below a line that
/// starts with an element, and no blank one between.
pub(super) fn in_html(text: &str, at: usize) -> bool {
    let above = &text[text.ceil_char_boundary(at.saturating_sub(ABOVE))..at];
    let mut lines = above.rsplit('\n');
    lines.next();
    for line in lines {
        let line = line.trim();
        if line.is_empty() {
            return false;
        }
        let rest = line.strip_prefix("</").or_else(|| line.strip_prefix('<'));
        if rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic())) {
            return true;
        }
    }
    false
}

fn ends_line(text: &str, at: usize) -> bool {
    let rest = &text.as_bytes()[at..];
    let space = rest
        .iter()
        .take_while(|b| matches!(b, b' ' | b'\t'))
        .count();
    rest.len() == space || memchr2(b'\n', b'\r', &rest[space..=space]).is_some()
}

//! Razor, Blade and the control flow of Angular: `@Model.Name`, `@(…)`, `@{ … }`, `@* … *@`,
//! `@if (…) {`, `@endif`. In text and Markdown, where the sign starts handles as well, only comments
//! and statements on lines of their own.

use crate::Markup;

use super::Shown::{Gap, Nothing};
use super::scan::{LONG, SHORT, Scan, Tag};

/// What may follow the sign and take something in brackets, and prints nothing.
const STATEMENTS: [&str; 42] = [
    "addTagHelper",
    "auth",
    "break",
    "case",
    "code",
    "component",
    "csrf",
    "default",
    "defer",
    "do",
    "else",
    "elseif",
    "empty",
    "end",
    "extends",
    "for",
    "foreach",
    "forelse",
    "functions",
    "guest",
    "helper",
    "if",
    "implements",
    "include",
    "inherits",
    "inject",
    "isset",
    "let",
    "lock",
    "model",
    "namespace",
    "page",
    "push",
    "section",
    "switch",
    "try",
    "unless",
    "using",
    "verbatim",
    "while",
    "yield",
    "php",
];

pub(super) fn tag(scan: &mut Scan<'_>, at: usize) -> Option<Tag> {
    let before = scan.byte(at.wrapping_sub(1));
    if before.is_ascii_alphanumeric() || matches!(before, b'@' | b'.') {
        return None;
    }
    if scan.markup != Markup::Html {
        return in_text(scan, at);
    }
    match scan.byte(at + 1) {
        b'*' => {
            let end = scan.next_of("*@", at + 2)? + 2;
            (end - at < LONG).then_some((at..end, Nothing))
        }
        b'(' => scan.balanced(at + 1, SHORT).map(|end| (at..end, Gap)),
        b'{' if starts_line(scan, at) => scan.balanced(at + 1, LONG).map(|end| (at..end, Nothing)),
        b if b.is_ascii_alphabetic() => worded(scan, at),
        _ => None,
    }
}

/// A comment, a statement with something in brackets, or what goes on with or ends one.
fn in_text(scan: &mut Scan<'_>, at: usize) -> Option<Tag> {
    if scan.byte(at + 1) == b'*' {
        let end = scan.next_of("*@", at + 2)? + 2;
        let plain = matches!(scan.byte(at + 2), b' ' | b'\n' | b'\r' | b'\t');
        return (plain && end - at < LONG).then_some((at..end, Nothing));
    }
    let name = scan.name(at + 1);
    let behind = at + 1 + name.len();
    let known = STATEMENTS.contains(&name) || name.starts_with("end");
    if !known || !starts_line_or_block(scan, at) {
        return None;
    }
    let open = behind + usize::from(scan.byte(behind) == b' ');
    let end = match scan.byte(open) {
        b'(' => statement_end(scan, behind),
        b'{' => open + 1,
        _ => behind,
    };
    let bracketed = end > behind;
    let closes = name.starts_with("end") || matches!(name, "else" | "empty" | "default");
    (ends_line(scan, end) && (bracketed || closes)).then_some((at..end, Nothing))
}

/// Whether only a closing brace precedes `at` in its line.
fn starts_line_or_block(scan: &Scan<'_>, at: usize) -> bool {
    let before = scan.bytes()[..at].iter().rev().take(64);
    let margin = before
        .take_while(|b| matches!(b, b' ' | b'\t' | b'}'))
        .count();
    let start = at - margin;
    start == 0 || matches!(scan.byte(start - 1), b'\n' | b'\r')
}

fn ends_line(scan: &Scan<'_>, at: usize) -> bool {
    let rest = &scan.bytes()[at..];
    let rest = rest.iter().find(|b| !matches!(b, b' ' | b'\t'));
    rest.is_none_or(|b| matches!(b, b'\n' | b'\r'))
}

fn starts_line(scan: &Scan<'_>, at: usize) -> bool {
    let before = &scan.bytes()[..at];
    let space = before
        .iter()
        .rev()
        .take_while(|b| matches!(b, b' ' | b'\t'));
    let start = at - space.take(256).count();
    start == 0 || matches!(scan.byte(start - 1), b'\n' | b'\r')
}

fn worded(scan: &mut Scan<'_>, at: usize) -> Option<Tag> {
    let named = |b: &&u8| b.is_ascii_alphanumeric() || **b == b'_';
    let rest = &scan.bytes()[at + 1..];
    let len = rest.iter().take(64).take_while(named).count();
    let name = &scan.text[at + 1..at + 1 + len];
    let end = at + 1 + len;
    let ends = name
        .strip_prefix("end")
        .is_some_and(|what| STATEMENTS.contains(&what));
    if (ends || STATEMENTS.contains(&name)) && starts_line(scan, at) {
        return Some((at..statement_end(scan, end), Nothing));
    }
    let chain = chain(scan, end);
    (chain > end).then_some((at..chain, Gap))
}

/// Behind what a statement has in brackets, and the brace that opens its block.
fn statement_end(scan: &mut Scan<'_>, at: usize) -> usize {
    let open = at
        + scan.bytes()[at..]
            .iter()
            .take_while(|b| **b == b' ')
            .count();
    let line = memchr::memchr(b'\n', &scan.bytes()[at..]).map_or(scan.text.len(), |n| at + n);
    let end = match scan.byte(open) {
        b'(' => scan.balanced(open, SHORT).unwrap_or(at),
        b'{' => return open + 1,
        // `@model Shop.Order`, `@using System`
        _ => return line - usize::from(scan.byte(line.wrapping_sub(1)) == b'\r').min(line - at),
    };
    let brace = scan.skip_space(end);
    end.max(if scan.byte(brace) == b'{' {
        brace + 1
    } else {
        end
    })
}

/// Behind `.name`, `(…)` and `[…]`.
fn chain(scan: &mut Scan<'_>, mut at: usize) -> usize {
    loop {
        let next = match scan.byte(at) {
            b'.' if scan.byte(at + 1).is_ascii_alphabetic() => {
                let rest = &scan.bytes()[at + 1..];
                let named = |b: &&u8| b.is_ascii_alphanumeric() || **b == b'_';
                Some(at + 1 + rest.iter().take(64).take_while(named).count())
            }
            b'(' | b'[' => scan.balanced(at, SHORT),
            _ => None,
        };
        match next {
            Some(next) => at = next,
            None => return at,
        }
    }
}

//! Razor, Blade and the control flow of Angular, in HTML: `@Model.Name`, `@(…)`, `@{ … }`,
//! `@* … *@`, `@if (…) {`, `@endif`.

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
    if scan.markup != Markup::Html
        || before.is_ascii_alphanumeric()
        || matches!(before, b'@' | b'.')
    {
        return None;
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

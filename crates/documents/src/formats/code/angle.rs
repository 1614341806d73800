//! Tags in angle brackets: ERB, EJS and ASP (`<% %>`), PHP (`<?php ?>`, `<?= ?>`), FreeMarker
//! (`<#if>`, `</#if>`), T4 and Underscore (`<#= x #>`, `<# if #>`).

use crate::Markup;

use super::Shown::{Gap, Nothing};
use super::scan::{LONG, SHORT, Scan, Tag};

/// Words with which PHP and Ruby begin what prints nothing.
const CONTROL: [&str; 28] = [
    "begin",
    "break",
    "case",
    "content_for",
    "continue",
    "default",
    "do",
    "else",
    "elseif",
    "elsif",
    "end",
    "endfor",
    "endforeach",
    "endif",
    "endswitch",
    "endwhile",
    "for",
    "foreach",
    "function",
    "if",
    "include",
    "namespace",
    "require",
    "switch",
    "unless",
    "use",
    "when",
    "while",
];

pub(super) fn tag(scan: &mut Scan<'_>, at: usize) -> Option<Tag> {
    match scan.byte(at + 1) {
        b'%' => embedded(scan, at),
        b'?' => php(scan, at),
        b'#' if scan.byte(at + 2).is_ascii_alphabetic() => free_marker(scan, at),
        b'/' if scan.byte(at + 2) == b'#' => free_marker(scan, at),
        b'#' if b" =+@\n".contains(&scan.byte(at + 2)) => {
            let end = scan.close(at + 2, "#>", "<#", SHORT)?;
            (!scan.has_blank_line(at..end)).then_some((at..end, Gap))
        }
        b'#' if scan.has(at, "<#--") => {
            let end = scan.next_of("-->", at)? + 3;
            (end - at < LONG).then_some((at..end, Nothing))
        }
        _ => None,
    }
}

/// `<% … %>`.
fn embedded(scan: &mut Scan<'_>, at: usize) -> Option<Tag> {
    if scan.has(at, "<%--") {
        let end = scan.next_of("--%>", at + 4)? + 4;
        return (end - at < LONG).then_some((at..end, Nothing));
    }
    let end = scan.close(at + 2, "%>", "<%", LONG)?;
    let inner = scan.skip_space(at + 3);
    let shown = match scan.byte(at + 2) {
        b'=' | b'~' => Gap,
        b'-' if !CONTROL.contains(&scan.name(inner)) => Gap,
        // A merge field of a mail (`<%name%>`) has nothing but a name.
        b if b.is_ascii_alphabetic() && scan.byte(at + 2 + scan.name(at + 2).len()) == b'%' => Gap,
        _ => Nothing,
    };
    Some((at..end, shown))
}

/// `<?php … ?>`, `<?= … ?>`, `<? … ?>`; without an end, up to the end of the file.
fn php(scan: &mut Scan<'_>, at: usize) -> Option<Tag> {
    let behind = at + 2;
    let is_php = scan.has(behind, "php") && !scan.byte(behind + 3).is_ascii_alphanumeric();
    let is_echo = scan.byte(behind) == b'=';
    let is_short = scan.byte(behind).is_ascii_whitespace();
    if !is_php && !is_echo && !is_short {
        return None;
    }
    let Some(end) = scan.close(behind, "?>", "", LONG) else {
        return unclosed(scan, at, is_php);
    };
    let inner = scan.skip_space(if is_php { behind + 3 } else { behind + 1 });
    let name = scan.name(inner);
    let silent = CONTROL.contains(&name) || matches!(scan.byte(inner), b'}' | b'$' | b'/');
    let lines = scan.text[at..end].contains('\n');
    let shown = match is_echo || !(silent || lines) {
        true => Gap,
        false => Nothing,
    };
    Some((at..end, shown))
}

/// In prose about PHP, the sign that opens it may be in a sentence.
fn unclosed(scan: &Scan<'_>, at: usize, is_php: bool) -> Option<Tag> {
    let starts_line = at == 0 || matches!(scan.byte(at - 1), b'\n' | b'\r');
    let whole = scan.markup == Markup::Html || starts_line;
    (is_php && whole).then_some((at..scan.text.len(), Nothing))
}

/// `<#if x>`, `</#if>`, `<#include "x">`.
fn free_marker(scan: &mut Scan<'_>, at: usize) -> Option<Tag> {
    let end = scan.close(at + 2, ">", "<", SHORT / 4)?;
    (!scan.has_blank_line(at..end)).then_some((at..end, Nothing))
}

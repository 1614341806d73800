//! Tags in braces: `{{ }}`, `{% %}`, `{# #}`, `{{< >}}`, `{!! !!}`, `${ }`, `#{ }`. Jinja,
//! Nunjucks, Twig, Liquid, Django, Handlebars, Mustache, Go, Hugo, Vue, Angular, Blade.

use super::Shown::{self, Gap, Nothing};
use super::paired::is_raw;
use super::scan::{LONG, SHORT, Scan, Tag};

/// Statements in `{% %}` that print nothing, beside those that have an end.
const SILENT: [&str; 44] = [
    "apply",
    "assign",
    "autoescape",
    "block",
    "break",
    "cache",
    "capture",
    "case",
    "continue",
    "csrf_token",
    "debug",
    "decrement",
    "do",
    "elif",
    "else",
    "elseif",
    "elsif",
    "empty",
    "extends",
    "filter",
    "flush",
    "for",
    "form",
    "from",
    "if",
    "ifchanged",
    "import",
    "increment",
    "layout",
    "liquid",
    "load",
    "macro",
    "plural",
    "pluralize",
    "regroup",
    "section",
    "sections",
    "set",
    "spaceless",
    "switch",
    "unless",
    "use",
    "when",
    "with",
];

/// Words of Go's templates and of Handlebars that print nothing.
const CONTROL: [&str; 11] = [
    "block", "break", "continue", "define", "else", "elseif", "end", "if", "range", "unless",
    "with",
];

pub(super) fn tag(scan: &mut Scan<'_>, at: usize) -> Option<Tag> {
    let before = scan.byte(at.wrapping_sub(1));
    if matches!(before, b'$' | b'#') && scan.byte(at + 1) != b'{' {
        return braced(scan, at - 1, at);
    }
    match scan.byte(at + 1) {
        b'{' => double(scan, at),
        b'%' => statement(scan, at),
        b'#' => comment(scan, at),
        b'!' => exclamation(scan, at),
        _ => None,
    }
}

/// `${…}` and `#{…}`, with whatever braces are inside.
fn braced(scan: &mut Scan<'_>, start: usize, at: usize) -> Option<Tag> {
    if scan.byte(start.wrapping_sub(1)) == b'\\' || scan.byte(at + 1) == b'}' {
        return None;
    }
    let end = scan.balanced(at, SHORT / 4)?;
    (!scan.has_blank_line(at..end)).then_some((start..end, Gap))
}

fn double(scan: &mut Scan<'_>, at: usize) -> Option<Tag> {
    if scan.has(at, "{{!--") || scan.has(at, "{{--") {
        let end = scan.next_of("--}}", at + 4).map(|end| end + 4);
        let open = scan.next_of("--~}}", at + 4).map(|end| end + 5);
        let end = end.into_iter().chain(open).min();
        return end
            .filter(|end| end - at < LONG)
            .map(|end| (at..end, Nothing));
    }
    match scan.byte(at + 2) {
        b'<' => return shortcode(scan, at, ">}}"),
        b'%' => return shortcode(scan, at, "%}}"),
        b'{' if scan.byte(at + 3) == b'{' => return raw_mustache(scan, at),
        b'{' => {
            let end = scan.close(at + 3, "}}}", "{{", SHORT)?;
            return (!scan.has_blank_line(at..end)).then_some((at..end, Gap));
        }
        _ => {}
    }
    let inner = scan.skip_space(behind_trim(scan, at + 2));
    if scan.has(inner, "/*") {
        let end = scan.next_of("*/", inner)?;
        let end = scan.next_of("}}", end)? + 2;
        return (end - at < LONG).then_some((at..end, Nothing));
    }
    let end = scan.close(at + 2, "}}", "{{", SHORT)?;
    (!scan.has_blank_line(at..end)).then(|| (at..end, shown(scan, inner, end)))
}

/// Behind the sign that trims white space.
fn behind_trim(scan: &Scan<'_>, at: usize) -> usize {
    at + usize::from(matches!(scan.byte(at), b'-' | b'~' | b'+'))
}

/// What is seen of `{{ }}` whose inside starts at `inner`.
fn shown(scan: &Scan<'_>, inner: usize, end: usize) -> Shown {
    match scan.byte(inner) {
        b'#' | b'/' | b'^' | b'!' | b'=' => return Nothing,
        b'$' if scan.text[inner..end].contains(":=") => return Nothing,
        _ => {}
    }
    let name = scan.name(inner);
    let next = scan.byte(inner + name.len());
    let is_word = next.is_ascii_whitespace() || matches!(next, b'}' | b'-' | b'~');
    match CONTROL.contains(&name.trim_end_matches('-')) && is_word {
        true => Nothing,
        false => Gap,
    }
}

/// `{{{{raw}}}} … {{{{/raw}}}}`.
fn raw_mustache(scan: &mut Scan<'_>, at: usize) -> Option<Tag> {
    let open = scan.close(at + 4, "}}}}", "{{", SHORT)?;
    let close = scan
        .next_of("{{{{/", open)
        .filter(|close| close - at < LONG);
    let end = close.and_then(|close| scan.next_of("}}}}", close));
    Some((at..end.map_or(open, |end| end + 4), Gap))
}

/// A shortcode of Hugo; one of code, up to its end.
fn shortcode(scan: &mut Scan<'_>, at: usize, close: &'static str) -> Option<Tag> {
    let end = scan.close(at + 3, close, "{{", SHORT)?;
    let inner = scan.skip_space(at + 3);
    let name = scan.name(inner);
    if scan.byte(inner) == b'/' || scan.byte(inner) == b'!' {
        return Some((at..end, Nothing));
    }
    let Some(closing) = scan.pairs().shortcode_end(name, end) else {
        return Some((at..end, Gap));
    };
    if !is_raw(name) {
        return Some((at..end, Nothing));
    }
    let end = scan.close(closing + 3, close, "", SHORT).unwrap_or(end);
    Some((at..end, Gap))
}

/// `{% name … %}`; a raw one up to its end.
fn statement(scan: &mut Scan<'_>, at: usize) -> Option<Tag> {
    let end = scan.close(at + 2, "%}", "{%", SHORT)?;
    let inner = scan.skip_space(behind_trim(scan, at + 2));
    if scan.byte(inner) == b'#' {
        return Some((at..end, Nothing));
    }
    let name = scan.name(inner);
    if name.is_empty() {
        // Something else that has these signs, unless it is placed like a tag.
        return matches!(scan.byte(at + 2), b' ' | b'-' | b'\n').then_some((at..end, Nothing));
    }
    let closing = scan.pairs().statement_end(name, end);
    if let Some(closing) = closing.filter(|_| names_attribute(&scan.text[inner + name.len()..end]))
    {
        let end = scan.close(closing + 2, "%}", "", SHORT).unwrap_or(end);
        return Some((at..end, Gap));
    }
    match closing {
        Some(closing) if is_raw(name) => {
            let end = scan.close(closing + 2, "%}", "", SHORT).unwrap_or(end);
            let shown = if name == "comment" { Nothing } else { Gap };
            Some((at..end, shown))
        }
        Some(_) => Some((at..end, Nothing)),
        None if name.starts_with("end") || SILENT.contains(&name) => Some((at..end, Nothing)),
        None => Some((at..end, Gap)),
    }
}

/// Whether a block is named as one that fills an attribute (`{% block bodyclass %}`,
/// `{% fragment as classname %}`).
fn names_attribute(rest: &str) -> bool {
    const PARTS: [&str; 6] = ["class", "attr", "css", "script", "_id", "_url"];
    const ENDS: [&str; 3] = ["icon", "slug", "href"];
    let mut words = rest.split_ascii_whitespace();
    let first = words.next().unwrap_or_default();
    let name = match first {
        "as" => words.next().unwrap_or_default(),
        _ => first,
    };
    let alone = words.next().is_some_and(|end| matches!(end, "%}" | "-%}"));
    alone
        && (PARTS.iter().any(|part| name.contains(part))
            || ENDS.iter().any(|end| name.ends_with(end)))
}

/// `{# … #}`: over several lines only where a space or hyphen follows, as an anchor has none.
fn comment(scan: &mut Scan<'_>, at: usize) -> Option<Tag> {
    let end = scan.next_of("#}", at + 2)? + 2;
    let plain = matches!(
        scan.byte(at + 2),
        b' ' | b'-' | b'\n' | b'\r' | b'\t' | b'#'
    );
    let short = end - at < SHORT && !scan.bytes()[at..end].contains(&b'\n');
    ((plain && end - at < LONG) || short).then_some((at..end, Nothing))
}

/// `{!! … !!}` of Blade and `{!Contact.Name}` of Salesforce.
fn exclamation(scan: &mut Scan<'_>, at: usize) -> Option<Tag> {
    if scan.byte(at + 2) == b'!' {
        let end = scan.close(at + 3, "!!}", "{!!", SHORT)?;
        return (!scan.has_blank_line(at..end)).then_some((at..end, Gap));
    }
    let name = scan.name(at + 2);
    let end = at + 2 + name.len();
    (!name.is_empty() && scan.byte(end) == b'}').then_some((at..end + 1, Gap))
}

//! Attribute lists in braces: `{#id .class key="value"}`, `{: .class}`.

/// Lists that are longer are none.
const LONGEST: usize = 1024;

/// The length of the attribute list that `text` starts with.
pub(super) fn list(text: &str) -> Option<usize> {
    let mut rest = text.strip_prefix('{')?;
    let lax = rest.starts_with(':');
    rest = rest.trim_start_matches(':');
    if lax && rest.starts_with('/') {
        return braces(text);
    }
    let mut any = lax;
    loop {
        rest = rest.trim_start_matches([' ', '\t']);
        let done = text.len() - rest.len();
        match rest.as_bytes().first()? {
            b'}' => return any.then_some(done + 1),
            _ if done > LONGEST => return None,
            _ => rest = &rest[token(rest, lax)?..],
        }
        any = true;
    }
}

/// The length of one attribute.
fn token(text: &str, lax: bool) -> Option<usize> {
    let name = |text: &str| {
        let end = text.find(|c: char| c.is_whitespace() || "{}#.=\"'`<>[]()".contains(c));
        end.unwrap_or(text.len())
    };
    match text.as_bytes()[0] {
        b'#' | b'.' => Some(name(&text[1..]) + 1).filter(|len| *len > 1),
        b'-' if text[1..].starts_with([' ', '}']) => Some(1),
        _ => {
            let key = name(text);
            let Some(value) = text[key..].strip_prefix('=').filter(|_| key > 0) else {
                return Some(key).filter(|_| lax && key > 0);
            };
            let len = match value.chars().next()? {
                quote @ ('"' | '\'') => value[1..].find([quote, '\n'])? + 2,
                _ => value.find(|c: char| c.is_whitespace() || "{}".contains(c))?,
            };
            value.is_char_boundary(len).then_some(key + 1 + len)
        }
    }
}

/// The length of what is in braces at the start of `text`, on one line.
pub(super) fn braces(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('{')?;
    let end = inner
        .bytes()
        .take(LONGEST)
        .position(|b| matches!(b, b'}' | b'\n'))?;
    inner[end..].starts_with('}').then_some(end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_distinguished_from_other_braces() {
        let lists = [
            "{#id}",
            "{ #e-mail .a.b }",
            "{: .class}",
            "{:.no_toc}",
            "{:toc}",
            "{:/}",
            "{::options x=\"y\" /}",
            "{.é}",
            "{key=value}",
            "{width=50% a='b c'}",
            "{: #x key=\"a } b\"}",
            "{-}",
        ];
        for text in lists {
            assert_eq!(list(&format!("{text} x")), Some(text.len()), "{text}");
        }
        let long = format!("{{{}}}", ".a ".repeat(9999));
        for text in [
            "", "{", "{}", "{ }", "{a}", "{a b}", "{{#x}}", "{#}", "{.", "{a=\"b}", "{#x\n}",
            "{a = b}", &long,
        ] {
            assert_eq!(list(text), None, "{text}");
        }
    }
}

//! Whether a tag only dresses what it is in.

/// Elements that hide what is inside them.
const HIDDEN: [&[u8]; 15] = [
    b"iframe",
    b"math",
    b"metadata",
    b"noembed",
    b"noframes",
    b"noscript",
    b"object",
    b"script",
    b"select",
    b"style",
    b"sup",
    b"svg",
    b"template",
    b"textarea",
    b"xml",
];

/// Whether what is between `<` and the first `>` behind it is a whole tag of which nothing is
/// hidden: no quoted `>` goes on. `false` where that is unknown.
pub(super) fn is_filler(tag: &[u8]) -> bool {
    let tag = tag.strip_prefix(b"/").unwrap_or(tag);
    let named = |b: &u8| b.is_ascii_alphanumeric() || *b == b'-';
    let (name, attributes) = split(tag, |b| !named(b));
    let whole = match attributes.first() {
        Some(b) if !ends_attribute(b) => !attributes.iter().any(is_quote),
        _ => are_whole(attributes),
    };
    let hides = |word: &[u8]| {
        let mut words = attributes.windows(word.len());
        words.any(|w| w.eq_ignore_ascii_case(word))
    };
    let hidden = HIDDEN
        .iter()
        .any(|hidden| hidden.eq_ignore_ascii_case(name));
    !name.is_empty() && whole && !hidden && !hides(b"hidden") && !hides(b"style") && !hides(b"note")
}

/// Whether these are attributes, every quoted value closed.
fn are_whole(mut rest: &[u8]) -> bool {
    let ends = |rest: &[u8]| rest.first().is_none_or(ends_attribute);
    while let [next, behind @ ..] = rest {
        if ends_attribute(next) {
            rest = behind;
            continue;
        }
        let name;
        (name, rest) = split(rest, |b| ends_attribute(b) || *b == b'=' || is_quote(b));
        if name.is_empty() || rest.first().is_some_and(is_quote) {
            return false;
        }
        if let [b'=', value @ ..] = rest {
            match after(value) {
                Some(behind) if ends(behind) => rest = behind,
                _ => return false,
            }
        }
    }
    true
}

/// What is behind the value at the start of `rest`.
fn after(rest: &[u8]) -> Option<&[u8]> {
    match rest {
        [quote @ (b'"' | b'\''), value @ ..] => {
            let len = memchr::memchr(*quote, value)?;
            Some(&value[len + 1..])
        }
        _ => {
            let (value, behind) = split(rest, |b| b.is_ascii_whitespace());
            let odd = |b: &u8| is_quote(b) || *b == b'=';
            (!value.is_empty() && !value.iter().any(odd)).then_some(behind)
        }
    }
}

fn split(bytes: &[u8], at: impl Fn(&u8) -> bool) -> (&[u8], &[u8]) {
    let len = bytes.iter().position(at).unwrap_or(bytes.len());
    bytes.split_at(len)
}

fn ends_attribute(b: &u8) -> bool {
    b.is_ascii_whitespace() || *b == b'/'
}

fn is_quote(b: &u8) -> bool {
    matches!(b, b'"' | b'\'' | b'`' | b'<')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_tags_are_distinguished_from_broken_and_hiding_ones() {
        for (tag, want) in [
            ("b", true),
            ("/b", true),
            ("x-y/", true),
            ("a href=\"u\" class='v w'", true),
            (
                "section id=\"impl-From%3C%26'a+str%3E\" class=\"impl\"",
                true,
            ),
            ("a b=c d=e/f", true),
            ("https://a.b/c", true),
            ("a_b", true),
            ("p\r\n\tlang=en", true),
            ("", false),
            ("/", false),
            ("é", false),
            ("a href=\"u", false),
            ("a b='c\"d", false),
            ("a b=c=\"d e='f\" g", false),
            ("a \"b\"", false),
            ("a b=\"c\"d", false),
            ("a b= \"c\"", false),
            ("a_b c=\"d\"", false),
            ("a <b", false),
            ("SCRIPT", false),
            ("p Hidden", false),
            ("p style=\"display:none\"", false),
            ("/sup", false),
            ("a class=footnote-ref", false),
        ] {
            assert_eq!(is_filler(tag.as_bytes()), want, "{tag:?}");
        }
    }
}

//! The tags of JSX.

use std::ops::Range;

use super::js;

/// What a tag does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats::markdown) enum Sort {
    /// `<a>`
    Opens,
    /// `</a>`
    Closes,
    /// `<a/>`
    Stands,
}

/// A tag.
#[derive(Debug, Clone)]
pub(in crate::formats::markdown) struct Tag {
    pub(in crate::formats::markdown) range: Range<usize>,
    /// Its name; empty for a fragment.
    pub(in crate::formats::markdown) name: Range<usize>,
    pub(in crate::formats::markdown) sort: Sort,
    /// Properties whose value is a string: the name, and the inside of the quotes.
    pub(in crate::formats::markdown) strings: Vec<(Range<usize>, Range<usize>)>,
}

/// The tag that starts at `at`, in a quotation or not.
pub(super) fn tag(text: &str, at: usize, quoted: bool, budget: &mut usize) -> Option<Tag> {
    let mut reader = Reader {
        text,
        at: at + 1,
        quoted,
    };
    let closes = reader.takes(b'/');
    reader.space();
    let name = reader.name();
    if name.is_empty() && reader.peek() != Some(b'>') {
        return None;
    }
    let mut strings = Vec::new();
    loop {
        reader.space();
        let sort = match reader.peek()? {
            b'>' if closes => Sort::Closes,
            b'>' => Sort::Opens,
            b'/' => {
                reader.at += 1;
                reader.space();
                (reader.peek()? == b'>' && !closes).then_some(Sort::Stands)?
            }
            b'{' => {
                reader.at = js::braces(text, reader.at, budget)?;
                continue;
            }
            _ => {
                strings.extend(reader.property(budget)?);
                continue;
            }
        };
        return Some(Tag {
            range: at..reader.at + 1,
            name,
            sort,
            strings,
        });
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// Whether the tag is in a quotation, so that its lines start with marks.
    quoted: bool,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn takes(&mut self, b: u8) -> bool {
        let found = self.peek() == Some(b);
        self.at += usize::from(found);
        found
    }

    /// Goes over spaces, and the marks of a quotation that the tag is in.
    fn space(&mut self) {
        while let Some(b) = self.peek() {
            let quoted = self.quoted
                && b == b'>'
                && self.text[..self.at]
                    .trim_end_matches([' ', '\t'])
                    .ends_with('\n');
            if !b.is_ascii_whitespace() && !quoted {
                break;
            }
            self.at += 1;
        }
    }

    fn name(&mut self) -> Range<usize> {
        let rest = &self.text[self.at..];
        let is_name = |c: char| c.is_alphanumeric() || "_$-.:@".contains(c);
        let starts = rest.starts_with(|c: char| c.is_alphabetic() || "_$".contains(c));
        let len = match starts {
            true => rest.find(|c| !is_name(c)).unwrap_or(rest.len()),
            false => 0,
        };
        self.at += len;
        self.at - len..self.at
    }

    /// A property. `Some(None)` where its value is no string.
    fn property(&mut self, budget: &mut usize) -> Option<Option<(Range<usize>, Range<usize>)>> {
        let name = self.name();
        if name.is_empty() {
            return None;
        }
        self.space();
        if !self.takes(b'=') {
            return Some(None);
        }
        self.space();
        match self.peek()? {
            quote @ (b'"' | b'\'') => {
                let start = self.at + 1;
                let len = memchr::memchr(quote, &self.text.as_bytes()[start..]);
                *budget = budget.checked_sub(len.map_or(self.text.len() - start, |_| 0))?;
                self.at = start + len? + 1;
                Some(Some((name, start..self.at - 1)))
            }
            b'{' => {
                let start = self.at;
                self.at = js::braces(self.text, start, budget)?;
                let inner = string(self.text, start + 1..self.at - 1);
                Some(inner.map(|inner| (name, inner)))
            }
            _ => None,
        }
    }
}

/// The inside of the only string in `expression`. What is escaped or put in there is no plain text.
fn string(text: &str, expression: Range<usize>) -> Option<Range<usize>> {
    let shown = text[expression.clone()].trim();
    let quote = shown.chars().next().filter(|c| "\"'`".contains(*c))?;
    let inner = shown.get(1..shown.len().saturating_sub(1))?;
    let plain = !inner.contains([quote, '\\', '\n', '\r', '&']) && !inner.contains("${");
    let start = expression.start + text[expression.clone()].find(quote)? + 1;
    (shown.len() > 1 && shown.ends_with(quote) && plain).then(|| start..start + inner.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_cut() {
        let cases = [
            ("<a>", "a", Sort::Opens, ""),
            ("<>", "", Sort::Opens, ""),
            ("</>", "", Sort::Closes, ""),
            ("</ Tabs.Item >", "Tabs.Item", Sort::Closes, ""),
            (
                "<Tab\r\n  title=\"A > b\"\n  items={[\"}>\", '/>']}\n  {...props}\n  on é='c'/>",
                "Tab",
                Sort::Stands,
                "title=A > b é=c",
            ),
            (
                "<A b={\"c d\"} e={ 'f' } g={`h é`} i={\"\"}/>",
                "A",
                Sort::Stands,
                "b=c d e=f g=h é i=",
            ),
            (
                "<A b={\"c\" + d} e={`${f}`} g={'\\''} h={\"} i={x ? 'y' : 'z'} j={\"&lt;\"}>\"}/>",
                "A",
                Sort::Stands,
                "",
            ),
        ];
        for (text, name, sort, strings) in cases {
            let tag = tag(&format!("{text} b"), 0, false, &mut 999).expect(text);
            let found: Vec<String> = tag
                .strings
                .iter()
                .map(|(n, v)| format!("{}={}", &text[n.clone()], &text[v.clone()]))
                .collect();
            assert_eq!((&text[tag.name], tag.sort), (name, sort), "{text}");
            assert_eq!(
                (tag.range, found.join(" ")),
                (0..text.len(), strings.to_owned())
            );
        }
        for text in [
            "<",
            "< b",
            "<5",
            "<a",
            "<a b=",
            "<a b=c>",
            "<a \"",
            "<a b='",
            "<https://a.b>",
            "<a {",
            "<!-- x -->",
        ] {
            assert!(tag(text, 0, false, &mut 999).is_none(), "{text}");
        }
    }
}

//! Finds front matter in a document.

use std::ops::Range;

use serde::de::IgnoredAny;

use super::{Keys, lines, yaml};

/// What front matter is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Syntax {
    /// Between `---` lines.
    Yaml,
    /// Between `+++` lines.
    Toml,
    /// In braces, or between `;;;` lines.
    Json,
}

impl Syntax {
    /// Its name in notices.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Yaml => "YAML",
            Self::Toml => "TOML",
            Self::Json => "JSON",
        }
    }
}

/// Where front matter is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::formats) struct Fields {
    pub(in crate::formats) syntax: Syntax,
    /// The fields, without the lines around them.
    pub(in crate::formats) body: Range<usize>,
    /// Where the line behind them ends.
    pub(in crate::formats) end: usize,
}

const FENCES: [(&str, Syntax); 3] = [
    ("---", Syntax::Yaml),
    ("+++", Syntax::Toml),
    (";;;", Syntax::Json),
];

/// The front matter at the start of `text`.
pub(in crate::formats) fn at_start(text: &str) -> Option<Fields> {
    if text.starts_with('{') {
        return in_braces(text);
    }
    let Some((fence, syntax)) = FENCES.into_iter().find(|(f, _)| text.starts_with(f)) else {
        return without_fences(text);
    };
    let mut lines = lines(text, 0..text.len());
    let first = lines
        .next()
        .filter(|l| text[l.clone()].trim_end() == fence)?;
    let closes = |line: &str| line == fence || syntax == Syntax::Yaml && line == "...";
    for line in lines {
        let body = text[line.clone()].trim_end();
        if closes(body) {
            return Some(Fields {
                syntax,
                body: first.end..line.start,
                end: line.end,
            });
        }
        // A rule with a blank line behind it parts paragraphs.
        if body.is_empty() && line.start == first.end {
            return None;
        }
    }
    None
}

/// Fields at the very start of a text, as MultiMarkdown, MkDocs and Pelican have them: up to a blank
/// line. A letter's head or a sentence with a colon is none, so the first key must be a usual one.
fn without_fences(text: &str) -> Option<Fields> {
    const FIRST: [&str; 10] = [
        "author",
        "authors",
        "category",
        "lang",
        "layout",
        "page_title",
        "save_as",
        "slug",
        "template",
        "title",
    ];
    let mut end = 0;
    for line in lines(text, 0..text.len()) {
        let body = text[line.clone()].trim_end();
        if body.is_empty() {
            return (end > 0).then_some(Fields {
                syntax: Syntax::Yaml,
                body: 0..end,
                end,
            });
        }
        let key = body.split_once(':').map_or("", |(key, _)| key);
        let is_first = || FIRST.contains(&key.to_ascii_lowercase().as_str());
        let is_field = match end {
            0 => is_first() && body[key.len() + 1..].starts_with([' ', '\t']),
            _ => is_key(key) || body.starts_with([' ', '\t']),
        };
        if !is_field {
            return None;
        }
        end = line.end;
    }
    None
}

/// Whether this can be the key of such a field.
fn is_key(key: &str) -> bool {
    let is_part = |b: u8| b.is_ascii_alphanumeric() || b"_-".contains(&b);
    !key.is_empty() && key.len() <= 32 && key.bytes().all(is_part)
}

/// A JSON object with nothing behind it on its last line. A template's tag is none.
fn in_braces(text: &str) -> Option<Fields> {
    let inner = text[1..].trim_start();
    if !inner.starts_with(['"', '}']) {
        return None;
    }
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
    values.next()?.ok()?;
    let end = values.byte_offset();
    let line = lines(text, end..text.len()).next().unwrap_or(end..end);
    text[line.clone()].trim().is_empty().then_some(Fields {
        syntax: Syntax::Json,
        body: 0..end,
        end: line.end.max(end),
    })
}

/// The front matter of a slide, whose first line is the `---` at `at`. `inside` says whether text
/// goes on above that line; a heading could be meant then, unless a slide has such a field.
pub(in crate::formats) fn between_slides(text: &str, at: usize, inside: bool) -> Option<Fields> {
    let mut lines = lines(text, at..text.len());
    let first = lines
        .next()
        .filter(|l| text[l.clone()].trim_end() == "---")?;
    let mut is_first = true;
    for line in lines {
        let body = text[line.clone()].trim_end();
        if body == "---" && !is_first {
            let body = first.end..line.start;
            yaml::parts(&text[body.clone()], Keys::default()).filter(|p| !p.is_empty())?;
            return Some(Fields {
                syntax: Syntax::Yaml,
                body,
                end: line.end,
            });
        }
        if is_first && !starts_slide(body, inside) || !may_be_field(body) {
            return None;
        }
        is_first = false;
    }
    None
}

/// Whether a slide's front matter may start with this line.
fn starts_slide(line: &str, inside: bool) -> bool {
    const FIELDS: [&str; 22] = [
        "layout",
        "class",
        "background",
        "backgroundSize",
        "transition",
        "clicks",
        "clicksStart",
        "disabled",
        "dragPos",
        "hide",
        "hideInToc",
        "image",
        "level",
        "name",
        "preload",
        "routeAlias",
        "src",
        "theme",
        "url",
        "zoom",
        "_class",
        "paginate",
    ];
    let key = line.split(':').next().unwrap_or_default();
    let is_key = key.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
        && key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b));
    let valued = line[key.len()..].starts_with(": ") || line.len() == key.len() + 1;
    is_key && valued && (!inside || FIELDS.contains(&key))
}

/// Whether this can be a line of a slide's front matter, as far as one line shows it.
fn may_be_field(line: &str) -> bool {
    line.starts_with([' ', '\t', '-', '#', '}', ']']) || line.contains(':')
}

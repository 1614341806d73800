//! What file names say: endings of the formats, bare names of texts.

use std::borrow::Cow;
use std::path::Path;

use crate::document::Format;

/// Endings and their formats.
const ENDINGS: [(&str, Format); 10] = [
    ("txt", Format::Text),
    ("text", Format::Text),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("mdown", Format::Markdown),
    ("mkd", Format::Markdown),
    ("mdx", Format::Markdown),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
];

/// Files that are text by custom, without an ending.
const BARE: [&str; 9] = [
    "announcement",
    "changelog",
    "changes",
    "faq",
    "history",
    "news",
    "notice",
    "readme",
    "releases",
];

/// The endings of files that a walk takes.
pub fn endings() -> impl Iterator<Item = &'static str> {
    ENDINGS.iter().map(|(ending, _)| *ending)
}

/// The format that the name of a file says.
pub(super) fn by_name(path: &Path) -> Option<Format> {
    match ending(path) {
        Some(ending) => ENDINGS
            .iter()
            .find(|(known, _)| *known == ending)
            .map(|(_, format)| *format),
        None => {
            let name = path.file_name()?.to_string_lossy().to_lowercase();
            BARE.contains(&name.as_str()).then_some(Format::Text)
        }
    }
}

/// The ending of the name, in small letters.
pub(super) fn ending(path: &Path) -> Option<Cow<'_, str>> {
    let written = match plain_name(path) {
        Some(name) => Cow::Borrowed(
            name.rsplit_once('.')
                .filter(|(stem, _)| !stem.is_empty())?
                .1,
        ),
        None => path.extension()?.to_string_lossy(),
    };
    let is_small = |b: u8| b.is_ascii() && !b.is_ascii_uppercase();
    Some(match written.bytes().all(is_small) {
        true => written,
        false => Cow::Owned(written.to_lowercase()),
    })
}

/// The name at the end of the path, if nothing about it is odd: found much faster than by taking the
/// path apart.
fn plain_name(path: &Path) -> Option<&str> {
    let text = path.to_str()?;
    let ends = text
        .bytes()
        .rposition(|b| std::path::is_separator(char::from(b)));
    let name = &text[ends.map_or(0, |at| at + 1)..];
    (!matches!(name, "" | "." | "..")).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_those_of_the_name() {
        for path in [
            "",
            ".",
            "..",
            "/",
            "a",
            "a.md",
            "a.b.MD",
            "a.md/",
            "a.md/.",
            "a.md/..",
            "x.y/a",
            ".md",
            "x/.md",
            "..md",
            "x/a.",
            "x/a..md",
            "./a.É",
            "a/b\\c.txt",
        ] {
            let path = Path::new(path);
            let want = path.extension().map(|e| e.to_string_lossy().to_lowercase());
            assert_eq!(ending(path).map(Cow::into_owned), want, "{path:?}");
        }
    }
}

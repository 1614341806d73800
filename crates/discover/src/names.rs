//! What file names mean: their endings, those of templates, bare names of texts.

use std::borrow::Cow;
use std::path::Path;

use sayso_documents::Format;

/// Endings of templates, behind the ending of what they make: `mail.txt.erb`, `page.md.j2`.
const TEMPLATES: [&str; 14] = [
    "ejs",
    "erb",
    "gotmpl",
    "handlebars",
    "hbs",
    "j2",
    "jinja",
    "jinja2",
    "liquid",
    "mustache",
    "njk",
    "tmpl",
    "tpl",
    "twig",
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

/// Endings of template output that is not prose.
const OTHER: [&str; 29] = [
    "bat",
    "cfg",
    "cmake",
    "conf",
    "cpp",
    "cs",
    "css",
    "csv",
    "env",
    "go",
    "h",
    "ini",
    "java",
    "js",
    "json",
    "mk",
    "php",
    "properties",
    "py",
    "rb",
    "scss",
    "service",
    "sh",
    "sql",
    "toml",
    "ts",
    "xml",
    "yaml",
    "yml",
];

/// The endings of files that a walk takes.
pub fn endings() -> impl Iterator<Item = &'static str> {
    Format::ALL.into_iter().flat_map(Format::endings).copied()
}

/// The format that the name of a file says.
pub(super) fn by_name(path: &Path) -> Option<Format> {
    match ending(path) {
        Some(last) if TEMPLATES.contains(&&*last) => match made_by_template(path) {
            Some(made) if OTHER.contains(&&*made) => None,
            Some(made) => Format::from_ending(&made).or_else(|| Format::from_ending(&last)),
            None => Format::from_ending(&last),
        },
        Some(last) => Format::from_ending(&last),
        None => {
            let name = path.file_name()?.to_string_lossy().to_lowercase();
            BARE.contains(&name.as_str()).then_some(Format::Text)
        }
    }
}

/// The ending before that of the template.
fn made_by_template(path: &Path) -> Option<String> {
    let stem = Path::new(path.file_stem()?);
    Some(ending(stem)?.into_owned())
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
    fn templates_are_what_they_make() {
        let cases = [
            ("a.html.erb", Some(Format::Html)),
            ("a.MD.J2", Some(Format::Markdown)),
            ("mails/welcome.txt.erb", Some(Format::Text)),
            ("a.liquid", Some(Format::Html)),
            ("welcome.de.hbs", Some(Format::Html)),
            ("é.njk", Some(Format::Html)),
            ("Index.cshtml", Some(Format::Html)),
            ("a.js.ejs", None),
            ("a.yml.j2", None),
            ("a.conf.j2", None),
            ("a.j2", None),
            ("a.tmpl", None),
            (".erb", None),
            ("", None),
        ];
        for (path, want) in cases {
            assert_eq!(by_name(Path::new(path)), want, "{path}");
        }
    }

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

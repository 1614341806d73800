//! Which files a fixer may write into: those of a known format whose syntax can be
//! written.

use std::path::Path;

use super::detect::{Detected, detect};
use super::kinds::by_ending;
use super::names::ending;
use sayso_documents::Format;

/// Why a file is not written into.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoWriter {
    /// The ending names a syntax that is read as if it were prose.
    #[error("sayso cannot write .{0} files, only check them as text; change it by hand")]
    Syntax(String),
    /// Its format is unknown.
    #[error(
        "its name does not say that it is text, Markdown or HTML, so it is not written into; \
         `--format` or `[formats]` can say so"
    )]
    Unknown,
}

/// Endings of tables, data, messages and captions: each has a syntax around its prose, or lengths
/// and times that belong to it. No format can write them.
#[rustfmt::skip]
const STRUCTURED: [&str; 78] = [
    "arb", "ass", "atom", "bib", "cfg", "conf", "config", "dat", "desktop", "diff", "dtd",
    "ebuild", "edn", "eml", "env", "geojson", "graphql", "hcl", "hjson", "ics", "ini", "ipynb",
    "json", "json5", "jsonc", "jsonl", "kml", "ldif", "lock", "log", "lrc", "mbox", "mo",
    "ndjson", "opml", "patch", "plist", "po", "pot", "properties", "proto", "psv", "rdf", "reg",
    "resw", "resx", "rss", "sbv", "sql", "srt", "ssa", "ssv", "strings", "stringsdict", "sub",
    "svg", "textproto", "tf", "tfvars", "tmx", "toml", "topojson", "ttml", "vcf",
    "vtt", "webmanifest", "wsdl", "xaml", "xcstrings", "xlf", "xliff", "xmb", "xml", "xsd", "xsl",
    "xslt", "yaml", "yml",
];

/// Endings of other markup and of templates: written only as the markup that was chosen for them.
#[rustfmt::skip]
const MARKUP: [&str; 31] = [
    "adoc", "asciidoc", "asp", "aspx", "astro", "cshtml", "ejs", "erb", "haml", "hbs", "j2",
    "jinja", "jinja2", "jsp", "liquid", "mjml", "mustache", "njk", "org", "pug", "razor", "rmd",
    "rst", "rtf", "slim", "svelte", "tex", "textile", "tpl", "twig", "vue",
];

/// Whether the file at `path`, which begins with `head`, may be written as the format that it is
/// read as. `chosen` is the format that the user chose for it.
///
/// # Errors
/// Why not.
pub fn writer(path: &Path, head: &[u8], chosen: Option<Format>) -> Result<(), NoWriter> {
    let ending = ending(path);
    let ending = ending.as_deref().unwrap_or_default();
    let is_code = || by_ending(path).is_some() || MARKUP.binary_search(&ending).is_ok();
    if STRUCTURED.binary_search(&ending).is_ok() || chosen == Some(Format::Text) && is_code() {
        return Err(NoWriter::Syntax(ending.to_owned()));
    }
    let detected = detect(path, head);
    let format = match detected {
        Detected::Known(format) => chosen.or(Some(format)),
        Detected::Binary(_) | Detected::Unknown => chosen,
    };
    // A table is written as a table, or not at all.
    let is_data = Format::from_ending(ending).is_some_and(Format::is_data);
    if is_data && format.is_some_and(|format| !format.is_data()) {
        return Err(NoWriter::Syntax(ending.to_owned()));
    }
    match (chosen, detected) {
        (Some(_), _) | (None, Detected::Known(_)) => Ok(()),
        // What cannot be read fails there, and says more.
        (None, Detected::Binary(_)) => Ok(()),
        (None, Detected::Unknown) if is_code() => Err(NoWriter::Syntax(ending.to_owned())),
        (None, Detected::Unknown) => Err(NoWriter::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_can_be_looked_up() {
        assert!(
            STRUCTURED.is_sorted() && MARKUP.is_sorted(),
            "looked up by halves"
        );
    }

    #[test]
    fn what_is_not_prose_is_not_written() {
        let prose: &[u8] = b"\xEF\xBB\xBFOur agent\r\n";
        let page: &[u8] = b"<!doctype html><p>x";
        let (text, markdown, html) = (Format::Text, Format::Markdown, Format::Html);
        let syntax = |ending: &str| Err(NoWriter::Syntax(ending.to_owned()));
        let cases = [
            ("a.txt", prose, None, Ok(())),
            ("a.md", prose, None, Ok(())),
            ("A.HTM", b"", None, Ok(())),
            ("é/README", prose, None, Ok(())),
            ("page", page, None, Ok(())),
            ("a.csv", prose, None, Ok(())),
            ("É.TSV", b"", None, Ok(())),
            ("a.csv", page, None, syntax("csv")),
            ("a.csv", prose, Some(text), syntax("csv")),
            ("a.csv", prose, Some(Format::Tsv), Ok(())),
            ("a.txt", prose, Some(Format::Csv), Ok(())),
            ("a.json", prose, Some(markdown), syntax("json")),
            ("ü.srt", prose, None, syntax("srt")),
            ("a.po", b"", None, syntax("po")),
            ("a.yml", prose, None, syntax("yml")),
            ("a.rs", prose, None, syntax("rs")),
            ("a.rst", prose, None, syntax("rst")),
            ("a.rst", prose, Some(text), syntax("rst")),
            ("a.php", page, None, Ok(())),
            ("a.php", prose, Some(text), syntax("php")),
            ("a.njk", prose, Some(html), Ok(())),
            ("a.njk", prose, None, Ok(())),
            ("a.vue", prose, None, syntax("vue")),
            ("notes", prose, None, Err(NoWriter::Unknown)),
            ("notes", prose, Some(text), Ok(())),
            ("a.copy", prose, None, Err(NoWriter::Unknown)),
            ("a.copy", prose, Some(markdown), Ok(())),
            ("-", prose, Some(text), Ok(())),
        ];
        for (path, head, chosen, want) in cases {
            assert_eq!(
                writer(Path::new(path), head, chosen),
                want,
                "{path} {chosen:?}"
            );
        }
    }
}

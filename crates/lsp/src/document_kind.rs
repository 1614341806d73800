//! Which documents the server handles: text in a format, lexicons and configurations.

use std::path::Path;

use sayso_discover::{Detected, detect};
use sayso_documents::Format;
use sayso_policy::CONFIG_NAME;

/// The kind of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DocumentKind {
    /// Text to check.
    Text(Format),
    /// A lexicon file.
    Lexicon,
    /// A configuration file.
    Config,
    /// Anything else, which gets no answers.
    Other,
}

/// The kind of a document, by its name, then by its language.
pub(super) fn document_kind(path: Option<&Path>, language: &str, text: &str) -> DocumentKind {
    let name = path
        .and_then(Path::file_name)
        .and_then(|n| n.to_str())
        .unwrap_or("");
    let ending = path
        .and_then(Path::extension)
        .and_then(|e| e.to_str())
        .unwrap_or("");
    if name == CONFIG_NAME {
        return DocumentKind::Config;
    }
    if language == "toml" || ending == "toml" {
        let lexicon = text
            .lines()
            .any(|line| line.trim_end().starts_with("[lexicon]"));
        return if lexicon {
            DocumentKind::Lexicon
        } else {
            DocumentKind::Other
        };
    }
    // The content is not looked at: a template that begins like HTML is no page.
    if let Some(Detected::Known(format)) = path.map(|path| detect(path, &[])) {
        return DocumentKind::Text(format);
    }
    match Format::from_language(language) {
        // Editors call whatever they do not know plain text, data with an ending included.
        Some(Format::Text) if !ending.is_empty() => DocumentKind::Other,
        Some(format) => DocumentKind::Text(format),
        None => DocumentKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_counts_before_the_language() {
        use DocumentKind::{Config, Lexicon, Other, Text};
        let cases = [
            ("/a/b.md", "markdown", "", Text(Format::Markdown)),
            ("/a/é.html", "", "", Text(Format::Html)),
            ("/a/b.txt", "plaintext", "", Text(Format::Text)),
            ("/a/b.md", "plaintext", "", Text(Format::Markdown)),
            ("", "markdown", "", Text(Format::Markdown)),
            ("", "plaintext", "", Text(Format::Text)),
            ("/a/b.dat", "plaintext", "words", Other),
            ("/a/b.dat", "markdown", "words", Text(Format::Markdown)),
            ("/a/b.rs", "rust", "fn main() {}", Other),
            ("/a/b.php", "php", "<!DOCTYPE html>", Other),
            ("/a/sayso.toml", "toml", "", Config),
            ("/a/words.toml", "toml", "# x\r\n[lexicon] # y\r\n", Lexicon),
            ("/a/Cargo.toml", "toml", "[package]\n", Other),
            ("", "", "", Other),
        ];
        for (path, language, text, want) in cases {
            let path = Some(Path::new(path)).filter(|p| !p.as_os_str().is_empty());
            assert_eq!(
                document_kind(path, language, text),
                want,
                "{path:?} {language}"
            );
        }
    }
}

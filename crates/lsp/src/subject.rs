//! What a document is to this server: copy in a format, a lexicon, a configuration, or nothing.

use std::path::Path;

use sayso_discover::{Detected, detect};
use sayso_documents::Format;
use sayso_policy::CONFIG_NAME;

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// Copy to check.
    Copy(Format),
    /// A lexicon file.
    Lexicon,
    /// A configuration file.
    Config,
    /// Something that this server has nothing to say of.
    Nothing,
}

/// Tells what the document is, by its name, then by its language.
pub(super) fn subject(path: Option<&Path>, language: &str, text: &str) -> Subject {
    let name = path
        .and_then(Path::file_name)
        .and_then(|n| n.to_str())
        .unwrap_or("");
    let ending = path
        .and_then(Path::extension)
        .and_then(|e| e.to_str())
        .unwrap_or("");
    if name == CONFIG_NAME {
        return Subject::Config;
    }
    if language == "toml" || ending == "toml" {
        let lexicon = text
            .lines()
            .any(|line| line.trim_end().starts_with("[lexicon]"));
        return if lexicon {
            Subject::Lexicon
        } else {
            Subject::Nothing
        };
    }
    // The content is not asked: a template that begins like HTML is no page.
    if let Some(Detected::Known(format)) = path.map(|path| detect(path, &[])) {
        return Subject::Copy(format);
    }
    match language {
        "markdown" => Subject::Copy(Format::Markdown),
        "mdx" => Subject::Copy(Format::Mdx),
        "html" => Subject::Copy(Format::Html),
        // Editors call whatever they do not know plain text, data with an ending included.
        "plaintext" | "text" if ending.is_empty() => Subject::Copy(Format::Text),
        _ => Subject::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_told_by_name_then_language() {
        use Subject::{Config, Copy, Lexicon, Nothing};
        let cases = [
            ("/a/b.md", "markdown", "", Copy(Format::Markdown)),
            ("/a/é.html", "", "", Copy(Format::Html)),
            ("/a/b.txt", "plaintext", "", Copy(Format::Text)),
            ("/a/b.md", "plaintext", "", Copy(Format::Markdown)),
            ("", "markdown", "", Copy(Format::Markdown)),
            ("", "plaintext", "", Copy(Format::Text)),
            ("/a/b.dat", "plaintext", "words", Nothing),
            ("/a/b.dat", "markdown", "words", Copy(Format::Markdown)),
            ("/a/b.rs", "rust", "fn main() {}", Nothing),
            ("/a/b.php", "php", "<!DOCTYPE html>", Nothing),
            ("/a/sayso.toml", "toml", "", Config),
            ("/a/words.toml", "toml", "# x\r\n[lexicon] # y\r\n", Lexicon),
            ("/a/Cargo.toml", "toml", "[package]\n", Nothing),
            ("", "", "", Nothing),
        ];
        for (path, language, text, want) in cases {
            let path = Some(Path::new(path)).filter(|p| !p.as_os_str().is_empty());
            assert_eq!(subject(path, language, text), want, "{path:?} {language}");
        }
    }
}

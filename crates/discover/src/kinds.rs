//! What files are that are not read: by their ending, or by how they begin.

use std::path::Path;

use super::names::ending;
use sayso_engine::finding::{Skip, Unread};

/// Why a text without a known format is left out of a walk.
pub const UNKNOWN: &str = "its format is not supported";

/// Endings of what no reader takes: such files are not opened in a walk.
#[rustfmt::skip]
const KINDS: [(Unread, &[&str]); 21] = [
    (Unread::Word, &["doc", "docm", "docx", "dot", "dotm", "dotx"]),
    (Unread::PowerPoint, &["potm", "potx", "pps", "ppsm", "ppsx", "ppt", "pptm", "pptx"]),
    (Unread::Excel, &["xls", "xlsb", "xlsm", "xlsx", "xltx"]),
    (Unread::Pdf, &["pdf"]),
    (Unread::OpenDocument, &["fodp", "fods", "fodt", "odp", "ods", "odt", "otp", "ott"]),
    (Unread::RichText, &["rtf"]),
    (Unread::InDesign, &["idml", "indd"]),
    (Unread::Book, &["azw3", "epub", "fb2", "mobi"]),
    (Unread::Mail, &["eml", "emlx", "mbox", "msg"]),
    (Unread::Notebook, &["ipynb"]),
    (Unread::Captions, &["ass", "sbv", "srt", "ssa", "vtt"]),
    (Unread::Translations, &["arb", "ftl", "po", "pot", "resw", "resx", "strings", "xcstrings", "xlf", "xliff"]),
    (Unread::RestructuredText, &["rst"]),
    (Unread::AsciiDoc, &["adoc", "asciidoc"]),
    (Unread::Latex, &["latex", "tex"]),
    (Unread::OrgMode, &["org"]),
    (Unread::Wiki, &["creole", "mediawiki", "textile", "wiki"]),
    (Unread::Typst, &["typ"]),
    (Unread::RMarkdown, &["qmd", "rmd"]),
    (Unread::Page, &[
        "asp", "aspx", "astro", "cshtml", "ejs", "erb", "haml", "handlebars", "hbs", "j2", "jinja",
        "jinja2", "jsp", "liquid", "mjml", "mustache", "njk", "php", "pug", "razor", "slim", "svelte",
        "twig", "vue",
    ]),
    (Unread::Data, &[
        "atom", "geojson", "json", "json5", "jsonc", "jsonl", "ndjson", "plist", "rss", "svg", "xml",
        "yaml", "yml",
    ]),
];

/// Endings of pictures, sounds, archives and other binaries.
#[rustfmt::skip]
const BINARY: [&str; 51] = [
    "7z", "a", "ai", "avi", "avif", "bin", "bmp", "bz2", "class", "db", "dll", "dmg", "dylib", "eot",
    "exe", "flac", "gif", "gz", "heic", "icns", "ico", "jar", "jpeg", "jpg", "mov", "mp3", "mp4", "o",
    "ogg", "otf", "png", "psd", "pyc", "rar", "rlib", "rmeta", "so", "sqlite", "tar", "tgz", "tif", "tiff",
    "ttf", "wasm", "wav", "webm", "webp", "woff", "woff2", "xz", "zip",
];

/// Endings of programs, style sheets and settings.
#[rustfmt::skip]
const CODE: [&str; 56] = [
    "bash", "bat", "c", "cc", "cfg", "cjs", "cmake", "conf", "cpp", "cs", "css", "dart", "go", "gradle",
    "h", "hpp", "hs", "ini", "java", "js", "jsx", "kt", "kts", "less", "lock", "lua", "map", "mjs", "mts",
    "nix", "patch", "php3", "pl", "pm", "proto", "ps1", "py", "pyi", "r", "rb", "rs", "sass", "scala", "scss",
    "sh", "sql", "swift", "tf", "tfvars", "toml", "ts", "tsx", "vb", "vim", "zig", "zsh",
];

/// Why a file of such a name is left out without a look inside.
pub(super) fn by_ending(path: &Path) -> Option<Skip> {
    let ending = ending(path)?;
    let ending = &*ending;
    if CODE.binary_search(&ending).is_ok() {
        return Some(Skip::unread(UNKNOWN, Unread::Code));
    }
    if BINARY.binary_search(&ending).is_ok() {
        return Some(Skip::unread("a binary file", Unread::Binary));
    }
    let mut kinds = KINDS.iter();
    let (kind, _) = kinds.find(|(_, endings)| endings.contains(&ending))?;
    Some(unread(*kind))
}

/// Whether the ending says that there is no need to look inside. A page may show its kind there.
pub(super) fn is_closed(skip: &Skip) -> bool {
    skip.kind != Some(Unread::Page)
}

/// Why a walk skips a text of unknown format.
pub(super) fn unknown(path: &Path) -> Skip {
    by_ending(path).unwrap_or(Skip::unread(UNKNOWN, Unread::Text))
}

/// Why a file of this kind is left out.
fn unread(kind: Unread) -> Skip {
    let reason = match kind {
        Unread::Word => "a Word document",
        Unread::PowerPoint => "a PowerPoint presentation",
        Unread::Excel => "an Excel workbook",
        Unread::OldOffice => "an old Office document",
        Unread::Pdf => "a PDF document",
        Unread::OpenDocument => "an OpenDocument file",
        Unread::Iwork => "an Apple iWork document",
        Unread::RichText => "a rich text (RTF) document",
        Unread::PostScript => "a PostScript document",
        Unread::InDesign => "an InDesign document",
        Unread::Book => "an e-book",
        Unread::WideText => "a UTF-32 text, which cannot be read; save it as UTF-8",
        Unread::Binary => "a binary file",
        // Texts: a configuration may give them a format.
        _ => UNKNOWN,
    };
    Skip::unread(reason, kind)
}

/// How files that are no text begin, and what they are.
const MAGIC: [(&[u8], Unread, &str); 23] = [
    (b"%PDF-", Unread::Pdf, ""),
    (b"%!PS", Unread::PostScript, ""),
    (b"{\\rtf", Unread::RichText, ""),
    (b"PK\x03\x04", Unread::Binary, "a ZIP archive"),
    (b"PK\x05\x06", Unread::Binary, "an empty ZIP archive"),
    (b"\xD0\xCF\x11\xE0", Unread::OldOffice, ""),
    (b"\x1F\x8B", Unread::Binary, "a gzip archive"),
    (b"\xFD7zXZ\0", Unread::Binary, "an xz archive"),
    (b"\x28\xB5\x2F\xFD", Unread::Binary, "a zstd archive"),
    (b"7z\xBC\xAF\x27\x1C", Unread::Binary, "a 7-Zip archive"),
    (b"\x89PNG", Unread::Binary, "a PNG image"),
    (b"\xFF\xD8\xFF", Unread::Binary, "a JPEG image"),
    (b"GIF87a", Unread::Binary, "a GIF image"),
    (b"GIF89a", Unread::Binary, "a GIF image"),
    (b"wOFF", Unread::Binary, "a font"),
    (b"wOF2", Unread::Binary, "a font"),
    (b"OggS", Unread::Binary, "a sound or film"),
    (b"ID3\x03", Unread::Binary, "a sound"),
    (b"ID3\x04", Unread::Binary, "a sound"),
    (b"\x7FELF", Unread::Binary, "a program"),
    (b"\x06\x06\xED\xF5\xD8\x1D\x46\xE5", Unread::InDesign, ""),
    (b"\xFF\xFE\0\0", Unread::WideText, ""),
    (b"\0\0\xFE\xFF", Unread::WideText, ""),
];

/// What a file is that begins so, if it is no text.
pub(super) fn by_content(path: &Path, head: &[u8]) -> Option<Skip> {
    let (magic, kind, reason) = MAGIC.iter().find(|(magic, ..)| head.starts_with(magic))?;
    let described = match reason.is_empty() {
        true => unread(*kind),
        false => Skip::unread(reason, *kind),
    };
    Some(match *magic {
        b"PK\x03\x04" => zipped(path, head).unwrap_or(described),
        // Word, PowerPoint and Excel wrote such files, and so does whoever encrypts one.
        b"\xD0\xCF\x11\xE0" => by_ending(path)
            .filter(Skip::is_document)
            .unwrap_or(described),
        _ => described,
    })
}

/// Parts by which a ZIP archive is known for what it holds.
const PARTS: [(&[u8], Unread); 5] = [
    (b"word/", Unread::Word),
    (b"ppt/", Unread::PowerPoint),
    (b"xl/", Unread::Excel),
    (b"Index/Document.iwa", Unread::Iwork),
    (b"Index.zip", Unread::Iwork),
];

/// What the first part says that holds the type of the whole.
const TYPES: [(&[u8], Unread); 3] = [
    (b"application/epub+zip", Unread::Book),
    (b"application/vnd.oasis.opendocument", Unread::OpenDocument),
    (b"application/vnd.adobe.indesign", Unread::InDesign),
];

/// What a ZIP archive holds, by the names of its first parts, or by its own name.
fn zipped(path: &Path, head: &[u8]) -> Option<Skip> {
    const NAME: usize = 30;
    const HEADER: &[u8] = b"PK\x03\x04";
    for at in memchr::memmem::find_iter(head, HEADER) {
        let part = head.get(at + NAME..).unwrap_or_default();
        let name = part.strip_prefix(b"mimetype");
        let typed = name.and_then(|rest| TYPES.iter().find(|(name, _)| rest.starts_with(name)));
        let named = || PARTS.iter().find(|(name, _)| part.starts_with(name));
        if let Some((_, kind)) = typed.or_else(named) {
            return Some(unread(*kind));
        }
    }
    let is_iwork = matches!(ending(path).as_deref(), Some("pages" | "numbers" | "key"));
    let by_name = by_ending(path).filter(Skip::is_document);
    by_name.or(is_iwork.then(|| unread(Unread::Iwork)))
}

#[cfg(test)]
mod tests;

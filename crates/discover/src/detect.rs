//! What a file is: by its first bytes, then by its name.

use std::path::Path;

use super::kinds::by_content;
use super::names::by_name;
use sayso_documents::Format;
use sayso_engine::finding::{Skip, Unread};

/// How many bytes of a file are enough to detect its format.
pub const HEAD: usize = 8192;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detected {
    /// A text in a known format.
    Known(Format),
    /// No text, or none that can be read, and what it is instead.
    Binary(Skip),
    /// A text, it seems, of no format that is known.
    Unknown,
}

/// Detects what the file at `path` is from its first bytes: content counts before the ending.
#[must_use]
pub fn detect(path: &Path, head: &[u8]) -> Detected {
    let head = &head[..head.len().min(HEAD)];
    if let Some(what) = by_content(path, head) {
        return Detected::Binary(what);
    }
    // Nearly no text holds a zero byte.
    let zeros = memchr::memchr(0, head).is_some();
    let wide = has_wide_mark(head) || (zeros && is_utf16(head));
    if zeros && !wide {
        return Detected::Binary(Skip::unread("a binary file", Unread::Binary));
    }
    let narrow: Vec<u8>;
    let letters = if wide {
        narrow = head.iter().copied().filter(|b| *b != 0).collect();
        &narrow
    } else {
        head
    };
    let format = Format::from_content(letters).or_else(|| by_name(path));
    format.map_or(Detected::Unknown, Detected::Known)
}

/// Whether it has the mark of UTF-16.
fn has_wide_mark(head: &[u8]) -> bool {
    head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF")
}

/// Whether it is UTF-16 because many of every other byte are zero and hardly any of the rest (emoji
/// and some symbols have one).
fn is_utf16(head: &[u8]) -> bool {
    let zeros = |offset: usize| {
        let half = head.iter().skip(offset).step_by(2);
        half.filter(|b| **b == 0).count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    // Text has many letters of the Latin blocks, at least spaces: a third of the high bytes.
    let many = head.len() / 6;
    let mostly = |high: usize, low: usize| high > many && low * 16 <= high;
    head.len() > 3 && (mostly(odd, even) || mostly(even, odd))
}

#[cfg(test)]
mod tests {
    use super::Detected::{Binary, Known, Unknown};
    use super::*;

    fn other(reason: &'static str, kind: Unread) -> Detected {
        Binary(Skip::unread(reason, kind))
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|u| {
                if big {
                    u.to_be_bytes()
                } else {
                    u.to_le_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn content_counts_before_the_ending() {
        let html = Known(Format::Html);
        let (text, markdown) = (Known(Format::Text), Known(Format::Markdown));
        let mdx = Known(Format::Mdx);
        let wide = utf16("Our SRE, powered by OpenAI. Наш.", false);
        let wide_big = utf16("Our SRE, powered by OpenAI.", true);
        let emoji = utf16("Our SRE is powered by OpenAI \u{1F600}", false);
        let wide_html = utf16("\u{FEFF}<!DOCTYPE html><p>x", false);
        let cases: &[(&str, &[u8], Detected)] = &[
            ("a.txt", b"", text),
            ("a.md", b"x", markdown),
            ("a.MD", b"x", markdown),
            ("dir/a.mdx", b"x", mdx),
            ("a.htm", b"x", html),
            ("README", b"x", text),
            ("ChangeLog", b"x\r\n", text),
            ("readme.md", b"x", markdown),
            ("a", b"x", Unknown),
            ("a.rs", b"fn main() {}", Unknown),
            (".txt", b"x", Unknown),
            ("", b"", Unknown),
            ("a", b"<!DOCTYPE html>", html),
            ("a.txt", b"<!doctype HTML PUBLIC", html),
            ("a.bak", b"\xEF\xBB\xBF \r\n<html lang=en>", html),
            ("a", b"<!-- x --> <!-- y --><html>", html),
            ("a", b"<?xml version='1.0'?><!DOCTYPE html>", html),
            ("a", b"<!-- never closed <html>", Unknown),
            ("a", b"<htmlx>", Unknown),
            ("a", b"<html", html),
            ("a", b"<svg>", Unknown),
            ("a", b"see <html>", Unknown),
            ("a.html", b"plain", html),
            ("a.txt", b"%PDF-1.7", other("a PDF document", Unread::Pdf)),
            (
                "a.md",
                b"PK\x03\x04abc",
                other("a ZIP archive", Unread::Binary),
            ),
            ("a.md", b"a\0b", other("a binary file", Unread::Binary)),
            (
                "a.txt",
                b"\0\0\0\0\0\0",
                other("a binary file", Unread::Binary),
            ),
            ("a.txt", &wide, text),
            ("a.txt", &wide_big, text),
            ("a.txt", &wide_html, html),
            ("a.txt", &emoji, text),
            ("a.txt", b"\xFF\xFE\x41\x04", text),
            ("a.txt", b"caf\xE9", text),
            ("a.txt", "数据".as_bytes(), text),
            ("a.txt", b"\xEF\xBB\xBF", text),
        ];
        for (path, head, want) in cases {
            assert_eq!(detect(Path::new(path), head), *want, "{path} {head:?}");
        }
    }

    #[test]
    fn only_the_head_is_looked_at() {
        let mut long = vec![b'a'; HEAD];
        long.push(0);
        assert_eq!(detect(Path::new("a.txt"), &long), Known(Format::Text));
        let comments = b"<!-- -->".repeat(100_000);
        assert_eq!(detect(Path::new("a"), &comments), Unknown);
    }
}

//! Paths without a telling start: `docs/javascript/readme`, `acme.io/e-mail`, `src/a`, `a/b.txt`.
//! A slash between two plain words is prose: "and/or", "client/server", "Slack/Teams/ChatGPT".

use super::dotted::{self, Ending};
use super::piece::Piece;
use crate::MarkKind;

/// Folders that start paths, and that prose does not set against another word.
const ROOTS: [&str; 20] = [
    "bin",
    "cmd",
    "dist",
    "etc",
    "home",
    "lib",
    "libs",
    "node_modules",
    "opt",
    "packages",
    "pkg",
    "proc",
    "refs",
    "src",
    "srv",
    "sys",
    "tmp",
    "usr",
    "var",
    "www",
];

/// Words that are beside a slash in prose: "he/she/they", "on/off/auto".
const PROSE: [&str; 34] = [
    "and", "any", "are", "but", "by", "can", "for", "from", "he", "her", "hers", "him", "his",
    "in", "is", "it", "its", "may", "no", "nor", "not", "of", "off", "on", "or", "out", "she",
    "the", "their", "them", "they", "to", "with", "yes",
];

/// Whether the piece, which has a slash, is a path or an address.
pub(super) fn kind(piece: &Piece<'_>) -> Option<MarkKind> {
    let text = piece.text();
    let (first, rest) = text.split_once('/')?;
    if text.ends_with('/') && is_plain(first)
        || is_odd(text)
        || is_reference(rest)
        || is_media(first, rest)
    {
        return Some(MarkKind::Identifier);
    }
    if is_host(first, rest) {
        return Some(MarkKind::Url);
    }
    let parts: Vec<&str> = text.split('/').collect();
    let is_path = ROOTS.contains(&first)
        || is_file(&parts)
        || parts.len() > 2 && parts.iter().all(|p| is_small(p) || is_humped(p));
    is_path.then_some(MarkKind::Identifier)
}

/// `acme/tools#12`
fn is_reference(rest: &str) -> bool {
    let number = rest.split_once('#').map(|(_, number)| number);
    number.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

/// Types of media: `text/html`, `application/vnd.acme`.
fn is_media(first: &str, rest: &str) -> bool {
    const PROGRAMS: [&str; 9] = [
        "ecmascript",
        "javascript",
        "json",
        "octet-stream",
        "pdf",
        "sql",
        "xml",
        "yaml",
        "zip",
    ];
    const TEXTS: [&str; 8] = [
        "calendar",
        "css",
        "csv",
        "ecmascript",
        "html",
        "javascript",
        "plain",
        "xml",
    ];
    match first {
        "application" => {
            PROGRAMS.contains(&rest) || rest.starts_with("vnd.") || rest.starts_with("x-")
        }
        "text" => TEXTS.contains(&rest) || rest.starts_with("x-"),
        "multipart" => matches!(rest, "alternative" | "form-data" | "mixed" | "related"),
        _ => false,
    }
}

/// Signs that only paths have in their parts: `a/{id}`, `a/*`, `host:80/a`, `a/.b`, `a//b`.
fn is_odd(text: &str) -> bool {
    let bytes = text.as_bytes();
    let braced = text.contains(['{', '$', '*']) || text.contains("//") || text.contains("/.");
    let mut ports = bytes.windows(2).filter(|w| w[0] == b':');
    braced || ports.any(|w| w[1].is_ascii_digit()) && bytes[0].is_ascii_lowercase()
}

/// `acme.io/x`, `OpenAI.com/x`, but not "Node.js/React".
fn is_host(first: &str, rest: &str) -> bool {
    let small =
        rest.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || "@~?".contains(c));
    match dotted::ending(first) {
        Some(Ending::Small) => true,
        Some(Ending::Mixed) => small && !rest.contains('.'),
        None => false,
    }
}

/// Whether the last part is the name of a file: `docs/README.md`, `a/b/e-mail.txt`.
fn is_file(parts: &[&str]) -> bool {
    let Some((last, folders)) = parts.split_last() else {
        return false;
    };
    match dotted::ending(last) {
        Some(Ending::Small) => folders
            .iter()
            .all(|p| dotted::ending(p) != Some(Ending::Mixed)),
        Some(Ending::Mixed) => folders.iter().any(|p| is_small(p)) || folders.len() > 1,
        None => false,
    }
}

/// Whether the part is a word in small letters that prose does not set beside a slash.
fn is_small(part: &str) -> bool {
    let letters = part.contains(|c: char| c.is_lowercase());
    let capital = part.contains(|c: char| c.is_uppercase());
    letters && !capital && !PROSE.contains(&part)
}

/// `cacheLife`
fn is_humped(part: &str) -> bool {
    let mut pairs = part.as_bytes().windows(2);
    let hump = |w: &[u8]| w[0].is_ascii_lowercase() && w[1].is_ascii_uppercase();
    part.starts_with(|c: char| c.is_lowercase()) && pairs.any(hump)
}

fn is_plain(part: &str) -> bool {
    part.len() > 1
        && part
            .chars()
            .all(|c| c.is_alphanumeric() || "-_".contains(c))
}

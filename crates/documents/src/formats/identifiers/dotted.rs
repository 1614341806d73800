//! Words that points join: file names, host names, members, versions. `e-mail.txt`, `docs.rs`,
//! `README.md`, `ns.member`, `v1.2.3-beta`, but not "e.g.the", "Inc.", "3.5-inch", "fast.Then".

use std::ops::Range;

use super::piece::Piece;
use crate::MarkKind;

/// How a word ends that points join.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// All of it is small: `acme.io`, `e-mail.txt`.
    Small,
    /// It has capitals: `README.md`, `Node.js`, and some that are names.
    Mixed,
}

/// Endings of file names in capitals.
const FILES: [&str; 18] = [
    "BAT", "CSV", "DLL", "DOC", "DOCX", "EXE", "HTM", "HTML", "INI", "JPG", "JSON", "MD", "PDF",
    "PNG", "SYS", "TXT", "XML", "ZIP",
];

/// What points join in the piece.
pub(super) fn find(piece: &Piece<'_>) -> Option<(MarkKind, Range<usize>)> {
    let text = piece.text();
    let inner = |c: char| c.is_alphanumeric() || "._-~\u{AD}\u{200B}\u{2010}\u{2011}".contains(c);
    let mut at = 0;
    while let Some(point) = text[at..].find('.').map(|n| at + n) {
        let start = text[..point]
            .rfind(|c| !inner(c))
            .map_or(0, |n| n + char_len(text, n));
        let end = text[point..]
            .find(|c| !inner(c))
            .map_or(text.len(), |n| point + n);
        let word = text[start..end].trim_end_matches(['.', '-', '~']);
        if ending(word).is_some() || is_version(word) || is_namespace(piece, start, word) {
            let web = word.starts_with("www.");
            let kind = if web {
                MarkKind::Url
            } else {
                MarkKind::Identifier
            };
            let from = piece.range.start + start;
            return Some((kind, from..from + word.len()));
        }
        at = end.max(point + 1);
    }
    None
}

fn char_len(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(1, char::len_utf8)
}

/// How `word` ends, if a point joins it to what can be an ending or a member.
pub(super) fn ending(word: &str) -> Option<Ending> {
    let mut points = word.match_indices('.').map(|(at, _)| at);
    let only = word.matches('.').count() == 1;
    if !points.any(|at| joins(word, at, only)) {
        return None;
    }
    let capital = word.contains(|c: char| c.is_uppercase());
    Some(if capital {
        Ending::Mixed
    } else {
        Ending::Small
    })
}

/// Whether the point at `at` joins: a word of some length is before it, and a small one, or the
/// ending of a file, behind it. `only` says that it is the only one of the word.
fn joins(word: &str, at: usize, only: bool) -> bool {
    let part = |c: char| !(c.is_alphanumeric() || "-_".contains(c));
    let before = &word[..at];
    let before = &before[before.rfind(part).map_or(0, |n| n + char_len(before, n))..];
    let behind = &word[at + 1..];
    let behind = &behind[..behind.find(part).unwrap_or(behind.len())];
    let letters = before.chars().filter(|c| c.is_alphabetic()).count();
    // "e.g.the", "p.m", "2.the"; but `x.com`, `t.co`.
    let lone = before.chars().count() == 1;
    let short = lone && (!only || behind.chars().count() < 2);
    let capitals = !before.contains(|c: char| c.is_lowercase()) && FILES.contains(&behind);
    letters > 0 && !short && (behind.starts_with(|c: char| c.is_lowercase()) || capitals)
}

/// `v1.2`, `1.2.3-beta`.
fn is_version(word: &str) -> bool {
    let rest = word.strip_prefix(['v', 'V']).unwrap_or(word);
    let number = rest.split(['-', '+']).next().unwrap_or_default();
    let figures = number
        .split('.')
        .all(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    let points = number.matches('.').count();
    let tagged = number.len() < rest.len();
    figures && (rest.len() < word.len() && points > 0 || points > 1 && tagged)
}

/// `System.Text.Json` in the midst of a sentence, which "Fast.Simple.Safe." is not. `word` starts
/// at `start` of the piece.
fn is_namespace(piece: &Piece<'_>, start: usize, word: &str) -> bool {
    let parts = word.split('.');
    let named = |p: &str| p.starts_with(|c: char| c.is_uppercase()) && p.len() > 1;
    let behind = &piece.prose[piece.range.start + start + word.len()..];
    let behind = behind.strip_prefix(' ');
    parts.clone().count() > 2
        && parts.clone().all(named)
        && behind.is_some_and(|b| b.starts_with(|c: char| c.is_lowercase()))
}

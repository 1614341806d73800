//! Calls of functions: `foo()`, `Execute(Request)`, `print("text")`, but not `model(s)`.

use std::ops::Range;

use super::chunk::Chunk;
use super::piece::Piece;

/// How far a bracket is looked for behind a quotation mark.
const LONGEST: usize = 120;

/// The call that the piece is or holds, with what it is called on.
pub(super) fn plain(piece: &Piece<'_>) -> Option<Range<usize>> {
    let text = piece.text();
    let open = text.find('(')?;
    let head = open - name_len(&text[..open]);
    let inner_len = text[open + 1..].rfind(')')?;
    let name = &text[head..open];
    let inner = &text[open + 1..open + 1 + inner_len];
    // `require('a').b`
    let behind = &text[open + inner_len + 2..];
    let member = behind
        .strip_prefix('.')
        .is_some_and(|b| b.starts_with(char::is_alphabetic));
    let end = piece.range.start
        + if member {
            text.len()
        } else {
            open + inner_len + 2
        };
    let first = name.starts_with(|c: char| c.is_alphabetic() || c == '_');
    (first && (inner.is_empty() || is_code(name) || is_argument(inner)))
        .then(|| piece.range.start + head..end)
}

/// The call that opens in the chunk and closes behind a space or a quotation mark: `print("a b")`,
/// `axios.get(url[, config])`.
pub(super) fn open(prose: &str, chunk: &Chunk) -> Option<Range<usize>> {
    let text = &prose[chunk.range.clone()];
    let open = text.rfind('(').filter(|at| !text[*at..].contains(')'))?;
    let head = open - name_len(&text[..open]);
    let name = &text[head..open];
    let first = &text[open + 1..];
    let rest = &prose.as_bytes()[chunk.range.end..];
    let rest = &rest[..rest.len().min(LONGEST)];
    let quoted = first.is_empty() && rest.first() == Some(&b'"') || first.starts_with('\'');
    let listed = first.ends_with([',', ':', '=']) && first.starts_with(is_lower);
    let begins = name.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let called = quoted || listed || first.ends_with("[,") || is_code(name) && !first.is_empty();
    if !begins || !called {
        return None;
    }
    let line = rest.split(|b| *b == b'\n').next()?;
    let close = memchr::memchr(b')', line)?;
    Some(chunk.range.start + head..chunk.range.end + close + 1)
}

fn is_lower(c: char) -> bool {
    c.is_lowercase()
}

/// How many bytes at the end of `text` may be the name of a function.
fn name_len(text: &str) -> usize {
    let name = |b: &u8| b.is_ascii_alphanumeric() || !b.is_ascii() || b"_.$:-".contains(b);
    text.bytes().rev().take_while(name).count()
}

/// Whether the name looks like code whatever it is called with: `list.sort(`, `callOn(`, `a_b(`.
fn is_code(name: &str) -> bool {
    let humps = name.as_bytes().windows(2);
    let humped = name.starts_with(|c: char| c.is_ascii_lowercase())
        && humps
            .into_iter()
            .any(|w| w[0].is_ascii_lowercase() && w[1].is_ascii_uppercase());
    humped || name.trim_start_matches('.').contains(['.', '_', '$'])
}

/// Whether `inner` is no ending ("model(s)"), mark ("Acme(TM)"), number or abbreviation.
fn is_argument(inner: &str) -> bool {
    let small = inner.contains(|c: char| c.is_lowercase());
    inner.len() > 3 && small
}

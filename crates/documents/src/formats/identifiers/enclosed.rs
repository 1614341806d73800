//! Names that the signs around them show to be placeholders: `{name}`, `[[name]]`, `[[name|label]]`,
//! `<name>`, `:name:`, `:::name`.

use std::ops::Range;

use super::piece::Piece;

/// A longer name is none.
const LONGEST: usize = 64;

/// The piece with the signs around it, if they make it a name that something else is put in for.
pub(super) fn find(piece: &Piece<'_>) -> Option<Range<usize>> {
    let bytes = piece.prose.as_bytes();
    let (start, end) = (piece.range.start, piece.range.end);
    let name = piece.text();
    let (before, behind) = (&bytes[..start], &bytes[end..]);
    let (open, close) = match before.last()? {
        b'{' if behind.starts_with(b"}") && !before.ends_with(b"\\{") => (1, 1),
        b'<' if behind.starts_with(b">") => (1, 1),
        b'[' if before.ends_with(b"[[") && behind.starts_with(b"]]") => (2, 2),
        b'[' if before.ends_with(b"[[") && behind.starts_with(b"|") => (2, 0),
        b':' if before.ends_with(b":::") => (3, 0),
        b':' if is_emoji(before, name, behind) => (1, 1),
        _ => return None,
    };
    is_name(name).then_some(start - open..end + close)
}

/// A name of letters, digits and what joins them. It has no spaces, since a piece has none.
fn is_name(name: &str) -> bool {
    let inner = |c: char| c.is_alphanumeric() || "_-.:$#@/+".contains(c);
    name.len() <= LONGEST && name.starts_with(char::is_alphabetic) && name.chars().all(inner)
}

/// `:name:`, with nothing before it and no word behind.
fn is_emoji(before: &[u8], name: &str, behind: &[u8]) -> bool {
    let leans = before.len() > 1 && before[before.len() - 2].is_ascii_alphanumeric();
    let small = name
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_-+".contains(&b));
    let closed = behind.starts_with(b":") && !behind.get(1).is_some_and(u8::is_ascii_alphanumeric);
    small && closed && !leans
}

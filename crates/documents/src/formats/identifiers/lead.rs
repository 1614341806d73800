//! What the sign at its start shows to be an identifier: `./a`, `/etc`, `~/x`, `@name`, `#tag`,
//! `$VAR`, `%VAR%`, `--option`, `.hidden`, `*.txt`, `\\host`.

use super::piece::Piece;

/// Whether the piece starts as an identifier does.
pub(super) fn is_led(piece: &Piece<'_>) -> bool {
    let text = piece.text();
    let (lead, rest) = text.split_at(text.len() - text.trim_start_matches('.').len());
    if !piece.opens {
        // `a…/b` may be anything, but `../b` is a path.
        return lead.len() > 1 && rest.starts_with('/') && rest.len() > 1;
    }
    if !lead.is_empty() {
        return is_pointed(lead, rest);
    }
    let rest = text.get(1..).unwrap_or_default();
    match text.as_bytes().first() {
        Some(b'/') => rest.starts_with(is_part),
        Some(b'~') => rest.starts_with('/'),
        Some(b'\\') => rest.starts_with(|c: char| c == '\\' || c.is_alphanumeric()),
        Some(b'@' | b'#') => rest.starts_with(char::is_alphabetic),
        Some(b'$') => rest.starts_with(|c: char| c.is_alphabetic() || "_{(".contains(c)),
        Some(b'%') => rest.starts_with(char::is_alphabetic) && rest.ends_with('%'),
        Some(b'*') => rest.contains(char::is_alphanumeric),
        Some(b'-') => is_option(piece, rest),
        // `X-Frame-Options`
        Some(b'X') => rest.starts_with('-') && rest[1..].contains('-'),
        _ => false,
    }
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || "._~{[@:*$-".contains(c)
}

/// `./a`, `../a`, `.github`, but not `...and` or `.5`.
fn is_pointed(lead: &str, rest: &str) -> bool {
    if let Some(behind) = rest.strip_prefix('/') {
        return !behind.is_empty();
    }
    lead.len() == 1 && rest.starts_with(|c: char| c.is_lowercase() || c == '_')
}

/// `--name`, `-x`, and `-name` where no list starts.
fn is_option(piece: &Piece<'_>, rest: &str) -> bool {
    if let Some(long) = rest.strip_prefix('-') {
        return long.starts_with(|c: char| c.is_ascii_alphanumeric());
    }
    let name = rest.split('=').next().unwrap_or_default();
    if name.len() == 1 {
        return name.starts_with(|c: char| c.is_ascii_alphabetic());
    }
    let closes = piece.prose[piece.range.end..].starts_with('-');
    let small = rest.starts_with(|c: char| c.is_ascii_lowercase());
    small && !piece.first && !closes
}

//! What a sign inside shows to be an identifier: `a_b`, `a::b`, `a->b`, `a=b`, `a@1.2`, `C:\a`,
//! `page#part`, and `a://b` where that is no common address.

use super::piece::Piece;

/// Whether a sign inside the piece joins words as only identifiers do.
pub(super) fn is_signed(piece: &Piece<'_>) -> bool {
    let text = piece.text();
    let bytes = text.as_bytes();
    let signs = bytes
        .iter()
        .enumerate()
        .filter(|(_, b)| b"_@=\\>:#".contains(b));
    let mut colons = 0;
    for (at, sign) in signs {
        let behind = bytes.get(at + 1).copied().unwrap_or(b' ');
        let before = at.checked_sub(1).map_or(b' ', |n| bytes[n]);
        let joined = is_word(before) && is_word(behind);
        let signed = match sign {
            b'_' | b'@' => joined,
            b'=' => is_word(before) && !b" =".contains(&behind) || joined_by(bytes, at, b"=="),
            b'\\' => is_word(behind) && (is_word(before) || b":\\".contains(&before)),
            b'>' => b"-=".contains(&before) && at > 1 && is_word(behind),
            // "issue#12" is a reference.
            b'#' => is_word(before) && behind.is_ascii_alphabetic(),
            _ => {
                colons += usize::from(joined);
                let scheme = bytes[at..].starts_with(b"://") && is_word(before);
                scheme && bytes.len() > at + 3 || joined_by(bytes, at, b"::")
            }
        };
        if signed {
            return true;
        }
    }
    // `arn:aws:s3`, where each part is small; "12:30:15" has no letters.
    colons > 1 && bytes.iter().any(u8::is_ascii_lowercase)
}

/// Whether `joint` is at `at` between two words.
fn joined_by(bytes: &[u8], at: usize, joint: &[u8]) -> bool {
    let rest = &bytes[at..];
    let word = |b: Option<&u8>| b.is_some_and(|b| is_word(*b));
    rest.starts_with(joint) && at > 0 && word(bytes.get(at - 1)) && word(rest.get(joint.len()))
}

fn is_word(b: u8) -> bool {
    b.is_ascii_alphanumeric() || !b.is_ascii() || b")]}".contains(&b)
}

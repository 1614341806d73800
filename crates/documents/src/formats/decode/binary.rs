//! Tells files that are no text from those that are.

use encoding_rs::Encoding as Charset;

use super::guess;

/// The first bytes of common formats that hold no plain text and may have no NUL near their
/// start. No text starts like any of them.
const MAGIC: [&[u8]; 13] = [
    b"%PDF-",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x89PNG",
    b"\xFF\xD8\xFF",
    b"GIF87a",
    b"GIF89a",
    b"BZh91AY&SY",
    b"\x1F\x8B",
    b"\xFD7zXZ",
    b"7z\xBC\xAF\x27\x1C",
    b"\x28\xB5\x2F\xFD",
    b"\xD0\xCF\x11\xE0",
];

/// Whether a file that starts with `head` is no text: it starts like a known binary format, or it
/// has NUL bytes without being UTF-16.
#[must_use]
pub fn looks_binary(head: &[u8]) -> bool {
    let unmarked = Charset::for_bom(head).is_none();
    MAGIC.iter().any(|m| head.starts_with(m))
        || unmarked && memchr::memchr(0, head).is_some() && guess::utf16(head).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_distinguished_from_binaries() {
        let cases: [(&[u8], bool); 11] = [
            (b"", false),
            (b"plain", false),
            (b"caf\xE9 cr\xE8me", false),
            (b"\xEF\xBB\xBFmarked", false),
            (b"\xFF\xFEa\0b\0", false),
            (b"a\0b\0\r\0\n\0", false),
            ("–“日本”".as_bytes(), false),
            (b"%PDF-1.7\n", true),
            (b"\x89PNG\r\n\x1a\n", true),
            (b"abc\0def\0\0\0\0\x01\x02", true),
            (b"\0\0\0\0\0\0", true),
        ];
        for (head, binary) in cases {
            assert_eq!(looks_binary(head), binary, "{}", head.escape_ascii());
        }
    }
}

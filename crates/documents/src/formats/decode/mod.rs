//! From the bytes of a file to its text, with the way back.
//!
//! Which encoding: the caller's, else what a byte order mark says, else UTF-16 where every other
//! byte is NUL, else UTF-8 where the bytes are valid UTF-8, else damaged UTF-8 or a legacy
//! encoding: the one that a page of HTML declares, or as [`guess`] distinguishes them.

mod binary;
mod guess;
mod legacy;
mod utf16;
mod utf8;

use std::borrow::Cow;

use encoding_rs::{Encoding as Charset, UTF_8, UTF_16BE, UTF_16LE};

use crate::{Encoding, Format, Markup};
use sayso_text::{OffsetMap, Raw, Text};

use super::FormatError;

pub use binary::looks_binary;

/// A decoded file.
pub(super) struct Decoded {
    /// How its bytes spell its text.
    pub(super) encoding: Encoding,
    /// Its text without the byte order mark.
    pub(super) text: String,
    /// From the text to the bytes.
    pub(super) map: OffsetMap<Text, Raw>,
    /// What a reader of the report should know.
    pub(super) notices: Vec<String>,
}

impl Decoded {
    /// A text in UTF-8.
    pub(super) fn of(text: String) -> Self {
        Self {
            encoding: Encoding {
                encoding: UTF_8,
                bom: 0,
            },
            map: OffsetMap::shifted(text.len(), 0),
            text,
            notices: Vec::new(),
        }
    }
}

/// What a decoder makes of the bytes behind the byte order mark.
struct Body {
    text: String,
    map: OffsetMap<Text, Raw>,
    notice: Option<String>,
}

/// Decodes `bytes`, as `forced` where that is given.
pub(super) fn decode(
    bytes: Cow<'_, [u8]>,
    format: Format,
    forced: Option<&'static Charset>,
) -> Result<Decoded, FormatError> {
    let marked =
        Charset::for_bom(&bytes).filter(|(charset, _)| forced.is_none_or(|f| f == *charset));
    let bom = marked.map_or(0, |(_, len)| len);
    let known = forced.or(marked.map(|(charset, _)| charset));
    let known = known.or_else(|| guess::utf16(&bytes));
    let (charset, body) = decode_body(bytes, format, bom, known)?;
    Ok(Decoded {
        encoding: Encoding {
            encoding: charset,
            bom,
        },
        text: body.text,
        map: body.map,
        notices: body.notice.into_iter().collect(),
    })
}

/// The length of the byte order mark of a text that starts with `head` and is UTF-8 where all its
/// bytes are; `None` where its start indicates another encoding.
pub(super) fn utf8_start(head: &[u8]) -> Option<usize> {
    match Charset::for_bom(head) {
        Some((charset, len)) => (charset == UTF_8).then_some(len),
        None => guess::utf16(head).is_none().then_some(0),
    }
}

fn decode_body(
    bytes: Cow<'_, [u8]>,
    format: Format,
    bom: usize,
    known: Option<&'static Charset>,
) -> Result<(&'static Charset, Body), FormatError> {
    if let Some(charset) = known.filter(|c| *c == UTF_16LE || *c == UTF_16BE) {
        return Ok((charset, utf16::decode(&bytes, bom, charset)?));
    }
    if let Some(charset) = known.filter(|c| *c != UTF_8) {
        return Ok((charset, legacy::decode(&bytes, bom, charset)));
    }
    let bytes = match utf8::whole(bytes, bom) {
        Ok(body) => return Ok((UTF_8, body)),
        Err(bytes) => bytes,
    };
    let bytes = &*bytes;
    let declared = guess::declared(bytes).filter(|_| format.markup() == Markup::Html);
    if known.is_some() || declared.is_none() && guess::is_damaged_utf8(&bytes[bom..]) {
        return Ok((UTF_8, utf8::damaged(bytes, bom)));
    }
    let charset = declared.unwrap_or_else(|| guess::legacy(bytes));
    let mut body = legacy::decode(bytes, bom, charset);
    body.notice = Some(format!(
        "The file is not UTF-8 and was read as {}.",
        charset.name()
    ));
    Ok((charset, body))
}

#[cfg(test)]
mod tests {
    use encoding_rs::{GB18030, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};

    use super::*;
    use sayso_text::Span;

    fn utf16(text: &str, little: bool, bom: bool) -> Vec<u8> {
        let mark = if bom { "\u{FEFF}" } else { "" };
        mark.encode_utf16()
            .chain(text.encode_utf16())
            .flat_map(|u| {
                if little {
                    u.to_le_bytes()
                } else {
                    u.to_be_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn the_encoding_is_found() {
        let copy = "Le résumé\r\n– “ChatGPT” d’été \u{1F600}";
        let western = "Le r\u{e9}sum\u{e9} \u{2013} d\u{2019}\u{e9}t\u{e9}, caf\u{e9} cr\u{e8}me";
        let japanese = "日本語の文章です。これは試験のための文です。";
        let russian = "Это предложение написано по-русски, чтобы проверить кодировку.";
        let cases: [(Vec<u8>, &str, &Charset, usize); 11] = [
            (Vec::new(), "", UTF_8, 0),
            (copy.into(), copy, UTF_8, 0),
            ([b"\xEF\xBB\xBF", copy.as_bytes()].concat(), copy, UTF_8, 3),
            (utf16(copy, true, true), copy, UTF_16LE, 2),
            (utf16(copy, false, true), copy, UTF_16BE, 2),
            (utf16(copy, true, false), copy, UTF_16LE, 0),
            (utf16(copy, false, false), copy, UTF_16BE, 0),
            (
                WINDOWS_1252.encode(western).0.into(),
                western,
                WINDOWS_1252,
                0,
            ),
            (SHIFT_JIS.encode(japanese).0.into(), japanese, SHIFT_JIS, 0),
            (
                WINDOWS_1251.encode(russian).0.into(),
                russian,
                WINDOWS_1251,
                0,
            ),
            (b"\xEF\xBB\xBF".to_vec(), "", UTF_8, 3),
        ];
        for (bytes, text, charset, bom) in cases {
            let decoded = decode((&bytes).into(), Format::Text, None).expect("decodes");
            assert_eq!(decoded.text, text);
            assert_eq!(decoded.encoding.encoding, charset, "{text}");
            assert_eq!(decoded.encoding.bom, bom, "{text}");
        }
    }

    /// Every character maps to the bytes that spell it.
    #[test]
    fn characters_map_to_their_bytes() {
        let mixed = "a\u{e9}b \u{1F600}日本 c\r\n\u{20AC}";
        let simple = "a\u{e9}\u{e9}b \u{20AC}";
        let cases: [(&str, &'static Charset); 5] = [
            (mixed, UTF_8),
            (mixed, UTF_16LE),
            (mixed, UTF_16BE),
            (mixed, GB18030),
            (simple, WINDOWS_1252),
        ];
        for (text, charset) in cases {
            let bytes = match charset {
                c if c == UTF_16LE => utf16(text, true, false),
                c if c == UTF_16BE => utf16(text, false, false),
                c => c.encode(text).0.into_owned(),
            };
            let decoded = decode((&bytes).into(), Format::Text, Some(charset)).expect("decodes");
            assert_eq!(decoded.text, text, "{}", charset.name());
            for (at, c) in text.char_indices() {
                let mapped = decoded
                    .map
                    .map(Span::new(at, at + c.len_utf8()))
                    .expect("maps");
                let (back, _) = charset.decode_without_bom_handling(&bytes[mapped.span.range()]);
                assert_eq!(back, c.to_string(), "{}", charset.name());
                assert!(mapped.exact);
            }
        }
    }

    #[test]
    fn damage_is_distinguished_from_another_encoding() {
        let cases: [(&[u8], &str, &str); 7] = [
            (
                b"abc \xFF def",
                "abc \u{FFFD} def",
                "1 byte is not UTF-8 and was read as U+FFFD.",
            ),
            (
                b"abc \xE2\x80 def\xFE",
                "abc \u{FFFD} def\u{FFFD}",
                "3 bytes are not UTF-8 and were read as U+FFFD.",
            ),
            ("é è “a”\u{0}".as_bytes(), "é è “a”\u{0}", ""),
            (
                b"\xC3\xA9t\xC3\xA9 \xE9",
                "été \u{FFFD}",
                "1 byte is not UTF-8 and was read as U+FFFD.",
            ),
            (
                b"caf\xE9",
                "café",
                "The file is not UTF-8 and was read as windows-1252.",
            ),
            (
                b"it\x92s a caf\xE9",
                "it’s a café",
                "The file is not UTF-8 and was read as windows-1252.",
            ),
            (
                b"\xEF\xBB\xBFcaf\xE9",
                "caf\u{FFFD}",
                "1 byte is not UTF-8 and was read as U+FFFD.",
            ),
        ];
        for (bytes, text, notice) in cases {
            let decoded = decode(bytes.into(), Format::Text, None).expect("decodes");
            assert_eq!(decoded.text, text);
            assert_eq!(decoded.notices.join(" "), notice, "{text}");
        }
    }

    #[test]
    fn cut_utf16_is_an_error() {
        for bytes in [&b"\xFF\xFEa\0b"[..], b"a\0b\0c", b"\0a\0b\0c\0"] {
            assert!(matches!(
                decode(bytes.into(), Format::Text, None),
                Err(FormatError::CutUtf16 { .. })
            ));
        }
        let lone = decode(b"\xFF\xFEa\0\x00\xD8b\0".into(), Format::Text, None).expect("decodes");
        assert_eq!(lone.text, "a\u{FFFD}b");
        assert_eq!(
            lone.notices,
            ["2 bytes are not UTF-16 and were read as U+FFFD."]
        );
    }

    #[test]
    fn pages_declare_their_encoding() {
        let page = b"<meta charset=\"ISO-8859-2\">\xB3\xF3d\xBC";
        let decoded = decode(page.into(), Format::Html, None).expect("decodes");
        assert!(decoded.text.ends_with("łódź"), "{}", decoded.text);
        let utf8 = "<meta charset=iso-8859-1>é";
        let decoded = decode(utf8.as_bytes().into(), Format::Html, None).expect("decodes");
        assert_eq!(decoded.text, utf8);
    }
}

//! Tells encodings apart by their bytes.
//!
//! Bytes that are not valid UTF-8 are *damaged UTF-8* where more indicates UTF-8 than not, else a legacy encoding. Indicators are well-formed characters of two and more bytes, which
//! the letters of other encodings hardly ever form; characters that break off behind their first
//! continuation byte; and the bytes FE and FF, which are no character of English copy in
//! any legacy encoding. Every other lone byte above 7F counts against it.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding as Charset, UTF_8, UTF_16BE, UTF_16LE};

/// How much of a file is looked at for the pattern of UTF-16.
const HEAD: usize = 4096;
/// How much of a file is looked at for a legacy encoding; the detector is slow.
const SAMPLE: usize = 256 * 1024;
/// How much of that lies before the first letter beyond ASCII: the word that it is part of.
const BEFORE: usize = 64;

/// UTF-16 without a byte order mark: text in it has a NUL in every other byte, hardly any in the
/// rest. The byte order, where at least a quarter of the units look like that.
pub(super) fn utf16(bytes: &[u8]) -> Option<&'static Charset> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let mut nuls = [0_usize; 2];
    for at in memchr::memchr_iter(0, head) {
        nuls[at % 2] += 1;
    }
    let enough = |n: usize, other: usize| n > 0 && n * 4 >= head.len() / 2 && other * 16 <= n;
    if head.len() < 2 {
        None
    } else if enough(nuls[1], nuls[0]) {
        Some(UTF_16LE)
    } else if enough(nuls[0], nuls[1]) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether bytes that are not valid UTF-8 are to be read as UTF-8 all the same.
pub(super) fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut damaged, mut legacy) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        damaged += wide_characters(chunk.valid());
        match chunk.invalid() {
            [] => {}
            [0xFE | 0xFF] | [_, _, ..] => damaged += 1,
            [_] => legacy += 1,
        }
    }
    damaged >= legacy
}

/// The characters beyond ASCII.
fn wide_characters(text: &str) -> usize {
    text.bytes().filter(|b| *b >= 0xC0).count()
}

/// The legacy encoding that a page of HTML names near its start (`<meta charset=…>`).
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Charset> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let at = memchr::memmem::find(&head, b"charset=")? + b"charset=".len();
    let label = head[at..].trim_ascii_start();
    let label = label.strip_prefix(b"\"").unwrap_or(label);
    let len = label
        .iter()
        .position(|b| !(b.is_ascii_alphanumeric() || b"-_:.".contains(b)))
        .unwrap_or(label.len());
    Charset::for_label_no_replacement(&label[..len])
        .filter(|c| c.is_ascii_compatible() && *c != UTF_8)
}

/// The likeliest legacy encoding, as far as the first letters beyond ASCII and what follows show.
pub(super) fn legacy(bytes: &[u8]) -> &'static Charset {
    let first = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0);
    let sample = &bytes[first.saturating_sub(BEFORE)..];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&sample[..sample.len().min(SAMPLE)], true);
    detector.guess(None, Utf8Detection::Deny)
}

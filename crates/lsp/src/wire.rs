//! Frames on the wire: a header with a length, then JSON. What a client garbles is reported and
//! skipped, so that the next message is still understood.

use std::borrow::Cow;
use std::io::{self, BufRead, Read, Write};

use serde_json::Value;

use super::rpc::Json;

/// Longer messages are skipped unread.
const LONGEST_BODY: u64 = 1 << 30;
/// Longer header lines are no header lines.
const LONGEST_HEADER: u64 = 4096;

/// What came in.
#[derive(Debug, PartialEq)]
pub(super) enum Frame {
    /// JSON, whatever it means.
    Message(Value),
    /// Bytes that are no message, and why.
    Broken(String),
}

/// Reads the next frame, or `None` where the client is gone.
pub(super) fn read(input: &mut impl BufRead) -> io::Result<Option<Frame>> {
    let length = match read_header(input)? {
        None => return Ok(None),
        Some(Header::Length(length)) => length,
        Some(Header::Broken(reason)) => return Ok(Some(Frame::Broken(reason))),
    };
    if length > LONGEST_BODY {
        let skipped = io::copy(&mut input.take(length), &mut io::sink())?;
        let reason = format!("a message of {length} bytes is too long");
        return Ok((skipped == length).then_some(Frame::Broken(reason)));
    }
    let mut body = Vec::new();
    input.take(length).read_to_end(&mut body)?;
    if (body.len() as u64) < length {
        return Ok(None);
    }
    Ok(Some(parse(&body)))
}

enum Header {
    Length(u64),
    Broken(String),
}

fn read_header(input: &mut impl BufRead) -> io::Result<Option<Header>> {
    let mut length = None;
    let mut garbage = false;
    loop {
        let mut line = Vec::new();
        input.take(LONGEST_HEADER).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_end();
        match line.split_once(':') {
            Some((name, value)) if name.trim().eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse().ok();
                garbage |= length.is_none();
            }
            Some(_) => {}
            None if line.is_empty() => {
                if let Some(length) = length {
                    return Ok(Some(Header::Length(length)));
                }
                if garbage {
                    let reason = "a header without a Content-Length".to_owned();
                    return Ok(Some(Header::Broken(reason)));
                }
            }
            None => garbage = true,
        }
    }
}

/// Parses a body. Bytes that are no UTF-8 and halves of surrogate pairs become U+FFFD, which is
/// as long as they are where positions are counted, so that the message is not lost.
fn parse(body: &[u8]) -> Frame {
    let text = String::from_utf8_lossy(body);
    let parsed = serde_json::from_str(&text);
    match parsed.or_else(|error| match join_surrogates(&text) {
        Cow::Owned(mended) => serde_json::from_str(&mended),
        Cow::Borrowed(_) => Err(error),
    }) {
        Ok(message) => Frame::Message(message),
        Err(error) => Frame::Broken(format!("a message that is not JSON: {error}")),
    }
}

/// Replaces each escape of a surrogate that has no partner.
fn join_surrogates(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut out = String::new();
    let mut kept = 0;
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'\\', &bytes[at..]).map(|n| at + n) {
        at = match surrogate(bytes, found) {
            None => found + 2,
            Some(Half::High) if surrogate(bytes, found + 6) == Some(Half::Low) => found + 12,
            Some(_) => {
                out.push_str(&text[kept..found]);
                out.push_str("\\ufffd");
                kept = found + 6;
                kept
            }
        };
        if at >= bytes.len() {
            break;
        }
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[kept..]);
    Cow::Owned(out)
}

#[derive(PartialEq, Eq)]
enum Half {
    High,
    Low,
}

/// Which half of a surrogate pair the escape at `at` spells, if it does.
fn surrogate(bytes: &[u8], at: usize) -> Option<Half> {
    let escape = bytes.get(at..at + 6)?;
    let digits = std::str::from_utf8(escape.strip_prefix(b"\\u")?).ok()?;
    match u16::from_str_radix(digits, 16).ok()? {
        0xD800..=0xDBFF => Some(Half::High),
        0xDC00..=0xDFFF => Some(Half::Low),
        _ => None,
    }
}

/// Writes a message.
pub(super) fn write(output: &mut impl Write, message: &Json) -> io::Result<()> {
    let body = message.get();
    write!(output, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn frames(bytes: &[u8]) -> Vec<Frame> {
        let mut input = bytes;
        let mut out = Vec::new();
        while let Some(frame) = read(&mut input).expect("memory does not fail") {
            out.push(frame);
        }
        out
    }

    fn framed(body: &str) -> Vec<u8> {
        format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
    }

    #[test]
    fn garbled_frames_do_not_hide_the_next() {
        let next = framed("{\"next\":1}");
        let cases: [(&[u8], Option<&str>); 11] = [
            (b"", None),
            (b"content-length:2\n\n{}", Some("{}")),
            (
                b"Content-Type: x; charset=utf8\r\nContent-Length: 2\r\n\r\n{}",
                Some("{}"),
            ),
            (b"Content-Length: two\r\n\r\n", None),
            (
                b"\xFF\xFE garbage\r\nContent-Length: 2\r\n\r\n{}",
                Some("{}"),
            ),
            (b"garbage\r\n\r\n", None),
            (b"Content-Length: 0\r\n\r\n", None),
            (b"Content-Length: 3\r\n\r\n{,}", None),
            (b"Content-Length: 4\r\n\r\n\"\xFF\xFE", Some("")),
            (
                b"Content-Length: 5\r\n\r\n\"a\xFF\xE2\"",
                Some("\"a\u{FFFD}\u{FFFD}\""),
            ),
            (b"\r\n\r\n", None),
        ];
        for (bytes, message) in cases {
            let all = frames(&[bytes, &next].concat());
            let name = String::from_utf8_lossy(bytes);
            if let Some(message) = message.filter(|m| !m.is_empty()) {
                let message = serde_json::from_str(message).expect("a case is JSON");
                assert_eq!(all.first(), Some(&Frame::Message(message)), "{name}");
            }
            if message != Some("") {
                assert_eq!(
                    all.last(),
                    Some(&Frame::Message(json!({"next": 1}))),
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn a_client_that_dies_inside_a_frame_is_gone() {
        let cases: [&[u8]; 4] = [
            b"Content-Len",
            b"Content-Length: 10\r\n",
            b"Content-Length: 10\r\n\r\n{",
            b"Content-Length: 99999999999999\r\n\r\n{",
        ];
        for bytes in cases {
            assert_eq!(frames(bytes), [], "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn half_surrogates_are_as_long_as_before() {
        let cases = [
            (r#""a\ud83d\ude00b""#, "a\u{1F600}b"),
            (r#""a\ud83db""#, "a\u{FFFD}b"),
            (r#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"),
            (r#""\ud83d\ud83d\ude00""#, "\u{FFFD}\u{1F600}"),
            (r#""\\ud83d \ud83d""#, "\\ud83d \u{FFFD}"),
            (r#""\ud83d\\""#, "\u{FFFD}\\"),
        ];
        for (body, text) in cases {
            assert_eq!(
                parse(body.as_bytes()),
                Frame::Message(json!(text)),
                "{body}"
            );
        }
        assert!(matches!(parse(br#""\ud83"#), Frame::Broken(_)));
        assert!(matches!(parse(br#""\"#), Frame::Broken(_)));
    }

    #[test]
    fn what_is_written_can_be_read() {
        let mut bytes = Vec::new();
        let message = json!({"text": "é\u{1F600}\r\n"});
        write(&mut bytes, &super::super::rpc::to_json(&message)).expect("memory does not fail");
        assert_eq!(frames(&bytes), [Frame::Message(message)]);
    }
}

//! Messages on the wire. `lsp-server` reads and writes them; what it cannot read is repaired,
//! skipped, or ends the session.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Read, Write};

use lsp_server::Message;
use serde::Serialize;

use super::protocol::PublishDiagnosticsParams;

/// The longest message that is read: `lsp-server` reserves memory for what the header announces.
const MAX_BODY: usize = 1 << 28;
const MAX_HEADER: usize = 1 << 12;

/// What was read.
#[derive(Debug)]
pub(super) enum Incoming {
    Message(Message),
    /// A message that cannot be read, and why. The next one can.
    Unreadable(String),
    /// A header that cannot be read, so that it is unknown where the next message starts.
    Lost(String),
}

/// Reads messages until the client is gone, or `receive` returns false.
pub(super) fn read(input: impl Read, mut receive: impl FnMut(Incoming) -> bool) {
    let mut input = Frames {
        input: BufReader::new(input),
        frame: Vec::new(),
    };
    loop {
        input.frame.clear();
        let incoming = match Message::read(&mut input) {
            Ok(Some(message)) => Incoming::Message(message),
            Err(error) if error.kind() == ErrorKind::InvalidData => unreadable(&input.frame, error),
            // A client that dies inside a message is gone.
            Ok(None) | Err(_) => return,
        };
        let is_lost = matches!(incoming, Incoming::Lost(_));
        if !receive(incoming) || is_lost {
            return;
        }
    }
}

/// What is sent.
#[derive(Debug)]
pub(super) enum Outgoing {
    Message(Message),
    /// `textDocument/publishDiagnostics`. A long document has thousands of diagnostics: by way of
    /// a `Message` they cost twice as much.
    Diagnostics(PublishDiagnosticsParams),
}

impl<M: Into<Message>> From<M> for Outgoing {
    fn from(message: M) -> Self {
        Self::Message(message.into())
    }
}

/// Writes messages until the client is gone.
pub(super) fn write(
    output: impl Write,
    mut messages: impl Iterator<Item = Outgoing>,
) -> io::Result<()> {
    let mut output = BufWriter::new(output);
    messages.try_for_each(|outgoing| match outgoing {
        Outgoing::Message(message) => message.write(&mut output),
        Outgoing::Diagnostics(params) => write_diagnostics(&mut output, &params),
    })
}

fn write_diagnostics(output: &mut impl Write, params: &PublishDiagnosticsParams) -> io::Result<()> {
    #[derive(Serialize)]
    struct Publish<'p> {
        jsonrpc: &'static str,
        method: &'static str,
        params: &'p PublishDiagnosticsParams,
    }
    let text = serde_json::to_string(&Publish {
        jsonrpc: "2.0",
        method: "textDocument/publishDiagnostics",
        params,
    })?;
    write!(output, "Content-Length: {}\r\n\r\n{text}", text.len())?;
    output.flush()
}

/// The input, with a copy of the message that is being read.
struct Frames<R> {
    input: BufReader<R>,
    frame: Vec<u8>,
}

impl<R: Read> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.frame.extend_from_slice(&buffer[..read]);
        Ok(read)
    }
}

/// `lsp-server` reads the lines of a header this way.
impl<R: Read> BufRead for Frames<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let announced = content_length(&self.frame).unwrap_or(0);
        if self.frame.len() > MAX_HEADER || announced > MAX_BODY {
            return Err(io::Error::new(ErrorKind::InvalidData, "it is too long"));
        }
        self.input.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        let read = &self.input.buffer()[..amount];
        self.frame.extend_from_slice(read);
        self.input.consume(amount);
    }
}

fn content_length(header: &[u8]) -> Option<usize> {
    let header = std::str::from_utf8(header).ok()?;
    let mut fields = header.lines().filter_map(|line| line.split_once(": "));
    let (_, length) = fields.find(|(name, _)| name.eq_ignore_ascii_case("Content-Length"))?;
    length.parse().ok()
}

/// What to do about a frame that `lsp-server` rejects.
fn unreadable(frame: &[u8], error: io::Error) -> Incoming {
    let Some(body) = whole_body(frame) else {
        return Incoming::Lost(error.to_string());
    };
    let text = String::from_utf8_lossy(body);
    match serde_json::from_str(&replace_lone_surrogates(&text)) {
        Ok(message) => Incoming::Message(message),
        Err(error) => Incoming::Unreadable(error.to_string()),
    }
}

/// The body of a frame whose header is good.
fn whole_body(frame: &[u8]) -> Option<&[u8]> {
    let end = memchr::memmem::find(frame, b"\r\n\r\n")?;
    let body = &frame[end + 4..];
    (content_length(&frame[..end]) == Some(body.len())).then_some(body)
}

/// Replaces the escape of half a surrogate pair by U+FFFD. In UTF-16, in which positions are
/// counted, both are of the same length.
fn replace_lone_surrogates(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr(b'\\', rest)) {
        let escape = at + found;
        at = match surrogate(bytes, escape) {
            None => escape + 2,
            Some(Half::High) if surrogate(bytes, escape + 6) == Some(Half::Low) => escape + 12,
            Some(_) => {
                out.push_str(&text[copied..escape]);
                out.push_str("\\ufffd");
                copied = escape + 6;
                copied
            }
        };
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
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

#[cfg(test)]
mod tests {
    use lsp_server::Notification;
    use serde_json::{Value, json};

    use super::super::protocol::Uri;
    use super::*;

    /// The parameters of each message, and how the reading ended otherwise.
    fn frames(bytes: &[u8]) -> Vec<Result<Value, &'static str>> {
        let mut all = Vec::new();
        read(bytes, |incoming| {
            all.push(match incoming {
                Incoming::Message(Message::Notification(n)) => Ok(n.params),
                Incoming::Message(_) => Err("other"),
                Incoming::Unreadable(_) => Err("unreadable"),
                Incoming::Lost(_) => Err("lost"),
            });
            true
        });
        all
    }

    fn framed(body: &[u8]) -> Vec<u8> {
        [
            format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes(),
            body,
        ]
        .concat()
    }

    fn notification(params: &[u8]) -> Vec<u8> {
        framed(&[b"{\"method\":\"m\",\"params\":", params, b"}"].concat())
    }

    #[test]
    fn a_message_that_cannot_be_read_does_not_hide_the_next() {
        let next = notification(b"[1]");
        let bodies: [&[u8]; 8] = [
            b"",
            b"{,}",
            b"[]",
            b"null",
            b"\xFF\xFE\xFD",
            b"{\"id\":4}",
            b"{\"id\":4,\"method\":7}",
            b"\"\\ud83",
        ];
        for body in bodies {
            let all = frames(&[framed(body), next.clone()].concat());
            let name = String::from_utf8_lossy(body);
            assert_eq!(all, [Err("unreadable"), Ok(json!([1]))], "{name}");
        }
    }

    #[test]
    fn a_broken_header_ends_the_session() {
        let next = notification(b"[1]");
        let long = [b"X: ".as_slice(), &b"x".repeat(1 << 20), b"\r\n"].concat();
        let headers: [&[u8]; 8] = [
            b"\r\n\r\n",
            b"GET / HTTP/1.1\r\n\r\n",
            b"Content-Length: two\r\n\r\n",
            b"Content-Length: -4\r\n\r\n",
            b"Content-Length: 99999999999999\r\n\r\n",
            b"Content-Length: 99999999999999999999999999\r\n\r\n",
            b"\xFF\xFE: 2\r\nContent-Length: 2\r\n\r\n{}",
            &long,
        ];
        for header in headers {
            let all = frames(&[next.as_slice(), header, &next].concat());
            let name = String::from_utf8_lossy(&header[..header.len().min(60)]);
            assert_eq!(all, [Ok(json!([1])), Err("lost")], "{name}");
        }
    }

    #[test]
    fn a_client_that_dies_inside_a_frame_is_gone() {
        let cases: [&[u8]; 4] = [
            b"",
            b"Content-Length: 10\r\n",
            b"Content-Length: 10\r\n\r\n{",
            b"Content-Type: x; charset=utf8\r\nContent-Length: 1000\r\n\r\n{",
        ];
        for bytes in cases {
            assert_eq!(frames(bytes), [], "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn text_that_is_not_unicode_is_as_long_as_before() {
        let cases: [(&[u8], &str); 9] = [
            (br#""a\ud83d\ude00b""#, "a\u{1F600}b"),
            (br#""a\ud83db""#, "a\u{FFFD}b"),
            (br#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"),
            (br#""\ud83d\ud83d\ude00""#, "\u{FFFD}\u{1F600}"),
            (br#""\\ud83d \ud83d""#, "\\ud83d \u{FFFD}"),
            (br#""\ud83d\\""#, "\u{FFFD}\\"),
            (b"\"a\xFF\xE2\"", "a\u{FFFD}\u{FFFD}"),
            ("\"é\\r\\n\"".as_bytes(), "é\r\n"),
            (b"\"\"", ""),
        ];
        for (body, text) in cases {
            let all = frames(&[notification(body), notification(b"[1]")].concat());
            assert_eq!(all, [Ok(json!(text)), Ok(json!([1]))], "{text}");
        }
    }

    #[test]
    fn what_is_written_can_be_read() {
        let params = json!({"text": "é\u{1F600}\r\n"});
        let message = Notification::new("m".to_owned(), &params);
        let published = PublishDiagnosticsParams {
            uri: Uri::new("file:///é.md"),
            diagnostics: Vec::new(),
            version: Some(1),
        };
        let mut bytes = Vec::new();
        let outgoing = [message.into(), Outgoing::Diagnostics(published)];
        write(&mut bytes, outgoing.into_iter()).expect("memory does not fail");
        let published = json!({"uri": "file:///é.md", "diagnostics": [], "version": 1});
        assert_eq!(frames(&bytes), [Ok(params), Ok(published)]);
    }
}

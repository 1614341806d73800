//! How long a language server takes to answer in a document of 1 MB: from the moment a character
//! was sent until its diagnostics were read, without the pause that it waits for otherwise. Prints
//! the median and the slowest of many keystrokes.

use std::io::{BufRead as _, BufReader, Read as _, Result, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

const SIZE: usize = 1_000_000;
const KEYSTROKES: i32 = 60;
const INNOCENT: &str = "The console keeps a log of every change, and teams read it on Mondays. It is \
                        **kept** for [a year](https://example.com/year).\n\n";
const POST: &str = include_str!("../samples/launch-post.md");
const PAGE: &str = include_str!("../samples/landing-page.html");

struct Server {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Server {
    fn start() -> Result<Self> {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sayso"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut server = Self {
            input: child.stdin.take().ok_or(std::io::ErrorKind::BrokenPipe)?,
            output: BufReader::new(child.stdout.take().ok_or(std::io::ErrorKind::BrokenPipe)?),
            child,
        };
        let params = json!({"capabilities": {}, "initializationOptions": {"pause": 0}});
        server
            .send(&json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}))?;
        server.receive()?;
        server.notify("initialized", &json!({}))?;
        Ok(server)
    }

    fn send(&mut self, message: &Value) -> Result<()> {
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len())?;
        self.input.flush()
    }

    fn notify(&mut self, method: &str, params: &Value) -> Result<()> {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}))
    }

    /// The next message, unparsed: that is the editor's time.
    fn receive(&mut self) -> Result<Vec<u8>> {
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.output.read_line(&mut line)?;
            match line.trim_end().strip_prefix("Content-Length: ") {
                Some(number) => length = number.parse().map_err(std::io::Error::other)?,
                None if line.trim_end().is_empty() => break,
                None => {}
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body)?;
        Ok(body)
    }
}

fn main() -> Result<()> {
    let long = |part: &str| part.repeat(SIZE / part.len() + 1);
    let rare = INNOCENT.repeat(60) + POST;
    let plain_page = format!("<p>{}</p>\n", INNOCENT.trim());
    let documents = [
        ("a.md", "markdown", long(INNOCENT)),
        ("b.md", "markdown", long(&rare)),
        ("c.md", "markdown", long(POST)),
        ("d.txt", "plaintext", long(&rare)),
        ("e.html", "html", long(&plain_page)),
        ("f.html", "html", long(PAGE)),
    ];
    let mut server = Server::start()?;
    for (name, language, text) in documents {
        let (mut times, findings) = type_into(&mut server, name, language, &text)?;
        times.sort();
        let (median, slowest) = (times[times.len() / 2], times[times.len() - 1]);
        writeln!(
            std::io::stdout(),
            "{language:9} {findings:5} findings: median {median:>8.1?}, slowest {slowest:>8.1?}"
        )?;
    }
    server.child.kill()?;
    server.child.wait()?;
    Ok(())
}

/// Types into the middle of a document. How long each answer took, and how many findings there are.
fn type_into(
    server: &mut Server,
    name: &str,
    language: &str,
    text: &str,
) -> Result<(Vec<Duration>, usize)> {
    let uri = format!("untitled:{name}");
    let document = json!({"uri": uri, "languageId": language, "version": 0, "text": text});
    server.notify("textDocument/didOpen", &json!({"textDocument": document}))?;
    let first: Value = serde_json::from_slice(&server.receive()?)?;
    let findings = first["params"]["diagnostics"]
        .as_array()
        .map_or(0, Vec::len);
    let middle = json!({"line": text.lines().count() / 2, "character": 0});
    let mut times = Vec::new();
    for version in 1..=KEYSTROKES {
        let change = json!({"range": {"start": middle, "end": middle}, "text": "x"});
        let document = json!({"uri": uri, "version": version});
        let params = json!({"textDocument": document, "contentChanges": [change]});
        let sent = Instant::now();
        server.notify("textDocument/didChange", &params)?;
        server.receive()?;
        times.push(sent.elapsed());
    }
    server.notify(
        "textDocument/didClose",
        &json!({"textDocument": {"uri": uri}}),
    )?;
    server.receive()?;
    Ok((times, findings))
}

//! A client that says what it is told to, right or wrong, and hears every answer.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Longer than any answer takes on a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct Client {
    process: Child,
    input: Option<ChildStdin>,
    heard: Receiver<Value>,
    /// What came while something else was waited for.
    aside: Vec<Value>,
    ids: i64,
}

impl Client {
    /// Starts the server in `folder` and says nothing.
    pub(crate) fn start(folder: &std::path::Path) -> Self {
        Self::with(folder, &["lsp", "--as-of", "2026-11-23"])
    }

    /// As `start`, with these arguments.
    pub(crate) fn with(folder: &std::path::Path, arguments: &[impl AsRef<OsStr>]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_sayso"))
            .args(arguments)
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the program starts");
        let output = process.stdout.take().expect("piped");
        let (said, heard) = channel();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read(&mut output) {
                if said.send(message).is_err() {
                    return;
                }
            }
        });
        let input = process.stdin.take();
        Self {
            process,
            input,
            heard,
            aside: Vec::new(),
            ids: 0,
        }
    }

    /// Starts and initializes with these capabilities.
    pub(crate) fn ready(folder: &std::path::Path, capabilities: &Value) -> Self {
        let mut client = Self::start(folder);
        let root = format!("file://{}", folder.display());
        let params = json!({
            "processId": null,
            "capabilities": capabilities,
            "workspaceFolders": [{"uri": root, "name": "test"}],
            "initializationOptions": {"pause": 20},
        });
        let answer = client.request("initialize", params);
        assert!(answer["result"]["capabilities"].is_object(), "{answer}");
        client.notify("initialized", json!({}));
        client
    }

    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("not hung up");
        // A server that is gone is seen by what it does not answer.
        let _ = input.write_all(bytes).and_then(|()| input.flush());
    }

    pub(crate) fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request and returns its id.
    pub(crate) fn post(&mut self, method: &str, params: Value) -> i64 {
        self.ids += 1;
        self.send(&json!({"jsonrpc": "2.0", "id": self.ids, "method": method, "params": params}));
        self.ids
    }

    /// Sends a request and waits for its answer.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.post(method, params);
        self.answer(&json!(id))
    }

    /// Waits for the answer to the request `id`.
    pub(crate) fn answer(&mut self, id: &Value) -> Value {
        self.wait_for(|m| m.get("method").is_none() && m["id"] == *id)
    }

    /// Waits for a message that fits.
    pub(crate) fn wait_for(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.aside.iter().position(&fits) {
            return self.aside.remove(at);
        }
        let end = Instant::now() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.heard.recv_timeout(left) {
                Ok(message) if fits(&message) => return message,
                Ok(message) => self.aside.push(message),
                Err(error) => panic!("{error}; heard so far: {:#?}", self.aside),
            }
        }
    }

    /// Waits for the diagnostics of this version of a document.
    pub(crate) fn diagnostics(&mut self, uri: &str, version: i32) -> Vec<Value> {
        let message = self.wait_for(|m| {
            m["method"] == "textDocument/publishDiagnostics"
                && m["params"]["uri"] == uri
                && m["params"]["version"] == version
        });
        list(&message["params"]["diagnostics"])
    }

    pub(crate) fn open(&mut self, uri: &str, language: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document}));
    }

    pub(crate) fn change(&mut self, uri: &str, version: i32, changes: &Value) {
        let document = json!({"uri": uri, "version": version});
        let params = json!({"textDocument": document, "contentChanges": changes});
        self.notify("textDocument/didChange", params);
    }

    /// Says nothing more.
    pub(crate) fn hang_up(&mut self) {
        self.input = None;
    }

    /// Hangs up, if it has not yet, and waits for the exit code.
    pub(crate) fn exit_code(mut self) -> Option<i32> {
        self.input = None;
        self.wait_for_end()
    }

    /// Waits for the exit code, while the input stays open.
    pub(crate) fn wait_for_end(&mut self) -> Option<i32> {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if let Some(status) = self.process.try_wait().expect("a child") {
                return status.code();
            }
            thread::sleep(Duration::from_millis(5));
        }
        let _ = self.process.kill();
        panic!("the server does not end");
    }

    /// Leaves as a well-mannered client does.
    pub(crate) fn leave(mut self) {
        let answer = self.request("shutdown", Value::Null);
        assert_eq!(answer["result"], Value::Null);
        assert!(answer.get("error").is_none(), "{answer}");
        self.notify("exit", Value::Null);
        assert_eq!(self.wait_for_end(), Some(0));
    }

    /// All answers that came, or are still to come until the server ends.
    pub(crate) fn rest(&mut self) -> Vec<Value> {
        self.aside.drain(..).chain(self.heard.iter()).collect()
    }
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        output.read_line(&mut line).ok().filter(|n| *n > 0)?;
        match line.trim_end().strip_prefix("Content-Length: ") {
            Some(number) => length = number.parse().expect("a length"),
            None if line.trim_end().is_empty() => break,
            None => panic!("a header that nobody knows: {line}"),
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("JSON"))
}

pub(crate) fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

/// A folder with these files, and its address.
pub(crate) fn folder(files: &[(&str, &str)]) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    let uri = format!("file://{}", folder.path().display());
    (folder, uri)
}

/// The code of an error.
pub(crate) fn code(answer: &Value) -> i64 {
    answer["error"]["code"].as_i64().unwrap_or(0)
}

pub(crate) fn range(a: u32, b: u32, c: u32, d: u32) -> Value {
    json!({"start": {"line": a, "character": b}, "end": {"line": c, "character": d}})
}

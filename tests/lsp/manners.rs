//! Clients' bad manners: no panic, no lost reply, a clean exit.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::client::{Client, code, folder, range};

const COPY: &str = "\u{1F600} The SRE enables access to ChatGPT.\r\n";

#[test]
fn before_initialize_nothing_is_known() {
    let (folder, _) = folder(&[]);
    let mut client = Client::start(folder.path());
    client.notify("textDocument/didOpen", json!({"nonsense": 1}));
    for method in ["shutdown", "textDocument/hover", "no/such"] {
        assert_eq!(
            code(&client.request(method, Value::Null)),
            -32002,
            "{method}"
        );
    }
    assert_eq!(
        code(&client.request("initialize", json!({"capabilities": 7}))),
        -32602
    );
    let answer = client.request("initialize", json!({"capabilities": {}}));
    assert_eq!(
        answer["result"]["capabilities"]["positionEncoding"],
        "utf-16"
    );
    assert_eq!(
        code(&client.request("initialize", json!({"capabilities": {}}))),
        -32600
    );
    client.leave();
}

#[test]
fn exit_codes_are_those_of_the_protocol() {
    type Say = fn(&mut Client);
    let cases: [(&str, Say, i32); 6] = [
        ("exit at once", |c| c.notify("exit", Value::Null), 1),
        ("nothing at all", |_| {}, 1),
        (
            "half a frame",
            |c| c.raw(b"Content-Length: 100\r\n\r\n{\"jsonrpc\""),
            1,
        ),
        (
            "exit without shutdown",
            |c| {
                c.request("initialize", json!({"capabilities": {}}));
                c.notify("exit", Value::Null);
            },
            1,
        ),
        (
            "dies in the middle",
            |c| {
                c.request("initialize", json!({"capabilities": {}}));
                c.open("file:///a.md", "markdown", COPY);
            },
            1,
        ),
        (
            "shuts down and dies",
            |c| {
                c.request("initialize", json!({"capabilities": {}}));
                c.request("shutdown", Value::Null);
            },
            0,
        ),
    ];
    for (name, say, want) in cases {
        let (folder, _) = folder(&[]);
        let mut client = Client::start(folder.path());
        say(&mut client);
        assert_eq!(client.exit_code(), Some(want), "{name}");
    }
}

#[test]
fn after_shutdown_everything_is_refused_and_answered() {
    let (folder, uri) = folder(&[]);
    let mut client = Client::ready(folder.path(), &json!({}));
    let uri = format!("{uri}/a.md");
    client.open(&uri, "markdown", COPY);
    let asked = client.post(
        "textDocument/codeAction",
        json!({
            "textDocument": {"uri": uri},
            "range": range(0, 0, 0, 40),
            "context": {"diagnostics": []},
        }),
    );
    let shut = client.post("shutdown", Value::Null);
    client.change(&uri, 2, &json!([{"text": "x"}]));
    let late = client.post("textDocument/hover", json!({}));
    let again = client.post("shutdown", Value::Null);
    let first = client.answer(&json!(asked));
    assert!(
        first["result"].is_array() || code(&first) == -32800,
        "{first}"
    );
    assert_eq!(client.answer(&json!(shut))["result"], Value::Null);
    assert_eq!(code(&client.answer(&json!(late))), -32600);
    assert_eq!(code(&client.answer(&json!(again))), -32600);
    client.notify("exit", Value::Null);
    assert_eq!(client.wait_for_end(), Some(0));
}

#[test]
fn a_message_that_cannot_be_read_is_logged_and_skipped() {
    let (folder, _) = folder(&[]);
    let mut client = Client::ready(folder.path(), &json!({}));
    let bodies: [&[u8]; 6] = [
        b"",
        b"{\"a\":",
        b"[]",
        b"null",
        b"{\"id\":4}",
        b"\xFF\xFE\xFD",
    ];
    for body in bodies {
        client.raw(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes());
        client.raw(body);
        let logged = client.wait_for(|m| m["method"] == "window/logMessage");
        assert_eq!(logged["params"]["type"], 1, "{logged}");
    }
    client.send(&json!({"jsonrpc": "2.0", "id": "é", "method": "no/such"}));
    assert_eq!(code(&client.answer(&json!("é"))), -32601);
    client.send(&json!({"jsonrpc": "2.0", "id": 99, "result": {}}));
    client.send(&json!({"jsonrpc": "2.0", "id": 1, "result": null}));
    client.send(&json!({"jsonrpc": "2.0", "id": 1, "error": {"code": 1, "message": "no"}}));
    client.notify("$/setTrace", json!({"value": "verbose"}));
    client.notify("no/such", json!([1, 2]));
    client.leave();
}

/// Where the next message starts is unknown then. An editor starts a server that has ended anew,
/// with the documents as they are.
#[test]
fn a_header_that_cannot_be_read_ends_the_session() {
    let long = format!("X: {}\r\n", "x".repeat(1 << 20));
    for header in [
        "GET / HTTP/1.1\r\n\r\n",
        "\r\n\r\n",
        "Content-Length: -4\r\n\r\n",
        "Content-Length: 99999999999999\r\n\r\n",
        &long,
    ] {
        let (folder, _) = folder(&[]);
        let mut client = Client::ready(folder.path(), &json!({}));
        let asked = client.post("workspace/diagnostic", json!({"previousResultIds": []}));
        client.raw(header.as_bytes());
        let logged = client.wait_for(|m| m["method"] == "window/logMessage");
        assert_eq!(logged["params"]["type"], 1, "{logged}");
        assert!(client.answer(&json!(asked))["result"].is_object());
        assert_eq!(client.wait_for_end(), Some(1));
    }
}

#[test]
fn an_id_that_is_in_use_is_refused() {
    let (folder, uri) = folder(&[]);
    let mut client = Client::ready(folder.path(), &json!({"textDocument": {"diagnostic": {}}}));
    let previous = json!([{"uri": format!("{uri}/a.md"), "value": "x"}]);
    let ask = json!({"jsonrpc": "2.0", "id": 7, "method": "workspace/diagnostic",
        "params": {"previousResultIds": previous}});
    client.send(&ask);
    client.send(&ask);
    let answers = [client.answer(&json!(7)), client.answer(&json!(7))];
    assert!(answers.iter().any(|a| code(a) == -32600), "{answers:?}");
    assert!(
        answers.iter().any(|a| a["result"].is_object()),
        "{answers:?}"
    );
    client.leave();
}

#[test]
fn bytes_that_are_no_text_are_read_as_they_can_be() {
    let (folder, uri) = folder(&[]);
    let mut client = Client::ready(folder.path(), &json!({}));
    let uri = format!("{uri}/a.md");
    for (version, odd) in [(1, &b"\xFF\xE2"[..]), (2, &br"\ud83d"[..])] {
        let document = format!(
            r#"{{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{{"textDocument":{{"uri":"{uri}","languageId":"markdown","version":{version},"text":"@ The SRE enables access to ChatGPT."}}}}}}"#
        );
        let (front, back) = document.split_once('@').expect("marked");
        let body = [front.as_bytes(), odd, back.as_bytes()].concat();
        client.raw(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes());
        client.raw(&body);
        assert_eq!(client.diagnostics(&uri, version).len(), 1, "{odd:?}");
    }
    client.leave();
}

#[test]
fn ranges_and_documents_that_are_nonsense_change_no_answer() {
    let (folder, uri) = folder(&[]);
    let mut client = Client::ready(folder.path(), &json!({}));
    let uri = format!("{uri}/a.md");
    client.change(&uri, 1, &json!([{"text": "not open"}]));
    client.notify(
        "textDocument/didClose",
        json!({"textDocument": {"uri": uri}}),
    );
    client.open(&uri, "markdown", COPY);
    client.open(&uri, "markdown", COPY);
    assert_eq!(client.diagnostics(&uri, 1).len(), 1);
    client.change(
        &uri,
        2,
        &json!([
            {"range": range(9, 9, 1, 1), "text": "\r\nThe SRE calls on ChatGPT."},
            {"range": range(0, 9999, 0, 2), "text": ""},
            {"range": {"start": {"line": -1, "character": 0}}, "text": "lost"},
        ]),
    );
    let told = client
        .wait_for(|m| m["method"] == "window/logMessage" && m.to_string().contains("didChange"));
    assert!(told["params"]["message"].is_string());
    client.change(
        &uri,
        3,
        &json!([
            {"range": range(9, 9, 1, 1), "text": "\r\nThe SRE calls on ChatGPT."},
            {"range": range(0, 9999, 0, 2), "text": ""},
        ]),
    );
    let found = client.diagnostics(&uri, 3);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0]["code"], "ai-partnership/calls-on");
    let place = |line: i64| json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": 99999}});
    assert!(
        client
            .request("textDocument/hover", place(999_999))
            .get("error")
            .is_none()
    );
    assert_eq!(
        code(&client.request("textDocument/hover", place(-1))),
        -32602
    );
    let elsewhere =
        json!({"textDocument": {"uri": "untitled:é"}, "position": {"line": 0, "character": 0}});
    client.request("textDocument/hover", elsewhere);
    client.leave();
}

#[test]
fn every_request_has_one_answer_when_cancelled_or_left_behind() {
    let (folder, uri) = folder(&[]);
    let mut client = Client::ready(folder.path(), &json!({}));
    let uri = format!("{uri}/a.md");
    client.open(&uri, "markdown", &COPY.repeat(50));
    let mut ids = BTreeSet::new();
    for n in 0..40 {
        let place = json!({"textDocument": {"uri": uri}, "position": {"line": n, "character": 12}});
        let id = client.post("textDocument/hover", place);
        ids.insert(id);
        client.change(
            &uri,
            n + 2,
            &json!([{"range": range(0, 0, 0, 0), "text": "x "}]),
        );
        if n % 3 == 0 {
            client.notify("$/cancelRequest", json!({"id": id}));
        }
    }
    client.notify("$/cancelRequest", json!({"id": 123_456}));
    client.hang_up();
    assert_eq!(client.wait_for_end(), Some(1));
    let answers: Vec<i64> = client
        .rest()
        .iter()
        .filter(|m| m.get("method").is_none())
        .filter_map(|m| m["id"].as_i64())
        .collect();
    assert_eq!(answers.len(), ids.len());
    assert_eq!(answers.into_iter().collect::<BTreeSet<_>>(), ids);
}

#[test]
fn a_giant_document_does_not_block_the_rest() {
    let (folder, uri) = folder(&[]);
    let mut client = Client::ready(folder.path(), &json!({}));
    let (giant, small) = (format!("{uri}/giant.txt"), format!("{uri}/small.md"));
    let text =
        "Nothing here is of any interest to anybody, \u{1F600} one would think. ".repeat(60_000);
    client.open(&giant, "plaintext", &text);
    for n in 0..200 {
        client.change(
            &giant,
            n + 2,
            &json!([{"range": range(0, n as u32, 0, n as u32), "text": "y"}]),
        );
    }
    // What the speaking thread answers does not wait for the judging one.
    assert_eq!(code(&client.request("no/such", json!({}))), -32601);
    client.open(&small, "markdown", COPY);
    assert_eq!(client.diagnostics(&small, 1).len(), 1);
    assert_eq!(client.diagnostics(&giant, 201).len(), 0);
    client.leave();
}

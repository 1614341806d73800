//! Diagnostics, pushed and pulled.

use serde_json::{Value, json};

use crate::client::{Client, folder, list};

const COPY: &str = "# News\r\n\r\n\u{1F600} The SRE enables **access** to ChatGPT.\r\n";

#[test]
fn diagnostics_have_all_that_an_editor_shows() {
    for (encoding, start) in [("utf-8", 13), ("utf-16", 11), ("utf-32", 10)] {
        let (folder, root) = folder(&[]);
        let general = json!({"general": {"positionEncodings": [encoding]}});
        let mut client = Client::ready(folder.path(), &general);
        let uri = format!("{root}/a.md");
        client.open(&uri, "markdown", COPY);
        let found = client.diagnostics(&uri, 1);
        assert_eq!(found.len(), 1, "{found:#?}");
        let one = &found[0];
        assert_eq!(
            one["range"]["start"],
            json!({"line": 2, "character": start}),
            "{encoding}"
        );
        assert_eq!(
            one["range"]["end"],
            json!({"line": 2, "character": start + 29}),
            "{encoding}"
        );
        assert_eq!(
            (&one["severity"], &one["source"]),
            (&json!(1), &json!("sayso"))
        );
        assert_eq!(one["code"], "ai-partnership/enables-access");
        let related = list(&one["relatedInformation"]);
        assert!(
            related
                .iter()
                .any(|r| r["message"].as_str().is_some_and(|m| m.contains("ChatGPT"))),
            "{related:#?}"
        );
        client.notify(
            "textDocument/didClose",
            json!({"textDocument": {"uri": uri}}),
        );
        let cleared = client.wait_for(|m| m["method"] == "textDocument/publishDiagnostics");
        assert_eq!(cleared["params"]["diagnostics"], json!([]));
        client.leave();
    }
}

#[test]
fn other_formats_have_no_diagnostics() {
    let (folder, root) = folder(&[]);
    let mut client = Client::ready(folder.path(), &json!({}));
    for (name, language) in [
        ("a.rs", "rust"),
        ("a.json", "plaintext"),
        ("a.php", "php"),
        ("Cargo.toml", "toml"),
    ] {
        let uri = format!("{root}/{name}");
        client.open(&uri, language, COPY);
        assert_eq!(client.diagnostics(&uri, 1), Vec::<Value>::new(), "{name}");
        let place = json!({"textDocument": {"uri": uri}, "position": {"line": 2, "character": 15}});
        assert_eq!(
            client.request("textDocument/hover", place)["result"],
            Value::Null,
            "{name}"
        );
    }
    client.leave();
}

#[test]
fn what_is_pulled_twice_is_sent_once() {
    let (folder, root) = folder(&[]);
    let capabilities = json!({"textDocument": {"diagnostic": {}}});
    let mut client = Client::ready(folder.path(), &capabilities);
    let uri = format!("{root}/a.md");
    client.open(&uri, "markdown", COPY);
    let ask = |previous: Value| json!({"textDocument": {"uri": uri}, "previousResultId": previous});
    let first = client.request("textDocument/diagnostic", ask(Value::Null));
    assert_eq!(list(&first["result"]["items"]).len(), 1, "{first:#}");
    let id = first["result"]["resultId"].clone();
    let second = client.request("textDocument/diagnostic", ask(id.clone()));
    assert_eq!(
        second["result"],
        json!({"kind": "unchanged", "resultId": id})
    );
    client.change(&uri, 2, &json!([{"text": "Powered by OpenAI."}]));
    let third = client.request("textDocument/diagnostic", ask(id));
    assert_eq!(
        (&third["result"]["kind"], &third["result"]["items"]),
        (&json!("full"), &json!([]))
    );
    client.leave();
}

#[test]
fn the_workspace_is_pulled_whole_and_then_by_change() {
    let (folder, root) = folder(&[
        ("b.md", COPY),
        ("é.html", "<p>fine"),
        ("c.rs", COPY),
        ("d.txt", "\u{FEFF}The SRE calls on ChatGPT."),
    ]);
    let mut client = Client::ready(folder.path(), &json!({"textDocument": {"diagnostic": {}}}));
    let first = client.request("workspace/diagnostic", json!({"previousResultIds": []}));
    let items = list(&first["result"]["items"]);
    let names: Vec<String> = items
        .iter()
        .map(|i| i["uri"].to_string().replace(&root, ""))
        .collect();
    assert_eq!(names, ["\"/b.md\"", "\"/d.txt\""]);
    let previous: Vec<Value> = items
        .iter()
        .map(|i| json!({"uri": i["uri"], "value": i["resultId"]}))
        .collect();
    // Nothing is new, so the answer waits for something that is.
    let waiting = client.post(
        "workspace/diagnostic",
        json!({"previousResultIds": previous}),
    );
    let small = json!({"textDocument": {"uri": format!("{root}/none.md")}, "position": {"line": 0, "character": 0}});
    client.request("textDocument/hover", small);
    std::fs::remove_file(folder.path().join("b.md")).expect("removed");
    let change = json!({"uri": format!("{root}/b.md"), "type": 3});
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({"changes": [change]}),
    );
    let second = client.answer(&json!(waiting));
    let items = list(&second["result"]["items"]);
    let gone = items
        .iter()
        .find(|i| i["uri"] == format!("{root}/b.md"))
        .expect("told");
    assert_eq!(gone["items"], json!([]));
    let kept = items
        .iter()
        .find(|i| i["uri"] == format!("{root}/d.txt"))
        .expect("told");
    assert_eq!(kept["kind"], "unchanged");
    let resting = client.post(
        "workspace/diagnostic",
        json!({"previousResultIds": [previous[1]]}),
    );
    client.hang_up();
    assert!(client.answer(&json!(resting))["result"]["items"].is_array());
    assert_eq!(client.wait_for_end(), Some(1));
}

#[test]
fn the_workspace_is_read_as_its_configuration_tells() {
    let (folder, root) = folder(&[
        (
            "sayso.toml",
            "[formats]\ntpl = \"html\"\n\"old.*\" = { encoding = \"windows-1252\" }\n",
        ),
        (
            "a.tpl",
            "<p>\u{1F600} The SRE enables <b>access</b> to ChatGPT.",
        ),
        ("b.dat", COPY),
    ]);
    let wide: Vec<u8> = "\u{FEFF}\u{1F600} The SRE calls on ChatGPT."
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let old = b"Caf\xE9! The SRE calls on ChatGPT.";
    std::fs::write(folder.path().join("wide.md"), wide).expect("written");
    std::fs::write(folder.path().join("old.txt"), old).expect("written");
    let mut client = Client::ready(folder.path(), &json!({"textDocument": {"diagnostic": {}}}));
    let answer = client.request("workspace/diagnostic", json!({"previousResultIds": []}));
    let found: Vec<(String, Value)> = list(&answer["result"]["items"])
        .iter()
        .map(|item| {
            let name = item["uri"].as_str().expect("an address").replace(&root, "");
            (name, item["items"][0]["range"]["start"].clone())
        })
        .collect();
    let at = |character: u32| json!({"line": 0, "character": character});
    let wanted = [
        ("/a.tpl", at(14)),
        ("/old.txt", at(14)),
        ("/wide.md", at(11)),
    ];
    let wanted = wanted.map(|(name, at)| (name.to_owned(), at));
    let mut found = found;
    found.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(found, wanted);
    client.leave();
}

#[test]
fn the_client_is_asked_to_watch_every_format_and_the_policy() {
    let (folder, root) = folder(&[("b.htm", "<p>fine"), ("b.mdown", "fine")]);
    let capabilities =
        json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    let mut client = Client::ready(folder.path(), &capabilities);
    let asked = client.wait_for(|m| m["method"] == "client/registerCapability");
    let watchers = &asked["params"]["registrations"][0]["registerOptions"]["watchers"];
    let globs: Vec<String> = list(watchers)
        .iter()
        .map(|w| w["globPattern"].to_string())
        .collect();
    assert!(
        globs.iter().any(|glob| glob == "\"**/*.toml\""),
        "{globs:?}"
    );
    let copy = globs
        .iter()
        .find(|glob| glob.contains("{"))
        .expect("endings");
    for ending in ["md", "mdown", "xhtml", "htm", "txt"] {
        let listed = copy.split(['{', ',', '}']).any(|listed| listed == ending);
        assert!(listed, "{ending} is not in {copy}");
    }
    // Whatever the client answers, it goes on.
    client
        .send(&json!({"jsonrpc": "2.0", "id": asked["id"], "error": {"code": 1, "message": "no"}}));
    let uri = format!("{root}/b.mdown");
    client.open(&uri, "markdown", COPY);
    assert_eq!(client.diagnostics(&uri, 1).len(), 1);
    client.leave();
}

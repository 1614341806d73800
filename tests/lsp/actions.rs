//! Quick fixes, fix all, suppression, hover and completion, as an editor uses them.

use serde_json::{Value, json};

use crate::client::{Client, folder, list, range};

/// Opens the text and asks for actions where `words` are.
fn actions(
    client: &mut Client,
    uri: &str,
    language: &str,
    text: &str,
    context: &Value,
) -> Vec<Value> {
    client.open(uri, language, text);
    let params =
        json!({"textDocument": {"uri": uri}, "range": range(0, 0, 99, 0), "context": context});
    list(&client.request("textDocument/codeAction", params)["result"])
}

/// The text after the edits of an action; UTF-16 columns.
fn apply(text: &str, uri: &str, action: &Value) -> String {
    let mut edits = list(&action["edit"]["changes"][uri]);
    edits.reverse();
    let mut text = text.to_owned();
    for edit in edits {
        let [start, end] = ["start", "end"].map(|end| byte(&text, &edit["range"][end]));
        text.replace_range(start..end, edit["newText"].as_str().expect("a text"));
    }
    text
}

fn byte(text: &str, position: &Value) -> usize {
    let number =
        |key: &str| usize::try_from(position[key].as_u64().expect("a number")).expect("small");
    let start: usize = text
        .split_inclusive('\n')
        .take(number("line"))
        .map(str::len)
        .sum();
    let mut units = 0;
    let rest = &text[start..];
    let inside = rest.char_indices().find(|(_, c)| {
        let here = units >= number("character");
        units += c.len_utf16();
        here
    });
    start + inside.map_or(rest.len(), |(at, _)| at)
}

#[test]
fn alternatives_are_quick_fixes_and_the_safe_one_is_preferred() {
    let (folder, root) = folder(&[]);
    let mut client = Client::ready(folder.path(), &json!({}));
    let cases = [
        (
            "a.md",
            "markdown",
            "\u{1F600} The SRE enables access to **ChatGPT**.\r\n",
            "\u{1F600} The SRE is powered by **OpenAI**.\r\n",
        ),
        (
            "a.html",
            "html",
            "<p>&copy; The SRE enables&nbsp;access to <b>ChatGPT</b>.",
            "<p>&copy; The SRE is powered by <b>OpenAI</b>.",
        ),
        (
            "a.txt",
            "plaintext",
            "The SRE\nenables access\nto ChatGPT.",
            "The SRE\nis powered\nby OpenAI.",
        ),
    ];
    for (name, language, text, want) in cases {
        let uri = format!("{root}/{name}");
        let only = json!({"diagnostics": [], "only": ["quickfix"]});
        let found = actions(&mut client, &uri, language, text, &only);
        let preferred: Vec<&Value> = found.iter().filter(|a| a["isPreferred"] == true).collect();
        assert_eq!(preferred.len(), 1, "{found:#?}");
        assert_eq!(apply(text, &uri, preferred[0]), want);
        let rewrites = found
            .iter()
            .filter(|a| a["title"].as_str().is_some_and(|t| t.contains("OpenAI")));
        assert!(rewrites.count() >= 2, "{found:#?}");
        assert!(
            found
                .iter()
                .all(|a| a["kind"] == "quickfix" && list(&a["diagnostics"]).len() == 1)
        );
    }
    client.leave();
}

#[test]
fn fix_all_writes_what_is_safe() {
    let (folder, root) = folder(&[]);
    let mut client = Client::ready(folder.path(), &json!({}));
    let uri = format!("{root}/a.md");
    let text = "The SRE enables access to ChatGPT.\n\n\u{1F600} Untouched.\r\n\r\nCall on ChatGPT from your own VPC.\n\nOur agents call on GPT-5.\n";
    for only in ["source", "source.fixAll", "source.fixAll.sayso"] {
        let context = json!({"diagnostics": [], "only": [only]});
        let found = actions(&mut client, &uri, "markdown", text, &context);
        assert_eq!(found.len(), 1, "{only}");
        assert_eq!(
            apply(text, &uri, &found[0]),
            "The SRE is powered by OpenAI.\n\n\u{1F600} Untouched.\r\n\r\nCall on ChatGPT from your own VPC.\n\nOur agents are powered by OpenAI.\n"
        );
    }
    let idle = json!({"diagnostics": [], "triggerKind": 2});
    let found = actions(&mut client, &uri, "markdown", text, &idle);
    assert!(!found.is_empty() && found.iter().all(|a| a["kind"] == "quickfix"));
    let other = json!({"diagnostics": [], "only": ["refactor"]});
    assert!(actions(&mut client, &uri, "markdown", text, &other).is_empty());
    client.leave();
}

#[test]
fn a_suppression_silences_what_it_stands_before() {
    let (folder, root) = folder(&[]);
    let mut client = Client::ready(folder.path(), &json!({}));
    let cases = [
        (
            "a.md",
            "markdown",
            "# \u{1F600}\r\n\r\n- The SRE enables access to ChatGPT.\r\n",
            true,
        ),
        (
            "a.html",
            "html",
            "<ul><li>\u{1F600} The SRE enables access to ChatGPT.</ul>",
            true,
        ),
        (
            "a.txt",
            "plaintext",
            "The SRE enables access to ChatGPT.",
            false,
        ),
    ];
    for (name, language, text, has_comments) in cases {
        let uri = format!("{root}/{name}");
        let found = actions(
            &mut client,
            &uri,
            language,
            text,
            &json!({"diagnostics": []}),
        );
        assert_eq!(client.diagnostics(&uri, 1).len(), 1);
        let ignore = found
            .iter()
            .find(|a| a["title"].as_str().is_some_and(|t| t.starts_with("Ignore")));
        assert_eq!(ignore.is_some(), has_comments, "{found:#?}");
        if let Some(action) = ignore {
            let after = apply(text, &uri, action);
            assert!(after.contains("sayso-ignore enables-access: "), "{after}");
            client.change(&uri, 2, &json!([{"text": after}]));
            assert_eq!(client.diagnostics(&uri, 2), Vec::<Value>::new(), "{after}");
        }
    }
    client.leave();
}

#[test]
fn edits_name_their_version_where_the_client_wants_it() {
    let (folder, root) = folder(&[]);
    let capabilities = json!({"workspace": {"workspaceEdit": {"documentChanges": true}}});
    let mut client = Client::ready(folder.path(), &capabilities);
    let uri = format!("{root}/a.md");
    let found = actions(
        &mut client,
        &uri,
        "markdown",
        "The SRE calls on ChatGPT.",
        &json!({"diagnostics": []}),
    );
    let change = &found[0]["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({"uri": uri, "version": 1}));
    assert!(!list(&change["edits"]).is_empty());
    client.leave();
}

#[test]
fn hover_tells_why_and_what_instead() {
    let (folder, root) = folder(&[]);
    let mut client = Client::ready(folder.path(), &json!({}));
    let uri = format!("{root}/a.md");
    client.open(
        &uri,
        "markdown",
        "\u{1F600} The SRE enables access to ChatGPT.\n\nIt is powered by OpenAI.\n",
    );
    let mut hover = |line: u32, character: u32| {
        let params = json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}});
        client.request("textDocument/hover", params)["result"].clone()
    };
    let text = hover(0, 15)["contents"]["value"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    for part in [
        "Source:",
        "Approved wording",
        "powered by OpenAI",
        "ai-partnership/enables-access",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(hover(0, 1), Value::Null);
    let approved = hover(2, 10)["contents"]["value"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    assert!(approved.contains("Approved wording"), "{approved}");
    client.leave();
}

#[test]
fn approved_wording_is_completed() {
    let (folder, root) = folder(&[]);
    let mut client = Client::ready(folder.path(), &json!({}));
    let uri = format!("{root}/a.md");
    let cases = [
        (
            "\u{1F600} The SRE is powe",
            "\u{1F600} The SRE is powered by OpenAI",
        ),
        ("The SRE is enabled b", "The SRE is enabled by OpenAI"),
        (
            "The SRE enables access to ChatGPT",
            "The SRE is powered by OpenAI",
        ),
        ("The SRE is fine", ""),
    ];
    for (text, want) in cases {
        client.open(&uri, "markdown", text);
        let character = text.encode_utf16().count();
        let params =
            json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": character}});
        let items = list(&client.request("textDocument/completion", params)["result"]["items"]);
        let results: Vec<String> = items
            .iter()
            .map(|item| {
                let edit = json!({"edit": {"changes": {&uri: [item["textEdit"]]}}});
                apply(text, &uri, &edit)
            })
            .collect();
        assert_eq!(
            results.first().map_or("", String::as_str),
            want,
            "{items:#?}"
        );
    }
    client.leave();
}

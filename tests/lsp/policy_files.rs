//! Configurations and lexicons: their mistakes, their keys, and what happens when they change.

use serde_json::{Value, json};

use crate::client::{Client, folder, list};

const LEXICON: &str = r#"[lexicon]
id = "ours"

[[rule]]
id = "synergy"
kind = "banned"
level = "error"
phrases = ["synergy"]
message = "Do not say synergy."
source = "House style"
url = "https://example.com/synergy"
flag = ["There is synergy.", "What synergy!", "Our synergy grows."]
pass = ["A sinner.", "Energy.", "Synonym."]
"#;

fn watched(client: &mut Client, uri: &str) {
    let params = json!({"changes": [{"uri": uri, "type": 2}]});
    client.notify("workspace/didChangeWatchedFiles", params);
}

#[test]
fn a_policy_that_changes_or_breaks_is_reported() {
    let (folder, root) = folder(&[
        ("sayso.toml", "lexicons = [\"ours.toml\"]\n"),
        ("ours.toml", LEXICON),
    ]);
    let mut client = Client::ready(folder.path(), &json!({}));
    let (copy, lexicon) = (format!("{root}/a.md"), format!("{root}/ours.toml"));
    client.open(&copy, "markdown", "\u{1F600} What synergy, what synergies!");
    let found = client.diagnostics(&copy, 1);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(
        found[0]["codeDescription"]["href"],
        "https://example.com/synergy"
    );

    std::fs::write(
        folder.path().join("ours.toml"),
        LEXICON.replace("[\"synergy\"]", "[\"synergies\"]"),
    )
    .expect("written");
    watched(&mut client, &lexicon);
    let found = client.diagnostics(&copy, 1);
    assert_eq!(found[0]["range"]["start"]["character"], 22, "{found:#?}");

    let broken = LEXICON.replace("[\"synergy\"]", "[\"(synergy\"]");
    std::fs::write(folder.path().join("ours.toml"), broken).expect("written");
    watched(&mut client, &lexicon);
    let told = client.wait_for(|m| {
        m["params"]["uri"] == lexicon.as_str() && !list(&m["params"]["diagnostics"]).is_empty()
    });
    assert_eq!(
        told["params"]["diagnostics"][0]["range"]["start"]["line"],
        7
    );
    client.wait_for(|m| m["method"] == "window/showMessage");
    client.change(&copy, 2, &json!([{"text": "Those synergies."}]));
    assert_eq!(
        client.diagnostics(&copy, 2).len(),
        1,
        "the last good policy holds"
    );

    std::fs::write(folder.path().join("ours.toml"), LEXICON).expect("written");
    client.change(&copy, 3, &json!([{"text": "This synergy."}]));
    assert_eq!(
        client.diagnostics(&copy, 3).len(),
        1,
        "noticed without being told"
    );
    client.wait_for(|m| {
        m["params"]["uri"] == lexicon.as_str() && list(&m["params"]["diagnostics"]).is_empty()
    });

    let settings = json!({"sayso": {"lexicons": ["ai-partnership"], "pause": 5}});
    client.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": settings}),
    );
    client.change(
        &copy,
        4,
        &json!([{"text": "This synergy. The SRE calls on ChatGPT."}]),
    );
    let found = client.diagnostics(&copy, 4);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0]["code"], "ai-partnership/calls-on");
    client.leave();
}

#[test]
fn mistakes_are_shown_while_they_are_written() {
    let (folder, root) = folder(&[]);
    let mut client = Client::ready(folder.path(), &json!({}));
    let cases = [
        ("ours.toml", LEXICON.to_owned(), None),
        (
            "ours.toml",
            format!(
                "# \u{1F600}\r\n{}",
                LEXICON.replace("level = \"error\"", "level = \"grave\"")
            ),
            Some(7),
        ),
        ("ours.toml", LEXICON.replace("kind =", "sort ="), Some(5)),
        ("ours.toml", "[lexicon]\nid = ".to_owned(), Some(1)),
        ("sayso.toml", String::new(), None),
        (
            "sayso.toml",
            "min-level = \"note\"\nmax-level = 1\n".to_owned(),
            Some(1),
        ),
    ];
    for (version, (name, text, line)) in (2..).zip(cases) {
        let uri = format!("{root}/{name}");
        client.open(&uri, "toml", "");
        client.change(&uri, version, &json!([{"text": text}]));
        let found = client.diagnostics(&uri, version);
        let lines: Vec<&Value> = found.iter().map(|d| &d["range"]["start"]["line"]).collect();
        assert_eq!(lines.is_empty(), line.is_none(), "{text}: {found:#?}");
        assert!(
            line.is_none_or(|line| lines.contains(&&json!(line))),
            "{text}: {found:#?}"
        );
    }
    client.leave();
}

#[test]
fn keys_values_and_names_are_completed() {
    let (folder, root) = folder(&[]);
    let mut client = Client::ready(folder.path(), &json!({}));
    let cases = [
        ("sayso.toml", "min|", "min-level"),
        ("sayso.toml", "fail-level = \"|", "never"),
        ("sayso.toml", "lexicons = [\"|\"]", "ai-partnership"),
        ("sayso.toml", "[rules.\"a/b\"]\nle|", "level"),
        ("own.toml", "[lexicon]\nid = \"a\"\n|", "title"),
        (
            "own.toml",
            "[lexicon]\n\n[[rule]]\nid = \"\u{1F600}\"\nphr|",
            "phrases",
        ),
        ("own.toml", "[lexicon]\n[[rule]]\nkind = |", "banned"),
        (
            "own.toml",
            "[lexicon]\n[names]\nours = [\"x\"]\n[[rule]]\nphrases = [\"a @|\"]",
            "ours",
        ),
        (
            "own.toml",
            "[lexicon]\n[[rule]]\nphrases = [\"@nu|\"]",
            "number",
        ),
        ("own.toml", "[lexicon]\n[|", "names"),
    ];
    for (name, marked, want) in cases {
        let uri = format!("{root}/{name}");
        let text = marked.replace('|', "");
        client.open(&uri, "toml", &text);
        let before = marked.split('|').next().unwrap_or("");
        let line = before.matches('\n').count();
        let last = before.rsplit('\n').next().unwrap_or("");
        let place = json!({"line": line, "character": last.encode_utf16().count()});
        let params = json!({"textDocument": {"uri": uri}, "position": place});
        let items = list(&client.request("textDocument/completion", params)["result"]["items"]);
        let labels: Vec<&str> = items.iter().filter_map(|i| i["label"].as_str()).collect();
        assert!(labels.contains(&want), "{marked}: {labels:?}");
        assert!(
            !labels.contains(&"id") || !text.contains("id ="),
            "{marked}: {labels:?}"
        );
    }
    let uri = format!("{root}/sayso.toml");
    client.open(&uri, "toml", "min-level = \"note\"\n");
    let params = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 3}});
    let hover = client.request("textDocument/hover", params);
    assert!(
        hover["result"]["contents"]["value"]
            .as_str()
            .is_some_and(|v| v.contains("shown")),
        "{hover}"
    );
    client.leave();
}

#[test]
fn a_lexicon_that_adds_to_a_built_in_one_holds() {
    const OURS: &str = "[lexicon]\nid = \"acme\"\nextends = \"ai-partnership\"\n\n\
                        [names]\nothers = [\"Globex Cloud\"]\n";
    let (folder, root) = folder(&[
        ("sayso.toml", "lexicons = [\"./acme.toml\"]\r\n"),
        ("acme.toml", OURS),
    ]);
    let mut client = Client::ready(folder.path(), &json!({}));
    let uri = format!("{root}/a.md");
    client.open(
        &uri,
        "markdown",
        "Globex Cloud enables access to ChatGPT.\n\nThe SRE calls on GPT-5.",
    );
    let found = client.diagnostics(&uri, 1);
    let codes: Vec<&Value> = found.iter().map(|d| &d["code"]).collect();
    assert_eq!(codes, ["ai-partnership/calls-on"]);
    client.leave();
}

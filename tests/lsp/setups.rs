//! The set-ups in `editors/` start the program as it is and set what there is to set.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};

use crate::client::{Client, folder};

/// How an editor starts the server, by its set-up.
struct SetUp {
    command: Vec<String>,
    options: Value,
}

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    std::fs::read_to_string(path).expect("it is there")
}

/// JSON with lines of comments, as editors take it.
fn commented_json(name: &str) -> Value {
    let text = file(name);
    let lines = text.lines().filter(|l| !l.trim_start().starts_with("//"));
    let plain: Vec<&str> = lines.collect();
    serde_json::from_str(&plain.join("\n")).expect("JSON")
}

fn words(value: &Value) -> Vec<String> {
    let words = value.as_array().into_iter().flatten();
    words
        .filter_map(|w| w.as_str().map(str::to_owned))
        .collect()
}

fn helix() -> SetUp {
    let text = file("editors/helix/languages.toml");
    let all: Value = toml::from_str(&text).expect("TOML");
    let server = &all["language-server"]["sayso"];
    let command = server["command"].as_str().expect("a program").to_owned();
    SetUp {
        command: [vec![command], words(&server["args"])].concat(),
        options: server["config"].clone(),
    }
}

fn sublime() -> SetUp {
    let all = commented_json("editors/sublime/LSP.sublime-settings");
    let client = &all["clients"]["sayso"];
    assert_eq!(client["enabled"], true);
    SetUp {
        command: words(&client["command"]),
        options: client["initializationOptions"].clone(),
    }
}

fn zed() -> SetUp {
    let all = commented_json("editors/zed/settings.json");
    let server = &all["lsp"]["sayso"];
    let program = server["binary"]["path"].as_str().expect("a program");
    SetUp {
        command: [
            vec![program.to_owned()],
            words(&server["binary"]["arguments"]),
        ]
        .concat(),
        options: server["initialization_options"].clone(),
    }
}

/// What can be set, by the table in the documentation.
fn documented() -> BTreeSet<String> {
    let text = file("docs/editors.md");
    let (_, settings) = text
        .split_once("## Settings")
        .expect("there is such a part");
    let rows = settings.split("\n## ").next().unwrap_or_default().lines();
    let keys = rows.filter_map(|row| Some(row.strip_prefix("| `")?.split_once('`')?.0.to_owned()));
    keys.collect()
}

#[test]
fn each_set_up_starts_a_server_that_answers() {
    let settings = documented();
    for (editor, set_up) in [
        ("Helix", helix()),
        ("Sublime Text", sublime()),
        ("Zed", zed()),
    ] {
        assert_eq!(set_up.command[0], "sayso", "{editor}");
        let set = set_up.options.as_object().expect("settings");
        assert!(
            set.keys().all(|key| settings.contains(key)),
            "{editor}: {set:?}"
        );
        let (folder, root) = folder(&[]);
        let mut client = Client::with(folder.path(), &set_up.command[1..]);
        let params =
            json!({"capabilities": {}, "rootUri": root, "initializationOptions": set_up.options});
        client.request("initialize", params);
        client.notify("initialized", json!({}));
        let uri = format!("{root}/a.md");
        client.open(&uri, "markdown", "\u{1F600} The SRE calls on ChatGPT.");
        assert_eq!(client.diagnostics(&uri, 1).len(), 1, "{editor}");
        client.leave();
    }
}

#[test]
fn the_settings_of_the_extension_are_those_of_the_server() {
    let package: Value = serde_json::from_str(&file("editors/vscode/package.json")).expect("JSON");
    let properties = package["contributes"]["configuration"]["properties"].as_object();
    let keys = properties.expect("settings").keys();
    let keys: BTreeSet<String> = keys
        .filter_map(|k| Some(k.strip_prefix("sayso.")?.to_owned()))
        .collect();
    // Where the program is, is for the extension alone.
    let own = BTreeSet::from(["path".to_owned()]);
    assert_eq!(keys, documented().union(&own).cloned().collect());
}

//! What client and server have negotiated, and the editor's settings.

use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Value, json};

use super::position::Encoding;
use super::protocol::{InitializeParams, Uri, WorkspaceFolder};
use sayso_policy::Level;

/// How long typing must pause before a document is checked.
const PAUSE: Duration = Duration::from_millis(120);
const MAX_PAUSE_MS: u64 = 10_000;

/// What holds from `initialize` to the end.
#[derive(Debug, Clone)]
pub(super) struct Session {
    pub(super) encoding: Encoding,
    /// Whether the client pulls diagnostics; otherwise they are pushed.
    pub(super) pulls: bool,
    /// Whether the client takes `workspace/diagnostic/refresh`.
    pub(super) refreshes: bool,
    /// Whether edits name the version that they were made for.
    pub(super) versioned_edits: bool,
    /// Whether files to watch can be registered.
    pub(super) watches: bool,
    /// The folders of the workspace.
    pub(super) roots: Vec<PathBuf>,
    pub(super) settings: EditorSettings,
}

impl Session {
    pub(super) fn new(params: InitializeParams) -> Self {
        let roots = roots(&params);
        let settings = params.initialization_options.as_ref();
        let settings = settings.map(EditorSettings::read).unwrap_or_default();
        let capabilities = Value::Object(params.capabilities);
        let get = |path: &str| capabilities.pointer(path).filter(|found| !found.is_null());
        let is_true = |path: &str| get(path).and_then(Value::as_bool) == Some(true);
        let offered = get("/general/positionEncodings").and_then(Value::as_array);
        let offered = offered.into_iter().flatten().filter_map(Value::as_str);
        Self {
            encoding: Encoding::negotiate(offered),
            pulls: get("/textDocument/diagnostic").is_some(),
            refreshes: is_true("/workspace/diagnostics/refreshSupport"),
            versioned_edits: is_true("/workspace/workspaceEdit/documentChanges"),
            watches: is_true("/workspace/didChangeWatchedFiles/dynamicRegistration"),
            roots,
            settings,
        }
    }

    /// What the server can do.
    pub(super) fn capabilities(&self) -> Value {
        json!({
            "positionEncoding": self.encoding.name(),
            "textDocumentSync": {"openClose": true, "change": 2, "save": {"includeText": false}},
            "hoverProvider": true,
            "completionProvider": {"triggerCharacters": [" ", "@", "\"", "="]},
            "codeActionProvider": {
                "codeActionKinds": ["quickfix", "source.fixAll", "source.fixAll.sayso"],
            },
            "diagnosticProvider": {
                "identifier": "sayso",
                "interFileDependencies": false,
                "workspaceDiagnostics": true,
            },
            "workspace": {
                "workspaceFolders": {"supported": true, "changeNotifications": true},
            },
        })
    }
}

fn roots(params: &InitializeParams) -> Vec<PathBuf> {
    match &params.workspace_folders {
        Some(folders) => folders.iter().filter_map(WorkspaceFolder::path).collect(),
        None => params.root_uri.iter().filter_map(Uri::to_path).collect(),
    }
}

/// What is set in the editor. What is not set, or is of the wrong type, is decided elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct EditorSettings {
    /// Ids and paths of lexicons, instead of the configured ones.
    pub(super) lexicons: Vec<String>,
    /// The configuration for all documents.
    pub(super) config: Option<String>,
    /// The lowest level that is shown.
    pub(super) min_level: Option<Level>,
    /// How many milliseconds typing must pause.
    pub(super) pause: Option<u64>,
}

impl EditorSettings {
    /// Reads `{"sayso": {…}}`, or the inner object alone.
    pub(super) fn read(value: &Value) -> Self {
        let own = value.get("sayso").unwrap_or(value);
        let field = |name: &str| own.get(name).cloned().unwrap_or(Value::Null);
        // Each by itself, so that one that is wrong does not spoil the others.
        Self {
            lexicons: serde_json::from_value(field("lexicons")).unwrap_or_default(),
            config: serde_json::from_value(field("config")).unwrap_or_default(),
            min_level: serde_json::from_value(field("minLevel")).unwrap_or_default(),
            pause: serde_json::from_value(field("pause")).unwrap_or_default(),
        }
    }

    pub(super) fn pause(&self) -> Duration {
        self.pause
            .map_or(PAUSE, |ms| Duration::from_millis(ms.min(MAX_PAUSE_MS)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(capabilities: &Value) -> Session {
        let params = json!({"capabilities": capabilities, "workspaceFolders": null});
        Session::new(serde_json::from_value(params).expect("parameters"))
    }

    #[test]
    fn capabilities_of_the_wrong_type_are_no_capabilities() {
        let all = session(&json!({
            "general": {"positionEncodings": [7, "utf-8"]},
            "textDocument": {"diagnostic": {}},
            "workspace": {
                "diagnostics": {"refreshSupport": true},
                "workspaceEdit": {"documentChanges": true},
                "didChangeWatchedFiles": {"dynamicRegistration": true},
            },
        }));
        assert_eq!(all.encoding, Encoding::Utf8);
        assert!(all.pulls && all.refreshes && all.versioned_edits && all.watches);
        for odd in [
            json!({}),
            json!({"general": 1, "textDocument": {"diagnostic": null}, "workspace": []}),
            json!({"general": {"positionEncodings": "utf-8"}, "workspace": {"workspaceEdit": "é"}}),
        ] {
            let none = session(&odd);
            assert_eq!(none.encoding, Encoding::Utf16, "{odd}");
            assert!(!(none.pulls || none.refreshes || none.versioned_edits || none.watches));
        }
    }

    #[test]
    fn settings_are_read_one_by_one() {
        let cases = [
            (json!(null), EditorSettings::default()),
            (json!("é"), EditorSettings::default()),
            (
                json!({"sayso": {"minLevel": "note", "pause": "soon", "lexicons": ["a.toml"]}}),
                EditorSettings {
                    lexicons: vec!["a.toml".to_owned()],
                    min_level: Some(Level::Note),
                    ..EditorSettings::default()
                },
            ),
            (
                json!({"config": "", "pause": 5}),
                EditorSettings {
                    config: Some(String::new()),
                    pause: Some(5),
                    ..EditorSettings::default()
                },
            ),
        ];
        for (value, want) in cases {
            assert_eq!(EditorSettings::read(&value), want, "{value}");
        }
        assert_eq!(
            EditorSettings {
                pause: Some(u64::MAX),
                ..EditorSettings::default()
            }
            .pause(),
            Duration::from_secs(10)
        );
    }
}

//! What client and server agreed on, and what the client wants.

use std::path::PathBuf;
use std::time::Duration;

use lsp_types::{InitializeParams, PositionEncodingKind};
use serde::Deserialize;
use serde_json::{Value, json};

use super::position::Encoding;
use super::uri;
use sayso_policy::Level;

/// How long typing must pause before a document is checked.
const PAUSE: Duration = Duration::from_millis(120);
const LONGEST_PAUSE: u64 = 10_000;

/// What holds from `initialize` to the end.
#[derive(Debug, Clone)]
pub(super) struct Session {
    pub(super) encoding: Encoding,
    /// Whether the client asks for diagnostics; otherwise they are sent unasked.
    pub(super) pulls: bool,
    /// Whether the client asks again for all diagnostics when it is told to.
    pub(super) refreshes: bool,
    /// Whether edits name the version that they were made for.
    pub(super) versioned_edits: bool,
    /// Whether the client watches files when it is told which.
    pub(super) watches: bool,
    /// The folders of the workspace.
    pub(super) roots: Vec<PathBuf>,
    pub(super) settings: EditorSettings,
}

impl Session {
    pub(super) fn new(params: &InitializeParams) -> Self {
        let capabilities = &params.capabilities;
        let general = capabilities.general.as_ref();
        let text = capabilities.text_document.as_ref();
        let workspace = capabilities.workspace.as_ref();
        let offered = general.and_then(|g| g.position_encodings.as_deref());
        let edits = workspace.and_then(|w| w.workspace_edit.as_ref());
        let watching = workspace.and_then(|w| w.did_change_watched_files);
        let refreshing = workspace.and_then(|w| w.diagnostic.as_ref());
        Self {
            encoding: Encoding::negotiate(offered.unwrap_or(&[] as &[PositionEncodingKind])),
            pulls: text.is_some_and(|t| t.diagnostic.is_some()),
            refreshes: refreshing.and_then(|d| d.refresh_support) == Some(true),
            versioned_edits: edits.and_then(|e| e.document_changes) == Some(true),
            watches: watching.and_then(|w| w.dynamic_registration) == Some(true),
            roots: roots(params),
            settings: params
                .initialization_options
                .as_ref()
                .map(EditorSettings::read)
                .unwrap_or_default(),
        }
    }

    /// What the server can do.
    pub(super) fn capabilities(&self) -> Value {
        json!({
            "positionEncoding": self.encoding.kind(),
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

#[expect(deprecated, reason = "older clients name one root only")]
fn roots(params: &InitializeParams) -> Vec<PathBuf> {
    match &params.workspace_folders {
        Some(folders) => folders
            .iter()
            .filter_map(|f| uri::to_path(f.uri.as_str()))
            .collect(),
        None => params
            .root_uri
            .iter()
            .filter_map(|r| uri::to_path(r.as_str()))
            .collect(),
    }
}

/// What the user set in the editor. What is not set, or not understood, is left as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
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
    /// Reads `{"sayso": {…}}` or what is inside.
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
            .map_or(PAUSE, |ms| Duration::from_millis(ms.min(LONGEST_PAUSE)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

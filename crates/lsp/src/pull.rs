//! Diagnostics that the client asks for. What it has already is not sent again.

use lsp_types::Diagnostic;
use serde::Serialize;

use super::rpc::{Json, to_json};
use sayso_policy::sha256;

/// Diagnostics, written out, and what they are called: equal ones have equal names.
pub(super) struct Items {
    pub(super) id: String,
    pub(super) json: Json,
}

impl Items {
    pub(super) fn of(diagnostics: &[Diagnostic]) -> Self {
        let json = to_json(diagnostics);
        let mut id = sha256(json.get().as_bytes());
        id.truncate(32);
        Self { id, json }
    }
}

/// What is answered for one document.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer<'a> {
    kind: &'static str,
    #[serde(flatten)]
    of: Option<Of<'a>>,
    result_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<&'a Json>,
}

/// Which document an answer for the whole workspace is about.
#[derive(Serialize)]
pub(super) struct Of<'a> {
    pub(super) uri: &'a str,
    pub(super) version: Option<i32>,
}

/// The answer for one document, of which the client has `previous`.
pub(super) fn answer(items: &Items, previous: Option<&str>, of: Option<Of<'_>>) -> Json {
    let is_known = previous == Some(&items.id);
    to_json(Answer {
        kind: if is_known { "unchanged" } else { "full" },
        of,
        result_id: &items.id,
        items: (!is_known).then_some(&items.json),
    })
}

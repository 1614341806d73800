//! Diagnostics on request. What the client has already is not sent again.

use serde::Serialize;
use serde_json::Value;

use super::protocol::{Diagnostic, Uri};
use sayso_policy::sha256;

/// The diagnostics of a document, with an id: equal ones have equal ids.
pub(super) struct Items {
    pub(super) id: String,
    json: Value,
}

impl Items {
    pub(super) fn of(diagnostics: &[Diagnostic]) -> Self {
        let json = to_value(diagnostics);
        let mut id = sha256(json.to_string().as_bytes());
        id.truncate(32);
        Self { id, json }
    }
}

/// The report of one document.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DocumentReport<'a> {
    kind: &'static str,
    #[serde(flatten)]
    document: Option<ReportedDocument<'a>>,
    result_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<&'a Value>,
}

/// The document of a report in an answer for the whole workspace.
#[derive(Serialize)]
pub(super) struct ReportedDocument<'a> {
    pub(super) uri: &'a Uri,
    pub(super) version: Option<i32>,
}

/// The report of one document, of which the client has `previous`.
pub(super) fn report(
    items: &Items,
    previous: Option<&str>,
    document: Option<ReportedDocument<'_>>,
) -> Value {
    let is_known = previous == Some(&items.id);
    to_value(DocumentReport {
        kind: if is_known { "unchanged" } else { "full" },
        document,
        result_id: &items.id,
        items: (!is_known).then_some(&items.json),
    })
}

/// The protocol's types always have a JSON form.
pub(super) fn to_value(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}

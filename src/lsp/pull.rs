//! Diagnostics that the client asks for. What it has already is not sent again.

use lsp_types::Diagnostic;
use serde_json::{Value, json};

use super::rpc::to_value;
use crate::policy::sha256;

/// What these diagnostics are called: equal ones have equal names.
pub(super) fn result_id(diagnostics: &[Diagnostic]) -> String {
    let mut id = sha256(to_value(diagnostics).to_string().as_bytes());
    id.truncate(32);
    id
}

/// The answer for one document, of which the client has `previous`.
pub(super) fn document(diagnostics: &[Diagnostic], previous: Option<&str>) -> Value {
    let id = result_id(diagnostics);
    if previous == Some(&id) {
        return json!({"kind": "unchanged", "resultId": id});
    }
    json!({"kind": "full", "resultId": id, "items": diagnostics})
}

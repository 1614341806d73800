//! JSON-RPC: what a message asks, and the shapes of answers.

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Value, json};

/// A message, by what it wants.
#[derive(Debug, PartialEq)]
pub(super) enum Incoming {
    /// It wants exactly one answer.
    Request(Request),
    /// It wants none.
    Notification { method: String, params: Value },
    /// It is the answer to a request of ours.
    Response,
    /// It is none of these. `id` is what an answer refers to.
    Invalid { id: Value, reason: &'static str },
}

/// A request that waits for its answer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Request {
    pub(super) id: Value,
    pub(super) method: String,
    pub(super) params: Value,
}

/// Why a request got no result.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    /// Bytes that are no message.
    #[error("{0}")]
    Parse(String),
    /// A message at the wrong time, or of the wrong shape.
    #[error("{0}")]
    Invalid(String),
    /// `initialize` has to come first.
    #[error("send `initialize` first")]
    NotInitialized,
    /// Nobody knows the method.
    #[error("the method `{0}` is not known")]
    UnknownMethod(String),
    /// The parameters do not fit the method.
    #[error("the parameters do not fit: {0}")]
    Params(String),
    /// The client does not want the answer any more.
    #[error("cancelled")]
    Cancelled,
    /// A fault of this program.
    #[error("a fault of this program; please report it")]
    Internal,
}

impl Fault {
    /// The number that the protocol gives it.
    pub(super) fn code(&self) -> i32 {
        match self {
            Self::Parse(_) => -32700,
            Self::Invalid(_) => -32600,
            Self::UnknownMethod(_) => -32601,
            Self::Params(_) => -32602,
            Self::Internal => -32603,
            Self::NotInitialized => -32002,
            Self::Cancelled => -32800,
        }
    }
}

/// Tells what `message` is.
pub(super) fn classify(message: Value) -> Incoming {
    let Value::Object(mut fields) = message else {
        return Incoming::Invalid {
            id: Value::Null,
            reason: "a message is one object",
        };
    };
    let params = fields.remove("params").unwrap_or(Value::Null);
    let id = fields.remove("id");
    let is_id = |id: &Value| id.is_string() || id.is_number() || id.is_null();
    match (fields.remove("method"), id) {
        (Some(Value::String(method)), None) => Incoming::Notification { method, params },
        (Some(Value::String(method)), Some(id)) if is_id(&id) => {
            Incoming::Request(Request { id, method, params })
        }
        (None, Some(_)) if fields.contains_key("result") || fields.contains_key("error") => {
            Incoming::Response
        }
        (_, id) => Incoming::Invalid {
            id: id.filter(is_id).unwrap_or(Value::Null),
            reason: "a request has a method and, as its id, a string or a number",
        },
    }
}

/// JSON that is written out: the diagnostics of a long document are many, and are written once.
pub(super) type Json = Box<RawValue>;

/// A message of ours; what it lacks is left out.
#[derive(Serialize)]
struct Message<'m, P> {
    jsonrpc: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'m Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    params: Option<P>,
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<P>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<P>,
}

impl<P> Message<'_, P> {
    fn new() -> Self {
        Self {
            jsonrpc: "2.0",
            id: None,
            method: None,
            params: None,
            result: None,
            error: None,
        }
    }
}

/// The answer to the request `id`.
pub(super) fn answer(id: &Value, result: Result<Json, Fault>) -> Json {
    let fault = |fault: Fault| to_json(json!({"code": fault.code(), "message": fault.to_string()}));
    let (result, error) = match result {
        Ok(result) => (Some(result), None),
        Err(error) => (None, Some(fault(error))),
    };
    to_json(Message {
        id: Some(id),
        result,
        error,
        ..Message::new()
    })
}

/// A notification of ours.
pub(super) fn notification(method: &str, params: impl Serialize) -> Json {
    to_json(Message {
        method: Some(method),
        params: Some(params),
        ..Message::new()
    })
}

/// A request of ours.
pub(super) fn request(id: u64, method: &str, params: Value) -> Json {
    to_json(Message {
        id: Some(&json!(format!("sayso-{id}"))),
        method: Some(method),
        params: (!params.is_null()).then_some(params),
        ..Message::new()
    })
}

/// As `to_value`, written out.
pub(super) fn to_json(value: impl Serialize) -> Json {
    to_raw_value(&value).unwrap_or_else(|_| RawValue::NULL.to_owned())
}

/// The protocol's types always have a JSON form; without one there is nothing to say.
pub(super) fn to_value(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_told_apart() {
        let request = |id: Value| {
            Incoming::Request(Request {
                id,
                method: "m".to_owned(),
                params: Value::Null,
            })
        };
        let cases = [
            (json!({"id": 1, "method": "m"}), request(json!(1))),
            (json!({"id": "é", "method": "m"}), request(json!("é"))),
            (
                json!({"id": 9_007_199_254_740_993_u64, "method": "m"}),
                request(json!(9_007_199_254_740_993_u64)),
            ),
            (json!({"id": null, "method": "m"}), request(Value::Null)),
            (json!({"id": 3, "result": null}), Incoming::Response),
            (json!({"id": 3, "error": {}}), Incoming::Response),
            (
                json!({"method": "m", "params": [1]}),
                Incoming::Notification {
                    method: "m".to_owned(),
                    params: json!([1]),
                },
            ),
        ];
        for (message, want) in cases {
            assert_eq!(classify(message.clone()), want, "{message}");
        }
        let invalid = [
            (json!([]), Value::Null),
            (json!("x"), Value::Null),
            (json!({}), Value::Null),
            (json!({"id": 4}), json!(4)),
            (json!({"id": 4, "method": 7}), json!(4)),
            (json!({"id": {}, "method": "m"}), Value::Null),
        ];
        for (message, want) in invalid {
            let Incoming::Invalid { id, .. } = classify(message.clone()) else {
                panic!("{message} is taken for a message");
            };
            assert_eq!(id, want, "{message}");
        }
    }
}

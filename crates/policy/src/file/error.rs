//! What serde finds wrong with a value, in plain words.

use std::fmt::{self, Display};

use serde::de::{self, Expected, Unexpected};

use crate::mistake::MistakeKind;
use crate::nearest::hint;

/// An error of serde. `None` once it is among the mistakes of the file, where it has its place.
#[derive(Debug)]
pub(super) struct Error(pub(super) Option<Fault>);

/// What is wrong with the value of a key.
#[derive(Debug)]
pub(super) enum Fault {
    /// It has another type than it must have.
    Type { found: String, wanted: String },
    /// It is empty, or its text is not allowed.
    Value { found: String, wanted: String },
    /// It is not among the choices.
    Choice { found: String, next: String },
    /// It has too few or too many items.
    Length { found: usize, wanted: String },
    /// Anything else.
    Other(String),
}

impl Fault {
    /// The kind, the reason and the next step, for the value of `key`.
    pub(super) fn describe(self, key: &str) -> (MistakeKind, String, String) {
        let empty = || {
            (
                format!("`{key}` is empty"),
                "fill it in, or delete it".into(),
            )
        };
        let (reason, next) = match self {
            Self::Type { found, wanted } => {
                (format!("`{key}` is {found}"), format!("write {wanted}"))
            }
            Self::Value { found, .. } if found.trim().is_empty() => empty(),
            Self::Value { found, wanted } => (
                format!("`{key}` cannot be `{found}`"),
                format!("write {wanted}"),
            ),
            Self::Choice { found, next } => (format!("`{key}` cannot be `{found}`"), next),
            Self::Length { found: 0, .. } => empty(),
            Self::Length { found, wanted } => (
                format!("`{key}` has {found} items here"),
                format!("write {wanted}"),
            ),
            Self::Other(reason) => (format!("`{key}`: {reason}"), "fix it, or delete it".into()),
        };
        (MistakeKind::Value, reason, next)
    }
}

impl de::Error for Error {
    fn custom<T: Display>(reason: T) -> Self {
        Self(Some(Fault::Other(reason.to_string())))
    }

    fn invalid_type(found: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        let wanted = match wanted.to_string().as_str() {
            "a boolean" => "true or false".to_owned(),
            other => other.to_owned(),
        };
        let found = type_name(&found);
        Self(Some(Fault::Type { found, wanted }))
    }

    fn invalid_value(found: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        let found = match found {
            Unexpected::Str(text) => text.to_owned(),
            other => other.to_string(),
        };
        let wanted = wanted.to_string();
        Self(Some(Fault::Value { found, wanted }))
    }

    fn invalid_length(found: usize, wanted: &dyn Expected) -> Self {
        let wanted = wanted.to_string();
        Self(Some(Fault::Length { found, wanted }))
    }

    fn unknown_variant(found: &str, choices: &'static [&'static str]) -> Self {
        let next = hint(found, choices.iter().copied());
        let found = found.to_owned();
        Self(Some(Fault::Choice { found, next }))
    }
}

/// A type as TOML calls it, with its article.
fn type_name(found: &Unexpected<'_>) -> String {
    match found {
        Unexpected::Bool(_) => "a boolean".to_owned(),
        Unexpected::Signed(_) | Unexpected::Unsigned(_) => "an integer".to_owned(),
        Unexpected::Float(_) => "a float".to_owned(),
        Unexpected::Str(_) => "a string".to_owned(),
        Unexpected::Bytes(_) => "a datetime".to_owned(),
        Unexpected::Seq => "an array".to_owned(),
        Unexpected::Map => "a table".to_owned(),
        other => other.to_string(),
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(fault) => write!(f, "{fault:?}"),
            None => f.write_str("a mistake that is noted"),
        }
    }
}

impl std::error::Error for Error {}

//! How certain the reading of a sentence is.

use schemars::JsonSchema;
use serde::Serialize;

/// How certain the reading of the sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// A guess in favour of reporting.
    Low,
    /// The reading rests on a heuristic.
    Medium,
    /// There is one reading.
    High,
}

impl Confidence {
    /// The name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

//! How sure the reading of a sentence is.

/// How sure the reading of the sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// A guess that leans to reporting.
    Low,
    /// The reading rests on a heuristic.
    Medium,
    /// The sentence reads one way.
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

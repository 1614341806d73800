//! The events of a watch, and their line of JSON.

use serde::Serialize;
use serde_json::Value;

use super::ledger::Change;
use sayso_engine::finding::Problem;

/// One thing that happened to one file, or to the run as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// The file, as reports name it.
    pub path: String,
    /// What it changed.
    pub change: Change,
    /// How many findings were fixed.
    pub fixed: usize,
    /// What went wrong, where something did.
    pub problem: Option<Problem>,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum EventKind {
    /// The file was checked for the first time, or against another policy.
    Checked,
    /// The file was checked again because it changed.
    Changed,
    /// The file is no longer there, or no longer one of those that are watched.
    Removed,
    /// The policy was reloaded.
    Policy,
    /// Something could not be done.
    Problem,
}

/// A finding as it is printed: rendered when it is found, since the document is not kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// Identifies it across checks: its fingerprint and its level.
    pub key: String,
    /// The finding as reports for programs print it.
    pub json: Value,
    /// The finding on a line of its own.
    pub line: String,
    /// The finding as it is shown when it is new.
    pub text: String,
}

#[derive(Serialize)]
struct Line<'e> {
    r#type: EventKind,
    path: &'e str,
    new: Vec<&'e Value>,
    resolved: Vec<&'e Value>,
    remaining: usize,
    #[serde(rename = "mended", skip_serializing_if = "is_zero")]
    fixed: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'e str>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_zero(n: &usize) -> bool {
    *n == 0
}

impl Event {
    /// Something went wrong.
    #[must_use]
    pub fn problem(problem: Problem, remaining: usize) -> Self {
        Self {
            kind: EventKind::Problem,
            path: problem.path.clone(),
            change: Change {
                remaining,
                ..Change::default()
            },
            fixed: 0,
            problem: Some(problem),
        }
    }

    /// Whether it is shown to the user.
    #[must_use]
    pub fn is_news(&self) -> bool {
        let is_different = !self.change.new.is_empty() || !self.change.resolved.is_empty();
        let is_grave = matches!(self.kind, EventKind::Policy | EventKind::Problem);
        is_different || is_grave || self.fixed > 0
    }

    /// The event on one line of JSON.
    #[must_use]
    pub fn line(&self) -> String {
        let line = Line {
            r#type: self.kind,
            path: &self.path,
            new: self.change.new.iter().map(|s| &s.json).collect(),
            resolved: self.change.resolved.iter().map(|s| &s.json).collect(),
            remaining: self.change.remaining,
            fixed: self.fixed,
            kind: self.problem.as_ref().map(|p| p.kind.name()),
            reason: self.problem.as_ref().map(|p| p.reason.as_str()),
        };
        serde_json::to_string(&line).unwrap_or_default()
    }
}

#[cfg(test)]
impl Shown {
    /// A finding that is nothing but its key.
    pub(super) fn sample(key: &str) -> Self {
        Self {
            key: key.to_owned(),
            json: Value::String(key.to_owned()),
            line: key.to_owned(),
            text: key.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sayso_engine::finding::ProblemKind;

    #[test]
    fn lines_are_as_the_contract_has_them() {
        let changed = Event {
            kind: EventKind::Changed,
            path: "copy/é\n.md".to_owned(),
            change: Change {
                new: vec![Shown::sample("a")],
                resolved: vec![],
                remaining: 2,
            },
            fixed: 0,
            problem: None,
        };
        let broken = Event::problem(
            Problem {
                path: "sayso.toml".to_owned(),
                kind: ProblemKind::Config,
                reason: "unknown key".to_owned(),
                span: None,
            },
            3,
        );
        let cases = [
            (
                changed,
                r#"{"type":"changed","path":"copy/é\n.md","new":["a"],"resolved":[],"remaining":2}"#,
            ),
            (
                broken,
                r#"{"type":"problem","path":"sayso.toml","new":[],"resolved":[],"remaining":3,"kind":"config","reason":"unknown key"}"#,
            ),
        ];
        for (event, want) in cases {
            assert_eq!(event.line(), want);
        }
    }
}

//! Mistakes in lexicons and configurations: place, reason, next step.

use std::fmt;

use super::lexicon::Place;
use sayso_text::{LineIndex, Position};

/// Where something was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The file, as it was named; or the flag (`--select`).
    pub path: String,
    /// The bytes in the file.
    pub place: Place,
    /// The same as lines and columns; `None` where there is no text to point into.
    pub span: Option<(Position, Position)>,
}

impl Site {
    /// A file as a whole, or a flag.
    #[must_use]
    pub fn whole(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            place: Place::default(),
            span: None,
        }
    }

    /// A line of a file.
    #[must_use]
    pub fn line(path: &str, line: usize) -> Self {
        let start = Position {
            byte: 0,
            line,
            column: 1,
            utf16: 1,
        };
        Self {
            span: Some((start, start)),
            ..Self::whole(path)
        }
    }

    /// A place in the text of a file.
    #[must_use]
    pub fn within(path: &str, text: &str, lines: &LineIndex, place: Place) -> Self {
        let ends = [place.start, place.end].map(|byte| lines.position(text, byte));
        Self {
            path: path.to_owned(),
            place,
            span: Some((ends[0], ends[1])),
        }
    }
}

impl fmt::Display for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        match &self.span {
            Some((start, _)) => write!(f, ":{}:{}", start.line, start.column),
            None => Ok(()),
        }
    }
}

/// A mistake in a lexicon or configuration.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{site}: {reason}; {next}")]
pub struct Mistake {
    /// What kind of mistake.
    pub kind: MistakeKind,
    /// Where it is.
    pub site: Site,
    /// What is wrong.
    pub reason: String,
    /// What to do about it.
    pub next: String,
}

/// What kind of mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MistakeKind {
    /// The file could not be read.
    Unreadable,
    /// It is not TOML.
    Syntax,
    /// A key that does not exist.
    UnknownKey,
    /// A key or an example is missing.
    Missing,
    /// A value of the wrong type, or one that is not allowed.
    Value,
    /// A phrase or name breaks the phrase language.
    Phrase,
    /// Something is named that does not exist, or refers to itself.
    Reference,
    /// Two things bear the same name, or contradict each other.
    Conflict,
}

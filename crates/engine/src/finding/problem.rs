//! Inputs that could not be checked, or not wholly. They travel beside the findings.

use sayso_policy::Mistake;
use sayso_text::Position;

/// Why something could not be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, as given on the command line.
    pub path: String,
    /// What kind of trouble.
    pub kind: ProblemKind,
    /// What happened, in one sentence that names what to do where that is known.
    pub reason: String,
    /// Where in the file, where that is known: start and end.
    pub span: Option<(Position, Position)>,
}

/// What kind of trouble.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemKind {
    /// No such file or folder.
    Missing,
    /// It could not be opened or read.
    Unreadable,
    /// It is not a text in a format that is known.
    Unsupported,
    /// Its bytes break its own format or encoding.
    Malformed,
    /// Nothing to check was found there.
    Empty,
    /// A configuration file cannot be used.
    Config,
    /// A lexicon cannot be used.
    Lexicon,
    /// A fault of this program.
    Internal,
    /// A command that was to be run failed.
    Command,
    /// A file could not be written.
    Unwritable,
    /// It was judged, but not all of it could be read as it is (bytes that are no UTF-8).
    Notice,
}

impl Problem {
    /// A mistake in a lexicon or configuration, as a problem of the given kind.
    #[must_use]
    pub fn of_mistake(mistake: &Mistake, kind: ProblemKind) -> Self {
        Self {
            path: mistake.site.path.clone(),
            kind,
            reason: format!("{}; {}", mistake.reason, mistake.next),
            span: mistake.site.span,
        }
    }
}

impl ProblemKind {
    /// The name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Unreadable => "unreadable",
            Self::Unsupported => "unsupported",
            Self::Malformed => "malformed",
            Self::Empty => "empty",
            Self::Config => "config",
            Self::Lexicon => "lexicon",
            Self::Internal => "internal",
            Self::Command => "command",
            Self::Unwritable => "unwritable",
            Self::Notice => "notice",
        }
    }

    /// Whether something was not done; otherwise it is a notice.
    #[must_use]
    pub fn is_failure(self) -> bool {
        self != Self::Notice
    }
}

//! Why settings cannot be used.

use sayso_engine::check::CheckError;
use sayso_engine::finding::{Problem, ProblemKind};
use sayso_policy::Mistake;

/// A mistake in the files or flags that settings come from.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// In a configuration, or in a flag.
    #[error(transparent)]
    Config(Mistake),
    /// In a lexicon.
    #[error(transparent)]
    Lexicon(Mistake),
    /// A lexicon file is missing: reported for the file in a run, and where the configuration names
    /// it in an editor.
    #[error("{named}")]
    MissingLexicon {
        /// The mistake of the file.
        file: Mistake,
        /// The mistake of the entry that names it.
        named: Mistake,
    },
    /// The rules are valid but cannot be compiled.
    #[error("{0}; split the lexicon, or write shorter phrases")]
    Compile(String),
}

impl SettingsError {
    pub(super) fn in_config(mistakes: Vec<Mistake>) -> Vec<Self> {
        mistakes.into_iter().map(Self::Config).collect()
    }

    pub(super) fn in_lexicon(mistakes: Vec<Mistake>) -> Vec<Self> {
        mistakes.into_iter().map(Self::Lexicon).collect()
    }

    /// The mistake, for an editor, where it has a place.
    #[must_use]
    pub fn mistake(&self) -> Option<&Mistake> {
        match self {
            Self::Config(mistake) | Self::Lexicon(mistake) => Some(mistake),
            Self::MissingLexicon { named, .. } => Some(named),
            Self::Compile(_) => None,
        }
    }

    /// The same as a problem of a run.
    #[must_use]
    pub fn problem(&self) -> Problem {
        match self {
            Self::Config(mistake) => Problem::of_mistake(mistake, ProblemKind::Config),
            Self::Lexicon(mistake) | Self::MissingLexicon { file: mistake, .. } => {
                Problem::of_mistake(mistake, ProblemKind::Lexicon)
            }
            Self::Compile(reason) => Problem {
                path: String::new(),
                kind: ProblemKind::Lexicon,
                reason: reason.clone(),
                span: None,
            },
        }
    }
}

impl From<CheckError> for SettingsError {
    fn from(error: CheckError) -> Self {
        Self::Compile(error.to_string())
    }
}

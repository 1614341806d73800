//! Why a policy cannot be compiled. All but `Automaton` are mistakes of a lexicon that its
//! validation reports first, with the place.

/// A policy that cannot be compiled.
#[derive(Debug, thiserror::Error)]
pub enum MatcherError {
    /// A phrase or an `include` names a set that is not there.
    #[error("lexicon `{lexicon}` has no set `@{set}`")]
    UnknownSet {
        /// The lexicon's id.
        lexicon: String,
        /// The set's id.
        set: String,
    },
    /// The members of sets refer to each other.
    #[error("the members of `@{set}` in lexicon `{lexicon}` refer to themselves")]
    CircularSet {
        /// The lexicon's id.
        lexicon: String,
        /// One of the sets.
        set: String,
    },
    /// Parentheses within parentheses.
    #[error("`{phrase}` is nested more than {limit} levels deep")]
    TooDeep {
        /// The phrase or name as written.
        phrase: String,
        /// How deep it may be.
        limit: usize,
    },
    /// A word has no spelling, or an empty one.
    #[error("`{phrase}` has a word without a spelling")]
    EmptyWord {
        /// The phrase or name as written.
        phrase: String,
    },
    /// A word has more letters than any word has.
    #[error("`{phrase}` has a word of more than {limit} characters")]
    LongWord {
        /// The phrase or name as written.
        phrase: String,
        /// How long it may be.
        limit: usize,
    },
    /// The phrases do not fit into an automaton.
    #[error("there are too many phrases to search for")]
    Automaton(#[from] aho_corasick::BuildError),
}

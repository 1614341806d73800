//! Sets of names that phrases and contexts refer to with `@`.

use super::lexicon::Place;
use super::pattern::Pattern;

/// A set of names.
#[derive(Debug, Clone)]
pub struct NameSet {
    /// What phrases call it, without `@`.
    pub id: String,
    /// Its own members, in the order of the lexicon. Those of included sets are not among them.
    pub members: Vec<Name>,
    /// The sets that it includes, by id.
    pub include: Vec<String>,
    /// The sets of which a clear name must be in the document for an ambiguous member to count,
    /// by id. Empty: this set.
    pub company: Vec<String>,
    /// Its place in the lexicon.
    pub place: Place,
}

/// One member of a set.
#[derive(Debug, Clone)]
pub struct Name {
    /// As written in the lexicon, without operators where it is a plain name: the spelling that
    /// a rewrite uses.
    pub text: String,
    /// What matches it.
    pub pattern: Pattern,
    /// Whether it is also an ordinary word or code (`Codex`, `o1`). It then counts only as spelt
    /// and only where a clear name of the same set, or one of the sets named in the lexicon as
    /// its company, is in the same document.
    pub ambiguous: bool,
    /// Its place in the lexicon.
    pub place: Place,
}

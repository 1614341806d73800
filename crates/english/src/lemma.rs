//! The base form of a word. Most base forms lie in the word itself ("calls"), so that they are
//! identified by their length and cost no memory of their own.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// The base form of a word in a text.
#[derive(Clone, PartialEq, Eq)]
pub struct Lemma<'t>(Place<'t>);

#[derive(Clone)]
enum Place<'t> {
    Text(&'t str),
    Elsewhere(Arc<str>),
}

impl PartialEq for Place<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Place<'_> {}

impl Place<'_> {
    fn as_str(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Elsewhere(text) => text,
        }
    }
}

impl<'t> Lemma<'t> {
    /// A base form that lies in the text.
    pub(super) fn of_text(text: &'t str) -> Self {
        Self(Place::Text(text))
    }

    /// Its letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl Deref for Lemma<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq<&str> for Lemma<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<Lemma<'_>> for String {
    fn eq(&self, other: &Lemma<'_>) -> bool {
        self == other.as_str()
    }
}

impl fmt::Debug for Lemma<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

/// What a word's base form is, whatever text the word is in.
#[derive(Debug, Clone)]
pub(super) enum Base {
    /// The first so many bytes of the word.
    Front(usize),
    /// Another word.
    Other(Arc<str>),
}

impl Base {
    /// That the base form of `word` is `lemma`.
    pub(super) fn new(word: &str, lemma: &str) -> Self {
        if word.starts_with(lemma) {
            Self::Front(lemma.len())
        } else {
            Self::Other(lemma.into())
        }
    }

    /// The base form of the `word` that this was made for.
    pub(super) fn of<'t>(&self, word: &'t str) -> Lemma<'t> {
        match self {
            Self::Front(len) => Lemma::of_text(word.get(..*len).unwrap_or(word)),
            Self::Other(lemma) => Lemma(Place::Elsewhere(Arc::clone(lemma))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_form_is_what_it_was_made_of() {
        let cases = [
            ("calls", "call"),
            ("call", "call"),
            ("enabling", "enable"),
            ("went", "go"),
            ("études", "étude"),
            ("", ""),
        ];
        for (word, lemma) in cases {
            let found = Base::new(word, lemma).of(word);
            assert_eq!(found, lemma);
            assert_eq!(found.as_str(), lemma);
            assert_eq!(found, Lemma::of_text(lemma));
        }
    }
}

//! What is known of a word of the vocabulary, in little memory: a long lexicon has very many.

use std::borrow::Cow;
use std::sync::Arc;

use super::literals::Literal;
use super::shape::Shape;
use super::vocabulary::WordId;

/// Where a spelling may start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lead {
    /// The token is the word.
    Whole(WordId),
    /// The word may start with the token: the shape decides.
    Shape(WordId, u32),
}

/// A spelling that is more than a plain token.
#[derive(Debug)]
pub(super) struct Spelling {
    /// What it looks like, folded.
    pub(super) shape: Shape,
    /// Whether it has signs (`Node.js`), so that it may be found in what looks like an
    /// identifier.
    pub(super) has_signs: bool,
}

/// A word.
#[derive(Debug)]
pub(super) enum Entry {
    /// One spelling, in any case: a plain token, of ASCII letters and digits. Nearly all words of
    /// long lexicons are so: it takes no more than its text.
    Plain { text: Arc<str>, cost: u64 },
    /// Any other.
    Formed(Box<Formed>),
}

/// A word that is more than a plain token, or that has several spellings.
#[derive(Debug)]
pub(super) struct Formed {
    /// Its spellings that are not plain tokens.
    pub(super) spellings: Vec<Spelling>,
    /// Where its case counts: what the text must look like.
    pub(super) exact: Option<Vec<Shape>>,
    /// The mark that hangs on it.
    pub(super) mark: Option<char>,
    /// Literals of which one must be there, unless it can be anything.
    pub(super) literals: Option<Vec<Literal>>,
    /// What it costs to look for them.
    pub(super) cost: u64,
}

impl Entry {
    /// Its spellings that are not plain tokens.
    pub(super) fn spellings(&self) -> &[Spelling] {
        match self {
            Self::Plain { .. } => &[],
            Self::Formed(formed) => &formed.spellings,
        }
    }

    /// Where its case counts: what the text must look like.
    pub(super) fn exact(&self) -> Option<&[Shape]> {
        match self {
            Self::Plain { .. } => None,
            Self::Formed(formed) => formed.exact.as_deref(),
        }
    }

    /// The mark that hangs on it.
    pub(super) fn mark(&self) -> Option<char> {
        match self {
            Self::Plain { .. } => None,
            Self::Formed(formed) => formed.mark,
        }
    }

    /// Literals of which one must be there, unless it can be anything.
    pub(super) fn literals(&self) -> Option<Cow<'_, [Literal]>> {
        match self {
            Self::Plain { text, .. } => {
                let literal = bounded(String::from(&**text), true, true);
                Some(Cow::Owned(vec![literal]))
            }
            Self::Formed(formed) => formed.literals.as_deref().map(Cow::Borrowed),
        }
    }

    /// What it costs to look for its literals, if it has any.
    pub(super) fn cost(&self) -> Option<u64> {
        match self {
            Self::Plain { cost, .. } => Some(*cost),
            Self::Formed(formed) => formed.literals.as_ref().map(|_| formed.cost),
        }
    }

    /// All its spellings, where each is one run of letters and digits and no more.
    pub(super) fn runs(&self) -> Option<impl ExactSizeIterator<Item = &str>> {
        let (plain, formed) = match self {
            Self::Plain { text, .. } => (Some(&**text), &[][..]),
            Self::Formed(formed) => (None, formed.runs()?),
        };
        let count = plain.map_or(formed.len(), |_| 1);
        Some((0..count).map(move |nth| plain.unwrap_or_else(|| &formed[nth].text)))
    }
}

impl Formed {
    fn runs(&self) -> Option<&[Literal]> {
        let literals = self.literals.as_deref()?;
        let is_run = |literal: &Literal| literal.text.bytes().all(|b| b.is_ascii_alphanumeric());
        (self.spellings.is_empty() && literals.iter().all(is_run)).then_some(literals)
    }
}

/// The spellings that start with one token: mostly one.
#[derive(Debug)]
pub(super) enum Leads {
    One(Lead),
    Many(Vec<Lead>),
}

impl Leads {
    pub(super) fn all(&self) -> &[Lead] {
        match self {
            Self::One(lead) => std::slice::from_ref(lead),
            Self::Many(leads) => leads,
        }
    }

    pub(super) fn add(&mut self, lead: Lead) {
        match self {
            Self::One(first) => *self = Self::Many(vec![*first, lead]),
            Self::Many(leads) => leads.push(lead),
        }
    }
}

/// A literal that starts or ends a word, where letters or digits do so. A negation leans on its word.
pub(super) fn bounded(text: String, starts: bool, ends: bool) -> Literal {
    Literal {
        starts_word: starts && text.starts_with(char::is_alphanumeric) && text != "n't",
        ends_word: ends && text.ends_with(char::is_alphanumeric),
        text,
    }
}

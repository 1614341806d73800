//! Phrases and names with their words and sets resolved: what runs on a sentence.

use std::ops::Deref;

use super::hit::{PhraseId, Slot};
use super::vocabulary::WordId;
use sayso_policy::{Class, Reads};

/// The index of a set among all sets of all lexicons, in the order in which they are matched.
pub(super) type SetId = u32;

/// A pattern whose words and sets are resolved.
#[derive(Debug)]
pub(super) enum Node {
    /// One word, and the part of speech that it must have.
    Word(WordId, Reads),
    /// A name of one of these sets.
    Names(Box<[SetId]>),
    /// A built-in set.
    Class(Class),
    /// One after the other.
    Sequence(Nodes),
    /// One of.
    Either(Nodes),
    /// Or nothing.
    Maybe(Box<Node>),
    /// Within a distance.
    Near(Box<Near>),
}

/// Patterns that make up another.
#[derive(Debug)]
pub(super) struct Nodes {
    all: Box<[Node]>,
    /// Whether a distance is part of any.
    pub(super) has_distance: bool,
}

impl From<Vec<Node>> for Nodes {
    fn from(nodes: Vec<Node>) -> Self {
        Self {
            has_distance: nodes.iter().any(Node::has_distance),
            all: nodes.into(),
        }
    }
}

impl Deref for Nodes {
    type Target = [Node];

    fn deref(&self) -> &[Node] {
        &self.all
    }
}

/// Two patterns within a distance.
#[derive(Debug)]
pub(super) struct Near {
    pub(super) left: Node,
    pub(super) right: Node,
    pub(super) distance: u32,
    pub(super) ordered: bool,
}

impl Node {
    /// The word that is all of it, whatever its part of speech.
    pub(super) fn word(&self) -> Option<WordId> {
        match self {
            Self::Word(word, _) => Some(*word),
            _ => None,
        }
    }

    /// Whether it may match nothing at all.
    pub(super) fn is_optional(&self) -> bool {
        match self {
            Self::Maybe(_) => true,
            Self::Sequence(nodes) => nodes.iter().all(Self::is_optional),
            Self::Either(nodes) => nodes.iter().any(Self::is_optional),
            _ => false,
        }
    }

    /// Whether a distance is part of it, so that one start can have many ends.
    pub(super) fn has_distance(&self) -> bool {
        match self {
            Self::Near(_) => true,
            Self::Sequence(nodes) | Self::Either(nodes) => nodes.has_distance,
            Self::Maybe(node) => node.has_distance(),
            _ => false,
        }
    }
}

/// Whose pattern it is.
#[derive(Debug)]
pub(super) enum Owner {
    /// A phrase of a rule.
    Phrase(PhraseId),
    /// A member of a set.
    Member(Member),
}

/// A member of a set.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) set: SetId,
    /// Its index in the set.
    pub(super) index: u32,
    pub(super) ambiguous: bool,
    /// The only spelling that counts, for an ambiguous plain name.
    pub(super) spelling: Option<String>,
}

/// A phrase or a name.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) owner: Owner,
    pub(super) root: Node,
}

impl Entry {
    /// Whether it only repeats where names are: an object that is a set of names and nothing
    /// else. Names are yielded for themselves, so that such an entry is never tried.
    pub(super) fn is_found_by_names(&self) -> bool {
        let object = matches!(&self.owner, Owner::Phrase(phrase) if phrase.slot == Slot::Object);
        object && matches!(self.root, Node::Names(_))
    }
}

/// A set of names, by its place in the policy.
#[derive(Debug, Clone)]
pub(super) struct Set {
    pub(super) lexicon: u32,
    pub(super) index: u32,
}

//! What a pattern cannot match without: the cheapest thing to look for before anything else.

use super::classes;
use super::program::{Node, SetId};
use super::rarity;
use super::vocabulary::{Collector, WordId};
use crate::policy::Class;

/// Something to look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Key {
    /// A word.
    Word(WordId),
    /// A name of a set.
    Set(SetId),
    /// A built-in set.
    Class(Class),
}

/// Keys of which one must be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Anchors {
    pub(super) keys: Vec<Key>,
    pub(super) cost: u64,
}

impl Anchors {
    /// Either of two: all keys.
    fn or(mut self, other: Self) -> Self {
        self.take_in(&other);
        self
    }

    /// Itself or another.
    pub(super) fn take_in(&mut self, other: &Self) {
        self.keys.extend(&other.keys);
        self.cost += other.cost;
    }

    /// No key, which is what never matches.
    pub(super) fn never() -> Self {
        Self {
            keys: Vec::new(),
            cost: 0,
        }
    }
}

/// The cheaper of two, of which both must be there.
pub(super) fn cheaper(a: Option<Anchors>, b: Option<Anchors>) -> Option<Anchors> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.cost < a.cost { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// What `node` cannot do without, or `None` if it may be anything. `set_costs` knows all sets
/// that it refers to.
pub(super) fn of(node: &Node, words: &Collector<'_>, set_costs: &[u64]) -> Option<Anchors> {
    let inner = |node| of(node, words, set_costs);
    match node {
        Node::Word(id, _) => {
            let entry = words.entry(*id);
            entry.literals.as_ref()?;
            Some(Anchors {
                keys: vec![Key::Word(*id)],
                cost: entry.cost,
            })
        }
        Node::Names(sets) => Some(Anchors {
            keys: sets.iter().map(|s| Key::Set(*s)).collect(),
            cost: sets.iter().map(|s| set_costs[*s as usize]).sum(),
        }),
        Node::Class(class) => Some(Anchors {
            keys: vec![Key::Class(*class)],
            cost: classes::literals(*class).map(rarity::cost).sum(),
        }),
        Node::Sequence(nodes) => nodes.iter().map(inner).fold(None, cheaper),
        Node::Either(nodes) => nodes
            .iter()
            .map(inner)
            .try_fold(Anchors::never(), |all, one| Some(all.or(one?))),
        Node::Maybe(_) => None,
        Node::Near(near) => cheaper(inner(&near.left), inner(&near.right)),
    }
}

//! What a pattern cannot match without: the cheapest thing to look for before anything else.

use super::classes;
use super::program::{Node, SetId};
use super::rarity;
use super::vocabulary::{Collector, WordId};
use sayso_policy::Class;

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

/// What `node` cannot do without, or `None` if it may be anything. `set_costs` knows all sets
/// that it refers to.
pub(super) fn of(node: &Node, words: &Collector<'_>, set_costs: &[u64]) -> Option<Anchors> {
    found(node, words, set_costs).map(Found::anchors)
}

/// A word, before it is allocated: most words of phrases are beside a cheaper one.
enum Found {
    Word(WordId, u64),
    Other(Anchors),
}

impl Found {
    fn cost(&self) -> u64 {
        match self {
            Self::Word(_, cost) => *cost,
            Self::Other(anchors) => anchors.cost,
        }
    }

    fn anchors(self) -> Anchors {
        match self {
            Self::Word(word, cost) => Anchors {
                keys: vec![Key::Word(word)],
                cost,
            },
            Self::Other(anchors) => anchors,
        }
    }

    /// The cheaper of two, of which both must be there.
    fn cheaper(a: Option<Self>, b: Option<Self>) -> Option<Self> {
        match (a, b) {
            (Some(a), Some(b)) => Some(if b.cost() < a.cost() { b } else { a }),
            (a, b) => a.or(b),
        }
    }
}

fn found(node: &Node, words: &Collector<'_>, set_costs: &[u64]) -> Option<Found> {
    let inner = |node| found(node, words, set_costs);
    let other = match node {
        Node::Word(id, _) => return Some(Found::Word(*id, words.entry(*id).cost()?)),
        Node::Sequence(nodes) => return nodes.iter().map(inner).fold(None, Found::cheaper),
        Node::Near(near) => return Found::cheaper(inner(&near.left), inner(&near.right)),
        Node::Maybe(_) => return None,
        Node::Names(sets) => Anchors {
            keys: sets.iter().map(|s| Key::Set(*s)).collect(),
            cost: sets.iter().map(|s| set_costs[*s as usize]).sum(),
        },
        Node::Class(class) => Anchors {
            keys: vec![Key::Class(*class)],
            cost: classes::literals(*class).map(rarity::cost).sum(),
        },
        Node::Either(nodes) => {
            let mut each = nodes.iter().map(inner);
            each.try_fold(Anchors::never(), |all, one| Some(all.or(one?.anchors())))?
        }
    };
    Some(Found::Other(other))
}

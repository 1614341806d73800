//! From where to where a pattern could match, by its words alone: most patterns that are tried on
//! a sentence share one word with it and no more, and must cost no memory.

use super::evaluate::{Evaluator, Item};
use super::program::{Near, Node};

/// A stretch of tokens in which every match lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reach {
    start: u32,
    end: u32,
}

impl Reach {
    const ANYWHERE: Self = Self {
        start: 0,
        end: u32::MAX,
    };

    fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// Whether something in `other` may begin where something in here ended. All hold a token.
    fn may_precede(self, other: Self) -> bool {
        self.start < other.end
    }
}

impl Evaluator<'_, '_> {
    /// Where all matches of `node` lie; `None` where there can be none.
    pub(super) fn reach(&self, node: &Node) -> Option<Reach> {
        match node {
            Node::Word(word, _) => {
                let places = self.sentence().places(*word).iter();
                covered(places.map(|p| Reach {
                    start: p.start,
                    end: p.end,
                }))
            }
            Node::Names(sets) => covered(
                self.named(sets)
                    .map(|Item { start, end, .. }| Reach { start, end }),
            ),
            Node::Class(_) => Some(Reach::ANYWHERE),
            Node::Sequence(nodes) => self.in_a_row(nodes),
            Node::Either(nodes) => covered(nodes.iter().filter_map(|n| self.reach(n))),
            Node::Maybe(node) => self.reach(node),
            Node::Near(near) => self.of_pair(near),
        }
    }

    fn in_a_row(&self, nodes: &[Node]) -> Option<Reach> {
        let mut all: Option<Reach> = None;
        for node in nodes {
            match (all, self.reach(node)) {
                (Some(before), Some(next)) => all = Some(before.cover(next)),
                (None, next @ Some(_)) => all = next,
                (_, None) if node.is_optional() => {}
                (_, None) => return None,
            }
        }
        all
    }

    fn of_pair(&self, near: &Near) -> Option<Reach> {
        let left = self.reach(&near.left)?;
        let right = self.reach(&near.right)?;
        let in_order = !near.ordered || left.may_precede(right);
        in_order.then(|| left.cover(right))
    }
}

fn covered(all: impl Iterator<Item = Reach>) -> Option<Reach> {
    all.reduce(Reach::cover)
}

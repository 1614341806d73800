//! What the parts of a document tell of the whole.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::Checker;
use crate::check::block::{SlotOf, conditions};
use crate::check::find::Found;
use crate::check::names::Present;
use crate::matcher::NameHit;

/// Names and conditions that were met.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// One for each set, and each way to count, that was met: lexicon, set, ambiguous.
    names: BTreeMap<(u32, u32, bool), NameHit>,
    slots: BTreeSet<SlotOf>,
}

impl Told {
    pub(super) fn of<'f>(found: impl Iterator<Item = &'f Found>) -> Self {
        let mut told = Self::default();
        for here in found {
            for name in &here.hits.names {
                told.names.entry(key(name)).or_insert_with(|| name.clone());
            }
            told.slots.extend(&here.slots);
        }
        told
    }

    /// Adds what was met elsewhere, and says whether any of it is new.
    pub(super) fn add(&mut self, other: Self) -> bool {
        let before = (self.names.len(), self.slots.len());
        for (key, name) in other.names {
            self.names.entry(key).or_insert(name);
        }
        self.slots.extend(other.slots);
        before != (self.names.len(), self.slots.len())
    }

    pub(super) fn present(&self, checker: &Checker) -> Present {
        Present::new(&checker.policy, self.names.values())
    }

    pub(super) fn conditions(&self) -> BTreeSet<SlotOf> {
        conditions(std::iter::once(&self.slots))
    }
}

fn key(name: &NameHit) -> (u32, u32, bool) {
    (name.lexicon, name.set, name.ambiguous)
}

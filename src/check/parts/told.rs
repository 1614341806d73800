//! What the parts of a document tell of the whole.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::Checker;
use crate::check::block::{SlotOf, conditions};
use crate::check::find::Found;
use crate::check::names::Present;
use crate::matcher::{NameHit, Slot};

/// Names and conditions that were met.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// One for each set, and each way to count, that was met: lexicon, set, ambiguous.
    names: BTreeMap<(u32, u32, bool), NameHit>,
    slots: BTreeSet<SlotOf>,
}

impl Told {
    pub(super) fn of(found: &[Found]) -> Self {
        let names = found.iter().flat_map(|f| &f.hits.names);
        Self {
            names: names.map(|n| (key(n), n.clone())).collect(),
            slots: found.iter().flat_map(|f| &f.slots).copied().collect(),
        }
    }

    /// Whether a phrase of a rule stands there.
    pub(super) fn has_phrase(&self) -> bool {
        self.slots.iter().any(|(.., slot)| *slot == Slot::Phrases)
    }

    pub(super) fn and(mut self, other: Self) -> Self {
        self.names.extend(other.names);
        self.slots.extend(other.slots);
        self
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

//! What of a whole text counts in its parts, as far as it is known while they are judged.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use super::told::Told;
use crate::check::Checker;
use crate::check::block::{Around, SlotOf};
use crate::check::memo::Memo;
use crate::check::names::Present;

/// What counts of a text of which so much is known, and what its sentences gave.
pub(super) struct Whole {
    present: Present,
    conditions: BTreeSet<SlotOf>,
    memo: Memo,
}

impl Whole {
    fn of(told: &Told, checker: &Checker) -> Self {
        Self {
            present: told.present(checker),
            conditions: told.conditions(),
            memo: Memo::default(),
        }
    }

    fn is_as(&self, other: &Self) -> bool {
        self.present == other.present && self.conditions == other.conditions
    }

    pub(super) fn around(&self) -> Around<'_> {
        Around {
            present: &self.present,
            conditions: &self.conditions,
            memo: &self.memo,
        }
    }
}

/// What is known so far, of which more comes to be known: names and conditions that were met stay.
pub(super) struct SoFar<'c> {
    checker: &'c Checker,
    known: Mutex<(Told, Arc<Whole>)>,
}

impl<'c> SoFar<'c> {
    /// Nothing yet.
    pub(super) fn new(checker: &'c Checker) -> Self {
        let told = Told::default();
        let whole = Arc::new(Whole::of(&told, checker));
        Self {
            checker,
            known: Mutex::new((told, whole)),
        }
    }

    /// What counts now that this is `told`, too. As long as that is the same, it is the same one.
    pub(super) fn and(&self, told: Told) -> Arc<Whole> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let (all, whole) = &mut *known;
        if all.add(told) {
            let next = Whole::of(all, self.checker);
            if !next.is_as(whole) {
                *whole = Arc::new(next);
            }
        }
        Arc::clone(whole)
    }
}

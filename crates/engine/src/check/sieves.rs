//! The sieves of a checker, each made when it is first worth it: to make one for a long lexicon
//! takes longer than to read a few files without.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use super::Checker;
use super::sieve::Sieve;
use crate::matcher::{Bearing, Matcher, MatcherError, Needed};

/// A sieve for so few is made at once.
const FEW: usize = 2_000;

/// One for more is made when so many bytes for each have been asked about.
const PATIENCE: usize = 200;

#[derive(Debug, Default)]
pub(super) struct Sieves {
    /// What a document needs for a rule to fire.
    gate: OnceLock<Sieve>,
    /// How many bytes were asked about while there was no sieve.
    asked: AtomicUsize,
    bearing: OnceLock<Bearing>,
    /// `None` where it is that of the gate.
    near: OnceLock<Option<Sieve>>,
    far: OnceLock<Sieve>,
}

impl Sieves {
    pub(super) fn new(matcher: &Matcher) -> Result<Self, MatcherError> {
        let gate = match matcher.gate().required() {
            Some(needed) if needed.count() > FEW => OnceLock::new(),
            needed => OnceLock::from(sieve(matcher, needed)?),
        };
        Ok(Self {
            gate,
            ..Self::default()
        })
    }

    /// The sieve for whole documents, if it is worth it for `more` bytes after all that were asked
    /// about.
    pub(super) fn worth_it(&self, matcher: &Matcher, more: usize) -> Option<&Sieve> {
        if let Some(gate) = self.gate.get() {
            return Some(gate);
        }
        let asked = self.asked.fetch_add(more, Relaxed).saturating_add(more);
        let needed = matcher.gate().required();
        let count = needed.map_or(0, Needed::count);
        (asked / PATIENCE >= count).then(|| self.gate(matcher))
    }

    fn gate(&self, matcher: &Matcher) -> &Sieve {
        let own = || lenient(matcher, matcher.gate().required());
        self.gate.get_or_init(own)
    }

    /// The sieve for what bears on the report of a document.
    pub(super) fn near(&self, checker: &Checker) -> &Sieve {
        let matcher = &checker.matcher;
        let needed = &self.bearing(checker).near;
        let own = || {
            let other = needed.as_ref() != matcher.gate().required();
            other.then(|| lenient(matcher, needed.as_ref()))
        };
        let near = self.near.get_or_init(own).as_ref();
        near.unwrap_or_else(|| self.gate(matcher))
    }

    /// The sieve for phrases that may be claims on account of names elsewhere in the document.
    pub(super) fn far(&self, checker: &Checker) -> &Sieve {
        let far = || lenient(&checker.matcher, self.bearing(checker).far.as_ref());
        self.far.get_or_init(far)
    }

    fn bearing(&self, checker: &Checker) -> &Bearing {
        let bearing = || checker.matcher.bearing(&checker.policy);
        self.bearing.get_or_init(bearing)
    }
}

fn sieve(matcher: &Matcher, needed: Option<&Needed>) -> Result<Sieve, MatcherError> {
    let literals = needed.map(|needed| matcher.literals(needed));
    Sieve::new(literals.as_deref())
}

/// One that lets everything through where it cannot be made.
fn lenient(matcher: &Matcher, needed: Option<&Needed>) -> Sieve {
    sieve(matcher, needed).unwrap_or_default()
}

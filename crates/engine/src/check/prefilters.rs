//! The prefilters of a checker. One for a long lexicon is made only once enough bytes were asked
//! about: to make it takes longer than to read a few files without.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use super::compiled::Compiled;
use super::prefilter::Prefilter;
use crate::matcher::{Matcher, MatcherError, Needed, Relevant};

/// One for so few literals is made at once.
const FEW: usize = 2_000;

/// One for more is made when so many bytes for each literal were tested.
const PATIENCE: usize = 200;

#[derive(Debug, Default)]
pub(super) struct Prefilters {
    /// What a document needs for a rule to fire.
    document: OnceLock<Prefilter>,
    /// How many bytes were tested while there was none.
    asked: AtomicUsize,
    relevant: OnceLock<Relevant>,
    /// `None` where it is that of the document.
    part: OnceLock<Option<Prefilter>>,
    bare: OnceLock<Prefilter>,
}

impl Prefilters {
    pub(super) fn new(matcher: &Matcher) -> Result<Self, MatcherError> {
        let document = match matcher.gate().required() {
            Some(needed) if needed.count() > FEW => OnceLock::new(),
            needed => OnceLock::from(prefilter(matcher, needed)?),
        };
        Ok(Self {
            document,
            ..Self::default()
        })
    }

    /// The prefilter for whole documents. `None` while it is not worth its cost for `more` bytes,
    /// after all that were tested.
    pub(super) fn document(&self, matcher: &Matcher, more: usize) -> Option<&Prefilter> {
        if let Some(document) = self.document.get() {
            return Some(document);
        }
        let asked = self.asked.fetch_add(more, Relaxed).saturating_add(more);
        let needed = matcher.gate().required();
        let count = needed.map_or(0, Needed::count);
        (asked / PATIENCE >= count).then(|| self.make_document(matcher))
    }

    fn make_document(&self, matcher: &Matcher) -> &Prefilter {
        let make = || lenient(matcher, matcher.gate().required());
        self.document.get_or_init(make)
    }

    /// The prefilter for parts of a document.
    pub(super) fn part(&self, compiled: &Compiled) -> &Prefilter {
        let matcher = &compiled.matcher;
        let needed = &self.relevant(compiled).part;
        let make = || {
            let differs = needed.as_ref() != matcher.gate().required();
            differs.then(|| lenient(matcher, needed.as_ref()))
        };
        let part = self.part.get_or_init(make).as_ref();
        part.unwrap_or_else(|| self.make_document(matcher))
    }

    /// The prefilter for phrases that may be claims on account of names elsewhere in the document.
    pub(super) fn bare(&self, compiled: &Compiled) -> &Prefilter {
        let make = || lenient(&compiled.matcher, self.relevant(compiled).bare.as_ref());
        self.bare.get_or_init(make)
    }

    fn relevant(&self, compiled: &Compiled) -> &Relevant {
        let relevant = || compiled.matcher.relevant(&compiled.policy);
        self.relevant.get_or_init(relevant)
    }
}

fn prefilter(matcher: &Matcher, needed: Option<&Needed>) -> Result<Prefilter, MatcherError> {
    let literals = needed.map(|needed| matcher.literals(needed));
    Prefilter::new(literals.as_deref())
}

/// One that passes everything where it cannot be made.
fn lenient(matcher: &Matcher, needed: Option<&Needed>) -> Prefilter {
    prefilter(matcher, needed).unwrap_or_default()
}

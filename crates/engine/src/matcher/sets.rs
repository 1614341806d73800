//! The name sets of all lexicons: which there are, what they include, and in which order they
//! are matched when members refer to other sets.

use std::collections::{BTreeMap, BTreeSet};

use super::error::MatcherError;
use super::program::{Set, SetId};
use sayso_policy::{Lexicon, Pattern, Policy};

/// All sets, in an order in which no member refers to a later set.
#[derive(Debug)]
pub(super) struct Sets {
    pub(super) all: Vec<Set>,
    lexicons: Vec<String>,
    /// For each lexicon, a set's id and the sets that it means, itself included.
    closures: Vec<BTreeMap<String, Box<[SetId]>>>,
}

impl Sets {
    /// Finds and orders the sets of `policy`.
    pub(super) fn new(policy: &Policy) -> Result<Self, MatcherError> {
        let mut all = Vec::new();
        for (lexicon, number) in policy.lexicons.iter().zip(0..) {
            let order = ordered(lexicon)?;
            let place = |index| Set {
                lexicon: number,
                index,
            };
            all.extend(order.into_iter().map(place));
        }
        let ids: BTreeMap<(u32, u32), SetId> = all
            .iter()
            .zip(0..)
            .map(|(set, id)| ((set.lexicon, set.index), id))
            .collect();
        let closures = policy.lexicons.iter().zip(0..).map(|(lexicon, number)| {
            let closure = |at: usize| {
                let mut sets: Vec<SetId> = closed(lexicon, at)?
                    .into_iter()
                    .map(|index| ids[&(number, index)])
                    .collect();
                sets.sort_unstable();
                Ok((lexicon.names[at].id.clone(), sets.into()))
            };
            (0..lexicon.names.len()).map(closure).collect()
        });
        let closures = closures.collect::<Result<_, MatcherError>>()?;
        Ok(Self {
            all,
            lexicons: policy.lexicons.iter().map(|l| l.id.clone()).collect(),
            closures,
        })
    }

    /// The sets that `@id` means in a lexicon.
    pub(super) fn closure(&self, lexicon: u32, id: &str) -> Option<&[SetId]> {
        let closures = self.closures.get(lexicon as usize)?;
        closures.get(id).map(|sets| &**sets)
    }

    /// The id of a lexicon.
    pub(super) fn lexicon_id(&self, lexicon: u32) -> &str {
        self.lexicons
            .get(lexicon as usize)
            .map_or("", String::as_str)
    }
}

fn index_of(lexicon: &Lexicon, id: &str) -> Result<u32, MatcherError> {
    let found = lexicon.names.iter().zip(0..).find(|(set, _)| set.id == id);
    found
        .map(|(_, index)| index)
        .ok_or_else(|| MatcherError::UnknownSet {
            lexicon: lexicon.id.clone(),
            set: id.to_owned(),
        })
}

/// The indexes of the set at `at` and of all that it includes.
fn closed(lexicon: &Lexicon, at: usize) -> Result<Vec<u32>, MatcherError> {
    let ids = lexicon.closure(&lexicon.names[at].id);
    ids.into_iter().map(|id| index_of(lexicon, id)).collect()
}

/// The sets of one lexicon, those that others refer to first.
fn ordered(lexicon: &Lexicon) -> Result<Vec<u32>, MatcherError> {
    let mut waits: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for (set, at) in lexicon.names.iter().zip(0..) {
        let mut needs = BTreeSet::new();
        for id in set.members.iter().flat_map(|m| references(&m.pattern)) {
            needs.extend(closed(lexicon, index_of(lexicon, id)? as usize)?);
        }
        waits.insert(at, needs);
    }
    let mut order = Vec::with_capacity(waits.len());
    while !waits.is_empty() {
        let ready: Vec<u32> = waits
            .iter()
            .filter(|(_, needs)| needs.is_empty())
            .map(|(at, _)| *at)
            .collect();
        if ready.is_empty() {
            let stuck = waits.keys().next().map_or(0, |at| *at as usize);
            return Err(MatcherError::CircularSet {
                lexicon: lexicon.id.clone(),
                set: lexicon.names[stuck].id.clone(),
            });
        }
        waits.retain(|_, needs| {
            let waiting = !needs.is_empty();
            needs.retain(|need| !ready.contains(need));
            waiting
        });
        order.extend(ready);
    }
    Ok(order)
}

/// The sets that a pattern names.
fn references(pattern: &Pattern) -> Vec<&str> {
    let mut found = Vec::new();
    let mut open = vec![pattern];
    while let Some(next) = open.pop() {
        match next {
            Pattern::Names(id) => found.push(id.as_str()),
            Pattern::Sequence(all) | Pattern::Either(all) => open.extend(all),
            Pattern::Maybe(inner) => open.push(inner),
            Pattern::Near { left, right, .. } => open.extend([&**left, &**right]),
            Pattern::Word(_) | Pattern::Class(_) => {}
        }
    }
    found
}

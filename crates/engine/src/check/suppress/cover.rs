//! Which finding each suppression covers, in one pass over both.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use foldhash::HashMap;

use super::{Silence, short};
use crate::finding::Finding;

/// The findings that are covered, as indices, each with the first of `silences` that covers it.
pub(super) fn covered(findings: &[Finding], silences: &[Silence]) -> Vec<(usize, usize)> {
    let mut places: Vec<usize> = (0..findings.len()).collect();
    places.sort_by_key(|at| findings[*at].span().start);
    let mut coming: Vec<usize> = (0..silences.len()).collect();
    coming.sort_by_key(|at| Reverse((silences[*at].span.start, *at)));
    let mut open = Open::default();
    let mut pairs = Vec::new();
    for finding in places {
        let place = findings[finding].span().start;
        while let Some(next) = coming.pop_if(|next| silences[*next].span.start <= place) {
            open.add(next, &silences[next]);
        }
        open.drop_before(place, silences);
        let silence = open.first(&findings[finding].rule);
        pairs.extend(silence.map(|silence| (finding, silence)));
    }
    pairs
}

/// The suppressions that hold at a place.
#[derive(Default)]
struct Open<'s> {
    by_rule: HashMap<&'s str, BTreeSet<usize>>,
    /// By their ends, the first on top.
    ends: BinaryHeap<Reverse<(usize, usize)>>,
}

impl<'s> Open<'s> {
    fn add(&mut self, index: usize, silence: &'s Silence) {
        self.by_rule.entry(&silence.rule).or_default().insert(index);
        self.ends.push(Reverse((silence.span.end, index)));
    }

    fn drop_before(&mut self, place: usize, silences: &[Silence]) {
        while let Some(Reverse((end, index))) = self.ends.peek().copied() {
            if end > place {
                return;
            }
            self.ends.pop();
            if let Some(open) = self.by_rule.get_mut(&*silences[index].rule) {
                open.remove(&index);
            }
        }
    }

    fn first(&self, rule: &str) -> Option<usize> {
        let names = [rule, short(rule)];
        let open = names.iter().filter_map(|name| self.by_rule.get(*name));
        open.filter_map(|open| open.first().copied()).min()
    }
}

//! Which of the names that were found count, and where they stand.

use crate::judge::NameAt;
use crate::matcher::NameHit;
use sayso_policy::Policy;
use sayso_text::{Folded, Span};

use super::compile::indices;

/// For each lexicon, which names of its sets the document has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Present {
    sets: Vec<Vec<Seen>>,
}

/// What there is of one set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Seen {
    /// A name that is clear by itself.
    clear: bool,
    /// A name that counts.
    any: bool,
    /// A name at all, whether it counts or not.
    met: bool,
}

impl Present {
    /// Looks at all names of a document.
    pub(super) fn new<'h>(
        policy: &Policy,
        hits: impl Iterator<Item = &'h NameHit> + Clone,
    ) -> Self {
        let lexicons = policy.lexicons.iter();
        let mut present = Self {
            sets: lexicons
                .map(|l| vec![Seen::default(); l.names.len()])
                .collect(),
        };
        for hit in hits.clone() {
            let seen = present.of(hit);
            seen.met = true;
            seen.clear |= !hit.ambiguous;
        }
        for hit in hits {
            if present.counts(policy, hit) {
                present.of(hit).any = true;
            }
        }
        present
    }

    fn of(&mut self, hit: &NameHit) -> &mut Seen {
        &mut self.sets[hit.lexicon as usize][hit.set as usize]
    }

    /// Whether the name counts: it is clear, or in clear company.
    pub(super) fn counts(&self, policy: &Policy, hit: &NameHit) -> bool {
        if !hit.ambiguous {
            return true;
        }
        let lexicon = &policy.lexicons[hit.lexicon as usize];
        let set = &lexicon.names[hit.set as usize];
        let company = if set.company.is_empty() {
            std::slice::from_ref(&set.id)
        } else {
            &set.company
        };
        company
            .iter()
            .flat_map(|id| indices(lexicon, id))
            .any(|set| self.sets[hit.lexicon as usize][set].clear)
    }

    /// Whether a name of one of `sets` stands here, clear or in the clear company that the whole
    /// document gives it.
    pub(super) fn has_all(&self, lexicon: usize, sets: &[usize], document: &Self) -> bool {
        sets.iter().any(|s| {
            let here = self.sets[lexicon][*s];
            here.met && (here.clear || document.sets[lexicon][*s].any)
        })
    }

    /// Whether a name of one of `sets` of the lexicon stands in the document.
    pub(super) fn has(&self, lexicon: usize, sets: &[usize]) -> bool {
        sets.iter().any(|s| self.sets[lexicon][*s].any)
    }
}

/// The names of one sentence that a reader takes as units: the longest where they overlap, those
/// that share one place together.
pub(super) fn choose(
    policy: &Policy,
    present: &Present,
    hits: &[NameHit],
    sentence: Span<Folded>,
) -> (Vec<Span<Folded>>, Vec<Vec<NameAt>>) {
    let from = hits.partition_point(|h| h.span.start < sentence.start);
    let mut inside: Vec<&NameHit> = hits[from..]
        .iter()
        .take_while(|h| h.span.start < sentence.end)
        .filter(|h| sentence.contains(h.span) && present.counts(policy, h))
        .collect();
    inside.sort_by_key(|h| (h.span.start, std::cmp::Reverse(h.span.end)));
    let mut spans: Vec<Span<Folded>> = Vec::new();
    let mut groups: Vec<Vec<NameAt>> = Vec::new();
    for hit in inside {
        let name = NameAt {
            span: hit.span,
            lexicon: hit.lexicon as usize,
            set: hit.set as usize,
        };
        match spans.last() {
            Some(last) if *last == hit.span => {
                if let Some(group) = groups.last_mut() {
                    group.push(name);
                }
            }
            Some(last) if hit.span.start < last.end => {}
            _ => {
                spans.push(hit.span);
                groups.push(vec![name]);
            }
        }
    }
    (spans, groups)
}

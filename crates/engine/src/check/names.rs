//! Which of the names that were found count, and where they are.

use crate::judge::NameAt;
use crate::matcher::NameHit;
use sayso_text::{Folded, Span};

use super::compiled::Compiled;

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
        compiled: &Compiled,
        names: impl Iterator<Item = &'h NameHit> + Clone,
    ) -> Self {
        let lexicons = compiled.policy.lexicons.iter();
        let mut present = Self {
            sets: lexicons
                .map(|l| vec![Seen::default(); l.names.len()])
                .collect(),
        };
        for name in names.clone() {
            let seen = present.of(name);
            seen.met = true;
            seen.clear |= !name.ambiguous;
        }
        for name in names {
            if present.counts(compiled, name) {
                present.of(name).any = true;
            }
        }
        present
    }

    fn of(&mut self, name: &NameHit) -> &mut Seen {
        &mut self.sets[name.lexicon as usize][name.set as usize]
    }

    /// Whether the name counts: it is clear, or in clear company.
    pub(super) fn counts(&self, compiled: &Compiled, name: &NameHit) -> bool {
        let seen = &self.sets[name.lexicon as usize];
        let mut company = compiled.company(name).iter();
        !name.ambiguous || company.any(|set| seen[*set].clear)
    }

    /// Whether a name of one of `sets` is here, clear or in the clear company that the whole
    /// document gives it.
    pub(super) fn has_all(&self, lexicon: usize, sets: &[usize], document: &Self) -> bool {
        sets.iter().any(|s| {
            let here = self.sets[lexicon][*s];
            here.met && (here.clear || document.sets[lexicon][*s].any)
        })
    }

    /// Whether a name of one of `sets` of the lexicon is in the document.
    pub(super) fn has(&self, lexicon: usize, sets: &[usize]) -> bool {
        sets.iter().any(|s| self.sets[lexicon][*s].any)
    }
}

/// The names of one lexicon in one sentence, in the order of the text: the longest where they overlap, those
/// that share one place together.
pub(super) fn choose(
    compiled: &Compiled,
    present: &Present,
    hits: &[NameHit],
    sentence: Span<Folded>,
    lexicon: u32,
) -> Vec<Vec<NameAt>> {
    let from = hits.partition_point(|h| h.span.start < sentence.start);
    let mut inside: Vec<&NameHit> = hits[from..]
        .iter()
        .take_while(|h| h.span.start < sentence.end)
        .filter(|h| h.lexicon == lexicon && sentence.contains(h.span))
        .filter(|h| present.counts(compiled, h))
        .collect();
    inside.sort_by_key(|h| (h.span.start, std::cmp::Reverse(h.span.end)));
    let mut groups: Vec<Vec<NameAt>> = Vec::new();
    for hit in inside {
        let name = NameAt {
            span: hit.span,
            lexicon: hit.lexicon as usize,
            set: hit.set as usize,
        };
        match groups.last_mut() {
            Some(group) if group[0].span == hit.span => group.push(name),
            Some(group) if hit.span.start < group[0].span.end => {}
            _ => groups.push(vec![name]),
        }
    }
    groups
}

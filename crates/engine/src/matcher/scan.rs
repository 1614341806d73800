//! Tries phrases and names on a sentence and writes down what matches.

use super::anchors::Key;
use super::compile::Program;
use super::evaluate::{Evaluator, Item, leftmost_longest};
use super::hit::{Hits, Match, NameHit, PhraseId};
use super::index::Index;
use super::pending::Pending;
use super::program::{Entry, Member, Node, Owner, SetId};
use super::sentence::Sentence;

/// One sentence, being scanned.
pub(super) struct Scan<'s, 't> {
    program: &'s Program,
    index: &'s Index,
    evaluator: Evaluator<'s, 't>,
    pending: Pending,
    /// Whether entries are tried whose words are not there: what tests compare with.
    thorough: bool,
}

impl<'s, 't> Scan<'s, 't> {
    /// Begins with the entries that have an anchor in the sentence.
    pub(super) fn new(program: &'s Program, index: &'s Index, sentence: &'s Sentence<'t>) -> Self {
        let mut evaluator = Evaluator::new(sentence);
        let mut pending = index.candidates(sentence);
        for class in index.classes.iter().copied() {
            if !evaluator.classed(class).is_empty() {
                pending.extend(index.waiting_for(Key::Class(class)));
            }
        }
        Self {
            program,
            index,
            evaluator,
            pending,
            thorough: false,
        }
    }

    /// Adds all entries, whatever their anchors.
    #[cfg(test)]
    pub(super) fn try_everything(&mut self) {
        let entries = self.program.entries.iter().zip(0..);
        let tried = entries.filter(|(entry, _)| !entry.is_found_by_names());
        self.pending.extend(tried.map(|(_, id)| id));
        self.thorough = true;
    }

    /// Tries all candidates. Names come first, set by set, and trigger those that depend on them.
    pub(super) fn run(mut self, hits: &mut Hits) {
        while let Some(first) = self.pending.first() {
            match &self.program.entries[first as usize] {
                Entry {
                    owner: Owner::Member(member),
                    ..
                } => self.set(member.set, hits),
                Entry {
                    owner: Owner::Phrase(phrase),
                    root,
                } => {
                    self.pending.pass();
                    self.phrase(*phrase, root, hits);
                }
            }
        }
    }

    fn may_match(&self, root: &Node) -> bool {
        self.thorough || self.evaluator.reach(root).is_some()
    }

    fn phrase(&mut self, phrase: PhraseId, root: &Node, hits: &mut Hits) {
        if !self.may_match(root) {
            return;
        }
        let mut items = self.evaluator.places(root);
        if !root.has_distance() {
            leftmost_longest(&mut items);
        }
        let place = |item: Item| {
            let span = self.evaluator.sentence().span(item.start, item.end);
            Match::new(phrase, span, &self.evaluator.words(item))
        };
        let mut matches: Vec<Match> = items.into_iter().map(place).collect();
        matches.sort_unstable();
        matches.dedup();
        hits.matches.append(&mut matches);
    }

    /// Tries all candidates of one set and keeps the longest at each place.
    fn set(&mut self, set: SetId, hits: &mut Hits) {
        let program = self.program;
        let mut found: Vec<(Item, &Member)> = Vec::new();
        while let Some(id) = self.pending.first() {
            let entry = &program.entries[id as usize];
            let Owner::Member(member) = &entry.owner else {
                break;
            };
            if member.set != set {
                break;
            }
            self.pending.pass();
            if !self.may_match(&entry.root) {
                continue;
            }
            let items = self.evaluator.places(&entry.root);
            let spelt = items.into_iter().filter(|i| self.is_spelt(member, *i));
            found.extend(spelt.map(|item| (item, member)));
        }
        let winners = longest_per_place(found);
        if !winners.is_empty() {
            self.pending.extend(self.index.waiting_for(Key::Set(set)));
        }
        for (item, member) in &winners {
            hits.names.push(self.name_hit(*item, member));
        }
        self.evaluator
            .add_names(set, winners.into_iter().map(|(item, _)| item));
    }

    fn is_spelt(&self, member: &Member, item: Item) -> bool {
        let sentence = self.evaluator.sentence();
        member.spelling.as_ref().is_none_or(|spelling| {
            sentence.text.written(sentence.span(item.start, item.end)) == *spelling
        })
    }

    fn name_hit(&self, item: Item, member: &Member) -> NameHit {
        let set = &self.program.sets.all[member.set as usize];
        NameHit {
            lexicon: set.lexicon,
            set: set.index,
            member: member.index,
            span: self.evaluator.sentence().span(item.start, item.end),
            ambiguous: member.ambiguous,
        }
    }
}

/// Leftmost-longest among all members of a set; of equal ones the clear before the ambiguous,
/// then the first in the lexicon.
fn longest_per_place(mut found: Vec<(Item, &Member)>) -> Vec<(Item, &Member)> {
    found.sort_by_key(|(item, member)| {
        let longest_first = u32::MAX - item.end;
        (item.start, longest_first, member.ambiguous, member.index)
    });
    let mut end = 0;
    found.retain(|(item, _)| {
        let free = item.start >= end;
        if free {
            end = item.end;
        }
        free
    });
    found
}

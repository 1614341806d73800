//! Subjects by the dependencies of a sentence.

use super::Subject;
use crate::dependencies::Relation;
use crate::phrase::NounPhrase;
use crate::reading::Reading;
use crate::unit::Tag;

/// How many verbs may share a subject by being coordinated or governed.
const STEPS: usize = 8;

impl Reading<'_> {
    /// The subject of the verb at `verb` by its arcs: its own, or, of a finite verb, that of the verb that it is coordinated with.
    /// Of two, `near` if that is one of them, else the nearer: the other belongs to a title or a greeting before the clause.
    pub(super) fn subject_by_arcs(
        &self,
        verb: usize,
        finite: bool,
        near: Option<usize>,
    ) -> Option<Subject> {
        let mut at = verb;
        for _ in 0..STEPS {
            let own = self.own_subjects(at);
            if let Some(nearest) = own.last() {
                let head = near.filter(|n| own.contains(n)).unwrap_or(*nearest);
                return self
                    .antecedent_by_arcs(head, at)
                    .map(|h| self.subject_phrases(h));
            }
            match self.relation(at)? {
                Relation::Conjunct if finite => at = self.peer(at)?,
                Relation::RelativeClause if finite => {
                    return Some(self.subject_phrases(self.head(at)?));
                }
                _ => return None,
            }
        }
        None
    }

    /// The verb that the one at `verb` is coordinated with, if no other verb that can carry a clause lies between them.
    fn peer(&self, verb: usize) -> Option<usize> {
        let peer = self.head(verb)?;
        let others = (peer + 1..verb).filter(|i| self.tag(*i) == Some(Tag::Verb));
        let skipped = others.into_iter().any(|i| self.units[i].is_finite());
        (!skipped).then_some(peer)
    }

    /// The units that are the subject of the verb at `verb` itself; of "there is" what there is.
    fn own_subjects(&self, verb: usize) -> Vec<usize> {
        if self.dependent(verb, Relation::Expletive).is_some() {
            return self
                .dependent(verb, Relation::Attribute)
                .into_iter()
                .collect();
        }
        let is_subject = |d: &usize| {
            let relation = self.relation(*d);
            matches!(relation, Some(Relation::Subject | Relation::PassiveSubject))
                && self.tag(*d) != Some(Tag::Adverb)
        };
        self.dependents(verb).filter(is_subject).collect()
    }

    /// What the subject at `subject` of the verb at `verb` refers to, if it is a relative word; `None` if the arcs do not say.
    fn antecedent_by_arcs(&self, subject: usize, verb: usize) -> Option<usize> {
        if self.tag(subject) != Some(Tag::Relative) {
            return Some(subject);
        }
        let described = self.relation(verb) == Some(Relation::RelativeClause);
        described.then(|| self.head(verb)).flatten()
    }

    /// The phrase of `head`, what depends on it by prepositions, and what is listed with it.
    fn subject_phrases(&self, head: usize) -> Subject {
        let mut all = vec![self.phrase_of(head)];
        let mut at = head;
        for _ in 0..STEPS {
            let Some(next) = self.dependent(at, Relation::Conjunct) else {
                break;
            };
            all.push(self.phrase_of(next));
            at = next;
        }
        for d in self.dependents(head) {
            if self.relation(d) == Some(Relation::Preposition)
                && let Some(object) = self.dependent(d, Relation::PrepositionObject)
            {
                all.push(self.phrase_of(object));
            }
        }
        Subject::Phrases(all)
    }

    /// The noun phrase whose head is the unit at `head`.
    fn phrase_of(&self, head: usize) -> NounPhrase {
        self.phrase_to(head)
            .filter(|p| p.head == head)
            .unwrap_or(NounPhrase {
                first: head,
                last: head,
                head,
            })
    }
}

//! The dependencies of a sentence: what each unit depends on, and what depends on it.

use super::model::{self, Fine, Word};
use super::reading::Reading;

pub use super::model::Relation;

/// The tree of a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Dependencies {
    heads: Vec<u32>,
    relations: Vec<Relation>,
    /// The dependents of all units, those of one unit side by side in the order of the text.
    dependents: Vec<u32>,
    /// Where those of each unit start, and the end.
    starts: Vec<u32>,
}

impl Dependencies {
    /// Parses the sentence of `words`, whose parts of speech are `tags`. Linear in their number.
    pub(crate) fn new(words: &[Word], tags: &[Fine]) -> Self {
        let arcs = model::parse(words, tags);
        let mut starts = vec![0; arcs.len() + 1];
        let hung = || {
            arcs.iter()
                .enumerate()
                .filter(|(at, arc)| arc.head as usize != *at)
        };
        for (_, arc) in hung() {
            starts[arc.head as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut free: Vec<u32> = starts.clone();
        let mut dependents = vec![0; hung().count()];
        for (at, arc) in hung() {
            let slot = &mut free[arc.head as usize];
            dependents[*slot as usize] = at as u32;
            *slot += 1;
        }
        Self {
            heads: arcs.iter().map(|a| a.head).collect(),
            relations: arcs.iter().map(|a| a.relation).collect(),
            dependents,
            starts,
        }
    }
}

impl Reading<'_> {
    /// The unit that the one at `at` depends on; `None` for a root, and past the end.
    #[must_use]
    pub fn head(&self, at: usize) -> Option<usize> {
        let head = *self.dependencies().heads.get(at)? as usize;
        (head != at).then_some(head)
    }

    /// What the unit at `at` is to its head; `None` past the end.
    #[must_use]
    pub fn relation(&self, at: usize) -> Option<Relation> {
        self.dependencies().relations.get(at).copied()
    }

    /// The units that depend on the one at `at`, in the order of the text.
    pub fn dependents(&self, at: usize) -> impl DoubleEndedIterator<Item = usize> {
        let tree = self.dependencies();
        let bound = |at: usize| tree.starts.get(at).map_or(0, |s| *s as usize);
        let range = if at < tree.heads.len() {
            bound(at)..bound(at + 1)
        } else {
            0..0
        };
        tree.dependents[range].iter().map(|d| *d as usize)
    }

    /// The first dependent of the unit at `at` that is `relation` to it.
    #[must_use]
    pub fn dependent(&self, at: usize, relation: Relation) -> Option<usize> {
        self.dependents(at)
            .find(|d| self.relation(*d) == Some(relation))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Case, Known};
    use sayso_text::Span;

    fn read(text: &str) -> Reading<'_> {
        let known = Known {
            names: &[],
            trigger: &[],
            case_of: &|_| Case::Lower,
        };
        Reading::new(text, Span::new(0, text.len()), &known)
    }

    /// What `word` is to which word.
    fn arc(text: &str, word: &str) -> (Option<Relation>, String) {
        let reading = read(text);
        let at = (0..reading.units.len())
            .find(|at| reading.word(*at) == word)
            .expect(word);
        let head = reading.head(at).map_or("", |head| reading.word(head));
        (reading.relation(at), head.to_owned())
    }

    #[test]
    fn words_depend_on_their_heads() {
        let cases = [
            (
                "the agent that stores memory calls the model.",
                "agent",
                Relation::Subject,
                "calls",
            ),
            (
                "the agent that stores memory calls the model.",
                "stores",
                Relation::RelativeClause,
                "agent",
            ),
            (
                "the agent that stores memory calls the model.",
                "model",
                Relation::Object,
                "calls",
            ),
            (
                "we do not guarantee returns.",
                "not",
                Relation::Negation,
                "guarantee",
            ),
            (
                "we said that it cures colds.",
                "cures",
                Relation::ComplementClause,
                "said",
            ),
            (
                "the report was written by our auditors.",
                "report",
                Relation::PassiveSubject,
                "written",
            ),
            (
                "the report was written by our auditors.",
                "by",
                Relation::Agent,
                "written",
            ),
            (
                "it stores and replays the memory.",
                "replays",
                Relation::Conjunct,
                "stores",
            ),
            (
                "this bag is biodegradable.",
                "biodegradable",
                Relation::Complement,
                "is",
            ),
        ];
        for (text, word, relation, head) in cases {
            assert_eq!(
                arc(text, word),
                (Some(relation), head.to_owned()),
                "{text}: {word}"
            );
        }
    }

    #[test]
    fn dependents_come_in_order_and_heads_are_inside() {
        let texts = [
            "",
            ".",
            "a",
            "!!! ??",
            "the the the the",
            "é 😀 日本語 on",
            "calls calls calls on on on",
        ];
        for text in texts {
            let reading = read(text);
            for at in 0..reading.units.len() {
                assert!(
                    reading
                        .head(at)
                        .is_none_or(|h| h < reading.units.len() && h != at)
                );
                let hung: Vec<usize> = reading.dependents(at).collect();
                assert!(hung.is_sorted(), "{text}");
                assert!(hung.iter().all(|d| reading.head(*d) == Some(at)), "{text}");
            }
            assert_eq!(reading.head(9_999), None);
            assert_eq!(reading.dependents(9_999).count(), 0);
        }
    }

    #[test]
    fn a_long_sentence_has_no_cycle() {
        let text = "the agent that calls and stores what we said, ".repeat(2_000);
        let reading = read(&text);
        let len = reading.units.len();
        // Depths by walking up, each path followed once.
        let mut depth: Vec<Option<usize>> = vec![None; len];
        for start in 0..len {
            let mut path = Vec::new();
            let mut at = Some(start);
            while let Some(here) = at.filter(|h| depth[*h].is_none()) {
                assert!(path.len() <= len, "a cycle");
                path.push(here);
                at = reading.head(here);
            }
            let mut below = at.and_then(|h| depth[h]).unwrap_or(0);
            for here in path.into_iter().rev() {
                below += 1;
                depth[here] = Some(below);
            }
        }
    }
}

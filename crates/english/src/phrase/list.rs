//! Lists of noun phrases: "Claude, Llama and ChatGPT".

use super::{NounPhrase, REACH, is_quote};
use crate::reading::Reading;
use crate::unit::Tag;

impl Reading<'_> {
    /// The phrase and the further members of a list that it starts: "Claude, Llama and ChatGPT".
    #[must_use]
    pub fn list_from(&self, phrase: NounPhrase) -> Vec<NounPhrase> {
        let mut list = vec![phrase];
        let mut at = self.after_modifiers(phrase.last + 1);
        while let Some(next) = self.next_member(at) {
            at = self.after_modifiers(next.last + 1);
            list.push(next);
            if list.len() > REACH {
                break;
            }
        }
        // A comma alone ties on an apposition or a new clause; a list needs its coordinator.
        let joined = list.windows(2).any(|w| {
            (w[0].last + 1..w[1].first).any(|i| {
                self.tag(i) == Some(Tag::Coordinator)
                    || matches!(self.word(i), "/")
                    || self.pair_at(i).is_some()
            })
        });
        if !joined {
            list.truncate(1);
        }
        list
    }

    /// After "of …" or a bracket that belongs to the phrase that ends before `at`.
    fn after_modifiers(&self, at: usize) -> usize {
        let mut at = at;
        if self.word(at) == "("
            && let Some(close) = (at..self.units.len().min(at + 20)).find(|i| self.word(*i) == ")")
        {
            at = close + 1;
        }
        while matches!(self.word(at), "of" | "from" | "by")
            && let Some(inner) = self.phrase_from(at + 1)
        {
            at = inner.last + 1;
        }
        at
    }

    /// "as well as", "along with", "together with", "in addition to": the index after it.
    fn pair_at(&self, at: usize) -> Option<usize> {
        let is = |words: &[&str]| {
            words
                .iter()
                .enumerate()
                .all(|(n, w)| self.word(at + n) == *w)
        };
        [
            &["as", "well", "as"][..],
            &["along", "with"],
            &["together", "with"],
            &["in", "addition", "to"],
            &["not", "just"],
            &["but", "also"],
        ]
        .into_iter()
        .find(|words| is(words))
        .map(|words| at + words.len())
    }

    fn next_member(&self, at: usize) -> Option<NounPhrase> {
        let mut next = at;
        while is_quote(self.word(next)) {
            next += 1;
        }
        let comma = self.word(next) == ",";
        if comma {
            next += 1;
        }
        while is_quote(self.word(next)) {
            next += 1;
        }
        let coordinated = self.tag(next) == Some(Tag::Coordinator) || self.word(next) == "/";
        if coordinated {
            next += 1;
        } else if let Some(behind) = self.pair_at(next) {
            next = behind;
        } else if !comma {
            return None;
        }
        // "Jira and, of course, ChatGPT"
        while coordinated && self.word(next) == ","
            || matches!(
                self.word(next),
                "even" | "also" | "now" | "then" | "soon" | "of" | "course"
            )
        {
            next += 1;
        }
        let phrase = self.phrase_from(next)?;
        // "…, and the SRE drafts replies": the next clause, no member.
        let verb_follows = (phrase.last + 1..self.units.len())
            .find(|i| !matches!(self.tag(*i), Some(Tag::Adverb | Tag::Negation)))
            .is_some_and(|i| self.units[i].is_finite());
        let clause = verb_follows
            && (comma && coordinated
                || !matches!(
                    self.tag(phrase.first),
                    Some(Tag::Name | Tag::Noun | Tag::Adjective)
                ));
        (!clause).then_some(phrase)
    }
}

//! Subjects that wait for their verb, because a relative clause or a participle stands between.

use super::Tagger;
use crate::closed;
use crate::unit::{Forms, Tag};
use crate::word_readings::Readings;
use crate::words::is_person;

/// Words before "of" that say how many there are.
pub(super) const COUNTS: [&str; 14] = [
    "all", "any", "both", "dozens", "few", "half", "hundreds", "majority", "many", "most", "none",
    "number", "several", "some",
];

impl Tagger<'_, '_> {
    /// "Assistants calling on ChatGPT answer", "Teams whose tools call on ChatGPT ship": whether
    /// the sentence starts with a noun that a participle or a relative clause describes, and has
    /// no verb for it before `at`.
    pub(super) fn waits_for_verb(&self, at: usize) -> bool {
        self.waiting_subject(at).is_some()
    }

    /// The noun that waits so.
    pub(super) fn waiting_subject(&self, at: usize) -> Option<usize> {
        let low = self.segment_start(at);
        let opens = |i: &usize| {
            matches!(self.words[*i], "," | "reason" | "moment")
                || matches!(
                    self.units[*i].tag,
                    Tag::Relative | Tag::Subordinator | Tag::Question
                )
        };
        std::iter::once(low)
            .chain((low..at).filter(opens).map(|i| i + 1))
            .find_map(|start| self.waiting_from(start, at))
    }

    /// The first noun from `start` on, if it waits so.
    fn waiting_from(&self, start: usize, at: usize) -> Option<usize> {
        // "what we sell calls": the pronoun is subject and relative in one.
        let free = self.words[start] == "what";
        let nominal = |i: &usize| free && *i == start || self.units[*i].is_nominal();
        let first = (start..at).find(nominal)?;
        // "the triage engine that": the last noun of the phrase is what is described.
        let run = |first: usize| {
            let nouns = (first + 1..at)
                .take_while(|i| !free && matches!(self.units[*i].tag, Tag::Noun | Tag::Name));
            first + nouns.count()
        };
        let (mut subject, mut waits) = (run(first), None);
        // "most of the agents we ship": what is counted is described, and goes with the verb but
        // for "one of the agents we ship" and "the team of people we trust".
        while self.words.get(subject + 1).is_some_and(|w| *w == "of") {
            let counts = COUNTS.contains(&self.words[subject]);
            let counted = (subject + 2..at).find(nominal)?;
            waits = waits.or((!counts).then_some(subject));
            subject = run(counted);
        }
        // "the tool Microsoft's partners ask for": whoever owns something opens the clause.
        let owned = subject > first
            && self
                .words
                .get(subject + 1)
                .is_some_and(|w| w.starts_with('\''))
            && self.units[subject].tag == Tag::Name
            && self.units[subject - 1].tag == Tag::Noun;
        // "the bots people love": people in the plural open a clause about another plural, which
        // would be no part of their name.
        let peopled = subject > first
            && self.units[subject].plural
            && is_person(&self.units[subject].lemma)
            && self.units[subject - 1].tag == Tag::Noun
            && self.units[subject - 1].plural;
        subject -= usize::from(owned || peopled);
        let next = self.units.get(subject + 1)?;
        let determined = matches!(next.tag, Tag::Determiner | Tag::Possessive)
            && !self.words[subject + 1].starts_with('\'');
        let contact = determined
            || owned
            || peopled
            || next.tag == Tag::Pronoun
                && closed::CLAUSE_PRONOUNS.contains(&self.words[subject + 1]);
        let relative = free
            || next.tag == Tag::Relative
            || matches!(self.words[subject + 1], "whose" | "that")
            || contact;
        // "We scheduled calls": a past tense. What could be one describes only before a
        // preposition: "the platform built for banks".
        let passive = next.forms.any(Forms::PARTICIPLE)
            && (!next.forms.any(Forms::PAST)
                || matches!(next.lemma.as_str(), "call" | "dub" | "name")
                || self
                    .units
                    .get(subject + 2)
                    .is_some_and(|u| matches!(u.tag, Tag::Preposition | Tag::Adverb)));
        let participle = next.tag == Tag::Verb
            && (passive || next.forms.any(Forms::GERUND))
            && self.units[subject].tag != Tag::Pronoun
            && subject + 2 < at;
        let verbs = (subject + 1 + usize::from(participle)..at)
            .filter(|i| self.units[*i].is_finite() && self.words[i.wrapping_sub(1)] != "to")
            .count();
        // "that we sell and that nurses know": each clause has its verb.
        let more = (subject + 2..at)
            .filter(|i| {
                matches!(self.words[*i], "that" | "which" | "who")
                    && self.units[*i - 1].tag == Tag::Coordinator
            })
            .count();
        let waits = waits.unwrap_or(subject);
        (relative && verbs == 1 + more || participle && verbs == 0).then_some(waits)
    }

    /// Whether a finite verb stands at `at`, or behind adverbs there, for which a subject with a
    /// relative clause waits: "the thing our customers love | most now calls".
    pub(super) fn verb_resumes(&self, at: usize) -> bool {
        let end = self.units.len().min(at + 4);
        let verb = (at..end).find(|i| !self.kind_is_adverb(*i));
        verb.is_some_and(|verb| {
            let finite = self.open[verb]
                .as_ref()
                .is_some_and(|r| r.finite() && r.verb >= 2 && r.verb >= r.noun);
            finite && self.waits_for_verb(verb)
        })
    }

    /// "the tool our partners ask for | runs in", "the tools they ask for | call on": whether a subject
    /// waits for the verb at `at`, right behind a preposition, and agrees with it.
    pub(super) fn resumes_with(&self, at: usize, r: &Readings) -> bool {
        let agrees = || match self.first_is_plural(at) {
            true => self.is_verb_ahead(at),
            false => r.forms.any(Forms::PRESENT3),
        };
        self.waits_for_verb(at) && agrees() && !self.finite_ahead(at)
    }

    /// Whether the noun that waits for its verb is a plural; where none does, the first one.
    pub(super) fn first_is_plural(&self, at: usize) -> bool {
        let first = || (self.segment_start(at)..at).find(|i| self.units[*i].is_nominal());
        self.waiting_subject(at)
            .or_else(first)
            .is_some_and(|i| self.units[i].plural)
    }
}

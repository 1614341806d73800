//! Who does what an infinitive or a participle says: verbs that have no subject of their own.

use super::{Mood, REACH, Subject, VerbGroup, takes_purpose};
use crate::closed::{MODALS, WISHES};
use crate::phrase::NounPhrase;
use crate::reading::Reading;
use crate::unit::{Forms, Tag};

impl Reading<'_> {
    /// "can store memory and call on …", "to plan and call on …": whether the base form of `group`
    /// shares the modal, or the "to", of the verb that it is coordinated with.
    #[must_use]
    pub fn shares_modal(&self, group: &VerbGroup) -> bool {
        let joint = self
            .before(group.first)
            .filter(|b| self.tag(*b) == Some(Tag::Coordinator) || self.word(*b) == ",");
        let Some(joint) = joint else {
            return false;
        };
        let base = group.auxiliaries.is_empty() && self.units[group.verb].forms == Forms::BASE;
        let low = joint.saturating_sub(REACH);
        let peer = (low..joint)
            .rev()
            .take_while(|i| !matches!(self.word(*i), "." | ";" | "?" | "!" | ":"))
            .find(|i| self.tag(*i) == Some(Tag::Verb) && self.units[*i].forms.any(Forms::BASE));
        base && peer.is_some_and(|peer| {
            let peer = self.verb_group(peer);
            let modal = peer
                .auxiliaries
                .first()
                .is_some_and(|a| MODALS.contains(&self.word(*a)));
            // "lets agents sleep, wake and call": each shares what the one before it has.
            modal || peer.mood == Mood::Infinitive || self.shares_modal(&peer)
        })
    }

    /// "We propose that the gateway enable access": whether the base form of `group` is what
    /// someone wishes for.
    #[must_use]
    pub fn is_wished(&self, group: &VerbGroup) -> bool {
        let low = group.first.saturating_sub(REACH);
        let that = (low + 1..group.first)
            .rev()
            .take_while(|i| !self.units[*i].is_finite())
            .find(|i| self.word(*i) == "that");
        group.auxiliaries.is_empty()
            && self.units[group.verb].forms.any(Forms::BASE)
            && that.is_some_and(|that| WISHES.contains(&self.units[that - 1].lemma.as_str()))
    }

    /// Who does what an infinitive says: the object before it ("lets agents call"), or the
    /// subject of what governs it ("wants to call").
    pub(super) fn controller(&self, to: usize, depth: usize) -> Subject {
        let from = if self.tag(to) == Some(Tag::To) {
            to
        } else {
            to + 1
        };
        let Some(before) = self.before(from) else {
            return Subject::None;
        };
        match self.tag(before) {
            Some(Tag::Noun | Tag::Name | Tag::Pronoun) => {
                let Some(phrase) = self.phrase_to(before) else {
                    return Subject::None;
                };
                match self.governor(phrase) {
                    Some(verb) if !takes_purpose(&self.units[verb].lemma) => {
                        Subject::Phrases(vec![phrase])
                    }
                    Some(verb) => self.shared_subject(verb, depth + 1).1,
                    None if self.is_headline_subject(phrase, to) || self.is_singled_out(phrase) => {
                        Subject::Phrases(vec![phrase])
                    }
                    None => Subject::None,
                }
            }
            Some(Tag::Verb) => self.shared_subject(before, depth + 1).1,
            Some(Tag::Adjective) => match self.before(before) {
                Some(be) if self.tag(be) == Some(Tag::Auxiliary) => {
                    let group = VerbGroup {
                        verb: be,
                        first: be,
                        auxiliaries: Vec::new(),
                        passive: false,
                        mood: Mood::Finite,
                    };
                    self.grammatical_subject(&group, depth + 1)
                }
                _ => Subject::None,
            },
            Some(Tag::Auxiliary) => {
                let group = VerbGroup {
                    verb: before,
                    first: before,
                    auxiliaries: Vec::new(),
                    passive: false,
                    mood: Mood::Finite,
                };
                self.grammatical_subject(&group, depth + 1)
            }
            // "to log in and call on": coordinated infinitives.
            Some(Tag::Coordinator) => {
                let low = before.saturating_sub(REACH);
                (low..before)
                    .rev()
                    .find(|i| self.tag(*i) == Some(Tag::To) && self.tag(i + 1) == Some(Tag::Verb))
                    .map_or(Subject::None, |t| self.controller(t, depth + 1))
            }
            _ => Subject::None,
        }
    }

    /// Who lets others do what the infinitive of `group` says: "Azure", in "Azure lets teams call"
    /// and "Azure has enabled teams to call".
    #[must_use]
    pub fn enabler(&self, group: &VerbGroup) -> Subject {
        const ENABLING: [&str; 9] = [
            "allow", "assist", "empower", "enable", "equip", "help", "let", "permit", "support",
        ];
        if group.mood != Mood::Infinitive {
            return Subject::None;
        }
        let enabling = self
            .before(group.first)
            .map(|before| match self.tag(before) {
                Some(Tag::To) => self.before(before),
                _ => Some(before),
            })
            .and_then(|last| self.phrase_to(last?))
            .and_then(|phrase| self.governor(phrase))
            .filter(|verb| ENABLING.contains(&self.units[*verb].lemma.as_str()));
        enabling.map_or(Subject::None, |verb| self.shared_subject(verb, 1).1)
    }

    /// "SRE to keep memory in June": a headline, whose infinitive stands for the future.
    fn is_headline_subject(&self, phrase: NounPhrase, to: usize) -> bool {
        let end = self.units.len();
        phrase.first == 0
            && phrase.last + 1 == to
            && !(to + 2..end).any(|i| self.carries(i))
            && self.tag(phrase.first) != Some(Tag::Determiner)
    }

    /// "the first runtime to keep memory": what the infinitive says is said of the phrase.
    fn is_singled_out(&self, phrase: NounPhrase) -> bool {
        (phrase.first..phrase.head)
            .any(|i| matches!(self.word(i), "first" | "only" | "last" | "next" | "latest"))
    }

    /// The verb whose object the phrase is.
    pub(super) fn governor(&self, phrase: NounPhrase) -> Option<usize> {
        let before = self.before(phrase.first)?;
        (self.tag(before) == Some(Tag::Verb)).then_some(before)
    }

    pub(super) fn participle_subject(
        &self,
        group: &VerbGroup,
        before: usize,
        depth: usize,
    ) -> Subject {
        let beside = before + 1 == group.first || self.units[before].is_nominal();
        match self.tag(before) {
            Some(Tag::Noun | Tag::Name | Tag::Pronoun) if beside => match self.chain(before) {
                Subject::Phrases(mut all) => {
                    all.reverse();
                    Subject::Phrases(all)
                }
                Subject::None => Subject::None,
            },
            Some(Tag::Verb) => self.shared_subject(before, depth + 1).1,
            Some(Tag::Auxiliary) => self.chain(before.saturating_sub(1)),
            Some(Tag::Question | Tag::Subordinator) => self.following_subject(group),
            Some(Tag::Coordinator) | Some(Tag::Punct) | Some(Tag::Preposition) => {
                let low = before.saturating_sub(REACH);
                let main = (low..before)
                    .rev()
                    .take_while(|i| !matches!(self.word(*i), "." | "?" | "!"))
                    .filter(|i| {
                        self.units[*i].is_finite() && self.tag(*i) == Some(Tag::Verb)
                            || self.tag(*i) == Some(Tag::Auxiliary) && self.units[*i].is_finite()
                    })
                    .last();
                match main {
                    Some(m) => {
                        let verb = if self.tag(m) == Some(Tag::Auxiliary) {
                            self.verb_of(m)
                        } else {
                            m
                        };
                        self.shared_subject(verb, depth + 1).1
                    }
                    None => match self.following_subject(group) {
                        // "Microsoft, calling on …, charges": what the comma is after.
                        Subject::None if self.word(before) == "," && before > 0 => {
                            self.chain(before - 1)
                        }
                        found => found,
                    },
                }
            }
            _ => Subject::None,
        }
    }

    /// "By calling on ChatGPT, the SRE drafts replies": the subject after the next comma.
    pub(super) fn following_subject(&self, group: &VerbGroup) -> Subject {
        let end = self.units.len().min(group.verb + 40);
        (group.verb + 1..end)
            .filter(|i| self.word(*i) == ",")
            .find_map(|comma| {
                let phrase = self.phrase_from(comma + 1)?;
                // The verb may be after "of …" and the like, but not after a comma.
                (phrase.last + 1..self.units.len().min(phrase.last + 12))
                    .take_while(|i| self.tag(*i) != Some(Tag::Punct))
                    .any(|i| self.units[i].is_finite())
                    .then_some(phrase)
            })
            .map_or(Subject::None, |phrase| Subject::Phrases(vec![phrase]))
    }
}

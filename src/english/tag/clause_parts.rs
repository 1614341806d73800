//! What the tagger can see of the clause around a word: where it starts, whether it has its verb,
//! and what the noun before the word hangs on.

use super::{Ahead, REACH, Tagger};
use crate::english::closed::{self, DO, MODALS};
use crate::english::unit::{Forms, Tag};

impl Tagger<'_> {
    /// "none of our connectors calls": the verb agrees with what stands before "of".
    pub(super) fn counted_singly(&self, noun: usize) -> bool {
        let start = noun.saturating_sub(6);
        (start..noun)
            .rev()
            .find(|i| self.words[*i] == "of")
            .is_some_and(|of| {
                of > 0
                    && matches!(
                        self.words[of - 1].as_str(),
                        "none" | "one" | "each" | "either" | "neither" | "every" | "which"
                    )
            })
    }

    /// What the phrase that ends at `noun` hangs on by prepositions: "models", in "models on
    /// Bedrock". `None` where it hangs on nothing.
    pub(super) fn root(&self, noun: usize) -> Option<usize> {
        let mut root = None;
        let mut at = noun;
        for _ in 0..4 {
            let low = at.saturating_sub(8);
            let first = (low..=at)
                .rev()
                .take_while(|i| {
                    matches!(
                        self.units[*i].tag,
                        Tag::Determiner
                            | Tag::Possessive
                            | Tag::Adjective
                            | Tag::Noun
                            | Tag::Name
                            | Tag::Number
                    )
                })
                .last()?;
            if first < 2
                || !matches!(self.units[first - 1].tag, Tag::Preposition | Tag::To)
                || !self.units[first - 2].is_nominal()
            {
                break;
            }
            at = first - 2;
            root = Some(at);
        }
        root
    }

    /// "the model our agents call on": a noun phrase right behind another one starts a relative
    /// clause, which has a verb of its own.
    pub(super) fn contact_clause(&self, noun: usize) -> bool {
        let low = noun.saturating_sub(8);
        let start = (low..=noun)
            .rev()
            .find(|i| matches!(self.units[*i].tag, Tag::Determiner | Tag::Possessive));
        let beside = start.is_some_and(|s| {
            s > 0
                && !self.words[s].starts_with('\'')
                && (s + 1..noun)
                    .all(|i| matches!(self.units[i].tag, Tag::Noun | Tag::Name | Tag::Adjective))
                && matches!(self.units[s - 1].tag, Tag::Noun | Tag::Name)
        });
        beside || self.said(noun)
    }

    /// "what the SRE calls on is …": whether a preposition follows that has no object of its own.
    pub(super) fn is_stranded(&self, at: usize) -> bool {
        let follows = |i: usize| self.words.get(i).map_or("", String::as_str);
        let mut particle = at + 1;
        while self.kind_is_adverb(particle) {
            particle += 1;
        }
        closed::tag(follows(particle)) == Some(Tag::Preposition)
            && match closed::tag(follows(particle + 1)) {
                Some(Tag::Auxiliary | Tag::Coordinator) => true,
                None => {
                    let next = follows(particle + 1);
                    !next
                        .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '\'' | '('))
                }
                _ => false,
            }
    }

    /// "the model that our agents call": whether a relative clause or a question is open before
    /// `at` that has its subject and waits for its verb.
    pub(super) fn wants_verb(&self, at: usize) -> bool {
        let low = at.saturating_sub(REACH);
        let opener = (low..at)
            .rev()
            .take_while(|i| !self.units[*i].is_finite())
            .find(|i| {
                matches!(
                    self.units[*i].tag,
                    Tag::Relative | Tag::Subordinator | Tag::Question
                )
            });
        opener.is_some_and(|o| (o + 1..at).any(|i| self.units[i].is_nominal()))
    }

    /// "She said our bot calls …": the phrase that ends at `noun` follows a verb of saying.
    pub(super) fn said(&self, noun: usize) -> bool {
        let low = noun.saturating_sub(8);
        let before = (low..noun).rev().find(|i| {
            !matches!(
                self.units[*i].tag,
                Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Noun | Tag::Name
            )
        });
        before.is_some_and(|b| {
            self.units[b].tag == Tag::Verb
                && matches!(
                    self.units[b].lemma.as_str(),
                    "say"
                        | "think"
                        | "believe"
                        | "know"
                        | "claim"
                        | "hope"
                        | "see"
                        | "show"
                        | "ensure"
                        | "suppose"
                        | "assume"
                        | "mean"
                        | "report"
                        | "guess"
                        | "bet"
                        | "find"
                        | "note"
                        | "add"
                )
        })
    }

    /// "file access, disk or network": the last member of a list has a comma and "or" before it.
    pub(super) fn ends_list(&self, noun: usize) -> bool {
        let start = noun.saturating_sub(10);
        let or = (start..noun).rev().find(|i| self.words[*i] == "or");
        or.is_some_and(|or| (start..or).any(|i| self.words[i] == ","))
    }

    /// "Assistants calling on ChatGPT answer", "Teams whose tools call on ChatGPT ship": whether
    /// the sentence starts with a noun that a participle or a relative clause describes, and has
    /// no verb for it before `at`.
    pub(super) fn waits_for_verb(&self, at: usize) -> bool {
        let low = self.segment_start(at);
        let Some(subject) = (low..at).find(|i| self.units[*i].is_nominal()) else {
            return false;
        };
        let Some(next) = self.units.get(subject + 1) else {
            return false;
        };
        let contact = next.tag == Tag::Pronoun
            && closed::CLAUSE_PRONOUNS.contains(&self.words[subject + 1].as_str());
        let relative = next.tag == Tag::Relative || self.words[subject + 1] == "whose" || contact;
        let participle =
            next.tag == Tag::Verb && next.forms.any(Forms::PARTICIPLE.or(Forms::GERUND));
        let verbs = (subject + 1 + usize::from(participle)..at)
            .filter(|i| self.units[*i].is_finite() && self.words[i.wrapping_sub(1)] != "to")
            .count();
        relative && verbs == 1 || participle && verbs == 0
    }

    /// Where the part of the sentence that `at` stands in starts: behind a colon and the like.
    pub(super) fn segment_start(&self, at: usize) -> usize {
        let low = at.saturating_sub(REACH);
        (low..at)
            .rev()
            .find(|i| {
                matches!(
                    self.words[*i].as_str(),
                    ":" | ";" | "—" | "–" | "." | "!" | "?"
                )
            })
            .map_or(low, |i| i + 1)
    }

    /// Whether the first noun before `at` is a plural.
    pub(super) fn first_is_plural(&self, at: usize) -> bool {
        let low = self.segment_start(at);
        (low..at)
            .find(|i| self.units[*i].is_nominal())
            .is_some_and(|i| self.units[i].plural)
    }

    /// Whether the noun phrase that ends at `noun` is the object of let, help or make.
    pub(super) fn governing_causative(&self, noun: usize) -> bool {
        let start = noun.saturating_sub(8);
        (start..noun)
            .rev()
            .find(|i| {
                matches!(
                    self.units[*i].tag,
                    Tag::Verb | Tag::Preposition | Tag::Punct | Tag::To | Tag::Auxiliary
                )
            })
            .is_some_and(|i| {
                // "Have the agent call": no auxiliary, since its noun phrase follows.
                let have = self.words[i] == "have" && i == 0;
                have || self.units[i].tag == Tag::Verb
                    && matches!(
                        self.units[i].lemma.as_str(),
                        "let" | "help" | "make" | "watch" | "see"
                    )
            })
    }

    pub(super) fn coordinated(&self, noun: usize) -> bool {
        let start = noun.saturating_sub(8);
        (start..noun)
            .rev()
            .take_while(|i| {
                !matches!(
                    self.units[*i].tag,
                    Tag::Verb | Tag::Auxiliary | Tag::Preposition | Tag::To
                )
            })
            .any(|i| {
                matches!(self.words[i].as_str(), "and" | "&")
                    && i > start
                    && self.units[i - 1].is_nominal()
            })
    }

    /// Whether no verb of the sentence but the one at `at` could be its main verb.
    pub(super) fn lacks_verb(&self, at: usize) -> bool {
        let low = at.saturating_sub(REACH);
        let mut in_relative = false;
        let before = (low..at).any(|i| {
            in_relative |= self.units[i].tag == Tag::Relative;
            let participle = self.units[i].forms.any(Forms::PARTICIPLE)
                && self
                    .units
                    .get(i + 1)
                    .is_some_and(|u| u.tag == Tag::Preposition);
            self.units[i].is_finite() && !participle && !std::mem::take(&mut in_relative)
        });
        !before && !self.finite_ahead(at)
    }

    /// "is stateless", "has memory": whether the auxiliary at `at` has no other verb behind it.
    pub(super) fn is_main_auxiliary(&self, at: usize) -> bool {
        self.units[at].tag == Tag::Auxiliary
            && (at + 1..self.units.len())
                .find(|i| !matches!(self.units[*i].tag, Tag::Adverb | Tag::Negation))
                .is_none_or(|i| !matches!(self.units[i].tag, Tag::Verb | Tag::Auxiliary))
    }

    /// Whether the clause that `at` stands in already has its finite verb.
    pub(super) fn finite_behind(&self, at: usize) -> bool {
        let start = at.saturating_sub(REACH);
        for i in (start..at).rev() {
            let unit = &self.units[i];
            if matches!(
                unit.tag,
                Tag::Relative | Tag::Subordinator | Tag::Question | Tag::Coordinator
            ) || matches!(
                self.words[i].as_str(),
                "," | ";" | ":" | "." | "(" | "—" | "–" | "\""
            ) {
                return false;
            }
            let infinitive = i > start && self.units[i - 1].tag == Tag::To;
            if unit.is_finite() && !infinitive {
                return true;
            }
        }
        false
    }

    /// Whether a finite verb that no nearer subject claims follows in the clause.
    pub(super) fn finite_ahead(&self, at: usize) -> bool {
        let end = self.units.len().min(at + REACH);
        for i in at + 1..end {
            let word = self.words[i].as_str();
            let boundary = matches!(word, "," | ";" | ":" | "." | "?" | "!" | "—" | "–" | "(");
            let infinitive = self.units[i].tag == Tag::To
                && self
                    .open
                    .get(i + 1)
                    .and_then(Option::as_ref)
                    .is_some_and(|r| r.forms.any(Forms::BASE) && r.verb >= r.noun);
            let opener = infinitive
                || matches!(
                    self.units[i].tag,
                    Tag::Relative | Tag::Subordinator | Tag::Question | Tag::Coordinator
                );
            if boundary
                || opener
                || closed::SUBJECT_PRONOUNS.contains(&word)
                || word == "it"
                || word == "you"
            {
                return false;
            }
            if self.units[i].tag == Tag::Auxiliary
                && !matches!(word, "be" | "been" | "being" | "having")
            {
                return true;
            }
            if let Some(r) = &self.open[i]
                && r.verb >= 6
                && r.noun <= 1
                && r.adjective <= 2
                && r.forms.any(Forms::PRESENT3.or(Forms::PAST))
                && i > at + 1
            {
                return true;
            }
        }
        false
    }

    /// "a gateway that routes requests": whether the noun before the relative pronoun at
    /// `relative` is a singular, so that a verb in the third person agrees with it.
    pub(super) fn agrees_with(&self, relative: usize) -> bool {
        relative
            .checked_sub(1)
            .and_then(|at| self.units.get(at))
            .is_some_and(|u| matches!(u.tag, Tag::Noun | Tag::Name) && !u.plural)
            && self.governs_ahead(relative + 1)
    }

    /// "governed, audited access": whether a comma or "and", another participle and a noun follow
    /// the participle at `at`.
    pub(super) fn starts_adjectives(&self, at: usize) -> bool {
        let joined = self
            .words
            .get(at + 1)
            .is_some_and(|w| w == "," || w == "and");
        let second = self.open.get(at + 2).and_then(Option::as_ref);
        joined
            && second.is_some_and(|r| {
                r.adjective > r.noun || r.forms.any(Forms::PARTICIPLE) && r.noun < r.verb
            })
            && self.kind_ahead(at + 3) == Ahead::Nominal
    }

    /// "Content generation calls the API": whether a verb in the third person, with an object,
    /// follows the nouns behind `at`.
    pub(super) fn present_ahead(&self, at: usize) -> bool {
        let end = self.units.len().min(at + 6);
        (at + 1..end)
            .take_while(|i| self.kind_ahead(*i) == Ahead::Nominal && self.open[*i].is_some())
            .any(|i| {
                self.open[i].as_ref().is_some_and(|r| {
                    r.forms.any(Forms::PRESENT3)
                        && r.verb >= r.noun
                        && i > at + 1
                        && self.kind_ahead(i + 1) == Ahead::Phrase
                })
            })
    }

    /// Whether an auxiliary before the subject at `subject` waits for its verb ("does it call").
    pub(super) fn inverted(&self, subject: usize) -> bool {
        let start = subject.saturating_sub(8);
        (start..subject)
            .rev()
            .take_while(|i| !matches!(self.units[*i].tag, Tag::Punct | Tag::Verb))
            .any(|i| {
                let word = self.words[i].as_str();
                MODALS.contains(&word) || DO.contains(&word)
            })
    }

    /// Whether an object, or a preposition, follows the word at `at`.
    pub(super) fn governs_ahead(&self, at: usize) -> bool {
        matches!(self.kind_ahead(at + 1), Ahead::Phrase | Ahead::Nominal)
            || self
                .words
                .get(at + 1)
                .is_some_and(|w| matches!(closed::tag(w), Some(Tag::Preposition | Tag::To)))
    }

    pub(super) fn kind_is_adverb(&self, at: usize) -> bool {
        match self.open.get(at) {
            Some(Some(r)) => r.adverb > r.noun.max(r.verb).max(r.adjective),
            Some(None) => self.units[at].tag == Tag::Adverb,
            None => false,
        }
    }
}

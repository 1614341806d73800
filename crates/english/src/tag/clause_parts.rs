//! What the tagger can see of the clause before a word: where it starts, whether it has its verb, and
//! what the noun before the word hangs on.

use super::waiting::COUNTS;
use super::{REACH, Tagger};
use crate::closed::{self, DO, MODALS};
use crate::unit::{Forms, Tag};

impl Tagger<'_, '_> {
    /// "none of our connectors calls": the verb agrees with what stands before "of".
    pub(super) fn counted_singly(&self, noun: usize) -> bool {
        let start = noun.saturating_sub(6);
        (start..noun)
            .rev()
            .find(|i| self.words[*i] == "of")
            .is_some_and(|of| {
                of > 0
                    && matches!(
                        self.words[of - 1],
                        "none" | "one" | "each" | "either" | "neither" | "every" | "which"
                    )
            })
    }

    /// "two judge": whether a number above one stands before the singular at `noun`.
    pub(super) fn counts_more(&self, noun: usize) -> bool {
        noun > 0
            && self.units[noun - 1].tag == Tag::Number
            && !matches!(self.words[noun - 1], "1" | "one")
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
                || !(self.units[first - 2].is_nominal() || self.units[first - 2].tag == Tag::Number)
            {
                break;
            }
            // "none of the agents in this release": agents do it.
            let counts = self.words[first - 1] == "of" && COUNTS.contains(&self.words[first - 2]);
            if counts {
                root = root.or(Some(at));
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
        // "all our apps"
        let start = start.map(|s| match s.checked_sub(1) {
            Some(b) if self.units[b].tag == Tag::Determiner => b,
            _ => s,
        });
        let beside = start.is_some_and(|s| {
            s > 0
                && !self.words[s].starts_with('\'')
                && (s + 1..noun).all(|i| {
                    matches!(
                        self.units[i].tag,
                        Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number | Tag::Possessive
                    )
                })
                && matches!(self.units[s - 1].tag, Tag::Noun | Tag::Name)
        });
        // "the reason Nimbus Desk calls"
        let root = self.root(noun).unwrap_or(noun);
        let reason = (low..root)
            .rev()
            .take_while(|i| {
                matches!(
                    self.units[*i].tag,
                    Tag::Noun | Tag::Name | Tag::Determiner | Tag::Possessive
                )
            })
            .any(|i| matches!(self.words[i], "reason" | "moment" | "way"));
        beside || reason || self.said(noun)
    }

    /// "the model that our agents call", "which the agents that triage tickets call": whether a relative
    /// clause or a question is open before `at` that has its subject and waits for its verb.
    pub(super) fn wants_verb(&self, at: usize) -> bool {
        let (mut openers, mut verbs, mut subject) = (0, 0, false);
        for i in (at.saturating_sub(REACH)..at).rev() {
            let unit = &self.units[i];
            if unit.tag == Tag::Punct && !matches!(self.words[i], "\"" | "'") {
                return false;
            }
            // "the platform built for banks"
            let describes = unit.forms.any(Forms::PARTICIPLE)
                && self.units[i + 1].tag == Tag::Preposition
                && i > 0
                && self.units[i - 1].tag == Tag::Noun;
            verbs += usize::from(unit.is_finite() && !describes);
            // "the runtime we ship"
            let contact = closed::CLAUSE_PRONOUNS.contains(&self.words[i])
                && i > 0
                && self.units[i - 1].tag == Tag::Noun;
            let opens = matches!(unit.tag, Tag::Relative | Tag::Subordinator | Tag::Question);
            openers += usize::from(opens || contact);
            if opens && subject && openers > verbs {
                return true;
            }
            subject |= unit.is_nominal();
        }
        false
    }

    /// "that the agent": whether the singular that ends at `noun` stands right behind the word
    /// that opens its clause.
    pub(super) fn opens_clause_with(&self, noun: usize) -> bool {
        let low = noun.saturating_sub(6);
        let before = (low..noun).rev().find(|i| {
            !matches!(
                self.units[*i].tag,
                Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Noun | Tag::Name
            )
        });
        !self.units[noun].plural
            && before.is_some_and(|b| {
                self.words[b] == "that"
                    && matches!(self.units[b].tag, Tag::Subordinator | Tag::Relative)
            })
    }

    /// "She said our bot calls …": the phrase that ends at `noun` follows a verb of saying.
    pub(super) fn said(&self, noun: usize) -> bool {
        let low = noun.saturating_sub(8);
        let before = (low..noun).rev().find(|i| {
            !matches!(self.words[*i], "\"" | "'")
                && !matches!(
                    self.units[*i].tag,
                    Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Noun | Tag::Name
                )
        });
        before.is_some_and(|b| {
            self.units[b].tag == Tag::Verb
                && matches!(
                    self.units[b].lemma.as_str(),
                    "say"
                        | "write"
                        | "state"
                        | "hear"
                        | "announce"
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

    /// "version 4.2", "step 3": whether the number at `number` names the noun right before it.
    pub(super) fn numbers_a_thing(&self, number: usize) -> bool {
        number > 0
            && self.units[number - 1].tag == Tag::Noun
            && !self.units[number - 1].plural
            && self.words[number].starts_with(|c: char| c.is_ascii_digit())
    }

    /// Where the part of the sentence that `at` stands in starts: behind a colon and the like.
    pub(super) fn segment_start(&self, at: usize) -> usize {
        let low = at.saturating_sub(REACH);
        (low..at)
            .rev()
            .find(|i| matches!(self.words[*i], ":" | ";" | "—" | "–" | "." | "!" | "?"))
            .map_or(low, |i| i + 1)
    }

    /// Where the clause starts that `at` stands in: behind the comma that ends a clause or a phrase
    /// at the front ("If you ask for a draft, …").
    fn main_clause(&self, at: usize) -> usize {
        let low = self.segment_start(at);
        let fronted = self.units.get(low).is_some_and(|u| {
            matches!(
                u.tag,
                Tag::Subordinator | Tag::Question | Tag::Preposition | Tag::To
            )
        });
        let comma = (low..at).find(|i| self.words[*i] == ",");
        match comma {
            Some(comma) if fronted && comma + 1 < at => comma + 1,
            _ => low,
        }
    }

    /// Whether the noun phrase that ends at `noun` is the object of let, help or make.
    pub(super) fn governing_causative(&self, noun: usize) -> bool {
        // "Let tools like Harbor call": what the phrase hangs on is made to.
        let noun = self.root(noun).unwrap_or(noun);
        let start = noun.saturating_sub(8);
        // "Let every one of our agents call"
        let counts = |i: usize| {
            self.words[i] == "of"
                && i > start
                && matches!(
                    self.words[i - 1],
                    "all" | "any" | "both" | "each" | "most" | "one" | "some"
                )
        };
        (start..noun)
            .rev()
            .filter(|i| !counts(*i))
            .find(|i| {
                matches!(
                    self.units[*i].tag,
                    Tag::Verb
                        | Tag::Preposition
                        | Tag::Punct
                        | Tag::To
                        | Tag::Auxiliary
                        | Tag::Subordinator
                        | Tag::Relative
                )
            })
            .is_some_and(|i| {
                // "makes one model call" makes a call.
                let counted = self.units.get(i + 1).is_some_and(|u| u.tag == Tag::Number)
                    || matches!(self.words.get(i + 1).copied(), Some("a" | "an" | "one"));
                if counted && self.units[i].lemma == "make" {
                    return false;
                }
                // "Have the agent call": no auxiliary, since its noun phrase follows.
                let before = i.checked_sub(1);
                let opens = before.is_none_or(|b| {
                    self.units[b].tag == Tag::To || MODALS.contains(&self.words[b])
                });
                let have = self.words[i] == "have" && opens;
                have || self.units[i].tag == Tag::Verb
                    && closed::CAUSATIVES.contains(&self.units[i].lemma.as_str())
            })
    }

    /// "We recommend that the connector call …": whether the phrase that ends at `noun` is the
    /// subject of what is wished for, whose verb has no ending.
    pub(super) fn recommended(&self, noun: usize) -> bool {
        let low = noun.saturating_sub(8);
        let that = (low + 1..noun).rev().find(|i| self.words[*i] == "that");
        that.is_some_and(|that| {
            self.units[that - 1].tag == Tag::Verb
                && closed::WISHES.contains(&self.units[that - 1].lemma.as_str())
        })
    }

    /// "all it does is", "what we did was": whether the form of "be" at `be` tells what is done.
    pub(super) fn tells_deed(&self, be: usize) -> bool {
        matches!(self.words[be], "is" | "was")
            && self.before(be).is_some_and(|b| DO.contains(&self.words[b]))
    }

    /// Whether the auxiliary at `auxiliary` opens a question, and so stands before its subject. "Do"
    /// may open a command as well: "do call".
    pub(super) fn opens_question(&self, auxiliary: usize) -> bool {
        let word = self.words[auxiliary];
        let inverts = matches!(word, "does" | "did") || MODALS.contains(&word);
        let front = auxiliary.checked_sub(1);
        let opens = front.is_none_or(|i| {
            self.units[i].tag == Tag::Question
                || matches!(
                    self.words[i],
                    ":" | ";" | "\"" | "'" | "—" | "–" | "(" | "?" | "!"
                )
        });
        inverts && opens
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
                matches!(self.words[i], "and" | "&") && i > start && self.units[i - 1].is_nominal()
            })
    }

    /// Whether no verb of the sentence but the one at `at` could be its main verb.
    pub(super) fn lacks_verb(&self, at: usize) -> bool {
        let low = self.main_clause(at);
        let mut in_relative = false;
        let before = (low..at).any(|i| {
            in_relative |= self.units[i].tag == Tag::Relative;
            let participle = self.units[i].forms.any(Forms::PARTICIPLE)
                && self
                    .units
                    .get(i + 1)
                    .is_some_and(|u| u.tag == Tag::Preposition);
            let infinitive = i > 0 && self.units[i - 1].tag == Tag::To;
            self.units[i].is_finite()
                && !infinitive
                && !participle
                && !std::mem::take(&mut in_relative)
        });
        !before && !self.finite_ahead(at)
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
                self.words[i],
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

    /// Whether an auxiliary before the subject at `subject` waits for its verb ("does it call").
    pub(super) fn inverted(&self, subject: usize) -> bool {
        let start = subject.saturating_sub(8);
        (start..subject)
            .rev()
            .take_while(|i| {
                // "Why does the assistant called Nemo call": a participle ends no clause.
                let verb = self.units[*i].tag == Tag::Verb;
                self.units[*i].tag != Tag::Punct
                    && !(verb
                        && (!self.units[*i].forms.any(Forms::PARTICIPLE)
                            || *i > 0 && self.units[*i - 1].tag == Tag::Auxiliary))
            })
            .any(|i| {
                let word = self.words[i];
                MODALS.contains(&word) || DO.contains(&word)
            })
    }
}

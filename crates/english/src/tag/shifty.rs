//! Closed-class words that have a second reading.

use super::{Ahead, Tagger};
use crate::closed;
use crate::unit::{Forms, Tag};
use crate::word_readings::readings;

impl Tagger<'_, '_> {
    /// Whether the word at `at` belongs to a set phrase that is an adverb: "at last", "of course".
    pub(super) fn is_set_adverb(&self, at: usize) -> bool {
        let pair = |first: usize| {
            let word = |i: usize| self.words.get(i).copied().unwrap_or_default();
            matches!(
                (word(first), word(first + 1)),
                ("at", "last" | "least" | "once" | "present")
                    | ("of", "course")
                    | ("to", "date")
                    | (
                        "in",
                        "fact" | "turn" | "general" | "particular" | "short" | "practice"
                    )
                    | ("for", "now" | "example" | "instance" | "good")
                    | ("by", "now" | "then")
                    | ("so", "far")
                    | ("as", "ever" | "usual")
                    | (
                        "when" | "where" | "if" | "as",
                        "appropriate" | "necessary" | "needed" | "possible" | "required"
                    )
            )
        };
        // "access subject to Schedule 2", no "subject" of anybody's.
        let governing = self.words.get(at + 1).is_some_and(|w| *w == "to")
            && matches!(
                self.words[at],
                "subject" | "prior" | "due" | "owing" | "thanks"
            )
            && at > 0
            && !matches!(
                self.units[at - 1].tag,
                Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Preposition
            );
        let source = self.words[at] == "according";
        let whole = (0..3).any(|n| {
            let words = at.checked_sub(n).and_then(|i| self.words.get(i..i + 3));
            words.is_some_and(|w| w == ["as", "a", "whole"])
        });
        if whole {
            return true;
        }
        source || governing || pair(at) || at > 0 && pair(at - 1)
    }

    /// Closed-class words with a second reading that the neighbours decide.
    pub(super) fn settle_shifty(&mut self, at: usize) {
        let word = self.words[at];
        let before = self.before(at);
        let nominal_before = before.is_some_and(|b| {
            self.units[b].is_nominal() || matches!(self.words[b], ")" | "," | "—" | "–" | "-" | "(")
        });
        let ahead = self.kind_ahead(self.behind_quotes(at + 1));
        let tag = match word {
            // "never once called on": it says how often.
            "once" if at > 0 && matches!(self.words[at - 1], "never" | "not") => Tag::Adverb,
            // "hasn't yet called on": no coordinator.
            "yet" if before.is_some_and(|b| self.units[b].tag == Tag::Negation) => Tag::Adverb,
            "no" if self.words.get(at + 1).is_some_and(|w| *w == "longer") => Tag::Negation,
            // "the new one calls on": it counts no plural.
            "one"
                if ahead == Ahead::Nominal
                    && !self
                        .readings_at(at + 1)
                        .is_some_and(|r| r.plural && r.forms.any(Forms::PRESENT3)) =>
            {
                Tag::Number
            }
            // "tells the agent which tool it wants": the noun is asked for.
            "which"
                if ahead == Ahead::Nominal
                    && self.words.get(at + 2).is_some_and(|w| {
                        closed::SUBJECT_PRONOUNS.contains(w) || matches!(*w, "it" | "you")
                    }) =>
            {
                Tag::Determiner
            }
            "which"
                if !nominal_before
                    && before.is_none_or(|b| self.units[b].tag != Tag::Coordinator)
                    && ahead == Ahead::Nominal =>
            {
                Tag::Determiner
            }
            "first" | "further" | "later" | "right" | "better" | "fast" | "only"
                if ahead == Ahead::Nominal
                    && at > 0
                    && matches!(self.units[at - 1].tag, Tag::Determiner | Tag::Possessive) =>
            {
                Tag::Adjective
            }
            "both" | "either" | "neither" | "all" if ahead == Ahead::Verb => Tag::Adverb,
            // "a few call on GPT-5": no plural follows that is counted.
            "few" | "many" | "some" | "most" | "several" | "others"
                if self.is_verb_ahead(at + 1) =>
            {
                Tag::Pronoun
            }
            // "Neither plan enables access"
            "neither"
                if ahead == Ahead::Nominal
                    && !self
                        .readings_at(at + 1)
                        .is_some_and(|r| r.forms.any(Forms::PRESENT3) && r.verb > r.noun) =>
            {
                Tag::Determiner
            }
            // "the tool both calls on … and stores": the two have one subject.
            "both" | "either"
                if before.is_some_and(|b| matches!(self.units[b].tag, Tag::Noun | Tag::Name))
                    && self
                        .readings_at(at + 1)
                        .is_some_and(|r| r.verb >= 4 && r.forms.any(Forms::PRESENT3)) =>
            {
                Tag::Adverb
            }
            // "our apps all call on": a quantifier behind its noun.
            "all" | "both" | "each"
                if before.is_some_and(|b| matches!(self.units[b].tag, Tag::Noun | Tag::Name))
                    && self
                        .readings_at(at + 1)
                        .is_some_and(|r| r.verb >= 4 && r.forms.any(Forms::BASE)) =>
            {
                Tag::Adverb
            }
            // "the thing our customers love most calls": it says how much.
            "most" | "best" | "least"
                if before.is_some_and(|b| self.units[b].tag == Tag::Verb)
                    && self.verb_resumes(at + 1) =>
            {
                Tag::Adverb
            }
            "this" | "these" | "those" | "each" if ahead == Ahead::Verb => Tag::Pronoun,
            // "a gateway that stores and that calls": the second relative clause.
            "that"
                if ahead == Ahead::Verb
                    && before.is_some_and(|b| self.units[b].tag == Tag::Coordinator) =>
            {
                return;
            }
            // "that model" against "a model that": a determiner needs a noun and no noun before.
            "that" if !nominal_before => match ahead {
                // "We are proud that version 4.2 …": such a word governs a clause.
                Ahead::Nominal
                    if before.is_none_or(|b| {
                        !matches!(self.units[b].tag, Tag::Verb | Tag::Adjective)
                            && self.words[b] != "out"
                    }) =>
                {
                    Tag::Determiner
                }
                Ahead::Other => Tag::Pronoun,
                _ => Tag::Subordinator,
            },
            "this" | "these" | "those" | "each" | "both" | "either" | "neither" | "all"
            | "some" | "any" | "many" | "few" | "several" | "another" | "more" | "most"
                if ahead == Ahead::Other =>
            {
                Tag::Pronoun
            }
            // "The SRE provided access to", "is provided by": no condition.
            "provided"
                if before.is_some_and(|b| match self.units[b].tag {
                    Tag::Auxiliary => true,
                    _ => self.units[b].is_nominal() && !self.opens_clause(at + 1),
                }) =>
            {
                Tag::Verb
            }
            // "We are using a key": after a form of "be" it is the verb.
            "using" if before.is_some_and(|b| closed::BE.contains(&self.words[b])) => Tag::Verb,
            "her" => Tag::Possessive,
            "'d" => Tag::Auxiliary,
            "before" | "after" | "since" | "until" | "once" if !self.opens_clause(at + 1) => {
                Tag::Preposition
            }
            "like" if before.is_some_and(|b| self.words[b] == "would" || self.words[b] == "'d") => {
                Tag::Verb
            }
            _ => return,
        };
        let unit = &mut self.units[at];
        unit.tag = tag;
        match (word, tag) {
            ("'d", _) => unit.forms = Forms::BASE.or(Forms::PRESENT3),
            ("provided" | "using", Tag::Verb) => {
                let readings = readings(word, unit.case);
                unit.forms = readings.forms;
                unit.lemma = readings.verb_lemma.of(word);
            }
            _ => {}
        }
    }

    /// Whether a clause with a verb of its own starts at `at`, within a few words.
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        (at..self.units.len().min(at + 8))
            .take_while(|i| self.units[*i].tag != Tag::Punct)
            .any(|i| {
                self.units[i].tag == Tag::Auxiliary
                    || self.open[i].as_ref().is_some_and(|r| {
                        r.verb > r.noun && r.forms.any(Forms::PRESENT3.or(Forms::PAST))
                    })
            })
    }
}

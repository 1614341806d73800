//! Who does what a verb says, by how the verb is used.

use super::{Mood, NO_AGENTS, REACH, Subject, VerbGroup};
use crate::closed::MODALS;
use crate::phrase::NounPhrase;
use crate::reading::Reading;
use crate::unit::{Forms, Tag};

impl Reading<'_> {
    /// What is in the subject position: what is acted on, in the passive.
    #[must_use]
    pub fn grammatical_subject(&self, group: &VerbGroup, depth: usize) -> Subject {
        if depth > 4 {
            return Subject::None;
        }
        let before = (0..3).fold(self.before(group.first), |found, _| match found {
            Some(b) if self.tag(b) == Some(Tag::Negation) => self.before(b),
            other => other,
        });
        let near = match (before, group.mood) {
            (None, Mood::Participle) => self.following_subject(group),
            (None, _) => Subject::None,
            (Some(before), Mood::Infinitive) => self.controller(before, depth),
            (Some(before), Mood::Participle) => self.participle_subject(group, before, depth),
            (Some(before), _) => self.finite_subject(group, before, depth),
        };
        self.confirmed(group, near)
    }

    /// Whether `phrase` opens the sentence: no other subject precedes it, so that nothing need be parsed.
    fn opens(&self, phrase: NounPhrase) -> bool {
        (0..phrase.first).all(|i| matches!(self.tag(i), Some(Tag::Adverb | Tag::Punct)))
    }

    /// The subject by arcs, where it is another one than `near`, which the words beside the verb show.
    fn confirmed(&self, group: &VerbGroup, near: Subject) -> Subject {
        let nearest = near.main();
        if nearest.is_some_and(|p| self.opens(p)) {
            return near;
        }
        let finite = matches!(group.mood, Mood::Finite | Mood::Subjectless);
        let by_arcs = self.subject_by_arcs(group.verb, finite, nearest.map(|p| p.head));
        let Some(arc) = by_arcs.as_ref().and_then(Subject::main) else {
            return near;
        };
        let agree = nearest.is_some_and(|p| p.first <= arc.head && arc.head <= p.last);
        // "Two of the agents", "more than forty papers": a quantity is no other subject. "`openai`: Provides access": a label is none.
        let quantity = near != Subject::None && !self.units[arc.head].is_nominal()
            || nearest.is_some_and(|p| self.word(p.head + 1) == "than");
        let label = (arc.head..group.verb).any(|i| matches!(self.word(i), ":" | ";"));
        match by_arcs {
            Some(subject) if !(agree || quantity || label) => subject,
            _ => near,
        }
    }

    /// The mood of the verb at `verb`, and what is in the place of its subject, as
    /// [`Self::grammatical_subject`] says. Each is found once, however many verbs share it.
    pub(super) fn shared_subject(&self, verb: usize, depth: usize) -> (Mood, Subject) {
        if let Some(known) = self.shared.borrow().get(&(verb, depth)) {
            return known.clone();
        }
        let group = self.verb_group(verb);
        let found = (group.mood, self.grammatical_subject(&group, depth));
        let mut shared = self.shared.borrow_mut();
        shared.insert((verb, depth), found.clone());
        found
    }

    pub(super) fn finite_subject(&self, group: &VerbGroup, before: usize, depth: usize) -> Subject {
        match self.tag(before) {
            Some(Tag::Relative) => self.antecedent(before),
            Some(Tag::Noun | Tag::Name | Tag::Pronoun) => {
                let near = self.chain(before);
                self.far_subject(group, &near).unwrap_or(near)
            }
            Some(Tag::Determiner | Tag::Adjective | Tag::Number) => match self.phrase_to(before) {
                Some(phrase) => Subject::Phrases(vec![phrase]),
                None => Subject::None,
            },
            Some(Tag::Coordinator) => self.peer_subject(group, before, depth),
            Some(Tag::Punct) if matches!(self.word(before), "," | "—" | "–" | "/") => {
                self.peer_subject(group, before, depth)
            }
            Some(Tag::Punct) if self.word(before) == ")" => self.chain(before.saturating_sub(1)),
            // "What the SRE does is call on ChatGPT", "helps call on": the governing verb's subject.
            // "The add-on you bought does call …": the verb before belongs to a relative clause.
            Some(Tag::Verb) => {
                let (_, near) = self.shared_subject(before, depth + 1);
                self.far_subject(group, &near).unwrap_or(near)
            }
            // "The tools our customers ask for call …": nothing is after the preposition.
            Some(Tag::Preposition) if self.tag(before.wrapping_sub(1)) == Some(Tag::Verb) => {
                let (_, near) = self.shared_subject(before - 1, depth + 1);
                self.far_subject(group, &near).unwrap_or(Subject::None)
            }
            _ => Subject::None,
        }
    }

    /// "The copilot we ship with every seat calls …", "The runtime for customers who left X
    /// enables …": where the nearest phrase belongs to a relative clause, the subject is what
    /// that clause is about, the first phrase of the main clause.
    pub(super) fn far_subject(&self, group: &VerbGroup, near: &Subject) -> Option<Subject> {
        let root = near.main()?;
        let low = group.first.saturating_sub(REACH);
        let start = (low..root.first)
            .rev()
            .find(|i| {
                matches!(self.tag(*i), Some(Tag::Subordinator | Tag::Question))
                    || matches!(
                        self.word(*i),
                        "," | ";" | ":" | "." | "?" | "!" | "\"" | "—" | "–" | "reason" | "moment"
                    )
            })
            .map_or(low, |i| i + 1);
        // ", which the agent that triages tickets calls on"
        let start = start + usize::from(self.tag(start) == Some(Tag::Relative));
        let start = self.after_adverbs(start);
        let first = self.phrase_from(start)?;
        if first.last >= root.first {
            return None;
        }
        let mut relatives = 0;
        let mut verbs = 0;
        let participle = self.units.get(first.last + 1).is_some_and(|u| {
            let behind = self.tag(first.last + 2);
            u.tag == Tag::Verb
                && (u.forms == Forms::GERUND
                    || u.forms.any(Forms::PARTICIPLE) && behind == Some(Tag::Preposition))
        });
        let inner = first.last + 1 + usize::from(participle);
        for i in inner..group.first {
            let opener = self.tag(i) == Some(Tag::Relative)
                || i == first.last + 1
                    && !self.word(i).starts_with('\'')
                    && matches!(
                        self.tag(i),
                        Some(Tag::Pronoun | Tag::Determiner | Tag::Possessive)
                    )
                || i == first.last + 1 && self.opens_contact(i);
            // A verb before any opener is the first phrase's own.
            if verbs == 0 || relatives > 0 {
                relatives += usize::from(opener);
            }
            let carries = self.units[i].is_finite()
                && !(self.tag(i) == Some(Tag::Verb) && self.tag(i - 1) == Some(Tag::Auxiliary))
                && !(i > 0 && self.tag(i - 1) == Some(Tag::To));
            verbs += usize::from(carries);
            if matches!(self.tag(i), Some(Tag::Subordinator)) {
                return None;
            }
        }
        ((relatives > 0 || participle) && verbs == relatives).then(|| Subject::Phrases(vec![first]))
    }

    /// The subject of the verb that the one after the joint `joint` is coordinated with.
    pub(super) fn peer_subject(&self, group: &VerbGroup, joint: usize, depth: usize) -> Subject {
        let forms = self.units[group.first].forms;
        let low = joint.saturating_sub(REACH);
        for i in (low..joint).rev() {
            if matches!(self.word(i), "." | ";" | "?" | "!") {
                break;
            }
            let unit = &self.units[i];
            let modal = MODALS.contains(&self.word(i)) && forms.any(Forms::BASE);
            if modal || matches!(unit.tag, Tag::Verb | Tag::Auxiliary) && unit.forms.any(forms) {
                let peer = if unit.tag == Tag::Auxiliary {
                    self.verb_of(i)
                } else {
                    i
                };
                let (mood, subject) = self.shared_subject(peer, depth + 1);
                if subject != Subject::None || mood != Mood::Finite {
                    return subject;
                }
            }
        }
        Subject::None
    }

    /// The full verb that the auxiliary at `aux` belongs to, or itself.
    pub(super) fn verb_of(&self, aux: usize) -> usize {
        (aux + 1..self.units.len().min(aux + 8))
            .find(|i| self.tag(*i) == Some(Tag::Verb))
            .unwrap_or(aux)
    }

    /// The "by" phrase after a passive verb, within its clause.
    #[must_use]
    pub fn agent(&self, group: &VerbGroup) -> Subject {
        let end = self.units.len().min(group.verb + 30);
        for i in group.verb + 1..end {
            if self.word(i) == "by"
                && let Some(phrase) = self.phrase_from(i + 1)
                && self.tag(phrase.head) != Some(Tag::Number)
                && !NO_AGENTS.contains(&self.word(phrase.head))
            {
                return Subject::Phrases(self.list_from(phrase));
            }
            if matches!(self.word(i), ";" | "." | "?" | "!") || self.units[i].is_finite() {
                break;
            }
        }
        Subject::None
    }

    /// What a relative pronoun stands for. The phrase beside it comes first, then what that
    /// depends on.
    #[must_use]
    pub fn antecedent(&self, relative: usize) -> Subject {
        let mut at = relative;
        while at > 0
            && matches!(
                self.word(at - 1),
                "," | "(" | "—" | "–" | "\"" | "to" | "of" | "for" | "on" | "upon"
            )
        {
            at -= 1;
        }
        if at > 0
            && self.word(at - 1) == ")"
            && let Some(open) = self.insertion_before(at - 1)
        {
            at = open;
        }
        // "that stores context, and that enables": both stand for the same.
        if at > 0
            && self.tag(at - 1) == Some(Tag::Coordinator)
            && let Some(first) = (at.saturating_sub(REACH)..at - 1)
                .rev()
                .find(|i| self.tag(*i) == Some(Tag::Relative))
        {
            return self.antecedent(first);
        }
        let Some(last) = at.checked_sub(1) else {
            return Subject::None;
        };
        match self.chain(last) {
            Subject::Phrases(mut all) => {
                all.reverse();
                Subject::Phrases(all)
            }
            Subject::None => Subject::None,
        }
    }

    /// The phrase that ends at `last`, with the phrases that it depends on and its fellow members.
    #[must_use]
    pub fn chain(&self, last: usize) -> Subject {
        let Some(mut phrase) = self.phrase_to(last) else {
            return Subject::None;
        };
        let mut all = vec![phrase];
        for _ in 0..6 {
            let Some(joint) = phrase.first.checked_sub(1) else {
                break;
            };
            let hangs = matches!(self.tag(joint), Some(Tag::Preposition | Tag::To))
                && joint > 0
                && self.units[joint - 1].is_nominal();
            let in_list = all.len() > 1 && self.word(joint) == ",";
            let listed = (self.tag(joint) == Some(Tag::Coordinator) || in_list)
                && joint > 0
                && self.units[joint - 1].is_nominal();
            if !hangs && !listed {
                break;
            }
            let Some(outer) = self.phrase_to(joint - 1) else {
                break;
            };
            if hangs && self.is_object_of_verb(outer) || listed && self.is_governed(outer) {
                break;
            }
            phrase = outer;
            all.push(phrase);
        }
        // The root governs the verb: it comes first.
        all.reverse();
        Subject::Phrases(all)
    }

    /// "enables access to ChatGPT and the agents call …": whether the phrase is a verb's object, or
    /// depends on one by prepositions, so that what is joined to it starts a clause of its own.
    fn is_governed(&self, phrase: NounPhrase) -> bool {
        let mut phrase = phrase;
        for _ in 0..4 {
            if self.is_object_of_verb(phrase) {
                return true;
            }
            let joint = phrase
                .first
                .checked_sub(1)
                .filter(|j| matches!(self.tag(*j), Some(Tag::Preposition | Tag::To)));
            // "For ChatGPT, folders …": what opens the sentence depends on no subject, and what
            // depends on a verb is none: "If you ask for a draft, the apps …".
            let of_verb = |j: usize| j == 0 || self.tag(j - 1) == Some(Tag::Verb);
            if joint.is_some_and(of_verb) {
                return true;
            }
            match joint.and_then(|j| self.phrase_to(j - 1)) {
                Some(outer) => phrase = outer,
                None => return false,
            }
        }
        false
    }

    pub(super) fn is_object_of_verb(&self, phrase: NounPhrase) -> bool {
        phrase.first > 0
            && self.tag(phrase.first - 1) == Some(Tag::Verb)
            && self.units[phrase.first - 1].is_finite()
    }
}

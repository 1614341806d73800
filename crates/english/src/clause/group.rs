//! A verb with its auxiliaries, and what precedes it.

use super::{Mood, REACH, VerbGroup};
use crate::closed::{BE, CAUSATIVES, MODALS};
use crate::reading::Reading;
use crate::unit::{Forms, Tag};

impl Reading<'_> {
    /// The verb at `verb` with its auxiliaries, its voice and its mood.
    #[must_use]
    pub fn verb_group(&self, verb: usize) -> VerbGroup {
        let mut auxiliaries = Vec::new();
        let mut first = verb;
        let mut at = verb;
        while let Some(b) = self
            .before_in_group(at)
            .filter(|b| !self.introduces_action(*b))
        {
            if self.tag(b) == Some(Tag::Auxiliary) {
                auxiliaries.insert(0, b);
                first = b;
            } else if self.tag(b) != Some(Tag::Negation) {
                break;
            }
            at = b;
        }
        let forms = self.units[verb].forms;
        let nearest = auxiliaries.last().map(|a| self.word(*a));
        let be = nearest.is_some_and(|w| BE.contains(&w) || w == "'s") || self.get_passive(verb);
        let passive = be && forms.any(Forms::PARTICIPLE);
        let mood = self.mood(verb, first, &auxiliaries);
        VerbGroup {
            verb,
            first,
            auxiliaries,
            passive,
            mood,
        }
    }

    /// "What the tool does is call": whether the form of "be" at `be` introduces what is done.
    fn introduces_action(&self, be: usize) -> bool {
        let done = |b: usize| matches!(self.word(b), "do" | "does" | "did");
        matches!(self.word(be), "is" | "was") && self.before(be).is_some_and(done)
    }

    /// "Does the tool call": whether a form of "do" or a modal opens a question before the subject
    /// of the verb at `verb`.
    #[must_use]
    pub fn asks(&self, verb: usize) -> bool {
        // "Does the app on your phone call on": the subject with what depends on it.
        let subject = self.before(verb).map(|b| self.chain(b));
        subject
            .and_then(|s| s.main()?.first.checked_sub(1))
            .is_some_and(|aux| {
                matches!(self.word(aux), "do" | "does" | "did") || MODALS.contains(&self.word(aux))
            })
    }

    /// "gets called": the auxiliary is a full verb.
    pub(super) fn get_passive(&self, verb: usize) -> bool {
        self.before(verb).is_some_and(|b| {
            self.tag(b) == Some(Tag::Verb)
                && matches!(self.units[b].lemma.as_str(), "get" | "become")
        })
    }

    /// Like `before`, but a noun between (a question's subject) ends the group.
    pub(super) fn before_in_group(&self, at: usize) -> Option<usize> {
        let before = self.before(at)?;
        matches!(self.tag(before)?, Tag::Auxiliary | Tag::Negation).then_some(before)
    }

    pub(super) fn mood(&self, verb: usize, first: usize, auxiliaries: &[usize]) -> Mood {
        let forms = self.units[first].forms;
        let before = self.before(first);
        if before.is_some_and(|b| self.tag(b) == Some(Tag::To)) {
            return Mood::Infinitive;
        }
        if auxiliaries.is_empty() {
            if forms.any(Forms::GERUND) {
                return Mood::Participle;
            }
            if forms == Forms::BASE && before.is_some_and(|b| self.bare_infinitive(b)) {
                return Mood::Infinitive;
            }
            if !forms.any(Forms::BASE.or(Forms::PRESENT3).or(Forms::PAST)) {
                return Mood::Participle;
            }
            if self.reduced(verb) {
                return Mood::Participle;
            }
        } else if matches!(self.word(first), "being" | "having") {
            return Mood::Participle;
        } else if self.word(first) == "be" && before.is_some_and(|b| self.bare_infinitive(b)) {
            return Mood::Infinitive;
        }
        Mood::Finite
    }

    /// Whether the unit at `before` ends the object of let, help or make.
    pub(super) fn bare_infinitive(&self, before: usize) -> bool {
        let Some(phrase) = self.phrase_to(before) else {
            return self.tag(before) == Some(Tag::Verb)
                && matches!(self.units[before].lemma.as_str(), "help" | "let");
        };
        // "Let tools like Harbor call": what the phrase depends on.
        let mut first = phrase.first;
        while first > 1
            && first + REACH > before
            && self.tag(first - 1) == Some(Tag::Preposition)
            && let Some(outer) = self.phrase_to(first - 2)
        {
            first = outer.first;
        }
        let is_let = |first: usize| {
            first > 0
                && self.tag(first - 1) == Some(Tag::Verb)
                && CAUSATIVES.contains(&self.units[first - 1].lemma.as_str())
        };
        // "Let the agents that triage tickets call": what the clause describes.
        let described = || {
            let relative = (before.saturating_sub(12)..before)
                .rev()
                .find(|i| self.tag(*i) == Some(Tag::Relative))?;
            let verbs = (relative..before)
                .filter(|i| self.units[*i].is_finite())
                .count();
            self.phrase_to(relative.checked_sub(1)?)
                .filter(|_| verbs == 1)
        };
        is_let(first) || described().is_some_and(|phrase| is_let(phrase.first))
    }

    /// "models called on by the agent": a participle that could be a past tense, but is followed
    /// by its agent or used where the clause has another finite verb.
    pub(super) fn reduced(&self, verb: usize) -> bool {
        let forms = self.units[verb].forms;
        if !forms.any(Forms::PARTICIPLE) || forms.any(Forms::BASE) {
            return false;
        }
        let by = (verb + 1..self.units.len().min(verb + 4))
            .take_while(|i| matches!(self.tag(*i), Some(Tag::Preposition | Tag::Adverb)))
            .any(|i| self.word(i) == "by");
        let before = self.before(verb);
        let at_start = before.is_none_or(|b| self.is_break(b));
        // "when called upon to parse": the clause has lost its subject and its "is".
        let shortened = before.is_some_and(|b| {
            matches!(
                self.word(b),
                "when" | "whenever" | "if" | "once" | "unless" | "until"
            )
        });
        by || at_start || shortened
    }

    /// The last unit before `at`; adverbs, negations, quotation marks and insertions are skipped.
    #[must_use]
    pub fn before(&self, at: usize) -> Option<usize> {
        let low = at.saturating_sub(REACH);
        let mut i = at;
        while i > low {
            i -= 1;
            match self.tag(i)? {
                Tag::Adverb => {}
                Tag::Determiner
                    if matches!(self.word(i), "all" | "both" | "each")
                        && i > 0
                        && self.units[i - 1].is_nominal() => {}
                Tag::Coordinator
                    if i > 0
                        && self.tag(i - 1) == Some(Tag::Adverb)
                        && self.tag(i + 1) == Some(Tag::Adverb) => {}
                Tag::Punct if matches!(self.word(i), "\"" | "'" | "*" | "`") => {}
                Tag::Punct if matches!(self.word(i), "," | ")" | "—" | "–" | "-") => {
                    match self.insertion_before(i) {
                        Some(open) => i = open,
                        None => return Some(i),
                    }
                }
                _ => return Some(i),
            }
        }
        None
    }

    /// The opening of the insertion ("…, powered by OpenAI,") that closes at `close`.
    #[must_use]
    pub fn insertion_before(&self, close: usize) -> Option<usize> {
        let opening = match self.word(close) {
            ")" => "(",
            mark => mark,
        };
        let low = close.saturating_sub(25);
        if opening == ","
            && let Some(open) = self.examples_before(low, close)
        {
            return Some(open);
        }
        let open = (low..close).rev().find(|i| {
            self.word(*i) == opening || matches!(self.word(*i), ";" | ":" | "." | "?" | "!")
        })?;
        if self.word(open) != opening || open == 0 {
            return None;
        }
        if opening != "," {
            return Some(open);
        }
        // Between commas: a relative clause, a participle or a prepositional phrase is an
        // insertion; another verb phrase or noun phrase is a member of a list.
        let inner = self.after_adverbs(open + 1);
        let inserted = match self.tag(inner)? {
            Tag::Relative
            | Tag::Preposition
            | Tag::Subordinator
            | Tag::Question
            | Tag::Adjective => true,
            Tag::Verb => {
                !self.units[inner].is_finite()
                    || self.units[inner]
                        .forms
                        .any(Forms::PARTICIPLE.or(Forms::GERUND))
            }
            Tag::Adverb | Tag::Punct => true,
            // "does not, and never did, enable"
            Tag::Coordinator => matches!(
                self.tag(inner + 1),
                Some(Tag::Negation | Tag::Adverb | Tag::Auxiliary)
            ),
            _ => {
                // An apposition: a noun phrase that fills the gap, after another.
                let phrase = self.phrase_from(open + 1)?;
                let list = (open.saturating_sub(8)..open)
                    .any(|i| self.tag(i) == Some(Tag::Verb) && self.units[i].is_finite());
                // "our builder, the one that used to hand charts to a printer,"
                let described = self.tag(phrase.last + 1) == Some(Tag::Relative);
                !list
                    && self.units[open - 1].is_nominal()
                    && (described || !(phrase.last + 1..close).any(|i| self.carries(i)))
            }
        };
        inserted.then_some(open)
    }

    /// "The attorneys, including those from Iowa, Ohio and Kansas, called": the comma before the
    /// examples that end at `close`, whatever commas there are between them.
    fn examples_before(&self, low: usize, close: usize) -> Option<usize> {
        let open = (low.max(1)..close)
            .rev()
            .take_while(|i| {
                let ends = matches!(self.word(*i), ";" | ":" | "." | "?" | "!");
                !ends && !self.units[*i].is_finite()
            })
            .find(|i| {
                matches!(self.word(*i), "including" | "among" | "like" | "such")
                    && self.word(*i - 1) == ","
            })?;
        (open > 1).then(|| open - 1)
    }

    /// Whether the unit at `at` is a comma, dash or bracket: what may open an insertion.
    pub(super) fn is_break(&self, at: usize) -> bool {
        matches!(self.word(at), "," | "(" | ")" | "—" | "–" | "-" | ";" | ":")
    }
}

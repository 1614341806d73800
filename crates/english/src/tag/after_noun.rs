//! What a word is behind a noun: its verb, a part of a compound, or what describes it.

use super::{Ahead, Tagger};
use crate::closed::{self, TIME_NOUNS};
use crate::time::MONTHS;
use crate::unit::{Case, Forms, Tag};
use crate::word_readings::Readings;
use crate::words::is_person;

impl Tagger<'_, '_> {
    pub(super) fn after_noun(&self, at: usize, noun: usize, r: &Readings) -> Tag {
        // "Mistral Large,": a large adjective behind a large noun ends a name.
        let large = |i: usize| self.units[i].case == Case::Initial;
        let ends_name = noun + 1 == at
            && large(noun)
            && large(at)
            && self
                .units
                .get(at + 1)
                .is_none_or(|u| matches!(u.tag, Tag::Punct | Tag::Coordinator));
        // "the attorneys general called": an office whose name ends in an adjective.
        let ends_office = self.words[at] == "general"
            && matches!(
                self.units[noun].lemma.as_str(),
                "attorney" | "consul" | "director" | "inspector" | "secretary" | "surgeon"
            );
        if r.verb == 0 && ends_name || ends_office {
            return Tag::Noun;
        }
        if r.verb == 0 {
            return if r.adjective > r.noun {
                Tag::Adjective
            } else {
                Tag::Noun
            };
        }
        // "The runtime we have been building for months enables …"
        let ends = self
            .words
            .get(at + 1)
            .is_none_or(|w| matches!(*w, "." | "!" | "?"));
        let likely = r.verb >= r.noun || ends && r.verb + 3 >= r.noun;
        let main = r.verb >= 2 && likely && self.waits_for_verb(at);
        if main
            && (r.forms.any(Forms::PRESENT3) && !self.first_is_plural(at)
                || r.forms == Forms::PAST.or(Forms::PARTICIPLE))
        {
            return Tag::Verb;
        }
        if r.finite() && self.is_stranded(at) && self.wants_verb(at) {
            return Tag::Verb;
        }
        let spare = !self.finite_behind(at) && !self.finite_ahead(at) || self.contact_clause(noun);
        if r.forms.any(Forms::BASE) && self.inverted(noun) {
            // "Does the power tool call on": the verb of the question comes next.
            let verb_next = self.governs_as_verb(at + 1, Forms::BASE);
            return if verb_next && r.noun >= r.verb {
                Tag::Noun
            } else {
                Tag::Verb
            };
        }
        if r.forms.any(Forms::PARTICIPLE.or(Forms::PAST)) {
            return if r.noun > r.verb + 4 {
                Tag::Noun
            } else {
                Tag::Verb
            };
        }
        if r.forms.any(Forms::GERUND) {
            return self.gerund_after_noun(at, noun, r);
        }
        if r.forms.any(Forms::PRESENT3) {
            return self.third_person_after_noun(at, noun, r, spare);
        }
        self.base_after_noun(at, noun, r, spare)
    }

    /// "agents calling on", "ChatGPT pricing".
    fn gerund_after_noun(&self, at: usize, noun: usize, r: &Readings) -> Tag {
        let head = &self.units[noun];
        // "ChatGPT beginning today", "access starting in May": it says since when.
        let since = matches!(self.words[at], "beginning" | "ending" | "starting");
        let when = self.words.get(at + 1).is_some_and(|w| {
            matches!(
                *w,
                "at" | "from"
                    | "immediately"
                    | "in"
                    | "next"
                    | "now"
                    | "on"
                    | "this"
                    | "today"
                    | "tomorrow"
                    | "tonight"
                    | "with"
            ) || TIME_NOUNS.contains(w)
                || MONTHS.contains(w)
        });
        if since && when {
            return Tag::Verb;
        }
        let governs = !matches!(self.kind_ahead(at + 1), Ahead::Other)
            || self
                .words
                .get(at + 1)
                .is_some_and(|w| matches!(closed::tag(w), Some(Tag::Preposition | Tag::To)));
        // "ChatGPT pricing keeps rising": a name before the noun, and the verb behind it.
        let modified =
            head.tag == Tag::Name && r.noun >= r.verb && self.kind_ahead(at + 1) != Ahead::Phrase;
        if modified {
            return Tag::Noun;
        }
        let compound = r.noun >= 4
            && self.kind_ahead(at + 1) == Ahead::Nominal
            && self
                .readings_at(at + 1)
                .is_some_and(|n| n.noun > n.adjective);
        if governs && r.noun < 8 && !compound {
            Tag::Verb
        } else {
            Tag::Noun
        }
    }

    /// "the agent calls", "our sales calls"; `spare`: whether the clause has no other finite verb.
    fn third_person_after_noun(&self, at: usize, noun: usize, r: &Readings, spare: bool) -> Tag {
        let head = &self.units[noun];
        let root_agrees = self
            .root(noun)
            .is_some_and(|r| !self.units[r].plural && self.units[r].is_nominal());
        // "The New York Times continues": a name in the plural may be one thing.
        let titled = head.case == Case::Initial && noun > 0;
        let agrees = (!head.plural || titled) && !self.ends_list(noun)
            || self.counted_singly(noun)
            || root_agrees;
        let behind = self.behind_adverbs(at + 1);
        let into = self.leads_into(at);
        let object = into || matches!(self.kind_ahead(at + 1), Ahead::Phrase | Ahead::Nominal);
        // "stores, compresses and replays memory"
        let in_list = self.words.get(at + 1).is_some_and(|w| *w == ",")
            && self
                .readings_at(at + 2)
                .is_some_and(|n| n.forms.any(Forms::PRESENT3) && n.verb > n.noun);
        let likely = r.verb >= r.noun
            || in_list
            || into && r.verb > 0
            || object && (r.verb + 3 >= r.noun || head.tag == Tag::Name);
        // "that the agent calls upon ChatGPT is nice": the plural has no "is".
        let singular = self.opens_clause_with(noun) && self.singular_ahead(at);
        // "two judge calls": the number counts the plural, and that is no verb.
        let counted = self.counts_more(noun) && !head.plural && r.noun > 0;
        // "harbour masters now call": the plural has its verb behind it.
        let claimed = r.plural && r.noun > 0 && self.is_verb_ahead(behind);
        if agrees && !counted && !claimed && (spare && likely || singular || r.noun == 0) {
            Tag::Verb
        } else {
            Tag::Noun
        }
    }

    /// "agents call", "a phone call"; `spare`: whether the clause has no other finite verb.
    fn base_after_noun(&self, at: usize, noun: usize, r: &Readings, spare: bool) -> Tag {
        let head = &self.units[noun];
        // A base form needs a plural subject, or a second conjunct before it.
        let plural = head.plural
            || matches!(self.words[noun], "rest" | "majority" | "remainder")
            || self.coordinated(noun)
            || self.root(noun).is_some_and(|r| self.units[r].plural)
                && (r.verb >= r.noun || self.governs_ahead(at));
        // "Let the agents that triage tickets call": what is described is let.
        let described = || {
            self.waiting_subject(at)
                .is_some_and(|s| self.governing_causative(s))
        };
        let causative = self.governing_causative(noun) || self.recommended(noun) || described();
        // "The minutes service calls", "Let the power tool call": the next word is the verb.
        let verb_next = self.readings_at(at + 1).is_some_and(|n| {
            let base = causative && n.forms.any(Forms::BASE) && r.noun > r.verb;
            (base || n.forms.any(Forms::PRESENT3)) && n.verb >= n.noun && self.governs_ahead(at + 1)
        });
        // "Engineers trace calls": people in the plural modify no noun.
        let people = head.plural && is_person(&head.lemma);
        if verb_next && r.noun > 0 && !people {
            return Tag::Noun;
        }
        let after_participle = !plural && self.waits_for_verb(at) && self.first_is_plural(at);
        if (plural && spare || causative || after_participle) && (r.verb + 3 >= r.noun) {
            return Tag::Verb;
        }
        if r.adjective > r.noun.max(r.verb) {
            Tag::Adjective
        } else if r.noun == 0 {
            let describes = !spare && r.adjective > 0 && self.kind_ahead(at + 1) == Ahead::Nominal;
            if describes { Tag::Adjective } else { Tag::Verb }
        } else {
            Tag::Noun
        }
    }
}

//! What a word is where a clause, or a member of a list, starts.

use super::{Ahead, NAME, REACH, Tagger};
use crate::closed;
use crate::handling::commands_calls;
use crate::unit::{Case, Forms, Tag};
use crate::word_readings::Readings;

impl Tagger<'_, '_> {
    /// What stands before the last comma before `joint`, which may open an insertion that `joint` ends.
    fn before_comma(&self, joint: usize) -> Option<Tag> {
        let low = joint.saturating_sub(REACH);
        let comma = (low..joint).rev().find(|i| self.words[*i] == ",")?;
        Some(self.units[comma.checked_sub(1)?].tag)
    }

    /// Behind a coordinator, a comma or a bracket: what the conjunct before it was.
    pub(super) fn in_parallel(&self, at: usize, joint: usize, r: &Readings) -> Tag {
        let preposition_follows = self
            .words
            .get(at + 1)
            .is_some_and(|w| closed::tag(w) == Some(Tag::Preposition));
        if r.forms.any(Forms::PARTICIPLE) && preposition_follows && r.noun < 5 {
            return Tag::Verb;
        }
        if self.words[joint] == "," {
            match self.before_comma(joint) {
                // "a plugin that, when asked, calls": the insertion behind a relative pronoun is over.
                Some(Tag::Relative) if r.finite() && r.verb >= 2 => return Tag::Verb,
                // "enables, as ever, direct access": the object of the verb follows.
                Some(Tag::Verb) if r.adjective > 0 && self.kind_ahead(at + 1) == Ahead::Nominal => {
                    return Tag::Adjective;
                }
                _ => {}
            }
        }
        if self.is_numbered(at, r) || self.has_examples(at, r) {
            return Tag::Noun;
        }
        let adjective_before = joint > 0 && self.units[joint - 1].tag == Tag::Adjective;
        let describes = r.adjective > 0 || r.forms.any(Forms::PARTICIPLE) && r.noun < r.verb;
        if adjective_before && describes {
            return Tag::Adjective;
        }
        if r.verb == 0 {
            return self.noun_like(at, r);
        }
        if r.forms.any(Forms::GERUND) && r.noun < 8 {
            return Tag::Verb;
        }
        if r.forms.any(Forms::BASE) && r.adjective.max(r.adverb) > r.verb {
            return if r.adverb >= r.adjective {
                Tag::Adverb
            } else {
                self.noun_like(at, r)
            };
        }
        if r.forms.any(Forms::PRESENT3) && r.verb >= 2 && self.lacks_verb(at) {
            return Tag::Verb;
        }
        let start = joint.saturating_sub(REACH);
        let peer = (start..joint)
            .rev()
            .take_while(|i| !matches!(self.words[*i], "." | ";" | ":" | "?" | "!" | "("))
            .find(|i| {
                let verb = self.units[*i].tag == Tag::Verb
                    || self.is_main_auxiliary(*i)
                    || closed::DO.contains(&self.words[*i]);
                // "is powered by OpenAI and calls on": no name is listed with a plural.
                let passive = joint > 0
                    && self.units[joint - 1].tag == Tag::Name
                    && self.units[*i].tag == Tag::Auxiliary
                    && r.forms.any(Forms::PRESENT3);
                (verb || passive) && self.units[*i].forms.any(r.forms)
            });
        let object = matches!(self.kind_ahead(at + 1), Ahead::Phrase | Ahead::Nominal)
            || self
                .words
                .get(at + 1)
                .is_some_and(|w| matches!(closed::tag(w), Some(Tag::Preposition | Tag::Question)));
        // "enables, meters and audits access"
        let in_list = self.words[joint] == ","
            && self
                .words
                .get(at + 1)
                .is_some_and(|w| closed::tag(w) == Some(Tag::Coordinator))
            && joint > 0
            && self.units[joint - 1].tag == Tag::Verb;
        let object = object || in_list;
        if peer.is_some() && (r.verb >= r.noun || object && r.verb + 4 >= r.noun) {
            return Tag::Verb;
        }
        if r.noun == 0 && r.adjective == 0 {
            return Tag::Verb;
        }
        // "From any terminal, access ChatGPT": a command behind what opens the sentence.
        let named = self.units.get(at + 1).is_some_and(|u| u.tag == Tag::Name);
        if named && r.forms.any(Forms::BASE) && self.words[joint] == "," && self.lacks_verb(at) {
            return Tag::Verb;
        }
        let clause_start = matches!(
            self.words[joint],
            "," | "but" | "and" | "or" | "—" | "–" | "-"
        );
        if clause_start && r.forms.any(Forms::BASE) && object && r.verb > r.noun {
            return Tag::Verb;
        }
        self.noun_like(at, r)
    }

    /// "Harbor calls on ChatGPT", "Relay 4.2 now calls upon it", "Relay and Nimbus call on it": whether
    /// the word that opens the clause at `at` is a name, or starts one, with its verb behind it. "Log
    /// calls on ChatGPT" is a command.
    fn is_named_with_verb(&self, at: usize, r: &Readings) -> bool {
        let named = |at: usize| {
            let unit = self.units.get(at);
            unit.is_some_and(|u| u.tag == Tag::Name || u.case != Case::Lower)
        };
        let word = |at: usize| self.words.get(at).copied().unwrap_or_default();
        let part =
            |at: usize| named(at) || self.units.get(at).is_some_and(|u| u.tag == Tag::Number);
        let joined = matches!(word(at + 1), "and" | "or" | "&") && named(at + 2);
        // "Relay Cloud Services", "Relay from Acme"
        let mut end = at + 1;
        while end < at + NAME && part(end) && !self.has_verb_at(end) {
            end += 1;
        }
        if matches!(word(end), "by" | "for" | "from") && named(end + 1) {
            end += 2;
        }
        let verb = self.behind_adverbs(end);
        let commands = verb == end && commands_calls(word(at));
        let plural = end > at + 1 && self.readings_at(end - 1).is_some_and(|r| r.plural);
        // "Relay also links to", "Harbor grants access": what names sooner than it commands.
        let doubtful = verb > end || r.noun >= r.verb;
        let has_verb = self.has_verb_at(verb) || doubtful && self.has_object_at(verb);
        has_verb && !commands
            || plural && self.is_verb_ahead(verb)
            || joined && self.is_verb_ahead(at + 3)
    }

    /// Whether the word at `at` can be a verb in the third person, and what follows is what such a verb
    /// has behind it, a particle or a name.
    pub(super) fn has_verb_at(&self, at: usize) -> bool {
        let third = self
            .readings_at(at)
            .is_some_and(|r| r.verb >= 2 && r.forms.any(Forms::PRESENT3));
        let next = self.words.get(at + 1).copied().unwrap_or_default();
        let name = |at: usize| self.units.get(at).is_some_and(|u| u.tag == Tag::Name);
        let named = || name(at + 1) || next == "the" && name(at + 2);
        third && (matches!(next, "on" | "upon") || named() || self.leads_into(at))
    }

    /// "grants access", "links to": whether the word at `at` is as soon a verb in the third person as a
    /// plural, and has an object or somewhere to go behind it.
    fn has_object_at(&self, at: usize) -> bool {
        let third = self
            .readings_at(at)
            .is_some_and(|r| r.verb >= r.noun && r.forms.any(Forms::PRESENT3));
        let next = self.words.get(at + 1).copied().unwrap_or_default();
        let thing = || {
            let noun = self.readings_at(at + 1);
            noun.is_some_and(|n| n.noun > n.verb.max(n.adjective))
        };
        third && (matches!(next, "to" | "with") || thing())
    }

    /// At the start of a clause: an imperative, a dropped subject, a participle, or a noun.
    pub(super) fn at_start(&self, at: usize, r: &Readings) -> Tag {
        let next = self.words.get(at + 1).copied().unwrap_or_default();
        let ahead = self.kind_ahead(at + 1);
        if r.adverb > 0 && r.adverb >= r.noun.max(r.verb) {
            return Tag::Adverb;
        }
        let object_ahead = matches!(ahead, Ahead::Phrase | Ahead::Nominal);
        if r.forms.any(Forms::GERUND) && r.verb >= r.noun && object_ahead {
            return Tag::Verb;
        }
        // "Harbor calls on": with a capital in the middle of the line it is no command.
        let named =
            r.noun > r.verb && r.verb <= 2 && self.units[at].case == Case::Initial && !r.plural;
        let verb_next = self.governs_as_verb(at + 1, Forms::PRESENT3);
        if self.owns(at)
            || self.is_numbered(at, r)
            || self.has_examples(at, r)
            || named && verb_next
        {
            return Tag::Noun;
        }
        let nominal = r.noun.max(r.adjective) > 0;
        let claimed = || {
            self.finite_ahead(at)
                || self.base_ahead(at)
                || self.present_ahead(at)
                || r.noun >= r.verb && self.takes_whole_object(at + 1)
                || !r.plural && self.is_named_with_verb(at, r)
                || r.plural && self.verb_behind_name(at)
        };
        if r.verb == 0 || nominal && claimed() {
            return self.noun_like(at, r);
        }
        if r.forms.any(Forms::GERUND.or(Forms::PARTICIPLE)) {
            return Tag::Verb;
        }
        let particle = closed::tag(next) == Some(Tag::Preposition);
        let object = matches!(ahead, Ahead::Phrase | Ahead::Nominal) || particle;
        // "Live chat calls on": the verb of the sentence comes later.
        let verb_later = self.governs_as_verb(at + 2, Forms::PRESENT3);
        if ahead == Ahead::Nominal && (r.adjective > r.verb || r.adjective > 2 && verb_later) {
            return Tag::Adjective;
        }
        // "Nurses call upon …": a plural with its verb, no verb with its object.
        let verb_follows = self.readings_at(at + 1).is_some_and(|n| {
            n.verb >= n.noun && n.forms.any(Forms::BASE) && self.governs_ahead(at + 1)
        });
        let past_follows = self
            .readings_at(at + 1)
            .is_some_and(|n| n.forms.any(Forms::PAST) && n.verb >= 3 && n.noun <= n.verb);
        if r.plural && (r.noun >= r.verb && verb_follows || r.noun > 0 && past_follows) {
            return Tag::Noun;
        }
        if r.noun == 0 || object && r.verb + 4 >= r.noun || r.verb > r.noun {
            return Tag::Verb;
        }
        let name_follows = self.units.get(at + 1).is_some_and(|u| u.tag == Tag::Name);
        if name_follows {
            Tag::Verb
        } else {
            self.noun_like(at, r)
        }
    }
}

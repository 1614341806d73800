//! What a word is, by the word before it.

use super::{Ahead, REACH, Tagger};
use crate::english::closed;
use crate::english::unit::{Case, Forms, Tag};
use crate::english::word_readings::Readings;
use crate::english::words::is_person;

impl Tagger<'_, '_> {
    pub(super) fn after_to(&self, at: usize, to: usize, r: &Readings) -> Tag {
        if !(r.forms.any(Forms::BASE) && r.verb > 0) {
            return self.noun_like(at, r);
        }
        let of_access =
            to > 0 && self.units[to - 1].tag == Tag::Noun && self.words[to - 1] == "access";
        let object = matches!(self.kind_ahead(at + 1), Ahead::Phrase | Ahead::Nominal);
        let directed = to > 0
            && self.units[to - 1].tag == Tag::Verb
            && matches!(
                self.units[to - 1].lemma.as_str(),
                "connect"
                    | "link"
                    | "talk"
                    | "speak"
                    | "route"
                    | "migrate"
                    | "subscribe"
                    | "belong"
                    | "export"
                    | "publish"
            );
        // "access to floor nine", "access to test results"
        let thing = of_access && r.noun >= r.verb;
        if thing || (of_access || directed) && r.noun > 0 && !object {
            return Tag::Noun;
        }
        Tag::Verb
    }

    pub(super) fn after_pronoun(&self, at: usize, pronoun: usize, r: &Readings) -> Tag {
        let governor = self.before(pronoun);
        let object =
            governor.is_some_and(|g| matches!(self.units[g].tag, Tag::Verb | Tag::Preposition));
        let causative = governor.is_some_and(|g| {
            matches!(
                self.units[g].lemma.as_str(),
                "let" | "help" | "make" | "have" | "watch" | "see"
            )
        });
        // "no agent of ours calls": nothing nominal follows such a pronoun.
        let owner = matches!(self.words[pronoun], "mine" | "ours" | "yours" | "theirs");
        if owner && pronoun > 1 && r.forms.any(Forms::PRESENT3.or(Forms::PAST)) {
            return Tag::Verb;
        }
        // "most of them call", "every one of them calls"
        let counted = pronoun > 1
            && self.words[pronoun - 1] == "of"
            && (self.units[pronoun - 2].tag == Tag::Number
                || matches!(
                    self.words[pronoun - 2],
                    "all"
                        | "any"
                        | "both"
                        | "each"
                        | "few"
                        | "half"
                        | "many"
                        | "most"
                        | "none"
                        | "one"
                        | "several"
                        | "some"
                ));
        if counted && r.finite() && r.verb >= 2 && r.verb >= r.noun {
            return Tag::Verb;
        }
        // "the engine that came out of it calls …"
        if r.forms.any(Forms::PRESENT3) && r.verb >= r.noun && self.waits_for_verb(at) {
            return Tag::Verb;
        }
        let subject_only = closed::SUBJECT_PRONOUNS.contains(&self.words[pronoun]);
        if object && !subject_only {
            let bare = causative && r.forms.any(Forms::BASE) && r.verb > 0;
            let participle = r.forms.any(Forms::GERUND) && r.noun < 5;
            return if bare || participle {
                Tag::Verb
            } else {
                self.noun_like(at, r)
            };
        }
        // "Had we known the plugin calls on"
        let had = pronoun > 0
            && closed::HAVE.contains(&self.words[pronoun - 1])
            && r.forms.any(Forms::PARTICIPLE);
        if had || r.finite() && r.verb > 0 || self.inverted(pronoun) && r.forms.any(Forms::BASE) {
            return Tag::Verb;
        }
        if r.forms.any(Forms::GERUND) {
            Tag::Verb
        } else {
            self.noun_like(at, r)
        }
    }

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
        let head = &self.units[noun];
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
            let verb_next = self
                .open
                .get(at + 1)
                .and_then(Option::as_ref)
                .is_some_and(|n| {
                    n.forms.any(Forms::BASE) && n.verb > n.noun && self.governs_ahead(at + 1)
                });
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
            let governs = !matches!(self.kind_ahead(at + 1), Ahead::Other)
                || self
                    .words
                    .get(at + 1)
                    .is_some_and(|w| matches!(closed::tag(w), Some(Tag::Preposition | Tag::To)));
            // "ChatGPT pricing keeps rising": a name before the noun, and the verb behind it.
            let modified = head.tag == Tag::Name
                && r.noun >= r.verb
                && self.kind_ahead(at + 1) != Ahead::Phrase;
            if modified {
                return Tag::Noun;
            }
            let compound = r.noun >= 4
                && self.kind_ahead(at + 1) == Ahead::Nominal
                && self
                    .open
                    .get(at + 1)
                    .and_then(Option::as_ref)
                    .is_some_and(|n| n.noun > n.adjective);
            return if governs && r.noun < 8 && !compound {
                Tag::Verb
            } else {
                Tag::Noun
            };
        }
        if r.forms.any(Forms::PRESENT3) {
            let root_agrees = self
                .root(noun)
                .is_some_and(|r| !self.units[r].plural && self.units[r].is_nominal());
            // "The New York Times continues": a name in the plural may be one thing.
            let titled = head.case == Case::Initial && noun > 0;
            let agrees = (!head.plural || titled) && !self.ends_list(noun)
                || self.counted_singly(noun)
                || root_agrees;
            let mut behind = at + 1;
            while self.kind_is_adverb(behind) {
                behind += 1;
            }
            let into = self
                .words
                .get(behind)
                .is_some_and(|w| matches!(*w, "into" | "onto"));
            let object = into || matches!(self.kind_ahead(at + 1), Ahead::Phrase | Ahead::Nominal);
            // "stores, compresses and replays memory"
            let in_list = self.words.get(at + 1).is_some_and(|w| *w == ",")
                && self
                    .open
                    .get(at + 2)
                    .and_then(Option::as_ref)
                    .is_some_and(|n| n.forms.any(Forms::PRESENT3) && n.verb > n.noun);
            let likely = r.verb >= r.noun
                || in_list
                || object && (r.verb + 3 >= r.noun || head.tag == Tag::Name);
            // "two judge calls": the number counts the plural, and that is no verb.
            let counted = self.counts_more(noun) && !head.plural && r.noun > 0;
            // "harbour masters now call": the plural has its verb behind it.
            let mut next = at + 1;
            while self.kind_is_adverb(next) {
                next += 1;
            }
            let claimed = r.plural && r.noun > 0 && self.is_verb_ahead(next);
            return if agrees && !counted && !claimed && (spare && likely || r.noun == 0) {
                Tag::Verb
            } else {
                Tag::Noun
            };
        }
        // A base form needs a plural subject, or a second conjunct before it.
        let plural = head.plural
            || matches!(self.words[noun], "rest" | "majority" | "remainder")
            || self.coordinated(noun)
            || self.root(noun).is_some_and(|r| self.units[r].plural)
                && (r.verb >= r.noun || self.governs_ahead(at));
        let causative = self.governing_causative(noun) || self.recommended(noun);
        // "The minutes service calls", "Let the power tool call": the next word is the verb.
        let verb_next = self
            .open
            .get(at + 1)
            .and_then(Option::as_ref)
            .is_some_and(|n| {
                let base = causative && n.forms.any(Forms::BASE) && r.noun > r.verb;
                (base || n.forms.any(Forms::PRESENT3))
                    && n.verb >= n.noun
                    && self.governs_ahead(at + 1)
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

    pub(super) fn after_verb(&self, at: usize, verb: usize, r: &Readings) -> Tag {
        // "The translator that never sleeps calls …": the verb of the main clause.
        let finite = r.forms.any(Forms::PRESENT3.or(Forms::BASE).or(Forms::PAST));
        // "are enabling direct access"
        let describes = r.adjective > 0 && self.kind_ahead(at + 1) == Ahead::Nominal;
        if finite && !describes && r.verb >= 3 && r.verb >= r.noun && self.waits_for_verb(at) {
            return Tag::Verb;
        }
        if r.forms.any(Forms::GERUND) && r.verb > 0 && r.noun < 8 {
            return Tag::Verb;
        }
        let lemma = self.units[verb].lemma.as_str();
        if matches!(lemma, "get" | "be" | "become") && r.forms.any(Forms::PARTICIPLE) {
            return Tag::Verb;
        }
        if matches!(lemma, "help" | "let" | "dare") && r.forms.any(Forms::BASE) && r.verb > r.noun {
            return Tag::Verb;
        }
        self.noun_like(at, r)
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
        // "a plugin that, when asked, calls": the insertion behind a relative pronoun is over.
        let resumed = (joint.saturating_sub(REACH)..joint)
            .rev()
            .find(|i| self.words[*i] == ",")
            .is_some_and(|open| open > 0 && self.units[open - 1].tag == Tag::Relative);
        if resumed && self.words[joint] == "," && r.finite() && r.verb >= 2 {
            return Tag::Verb;
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
                verb && self.units[*i].forms.any(r.forms)
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
        let verb_next = self
            .open
            .get(at + 1)
            .and_then(Option::as_ref)
            .is_some_and(|n| {
                n.forms.any(Forms::PRESENT3) && n.verb > n.noun && self.governs_ahead(at + 1)
            });
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
        let verb_later = self
            .open
            .get(at + 2)
            .and_then(Option::as_ref)
            .is_some_and(|n| {
                n.forms.any(Forms::PRESENT3) && n.verb > n.noun && self.governs_ahead(at + 2)
            });
        if ahead == Ahead::Nominal && (r.adjective > r.verb || r.adjective > 2 && verb_later) {
            return Tag::Adjective;
        }
        // "Nurses call upon …": a plural with its verb, no verb with its object.
        let verb_follows = self
            .open
            .get(at + 1)
            .and_then(Option::as_ref)
            .is_some_and(|n| {
                n.verb >= n.noun && n.forms.any(Forms::BASE) && self.governs_ahead(at + 1)
            });
        let past_follows = self
            .open
            .get(at + 1)
            .and_then(Option::as_ref)
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

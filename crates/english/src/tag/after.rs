//! What a word is behind "to", a pronoun or a verb.

use super::{Ahead, Tagger};
use crate::closed;
use crate::unit::{Forms, Tag};
use crate::word_readings::Readings;

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
        let causative =
            governor.is_some_and(|g| closed::CAUSATIVES.contains(&self.units[g].lemma.as_str()));
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

    pub(super) fn after_verb(&self, at: usize, verb: usize, r: &Readings) -> Tag {
        // "The translator that never sleeps calls …": the verb of the main clause.
        let finite = r.forms.any(Forms::PRESENT3.or(Forms::BASE).or(Forms::PAST));
        // "are enabling direct access"
        let describes = r.adjective > 0 && self.kind_ahead(at + 1) == Ahead::Nominal;
        let agrees = || r.forms != Forms::PRESENT3 || !self.first_is_plural(at);
        let verbal = r.verb >= 3 && r.verb >= r.noun;
        if finite && !describes && verbal && self.waits_for_verb(at) && agrees() {
            return Tag::Verb;
        }
        if r.forms.any(Forms::GERUND) && r.verb > 0 && r.noun < 8 {
            return Tag::Verb;
        }
        let lemma = self.units[verb].lemma.as_str();
        // "Do not write calls on ChatGPT": the words are what is written.
        let quotes = matches!(lemma, "say" | "write") && verb + 1 == at;
        if quotes && self.has_verb_at(at) && !self.finite_ahead(at) {
            return Tag::Verb;
        }
        if matches!(lemma, "get" | "be" | "become") && r.forms.any(Forms::PARTICIPLE) {
            return Tag::Verb;
        }
        if matches!(lemma, "help" | "let" | "dare") && r.forms.any(Forms::BASE) && r.verb > r.noun {
            return Tag::Verb;
        }
        self.noun_like(at, r)
    }
}

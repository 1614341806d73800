//! What the tagger can see behind a word, before that is settled: a verb, an object, a gap. All
//! look-ahead is bounded.

use super::{ADVERBS, Ahead, REACH, Tagger};
use crate::closed;
use crate::unit::{Case, Forms, Tag};
use crate::word_readings::Readings;

impl Tagger<'_, '_> {
    /// "what the SRE calls on is …": whether a preposition follows that has no object of its own.
    pub(super) fn is_stranded(&self, at: usize) -> bool {
        let follows = |i: usize| self.words.get(i).copied().unwrap_or_default();
        let mut particle = at + 1;
        while self.kind_is_adverb(particle) {
            particle += 1;
        }
        let mut behind = particle + 1;
        while self.kind_is_adverb(behind) || follows(behind) == "most" {
            behind += 1;
        }
        closed::tag(follows(particle)) == Some(Tag::Preposition)
            && match closed::tag(follows(behind)) {
                Some(Tag::Auxiliary | Tag::Coordinator) => true,
                None => {
                    let next = follows(behind);
                    !next
                        .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '\'' | '('))
                }
                _ => false,
            }
    }

    /// "Release 7 of the app calls": whether a number behind the noun names it.
    pub(super) fn is_numbered(&self, at: usize, r: &Readings) -> bool {
        let number = self.words.get(at + 1).copied().unwrap_or_default();
        number.starts_with(|c: char| c.is_ascii_digit())
            && r.noun > 0
            && !r.plural
            && self.kind_ahead(at + 2) != Ahead::Nominal
    }

    /// "call on": whether the word at `at` is a base form that is seldom a noun, before a preposition.
    pub(super) fn is_verb_ahead(&self, at: usize) -> bool {
        let particle = self
            .words
            .get(at + 1)
            .is_some_and(|w| closed::tag(w) == Some(Tag::Preposition));
        self.readings_at(at)
            .is_some_and(|r| particle && r.forms.any(Forms::BASE) && r.verb > r.noun && !r.plural)
    }

    /// Whether the next finite auxiliary goes with a singular.
    pub(super) fn singular_ahead(&self, at: usize) -> bool {
        (at + 1..self.units.len().min(at + REACH))
            .take_while(|i| !matches!(self.words[*i], "," | ";" | ":" | "." | "?" | "!"))
            .find(|i| self.units[*i].tag == Tag::Auxiliary)
            .is_some_and(|i| matches!(self.words[i], "is" | "has" | "was" | "does"))
    }

    /// What the open-class word at `at` can be.
    pub(super) fn readings_at(&self, at: usize) -> Option<&Readings> {
        self.open.get(at)?.as_ref()
    }

    /// Whether the word at `at` is sooner a verb in one of `forms` than a noun, with something
    /// behind it to govern.
    pub(super) fn governs_as_verb(&self, at: usize, forms: Forms) -> bool {
        self.readings_at(at)
            .is_some_and(|r| r.forms.any(forms) && r.verb > r.noun)
            && self.governs_ahead(at)
    }

    /// "Harbor's agents": whether the word owns what follows, and so is a noun.
    pub(super) fn owns(&self, at: usize) -> bool {
        self.units
            .get(at + 1)
            .is_some_and(|u| u.tag == Tag::Possessive && !u.spaced)
    }

    /// "Voice agents on the new release call on ChatGPT": whether the plural behind `at` has a
    /// verb of its own further on.
    pub(super) fn base_ahead(&self, at: usize) -> bool {
        let open = |i: usize| self.readings_at(i);
        // "Watch tools like Harbor call": a causative has the other verb behind its object.
        if closed::CAUSATIVES.contains(&self.words[at]) {
            return false;
        }
        if !open(at + 1).is_some_and(|n| n.plural && n.noun > n.verb) {
            return false;
        }
        (at + 2..self.units.len().min(at + 10))
            .take_while(|i| {
                !matches!(
                    self.units[*i].tag,
                    Tag::Punct | Tag::Coordinator | Tag::Relative | Tag::Subordinator | Tag::To
                )
            })
            .any(|i| {
                open(i).is_some_and(|r| {
                    r.forms.any(Forms::BASE) && r.verb > r.noun && self.governs_ahead(i)
                }) && open(i - 1).is_some_and(|n| n.noun > 0)
            })
    }

    /// "Tools like the claims bot call on ChatGPT": no verb governs "like" and "such as".
    pub(super) fn has_examples(&self, at: usize, r: &Readings) -> bool {
        let next = self.words.get(at + 1).copied().unwrap_or_default();
        r.noun > 0 && r.plural && matches!(next, "like" | "such")
    }

    /// "is stateless", "has memory": whether the auxiliary at `at` has no other verb behind it.
    pub(super) fn is_main_auxiliary(&self, at: usize) -> bool {
        self.units[at].tag == Tag::Auxiliary
            && (at + 1..self.units.len())
                .find(|i| !matches!(self.units[*i].tag, Tag::Adverb | Tag::Negation))
                .is_none_or(|i| !matches!(self.units[i].tag, Tag::Verb | Tag::Auxiliary))
    }

    /// Whether a finite verb that no nearer subject claims follows in the clause.
    pub(super) fn finite_ahead(&self, at: usize) -> bool {
        let end = self.units.len().min(at + REACH);
        let low = at.saturating_sub(REACH);
        let quoted = self.words[low..at].iter().filter(|w| **w == "\"").count() % 2 == 1;
        for i in at + 1..end {
            let word = self.words[i];
            // What follows the end of a quotation is no part of the clause in it.
            if quoted && word == "\"" {
                return false;
            }
            let boundary = matches!(word, "," | ";" | ":" | "." | "?" | "!" | "—" | "–" | "(");
            let infinitive = self.units[i].tag == Tag::To
                && self
                    .readings_at(i + 1)
                    .is_some_and(|r| r.forms.any(Forms::BASE) && r.verb >= r.noun);
            let opener = infinitive
                || matches!(
                    self.units[i].tag,
                    Tag::Relative | Tag::Subordinator | Tag::Question
                )
                || self.units[i].tag == Tag::Coordinator && !self.joins_names(i);
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
                && i > at + 1
                && r.forms.any(Forms::PRESENT3.or(Forms::PAST))
                && !self.describes(i)
                && (r.verb >= 6 && r.noun <= 1 && r.adjective <= 2 || self.measures(i, r))
            {
                return true;
            }
        }
        false
    }

    /// "for suggested replies", "a shared inbox": whether the word at `at` stands between what needs a
    /// noun and something nominal.
    fn describes(&self, at: usize) -> bool {
        let needs_noun = matches!(
            self.units[at - 1].tag,
            Tag::Preposition | Tag::Determiner | Tag::Possessive
        );
        needs_noun && self.kind_ahead(at + 1) == Ahead::Nominal
    }

    /// "ChatGPT and Gemini": whether a name follows the coordinator at `at`.
    fn joins_names(&self, at: usize) -> bool {
        self.units
            .get(at + 1)
            .is_some_and(|u| u.tag == Tag::Name || u.case != Case::Lower)
    }

    /// "rose by a third", "cost $3", "doubled.": whether the verb at `at` says how many or how much.
    fn measures(&self, at: usize, r: &Readings) -> bool {
        let word = |i: usize| self.words.get(i).copied().unwrap_or_default();
        let amount = |i: usize| {
            matches!(
                word(i),
                "$" | "€" | "£" | "a" | "an" | "about" | "over" | "almost"
            ) || word(i).starts_with(|c: char| c.is_ascii_digit())
        };
        let ends = matches!(word(at + 1), "." | "!" | ";" | "");
        // "as needed", "at no extra cost"
        let behind_noun = self.units[at - 1].tag == Tag::Name
            || self.open[at - 1]
                .as_ref()
                .is_some_and(|n| n.noun > n.adjective);
        let past = r.forms.any(Forms::PAST) && behind_noun && (!ends || r.verb >= r.noun);
        past && (ends || word(at + 1) == "by" && amount(at + 2))
            || matches!(word(at + 1), "$" | "€" | "£")
    }

    /// "Calls on ChatGPT rose": whether a verb that needs the plural at `at` as its subject stands
    /// right behind the first name.
    pub(super) fn verb_behind_name(&self, at: usize) -> bool {
        let end = self.units.len().min(at + 8);
        let name = (at + 1..end).find(|i| self.units[*i].tag == Tag::Name);
        name.and_then(|n| self.open.get(n + 1)?.as_ref())
            .is_some_and(|r| {
                let past = r.forms.any(Forms::PAST) && !r.forms.any(Forms::PARTICIPLE);
                let base = r.forms.any(Forms::BASE) && r.verb > r.noun.max(r.adjective);
                r.verb > 0 && (past || base)
            })
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
            .is_some_and(|w| *w == "," || *w == "and");
        let second = self.readings_at(at + 2);
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

    /// "Harbor routes every prompt", "Harbor links new tickets": whether the word at `at` can be a verb
    /// in the third person, and a phrase follows that is no part of a noun there.
    pub(super) fn takes_whole_object(&self, at: usize) -> bool {
        let verb = self
            .readings_at(at)
            .is_some_and(|r| r.verb > 0 && r.forms.any(Forms::PRESENT3));
        let counted = || {
            matches!(
                self.words.get(at + 1).copied(),
                Some("a" | "all" | "an" | "any" | "both" | "each" | "every" | "no")
            )
        };
        let described = || {
            let adjective = self.readings_at(at + 1);
            let noun = self.readings_at(at + 2);
            adjective.is_some_and(|r| r.adjective > r.noun.max(r.verb))
                && noun.is_some_and(|r| r.plural && r.noun > r.verb.max(r.adjective))
        };
        verb && (counted() || described() || self.leads_into(at))
    }

    /// "plugs straight into": whether what follows the word at `at` says into what.
    pub(super) fn leads_into(&self, at: usize) -> bool {
        let behind = self.words.get(self.behind_adverbs(at + 1));
        behind.is_some_and(|word| matches!(*word, "into" | "onto"))
    }

    /// The first unit from `at` on that is no adverb.
    pub(super) fn behind_adverbs(&self, at: usize) -> usize {
        let straight = |at: usize| {
            let word = self.words.get(at).copied();
            matches!(word, Some("deep" | "right" | "straight"))
        };
        let end = self.units.len().min(at + ADVERBS);
        (at..end)
            .find(|i| !self.kind_is_adverb(*i) && !straight(*i))
            .unwrap_or(end)
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

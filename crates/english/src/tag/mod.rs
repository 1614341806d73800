//! Gives every word of a sentence its part of speech.
//!
//! Closed classes come from lists. An open-class word has the readings that the word table (or,
//! where it does not know the word, its ending) allows; the words around it choose one. The
//! tagger goes from left to right once; what it looks up ahead is bounded.

mod after;
mod after_noun;
mod capitals;
mod clause_parts;
mod lookahead;
mod opening;
mod shifty;
mod waiting;

use crate::closed::{self, BE, DO, HAVE, MODALS};
use crate::unit::{Forms, Tag, Unit};
use crate::word_readings::{Readings, readings};

/// How many units the tagger looks in either direction for the rest of a clause.
const REACH: usize = 40;
/// How many adverbs in a row are looked past.
const ADVERBS: usize = 8;
/// So many units a name has at most.
const NAME: usize = 6;

/// Tags `units`, whose names and punctuation are tagged already. They lie
/// in `folded`.
pub(crate) fn tag<'t>(units: &mut [Unit<'t>], folded: &'t str) {
    let words: Vec<&str> = units.iter().map(|u| &folded[u.span.range()]).collect();
    let mut open: Vec<Option<Readings>> = units
        .iter_mut()
        .zip(&words)
        .map(|(unit, word)| settle_closed(unit, word))
        .collect();
    capitals::mark_may(units, &words);
    capitals::mark_proper_nouns(units, &words, &mut open);
    let mut tagger = Tagger { units, words, open };
    for at in 0..tagger.units.len() {
        tagger.settle(at);
    }
}

/// Tags a closed-class word; gives the readings of an open-class one.
fn settle_closed(unit: &mut Unit<'_>, word: &str) -> Option<Readings> {
    if word == "&" {
        unit.tag = Tag::Coordinator;
        return None;
    }
    if matches!(
        unit.tag,
        Tag::Name | Tag::Punct | Tag::Possessive | Tag::Adjective | Tag::Adverb | Tag::Auxiliary
    ) {
        return None;
    }
    if unit.tag == Tag::Number || word.starts_with(|c: char| c.is_ascii_digit()) {
        unit.tag = Tag::Number;
        return None;
    }
    match closed::tag(word) {
        Some(tag) => {
            unit.tag = tag;
            unit.forms = auxiliary_forms(word, tag);
            None
        }
        None => Some(readings(word, unit.case)),
    }
}

fn auxiliary_forms(word: &str, tag: Tag) -> Forms {
    match word {
        _ if tag != Tag::Auxiliary => Forms::NONE,
        "be" => Forms::BASE,
        "been" => Forms::PARTICIPLE,
        "being" | "having" => Forms::GERUND,
        "is" | "has" | "does" => Forms::PRESENT3,
        "was" | "were" | "had" | "did" => Forms::PAST,
        _ => Forms::BASE.or(Forms::PRESENT3),
    }
}

struct Tagger<'u, 't> {
    units: &'u mut [Unit<'t>],
    words: Vec<&'t str>,
    open: Vec<Option<Readings>>,
}

impl Tagger<'_, '_> {
    fn settle(&mut self, at: usize) {
        if self.is_set_adverb(at) {
            self.units[at].tag = Tag::Adverb;
            return;
        }
        let Some(readings) = &self.open[at] else {
            self.settle_shifty(at);
            return;
        };
        let tag = self.choose(at, readings);
        let word = self.words[at];
        let unit = &mut self.units[at];
        unit.tag = tag;
        match tag {
            Tag::Verb => {
                unit.forms = readings.forms;
                unit.lemma = readings.verb_lemma.of(word);
            }
            Tag::Noun => {
                unit.plural = readings.plural;
                unit.lemma = readings.noun_lemma.of(word);
            }
            _ => {}
        }
        if tag == Tag::Verb {
            self.narrow(at);
        }
    }

    /// The last unit before `at` that is no adverb, no quotation mark and no bracketed aside.
    fn before(&self, at: usize) -> Option<usize> {
        let low = at.saturating_sub(REACH);
        let mut depth = 0;
        (low..at).rev().find(|b| {
            match self.words[*b] {
                ")" => depth += 1,
                "(" if depth > 0 => {
                    depth -= 1;
                    return false;
                }
                _ => {}
            }
            let quote = self.units[*b].tag == Tag::Punct
                && matches!(self.words[*b], "\"" | "'" | "*" | "`");
            depth == 0 && self.units[*b].tag != Tag::Adverb && !quote
        })
    }

    /// The first unit from `at` on that is no quotation mark.
    fn behind_quotes(&self, at: usize) -> usize {
        let mut i = at;
        while self.words.get(i).is_some_and(|w| matches!(*w, "\"" | "'")) {
            i += 1;
        }
        i
    }

    /// Whether a quotation opens just before `at`: what stands in it starts anew.
    fn opens_quotation(&self, at: usize) -> bool {
        at > 0
            && matches!(self.words[at - 1], "\"" | "'")
            && (at == 1 || self.units[at - 1].spaced || self.words[at - 2] == "(")
            && !self.units[at].spaced
    }

    /// What kind of unit stands at `at`, or behind a few adverbs there, before it is settled.
    fn kind_ahead(&self, at: usize) -> Ahead {
        let mut ahead = (at..self.units.len()).take(ADVERBS);
        ahead
            .find_map(|at| self.kind_at(at))
            .unwrap_or(Ahead::Other)
    }

    /// What kind of unit stands at `at`; `None` for an adverb.
    fn kind_at(&self, at: usize) -> Option<Ahead> {
        if let Some(r) = &self.open[at] {
            return if r.noun > 0 || r.adjective > 0 {
                if r.verb > r.noun + 4 {
                    Some(Ahead::Verb)
                } else {
                    Some(Ahead::Nominal)
                }
            } else if r.adverb > 0 {
                None
            } else {
                Some(Ahead::Verb)
            };
        }
        match self.units[at].tag {
            Tag::Name | Tag::Number | Tag::Adjective | Tag::Noun => Some(Ahead::Nominal),
            Tag::Determiner | Tag::Possessive | Tag::Pronoun => Some(Ahead::Phrase),
            Tag::Auxiliary => Some(Ahead::Verb),
            Tag::Adverb => None,
            _ => Some(Ahead::Other),
        }
    }

    fn choose(&self, at: usize, r: &Readings) -> Tag {
        let noun_like = || self.noun_like(at, r);
        let Some(before) = self.before(at).filter(|_| !self.opens_quotation(at)) else {
            return self.at_start(at, r);
        };
        let unit = &self.units[before];
        let word = self.words[before];
        let agent_follows = self.words.get(at + 1).is_some_and(|w| *w == "by")
            || self.words.get(at + 2).is_some_and(|w| *w == "by") && self.kind_is_adverb(at + 1);
        if agent_follows && r.forms.any(Forms::PARTICIPLE) && unit.tag != Tag::Determiner {
            return Tag::Verb;
        }
        if r.adverb > 0 && r.adverb >= r.noun.max(r.verb).max(r.adjective) {
            return Tag::Adverb;
        }
        if self.owns(at) || self.has_examples(at, r) && unit.tag != Tag::Pronoun {
            return Tag::Noun;
        }
        match unit.tag {
            // "version 4.2 calls": the number names the noun before it.
            Tag::Number if self.numbers_a_thing(before) => self.after_noun(at, before - 1, r),
            Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Adjective => noun_like(),
            // "the helpers our nurses rely on automatically call": nothing follows the preposition.
            Tag::Preposition if before + 1 < at && self.verb_resumes(at) => Tag::Verb,
            // "the tool our partners ask for runs in": what is seldom a noun.
            Tag::Preposition if r.verb > r.noun && self.resumes_with(at, r) => Tag::Verb,
            Tag::Preposition => {
                if r.forms.any(Forms::GERUND) && r.verb > 0 {
                    Tag::Verb
                } else {
                    noun_like()
                }
            }
            Tag::To => self.after_to(at, before, r),
            Tag::Negation if r.verb > 0 => Tag::Verb,
            // "What the tool does is call on": what it does follows without an ending.
            Tag::Auxiliary if r.forms.any(Forms::BASE) && r.verb > 0 && self.tells_deed(before) => {
                Tag::Verb
            }
            // "Does Orbit call on": behind what opens a question stands its subject.
            Tag::Auxiliary if r.noun > 0 && self.opens_question(before) => noun_like(),
            Tag::Auxiliary => after_auxiliary(word, r).unwrap_or_else(noun_like),
            Tag::Pronoun => self.after_pronoun(at, before, r),
            Tag::Relative if r.forms.any(Forms::PRESENT3) && self.agrees_with(before) => Tag::Verb,
            // "while calling on ChatGPT", "when calling on it"
            Tag::Subordinator | Tag::Question
                if r.forms.any(Forms::GERUND) && r.verb > 0 && self.governs_ahead(at) =>
            {
                Tag::Verb
            }
            Tag::Relative | Tag::Subordinator | Tag::Question => {
                if r.finite() && r.verb >= 2 && (unit.tag == Tag::Relative || r.noun < r.verb) {
                    Tag::Verb
                } else {
                    noun_like()
                }
            }
            Tag::Noun | Tag::Name => self.after_noun(at, before, r),
            Tag::Verb => self.after_verb(at, before, r),
            Tag::Coordinator => self.in_parallel(at, before, r),
            Tag::Punct => match word {
                "," | ")" | "(" | "-" | "–" | "—" | "/" => self.in_parallel(at, before, r),
                _ => self.at_start(at, r),
            },
            _ => noun_like(),
        }
    }

    /// Where only something nominal can stand: a noun, or an adjective before one.
    fn noun_like(&self, at: usize, r: &Readings) -> Tag {
        let noun_follows = matches!(self.kind_ahead(at + 1), Ahead::Nominal);
        if r.adverb > 0 && r.adverb >= r.noun.max(r.adjective) {
            return Tag::Adverb;
        }
        let participle = r.forms.any(Forms::PARTICIPLE.or(Forms::GERUND)) && r.noun < 5;
        if noun_follows && (r.adjective > r.noun || participle)
            || participle && self.starts_adjectives(at)
        {
            return Tag::Adjective;
        }
        if r.noun > 0 || r.adjective == 0 && r.verb == 0 {
            return if r.adjective > r.noun + 5 {
                Tag::Adjective
            } else {
                Tag::Noun
            };
        }
        if r.adjective > 0 {
            return Tag::Adjective;
        }
        if r.forms.any(Forms::PARTICIPLE) {
            Tag::Adjective
        } else {
            Tag::Verb
        }
    }

    /// Keeps the forms of the verb at `at` that its surroundings allow.
    fn narrow(&mut self, at: usize) {
        let forms = self.units[at].forms;
        let before = self.before(at);
        let word = before.map_or("", |b| self.words[b]);
        let wanted = if BE.contains(&word) || HAVE.contains(&word) {
            Forms::PARTICIPLE.or(Forms::GERUND)
        } else if before.is_some_and(|b| self.units[b].tag == Tag::To)
            || MODALS.contains(&word)
            || DO.contains(&word)
        {
            Forms::BASE
        } else {
            return;
        };
        if forms.any(wanted) {
            self.units[at].forms = forms.only(wanted);
        }
    }
}

/// What stands ahead, before it is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ahead {
    Nominal,
    Phrase,
    Verb,
    Other,
}

fn after_auxiliary(word: &str, r: &Readings) -> Option<Tag> {
    let wanted = if BE.contains(&word) || word == "'s" {
        Forms::GERUND.or(Forms::PARTICIPLE)
    } else if HAVE.contains(&word) {
        Forms::PARTICIPLE
    } else {
        Forms::BASE
    };
    let fits = r.verb > 0 && r.forms.any(wanted);
    let adjective = BE.contains(&word) && r.adjective > r.verb.max(r.noun) + 2;
    if adjective {
        return Some(Tag::Adjective);
    }
    fits.then_some(Tag::Verb)
}

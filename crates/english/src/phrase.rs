//! Noun phrases: where one starts, where it ends, and which word is its head.

mod list;

use super::reading::Reading;
use super::time::is_time_phrase;
use super::unit::{Forms, Tag};

/// How many units a noun phrase may reach. Longer ones are cut; no real one is.
const REACH: usize = 60;

/// A noun phrase without what follows its head ("of …", "that …"). Unit indices, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NounPhrase {
    /// Its first unit, articles and possessors included.
    pub first: usize,
    /// Its last unit.
    pub last: usize,
    /// The unit that says what it is.
    pub head: usize,
}

impl NounPhrase {
    /// The unit that owns the head ("ChatGPT" in "ChatGPT's models"), if any does.
    #[must_use]
    pub fn possessor(&self, reading: &Reading<'_>) -> Option<usize> {
        (self.first..self.head)
            .rev()
            .find(|i| reading.tag(*i) == Some(Tag::Possessive))
            .map(|i| {
                if reading.word(i).starts_with('\'') {
                    i - 1
                } else {
                    i
                }
            })
    }
}

fn is_quote(word: &str) -> bool {
    matches!(word, "\"" | "'" | "`" | "*" | "#" | "@")
}

impl Reading<'_> {
    /// The noun phrase that starts at unit `at`, quotation marks before it skipped.
    #[must_use]
    pub fn phrase_from(&self, at: usize) -> Option<NounPhrase> {
        let first = (at..self.units.len().min(at + 4)).find(|i| !is_quote(self.word(*i)))?;
        let mut quoted = first > at;
        let mut head = None;
        let mut i = first;
        while i < self.units.len().min(first + REACH) {
            // Quotation marks that close what was opened before the phrase end it.
            if matches!(self.word(i), "\"") {
                if !quoted && head.is_some() && !self.units[i].spaced {
                    break;
                }
                quoted = !quoted;
            }
            match self.step(first, i, head) {
                Step::Head => head = Some(i),
                Step::Owner => head = None,
                Step::Part => {}
                Step::Whole => {
                    return Some(NounPhrase {
                        first,
                        last: i,
                        head: i,
                    });
                }
                Step::Stop => break,
            }
            i += 1;
        }
        if let Some(head) = head {
            return Some(NounPhrase {
                first,
                last: head,
                head,
            });
        }
        self.headless(first, i)
    }

    /// "these", "the latest", "both": a phrase whose last word stands for the noun.
    fn headless(&self, first: usize, end: usize) -> Option<NounPhrase> {
        let last = end.checked_sub(1).filter(|l| *l >= first)?;
        let stands = matches!(
            self.tag(last)?,
            Tag::Number | Tag::Adjective | Tag::Determiner
        ) && !matches!(self.word(last), "a" | "an" | "the" | "every" | "no")
            && (last > first || self.tag(last) != Some(Tag::Adjective));
        stands.then_some(NounPhrase {
            first,
            last,
            head: last,
        })
    }

    fn step(&self, first: usize, i: usize, head: Option<usize>) -> Step {
        let unit = &self.units[i];
        // "page by page" says how, and is no part of the phrase before it.
        if head.is_some()
            && self.word(i) == self.word(i + 2)
            && matches!(self.word(i + 1), "by" | "after" | "to" | "in")
        {
            return Step::Stop;
        }
        match unit.tag {
            // "calls on ChatGPT 40 times": the number went to the name, and says how often.
            Tag::Noun if self.word(i) == "times" && self.is_numbered(head, i) => Step::Stop,
            Tag::Noun if head.is_some() && self.opens_contact(i) => Step::Stop,
            Tag::Noun | Tag::Name => Step::Head,
            Tag::Pronoun
                if i == first && self.word(i + 1) == "of" && self.quantity_before(first, i + 1) =>
            {
                Step::Part
            }
            Tag::Pronoun if head.is_none() && i == first => Step::Whole,
            Tag::Pronoun if head.is_none() && self.word(i.wrapping_sub(1)) == "of" => Step::Whole,
            Tag::Pronoun if head.is_none() && matches!(self.word(i), "one" | "ones") => Step::Whole,
            Tag::Possessive if self.word(i).starts_with('\'') && head.is_some() => Step::Owner,
            Tag::Possessive | Tag::Determiner | Tag::Adjective if head.is_none() => Step::Part,
            Tag::Number if head.is_some() && is_time_phrase(self, i) => Step::Stop,
            Tag::Number => Step::Part,
            // "around 6,500 stations"
            Tag::Preposition
                if i == first
                    && matches!(self.word(i), "around" | "about" | "over" | "under" | "up")
                    && self.tag(i + 1) == Some(Tag::Number) =>
            {
                Step::Part
            }
            Tag::Adverb if head.is_none() && self.modifies_ahead(i + 1) => Step::Part,
            Tag::Verb if head.is_none() && self.premodifies(i) => Step::Part,
            // "the newest and by far the most capable model"
            Tag::Coordinator
                if head.is_none()
                    && i > first
                    && self.tag(i - 1) == Some(Tag::Adjective)
                    && matches!(self.word(i + 1), "by" | "the" | "most" | "also") =>
            {
                Step::Part
            }
            Tag::Preposition
                if head.is_none() && self.word(i) == "by" && self.word(i + 1) == "far" =>
            {
                Step::Part
            }
            Tag::Adverb | Tag::Determiner
                if head.is_none() && self.word(i.wrapping_sub(1)) == "far" =>
            {
                Step::Part
            }
            Tag::Adverb if head.is_none() && self.word(i) == "far" => Step::Part,
            Tag::Coordinator if head.is_none() && i > first && self.modifies_ahead(i + 1) => {
                Step::Part
            }
            Tag::Preposition if self.word(i) == "of" && self.quantity_before(first, i) => {
                Step::Owner
            }
            Tag::Punct if is_quote(self.word(i)) => Step::Part,
            Tag::Punct
                if self.word(i) == ","
                    && head.is_none()
                    && i > first
                    && self.modifies_ahead(i + 1) =>
            {
                Step::Part
            }
            Tag::Punct if self.word(i) == "(" && head.is_none() => Step::Part,
            _ => Step::Stop,
        }
    }

    /// Whether the head at `head` is right before `at` and ends in a number.
    fn is_numbered(&self, head: Option<usize>, at: usize) -> bool {
        head.is_some_and(|h| h + 1 == at && self.word(h).ends_with(|c: char| c.is_ascii_digit()))
    }

    /// "all of", "one of", "each of": what follows is the thing.
    fn quantity_before(&self, first: usize, of: usize) -> bool {
        of > first
            && of <= first + 2
            && (matches!(self.tag(of - 1), Some(Tag::Determiner | Tag::Number))
                || matches!(
                    self.word(of - 1),
                    "all"
                        | "both"
                        | "some"
                        | "most"
                        | "any"
                        | "many"
                        | "each"
                        | "one"
                        | "part"
                        | "none"
                        | "either"
                        | "several"
                        | "few"
                ))
    }

    fn modifies_ahead(&self, at: usize) -> bool {
        let at = if matches!(self.word(at), "and" | "or" | "," | "\"") {
            at + 1
        } else {
            at
        };
        matches!(
            self.tag(at),
            Some(Tag::Adjective | Tag::Adverb | Tag::Noun | Tag::Name | Tag::Number)
        ) || self.premodifies(at)
    }

    /// Whether the participle at `at` is before a noun as its adjective.
    fn premodifies(&self, at: usize) -> bool {
        let Some(unit) = self.units.get(at) else {
            return false;
        };
        unit.tag == Tag::Verb
            && unit.forms.any(Forms::PARTICIPLE.or(Forms::GERUND))
            && matches!(
                self.tag(at + 1),
                Some(Tag::Noun | Tag::Name | Tag::Adjective)
            )
    }

    /// The noun phrase whose last unit is `last`, or that ends just before quotation marks there.
    #[must_use]
    pub fn phrase_to(&self, last: usize) -> Option<NounPhrase> {
        let low = last.saturating_sub(REACH);
        let last = (low..=last).rev().find(|i| !is_quote(self.word(*i)))?;
        if !self.units.get(last)?.is_nominal() && self.headless(last, last + 1).is_none() {
            return None;
        }
        if matches!(self.word(last), "itself" | "themselves")
            && last > 0
            && matches!(self.tag(last - 1), Some(Tag::Noun | Tag::Name))
        {
            return self.phrase_to(last - 1);
        }
        if self.tag(last) == Some(Tag::Pronoun) {
            return Some(NounPhrase {
                first: last,
                last,
                head: last,
            });
        }
        let mut first = last;
        while first > low {
            let joins = match self.tag(first - 1) {
                Some(Tag::Possessive) if !self.word(first - 1).starts_with('\'') => {
                    first -= 1;
                    break;
                }
                Some(Tag::Noun) => !self.opens_contact(first),
                Some(Tag::Name | Tag::Adjective | Tag::Number | Tag::Possessive) => true,
                Some(Tag::Determiner) => {
                    first -= 1;
                    while first > low && self.tag(first - 1) == Some(Tag::Determiner) {
                        first -= 1;
                    }
                    break;
                }
                Some(Tag::Adverb) => self.tag(first) == Some(Tag::Adjective),
                Some(Tag::Punct) => is_quote(self.word(first - 1)),
                _ => false,
            };
            if !joins {
                break;
            }
            first -= 1;
        }
        while first < last && is_quote(self.word(first)) {
            first += 1;
        }
        // "SRE 2.0": a number after a name only says which.
        let numbered = self.tag(last) == Some(Tag::Number)
            && last > first
            && matches!(self.tag(last - 1), Some(Tag::Name | Tag::Noun));
        Some(NounPhrase {
            first,
            last,
            head: last - usize::from(numbered),
        })
    }
}

enum Step {
    Head,
    Owner,
    Part,
    Whole,
    Stop,
}

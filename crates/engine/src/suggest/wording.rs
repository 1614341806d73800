//! What the words of a template are by themselves: a verb and what it wants after it, a noun, an
//! adjective, or something that only joins.

use sayso_english::{
    Case, Classes, Known, Reading, Tag, VerbForm, WordClass, WordForm, analyses, classes,
    follows_verb, is_making_verb, is_number_word, is_unit_of_measure, opens_noun_phrase,
};
use sayso_text::Span;

/// The words of a template.
#[derive(Debug, Clone)]
pub(super) struct Wording<'w> {
    /// As they are listed, without `~`.
    words: Vec<&'w str>,
    /// Which of them has the `~`.
    marked: Option<usize>,
}

/// What a verb of a template wants after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wants {
    /// It is a verb alone, or with a particle: what the old one has.
    Same,
    /// An object: "make use of", "help protect".
    Object,
    /// Nothing: it has its object, "see the page".
    Nothing,
}

impl<'w> Wording<'w> {
    pub(super) fn new(wanted: &'w str) -> Self {
        let listed: Vec<&str> = wanted.split(' ').filter(|w| !w.is_empty()).collect();
        Self {
            marked: listed.iter().position(|w| w.ends_with('~')),
            words: listed.iter().map(|w| w.trim_end_matches('~')).collect(),
        }
    }

    pub(super) fn is_single(&self) -> bool {
        self.words.len() == 1
    }

    /// Whether one of its words has a `~`.
    pub(super) fn is_inflected(&self) -> bool {
        self.marked.is_some()
    }

    /// Whether it is no more than one word for a thing or deed: a verb alone or with its particle, a noun.
    pub(super) fn is_term(&self) -> bool {
        self.is_noun() || self.verb().is_some() && self.wants() == Wants::Same
    }

    pub(super) fn words(&self) -> &[&'w str] {
        &self.words
    }

    pub(super) fn first(&self) -> &'w str {
        self.words.first().copied().unwrap_or_default()
    }

    pub(super) fn last(&self) -> &'w str {
        self.words.last().copied().unwrap_or_default()
    }

    /// The base form of its verb, if it starts with one: "reduces hallucinations", "sign~ in".
    pub(super) fn verb(&self) -> Option<String> {
        let first = self.first();
        if self.marked == Some(0) {
            return can_be(first, WordClass::Verb).then(|| first.to_owned());
        }
        let known = of(first);
        let is_verb = known.verb > 0 && known.verb >= known.noun && known.verb >= known.adjective;
        let form = |a: &sayso_english::Analysis| match a.form {
            WordForm::Verb(VerbForm::Base | VerbForm::Present3) => Some(a.lemma.clone()),
            _ => None,
        };
        let third = || analyses(first).iter().find_map(form);
        let behind = || self.words.len() > 1 && !is_function_word(self.words[1]) || is_verb;
        (is_verb || first.ends_with('s') && behind())
            .then(third)
            .flatten()
            .filter(|lemma| is_verb || of(lemma).verb >= of(lemma).noun)
    }

    /// What its verb wants after it.
    pub(super) fn wants(&self) -> Wants {
        let rest = self.words.get(1..).unwrap_or_default();
        let is_particle = |word: &&str| follows_verb(word);
        if rest.iter().all(is_particle) {
            return Wants::Same;
        }
        let last = self.last();
        let is_verb = is_base_verb(last) && of(last).verb > of(last).noun;
        match is_particle(&last) || is_verb {
            true => Wants::Object,
            false => Wants::Nothing,
        }
    }

    /// Whether it is one noun, or a noun with what describes it before and after.
    pub(super) fn is_noun(&self) -> bool {
        if opens_noun_phrase(self.first()) {
            return false;
        }
        if self.is_single() {
            return is_noun_alone(self.last());
        }
        let tags = self.tags();
        let describes = |tag: &Tag| {
            matches!(
                tag,
                Tag::Noun | Tag::Name | Tag::Adjective | Tag::Possessive | Tag::Number
            )
        };
        // "subject to" is an adjective, whatever else it may be.
        let describing = |at: &usize| describes(&tags[*at]) || of(self.words[*at]).adjective > 0;
        let end = (0..tags.len())
            .find(|at| !describing(at))
            .unwrap_or(tags.len());
        let head = tags[..end]
            .iter()
            .rposition(|t| matches!(t, Tag::Noun | Tag::Name));
        let starts =
            head.is_some_and(|head| head + 1 == end || head + 2 == end && end < tags.len());
        starts
            && (end == tags.len() || matches!(tags[end], Tag::Preposition | Tag::To))
            && !self.is_participial()
    }

    /// The noun that it is about: "approval" of "approval subject to status".
    pub(super) fn head(&self) -> &'w str {
        let tags = self.tags();
        let ends = |tag: &Tag| matches!(tag, Tag::Preposition | Tag::To);
        let end = tags.iter().position(ends).unwrap_or(tags.len());
        let nouns = tags[..end].iter();
        let head = nouns.rev().position(|t| matches!(t, Tag::Noun | Tag::Name));
        let at = head.map_or(end, |back| end - back).saturating_sub(1);
        // "approval subject to": an adjective after its noun.
        let postposed = end < tags.len() && at > 0 && of(self.words[at]).adjective > 0;
        let at = at - usize::from(postposed);
        self.words.get(at).copied().unwrap_or_default()
    }

    /// Whether it can precede a noun: one adjective, or adjectives only.
    pub(super) fn is_attribute(&self) -> bool {
        match self.is_single() {
            true => is_adjective(self.last()) && !makes(self.last()),
            false => self.is_adjectives(),
        }
    }

    /// Whether it can be said of something after "be": an adjective, or a participle and what belongs
    /// to it ("made with recycled materials").
    pub(super) fn is_predicate(&self) -> bool {
        let single =
            || is_adjective(self.last()) && !is_measure(self.last()) && !makes(self.last());
        self.is_participial() || self.is_adjectives() || self.is_single() && single()
    }

    /// "made with recycled materials", "protected by encryption": a participle and what follows it.
    pub(super) fn is_participial(&self) -> bool {
        self.words.len() > 1
            && is_participle(self.first())
            && self.words.get(1).is_some_and(|w| is_function_word(w))
    }

    /// "very safe", "safe and sound": adjectives, and nothing after the last.
    fn is_adjectives(&self) -> bool {
        let describes = |tag: &Tag| matches!(tag, Tag::Adjective | Tag::Adverb | Tag::Coordinator);
        self.words.len() > 1
            && of(self.last()).dominant() == Some(WordClass::Adjective)
            && self.tags().iter().all(describes)
    }

    /// Whether it says how: an adverb.
    pub(super) fn is_adverb(&self) -> bool {
        let known = of(self.last());
        known.adverb > 0 && known.adverb >= known.noun && known.adverb >= known.adjective
            || known.is_unknown() && self.last().ends_with("ly")
    }

    /// Whether a part of it belongs after what it describes, so that nothing may be joined to it.
    pub(super) fn trails(&self) -> bool {
        self.words.len() > 1 && self.words[1..].iter().any(|w| is_function_word(w))
    }

    /// The parts of speech of its words, read by themselves.
    fn tags(&self) -> Vec<Tag> {
        let text = self.words.join(" ");
        let reading = read(&text);
        let mut start = 0;
        let tag = |word: &&str| {
            let at = reading.unit_at(start);
            start += word.len() + 1;
            reading.tag(at).unwrap_or(Tag::Noun)
        };
        self.words.iter().map(tag).collect()
    }
}

/// The classes of a word: its own, or those of its last part.
pub(super) fn of(word: &str) -> Classes {
    let own = classes(word);
    match own.is_unknown() {
        true => classes(word.rsplit('-').next().unwrap_or(word)),
        false => own,
    }
}

pub(super) fn can_be(word: &str, class: WordClass) -> bool {
    let known = of(word);
    known.is_unknown() || known.strength(class) > 0
}

/// Whether a single word is an adjective, or a compound that describes: "lower-impact", "tax-free".
fn is_adjective(word: &str) -> bool {
    let known = classes(word);
    if let Some((front, last)) = word.rsplit_once('-').filter(|_| known.is_unknown()) {
        let positive = front.strip_suffix("er").unwrap_or(front);
        let grades = classes(front).adjective > 0 || classes(positive).adjective > 0;
        let counts = front.starts_with(|c: char| c.is_ascii_digit()) || is_number_word(front);
        return of(last).adjective > 0
            || is_participle(last)
            || (grades || counts) && of(last).noun > 0;
    }
    known.adjective > 0 || known.is_unknown() || is_participle(word)
}

/// Whether a single word is a noun: no compound that describes.
fn is_noun_alone(word: &str) -> bool {
    let known = classes(word);
    match word.rsplit_once('-').filter(|_| known.is_unknown()) {
        Some((_, last)) => {
            can_be(last, WordClass::Noun) && !is_adjective(word) || follows_verb(last)
        }
        None => can_be(word, WordClass::Noun),
    }
}

/// Words read by themselves.
fn read(words: &str) -> Reading<'_> {
    let known = Known {
        names: &[],
        trigger: &[],
        case_of: &|_| Case::Lower,
    };
    Reading::new(words, Span::new(0, words.len()), &known)
}

/// "sixty-minute": a compound of a number and a unit needs its noun.
pub(super) fn is_measure(word: &str) -> bool {
    word.rsplit_once('-')
        .is_some_and(|(front, last)| is_number_word(front) && is_unit_of_measure(last))
}

/// "designed", "made": what is made is not described by that alone.
pub(super) fn makes(word: &str) -> bool {
    analyses(word)
        .iter()
        .any(|a| a.form == WordForm::Verb(VerbForm::PastParticiple) && is_making_verb(&a.lemma))
}

/// Whether the word can be a past participle, and is no base form.
pub(super) fn is_participle(word: &str) -> bool {
    let found = analyses(word);
    found
        .iter()
        .any(|a| a.form == WordForm::Verb(VerbForm::PastParticiple))
        && !found
            .iter()
            .any(|a| a.form == WordForm::Verb(VerbForm::Base))
}

fn is_base_verb(word: &str) -> bool {
    analyses(word)
        .iter()
        .any(|a| a.form == WordForm::Verb(VerbForm::Base))
}

/// Whether the word is one of a closed class: what may follow a verb, or opens a noun phrase.
fn is_function_word(word: &str) -> bool {
    follows_verb(word) || opens_noun_phrase(word) || sayso_english::is_function_word(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_distinguished() {
        let cases = [
            ("lower-impact", "attribute predicate"),
            ("lower-carbon", "attribute predicate"),
            ("hardened", "attribute predicate"),
            ("designed", ""),
            ("sixty-minute", "attribute"),
            ("data center", "noun"),
            ("allowlist~", "verb noun"),
            ("sign~ in", "verb"),
            ("reduces hallucinations", "verb"),
            ("make use of", "verb"),
            ("approval subject to status", "noun"),
            ("made with recycled materials", "predicate"),
            ("protected by encryption and access controls", "predicate"),
            ("made in a facility that follows FDA rules", "predicate"),
            ("a leading", ""),
            ("may help", ""),
            ("before", ""),
            ("\u{e9}t\u{e9}", "attribute predicate noun"),
            ("", ""),
        ];
        for (wanted, want) in cases {
            let wording = Wording::new(wanted);
            let found = [
                ("attribute", wording.is_attribute()),
                ("predicate", wording.is_predicate()),
                ("verb", wording.verb().is_some()),
                ("noun", wording.is_noun()),
            ];
            let found: Vec<&str> = found.into_iter().filter(|f| f.1).map(|f| f.0).collect();
            assert_eq!(found.join(" "), want, "{wanted}: {:?}", of(wanted));
        }
    }
}

//! From an inflected form back to its lemmas.

use super::noun::plurals;
use super::verb::verb_spellings;
use super::{VerbForm, spelling};
use crate::irregular::{irregular_verb, irregular_verbs_of, singulars_of, without_prefix};
use crate::words::{Classes, LONGEST_WORD, lemma_classes};

/// What a form is of its lemma.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A form of a verb.
    Verb(VerbForm),
    /// A noun as it is listed.
    Singular,
    /// The plural of a noun.
    Plural,
    /// larger
    Comparative,
    /// largest
    Superlative,
}

/// One reading of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Analysis {
    /// The word as a dictionary lists it, in lower case.
    pub lemma: String,
    /// Which form of it the word is.
    pub form: Form,
}

/// The readings of `word`, the commonest lemma first. Of a word that no table knows, what its
/// ending says.
#[must_use]
pub fn analyses(word: &str) -> Vec<Analysis> {
    let word = word.to_lowercase();
    let known = known_analyses(&word);
    or_guesses(&word, known)
}

/// What is `known` of a lower-case word, or what its ending says.
pub(crate) fn or_guesses(word: &str, known: Vec<Analysis>) -> Vec<Analysis> {
    if known.is_empty() && lemma_classes(word).is_unknown() && !word.is_empty() {
        return guesses(word);
    }
    known
}

/// The readings of a lower-case word whose lemma is known.
pub(crate) fn known_analyses(word: &str) -> Vec<Analysis> {
    if word.len() > LONGEST_WORD {
        return Vec::new();
    }
    let mut found = Readings::default();
    let own = lemma_classes(word);
    found.add_if(own.verb > 0, word, Form::Verb(VerbForm::Base), own.verb);
    found.add_if(own.noun > 0, word, Form::Singular, own.noun);
    verbs(word, &mut found);
    plural_nouns(word, &mut found);
    // "offer" is no comparative of "off".
    if own.is_unknown() || own.adjective > 0 || own.adverb > 0 {
        compared(word, &mut found);
    }
    found.sorted()
}

#[derive(Default)]
struct Readings(Vec<(u8, Analysis)>);

impl Readings {
    fn add_if(&mut self, holds: bool, lemma: &str, form: Form, strength: u8) {
        let same = |a: &Analysis| a.lemma == lemma && a.form == form;
        if holds && !self.0.iter().any(|(_, a)| same(a)) {
            let lemma = lemma.to_owned();
            self.0.push((strength, Analysis { lemma, form }));
        }
    }

    fn sorted(mut self) -> Vec<Analysis> {
        self.0.sort_by_key(|(strength, _)| u8::MAX - strength);
        self.0.into_iter().map(|(_, analysis)| analysis).collect()
    }
}

fn verbs(word: &str, found: &mut Readings) {
    const IRREGULAR: [&str; 3] = ["am", "are", "were"];
    if IRREGULAR.contains(&word) {
        let form = if word == "were" {
            VerbForm::Past
        } else {
            VerbForm::Present3
        };
        found.add_if(true, "be", Form::Verb(form), 9);
    }
    for base in verb_candidates(word) {
        let strength = verb_strength(&base);
        if strength == 0 {
            continue;
        }
        for form in forms_that_end_as(word) {
            let fits = verb_spellings(&base, *form).iter().any(|s| s == word);
            found.add_if(fits, &base, Form::Verb(*form), strength);
        }
    }
}

/// The forms that a word with this ending can be; no past ends in `ing` or `s`, but "was".
fn forms_that_end_as(word: &str) -> &'static [VerbForm] {
    use VerbForm::{Gerund, Past, PastParticiple, Present3};
    match word {
        "was" => &[Past],
        _ if word.ends_with("ing") => &[Gerund],
        _ if word.ends_with('s') => &[Present3],
        _ => &[Past, PastParticiple],
    }
}

/// How common the verb is; one with a known verb after a prefix is rare.
fn verb_strength(base: &str) -> u8 {
    let own = lemma_classes(base);
    let prefixed = || {
        let rest = without_prefix(base).filter(|rest| rest.len() > 2);
        irregular_verb(base).is_some() || rest.is_some_and(|r| lemma_classes(r).verb > 0)
    };
    match own {
        Classes { verb: 0, .. } if own.is_unknown() => u8::from(prefixed()),
        Classes { verb, .. } => verb,
    }
}

/// Bases that `word` could be a form of; the forms of each must still be compared with it.
fn verb_candidates(word: &str) -> Vec<String> {
    let mut bases = irregular_verbs_of(word);
    match word {
        "is" | "was" | "been" | "being" => bases.push("be".to_owned()),
        "has" => bases.push("have".to_owned()),
        _ => {}
    }
    bases.extend(without_s(word));
    if let Some(stem) = word.strip_suffix("ed") {
        bases.extend(without_vowel_ending(stem));
        bases.extend(stem.strip_suffix('i').map(|s| format!("{s}y")));
    }
    if let Some(stem) = word.strip_suffix("ing") {
        bases.extend(without_vowel_ending(stem));
        bases.extend(stem.strip_suffix('y').map(|s| format!("{s}ie")));
    }
    bases.retain(|base| base.len() > 1);
    bases
}

/// What `word` could be without `s`.
fn without_s(word: &str) -> Vec<String> {
    let Some(stem) = word.strip_suffix('s') else {
        return Vec::new();
    };
    let mut stems = vec![stem.to_owned()];
    if let Some(stem) = stem.strip_suffix('e') {
        stems.push(stem.to_owned());
        stems.extend(undoubled(stem));
        stems.extend(stem.strip_suffix('i').map(|s| format!("{s}y")));
        stems.push(format!("{stem}is"));
    }
    stems
}

/// What `stem` could be that lost an `e`, doubled a consonant or took a `k` before a vowel.
fn without_vowel_ending(stem: &str) -> Vec<String> {
    let mut stems = vec![stem.to_owned(), format!("{stem}e")];
    stems.extend(undoubled(stem));
    stems.extend(stem.strip_suffix("ck").map(|s| format!("{s}c")));
    stems
}

fn undoubled(stem: &str) -> Option<String> {
    match spelling::last_two(stem) {
        (Some(last), Some(before)) if last == before => {
            Some(stem[..stem.len() - last.len_utf8()].to_owned())
        }
        _ => None,
    }
}

fn plural_nouns(word: &str, found: &mut Readings) {
    let mut candidates = singulars_of(word);
    candidates.extend(without_s(word));
    for noun in candidates {
        let strength = lemma_classes(&noun).noun;
        if noun.len() > 1 && strength > 0 {
            let fits = plurals(&noun).iter().any(|p| p == word);
            found.add_if(fits, &noun, Form::Plural, strength);
        }
    }
}

fn compared(word: &str, found: &mut Readings) {
    const IRREGULAR: [(&str, &str, &str); 5] = [
        ("good", "better", "best"),
        ("bad", "worse", "worst"),
        ("many", "more", "most"),
        ("little", "less", "least"),
        ("far", "further", "furthest"),
    ];
    let irregular = IRREGULAR.iter().find(|row| row.1 == word || row.2 == word);
    if let Some((base, comparative, _)) = irregular {
        let form = if word == *comparative {
            Form::Comparative
        } else {
            Form::Superlative
        };
        found.add_if(true, base, form, lemma_classes(base).adjective);
    }
    for (ending, form) in [("er", Form::Comparative), ("est", Form::Superlative)] {
        let Some(stem) = word.strip_suffix(ending).filter(|s| s.len() > 1) else {
            continue;
        };
        let mut bases = without_vowel_ending(stem);
        bases.extend(stem.strip_suffix('i').map(|s| format!("{s}y")));
        for base in bases {
            let Classes {
                adjective, adverb, ..
            } = lemma_classes(&base);
            let fits = spelling::takes_comparison(&base, word, ending);
            found.add_if(
                fits && adjective + adverb > 0,
                &base,
                form,
                adjective.max(adverb),
            );
        }
    }
}

/// Function words, which no table lists, with an ending that says nothing.
const NO_ENDING: [&str; 16] = [
    "across",
    "anything",
    "besides",
    "during",
    "everything",
    "hers",
    "his",
    "its",
    "ours",
    "perhaps",
    "something",
    "theirs",
    "this",
    "whereas",
    "whose",
    "yours",
];

/// What the ending of an unknown word says.
fn guesses(word: &str) -> Vec<Analysis> {
    let reading = |lemma: String, form| Analysis { lemma, form };
    if NO_ENDING.contains(&word) {
        return Vec::new();
    }
    let guessed = |bases: Vec<String>, form: VerbForm| {
        let fits = |base: &String| verb_spellings(base, form).iter().any(|s| s == word);
        bases
            .into_iter()
            .filter(fits)
            .min_by_key(|base| unlikely(base))
    };
    if let Some(base) = guessed(stem_candidates(word, "ing"), VerbForm::Gerund) {
        return vec![reading(base, Form::Verb(VerbForm::Gerund))];
    }
    if let Some(base) = guessed(stem_candidates(word, "ed"), VerbForm::Past) {
        let past = reading(base.clone(), Form::Verb(VerbForm::Past));
        return vec![past, reading(base, Form::Verb(VerbForm::PastParticiple))];
    }
    let s = word
        .strip_suffix('s')
        .is_some_and(|stem| !stem.ends_with(['s', 'u', 'i']));
    if let Some(base) = s
        .then(|| guessed(without_s(word), VerbForm::Present3))
        .flatten()
    {
        let plural = reading(base.clone(), Form::Plural);
        return vec![plural, reading(base, Form::Verb(VerbForm::Present3))];
    }
    vec![reading(word.to_owned(), Form::Singular)]
}

/// Bases of an unknown word in `ed` or `ing`; none where no syllable would be left.
fn stem_candidates(word: &str, ending: &str) -> Vec<String> {
    let Some(stem) = word
        .strip_suffix(ending)
        .filter(|s| s.contains(is_syllable))
    else {
        return Vec::new();
    };
    let mut bases = without_vowel_ending(stem);
    bases.extend(stem.strip_suffix('i').map(|s| format!("{s}y")));
    bases
}

fn is_syllable(c: char) -> bool {
    spelling::is_vowel(c) || c == 'y'
}

/// How unlikely a base is that no table knows: a silent `e` is likely after some letters only,
/// and a doubled consonant comes from the ending more often than from the base.
fn unlikely(base: &str) -> u8 {
    let stem = base.strip_suffix('e').unwrap_or(base);
    let wants_e = stem.ends_with(['v', 'z', 'u', 'c'])
        || [
            "at", "ag", "is", "ir", "ur", "bl", "pl", "dl", "tl", "gl", "fl", "dg", "rs", "ng",
        ]
        .iter()
        .any(|end| stem.ends_with(end));
    let doubled = undoubled(base).is_some() && !base.ends_with(['l', 's', 'f', 'z']);
    u8::from(wants_e != base.ends_with('e')) + u8::from(doubled)
}

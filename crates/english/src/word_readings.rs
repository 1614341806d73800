//! What an open-class word can be, before its neighbours decide.

use std::cell::RefCell;
use std::collections::HashMap;

use super::inflect::{Analysis, Form, VerbForm, known_analyses, or_guesses};
use super::lemma::Base;
use super::unit::{Case, Forms};
use super::words::{Classes, LONGEST_WORD, classes_by, lemma_classes};

/// The possible readings of one word, with their strengths (see `words::Classes`).
#[derive(Debug, Clone)]
pub(super) struct Readings {
    pub(super) noun: u8,
    pub(super) verb: u8,
    pub(super) adjective: u8,
    pub(super) adverb: u8,
    /// The forms of a verb that it can be.
    pub(super) forms: Forms,
    /// The base form as a verb.
    pub(super) verb_lemma: Base,
    /// The singular as a noun.
    pub(super) noun_lemma: Base,
    /// Whether it is a plural as a noun.
    pub(super) plural: bool,
}

impl Readings {
    /// Whether it can be a verb in a finite form.
    pub(super) fn finite(&self) -> bool {
        self.forms
            .any(Forms::BASE.or(Forms::PRESENT3).or(Forms::PAST))
    }
}

/// So many words of each case are remembered by a thread. A text of any length hardly uses more,
/// and what does must not fill the memory.
const REMEMBERED: usize = 4_096;

thread_local! {
    /// Readings by case and word. They depend on nothing else, and are dear: tables are searched
    /// for every lemma that a word could be a form of.
    static KNOWN: RefCell<[HashMap<Box<str>, Readings>; 4]> = RefCell::default();
}

/// The readings of `word`, folded, as it is written in `case`.
pub(super) fn readings(word: &str, case: Case) -> Readings {
    if word.len() > LONGEST_WORD {
        return read(word, case);
    }
    KNOWN.with_borrow_mut(|known| {
        let known = &mut known[case as usize];
        if let Some(readings) = known.get(word) {
            return readings.clone();
        }
        if known.len() == REMEMBERED {
            known.clear();
        }
        let readings = read(word, case);
        known.insert(word.into(), readings.clone());
        readings
    })
}

fn read(word: &str, case: Case) -> Readings {
    let lower = word.to_lowercase();
    let analyses = known_analyses(&lower);
    let known = classes_by(&lower, &analyses);
    let mut out = Readings {
        noun: known.noun,
        verb: known.verb,
        adjective: known.adjective,
        adverb: known.adverb,
        forms: Forms::NONE,
        verb_lemma: Base::Front(word.len()),
        noun_lemma: Base::Front(word.len()),
        plural: false,
    };
    analyse(word, or_guesses(&lower, analyses), &mut out);
    if known.is_unknown() {
        guess(word, case, &mut out);
    }
    if out.forms == Forms::NONE {
        out.verb = 0;
    }
    out
}

fn analyse(word: &str, analyses: Vec<Analysis>, out: &mut Readings) {
    for analysis in analyses {
        match analysis.form {
            Form::Verb(form) => {
                out.forms = out.forms.or(form_bits(form));
                out.verb_lemma = Base::new(word, &analysis.lemma);
            }
            Form::Plural if out.noun > 0 || analysis.lemma != word => {
                out.plural = true;
                out.noun_lemma = Base::new(word, &analysis.lemma);
            }
            _ => {}
        }
    }
    // A word with the same singular and plural, and an uncountable in -s, is no plural.
    if out.plural && lemma_classes(word).noun > 0 && !word.ends_with('s') {
        out.plural = word == "people";
    }
}

fn form_bits(form: VerbForm) -> Forms {
    match form {
        VerbForm::Base => Forms::BASE,
        VerbForm::Present3 => Forms::PRESENT3,
        VerbForm::Past => Forms::PAST,
        VerbForm::PastParticiple => Forms::PARTICIPLE,
        VerbForm::Gerund => Forms::GERUND,
    }
}

/// Endings of words that no table knows.
const NOUN_ENDINGS: [&str; 12] = [
    "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "ism", "ist", "or", "er",
];
const ADJECTIVE_ENDINGS: [&str; 9] = [
    "able", "ible", "ful", "ous", "ive", "less", "ish", "ical", "ary",
];

fn guess(word: &str, case: Case, out: &mut Readings) {
    let ends = |endings: &[&str]| {
        endings
            .iter()
            .any(|e| word.len() > e.len() + 2 && word.ends_with(e))
    };
    // "v4" is a name, and never a verb.
    let proper = case != Case::Lower || word.contains(|c: char| c.is_ascii_digit());
    let verbal = ["ise", "ize", "ify", "ises", "izes", "ifies"];
    let guessed = if !proper && ends(&verbal) {
        Classes {
            verb: 5,
            ..Classes::default()
        }
    } else if word.ends_with("ly") && word.len() > 4 && !proper {
        Classes {
            adverb: 5,
            ..Classes::default()
        }
    } else if ends(&NOUN_ENDINGS) || proper {
        Classes {
            noun: 5,
            ..Classes::default()
        }
    } else if ends(&ADJECTIVE_ENDINGS) {
        Classes {
            adjective: 5,
            noun: 1,
            ..Classes::default()
        }
    } else if word.len() > 5 && (word.ends_with("ing") || word.ends_with("ed")) {
        Classes {
            noun: 1,
            verb: 4,
            adjective: 2,
            adverb: 0,
        }
    } else {
        Classes {
            noun: 4,
            verb: 1,
            ..Classes::default()
        }
    };
    // Any word can be made a verb: what follows "to" or a modal then is one.
    if !proper && out.forms == Forms::NONE {
        out.forms = Forms::BASE;
    }
    out.noun = guessed.noun;
    out.verb = guessed.verb;
    out.adjective = guessed.adjective;
    out.adverb = guessed.adverb;
    let plural = word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && case != Case::All;
    if out.noun > 0 && plural && !out.plural && case == Case::Lower {
        out.plural = true;
        out.noun_lemma = Base::Front(word.len() - 1);
    }
    // "SREs", "GPUs": capitals with a small ending.
    if case == Case::Mixed && plural {
        out.plural = true;
        out.noun_lemma = Base::Front(word.len() - 1);
    } else if proper {
        out.plural = false;
        out.noun_lemma = Base::Front(word.len());
    }
}

//! The forms of English words: verbs, nouns, and back from a form to its lemma.

mod adjective;
mod analyse;
mod casing;
mod ize;
mod noun;
mod spelling;
mod verb;

#[cfg(test)]
mod tests;

pub use adjective::adjective_forms;
pub use analyse::{Analysis, Form, analyses};
pub(super) use analyse::{known_analyses, or_guesses};
pub use ize::other_ize;
pub use noun::{noun_forms, plural};
pub use verb::{verb, verb_forms, verb_spellings};

/// A form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VerbForm {
    /// call
    Base,
    /// calls
    Present3,
    /// called
    Past,
    /// called, taken
    PastParticiple,
    /// calling
    Gerund,
}

impl VerbForm {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Base,
        Self::Present3,
        Self::Past,
        Self::PastParticiple,
        Self::Gerund,
    ];
}

/// `word` and all its forms as a verb and as a noun, in lower case, `word` first, none twice.
#[must_use]
pub fn forms(word: &str) -> Vec<String> {
    let word = word.to_lowercase();
    let mut forms = noun_forms(&word);
    for form in verb_forms(&word) {
        push_new(&mut forms, form);
    }
    forms
}

fn push_new(forms: &mut Vec<String>, form: String) {
    if !forms.contains(&form) {
        forms.push(form);
    }
}

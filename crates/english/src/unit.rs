//! A sentence as units: words, names and compounds with a part of speech each.

use super::lemma::Lemma;
use super::model::Fine;
use sayso_text::{Folded, Span};

/// A part of speech, as fine as the judges need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tag {
    /// A name that the caller knows.
    Name,
    /// A common noun, an unknown proper name, an identifier.
    Noun,
    /// A pronoun that stands for a noun phrase.
    Pronoun,
    /// A possessive word or clitic.
    Possessive,
    /// An article, demonstrative or quantifier.
    Determiner,
    /// A number.
    Number,
    /// An adjective, or a participle that is before its noun.
    Adjective,
    /// An adverb.
    Adverb,
    /// A full verb; `Unit::forms` says which forms it can be.
    Verb,
    /// A form of be, have or do, or a modal.
    Auxiliary,
    /// "to".
    To,
    /// A preposition or particle.
    Preposition,
    /// "and", "or", "but".
    Coordinator,
    /// A conjunction that opens a subordinate clause.
    Subordinator,
    /// "that", "which", "who" as the opening of a relative clause.
    Relative,
    /// A question word.
    Question,
    /// A word that denies.
    Negation,
    /// Punctuation.
    Punct,
}

/// Which forms of a verb a word can be, as a set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Forms(u8);

impl Forms {
    /// No form of a verb.
    pub const NONE: Self = Self(0);
    /// call
    pub const BASE: Self = Self(1);
    /// calls
    pub const PRESENT3: Self = Self(2);
    /// called, as a finite verb
    pub const PAST: Self = Self(4);
    /// called, as a participle
    pub const PARTICIPLE: Self = Self(8);
    /// calling
    pub const GERUND: Self = Self(16);

    /// The set as bits.
    pub(crate) fn bits(self) -> u8 {
        self.0
    }

    /// Whether any form of `other` is among these.
    #[must_use]
    pub fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The forms that are in both.
    #[must_use]
    pub const fn only(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// No capital, or no letter.
    Lower,
    /// A capital first letter only.
    Initial,
    /// Capitals only, at least two.
    All,
    /// Capitals elsewhere.
    Mixed,
}

/// How much of a word, in characters, decides its case. Of a letter with a thousand marks each may be
/// asked for.
const LONGEST: usize = 256;

impl Case {
    /// How `word` is written.
    #[must_use]
    pub fn of(word: &str) -> Self {
        if word.is_ascii() {
            return Self::of_ascii(word.as_bytes());
        }
        let letters = || word.chars().take(LONGEST).filter(|c| c.is_alphabetic());
        let upper = letters().filter(|c| c.is_uppercase()).count();
        match (upper, letters().count()) {
            (0, _) => Self::Lower,
            (1, _) if letters().next().is_some_and(char::is_uppercase) => Self::Initial,
            (u, n) if u == n => Self::All,
            _ => Self::Mixed,
        }
    }

    /// The same in one pass, for the words that are nearly all there are.
    fn of_ascii(word: &[u8]) -> Self {
        let (mut letters, mut upper, mut first) = (0, 0, false);
        for byte in word.iter().filter(|b| b.is_ascii_alphabetic()) {
            let large = byte.is_ascii_uppercase();
            first |= large && letters == 0;
            letters += 1;
            upper += usize::from(large);
        }
        match (upper, letters) {
            (0, _) => Self::Lower,
            (1, _) if first => Self::Initial,
            (u, n) if u == n => Self::All,
            _ => Self::Mixed,
        }
    }
}

/// A word, a name, a hyphenated compound or a punctuation mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit<'t> {
    /// Where it lies.
    pub span: Span<Folded>,
    /// Its part of speech in this sentence.
    pub tag: Tag,
    /// Its part of speech as the tagger saw it.
    pub(crate) fine: Fine,
    /// The forms of a verb that it can be here; empty unless `tag` is `Verb` or `Auxiliary`.
    pub forms: Forms,
    /// The word's base form, folded; for a noun its singular.
    pub lemma: Lemma<'t>,
    /// Whether it is a plural noun.
    pub plural: bool,
    /// How it is written.
    pub case: Case,
    /// For a name, and for a compound that starts with one, the index among the caller's names.
    pub name: Option<usize>,
    /// Whether it is two or more words joined by hyphens.
    pub compound: bool,
    /// Whether a space, or the start of the text, is before it.
    pub spaced: bool,
}

impl Unit<'_> {
    /// Its part of speech in Universal Dependencies: `NOUN`, `VERB`, `ADP` and so on.
    #[must_use]
    pub fn universal(&self) -> &'static str {
        self.fine.universal()
    }

    /// Whether it can stand for a thing: a noun, a name or a pronoun.
    #[must_use]
    pub fn is_nominal(&self) -> bool {
        matches!(self.tag, Tag::Name | Tag::Noun | Tag::Pronoun)
    }

    /// Whether it is a verb that can carry a clause: present, past or base.
    #[must_use]
    pub fn is_finite(&self) -> bool {
        let finite = Forms::PRESENT3.or(Forms::PAST).or(Forms::BASE);
        matches!(self.tag, Tag::Verb | Tag::Auxiliary) && self.forms.any(finite)
    }
}

//! The phrase language as a tree. `parse` makes it from what a lexicon says.

use std::borrow::Cow;

/// Wildcards, each with what replaces it in a part where it is the sign itself: `#1`, `C\#`.
const STAND_INS: [(char, char); 3] = [('*', '\u{E021}'), ('?', '\u{E022}'), ('#', '\u{E023}')];

/// The signs that may hang on a word, and are no part of it: `Kubernetes®`.
pub(crate) const MARKS: [char; 3] = ['®', '™', '℠'];

/// What a part has for the sign `c`, where that is no wildcard.
pub(crate) fn stand_in(c: char) -> char {
    let known = STAND_INS.iter().find(|(sign, _)| *sign == c);
    known.map_or(c, |(_, stand_in)| *stand_in)
}

/// The sign that `c`, of a part, represents.
#[must_use]
pub fn literal_sign(c: char) -> Option<char> {
    let known = STAND_INS.iter().find(|(_, stand_in)| *stand_in == c);
    known.map(|(sign, _)| *sign)
}

/// A part, with its literal signs as a text has them.
#[must_use]
pub fn with_signs(part: &str) -> Cow<'_, str> {
    if !part.contains(|c| literal_sign(c).is_some()) {
        return Cow::Borrowed(part);
    }
    part.chars().map(|c| literal_sign(c).unwrap_or(c)).collect()
}

/// What a phrase matches, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pattern {
    /// One word, or one spelling of a compound.
    Word(Word),
    /// Any name of a set of the same lexicon: `@partner`. The set's name, without `@`.
    Names(String),
    /// A built-in set: `@number`.
    Class(Class),
    /// One after the other, with nothing but spaces, hyphens or quotation marks between.
    Sequence(Vec<Pattern>),
    /// One of: `(call|route)`.
    Either(Vec<Pattern>),
    /// Or nothing: `[direct]`.
    Maybe(Box<Pattern>),
    /// `a pre/N b` (`ordered`) and `a w/N b`: at most `distance - 1` words between, so that
    /// `pre/1` means the next word. In the same sentence.
    Near {
        /// The first operand.
        left: Box<Pattern>,
        /// The second operand.
        right: Box<Pattern>,
        /// How many words on the second operand may start.
        distance: u16,
        /// Whether the first operand must come first.
        ordered: bool,
    },
}

/// The spellings that count as one word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Word {
    /// The spellings, the one written in the lexicon first.
    pub forms: Vec<Form>,
    /// Whether case and spelling must be exactly these (`=AWS`, `=cloud-native`, `=US Dollar`), in
    /// one part. Otherwise the parts are folded.
    pub exact: bool,
    /// Which part of speech it must have in the sentence (`call~v`, `access~n`).
    pub reads: Reads,
    /// Whether the forms are those of its inflection (`call~`). Otherwise they spell one form.
    pub inflected: bool,
    /// The mark that must hang on it: `Kubernetes®`.
    pub mark: Option<char>,
}

/// The part of speech that a word of a phrase must have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reads {
    /// Any.
    #[default]
    Any,
    /// A verb: `call~v`.
    Verb,
    /// A noun: `access~n`.
    Noun,
    /// An adjective or participle: `secure~a`, `guaranteed~a`.
    Adjective,
}

impl Pattern {
    /// Whether `mark` must hang on one of its words.
    #[must_use]
    pub fn has_mark(&self, mark: char) -> bool {
        match self {
            Self::Word(word) => word.mark == Some(mark),
            Self::Names(_) | Self::Class(_) => false,
            Self::Sequence(all) | Self::Either(all) => all.iter().any(|p| p.has_mark(mark)),
            Self::Maybe(inner) => inner.has_mark(mark),
            Self::Near { left, right, .. } => left.has_mark(mark) || right.has_mark(mark),
        }
    }
}

/// One spelling, as its parts; between them there is a hyphen, a space or nothing: `risk-free`
/// is `risk`, `free`. An ordinary word has one part; a name is cut where its case or kind of
/// character changes, too (`ChatGPT` is `chat`, `gpt`; `GPT-5` is `gpt`, `5`).
/// In a part, `*` matches any letters and digits (and for `.` between digits), `?` one
/// letter or digit, and `#` one digit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Form {
    /// The parts, never empty.
    pub parts: Vec<String>,
}

/// A built-in set of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// `@number`: 3, 3.5, 1,000, three, a dozen.
    Number,
    /// `@percent`: 5 %, 5 percent, five per cent.
    Percent,
    /// `@money`: $5, 5 EUR, five dollars, £1.2m.
    Money,
    /// `@year`: 1900 to 2099.
    Year,
    /// `@date`: 2026-11-23, 23 November 2026, November 23, 2026, 11/23/2026, Nov 2026.
    Date,
}

impl Class {
    /// Every class with its name, without `@`.
    pub const ALL: [(&'static str, Self); 5] = [
        ("number", Self::Number),
        ("percent", Self::Percent),
        ("money", Self::Money),
        ("year", Self::Year),
        ("date", Self::Date),
    ];
}

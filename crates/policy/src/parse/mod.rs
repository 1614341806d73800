//! Reads the phrase language: `enable~ pre/6 access`, `(call|route) [directly] to @partner`.

mod contract;
mod forms;
mod inflect;
mod lexer;
mod sense;
mod word;

use std::collections::BTreeMap;
use std::ops::Range;

use super::pattern::{Class, Pattern};
use lexer::{Piece, Placed, lex};

pub(crate) use lexer::is_set_name;

/// How deep brackets and `pre/N` may nest.
const DEEPEST: usize = 32;

/// Why a phrase cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}; {next}")]
pub struct PhraseError {
    /// The bytes of the phrase that are wrong.
    pub range: Range<usize>,
    /// What is wrong.
    pub reason: String,
    /// What to do about it.
    pub next: String,
}

impl PhraseError {
    fn new(range: Range<usize>, reason: impl Into<String>, next: impl Into<String>) -> Self {
        Self {
            range,
            reason: reason.into(),
            next: next.into(),
        }
    }
}

/// A phrase that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parsed {
    /// What it matches.
    pub(crate) pattern: Pattern,
    /// The sets that it refers to, built-in ones left out, with their places in the phrase.
    pub(crate) sets: Vec<(String, Range<usize>)>,
}

/// How words are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// As words of a phrase.
    Phrase,
    /// As words of a name: cut where case or kind of character changes; no sets, no distances.
    Name,
    /// As words of a name that counts only as spelt.
    ExactName,
}

/// Reads a phrase.
///
/// # Errors
/// Where it breaks the phrase language, or could never match.
pub fn parse(phrase: &str) -> Result<Pattern, PhraseError> {
    read(phrase, Reading::Phrase).map(|parsed| parsed.pattern)
}

/// Reads a member of a set of names.
///
/// # Errors
/// Where it breaks the phrase language, could never match, or uses what a name cannot have.
pub fn parse_name(name: &str) -> Result<Pattern, PhraseError> {
    read(name, Reading::Name).map(|parsed| parsed.pattern)
}

/// Reads a phrase or name, and notes the sets that it needs.
pub(crate) fn read(phrase: &str, reading: Reading) -> Result<Parsed, PhraseError> {
    read_with(phrase, reading, &WordSets::new())
}

/// Sets of words by id: `[words]`.
pub(crate) type WordSets = BTreeMap<String, Vec<Pattern>>;

/// As [`read`], with sets of words, of which a phrase takes in the members.
pub(crate) fn read_with(
    phrase: &str,
    reading: Reading,
    words: &WordSets,
) -> Result<Parsed, PhraseError> {
    let mut parser = Parser {
        words,
        pieces: lex(phrase)?,
        at: 0,
        end: phrase.len(),
        reading,
        sets: Vec::new(),
    };
    if parser.pieces.is_empty() {
        return Err(PhraseError::new(
            0..phrase.len(),
            "the phrase is empty",
            "write at least one word, or delete it",
        ));
    }
    let pattern = parser.distances(0)?;
    if let Some(rest) = parser.peek() {
        return Err(unopened(rest));
    }
    sense::check(&pattern, 0..phrase.len())?;
    Ok(Parsed {
        pattern,
        sets: parser.sets,
    })
}

/// Whether a phrase has no operator.
pub(crate) fn is_plain(phrase: &str) -> bool {
    !phrase.contains(['\\', '@', '(', '[', '|', '/']) && word::is_plain(phrase)
}

/// A text as the phrase that matches it: with a backslash before what would be an operator.
pub(crate) fn literal(text: &str) -> String {
    let mut phrase = String::with_capacity(text.len());
    for c in text.chars() {
        if "()[]|~=@\\*?#".contains(c) {
            phrase.push('\\');
        }
        phrase.push(c);
    }
    phrase
}

struct Parser<'p> {
    words: &'p WordSets,
    pieces: Vec<Placed<'p>>,
    at: usize,
    end: usize,
    reading: Reading,
    sets: Vec<(String, Range<usize>)>,
}

impl<'p> Parser<'p> {
    fn peek(&self) -> Option<&Placed<'p>> {
        self.pieces.get(self.at)
    }

    fn is_next(&self, piece: Piece<'_>) -> bool {
        self.peek().is_some_and(|p| p.piece == piece)
    }

    /// The place of a missing piece.
    fn gap(&self) -> Range<usize> {
        self.peek()
            .map_or(self.end.saturating_sub(1)..self.end, |p| p.range.clone())
    }

    /// `a`, `a pre/4 b`, `a w/4 b pre/2 c`: from left to right.
    fn distances(&mut self, depth: usize) -> Result<Pattern, PhraseError> {
        let start = self.gap().start;
        let mut left = self.sequence(depth)?;
        let mut links = 0;
        while let Some(Placed { piece, range }) = self.peek().cloned() {
            let Piece::Near { distance, ordered } = piece else {
                break;
            };
            links += 1;
            self.bound(depth + links, &range)?;
            self.not_in_name(&range, "a distance")?;
            sense::operand(&left, start..range.start)?;
            self.at += 1;
            let begin = self.gap().start;
            let right = self.sequence(depth)?;
            let end = self.pieces[self.at - 1].range.end;
            sense::operand(&right, begin..end)?;
            left = Pattern::Near {
                left: Box::new(left),
                right: Box::new(right),
                distance,
                ordered,
            };
        }
        Ok(left)
    }

    /// One or more things in a row.
    fn sequence(&mut self, depth: usize) -> Result<Pattern, PhraseError> {
        let mut items = Vec::with_capacity(self.pieces.len() - self.at);
        items.extend(self.exact_words()?);
        let plain = self.reading == Reading::Phrase;
        while let Some(item) = self.item(depth)? {
            items.push(item);
        }
        if plain {
            contract::contract(&mut items);
        }
        match items.len() {
            0 => Err(PhraseError::new(
                self.gap(),
                "a word is missing here",
                "write one; `[word]` makes a word optional",
            )),
            1 => Ok(items.remove(0)),
            _ => Ok(Pattern::Sequence(items)),
        }
    }

    /// The words at the start of a sequence whose first is exact: `=US Dollar` is one spelling. A mark
    /// ends a spelling: `=Acme® Hub` is two.
    fn exact_words(&mut self) -> Result<Vec<Pattern>, PhraseError> {
        let plain = |p: &&Placed<'_>| matches!(p.piece, Piece::Word(w) if word::is_plain(w));
        let Some(Placed { piece, range }) = self.peek().cloned() else {
            return Ok(Vec::new());
        };
        let Piece::Word(first) = piece else {
            return Ok(Vec::new());
        };
        let more = self.pieces[self.at + 1..].iter().take_while(plain).count();
        if !first.starts_with('=') || !word::is_plain(&first[1..]) || more == 0 {
            return Ok(Vec::new());
        }
        let words = &self.pieces[self.at..=self.at + more];
        let texts = words.iter().filter_map(|p| match p.piece {
            Piece::Word(text) => Some(text.trim_start_matches('=')),
            _ => None,
        });
        let texts: Vec<&str> = texts.collect();
        let spellings = texts.split_inclusive(|text| word::is_marked(text));
        let spellings: Vec<String> = spellings.map(|s| format!("={}", s.join(" "))).collect();
        if spellings.iter().any(|s| s.len() > word::LONGEST_EXACT) {
            return Ok(Vec::new());
        }
        self.at += more + 1;
        let parse = |text: &String| word::parse(text, range.start, self.reading);
        spellings.iter().map(parse).collect()
    }

    /// The next thing of a sequence, `None` at its end.
    fn item(&mut self, depth: usize) -> Result<Option<Pattern>, PhraseError> {
        let Some(Placed { piece, range }) = self.peek().cloned() else {
            return Ok(None);
        };
        let item = match piece {
            Piece::Word(text) => word::parse(text, range.start, self.reading)?,
            Piece::Set(name) => return self.set(name, range).map(Some),
            Piece::Possessive(text) => word::parse(text, range.start, self.reading)?,
            Piece::Open => {
                let group = self.group(Piece::Close, depth)?;
                return self.in_forms(group, &range).map(Some);
            }
            Piece::OpenMaybe => {
                let inside = self.group(Piece::CloseMaybe, depth)?;
                return Ok(Some(Pattern::Maybe(Box::new(inside))));
            }
            Piece::Close
            | Piece::CloseMaybe
            | Piece::Bar
            | Piece::Near { .. }
            | Piece::Forms(_) => {
                return Ok(None);
            }
        };
        self.at += 1;
        Ok(Some(item))
    }

    fn set(&mut self, name: &str, range: Range<usize>) -> Result<Pattern, PhraseError> {
        self.not_in_name(&range, "a set")?;
        self.at += 1;
        if let Some((_, class)) = Class::ALL.iter().find(|(known, _)| *known == name) {
            return self.in_forms(Pattern::Class(*class), &range);
        }
        if let Some(members) = self.words.get(name) {
            let members = members.clone();
            return self.in_forms(Pattern::Either(members), &range);
        }
        self.sets.push((name.to_owned(), range.clone()));
        self.in_forms(Pattern::Names(name.to_owned()), &range)
    }

    /// The group or set at `range`, in the forms that the `~` behind it asks for.
    fn in_forms(&mut self, group: Pattern, range: &Range<usize>) -> Result<Pattern, PhraseError> {
        let Some(Placed {
            piece: Piece::Forms(reads),
            range: end,
        }) = self.peek().cloned()
        else {
            return Ok(group);
        };
        self.at += 1;
        forms::of(group, reads).map_err(|reason| {
            let next = "write `~` behind each word that has forms";
            PhraseError::new(range.start..end.end, reason, next)
        })
    }

    /// `(a|b)` or `[a|b]`, from its opening bracket on.
    fn group(&mut self, close: Piece<'_>, depth: usize) -> Result<Pattern, PhraseError> {
        let open = self.gap();
        self.bound(depth + 1, &open)?;
        self.at += 1;
        let mut choices = vec![self.distances(depth + 1)?];
        while self.is_next(Piece::Bar) {
            self.at += 1;
            choices.push(self.distances(depth + 1)?);
        }
        if !self.is_next(close) {
            let bracket = if close == Piece::Close { ")" } else { "]" };
            return Err(PhraseError::new(
                open,
                "this bracket is not closed",
                format!("add `{bracket}`"),
            ));
        }
        self.at += 1;
        Ok(match choices.len() {
            1 => choices.remove(0),
            _ => Pattern::Either(choices),
        })
    }

    fn bound(&self, depth: usize, range: &Range<usize>) -> Result<(), PhraseError> {
        if depth <= DEEPEST {
            return Ok(());
        }
        Err(PhraseError::new(
            range.clone(),
            format!("the phrase nests deeper than {DEEPEST} levels"),
            "split it into several phrases",
        ))
    }

    fn not_in_name(&self, range: &Range<usize>, what: &str) -> Result<(), PhraseError> {
        if self.reading == Reading::Phrase {
            return Ok(());
        }
        Err(PhraseError::new(
            range.clone(),
            format!("a name cannot hold {what}"),
            "name other sets under `include`; write distances in the phrases of a rule",
        ))
    }
}

/// A piece that ends a phrase too early.
fn unopened(rest: &Placed<'_>) -> PhraseError {
    let (reason, next) = match rest.piece {
        Piece::Bar => ("`|` is outside brackets", "write `(a|b)`, or two phrases"),
        _ => ("this bracket was not opened", "delete it"),
    };
    PhraseError::new(rest.range.clone(), reason, next)
}

#[cfg(test)]
mod tests;

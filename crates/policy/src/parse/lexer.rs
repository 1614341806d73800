//! Cuts a phrase into words, sets, operators and brackets, each with its place.

use std::ops::Range;

use super::PhraseError;
use crate::pattern::Reads;

/// The greatest distance that `pre/N` and `w/N` take. A sentence is seldom longer.
const FARTHEST: u16 = 255;

/// What a piece of a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'p> {
    /// `(`
    Open,
    /// `)`
    Close,
    /// `[`
    OpenMaybe,
    /// `]`
    CloseMaybe,
    /// `|`
    Bar,
    /// `pre/4` (ordered) or `w/4`.
    Near { distance: u16, ordered: bool },
    /// `@partner`, without `@`.
    Set(&'p str),
    /// `~`, `~v`, `~n` or `~a` behind a group or set.
    Forms(Reads),
    /// `'s` behind a group or set.
    Possessive(&'p str),
    /// Anything else: a word with its operators.
    Word(&'p str),
}

/// A piece and its place in the phrase.
#[derive(Debug, Clone)]
pub(super) struct Placed<'p> {
    pub(super) piece: Piece<'p>,
    pub(super) range: Range<usize>,
}

/// Cuts `phrase`.
pub(super) fn lex(phrase: &str) -> Result<Vec<Placed<'_>>, PhraseError> {
    let mut pieces: Vec<Placed<'_>> = Vec::new();
    let mut at = 0;
    while let Some(c) = phrase[at..].chars().next() {
        visible(c, at)?;
        let range = at..at + piece_len(&phrase[at..], c);
        at = range.end;
        if c.is_whitespace() {
            continue;
        }
        let leans = pieces
            .last()
            .is_some_and(|before| before.takes_ending(range.start));
        let piece = match ending(&phrase[range.clone()]).filter(|_| leans) {
            Some(ending) => ending,
            None => classify(&phrase[range.clone()], &range)?,
        };
        let placed = Placed { piece, range };
        if let Some(before) = pieces.last() {
            apart(before, &placed)?;
        }
        pieces.push(placed);
    }
    Ok(pieces)
}

impl Placed<'_> {
    /// Whether it is a group or set that ends at `at`.
    fn takes_ending(&self, at: usize) -> bool {
        let is_group = matches!(self.piece, Piece::Close | Piece::Set(_));
        is_group && self.range.end == at
    }
}

/// What may hang on a group or set.
fn ending(text: &str) -> Option<Piece<'_>> {
    Some(match text {
        "~" => Piece::Forms(Reads::Any),
        "~v" => Piece::Forms(Reads::Verb),
        "~n" => Piece::Forms(Reads::Noun),
        "~a" => Piece::Forms(Reads::Adjective),
        "'s" | "\u{2019}s" => Piece::Possessive(text),
        _ => return None,
    })
}

/// The length of the piece that `rest` starts with; `first` is its first character.
fn piece_len(rest: &str, first: char) -> usize {
    if first.is_whitespace() || is_bracket(first) {
        return first.len_utf8();
    }
    if let Some(len) = set_len(rest) {
        return len;
    }
    let (mut escaped, mut before) = (false, first);
    for (at, c) in rest.char_indices() {
        let ends = c.is_whitespace() || is_bracket(c) || is_invisible(c) && !joins(before, c);
        if ends && !escaped {
            return at;
        }
        escaped = c == '\\' && !escaped;
        before = c;
    }
    rest.len()
}

/// The length of the set that `rest` starts with, if an ending hangs on it.
fn set_len(rest: &str) -> Option<usize> {
    let name = rest.strip_prefix('@')?;
    let len = name.find(|c: char| !is_in_set_name(c))?;
    let behind = &name[len..];
    let end = behind.find(|c: char| c.is_whitespace() || is_bracket(c));
    let ending = ending(&behind[..end.unwrap_or(behind.len())]);
    (len > 0 && ending.is_some()).then_some(1 + len)
}

/// Whether `c` joins an emoji, or chooses its look.
fn joins(before: char, c: char) -> bool {
    let sign = !before.is_ascii() && !before.is_alphanumeric() && !before.is_whitespace();
    sign && matches!(c, '\u{200D}' | '\u{FE0E}' | '\u{FE0F}')
}

fn is_bracket(c: char) -> bool {
    matches!(c, '(' | ')' | '[' | ']' | '|')
}

/// Invisible characters, which make a phrase look like another.
fn is_invisible(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

fn visible(c: char, at: usize) -> Result<(), PhraseError> {
    if !is_invisible(c) {
        return Ok(());
    }
    Err(PhraseError::new(
        at..at + c.len_utf8(),
        format!(
            "there is an invisible character (U+{:04X}) here",
            u32::from(c)
        ),
        "delete it; text is compared without such characters",
    ))
}

fn classify<'p>(text: &'p str, range: &Range<usize>) -> Result<Piece<'p>, PhraseError> {
    match text {
        "(" => Ok(Piece::Open),
        ")" => Ok(Piece::Close),
        "[" => Ok(Piece::OpenMaybe),
        "]" => Ok(Piece::CloseMaybe),
        "|" => Ok(Piece::Bar),
        "AND" | "OR" | "NOT" => Err(boolean(text, range)),
        _ if text.starts_with('@') => set(text, range),
        _ => near(text, range).unwrap_or(Ok(Piece::Word(text))),
    }
}

/// Operators of search tools; here they would be words.
fn boolean(text: &str, range: &Range<usize>) -> PhraseError {
    let next = match text {
        "AND" => "write `a w/20 b` for two things in one sentence, or `near`",
        "OR" => "write `(a|b)`, or two phrases",
        _ => "use the key `unless` or `except`",
    };
    let lower = text.to_lowercase();
    PhraseError::new(
        range.clone(),
        format!("`{text}` is no operator"),
        format!("{next}; in lower case, `{lower}` is the plain word"),
    )
}

fn set<'p>(text: &'p str, range: &Range<usize>) -> Result<Piece<'p>, PhraseError> {
    let name = &text[1..];
    if is_set_name(name) {
        return Ok(Piece::Set(name));
    }
    Err(PhraseError::new(
        range.clone(),
        format!("`{text}` is not the name of a set"),
        "write `@` and lower-case letters, digits, `-` or `_`, such as `@partner`",
    ))
}

/// Whether `name` may name a set.
pub(crate) fn is_set_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(is_in_set_name)
}

fn is_in_set_name(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_')
}

/// The operator that `text` is; `None` where it is a word (`w/o`, `and/or`).
fn near<'p>(text: &str, range: &Range<usize>) -> Option<Result<Piece<'p>, PhraseError>> {
    let (name, number) = text.split_once('/')?;
    let ordered = match name.to_ascii_lowercase().as_str() {
        "pre" => true,
        "w" => false,
        "near" | "adj" | "within" | "onear" if is_number(number) => {
            return Some(Err(PhraseError::new(
                range.clone(),
                format!("`{name}/` is no operator"),
                format!("write `w/{number}` for either order or `pre/{number}` for this order"),
            )));
        }
        _ => return None,
    };
    if !is_number(number) && !ordered && !number.is_empty() {
        return None;
    }
    Some(match number.parse::<u16>() {
        Ok(distance @ 1..=FARTHEST) => Ok(Piece::Near { distance, ordered }),
        _ => Err(PhraseError::new(
            range.clone(),
            format!("`{text}` needs a number of words from 1 to {FARTHEST}"),
            format!("write `{name}/1` for the very next word, `{name}/4` for up to three between"),
        )),
    })
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// A group or set that touches a word would silently mean two words.
fn apart(before: &Placed<'_>, after: &Placed<'_>) -> Result<(), PhraseError> {
    let ends = matches!(
        before.piece,
        Piece::Word(_) | Piece::Set(_) | Piece::Close | Piece::CloseMaybe | Piece::Near { .. }
    );
    let starts = matches!(
        after.piece,
        Piece::Word(_) | Piece::Set(_) | Piece::Open | Piece::OpenMaybe | Piece::Near { .. }
    );
    if before.range.end != after.range.start || !ends || !starts {
        return Ok(());
    }
    Err(PhraseError::new(
        before.range.start..after.range.end,
        "a group stands for whole words and must not touch another word",
        "put a space between, or write the words out: `(model|models)`, `model~`",
    ))
}

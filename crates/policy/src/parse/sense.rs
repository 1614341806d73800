//! Refuses phrases that match nothing, or everything.

use std::ops::Range;

use super::PhraseError;
use crate::pattern::{Pattern, Word};

/// Refuses a whole phrase that could match no words at all, or any words.
pub(super) fn check(pattern: &Pattern, range: Range<usize>) -> Result<(), PhraseError> {
    if may_be_empty(pattern) {
        return Err(PhraseError::new(
            range,
            "every word of the phrase is optional, so it would match nothing",
            "take one word out of its `[ ]`",
        ));
    }
    if !is_anchored(pattern) {
        return Err(PhraseError::new(
            range,
            "the phrase has no letter, digit or sign that must be there",
            "add a word, or part of one; for numbers there are `@number`, `@year` and others",
        ));
    }
    Ok(())
}

/// Refuses an operand of a distance that may be empty: the distance would mean nothing.
pub(super) fn operand(pattern: &Pattern, range: Range<usize>) -> Result<(), PhraseError> {
    if !may_be_empty(pattern) {
        return Ok(());
    }
    Err(PhraseError::new(
        range,
        "one side of a distance may be empty",
        "take one of its words out of `[ ]`",
    ))
}

fn may_be_empty(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::Word(_) | Pattern::Names(_) | Pattern::Class(_) => false,
        Pattern::Sequence(items) => items.iter().all(may_be_empty),
        Pattern::Either(choices) => choices.iter().any(may_be_empty),
        Pattern::Maybe(_) => true,
        Pattern::Near { left, right, .. } => may_be_empty(left) && may_be_empty(right),
    }
}

/// Whether the text must have a letter, digit or sign, whatever alternative is taken.
fn is_anchored(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::Word(word) => is_solid(word),
        Pattern::Names(_) | Pattern::Class(_) => true,
        Pattern::Sequence(items) => items.iter().any(is_anchored),
        Pattern::Either(choices) => choices.iter().all(is_anchored),
        Pattern::Maybe(_) => false,
        Pattern::Near { left, right, .. } => is_anchored(left) || is_anchored(right),
    }
}

fn is_solid(word: &Word) -> bool {
    let seen = |c: char| !matches!(c, '*' | '?' | '#' | ' ' | '-' | '"' | '\'');
    let forms = || word.forms.iter();
    word.mark.is_some() || forms().all(|form| form.parts.iter().any(|part| part.contains(seen)))
}

//! The forms of a group or set: `(dockerize|dockerise)~`, `@vague~a`.

use super::word;
use crate::pattern::{Pattern, Reads};

/// The words of `group` in all their forms; the reason where it has none.
pub(super) fn of(group: Pattern, reads: Reads) -> Result<Pattern, &'static str> {
    Ok(match group {
        Pattern::Word(word) if word.exact => return Err("an exact word has no other forms"),
        Pattern::Word(word) if word.inflected => return Err("`~` is written twice"),
        Pattern::Word(word) => {
            let last = word.forms.first().and_then(|form| form.parts.last());
            if !last.is_some_and(|part| part.chars().all(char::is_alphabetic)) {
                return Err("only a word of letters can be inflected");
            }
            Pattern::Word(word::in_all_forms(&word, reads))
        }
        Pattern::Either(all) => {
            let each = all.into_iter().map(|choice| of(choice, reads));
            Pattern::Either(each.collect::<Result<_, _>>()?)
        }
        Pattern::Names(_) => return Err("names have no other forms"),
        Pattern::Class(_) => return Err("a built-in set has no other forms"),
        Pattern::Sequence(_) | Pattern::Maybe(_) | Pattern::Near { .. } => {
            return Err("`~` behind a group inflects words, and this is more than a word");
        }
    })
}

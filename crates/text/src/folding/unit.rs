//! What the steps pass on: characters that know the bytes they were made from.

/// A character of the text in the making.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    /// The character.
    pub(super) c: char,
    /// Where its origin starts in the stretch.
    pub(super) start: usize,
    /// Where its origin ends. Characters made from one origin together share it.
    pub(super) end: usize,
}

/// Whether `c` is a letter, a digit, or an accent on one.
pub(super) fn in_word(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

/// The characters of `text`, each its own origin.
pub(super) fn of(text: &str) -> impl Iterator<Item = Unit> + '_ {
    text.char_indices().map(|(start, c)| Unit {
        c,
        start,
        end: start + c.len_utf8(),
    })
}

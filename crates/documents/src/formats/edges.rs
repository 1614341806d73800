//! Where the edge of an element parts two words that touch: `ChatGPT</a><a>More`.

/// The edges of elements between two stretches of text that touch.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Edges(u8);

impl Edges {
    /// An element that may be a part of a word: `en<em>ables</em>`.
    pub(super) const SOFT: Self = Self(1);
    /// The end of such an element of more than one word.
    pub(super) const MANY_WORDS: Self = Self(1 | 2);
    /// Something that is shown apart, such as a badge, or was between the words.
    pub(super) const APART: Self = Self(1 | 4);
    /// The start of a link.
    pub(super) const LINK_START: Self = Self(1 | 8);
    /// The end of a link.
    pub(super) const LINK_END: Self = Self(1 | 16);

    /// Adds an edge behind the others.
    pub(super) fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Whether there is none.
    pub(super) fn is_none(self) -> bool {
        self.0 == 0
    }

    fn has(self, other: Self) -> bool {
        self.0 & other.0 & !1 != 0
    }

    /// Whether the words on both sides are two, given the text of the block up to here and some
    /// that follows.
    pub(super) fn part(self, before: &str, behind: &str) -> bool {
        let (Some(last), Some(first)) = (before.chars().next_back(), behind.chars().next()) else {
            return false;
        };
        let ends = last.is_alphanumeric() || CLOSING.contains(last);
        let starts = first.is_alphanumeric() || OPENING.contains(first);
        if !ends || !starts {
            return false;
        }
        let link = self.has(Self::LINK_START) || self.has(Self::LINK_END);
        let adjoining = self.has(Self::LINK_START) && self.has(Self::LINK_END);
        if adjoining || self.has(Self::APART) {
            return true;
        }
        let capital = starts_capitalised(behind);
        match last {
            '.' if is_initial(before) => false,
            '.' | '!' | '?' | '…' | ':' | ';' | ',' | ')' => {
                capital || link && first.is_alphabetic()
            }
            _ => last.is_alphanumeric() && capital && (link || self.is_seam(last, behind)),
        }
    }

    /// Whether a word in small letters touches one in capitals, and one of them is of several words.
    fn is_seam(self, last: char, behind: &str) -> bool {
        let many = || behind.trim_end().contains(char::is_whitespace);
        !last.is_uppercase() && self.has(Self::MANY_WORDS) && many()
    }
}

/// What may end a word or a sentence.
const CLOSING: &str = ".,;:!?…)]%\"”’»™®'";

/// What may start one.
const OPENING: &str = "([“\"‘«$€£#@";

/// A capital before a small letter, or a capital that is a word.
fn starts_capitalised(text: &str) -> bool {
    let mut chars = text.chars();
    let first = chars.next().is_some_and(char::is_uppercase);
    first
        && chars
            .next()
            .is_none_or(|c| c.is_lowercase() || c.is_whitespace())
}

/// Whether the full stop that `text` ends with follows a single letter: `U.`.
fn is_initial(text: &str) -> bool {
    let mut back = text.chars().rev().skip(1);
    back.next().is_some_and(char::is_alphabetic) && back.next().is_none_or(|c| !c.is_alphanumeric())
}

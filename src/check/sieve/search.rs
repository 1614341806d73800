//! Searches a few kilobytes for any of many texts.

use aho_corasick::packed::{self, Searcher};
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::matcher::MatcherError;

/// Up to this many texts a table of all transitions is the fastest.
const TABLE_LIMIT: usize = 2_000;

/// Texts of which none starts with another.
pub(super) enum Search {
    /// Looked for many bytes at once.
    Few(Searcher),
    Many(AhoCorasick),
}

impl Search {
    pub(super) fn new<'t>(
        texts: impl ExactSizeIterator<Item = &'t [u8]> + Clone,
    ) -> Result<Self, MatcherError> {
        let mut few = packed::Config::new()
            .match_kind(packed::MatchKind::LeftmostFirst)
            .builder();
        if let Some(few) = few.extend(texts.clone()).build() {
            return Ok(Self::Few(few));
        }
        let kind = (texts.len() <= TABLE_LIMIT).then_some(AhoCorasickKind::DFA);
        // Nearly all of them start with a space, which is no help to look for.
        let many = AhoCorasick::builder()
            .kind(kind)
            .match_kind(MatchKind::LeftmostFirst)
            .prefilter(false)
            .build(texts)?;
        Ok(Self::Many(many))
    }

    /// Where texts stand, each with its number.
    pub(super) fn places<'a>(
        &'a self,
        bytes: &'a [u8],
    ) -> impl Iterator<Item = (usize, usize)> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = self.find(bytes, from)?;
            from = found.0 + 1;
            Some(found)
        })
    }

    fn find(&self, bytes: &[u8], from: usize) -> Option<(usize, usize)> {
        match self {
            Self::Few(few) => {
                let found = few.find_in(bytes, (from..bytes.len()).into())?;
                Some((found.start(), found.pattern().as_usize()))
            }
            Self::Many(many) => {
                let found = many.find(&bytes[from..])?;
                Some((from + found.start(), found.pattern().as_usize()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_texts_are_found_at_every_place() {
        let numbers = || (0..500).map(|n| format!("x{n:03}"));
        let texts: Vec<Vec<u8>> = numbers().map(String::into_bytes).collect();
        let bytes = b"x007 xx007x499 x5000 x49".as_slice();
        for count in [8, 500] {
            let search = Search::new(texts[..count].iter().map(Vec::as_slice)).expect("builds");
            let found: Vec<_> = search.places(bytes).collect();
            let want = [(0, 7), (6, 7), (10, 499)];
            let want = want.iter().filter(|(_, number)| *number < count);
            assert_eq!(found, want.copied().collect::<Vec<_>>(), "{count}");
            assert_eq!(search.places(b"").count(), 0);
        }
    }
}

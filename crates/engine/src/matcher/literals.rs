//! Searches folded text for any of many literals at once, and reports only whether one is there.

use aho_corasick::{AhoCorasick, AhoCorasickKind, Input, MatchKind};

use sayso_text::{Folded, Span};

/// Up to here a table of all transitions is small enough to be the fastest (in bytes of all
/// literals).
const TABLE_LIMIT: usize = 24_000;

/// A text to look for, and at which of its ends a word must end.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Literal {
    /// The folded text, never empty.
    pub text: String,
    /// Whether a word must start with it.
    pub starts_word: bool,
    /// Whether a word must end with it. A negation (`n't`) may lean on it all the same.
    pub ends_word: bool,
}

/// Literals in an automaton. May report what is none (it judges by the longest literal at a
/// place), but never misses one.
#[derive(Debug)]
pub(super) struct Literals {
    automaton: AhoCorasick,
    literals: Vec<Literal>,
}

impl Literals {
    /// Compiles the literals.
    pub(super) fn new(literals: Vec<Literal>) -> Result<Self, aho_corasick::BuildError> {
        let literals = covered(merged(literals));
        let size: usize = literals.iter().map(|l| l.text.len()).sum();
        let kind = if size <= TABLE_LIMIT {
            AhoCorasickKind::DFA
        } else {
            AhoCorasickKind::ContiguousNFA
        };
        let automaton = AhoCorasick::builder()
            .kind(Some(kind))
            .match_kind(MatchKind::LeftmostLongest)
            .build(literals.iter().map(|l| &l.text))?;
        Ok(Self {
            automaton,
            literals,
        })
    }

    /// Whether any of them is in `span` of `text`.
    pub(super) fn occur_in(&self, text: &str, span: Span<Folded>) -> bool {
        let mut from = span.start;
        while let Some(found) = self.automaton.find(Input::new(text).range(from..span.end)) {
            let literal = &self.literals[found.pattern().as_usize()];
            if literal.stands_at(text, found.start(), found.end()) {
                return true;
            }
            from = found.start() + 1;
        }
        false
    }
}

impl Literal {
    /// Whether it is in `text` at the offset `start`.
    pub(super) fn stands_from(&self, text: &str, start: usize) -> bool {
        let end = start + self.text.len();
        text[start..].starts_with(&self.text) && self.stands_at(text, start, end)
    }

    fn stands_at(&self, text: &str, start: usize, end: usize) -> bool {
        let in_word = |c: char| c.is_alphanumeric();
        let starts = !self.starts_word || !text[..start].ends_with(in_word);
        // A negation leans on its word: `does` ends in "doesn't".
        let ends = || !text[end..].starts_with(in_word) || text[end..].starts_with("n't");
        starts && (!self.ends_word || ends())
    }

    /// Whether `self`, a prefix, may be where `longer` does.
    fn may_stand_in(&self, longer: &str) -> bool {
        let rest = &longer[self.text.len()..];
        !self.ends_word || !rest.starts_with(char::is_alphanumeric) || rest.starts_with('n')
    }
}

/// Sorted, each text once, with the weaker condition of its twins.
pub(super) fn merged(mut literals: Vec<Literal>) -> Vec<Literal> {
    literals.sort();
    literals.dedup_by(|next, kept| {
        let twins = next.text == kept.text;
        if twins {
            kept.starts_word &= next.starts_word;
            kept.ends_word &= next.ends_word;
        }
        twins
    });
    literals
}

/// Only the longest literal at a place is seen, so that it must need no more than the shorter ones
/// that it hides.
fn covered(mut literals: Vec<Literal>) -> Vec<Literal> {
    let mut prefixes: Vec<Literal> = Vec::new();
    for literal in &mut literals {
        while prefixes
            .last()
            .is_some_and(|p| !literal.text.starts_with(&p.text))
        {
            prefixes.pop();
        }
        for hidden in prefixes.iter().filter(|p| p.may_stand_in(&literal.text)) {
            literal.starts_word &= hidden.starts_word;
            literal.ends_word = false;
        }
        prefixes.push(literal.clone());
    }
    literals
}

/// A literal of a test.
#[cfg(test)]
pub(super) fn literal(text: &str, starts_word: bool, ends_word: bool) -> Literal {
    Literal {
        text: text.to_owned(),
        starts_word,
        ends_word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_where_they_should_and_longer_literals_hide_none() {
        let literals = Literals::new(vec![
            literal("sre", true, true),
            literal("does", true, true),
            literal("gpt", true, false),
            literal("gpt-5 x", true, true),
            literal("open", true, true),
            literal("open ai", true, true),
            literal("é", true, true),
        ])
        .expect("builds");
        let cases = [
            ("the sre.", true),
            ("misread", false),
            ("sres", false),
            ("it doesn't", true),
            ("gpt-5 xy", true),
            ("open air", true),
            ("opened airs", false),
            ("éa aé", false),
            ("é", true),
            ("", false),
        ];
        for (text, want) in cases {
            let span = Span::new(0, text.len());
            assert_eq!(literals.occur_in(text, span), want, "{text:?}");
        }
        let none = Literals::new(Vec::new()).expect("builds");
        assert!(!none.occur_in("any", Span::new(0, 3)));
    }
}

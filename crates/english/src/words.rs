//! What common words can be: noun, verb, adjective or adverb, and which nouns name persons or
//! groups. The table is searched where it lies in the binary; only where its lines start is
//! written down, when the first word is looked up.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use super::inflect::{Analysis, Form, known_analyses};

/// Sorted lines `lemma NVAR[flags]`; `scripts/words_table.py` makes it and explains it.
static TABLE: &str = include_str!("data/words.txt");

/// A longer run of letters is no word.
pub(super) const LONGEST_WORD: usize = 48;

/// A part of speech of the open classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WordClass {
    /// customer
    Noun,
    /// enable
    Verb,
    /// secure
    Adjective,
    /// directly
    Adverb,
}

/// How often a word is of each class: 0 is never, 1 is rarely, and each further step up to 9 is
/// twice as often. All zero is an unknown word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes {
    /// As a noun.
    pub noun: u8,
    /// As a verb.
    pub verb: u8,
    /// As an adjective.
    pub adjective: u8,
    /// As an adverb.
    pub adverb: u8,
}

impl Classes {
    /// Whether the word is in no table.
    #[must_use]
    pub fn is_unknown(self) -> bool {
        self == Self::default()
    }

    /// How often the word is of `class`.
    #[must_use]
    pub fn strength(self, class: WordClass) -> u8 {
        match class {
            WordClass::Noun => self.noun,
            WordClass::Verb => self.verb,
            WordClass::Adjective => self.adjective,
            WordClass::Adverb => self.adverb,
        }
    }

    /// The likeliest class, if the word is known; of equals the first in the order of the fields.
    #[must_use]
    pub fn dominant(self) -> Option<WordClass> {
        use WordClass::{Adjective, Adverb, Noun, Verb};
        let by_strength = |class: &WordClass| self.strength(*class);
        let best = [Adverb, Adjective, Verb, Noun]
            .into_iter()
            .max_by_key(by_strength)?;
        (self.strength(best) > 0).then_some(best)
    }

    fn raise(&mut self, class: WordClass, to: u8) {
        let field = match class {
            WordClass::Noun => &mut self.noun,
            WordClass::Verb => &mut self.verb,
            WordClass::Adjective => &mut self.adjective,
            WordClass::Adverb => &mut self.adverb,
        };
        *field = to.max(*field);
    }
}

/// The classes of `word`, in any form and case: `calls` is a noun and a verb since `call` is.
#[must_use]
pub fn classes(word: &str) -> Classes {
    let word = lower(word);
    classes_by(&word, &known_analyses(&word))
}

/// The classes of a lower-case word, by what is known of it.
pub(super) fn classes_by(word: &str, known: &[Analysis]) -> Classes {
    let mut classes = lemma_classes(word);
    for analysis in known {
        let lemma = lemma_classes(&analysis.lemma);
        match analysis.form {
            Form::Verb(_) => classes.raise(WordClass::Verb, lemma.verb.max(1)),
            Form::Singular | Form::Plural => classes.raise(WordClass::Noun, lemma.noun.max(1)),
            Form::Comparative | Form::Superlative => {
                classes.raise(WordClass::Adjective, lemma.adjective);
                classes.raise(WordClass::Adverb, lemma.adverb);
            }
        }
    }
    classes
}

/// Whether the noun `lemma` names a person above all: `regulator`, `customer`.
#[must_use]
pub fn is_person(lemma: &str) -> bool {
    has_flag(lemma, "P")
}

/// Whether the noun `lemma` can name a person, if only in a rarer sense: `agent`.
#[must_use]
pub fn can_be_person(lemma: &str) -> bool {
    has_flag(lemma, "Pp")
}

/// Whether the noun `lemma` names a group of persons above all: `team`, `government`.
#[must_use]
pub fn is_group(lemma: &str) -> bool {
    has_flag(lemma, "G")
}

/// Whether the noun `lemma` can name a group of persons, if only in a rarer sense: `press`.
#[must_use]
pub fn can_be_group(lemma: &str) -> bool {
    has_flag(lemma, "Gg")
}

/// The classes of the row of exactly this lower-case word.
pub(super) fn lemma_classes(lemma: &str) -> Classes {
    let Some(row) = row(lemma) else {
        return Classes::default();
    };
    let digit = |at: usize| row.as_bytes()[at].saturating_sub(b'0');
    Classes {
        noun: digit(0),
        verb: digit(1),
        adjective: digit(2),
        adverb: digit(3),
    }
}

fn has_flag(lemma: &str, flags: &str) -> bool {
    row(&lower(lemma)).is_some_and(|row| row[4..].contains(|c| flags.contains(c)))
}

fn lower(word: &str) -> Cow<'_, str> {
    if word.chars().any(char::is_uppercase) {
        Cow::Owned(word.to_lowercase())
    } else {
        Cow::Borrowed(word)
    }
}

/// Where the lines of the table are.
static LINES: LazyLock<Lines> = LazyLock::new(Lines::new);

struct Lines {
    /// Where each starts, and the end.
    starts: Vec<u32>,
    /// By the first two bytes, how many lines sort before all that start so: a word is asked for
    /// among these, which lie together in memory.
    before: Vec<u32>,
}

/// So many openings there are.
const OPENINGS: usize = 1 << 14;

/// The first two bytes of a line of ASCII, as a number that sorts as they do.
fn opening(line: &[u8]) -> usize {
    let byte = |at: usize| usize::from(line.get(at).copied().unwrap_or(b' ') & 0x7F);
    byte(0) << 7 | byte(1)
}

impl Lines {
    fn new() -> Self {
        let mut lines = Self {
            starts: Vec::with_capacity(TABLE.len() / 12),
            before: vec![0; OPENINGS + 1],
        };
        let ends = memchr::memchr_iter(b'\n', TABLE.as_bytes()).map(|at| at + 1);
        for at in [0].into_iter().chain(ends) {
            if at < TABLE.len() {
                lines.before[opening(&TABLE.as_bytes()[at..]) + 1] += 1;
            }
            lines.starts.extend(u32::try_from(at));
        }
        let mut sum = 0;
        for count in &mut lines.before {
            sum += *count;
            *count = sum;
        }
        lines
    }

    /// The lines that start as `lemma` does, by their order.
    fn near(&self, lemma: &str) -> Range<usize> {
        let at = opening(lemma.as_bytes());
        self.before[at] as usize..self.before[at + 1] as usize
    }
}

/// What follows `lemma` in its row.
fn row(lemma: &str) -> Option<&'static str> {
    if lemma.len() > LONGEST_WORD {
        return None;
    }
    // What is in a lemma sorts after the space that ends it, so that a line sorts as its lemma.
    let is_before = |start: &u32| {
        let line = &TABLE.as_bytes()[*start as usize..];
        &line[..lemma.len().min(line.len())] < lemma.as_bytes()
    };
    let near = LINES.near(lemma);
    let at = near.start + LINES.starts[near].partition_point(is_before);
    let start = *LINES.starts.get(at)? as usize;
    let end = *LINES.starts.get(at + 1)? as usize - 1;
    let rest = TABLE.get(start..end)?.strip_prefix(lemma)?;
    rest.strip_prefix(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_well_formed_and_found() {
        let mut before = "";
        for line in TABLE.lines() {
            let (lemma, rest) = line.split_once(' ').expect("two fields");
            assert!(before < lemma, "{lemma}");
            assert!(lemma.len() <= LONGEST_WORD && lemma.is_ascii());
            assert!(rest[..4].bytes().all(|b| b.is_ascii_digit()), "{line}");
            assert!(rest[4..].bytes().all(|b| b"PpGg".contains(&b)), "{line}");
            assert_eq!(row(lemma), Some(rest));
            before = lemma;
        }
        assert!(TABLE.len() < 400 * 1024);
    }

    #[test]
    fn the_likeliest_class() {
        use WordClass::{Adjective, Adverb, Noun, Verb};
        let cases = [
            ("enable", Some(Verb)),
            ("enables", Some(Verb)),
            ("Enabling", Some(Verb)),
            ("customer", Some(Noun)),
            ("customers", Some(Noun)),
            ("access", Some(Noun)),
            ("accesses", Some(Noun)),
            ("secure", Some(Adjective)),
            ("directly", Some(Adverb)),
            ("quickly", Some(Adverb)),
            ("larger", Some(Adjective)),
            ("best", Some(Adjective)),
            ("deploy", Some(Verb)),
            ("deployed", Some(Verb)),
            ("onboarded", Some(Verb)),
            ("reconnecting", Some(Verb)),
            ("calls", Some(Verb)),
            ("took", Some(Verb)),
            ("chatbot", Some(Noun)),
            ("workflows", Some(Noun)),
            ("APIs", Some(Noun)),
            ("GPU", Some(Noun)),
            ("stateless", Some(Adjective)),
            ("children", Some(Noun)),
            ("analyses", Some(Noun)),
            ("qwrtz", None),
            ("", None),
            ("é", None),
            ("zzzz", None),
            ("\u{feff}", None),
        ];
        for (word, want) in cases {
            assert_eq!(classes(word).dominant(), want, "{word} {:?}", classes(word));
        }
    }

    #[test]
    fn words_of_several_classes_keep_them() {
        let calls = classes("calls");
        assert!(calls.noun > 2 && calls.verb > calls.noun, "{calls:?}");
        let secure = classes("secure");
        assert!(secure.verb > 0 && secure.adjective > 0, "{secure:?}");
        let building = classes("building");
        assert!(building.noun > 2 && building.verb > 2, "{building:?}");
        assert_eq!(classes("offer").adjective, 0);
        assert_eq!(classes("number").adjective, 0);
        assert!(classes("x".repeat(1_000_000).as_str()).is_unknown());
    }

    #[test]
    fn persons_and_groups() {
        let persons = "regulator customer developer lawmaker critic engineer senator investor \
                       CEO user analyst journalist employee partner";
        let groups = "team company committee government board union coalition agency \
                      parliament court council Congress firm people group";
        let neither = "agent runtime platform model app function workflow system table service \
                       product server assistant chatbot access memory";
        for word in persons.split_whitespace() {
            assert!(is_person(word) && can_be_person(word), "{word}");
        }
        for word in groups.split_whitespace() {
            assert!(is_group(word) && can_be_group(word), "{word}");
        }
        for word in neither.split_whitespace() {
            assert!(!is_person(word) && !is_group(word), "{word}");
        }
        assert!(can_be_person("agent") && can_be_group("press"));
        assert!(!can_be_person("runtime") && !can_be_group("runtime"));
    }
}

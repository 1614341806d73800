//! Looks for any of very many words in folded text, and for words in a row: every word of the
//! text is looked up by a number, in a table of bits first, so that the cost hardly grows with the
//! number of words searched for. An automaton for as many would not stay in the cache.

use aho_corasick::BuildError;

use super::bits::Bits;
use super::bytes::Bytes;
use super::hashing::{QuickMap, QuickSet};
use super::literals::{Literal, Literals};
use super::runs::{any_run, number, number_of_pair, number_of_start};
use sayso_text::{Folded, Span};

/// The starts of longer runs are filed by so many bytes at the most.
const LONGEST_START: usize = 4;

/// Literals and words in a row, ready to be searched for. False positives are possible, false negatives are not.
#[derive(Debug)]
pub(super) struct WordTable {
    bits: Bits,
    /// Whole runs and pairs: nothing else must be looked at.
    exact: QuickSet<u64>,
    /// By the run, or the start of a run, that they begin with: literals to be compared.
    longer: QuickMap<u64, Vec<Literal>>,
    /// The lengths of the starts of runs among them.
    starts: Vec<usize>,
    /// The bytes that those start with.
    start_bytes: Bytes,
    has_pairs: bool,
    /// Literals that can be inside of runs.
    anywhere: Option<Literals>,
}

impl WordTable {
    /// Files literals, and pairs of words in a row by the numbers of their runs.
    pub(super) fn new(literals: &[Literal], pairs: &[(u64, u64)]) -> Result<Self, BuildError> {
        let count = literals.len() + pairs.len();
        let mut table = Self {
            bits: Bits::for_about(count),
            exact: QuickSet::with_capacity_and_hasher(count, Default::default()),
            longer: QuickMap::default(),
            starts: Vec::new(),
            start_bytes: Bytes::default(),
            has_pairs: !pairs.is_empty(),
            anywhere: None,
        };
        for (first, second) in pairs {
            table.add_exact(number_of_pair(*first, *second));
        }
        let (in_runs, at_starts): (Vec<&Literal>, _) = literals
            .iter()
            .partition(|l| !l.starts_word || run_of(l) == 0);
        at_starts
            .into_iter()
            .for_each(|l: &Literal| table.literal(l));
        table.starts.sort_unstable();
        table.starts.dedup();
        if !in_runs.is_empty() {
            table.anywhere = Some(Literals::new(in_runs.into_iter().cloned().collect())?);
        }
        Ok(table)
    }

    /// Whether any needle is in `span` of `text`.
    pub(super) fn occur_in(&self, text: &str, span: Span<Folded>) -> bool {
        let bytes = &text.as_bytes()[..span.end];
        let mut before = 0;
        let found = any_run(&bytes[span.start..], |start, end| {
            let (start, end) = (span.start + start, span.start + end);
            let whole = number(bytes, start, end);
            let hit = self.run(text, start, whole, before)
                || bytes[end..].starts_with(b"'t")
                    && bytes[start..end].ends_with(b"n")
                    && self.run(text, start, number(bytes, start, end - 1), before)
                || self.start_bytes.contains(bytes[start])
                    && self.starts.iter().any(|len| {
                        let at = start + len;
                        at <= end && self.compared(text, start, number_of_start(bytes, start, at))
                    });
            before = whole;
            hit
        });
        let anywhere = self.anywhere.as_ref();
        found || anywhere.is_some_and(|all| all.occur_in(text, span))
    }

    /// Whether a run of this number, or it with the run `before` it, is a needle or starts one.
    fn run(&self, text: &str, start: usize, run: u64, before: u64) -> bool {
        let pair = || number_of_pair(before, run);
        self.bits.has(run) && (self.exact.contains(&run) || self.compared(text, start, run))
            || self.has_pairs && self.bits.has(pair()) && self.exact.contains(&pair())
    }

    /// Whether a literal that begins with the run of this number is at `start`.
    fn compared(&self, text: &str, start: usize, run: u64) -> bool {
        let all = || self.longer.get(&run).into_iter().flatten();
        self.bits.has(run) && all().any(|literal| literal.stands_from(text, start))
    }

    fn add_exact(&mut self, number: u64) {
        self.bits.add(number);
        self.exact.insert(number);
    }

    /// Files a literal that a word starts with.
    fn literal(&mut self, literal: &Literal) {
        let (bytes, run) = (literal.text.as_bytes(), run_of(literal));
        if run < bytes.len() {
            self.compare_at(number(bytes, 0, run), literal);
        } else if literal.ends_word {
            self.add_exact(number(bytes, 0, run));
        } else {
            let start = run.min(LONGEST_START);
            self.starts.push(start);
            self.start_bytes.insert(bytes[0]);
            self.compare_at(number_of_start(bytes, 0, start), literal);
        }
    }

    fn compare_at(&mut self, number: u64, literal: &Literal) {
        self.bits.add(number);
        self.longer.entry(number).or_default().push(literal.clone());
    }
}

/// The length of the run that a literal begins with.
fn run_of(literal: &Literal) -> usize {
    let bytes = literal.text.as_bytes();
    let other = bytes.iter().position(|b| !b.is_ascii_alphanumeric());
    other.unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::super::literals::literal;
    use super::*;
    use proptest::prelude::*;

    fn finds(table: &WordTable, text: &str) -> bool {
        table.occur_in(text, Span::new(0, text.len()))
    }

    #[test]
    fn words_rows_starts_and_pieces_are_found() {
        let run = |text: &str| number(text.as_bytes(), 0, text.len());
        let literals = [
            literal("sre", true, true),
            literal("gpt", true, false),
            literal("prefixed", true, false),
            literal("open ai", true, true),
            literal("café", true, true),
            literal("é", true, true),
            literal("ware", false, true),
        ];
        let pairs = [("enables", "access"), ("he", "does")].map(|(a, b)| (run(a), run(b)));
        let table = WordTable::new(&literals, &pairs).expect("builds");
        let cases = [
            ("the sre.", true),
            ("misread sres", false),
            ("a gpt5", true),
            ("a gp t5", false),
            ("prefixedly", true),
            ("prefixes", false),
            ("open ai", true),
            ("open air", false),
            ("a café", true),
            ("a cafés caf", false),
            ("é", true),
            ("firmware is", true),
            ("wares", false),
            ("enables \"access\"", true),
            ("enables the access", false),
            ("access enables", false),
            ("he doesn't", true),
            ("he doesnt", false),
            ("enables", false),
            ("", false),
        ];
        for (text, want) in cases {
            assert_eq!(finds(&table, text), want, "{text:?}");
        }
        assert!(table.occur_in("enables access", Span::new(0, 14)));
        assert!(!table.occur_in("enables access", Span::new(0, 7)));
    }

    proptest! {
        #[test]
        fn all_that_the_automaton_finds_is_found(
            texts in prop::collection::vec(("[a-c]{1,6}|[a-c][a-cé' .-]{0,4}", any::<bool>(), any::<bool>()), 1..12),
            text in "[a-cén' .-]{0,40}",
        ) {
            let literals: Vec<Literal> = texts.iter().map(|(text, starts, ends)| Literal {
                starts_word: *starts && text.starts_with(char::is_alphanumeric),
                ends_word: *ends && text.ends_with(char::is_alphanumeric),
                text: text.clone(),
            }).collect();
            let whole = Span::new(0, text.len());
            let wanted = literals.iter().any(|literal| {
                Literals::new(vec![literal.clone()]).expect("builds").occur_in(&text, whole)
            });
            let table = WordTable::new(&literals, &[]).expect("builds");
            let found = table.occur_in(&text, whole);
            // A letter beyond ASCII that touches a run is not looked at.
            prop_assert!(found == wanted || found && !text.is_ascii());
        }
    }
}

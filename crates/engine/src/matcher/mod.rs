//! Compiles a policy into automata and yields where its phrases and names are. Knows no file
//! and no level.
//!
//! Every phrase is found by its *anchors*, the rarest words that it cannot do without. One
//! automaton looks for the anchors of all phrases in the folded text; only a sentence that holds
//! one is cut into tokens, and only the phrases whose anchors are there are tried on it.
//!
//! A phrase without a distance matches leftmost-longest. With `pre/N` or `w/N`, every pair of
//! operands within the distance is a match, since only a judge can decide which is meant; an
//! operand itself is leftmost-longest. Names are leftmost-longest among the members of one set.

mod anchors;
mod bits;
mod bytes;
mod classes;
mod compile;
mod error;
mod evaluate;
mod gate;
mod hashing;
mod hit;
mod index;
mod literals;
mod needed;
mod pending;
mod program;
mod rarity;
mod reach;
mod relevant;
mod rows;
mod runs;
mod scan;
mod search;
mod sentence;
mod sets;
mod shape;
#[cfg(test)]
mod tests;
mod vocabulary;
mod word;
mod word_table;

pub use bits::Bits;
pub use error::MatcherError;
pub use gate::Gate;
pub use hit::{Hits, Match, NameHit, PhraseId, Slot};
pub use literals::Literal;
pub use needed::Needed;
pub use relevant::Relevant;
pub use runs::small_eight;

use compile::Program;
use index::Index;
use sayso_documents::parallel;
use sayso_policy::Policy;
use sayso_text::folding::FoldedText;
use sayso_text::{Folded, Span};
use scan::Scan;
use search::Search;
use sentence::{Sentence, Text};

/// A compiled policy.
pub struct Matcher {
    program: Program,
    index: Index,
    search: Search,
    gate: Gate,
    /// What any entry needs.
    all: Needed,
}

/// From so many entries on, the tables are built on a thread each.
const MANY: usize = 5_000;

/// The results of both, side by side if `apart`.
fn both<A: Send, B: Send>(
    apart: bool,
    a: impl FnOnce() -> A + Send,
    b: impl FnOnce() -> B + Send,
) -> (A, B) {
    if apart {
        parallel::join(a, b)
    } else {
        (a(), b())
    }
}

impl Matcher {
    /// Compiles `policy`.
    ///
    /// # Errors
    /// Where the policy is not valid in itself; see [`MatcherError`].
    pub fn new(policy: &Policy) -> Result<Self, MatcherError> {
        let program = compile::compile(policy)?;
        let apart = program.entries.len() > MANY;
        let index = || Index::new(&program);
        let all = || Needed::of_all(&program, search::FEW);
        let (index, all) = both(apart, index, all);
        let gate = || Gate::new(&program, &all);
        let search = || Search::new(&all, &program);
        let (gate, search) = both(apart, gate, search);
        let (gate, search) = (gate?, search?);
        Ok(Self {
            program,
            index,
            search,
            gate,
            all,
        })
    }

    /// Whether a folded text could hold any phrase or name. Cheap, and never wrongly no.
    #[must_use]
    pub fn touches(&self, folded: &str) -> bool {
        self.may_hold(folded, Span::new(0, folded.len()))
    }

    /// What must be in a document for any rule to fire.
    #[must_use]
    pub fn gate(&self) -> &Gate {
        &self.gate
    }

    /// What must be in a part of a document for it to matter to the report. `policy` is the one that
    /// was compiled.
    #[must_use]
    pub fn relevant(&self, policy: &Policy) -> Relevant {
        Relevant::new(&self.program, policy, &self.all)
    }

    /// What is needed as folded literals, each once, sorted by text. Words in a row are given with a
    /// space between them; a text may have hyphens and quotation marks there, too.
    #[must_use]
    pub fn literals(&self, needed: &Needed) -> Vec<Literal> {
        needed.spelt(&self.program)
    }

    /// All phrases and names in `folded`, a part of the document's `prose` that is cut into
    /// `sentences`, in text order. No match crosses a sentence.
    #[must_use]
    pub fn scan(&self, folded: &FoldedText, prose: &str, sentences: &[Span<Folded>]) -> Hits {
        let text = Text { folded, prose };
        let mut hits = Hits::default();
        for span in sentences {
            if self.may_hold(&folded.text, *span) {
                let sentence = Sentence::new(text, *span, &self.program.vocabulary);
                Scan::new(&self.program, &self.index, &sentence).run(&mut hits);
            }
        }
        hits.in_text_order()
    }

    /// Whether the name is one of the set `id` of a lexicon, or of those that it includes.
    #[must_use]
    pub fn is_member(&self, hit: &NameHit, lexicon: u32, id: &str) -> bool {
        let sets = &self.program.sets;
        let owns = |set: &program::Set| (set.lexicon, set.index) == (hit.lexicon, hit.set);
        sets.closure(lexicon, id)
            .is_some_and(|closure| closure.iter().any(|s| owns(&sets.all[*s as usize])))
    }

    fn may_hold(&self, folded: &str, span: Span<Folded>) -> bool {
        !self.index.always.is_empty() || self.search.occur_in(folded, span)
    }

    /// What [`Self::scan`] yields, found without anchors.
    #[cfg(test)]
    fn scan_everything(&self, folded: &FoldedText, prose: &str, spans: &[Span<Folded>]) -> Hits {
        let text = Text { folded, prose };
        let mut hits = Hits::default();
        for span in spans {
            let sentence = Sentence::new(text, *span, &self.program.vocabulary);
            let mut scan = Scan::new(&self.program, &self.index, &sentence);
            scan.try_everything();
            scan.run(&mut hits);
        }
        hits.in_text_order()
    }
}

impl std::fmt::Debug for Matcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Matcher")
            .field("entries", &self.program.entries.len())
            .field("words", &self.program.vocabulary.len())
            .finish_non_exhaustive()
    }
}

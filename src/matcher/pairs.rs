//! Two words in a row that a pattern cannot match without. Either word of a phrase may be common;
//! the two together hardly ever are.

use super::anchors::Key;
use super::compile::Program;
use super::gate::of_key;
use super::literals::Literal;
use super::program::Node;
use super::runs::number;
use super::vocabulary::{Vocabulary, WordId};

/// The numbers of the runs of two words.
type Pair = (u64, u64);

/// Words with more spellings than this, one with the other, are looked for by their anchors.
const MOST: usize = 64;

/// For every entry of the program something that it cannot do without: pairs where there are any,
/// otherwise the literals of its anchors. Entries that have neither are tried always.
pub(super) fn needles(program: &Program) -> (Vec<Literal>, Vec<Pair>) {
    let mut pairs = Vec::with_capacity(program.entries.len());
    let mut keys: Vec<Key> = Vec::new();
    for (entry, anchors) in program.entries.iter().zip(&program.anchors) {
        let Some(anchors) = anchors else { continue };
        match of(&entry.root, &program.vocabulary) {
            Some(all) => pairs.extend(all),
            None => keys.extend(&anchors.keys),
        }
    }
    keys.sort_unstable();
    keys.dedup();
    let literals = keys
        .into_iter()
        .flat_map(|key| of_key(program, key).into_owned());
    (literals.collect(), pairs)
}

/// The pairs of which one must stand wherever `node` matches, as the numbers of their runs.
fn of(node: &Node, words: &Vocabulary) -> Option<Vec<Pair>> {
    let fewer = |a: Option<Vec<_>>, b: Option<Vec<_>>| match (a, b) {
        (Some(a), Some(b)) => Some(if b.len() < a.len() { b } else { a }),
        (a, b) => a.or(b),
    };
    match node {
        Node::Sequence(nodes) => {
            let inner = nodes.iter().map(|n| of(n, words));
            let rows = nodes.windows(2).map(|two| match two {
                [Node::Word(a, _), Node::Word(b, _)] => row(*a, *b, words),
                _ => None,
            });
            rows.chain(inner).fold(None, fewer)
        }
        Node::Either(nodes) => {
            let all = nodes.iter().map(|n| of(n, words));
            all.collect::<Option<Vec<_>>>().map(|all| all.concat())
        }
        Node::Near(near) => fewer(of(&near.left, words), of(&near.right, words)),
        Node::Word(..) | Node::Names(_) | Node::Class(_) | Node::Maybe(_) => None,
    }
}

/// Every spelling of one word before every one of another.
fn row(first: WordId, second: WordId, words: &Vocabulary) -> Option<Vec<Pair>> {
    let (first, second) = (runs(first, words)?, runs(second, words)?);
    let of = |run: &Literal| number(run.text.as_bytes(), 0, run.text.len());
    let mut pairs = Vec::with_capacity(first.len() * second.len());
    for a in first.iter().map(of) {
        pairs.extend(second.iter().map(|b| (a, of(b))));
    }
    (pairs.len() <= MOST).then_some(pairs)
}

/// All spellings of a word, where each is one run and no more.
fn runs(word: WordId, words: &Vocabulary) -> Option<&[Literal]> {
    let entry = words.entry(word);
    let literals = entry.literals.as_deref()?;
    let is_run = |literal: &Literal| literal.text.bytes().all(|b| b.is_ascii_alphanumeric());
    (entry.spellings.is_empty() && literals.iter().all(is_run)).then_some(literals)
}

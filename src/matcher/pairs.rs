//! Two words in a row that a pattern cannot match without. Either word of a phrase may be common;
//! the two together hardly ever are.

use std::collections::BTreeSet;

use super::anchors::Key;
use super::compile::Program;
use super::gate::of_key;
use super::program::Node;
use super::runs::number;
use super::sieve::Needle;
use super::vocabulary::{Vocabulary, WordId};

/// Words with more spellings than this, one with the other, are looked for by their anchors.
const MOST: usize = 64;

/// For every entry of the program something that it cannot do without: pairs where there are any,
/// otherwise the literals of its anchors. Entries that have neither are tried always.
pub(super) fn needles(program: &Program) -> Vec<Needle> {
    let mut needles = Vec::with_capacity(program.entries.len());
    let mut keys: BTreeSet<Key> = BTreeSet::new();
    for (entry, anchors) in program.entries.iter().zip(&program.anchors) {
        let Some(anchors) = anchors else { continue };
        match of(&entry.root, &program.vocabulary) {
            Some(pairs) => needles.extend(pairs.into_iter().map(|(a, b)| Needle::Pair(a, b))),
            None => keys.extend(&anchors.keys),
        }
    }
    let literals = keys.into_iter().flat_map(|key| of_key(program, key));
    needles.extend(literals.map(Needle::Literal));
    needles
}

/// The pairs of which one must stand wherever `node` matches, as the numbers of their runs.
fn of(node: &Node, words: &Vocabulary) -> Option<Vec<(u64, u64)>> {
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
fn row(first: WordId, second: WordId, words: &Vocabulary) -> Option<Vec<(u64, u64)>> {
    let (first, second) = (numbers(first, words)?, numbers(second, words)?);
    let each = |a: &u64| second.iter().map(|b| (*a, *b)).collect::<Vec<_>>();
    let few = first.len() * second.len() <= MOST;
    few.then(|| first.iter().flat_map(each).collect())
}

/// The numbers of all spellings of a word, each of which is one run and no more.
fn numbers(word: WordId, words: &Vocabulary) -> Option<Vec<u64>> {
    let entry = words.entry(word);
    if !entry.spellings.is_empty() {
        return None;
    }
    let spellings = entry.literals.as_ref()?.iter();
    let numbered = spellings.map(|literal| {
        let bytes = literal.text.as_bytes();
        let is_run = bytes.iter().all(u8::is_ascii_alphanumeric);
        is_run.then(|| number(bytes, 0, bytes.len()))
    });
    numbered.collect()
}

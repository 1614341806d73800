//! Two words in a row that a pattern cannot match without. Either word of a phrase may be common;
//! the two together hardly ever are.

use super::program::Node;
use super::vocabulary::{Vocabulary, WordId};

/// A word, and the one behind it.
pub(super) type Row = (WordId, WordId);

/// Words with more spellings than this, one with the other, are looked for by their anchors.
const MOST: usize = 64;

/// Adds to `rows` those of which one must be wherever `node` matches, and returns how many
/// spellings they have. `None`, and nothing is added, where there are no such rows.
pub(super) fn add(node: &Node, words: &Vocabulary, rows: &mut Vec<Row>) -> Option<usize> {
    let start = rows.len();
    match node {
        Node::Sequence(nodes) => {
            let mut fewest = None;
            for two in nodes.windows(2) {
                fewest = fewer(rows, start, fewest, |rows| add_two(two, words, rows));
            }
            for node in nodes.iter() {
                fewest = fewer(rows, start, fewest, |rows| add(node, words, rows));
            }
            fewest
        }
        Node::Either(nodes) => {
            let each = nodes.iter().map(|node| add(node, words, rows));
            let all: Option<usize> = each.sum();
            if all.is_none() {
                rows.truncate(start);
            }
            all
        }
        Node::Near(near) => {
            let left = add(&near.left, words, rows);
            fewer(rows, start, left, |rows| add(&near.right, words, rows))
        }
        Node::Word(..) | Node::Names(_) | Node::Class(_) | Node::Maybe(_) => None,
    }
}

/// Of the rows from `start` on, which have the spellings `fewest`, and those that `more` adds, keeps
/// what has fewer spellings.
fn fewer(
    rows: &mut Vec<Row>,
    start: usize,
    fewest: Option<usize>,
    more: impl FnOnce(&mut Vec<Row>) -> Option<usize>,
) -> Option<usize> {
    let from = rows.len();
    match more(rows) {
        Some(count) if fewest.is_none_or(|fewest| count < fewest) => {
            rows.drain(start..from);
            Some(count)
        }
        _ => {
            rows.truncate(from);
            fewest
        }
    }
}

fn add_two(nodes: &[Node], words: &Vocabulary, rows: &mut Vec<Row>) -> Option<usize> {
    let [Node::Word(first, _), Node::Word(second, _)] = nodes else {
        return None;
    };
    let count = spellings((*first, *second), words)?;
    rows.push((*first, *second));
    Some(count)
}

fn spellings((first, second): Row, words: &Vocabulary) -> Option<usize> {
    let count = |word| Some(words.entry(word).runs()?.len());
    let count = count(first)? * count(second)?;
    (count <= MOST).then_some(count)
}

/// Every spelling of the first word of a row before every one of the second.
pub(super) fn spelt(
    (first, second): Row,
    words: &Vocabulary,
) -> impl Iterator<Item = (&str, &str)> {
    let runs = |word| words.entry(word).runs().into_iter().flatten();
    runs(first).flat_map(move |a| runs(second).map(move |b| (a, b)))
}

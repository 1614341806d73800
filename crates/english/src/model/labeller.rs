//! Says what each word is to its head.

use super::Arc;
use super::features::Features;
use super::labels::{Fine, Relation};
use super::weights::{Weights, best};
use super::word::Word;

/// The relations of words whose heads are known (a word's own index for the root).
pub(super) fn label(
    weights: &impl Weights,
    words: &[Word],
    tags: &[Fine],
    heads: &[u32],
) -> Vec<Arc> {
    let tree = Tree::new(words, heads).with_markers(words, tags, heads);
    let mut features = Features::new();
    let mut scores = vec![0; weights.labels()];
    let mut arcs = Vec::with_capacity(words.len());
    for (at, head) in heads.iter().enumerate() {
        let relation = fixed_relation(tags[at], *head as usize == at).unwrap_or_else(|| {
            extract(words, tags, heads, &tree, at, &mut features);
            scores.fill(0);
            for feature in &features.all {
                weights.add(*feature, &mut scores);
            }
            Relation::from_index(best(&scores, |l| l != Relation::Root as usize))
        });
        arcs.push(Arc {
            head: *head,
            relation,
        });
    }
    arcs
}

/// A relation that is not asked for.
pub(super) fn fixed_relation(tag: Fine, is_root: bool) -> Option<Relation> {
    if is_root {
        Some(Relation::Root)
    } else {
        tag.is_mark().then_some(Relation::Punctuation)
    }
}

/// What hangs on each word.
pub(super) struct Tree {
    /// The first and the last dependent on either side.
    first_left: Vec<Option<usize>>,
    last_right: Vec<Option<usize>>,
    /// How many hang on the left, and on the right.
    left: Vec<u8>,
    right: Vec<u8>,
    /// A digest of the auxiliaries, prepositions and "to" on the left.
    markers: Vec<u64>,
    /// The dependent of the same head and side before this one.
    sibling: Vec<Option<usize>>,
}

impl Tree {
    pub(super) fn new(words: &[Word], heads: &[u32]) -> Self {
        let len = words.len();
        let mut tree = Self {
            first_left: vec![None; len],
            last_right: vec![None; len],
            left: vec![0; len],
            right: vec![0; len],
            markers: vec![0; len],
            sibling: vec![None; len],
        };
        let mut latest: Vec<[Option<usize>; 2]> = vec![[None; 2]; len];
        for (at, head) in heads.iter().enumerate() {
            let head = *head as usize;
            if head == at {
                continue;
            }
            let side = usize::from(at > head);
            tree.sibling[at] = latest[head][side].replace(at);
            if side == 0 {
                tree.first_left[head].get_or_insert(at);
                tree.left[head] = tree.left[head].saturating_add(1);
            } else {
                tree.last_right[head] = Some(at);
                tree.right[head] = tree.right[head].saturating_add(1);
            }
        }
        tree
    }

    /// Notes the auxiliaries and markers that hang on each word.
    pub(super) fn with_markers(mut self, words: &[Word], tags: &[Fine], heads: &[u32]) -> Self {
        for (at, head) in heads.iter().enumerate() {
            let head = *head as usize;
            let marks = tags[at].is_auxiliary()
                || matches!(tags[at], Fine::To | Fine::Subordinator | Fine::WhAdverb);
            if head > at && marks {
                self.markers[head] = self.markers[head].rotate_left(7) ^ words[at].form;
            }
        }
        self
    }
}

/// A place where no word is.
const OUTSIDE: u64 = 7;

/// The features of the arc from the word at `at` to its head.
pub(super) fn extract(
    words: &[Word],
    tags: &[Fine],
    heads: &[u32],
    tree: &Tree,
    at: usize,
    out: &mut Features,
) {
    out.clear();
    let head = heads[at] as usize;
    let form = |i: usize| words.get(i).map_or(OUTSIDE, |w| w.form);
    let tag = |i: usize| tags.get(i).map_or(OUTSIDE, |t| t.value());
    let of = |i: Option<usize>| i.map_or(OUTSIDE, tag);
    let form_of = |i: Option<usize>| i.map_or(OUTSIDE, form);
    let side = u64::from(at > head);
    let distance = (at.abs_diff(head) as u64).min(6) << 1 | side;
    let (dw, dt, hw, ht) = (form(at), tag(at), form(head), tag(head));
    let before = at.wrapping_sub(1);
    let grand = heads[head] as usize;

    out.add(&[dw, side]);
    out.add(&[dt, side]);
    out.add(&[hw, side]);
    out.add(&[ht, side]);
    out.add(&[dt, ht, distance]);
    out.add(&[dw, ht, side]);
    out.add(&[dt, hw, side]);
    out.add(&[dw, hw]);
    out.add(&[words[at].strengths, ht, side]);
    out.add(&[words[at].endings[1], dt, ht, side]);
    out.add(&[words[head].endings[1], dt, side]);
    out.add(&[dt, ht, tag(before), side]);
    out.add(&[dt, ht, tag(at + 1), side]);
    out.add(&[dt, ht, tag(head + 1), side]);
    out.add(&[dt, ht, tag(head.wrapping_sub(1)), side]);
    out.add(&[dt, form(before), ht, side]);
    out.add(&[dt, form(at + 1), ht, side]);
    out.add(&[dt, ht, tree.markers[head], side]);
    out.add(&[dt, tree.markers[head], words[head].class, side]);
    out.add(&[dt, ht, tree.markers[at], side]);
    out.add(&[dt, hw, tree.markers[at], side]);
    out.add(&[dt, ht, of(tree.first_left[at]), side]);
    out.add(&[dt, ht, form_of(tree.first_left[at]), side]);
    out.add(&[dt, ht, of(tree.last_right[at]), side]);
    out.add(&[dt, ht, of(tree.sibling[at]), side]);
    out.add(&[dt, ht, form_of(tree.sibling[at]), side]);
    out.add(&[dt, hw, of(tree.sibling[at]), side]);
    out.add(&[dt, ht, of(tree.first_left[head]), side]);
    out.add(&[dt, ht, form_of(tree.first_left[head]), side]);
    out.add(&[
        dt,
        ht,
        u64::from(tree.left[head]),
        u64::from(tree.right[head]),
    ]);
    out.add(&[
        dt,
        ht,
        u64::from(tree.left[at]),
        u64::from(tree.right[at]),
        side,
    ]);
    out.add(&[dt, ht, tag(grand), side]);
    out.add(&[dw, tag(grand), ht]);
}

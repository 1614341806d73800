//! Runs patterns on a sentence: for every part of a pattern, all its places at once, so that
//! nested alternatives and options cost no more than their number.

use super::classes;
use super::program::{Near, Node, Nodes, SetId};
use super::sentence::Sentence;
use sayso_policy::{Class, Reads};
use sayso_text::{Folded, Span};

/// How many places of one start are followed where a distance is involved, nearest first. A
/// sentence has fewer, unless it repeats a word senselessly.
const MOST_PER_START: usize = 32;

/// A place of a pattern, as a range of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Item {
    pub(super) start: u32,
    pub(super) end: u32,
    trail: u32,
}

/// How a place came about.
enum Trail {
    Tokens(u32, u32, Reads),
    Both(u32, u32),
}

/// A name that was found.
struct Name {
    set: SetId,
    item: Item,
}

/// Patterns at work on one sentence.
pub(super) struct Evaluator<'s, 't> {
    sentence: &'s Sentence<'t>,
    trails: Vec<Trail>,
    /// By set and place.
    names: Vec<Name>,
    classes: [Option<Vec<Item>>; Class::ALL.len()],
}

impl<'s, 't> Evaluator<'s, 't> {
    /// Begins with a sentence.
    pub(super) fn new(sentence: &'s Sentence<'t>) -> Self {
        Self {
            sentence,
            trails: Vec::with_capacity(16),
            names: Vec::new(),
            classes: [const { None }; Class::ALL.len()],
        }
    }

    /// The sentence.
    pub(super) fn sentence(&self) -> &'s Sentence<'t> {
        self.sentence
    }

    /// Makes names known to the patterns that follow. Sets come in their order.
    pub(super) fn add_names(&mut self, set: SetId, items: impl Iterator<Item = Item>) {
        self.names.extend(items.map(|item| Name { set, item }));
    }

    /// All places of `node` that hold a token, by start and end.
    pub(super) fn places(&mut self, node: &Node) -> Vec<Item> {
        let mut items = Vec::new();
        self.gather(node, &mut items);
        if items.len() > 1 {
            items.sort_unstable();
            if !node.has_distance() {
                items.dedup_by_key(|i| (i.start, i.end));
            }
        }
        items
    }

    /// Adds all places of `node`, in any order: most nodes have none, and must cost no memory.
    fn gather(&mut self, node: &Node, items: &mut Vec<Item>) {
        match node {
            Node::Word(word, reads) => {
                for place in self.sentence.places(*word) {
                    items.push(self.leaf(place.start, place.end, *reads));
                }
            }
            Node::Names(sets) => items.extend(self.named(sets)),
            Node::Class(class) => items.extend_from_slice(self.classed(*class)),
            Node::Sequence(nodes) => put(self.sequence(nodes), items),
            // With a distance all pairs count, so that each alternative must be settled for itself.
            Node::Either(nodes) if nodes.has_distance => {
                for node in nodes.iter() {
                    put(self.places(node), items);
                }
            }
            Node::Either(nodes) => nodes.iter().for_each(|n| self.gather(n, items)),
            Node::Maybe(node) => self.gather(node, items),
            Node::Near(near) => put(self.near(near), items),
        }
    }

    /// The words that an item is made of, in text order, and the part of speech wanted of each.
    pub(super) fn words(&self, item: Item) -> Vec<(Span<Folded>, Reads)> {
        if let Trail::Tokens(start, end, reads) = self.trails[item.trail as usize] {
            return vec![(self.sentence.span(start, end), reads)];
        }
        let mut words = Vec::new();
        let mut open = vec![item.trail];
        while let Some(next) = open.pop() {
            match self.trails[next as usize] {
                Trail::Tokens(start, end, reads) => {
                    words.push((self.sentence.span(start, end), reads))
                }
                Trail::Both(a, b) => open.extend([b, a]),
            }
        }
        words.sort_unstable();
        words
    }

    fn trail(&mut self, trail: Trail) -> u32 {
        self.trails.push(trail);
        (self.trails.len() - 1) as u32
    }

    fn leaf(&mut self, start: u32, end: u32, reads: Reads) -> Item {
        let trail = self.trail(Trail::Tokens(start, end, reads));
        Item { start, end, trail }
    }

    fn join(&mut self, first: Item, second: Item) -> Item {
        Item {
            start: first.start,
            end: second.end,
            trail: self.trail(Trail::Both(first.trail, second.trail)),
        }
    }

    /// The names of these sets.
    pub(super) fn named(&self, sets: &[SetId]) -> impl Iterator<Item = Item> {
        let of = |set: &SetId| {
            let from = self.names.partition_point(|n| n.set < *set);
            let set = *set;
            self.names[from..]
                .iter()
                .take_while(move |n| n.set == set)
                .map(|n| n.item)
        };
        sets.iter().flat_map(of)
    }

    /// The places of a built-in set, read once.
    pub(super) fn classed(&mut self, class: Class) -> &[Item] {
        let slot = class as usize;
        if self.classes[slot].is_none() {
            let sentence = self.sentence;
            let found = classes::find(class, &sentence.text.folded.text, &sentence.tokens);
            let leaf = |(start, end)| self.leaf(start as u32, end as u32, Reads::Any);
            let items = found.into_iter().map(leaf).collect();
            self.classes[slot] = Some(items);
        }
        self.classes[slot].as_deref().unwrap_or_default()
    }

    fn sequence(&mut self, nodes: &Nodes) -> Vec<Item> {
        let mut begun: Vec<Item> = Vec::new();
        let mut may_begin = true;
        for node in nodes.iter() {
            if begun.is_empty() && !may_begin {
                return begun;
            }
            let next = self.places(node);
            let mut grown = self.follow(&begun, &next);
            if may_begin {
                put(next, &mut grown);
            }
            if node.is_optional() {
                put(begun, &mut grown);
            } else {
                may_begin = false;
            }
            grown.sort_unstable();
            if !nodes.has_distance {
                grown.dedup_by_key(|i| (i.start, i.end));
            }
            begun = grown;
        }
        begun
    }

    /// Every item of `first` with every one of `second` that goes on behind it.
    fn follow(&mut self, first: &[Item], second: &[Item]) -> Vec<Item> {
        let mut joined = Capped::default();
        for item in first {
            let start = self.sentence.onward(item.end);
            let from = second.partition_point(|s| s.start < start);
            for next in second[from..].iter().take_while(|s| s.start == start) {
                joined.push(|| self.join(*item, *next), item.start);
            }
        }
        joined.items
    }

    fn near(&mut self, near: &Near) -> Vec<Item> {
        let left = self.operand(&near.left);
        if left.is_empty() {
            return left;
        }
        let right = self.operand(&near.right);
        let mut pairs = self.pairs(&left, &right, near.distance);
        if !near.ordered {
            pairs.extend(self.pairs(&right, &left, near.distance));
        }
        if !near.left.has_distance() && !near.right.has_distance() {
            pairs.sort_unstable();
            pairs.dedup_by_key(|i| (i.start, i.end));
        }
        pairs
    }

    /// The places of an operand; of overlapping ones the longest, unless each is a pair itself.
    fn operand(&mut self, node: &Node) -> Vec<Item> {
        let mut items = self.places(node);
        if node.has_distance() {
            return items;
        }
        leftmost_longest(&mut items);
        items
    }

    fn pairs(&mut self, first: &[Item], second: &[Item], distance: u32) -> Vec<Item> {
        let mut pairs = Capped::default();
        for item in first {
            let from = second.partition_point(|s| s.start < item.end);
            for next in &second[from..] {
                let between = self.sentence.words_between(item.end, next.start);
                if between >= distance || !pairs.push(|| self.join(*item, *next), item.start) {
                    break;
                }
            }
        }
        pairs.items
    }
}

/// Adds `more` to `items`: most often one of them is empty, and then nothing is copied.
fn put(more: Vec<Item>, items: &mut Vec<Item>) {
    if items.is_empty() {
        *items = more;
    } else {
        items.extend(more);
    }
}

/// Items of which only so many have one start.
#[derive(Default)]
struct Capped {
    items: Vec<Item>,
    start: u32,
    count: usize,
}

impl Capped {
    /// Adds an item unless there are enough of its start. Starts come in order.
    fn push(&mut self, item: impl FnOnce() -> Item, start: u32) -> bool {
        if self.start != start {
            (self.start, self.count) = (start, 0);
        }
        self.count += 1;
        let fits = self.count <= MOST_PER_START;
        if fits {
            self.items.push(item());
        }
        fits
    }
}

/// Leaves of sorted items those that a reader going from left to right would pick.
pub(super) fn leftmost_longest(items: &mut Vec<Item>) {
    let mut picked = 0;
    for at in 0..items.len() {
        let item = items[at];
        match items[..picked].last_mut() {
            Some(last) if last.start == item.start => *last = item,
            Some(last) if item.start < last.end => {}
            _ => {
                items[picked] = item;
                picked += 1;
            }
        }
    }
    items.truncate(picked);
}

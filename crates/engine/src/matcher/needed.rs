//! What must be in a text for any of some phrases and names to be there.

use super::anchors::Key;
use super::compile::Program;
use super::gate::of_key;
use super::hashing::QuickSet;
use super::literals::{Literal, merged};
use super::program::{Node, Owner, SetId};
use super::rows::{self, Row};
use super::runs::number;
use super::vocabulary::WordId;

/// Entries of a program, by their numbers, and sets.
#[derive(Debug, Default)]
pub(super) struct Asked {
    pub(super) entries: Vec<usize>,
    pub(super) sets: Vec<SetId>,
}

/// Words, and words in a row, of which one must be in a text. They are spelt out where they are
/// looked for, since many are a lot of text.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Needed {
    /// Words and built-in sets, each once, sorted.
    keys: Vec<Key>,
    /// As well, in the order of the entries.
    rows: Vec<Row>,
}

/// So many literals are searched for at the speed of memory wherever they are few in the text. More
/// would be everywhere, one or another: they are looked for with the word behind each.
const FEW: usize = 500;

impl Needed {
    /// What the requested entries, and the members of the sets, cannot do without. `None` where
    /// one of them may be anything. `all` is what [`Self::of_all`] gives.
    pub(super) fn new(program: &Program, asked: &Asked, all: &Self) -> Option<Self> {
        let is_all = asked.sets.is_empty() && asked.entries.len() == program.entries.len();
        if is_all && all.count() > FEW && program.anchors.iter().all(Option::is_some) {
            return Some(all.clone());
        }
        let few = Self::of(program, asked, |_, _| false)?;
        if few.spellings(program) <= FEW {
            return Some(few);
        }
        Self::of(program, asked, |nth, rows| add_rows(program, nth, rows))
    }

    /// As [`Self::new`], but names of several words are looked for by two of them in a row, since either
    /// word alone may be common, and not at all where one of the words is a name itself.
    pub(super) fn rare(program: &Program, asked: &Asked, all: &Self) -> Option<Self> {
        let is_name = |nth: usize| matches!(program.entries[nth].owner, Owner::Member(_));
        let (names, others): (Vec<usize>, _) = asked.entries.iter().partition(|nth| is_name(**nth));
        let root = |nth: usize| &program.entries[nth].root;
        let words = names.iter().filter_map(|nth| root(*nth).word());
        let words: QuickSet<WordId> = words.collect();
        let holds_name = |nth: usize| match root(nth) {
            Node::Sequence(nodes) => nodes
                .iter()
                .filter_map(Node::word)
                .any(|w| words.contains(&w)),
            _ => false,
        };
        let names = names.into_iter().filter(|nth| !holds_name(*nth));
        let asked = Asked {
            entries: names.chain(others).collect(),
            sets: asked.sets.clone(),
        };
        let rare = Self::of(program, &asked, |nth, rows| {
            is_name(nth) && add_rows(program, nth, rows)
        })?;
        match rare.spellings(program) <= FEW {
            true => Some(rare),
            false => Self::new(program, &asked, all),
        }
    }

    /// As [`Self::new`], for all entries that can be looked for; words alone, where these are no more
    /// than `few` literals. Sets are found by their members.
    pub(super) fn of_all(program: &Program, few: usize) -> Self {
        let alone = Self::of_anchored(program, |_, _| false);
        if alone.spellings(program) <= few {
            return alone;
        }
        Self::of_anchored(program, |nth, rows| add_rows(program, nth, rows))
    }

    fn of_anchored(program: &Program, add_rows: impl Fn(usize, &mut Vec<Row>) -> bool) -> Self {
        let mut needed = Self::default();
        for (nth, anchors) in program.anchors.iter().enumerate() {
            let Some(anchors) = anchors else { continue };
            if !add_rows(nth, &mut needed.rows) {
                let keys = anchors.keys.iter();
                needed
                    .keys
                    .extend(keys.filter(|k| !matches!(k, Key::Set(_))));
            }
        }
        needed.sorted()
    }

    fn of(
        program: &Program,
        asked: &Asked,
        add_rows: impl Fn(usize, &mut Vec<Row>) -> bool,
    ) -> Option<Self> {
        let mut needed = Self::default();
        let mut sets = asked.sets.clone();
        let mut add = |nth: usize, sets: &mut Vec<SetId>| {
            let anchors = program.anchors[nth].as_ref()?;
            if !add_rows(nth, &mut needed.rows) {
                for key in &anchors.keys {
                    match key {
                        Key::Set(set) => sets.push(*set),
                        key => needed.keys.push(*key),
                    }
                }
            }
            Some(())
        };
        for nth in &asked.entries {
            add(*nth, &mut sets)?;
        }
        let mut seen: QuickSet<SetId> = QuickSet::default();
        while let Some(set) = sets.pop() {
            if seen.insert(set) {
                members(program, set).try_for_each(|nth| add(nth, &mut sets))?;
            }
        }
        Some(needed.sorted())
    }

    fn sorted(mut self) -> Self {
        self.keys.sort_unstable();
        self.keys.dedup();
        self
    }

    /// How many literals the words are that are alone.
    fn spellings(&self, program: &Program) -> usize {
        let keys = self.keys.iter();
        keys.map(|key| of_key(program, *key).len()).sum()
    }

    /// How many there are, about.
    #[must_use]
    pub fn count(&self) -> usize {
        self.keys.len() + self.rows.len()
    }

    /// The literals of those that are alone.
    pub(super) fn literals(&self, program: &Program) -> Vec<Literal> {
        let keys = self.keys.iter();
        keys.flat_map(|key| of_key(program, *key).into_owned())
            .collect()
    }

    /// The numbers of the runs of words in a row.
    pub(super) fn pairs(&self, program: &Program) -> Vec<(u64, u64)> {
        let number = |text: &str| number(text.as_bytes(), 0, text.len());
        let rows = self.rows.iter();
        let spelt = rows.flat_map(|row| rows::spelt(*row, &program.vocabulary));
        spelt.map(|(a, b)| (number(a), number(b))).collect()
    }

    /// All as literals, each once, sorted by text. Words in a row are given with a space between
    /// them, where in a text may be hyphens and quotation marks, too.
    pub(super) fn spelt(&self, program: &Program) -> Vec<Literal> {
        let mut literals = self.literals(program);
        let rows = self.rows.iter();
        let rows = rows.flat_map(|row| rows::spelt(*row, &program.vocabulary));
        literals.extend(rows.map(|(a, b)| Literal {
            text: [a, " ", b].concat(),
            starts_word: true,
            ends_word: true,
        }));
        merged(literals)
    }
}

/// Adds the rows of an entry, if it has any.
fn add_rows(program: &Program, nth: usize, rows: &mut Vec<Row>) -> bool {
    rows::add(&program.entries[nth].root, &program.vocabulary, rows).is_some()
}

fn members(program: &Program, set: SetId) -> impl Iterator<Item = usize> {
    let entries = program.entries.iter().enumerate();
    entries
        .filter(move |(_, entry)| matches!(&entry.owner, Owner::Member(m) if m.set == set))
        .map(|(nth, _)| nth)
}

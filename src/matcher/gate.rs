//! Rules out whole documents: what must stand in one for any rule to have something to say.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::anchors::{Anchors, Key, cheaper};
use super::classes;
use super::compile::{Program, UNANCHORED};
use super::error::MatcherError;
use super::hashing::QuickSet;
use super::hit::Slot;
use super::literals::{Literal, merged};
use super::program::{Node, Owner, SetId};
use super::search::Search;
use crate::text::Span;

/// A search for the cheapest literals that a document cannot do without if any rule is to fire.
/// For a rule about an object these are the object's names, which every grade of its findings
/// needs in the document; otherwise the rarest words of its phrases, or of what must be near.
#[derive(Debug)]
pub struct Gate {
    /// `None` where some rule can fire on anything.
    required: Option<Required>,
}

#[derive(Debug)]
struct Required {
    search: Search,
    /// `None` where they are many.
    literals: Option<Vec<Literal>>,
}

/// More literals than these are not given to others.
const MOST_GIVEN: usize = 500;

impl Gate {
    /// Whether a document of which `folded` is a part may have a finding or a use of approved
    /// wording. A document may be ruled out if none of its parts may.
    #[must_use]
    pub fn may_fire(&self, folded: &str) -> bool {
        let whole = Span::new(0, folded.len());
        self.required
            .as_ref()
            .is_none_or(|r| r.search.occur_in(folded, whole))
    }

    /// The folded literals of which one must stand in a document, each once, sorted by text. `None`
    /// where a rule can fire on anything, and where they are more than can be looked for in bytes
    /// that are not folded yet.
    #[must_use]
    pub fn required(&self) -> Option<&[Literal]> {
        let required = self.required.as_ref()?;
        required.literals.as_deref()
    }

    pub(super) fn new(program: &Program) -> Result<Self, MatcherError> {
        let literals =
            rules(program)
                .into_values()
                .try_fold(Vec::new(), |mut all: Vec<Literal>, slots| {
                    let anchors = cheapest(slots)?;
                    all.extend(spelt_out(program, anchors)?);
                    Some(all)
                });
        let required = |literals: Vec<Literal>| {
            let search = Search::new(&literals)?;
            let literals = (literals.len() <= MOST_GIVEN).then(|| merged(literals));
            Ok::<_, MatcherError>(Required { search, literals })
        };
        Ok(Self {
            required: literals.map(required).transpose()?,
        })
    }
}

pub(super) type Slots = BTreeMap<Slot, Option<Anchors>>;

/// For every rule, the anchors of the lists of phrases of which one must match.
pub(super) fn rules(program: &Program) -> BTreeMap<(u32, u32), Slots> {
    let mut rules: BTreeMap<(u32, u32), Slots> = BTreeMap::new();
    for (entry, anchors) in program.entries.iter().zip(&program.anchors) {
        let Owner::Phrase(phrase) = &entry.owner else {
            continue;
        };
        if !matches!(phrase.slot, Slot::Phrases | Slot::Object | Slot::Near) {
            continue;
        }
        let slots = rules.entry((phrase.lexicon, phrase.rule)).or_default();
        let slot = slots
            .entry(phrase.slot)
            .or_insert_with(|| Some(Anchors::never()));
        let names = names_of(&entry.root).filter(|sets| {
            phrase.slot == Slot::Phrases && sets.iter().all(|s| is_spelt(program, *s))
        });
        match (slot.as_mut(), names, anchors) {
            (Some(all), Some(names), _) => all.keys.extend(names.into_iter().map(Key::Set)),
            (Some(all), None, Some(anchors)) => all.take_in(anchors),
            _ => *slot = None,
        }
    }
    rules
}

/// Names of an object, or in every phrase, are looked for whatever they cost: rules share them,
/// and they are rarer in most documents than any verb.
fn cheapest(mut slots: Slots) -> Option<Anchors> {
    let lists = [Slot::Object, Slot::Phrases].map(|slot| slots.remove(&slot).flatten());
    if let Some(names) = lists.iter().flatten().find(|a| is_named(a)) {
        return Some(names.clone());
    }
    lists
        .into_iter()
        .chain(slots.into_values())
        .fold(None, cheaper)
}

/// Whether nothing but names that can be searched for is looked for.
pub(super) fn is_named(anchors: &Anchors) -> bool {
    let is_set = |key: &Key| matches!(key, Key::Set(_));
    anchors.cost < UNANCHORED && anchors.keys.iter().all(is_set)
}

/// Sets of which a name must stand wherever `node` matches, if it names any.
fn names_of(node: &Node) -> Option<Vec<SetId>> {
    match node {
        Node::Names(sets) => Some(sets.to_vec()),
        Node::Sequence(nodes) => nodes.iter().find_map(names_of),
        Node::Either(nodes) => {
            let each: Option<Vec<_>> = nodes.iter().map(names_of).collect();
            each.map(|sets| sets.concat())
        }
        Node::Near(near) => names_of(&near.left).or_else(|| names_of(&near.right)),
        Node::Word(..) | Node::Class(_) | Node::Maybe(_) => None,
    }
}

/// Whether every name of the set can be searched for.
fn is_spelt(program: &Program, set: SetId) -> bool {
    let mut entries = program.entries.iter().zip(&program.anchors);
    entries.all(|(entry, anchors)| {
        anchors.is_some() || !matches!(&entry.owner, Owner::Member(m) if m.set == set)
    })
}

/// The literals of all keys, those of sets by way of their members.
pub(super) fn spelt_out(program: &Program, anchors: Anchors) -> Option<Vec<Literal>> {
    let mut literals = Vec::new();
    let mut seen: QuickSet<Key> = QuickSet::default();
    let mut open = anchors.keys;
    while let Some(key) = open.pop() {
        if !seen.insert(key) {
            continue;
        }
        match key {
            Key::Word(_) | Key::Class(_) => literals.extend_from_slice(&of_key(program, key)),
            Key::Set(set) => {
                for (entry, anchors) in program.entries.iter().zip(&program.anchors) {
                    if matches!(&entry.owner, Owner::Member(m) if m.set == set) {
                        open.extend(&anchors.as_ref()?.keys);
                    }
                }
            }
        }
    }
    Some(literals)
}

/// The literals of a word or a built-in set.
pub(super) fn of_key(program: &Program, key: Key) -> Cow<'_, [Literal]> {
    match key {
        Key::Word(word) => {
            let literals = program.vocabulary.entry(word).literals.as_deref();
            Cow::Borrowed(literals.unwrap_or_default())
        }
        Key::Class(class) => classes::literals(class)
            .map(|text| Literal {
                text: text.to_owned(),
                starts_word: true,
                ends_word: false,
            })
            .collect(),
        Key::Set(_) => Cow::Borrowed(&[]),
    }
}

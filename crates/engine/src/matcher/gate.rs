//! Rules out whole documents: what must be in one for any rule to fire.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::anchors::{Anchors, Key};
use super::classes;
use super::compile::{Program, UNANCHORED};
use super::error::MatcherError;
use super::hit::Slot;
use super::literals::Literal;
use super::needed::{Asked, Needed};
use super::program::{Entry, Node, Owner, SetId};
use super::search::Search;
use sayso_text::Span;

/// A search for the cheapest literals that a document cannot do without if any rule is to fire.
/// For a rule about an object these are the object's names, which every grade of its findings
/// needs in the document; otherwise the rarest words of its phrases, or of what must be near.
#[derive(Debug)]
pub struct Gate {
    /// `None` where some rule can fire on anything.
    required: Option<Needed>,
    /// `None` where that is what every block is searched for anyway.
    search: Option<Search>,
}

impl Gate {
    /// Whether a document of which `folded` is a part may have a finding or a use of approved
    /// wording. A document may be ruled out if none of its parts may.
    #[must_use]
    pub fn may_fire(&self, folded: &str) -> bool {
        let whole = Span::new(0, folded.len());
        let search = self.search.as_ref();
        search.is_none_or(|search| search.occur_in(folded, whole))
    }

    /// That of which one must be in a document. `None` where a rule can fire on anything.
    #[must_use]
    pub fn required(&self) -> Option<&Needed> {
        self.required.as_ref()
    }

    /// `all` is what every block is searched for.
    pub(super) fn new(program: &Program, all: &Needed) -> Result<Self, MatcherError> {
        if program.fires_anywhere {
            return Ok(Self {
                required: None,
                search: None,
            });
        }
        let mut chosen = BTreeMap::new();
        for (rule, slots) in rules(program) {
            let Some(slot) = cheapest(slots) else {
                return Ok(Self {
                    required: None,
                    search: None,
                });
            };
            chosen.insert(rule, slot);
        }
        let required = Needed::new(program, &asked(program, &chosen), all);
        let search = required.as_ref().filter(|needed| *needed != all);
        let search = search.map(|needed| Search::new(needed, program));
        Ok(Self {
            search: search.transpose()?,
            required,
        })
    }
}

/// What the phrases of the chosen list of each rule need.
pub(super) fn asked(program: &Program, chosen: &BTreeMap<(u32, u32), Slot>) -> Asked {
    let mut asked = Asked::default();
    for (nth, entry) in program.entries.iter().enumerate() {
        let Owner::Phrase(phrase) = &entry.owner else {
            continue;
        };
        if chosen.get(&(phrase.lexicon, phrase.rule)) == Some(&phrase.slot) {
            match names(program, entry, phrase.slot) {
                Some(sets) => asked.sets.extend(sets),
                None => asked.entries.push(nth),
            }
        }
    }
    asked
}

/// The names that a phrase of a rule is looked for by, if it has any.
fn names(program: &Program, entry: &Entry, slot: Slot) -> Option<Vec<SetId>> {
    let names = (slot == Slot::Phrases).then(|| names_of(&entry.root))?;
    names.filter(|sets| sets.iter().all(|s| is_spelt(program, *s)))
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
        let names = names(program, entry, phrase.slot);
        match (slot.as_mut(), names, anchors) {
            (Some(all), Some(names), _) => all.keys.extend(names.into_iter().map(Key::Set)),
            (Some(all), None, Some(anchors)) => all.take_in(anchors),
            _ => *slot = None,
        }
    }
    rules
}

/// Names of an object, or in every phrase, are searched for at any cost: rules share them,
/// and they are rarer in most documents than any verb.
fn cheapest(slots: Slots) -> Option<Slot> {
    let found = |slot| Some((slot, slots.get(&slot)?.as_ref()?));
    let lists = [Slot::Object, Slot::Phrases, Slot::Near].map(found);
    let lists = lists.into_iter().flatten();
    let named = lists
        .clone()
        .find(|(slot, anchors)| *slot != Slot::Near && is_named(anchors));
    let cheapest = || lists.min_by_key(|(_, anchors)| anchors.cost);
    named.or_else(cheapest).map(|(slot, _)| slot)
}

/// Whether only names are searched for, all of which can be.
pub(super) fn is_named(anchors: &Anchors) -> bool {
    let is_set = |key: &Key| matches!(key, Key::Set(_));
    anchors.cost < UNANCHORED && anchors.keys.iter().all(is_set)
}

/// Sets of which a name must be wherever `node` matches, if it names any.
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

/// The literals of a word or a built-in set.
pub(super) fn of_key(program: &Program, key: Key) -> Cow<'_, [Literal]> {
    match key {
        Key::Word(word) => program
            .vocabulary
            .entry(word)
            .literals()
            .unwrap_or_default(),
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

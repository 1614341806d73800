//! Checks what refers to what: sets and lists exist, no set includes itself, ids are unique.

use std::collections::{BTreeMap, BTreeSet};

use super::loader::Loader;
use super::names::{LoadedNouns, LoadedSet};
use crate::lexicon::{Extends, Place};
use crate::mistake::MistakeKind;
use crate::nearest::hint;
use crate::pattern::Class;
use crate::rule::Rule;

/// Something of a lexicon that others refer to by id.
type Placed = (String, Place);

/// Notes every reference that leads nowhere or round in a circle, and every id used twice. What
/// the extended lexicon must have is kept in `extends`.
pub(super) fn check(
    sets: &[LoadedSet],
    nouns: &[LoadedNouns],
    rules: &[Rule],
    extends: Option<&mut Extends>,
    loader: &mut Loader<'_, '_>,
) {
    let own = sets.iter().map(|s| (s.set.id.clone(), s.set.place));
    let (own, mut used) = (
        own.collect::<Vec<_>>(),
        std::mem::take(&mut loader.set_references),
    );
    used.extend(includes(sets).map(|(id, place)| (id.to_owned(), place)));
    let lists = nouns.iter().map(|list| (list.id.clone(), list.place));
    let (lists, used_lists) = (
        lists.collect::<Vec<_>>(),
        std::mem::take(&mut loader.noun_references),
    );
    if let Some(extends) = extends {
        extends.sets = for_the_extended(&own, &used);
        extends.nouns = for_the_extended(&lists, &used_lists);
    } else {
        let words = loader.words.keys().map(String::as_str);
        let known = own.iter().map(|(id, _)| id.as_str()).chain(words).collect();
        for (set, place) in lacking(&own, &used) {
            unknown_set(set, *place, &known, loader);
        }
        for (list, place) in lacking(&lists, &used_lists) {
            let reason = format!("there is no list `{list}`");
            let next = hint(list, lists.iter().map(|(id, _)| id.as_str()));
            loader.add(MistakeKind::Reference, *place, reason, next);
        }
    }
    cycles(sets, loader);
    duplicates(rules, loader);
}

/// What is used and not there.
fn lacking<'p>(own: &'p [Placed], used: &'p [Placed]) -> impl Iterator<Item = &'p Placed> {
    let known: BTreeSet<&str> = own.iter().map(|(id, _)| id.as_str()).collect();
    used.iter()
        .filter(move |(id, _)| !known.contains(id.as_str()))
}

/// What is used and not there, or there and not used: it must be about the extended lexicon.
fn for_the_extended(own: &[Placed], used: &[Placed]) -> Vec<Placed> {
    lacking(own, used)
        .chain(lacking(used, own))
        .cloned()
        .collect()
}

fn includes(sets: &[LoadedSet]) -> impl Iterator<Item = (&str, Place)> {
    sets.iter().flat_map(|s| {
        let names = s.set.include.iter().map(String::as_str);
        names.zip(s.include_places.iter().copied())
    })
}

fn unknown_set(set: &str, place: Place, known: &BTreeSet<&str>, loader: &Loader<'_, '_>) {
    let next = if loader.words.contains_key(set) {
        "a set of words comes before those that use it, and names use none".to_owned()
    } else if Class::ALL.iter().any(|(name, _)| *name == set) {
        "built-in sets are only allowed in phrases".to_owned()
    } else if known.is_empty() {
        "define it under `[names]`".to_owned()
    } else {
        hint(set, known.iter().copied())
    };
    let reason = format!("there is no set `@{set}`");
    loader.add(MistakeKind::Reference, place, reason, next);
}

/// Notes one include of each circle.
fn cycles(sets: &[LoadedSet], loader: &Loader<'_, '_>) {
    let links = links(sets);
    let mut done = BTreeSet::new();
    for at in on_or_before_circles(&links) {
        for (include, next) in &links[at] {
            if done.contains(&at) {
                break;
            }
            let seen = reached(&links, *next);
            if !seen.contains(&at) {
                continue;
            }
            let (id, other) = (&sets[at].set.id, &sets[at].set.include[*include]);
            loader.add(
                MistakeKind::Reference,
                sets[at].include_places[*include],
                format!("the set `{id}` includes itself through `{other}`"),
                "delete one of these includes",
            );
            done.extend(seen);
        }
    }
}

/// For each set, its includes that exist: their number among its includes, and their set.
fn links(sets: &[LoadedSet]) -> Vec<Vec<(usize, usize)>> {
    let by_id: BTreeMap<&str, usize> = sets
        .iter()
        .enumerate()
        .map(|(at, s)| (s.set.id.as_str(), at))
        .collect();
    let known = |s: &LoadedSet| {
        let ids = s.set.include.iter().enumerate();
        ids.filter_map(|(n, id)| Some((n, *by_id.get(id.as_str())?)))
            .collect()
    };
    sets.iter().map(known).collect()
}

/// The sets that are on a circle, or lead to one. The others are found first, from those without
/// includes up.
fn on_or_before_circles(links: &[Vec<(usize, usize)>]) -> Vec<usize> {
    let mut open: Vec<usize> = links.iter().map(Vec::len).collect();
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); links.len()];
    for (at, used) in links.iter().enumerate() {
        for (_, used) in used {
            users[*used].push(at);
        }
    }
    let mut done: Vec<usize> = (0..links.len()).filter(|at| open[*at] == 0).collect();
    while let Some(at) = done.pop() {
        for user in &users[at] {
            open[*user] -= 1;
            if open[*user] == 0 {
                done.push(*user);
            }
        }
    }
    (0..links.len()).filter(|at| open[*at] > 0).collect()
}

/// The set `from` and all that it includes.
fn reached(links: &[Vec<(usize, usize)>], from: usize) -> BTreeSet<usize> {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        if seen.insert(at) {
            open.extend(links[at].iter().map(|(_, next)| *next));
        }
    }
    seen
}

fn duplicates(rules: &[Rule], loader: &Loader<'_, '_>) {
    let mut seen = BTreeSet::new();
    for rule in rules {
        if !rule.name().is_empty() && !seen.insert(rule.name()) {
            let reason = format!("there are two rules `{}`", rule.name());
            loader.add(
                MistakeKind::Conflict,
                rule.place,
                reason,
                "rename or merge them",
            );
        }
    }
}

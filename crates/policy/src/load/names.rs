//! Loads `[names]`, the sets that phrases refer to with `@`, and `[nouns]`.

use std::collections::BTreeMap;

use super::loader::Loader;
use crate::file::lexicon::{NameTable, Names};
use crate::file::{Field, Named, Text, Texts};
use crate::lexicon::Place;
use crate::mistake::MistakeKind;
use crate::names::{Name, NameSet};
use crate::parse::{Reading, is_set_name, read as read_phrase};
use crate::pattern::Class;

/// A set and the places of its includes.
pub(super) struct LoadedSet {
    pub(super) set: NameSet,
    pub(super) include_places: Vec<Place>,
}

/// Loads `[names]`.
pub(super) fn sets(names: Named<Field<Names>>, loader: &mut Loader<'_, '_>) -> Vec<LoadedSet> {
    let mut sets = Vec::with_capacity(names.0.len());
    for (id, names) in names.0 {
        if Class::ALL.iter().any(|(name, _)| *name == id.value) {
            let reason = format!("`@{}` is a built-in set", id.value);
            let next = "choose another name";
            loader.add(MistakeKind::Conflict, id.place, reason, next);
        }
        check_id(&id, "a set", loader);
        sets.push(set(id, names, loader));
    }
    sets
}

pub(super) fn check_id(id: &Text, what: &str, loader: &Loader<'_, '_>) {
    if !is_set_name(&id.value) {
        let reason = format!("`{}` cannot name {what}", id.value);
        let next = "write a lower-case letter, then letters, digits, `-` or `_`";
        loader.add(MistakeKind::Value, id.place, reason, next);
    }
}

fn set(id: Text, names: Field<Names>, loader: &mut Loader<'_, '_>) -> LoadedSet {
    let is_wrong = names.value.is_none();
    let table = match names.value {
        Some(Names::Table(table)) => table,
        Some(Names::List(texts)) => NameTable {
            members: Some(texts),
            ..NameTable::default()
        },
        None => NameTable::default(),
    };
    let include = table.include.unwrap_or_default().items;
    let company = table.company.unwrap_or_default().items;
    for set in &company {
        let reference = (set_name(set), set.place);
        loader.set_references.push(reference);
    }
    let clear = table.members.unwrap_or_default().items;
    let ambiguous = table.ambiguous.unwrap_or_default().items;
    let written = clear.iter().map(|text| (text, Reading::Name));
    let written = written.chain(ambiguous.iter().map(|text| (text, Reading::ExactName)));
    let members = members(written, loader);
    if members.is_empty() && include.is_empty() && !is_wrong {
        let reason = format!("the set `{}` has no members", id.value);
        let next = "list names, or `include` another set";
        loader.add(MistakeKind::Missing, id.place, reason, next);
    }
    LoadedSet {
        include_places: include.iter().map(|text| text.place).collect(),
        set: NameSet {
            id: id.value,
            members,
            include: include.iter().map(set_name).collect(),
            company: company.iter().map(set_name).collect(),
            place: id.place,
        },
    }
}

/// The name of a set, with or without its `@`.
fn set_name(text: &Text) -> String {
    text.value.trim_start_matches('@').to_owned()
}

fn members<'a>(
    written: impl Iterator<Item = (&'a Text, Reading)>,
    loader: &Loader<'_, '_>,
) -> Vec<Name> {
    let mut seen: BTreeMap<&str, Reading> = BTreeMap::new();
    let mut members = Vec::new();
    for (text, reading) in written {
        let before = seen.insert(&text.value, reading);
        if before.is_some_and(|before| before != reading) {
            let reason = format!("`{}` is both a clear and an ambiguous name", text.value);
            let next = "keep it under `members` or under `ambiguous`";
            loader.add(MistakeKind::Conflict, text.place, reason, next);
        }
        match read_phrase(&text.value, reading) {
            Ok(parsed) => members.push(Name {
                text: spelling(&text.value),
                pattern: parsed.pattern,
                ambiguous: reading == Reading::ExactName,
                place: text.place,
            }),
            Err(error) => {
                let place = loader.inner(text, &error.range);
                loader.add(MistakeKind::Phrase, place, error.reason, error.next);
            }
        }
    }
    members
}

/// The name as a rewrite writes it: `=AWS` is AWS, `C\#` is C#.
fn spelling(written: &str) -> String {
    let written = written.trim();
    let (mut plain, mut operators) = (String::with_capacity(written.len()), false);
    let mut chars = written.strip_prefix('=').unwrap_or(written).chars();
    while let Some(c) = chars.next() {
        operators |= matches!(c, '=' | '(' | '[' | '*' | '?' | '#');
        plain.push(if c == '\\' {
            chars.next().unwrap_or(c)
        } else {
            c
        });
    }
    match operators {
        true => written.to_owned(),
        false => plain,
    }
}

/// A list of nouns and the place of its id.
pub(super) struct LoadedNouns {
    pub(super) id: String,
    pub(super) place: Place,
    pub(super) nouns: Vec<String>,
}

/// Loads `[nouns]`: lists of common nouns that rules name by id.
pub(super) fn nouns(lists: Named<Texts>, loader: &Loader<'_, '_>) -> Vec<LoadedNouns> {
    let list = |(id, words): (Text, Texts)| {
        check_id(&id, "a list", loader);
        LoadedNouns {
            place: id.place,
            id: id.value,
            nouns: words.items.iter().filter_map(|w| noun(w, loader)).collect(),
        }
    };
    lists.0.into_iter().map(list).collect()
}

/// One noun, folded. It is compared with single words of the text, so it has no operators.
fn noun(word: &Text, loader: &Loader<'_, '_>) -> Option<String> {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '\u{2019}');
    let written = word.value.trim();
    if written.chars().all(is_plain) {
        return Some(written.to_lowercase());
    }
    let place = loader.inner(word, &(0..word.value.len()));
    let reason = format!("`{written}` is not a plain noun");
    let next = "write one word, in the singular; it is found in the plural, too";
    loader.add(MistakeKind::Value, place, reason, next);
    None
}

//! Loads `[words]`: sets of words that phrases take in with `@`, and that are no names.

use super::condition::phrases;
use super::loader::Loader;
use super::names::{LoadedSet, check_id};
use crate::file::{Named, Texts};
use crate::mistake::MistakeKind;
use crate::parse::parse;
use crate::pattern::Class;

/// The words of the set `@we`, unless a lexicon has a set of that id.
const FIRST_PERSON: [&str; 4] = ["we", "i", "our", "my"];

/// Makes `@we` known: who speaks, as a subject. "Our" makes a subject ours.
pub(super) fn add_first_person(names: &[LoadedSet], loader: &mut Loader<'_, '_>) {
    if names.iter().all(|names| names.set.id != "we") {
        let words = FIRST_PERSON.iter().filter_map(|word| parse(word).ok());
        loader.words.insert("we".to_owned(), words.collect());
    }
}

/// Loads the sets in the order of the file, each with what it takes of those before it. They are
/// known to `loader` from then on; what is returned is how they are written.
pub(super) fn load(
    sets: Named<Texts>,
    names: &[LoadedSet],
    loader: &mut Loader<'_, '_>,
) -> Vec<(String, Vec<String>)> {
    let mut loaded = Vec::with_capacity(sets.0.len());
    for (id, members) in sets.0 {
        check_id(&id, "a set of words", loader);
        let built_in = Class::ALL.iter().any(|(name, _)| *name == id.value);
        let named = names.iter().any(|names| names.set.id == id.value);
        if built_in || named {
            let what = if named {
                "a set of names"
            } else {
                "a built-in set"
            };
            let reason = format!("`@{}` is {what}", id.value);
            loader.add(
                MistakeKind::Conflict,
                id.place,
                reason,
                "choose another name",
            );
        }
        let written = members
            .items
            .iter()
            .map(|text| text.value.clone())
            .collect();
        let patterns = phrases(members, loader).into_iter().map(|p| p.pattern);
        let patterns = patterns.collect();
        loader.words.insert(id.value.clone(), patterns);
        loaded.push((id.value, written));
    }
    loaded
}

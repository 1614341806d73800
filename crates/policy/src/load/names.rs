//! Reads `[names]`: the sets that phrases refer to with `@`.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::DeValue;

use super::fields::Fields;
use super::reader::Reader;
use super::value::{Text, strings, wrong_type};
use crate::lexicon::Place;
use crate::mistake::MistakeKind;
use crate::names::{Name, NameSet};
use crate::parse::{Reading, is_set_name, read as read_phrase};
use crate::pattern::Class;

/// A set and where it names the sets that it takes in.
pub(super) struct ReadSet {
    pub(super) set: NameSet,
    pub(super) include_places: Vec<Place>,
}

/// Reads all sets.
pub(super) fn read(names: &Fields<'_, '_>, r: &mut Reader<'_>) -> Vec<ReadSet> {
    names
        .entries()
        .map(|(id, place, value)| {
            if Class::ALL.iter().any(|(name, _)| *name == id) {
                let reason = format!("`@{id}` is a built-in set");
                r.add(MistakeKind::Conflict, place, reason, "choose another name");
            }
            check_id(id, "a set", place, r);
            read_set(id, place, value, r)
        })
        .collect()
}

fn check_id(id: &str, what: &str, place: Place, r: &mut Reader<'_>) {
    if !is_set_name(id) {
        let reason = format!("`{id}` cannot name {what}");
        let next = "write a lower-case letter, then letters, digits, `-` or `_`";
        r.add(MistakeKind::Value, place, reason, next);
    }
}

fn read_set(id: &str, place: Place, value: &Spanned<DeValue<'_>>, r: &mut Reader<'_>) -> ReadSet {
    let mut set = NameSet {
        id: id.to_owned(),
        members: Vec::new(),
        include: Vec::new(),
        company: Vec::new(),
        place,
    };
    let mut include_places = Vec::new();
    let (clear, ambiguous) = match value.get_ref() {
        DeValue::Array(_) => (strings(id, value, r), Vec::new()),
        DeValue::Table(table) => {
            let mut fields = Fields::new(table, place, "a set of names");
            for included in fields.texts("include", r) {
                let name = included.value.trim_start_matches('@');
                set.include.push(name.to_owned());
                include_places.push(included.place);
            }
            for set_in_company in fields.texts("company", r) {
                let name = set_in_company.value.trim_start_matches('@').to_owned();
                r.references.push((name.clone(), set_in_company.place));
                set.company.push(name);
            }
            let members = (fields.texts("members", r), fields.texts("ambiguous", r));
            fields.finish(r);
            members
        }
        _ => {
            wrong_type(
                id,
                value,
                "a list of names, or a table with `members` and `include`",
                r,
            );
            return ReadSet {
                set,
                include_places,
            };
        }
    };
    let written = clear.iter().map(|t| (t, Reading::Name));
    let written = written.chain(ambiguous.iter().map(|t| (t, Reading::ExactName)));
    set.members = members(written, r);
    if set.members.is_empty() && set.include.is_empty() {
        let reason = format!("the set `{id}` has no members");
        let next = "list names, or `include` another set";
        r.add(MistakeKind::Missing, place, reason, next);
    }
    ReadSet {
        set,
        include_places,
    }
}

fn members<'a>(
    written: impl Iterator<Item = (&'a Text, Reading)>,
    r: &mut Reader<'_>,
) -> Vec<Name> {
    let mut seen: BTreeMap<&str, Reading> = BTreeMap::new();
    let mut members = Vec::new();
    for (text, reading) in written {
        if seen
            .insert(&text.value, reading)
            .is_some_and(|before| before != reading)
        {
            r.add(
                MistakeKind::Conflict,
                text.place,
                format!("`{}` is both a clear and an ambiguous name", text.value),
                "keep it under `members` or under `ambiguous`",
            );
        }
        match read_phrase(&text.value, reading) {
            Ok(parsed) => members.push(Name {
                text: spelling(&text.value).to_owned(),
                pattern: parsed.pattern,
                ambiguous: reading == Reading::ExactName,
                place: text.place,
            }),
            Err(error) => {
                let place = text.inner(&error.range);
                r.add(MistakeKind::Phrase, place, error.reason, error.next);
            }
        }
    }
    members
}

/// The name as a rewrite writes it: `=AWS` is AWS.
fn spelling(written: &str) -> &str {
    match written.trim().strip_prefix('=') {
        Some(bare) if !bare.contains(['=', '(', '[', '*', '?', '#']) => bare,
        _ => written.trim(),
    }
}

/// A list of nouns and where its id stands.
pub(super) struct ReadNouns {
    pub(super) id: String,
    pub(super) place: Place,
    pub(super) nouns: Vec<String>,
}

/// Reads `[nouns]`: lists of common nouns that judges know by id.
pub(super) fn nouns(lists: &Fields<'_, '_>, r: &mut Reader<'_>) -> Vec<ReadNouns> {
    lists
        .entries()
        .map(|(id, place, value)| {
            check_id(id, "a list", place, r);
            let words = strings(id, value, r);
            ReadNouns {
                id: id.to_owned(),
                place,
                nouns: words.iter().filter_map(|word| noun(word, r)).collect(),
            }
        })
        .collect()
}

/// One noun, folded. It is compared with single words of the text, so it has no operators.
fn noun(word: &Text, r: &mut Reader<'_>) -> Option<String> {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '\u{2019}');
    let written = word.value.trim();
    if !written.chars().all(is_plain) {
        let reason = format!("`{written}` is not a plain noun");
        let next = "write one word, in the singular; it is found in the plural, too";
        r.add(
            MistakeKind::Value,
            word.inner(&(0..word.value.len())),
            reason,
            next,
        );
        return None;
    }
    Some(written.to_lowercase())
}

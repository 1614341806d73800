//! Makes a lexicon of its file: compiles phrases, and checks what the types of the file cannot.
//! Every mistake is noted with place, reason and next step, before any document is read.

mod condition;
mod loader;
mod names;
mod references;
mod rule;
mod slots;
mod table;
mod terms;
mod words;

use super::lexicon::{Extends, Lexicon, Metadata, Origin, Place};
use super::mistake::{Mistake, MistakeKind};
use crate::file::lexicon::{About, LexiconFile};
use crate::file::{Date, Field, Reader, Text, read_text};
use loader::Loader;

/// Reads the lexicon in the file at `path`, which is also what it is called in messages.
///
/// # Errors
/// All mistakes of the file, by place.
pub fn load_lexicon(path: &str) -> Result<Lexicon, Vec<Mistake>> {
    let text = read_text(path, "give a lexicon's path, or the id of a built-in one")?;
    parse_lexicon(&text, path, Origin::File(path.to_owned()))
}

/// Reads a lexicon from its text. `path` is what messages call it.
///
/// # Errors
/// All mistakes of the text, by place.
pub fn parse_lexicon(text: &str, path: &str, origin: Origin) -> Result<Lexicon, Vec<Mistake>> {
    let reader = Reader::new(path, text);
    let file: Option<LexiconFile> = reader.read();
    let lexicon = file.map(|file| lexicon(file, origin, &mut Loader::new(&reader)));
    reader.finish(lexicon)
}

fn lexicon(file: LexiconFile, origin: Origin, loader: &mut Loader<'_, '_>) -> Lexicon {
    let files = file
        .lexicon
        .value
        .as_ref()
        .and_then(|about| about.terms.clone());
    let (id, metadata, mut extends) = file
        .lexicon
        .value
        .map(|about| describe(about, loader))
        .unwrap_or_default();
    let sets = names::sets(given(file.names).unwrap_or_default(), loader);
    words::add_first_person(&sets, loader);
    let words = words::load(given(file.words).unwrap_or_default(), &sets, loader);
    let nouns = names::nouns(given(file.nouns).unwrap_or_default(), loader);
    let rules = given(file.rule).unwrap_or_default();
    let mut rules: Vec<_> = rules
        .into_iter()
        .filter_map(|rule| Some(rule::load(rule.value?, rule.place, &id, loader)))
        .collect();
    let terms = terms::Table::new(&id, metadata.source.as_deref());
    let beside = terms.load(file.terms, files.unwrap_or_default(), &mut rules, loader);
    let adds = extends.is_some() && !(sets.is_empty() && nouns.is_empty());
    if rules.is_empty() && !adds {
        let next = "add one under `[[rule]]`, or terms under `[[terms]]`";
        loader.missing("a lexicon", "rule", Place::default(), next);
    }
    references::check(&sets, &nouns, &rules, extends.as_mut(), loader);
    Lexicon {
        id,
        metadata,
        extends,
        names: sets.into_iter().map(|s| s.set).collect(),
        words,
        nouns: nouns.into_iter().map(|n| (n.id, n.nouns)).collect(),
        rules,
        dormant: Vec::new(),
        origin,
        text: loader.reader.text.to_owned(),
        beside,
    }
}

/// The id of a lexicon, and what else it says of itself.
fn describe(about: About, loader: &Loader<'_, '_>) -> (String, Metadata, Option<Extends>) {
    check_id(&about.id, loader);
    let (effective_from, effective_until) =
        term(about.effective_from, about.effective_until, loader);
    let metadata = Metadata {
        title: line(about.title),
        version: line(about.version),
        owner: line(about.owner),
        language: line(about.language),
        jurisdiction: line(about.jurisdiction),
        audience: line(about.audience),
        source: line(about.source),
        effective_from,
        effective_until,
        review_by: about.review_by.and_then(|date| date.day),
    };
    let extends = about.extends.map(|text| Extends {
        id: text.value,
        place: text.place,
        sets: Vec::new(),
        nouns: Vec::new(),
    });
    (about.id.value, metadata, extends)
}

fn line(text: Option<Text>) -> Option<String> {
    text.map(|text| text.value)
}

/// The value of an optional key.
fn given<T>(field: Option<Field<T>>) -> Option<T> {
    field?.value
}

/// The first and last day in force.
fn term(
    from: Option<Date>,
    until: Option<Date>,
    loader: &Loader<'_, '_>,
) -> (Option<String>, Option<String>) {
    let place = until.as_ref().map(|date| date.place).unwrap_or_default();
    let [from, until] = [from, until].map(|date| date?.day);
    if let (Some(from), Some(until)) = (&from, &until)
        && from > until
    {
        let reason = format!("it ends on {until}, before it starts on {from}");
        let next = "swap the dates, or correct one";
        loader.add(MistakeKind::Conflict, place, reason, next);
    }
    (from, until)
}

/// Ids are written in flags, comments and reports, so they are plain.
fn check_id(id: &Text, loader: &Loader<'_, '_>) {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let starts = id.value.starts_with(|c: char| c.is_ascii_lowercase());
    if id.value.is_empty() || starts && id.value.chars().all(plain) {
        return;
    }
    let reason = format!("`id`: `{}` is not a plain name", id.value);
    let next = "write a lower-case letter, then letters, digits and hyphens: \"calls-on\"";
    loader.add(MistakeKind::Value, id.place, reason, next);
}

#[cfg(test)]
mod tests;

//! Compiles phrases, and the conditions and grades of a rule that are made of them.

use super::given;
use super::loader::Loader;
use crate::Level;
use crate::file::{self, Field, Text, Texts};
use crate::mistake::MistakeKind;
use crate::parse::{Reading, read_with};
use crate::rule::{Bare, Claim, Condition, Generic, Phrase, Qualified, Within};

/// Compiles phrases; those that cannot be used are noted and left out.
pub(super) fn phrases(texts: Texts, loader: &mut Loader<'_, '_>) -> Vec<Phrase> {
    let mut phrases = Vec::with_capacity(texts.items.len());
    for text in texts.items {
        match read_with(&text.value, Reading::Phrase, &loader.words) {
            Ok(parsed) => {
                for (set, range) in parsed.sets {
                    let place = loader.inner(&text, &range);
                    loader.set_references.push((set, place));
                }
                phrases.push(Phrase {
                    text: text.value,
                    pattern: parsed.pattern,
                    place: text.place,
                });
            }
            Err(error) => {
                let place = loader.inner(&text, &error.range);
                loader.add(MistakeKind::Phrase, place, error.reason, error.next);
            }
        }
    }
    phrases
}

/// `near` or `unless`. `shared` is the `within` beside them.
pub(super) fn condition(
    field: Option<Field<file::lexicon::Condition>>,
    shared: Option<Within>,
    loader: &mut Loader<'_, '_>,
) -> Option<Condition> {
    let (texts, own) = match given(field)? {
        file::lexicon::Condition::Any(texts) => (texts, None),
        file::lexicon::Condition::Table(table) => (table.phrases, given(table.within)),
    };
    Some(Condition {
        phrases: phrases(texts, loader),
        within: own.or(shared).unwrap_or(Within::Sentence),
    })
}

pub(super) fn qualified(
    field: Option<Field<file::lexicon::Qualified>>,
    loader: &mut Loader<'_, '_>,
) -> Option<Qualified> {
    let qualified = given(field)?;
    Some(Qualified {
        by: Condition {
            phrases: phrases(qualified.phrases, loader),
            within: given(qualified.within).unwrap_or(Within::Sentence),
        },
        level: qualified.level.value?.level(),
    })
}

pub(super) fn generic(
    field: Option<Field<file::lexicon::Generic>>,
    loader: &mut Loader<'_, '_>,
) -> Option<Generic> {
    let generic = given(field)?;
    Some(Generic {
        nouns: noun_list(Some(generic.nouns), loader).unwrap_or_default(),
        level: given(generic.level).unwrap_or(Level::Warning),
    })
}

pub(super) fn bare(
    field: Option<Field<file::lexicon::Bare>>,
    loader: &Loader<'_, '_>,
) -> Option<Bare> {
    let place = field.as_ref()?.place;
    let bare = given(field)?;
    if bare.paragraph.is_none() && bare.document.is_none() {
        let next = "give it a level, or `document`, or both";
        loader.missing("`bare`", "paragraph", place, next);
    }
    Some(Bare {
        paragraph: given(bare.paragraph),
        document: given(bare.document),
    })
}

pub(super) fn claim(
    field: Option<Field<file::lexicon::Claim>>,
    loader: &mut Loader<'_, '_>,
) -> Claim {
    let Some(claim) = given(field) else {
        return Claim::default();
    };
    let is_set = |text: &Text| text.value.starts_with('@') || !is_right(text);
    let (others, other_nouns) = match claim.others {
        Some(text) if is_set(&text) => (Some(text), None),
        text => (None, text),
    };
    Claim {
        own: set("own", claim.own, loader),
        others: set("others", others, loader),
        other_nouns: noun_list(other_nouns, loader),
        asked: set("asked", claim.asked, loader),
        able: noun_list(claim.able, loader),
        things: noun_list(claim.things, loader),
    }
}

/// The set that `key` names.
fn set(key: &str, text: Option<Text>, loader: &mut Loader<'_, '_>) -> Option<String> {
    let Text { value, place } = text.filter(is_right)?;
    let Some(name) = value.strip_prefix('@') else {
        let reason = format!("`{key}`: `{value}` is not a set");
        let next = format!("name a set of `[names]`: \"@{key}\"");
        loader.add(MistakeKind::Value, place, reason, next);
        return None;
    };
    loader.set_references.push((name.to_owned(), place));
    Some(name.to_owned())
}

/// The list of `[nouns]` that a key names.
fn noun_list(text: Option<Text>, loader: &mut Loader<'_, '_>) -> Option<String> {
    let Text { value, place } = text.filter(is_right)?;
    loader.noun_references.push((value.clone(), place));
    Some(value)
}

/// Whether it was read. What was not is noted, and empty.
fn is_right(text: &Text) -> bool {
    !text.value.is_empty()
}

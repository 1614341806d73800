//! Reads phrases, and the conditions and grades of a rule that are made of them.

use rayon::prelude::*;
use toml::de::DeValue;

use super::fields::Fields;
use super::reader::Reader;
use super::value::{Text, strings};
use crate::Level;
use crate::mistake::MistakeKind;
use crate::parse::{Reading, read as read_phrase};
use crate::rule::{Bare, Claim, Condition, Generic, Phrase, Within};

/// The levels by name.
pub(crate) const LEVELS: [(&str, Level); 3] = [
    ("error", Level::Error),
    ("warning", Level::Warning),
    ("note", Level::Note),
];

/// The levels by name, and "off".
pub(crate) const LEVELS_OR_OFF: [(&str, Option<Level>); 4] = [
    ("error", Some(Level::Error)),
    ("warning", Some(Level::Warning)),
    ("note", Some(Level::Note)),
    ("off", None),
];

const WITHIN: [(&str, Within); 3] = [
    ("sentence", Within::Sentence),
    ("paragraph", Within::Paragraph),
    ("document", Within::Document),
];

/// A list of so many phrases is worth more than one thread.
const MANY: usize = 5_000;

/// Reads phrases; those that cannot be used are noted and left out.
pub(super) fn phrases(texts: Vec<Text>, r: &mut Reader<'_>) -> Vec<Phrase> {
    let read = |text: &Text| read_phrase(&text.value, Reading::Phrase);
    let all: Vec<_> = if texts.len() > MANY {
        texts.par_iter().map(read).collect()
    } else {
        texts.iter().map(read).collect()
    };
    let mut phrases = Vec::with_capacity(texts.len());
    for (text, parsed) in texts.into_iter().zip(all) {
        match parsed {
            Ok(parsed) => {
                for (set, range) in parsed.sets {
                    r.references.push((set, text.inner(&range)));
                }
                phrases.push(Phrase {
                    text: text.value,
                    pattern: parsed.pattern,
                    place: text.place,
                });
            }
            Err(error) => {
                let place = text.inner(&error.range);
                r.add(MistakeKind::Phrase, place, error.reason, error.next);
            }
        }
    }
    phrases
}

/// Reads `near` and `unless`; `within` beside them is what they share.
pub(super) fn conditions(
    fields: &mut Fields<'_, '_>,
    r: &mut Reader<'_>,
) -> (Option<Condition>, Option<Condition>) {
    let shared = fields.choice("within", &WITHIN, r);
    let near = condition("near", shared, fields, r);
    let unless = condition("unless", shared, fields, r);
    if shared.is_some() && near.is_none() && unless.is_none() {
        let reason = "`within` says how far `near` and `unless` look, and there are none";
        let next = "add `near` or `unless`, or delete `within`";
        r.add(MistakeKind::Conflict, fields.place(), reason, next);
    }
    (near, unless)
}

fn condition(
    key: &'static str,
    shared: Option<Within>,
    fields: &mut Fields<'_, '_>,
    r: &mut Reader<'_>,
) -> Option<Condition> {
    let value = fields.get(key)?;
    let (texts, own) = match value.get_ref() {
        DeValue::Table(table) => {
            let mut inner = Fields::new(table, value.span().into(), "a condition");
            let texts = inner.texts("phrases", r);
            if inner.get("phrases").is_none() {
                inner.missing("phrases", "list what to look for", r);
            }
            let own = inner.choice("within", &WITHIN, r);
            inner.finish(r);
            (texts, own)
        }
        _ => (strings(key, value, r), None),
    };
    Some(Condition {
        phrases: phrases(texts, r),
        within: own.or(shared).unwrap_or(Within::Sentence),
    })
}

/// Reads `generic`.
pub(super) fn generic(fields: &mut Fields<'_, '_>, r: &mut Reader<'_>) -> Option<Generic> {
    let mut inner = fields.table("generic", "`generic`", r)?;
    if inner.get("nouns").is_none() {
        inner.missing("nouns", "name a list of `[nouns]`", r);
    }
    let nouns = noun_list("nouns", &mut inner, r);
    let level = inner.choice("level", &LEVELS, r);
    inner.finish(r);
    Some(Generic {
        nouns: nouns.unwrap_or_default(),
        level: level.unwrap_or(Level::Warning),
    })
}

/// Reads `bare`.
pub(super) fn bare(fields: &mut Fields<'_, '_>, r: &mut Reader<'_>) -> Option<Bare> {
    let mut inner = fields.table("bare", "`bare`", r)?;
    let bare = Bare {
        paragraph: inner.choice("paragraph", &LEVELS, r),
        document: inner.choice("document", &LEVELS, r),
    };
    if inner.get("paragraph").is_none() && inner.get("document").is_none() {
        inner.missing("paragraph", "give it a level, or `document`, or both", r);
    }
    inner.finish(r);
    Some(bare)
}

/// Reads `claim`.
pub(super) fn claim(fields: &mut Fields<'_, '_>, r: &mut Reader<'_>) -> Claim {
    let Some(mut inner) = fields.table("claim", "`claim`", r) else {
        return Claim::default();
    };
    let mut set = |key| {
        let text = inner.text(key, r)?;
        let Some(name) = text.value.strip_prefix('@') else {
            let reason = format!("`{key}`: `{}` is not a set", text.value);
            let next = format!("name a set of `[names]`: \"@{key}\"");
            r.add(MistakeKind::Value, text.place, reason, next);
            return None;
        };
        r.references.push((name.to_owned(), text.place));
        Some(name.to_owned())
    };
    let claim = Claim {
        own: set("own"),
        others: set("others"),
        asked: set("asked"),
        able: noun_list("able", &mut inner, r),
        things: noun_list("things", &mut inner, r),
    };
    inner.finish(r);
    claim
}

/// The list of `[nouns]` that `key` names.
fn noun_list(key: &'static str, fields: &mut Fields<'_, '_>, r: &mut Reader<'_>) -> Option<String> {
    let text = fields.text(key, r)?;
    r.noun_references.push((text.value.clone(), text.place));
    Some(text.value)
}

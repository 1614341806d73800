//! Reads one `[[rule]]`.

use std::collections::BTreeSet;

use super::condition::{self, LEVELS, LEVELS_OR_OFF};
use super::fields::Fields;
use super::reader::Reader;
use super::value::{Text, text_of, wrong_type};
use super::{check_id, slots, term};
use crate::Level;
use crate::lexicon::Place;
use crate::mistake::MistakeKind;
use crate::rule::{Examples, Rewrite, Rule, RuleKind};

/// How many `flag` and how many `pass` examples a rule needs.
const ENOUGH: usize = 3;

const KINDS: [(&str, RuleKind); 3] = [
    ("banned", RuleKind::Banned),
    ("approved", RuleKind::Approved),
    ("preferred", RuleKind::Preferred),
];

/// Reads one rule of the lexicon `lexicon`. What cannot be used is noted and left out.
pub(super) fn read(mut fields: Fields<'_, '_>, lexicon: &str, r: &mut Reader<'_>) -> Rule {
    let place = fields.place();
    let id = fields.required("id", "give it a short name: `id = \"calls-on\"`", r);
    check_id("id", &id, r);
    let kind = kind(&mut fields, r);
    let level = level(kind, &mut fields, r);
    let message = fields.required("message", "say in one sentence what is wrong", r);
    slots::check(&message, &slots::MESSAGE, r);
    let source = fields.required("source", "say where the rule comes from", r);
    let (near, unless) = condition::conditions(&mut fields, r);
    let (effective_from, effective_until) = term(&mut fields, r);
    let mut lines = |key| fields.text(key, r).map(|t| t.value);
    let [rationale, url, owner, jurisdiction, audience] =
        ["rationale", "url", "owner", "jurisdiction", "audience"].map(&mut lines);
    let mut phrases = |key| {
        let texts = fields.texts(key, r);
        condition::phrases(texts, r)
    };
    let [wanted, object, subject, except] =
        ["phrases", "object", "subject", "except"].map(&mut phrases);
    let rule = Rule {
        id: format!("{lexicon}/{}", id.value).into(),
        kind,
        level,
        phrases: wanted,
        object,
        generic: condition::generic(&mut fields, r),
        bare: condition::bare(&mut fields, r),
        subject,
        claim: condition::claim(&mut fields, r),
        near,
        unless,
        except,
        denied: fields
            .choice("denied", &LEVELS_OR_OFF, r)
            .unwrap_or(Some(level)),
        message: message.value,
        rationale: rationale.map(Into::into),
        source: source.value.into(),
        url,
        owner,
        jurisdiction,
        audience,
        effective_from,
        effective_until,
        review_by: fields.date("review_by", r).map(|(day, _)| day),
        rewrite: rewrites(&mut fields, r),
        examples: examples(&mut fields, r),
        place: if id.value.is_empty() { place } else { id.place },
    };
    whole(&rule, &mut fields, r);
    fields.finish(r);
    rule
}

fn kind(fields: &mut Fields<'_, '_>, r: &mut Reader<'_>) -> RuleKind {
    if fields.get("kind").is_none() {
        let next = "write `kind = \"banned\"`, \"approved\" or \"preferred\"";
        fields.missing("kind", next, r);
    }
    fields.choice("kind", &KINDS, r).unwrap_or(RuleKind::Banned)
}

/// Approved wording is never reported, so it needs no level.
fn level(kind: RuleKind, fields: &mut Fields<'_, '_>, r: &mut Reader<'_>) -> Level {
    if fields.get("level").is_none() && kind != RuleKind::Approved {
        let next = "write `level = \"error\"`, \"warning\" or \"note\"";
        fields.missing("level", next, r);
    }
    fields.choice("level", &LEVELS, r).unwrap_or(Level::Note)
}

fn rewrites(fields: &mut Fields<'_, '_>, r: &mut Reader<'_>) -> Vec<Rewrite> {
    let texts = fields.texts("rewrite", r);
    for text in &texts {
        slots::check(text, &slots::REWRITE, r);
    }
    texts
        .into_iter()
        .map(|text| Rewrite {
            template: text.value,
            place: text.place,
        })
        .collect()
}

fn examples(fields: &mut Fields<'_, '_>, r: &mut Reader<'_>) -> Examples {
    let flag = sentences("flag", "must be reported", fields, r);
    let pass = sentences("pass", "must not be reported", fields, r);
    let flagged: BTreeSet<&str> = flag.iter().map(|t| t.value.as_str()).collect();
    for text in &pass {
        if flagged.contains(text.value.as_str()) {
            let reason = "the sentence stands under `flag` and under `pass`";
            r.add(
                MistakeKind::Conflict,
                text.place,
                reason,
                "delete one of the two",
            );
        }
    }
    let placed = |texts: Vec<Text>| texts.into_iter().map(|t| (t.value, t.place)).collect();
    Examples {
        flag: placed(flag),
        pass: placed(pass),
        rewrites: rewritten(fields, r),
    }
}

fn sentences(
    key: &'static str,
    what: &str,
    fields: &mut Fields<'_, '_>,
    r: &mut Reader<'_>,
) -> Vec<Text> {
    let texts = fields.texts(key, r);
    if texts.len() < ENOUGH {
        let place = fields
            .get(key)
            .map_or(fields.place(), |v| Place::from(v.span()));
        r.add(
            MistakeKind::Missing,
            place,
            format!(
                "a rule needs {ENOUGH} examples under `{key}`, and there are {}",
                texts.len()
            ),
            format!("add sentences that {what}"),
        );
    }
    texts
}

/// `rewrites`: sentences and what must come of them.
fn rewritten(fields: &mut Fields<'_, '_>, r: &mut Reader<'_>) -> Vec<(String, String, Place)> {
    let Some(table) = fields.table("rewrites", "`rewrites`", r) else {
        return Vec::new();
    };
    let mut pairs = Vec::new();
    for (source, place, value) in table.entries() {
        match text_of(value, r.text) {
            Some(result) => pairs.push((source.to_owned(), result.value, place)),
            None => wrong_type(source, value, "the expected sentence", r),
        }
    }
    pairs
}

/// What can only be judged of the rule as a whole.
fn whole(rule: &Rule, fields: &mut Fields<'_, '_>, r: &mut Reader<'_>) {
    let place = fields.place();
    if fields.get("phrases").is_none() {
        fields.missing("phrases", "list at least one phrase to look for", r);
    }
    if rule.kind == RuleKind::Preferred && fields.get("rewrite").is_none() {
        fields.missing("rewrite", "give the wanted term", r);
    }
    let needs_object = [
        ("generic", rule.generic.is_some()),
        ("bare", rule.bare.is_some()),
    ];
    for (key, present) in needs_object {
        if present && fields.get("object").is_none() {
            let reason = format!("`{key}` grades a missing object, and the rule has no `object`");
            let next = format!("add `object`, or delete `{key}`");
            r.add(MistakeKind::Conflict, place, reason, next);
        }
    }
}

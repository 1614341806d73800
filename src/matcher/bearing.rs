//! Rules out parts of a document: what must stand in one for it to bear on the report.
//!
//! A part is a run of whole blocks in which every list stands with the line that introduces it. It
//! bears on the report in three ways.
//!
//! 1. It tells something of the document that counts elsewhere: a name, or a condition of a rule
//!    that looks through the whole document. These cannot stand there without their anchors.
//! 2. A rule fires in it. Its phrase stands there, and so do the phrase's anchors. Where its object
//!    must be a name, the judges keep a match only if a name stands in the same block or in the list
//!    behind it, hence in the part, which is the first case;
//! 3. or if the rule takes a phrase without an object for a claim because of names elsewhere in the
//!    document (`bare.document`): its phrases are looked for in every part.

use super::compile::Program;
use super::gate::{Slots, asked, is_named, rules};
use super::hit::{PhraseId, Slot};
use super::needed::Needed;
use super::program::Owner;
use crate::policy::{Policy, Rule, Within};

/// What must stand in a part of a document for it to bear on the report. `None` where anything may.
pub(super) fn needed(program: &Program, policy: &Policy, all: &Needed) -> Option<Needed> {
    let fires =
        |id: (u32, u32), slots: &Slots| !is_about_a_name(slots) || looks_far_for_names(policy, id);
    let rules = rules(program).into_iter();
    let rules = rules.filter(|(id, slots)| fires(*id, slots));
    let phrases = rules.map(|(rule, _)| (rule, Slot::Phrases)).collect();
    let mut asked = asked(program, &phrases);
    asked.entries.extend(told(program, policy));
    Needed::new(program, &asked, all)
}

/// Whether a phrase of the rule without an object can be a claim because of names elsewhere in the
/// document.
fn looks_far_for_names(policy: &Policy, (lexicon, rule): (u32, u32)) -> bool {
    let rule = &policy.lexicons[lexicon as usize].rules[rule as usize];
    rule.bare.is_some_and(|bare| bare.document.is_some())
}

/// Names, and conditions that look through the document.
fn told(program: &Program, policy: &Policy) -> impl Iterator<Item = usize> {
    let counts = |owner: &Owner| match owner {
        Owner::Member(_) => true,
        Owner::Phrase(phrase) => looks_far(rule(policy, *phrase), phrase.slot),
    };
    let entries = program.entries.iter().enumerate();
    entries
        .filter(move |(_, entry)| counts(&entry.owner))
        .map(|(nth, _)| nth)
}

/// Whether the object of a rule can be nothing but a name.
fn is_about_a_name(slots: &Slots) -> bool {
    let object = slots.get(&Slot::Object).and_then(Option::as_ref);
    object.is_some_and(is_named)
}

/// Whether the phrases of `slot` count in all of a document.
fn looks_far(rule: &Rule, slot: Slot) -> bool {
    let condition = match slot {
        Slot::Near => &rule.near,
        Slot::Unless => &rule.unless,
        _ => return false,
    };
    let within = condition.as_ref().map(|c| c.within);
    within == Some(Within::Document)
}

fn rule(policy: &Policy, phrase: PhraseId) -> &Rule {
    &policy.lexicons[phrase.lexicon as usize].rules[phrase.rule as usize]
}

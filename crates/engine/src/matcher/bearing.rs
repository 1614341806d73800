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
//!    document (`bare.document`). Only then is the phrase to be looked for where no name stands.

use std::collections::BTreeMap;

use super::compile::Program;
use super::gate::{Slots, asked, is_named, rules};
use super::hit::{PhraseId, Slot};
use super::needed::Needed;
use super::program::Owner;
use sayso_policy::{Policy, Rule, Within};

/// What is looked for in parts of a document. `None` in place of what is needed: anything may bear.
#[derive(Debug, Default)]
pub struct Bearing {
    /// Of a part with none of these, the document need not know, and in it only rules of `far` can
    /// fire.
    pub near: Option<Needed>,
    /// Rules that can fire on account of names elsewhere need one of these.
    pub far: Option<Needed>,
}

impl Bearing {
    pub(super) fn new(program: &Program, policy: &Policy, all: &Needed) -> Self {
        Self {
            near: near(program, policy, all),
            far: far(program, policy, all),
        }
    }
}

fn near(program: &Program, policy: &Policy, all: &Needed) -> Option<Needed> {
    let about_all = rules(program).into_iter();
    let rules = about_all.filter(|(_, slots)| !is_about_a_name(slots));
    let phrases = rules.map(|(rule, _)| (rule, Slot::Phrases)).collect();
    let mut asked = asked(program, &phrases);
    asked.entries.extend(told(program, policy));
    Needed::new(program, &asked, all)
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

fn far(program: &Program, policy: &Policy, all: &Needed) -> Option<Needed> {
    let looks_far = |(lexicon, rule): &(u32, u32)| {
        let rule = &policy.lexicons[*lexicon as usize].rules[*rule as usize];
        rule.bare.is_some_and(|bare| bare.document.is_some())
    };
    let rules = rules(program).into_keys().filter(looks_far);
    let phrases: BTreeMap<_, _> = rules.map(|rule| (rule, Slot::Phrases)).collect();
    Needed::new(program, &asked(program, &phrases), all)
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

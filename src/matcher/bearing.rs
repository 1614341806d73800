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

use super::anchors::{Anchors, Key};
use super::compile::Program;
use super::gate::{Slots, is_named, rules, spelt_out};
use super::hit::{PhraseId, Slot};
use super::literals::{Literal, merged};
use super::program::Owner;
use crate::policy::{Policy, Rule, Within};

/// What is looked for in parts of a document. `None` in place of literals: anything may bear.
#[derive(Debug, Default)]
pub struct Bearing {
    /// Of a part with none of these, the document need not know, and in it only rules of `far` can
    /// fire.
    pub near: Option<Vec<Literal>>,
    /// Rules that can fire on account of names elsewhere need one of these.
    pub far: Option<Vec<Literal>>,
}

/// For more phrases and names than these, all parts are read.
const MOST: usize = 2_000;

/// For more literals, too: to read a part costs less than to look for them in bytes, which rules
/// out few parts then.
const MOST_SOUGHT: usize = 500;

impl Bearing {
    pub(super) fn new(program: &Program, policy: &Policy) -> Self {
        if program.entries.len() > MOST {
            return Self::default();
        }
        Self {
            near: near(program, policy).and_then(few),
            far: far(program, policy).and_then(few),
        }
    }
}

fn few(literals: Vec<Literal>) -> Option<Vec<Literal>> {
    let literals = merged(literals);
    (literals.len() <= MOST_SOUGHT).then_some(literals)
}

fn near(program: &Program, policy: &Policy) -> Option<Vec<Literal>> {
    let mut all = told(program, policy)?;
    for slots in rules(program).into_values() {
        if !is_about_a_name(&slots) {
            all.extend(of_phrases(program, slots)?);
        }
    }
    Some(all)
}

/// Names, and conditions that look through the document.
fn told(program: &Program, policy: &Policy) -> Option<Vec<Literal>> {
    let mut keys: Vec<Key> = Vec::new();
    for (entry, anchors) in program.entries.iter().zip(&program.anchors) {
        let counts = match &entry.owner {
            Owner::Member(_) => true,
            Owner::Phrase(phrase) => looks_far(rule(policy, *phrase), phrase.slot),
        };
        if counts {
            keys.extend(&anchors.as_ref()?.keys);
        }
    }
    spelt_out(program, Anchors { keys, cost: 0 })
}

fn far(program: &Program, policy: &Policy) -> Option<Vec<Literal>> {
    let mut all = Vec::new();
    for ((lexicon, rule), slots) in rules(program) {
        let rule = &policy.lexicons[lexicon as usize].rules[rule as usize];
        if rule.bare.is_some_and(|bare| bare.document.is_some()) {
            all.extend(of_phrases(program, slots)?);
        }
    }
    Some(all)
}

fn of_phrases(program: &Program, mut slots: Slots) -> Option<Vec<Literal>> {
    spelt_out(program, slots.remove(&Slot::Phrases)??)
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

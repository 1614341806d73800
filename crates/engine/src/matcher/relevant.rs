//! What must be in a part of a document for the part to matter to the report.
//!
//! A part is a run of whole blocks in which every list is with the line that introduces it. It
//! matters in three ways.
//!
//! 1. It holds what counts elsewhere in the document: a name, or a phrase of a condition of a rule
//!    that needs it in the whole document.
//! 2. A rule fires in it, since a phrase of the rule is in it. Where the object of the rule must be
//!    a name, a match is kept only if a name is in the same block or in the list behind it, hence in
//!    the part, which is the first case;
//! 3. or if the rule takes a phrase without an object for a claim because of names elsewhere in the
//!    document (`bare.document`). Only then is the phrase to be looked for in parts without a name.

use std::collections::BTreeMap;

use super::compile::Program;
use super::gate::{Slots, asked, is_named, rules};
use super::hit::{PhraseId, Slot};
use super::needed::Needed;
use super::program::Owner;
use sayso_policy::{Policy, Rule, Within};

/// What is searched for in parts of a document. `None` in place of what is needed: any part may matter.
#[derive(Debug, Default)]
pub struct Relevant {
    /// A part without any of these can only matter for a phrase of `bare`.
    pub part: Option<Needed>,
    /// Phrases that can be claims on account of names elsewhere need one of these.
    pub bare: Option<Needed>,
}

impl Relevant {
    pub(super) fn new(program: &Program, policy: &Policy, all: &Needed) -> Self {
        if program.fires_anywhere {
            return Self::default();
        }
        Self {
            part: part(program, policy, all),
            bare: bare(program, policy, all),
        }
    }
}

fn part(program: &Program, policy: &Policy, all: &Needed) -> Option<Needed> {
    let about_all = rules(program).into_iter();
    let rules = about_all.filter(|(_, slots)| !is_about_a_name(slots));
    let phrases = rules.map(|(rule, _)| (rule, Slot::Phrases)).collect();
    let mut asked = asked(program, &phrases);
    asked.entries.extend(facts(program, policy));
    Needed::rare(program, &asked, all)
}

/// Names, and conditions on a phrase in the whole document.
fn facts(program: &Program, policy: &Policy) -> impl Iterator<Item = usize> {
    let counts = |owner: &Owner| match owner {
        Owner::Member(_) => true,
        Owner::Phrase(phrase) => is_of_document(rule(policy, *phrase), phrase.slot),
    };
    let entries = program.entries.iter().enumerate();
    entries
        .filter(move |(_, entry)| counts(&entry.owner))
        .map(|(nth, _)| nth)
}

fn bare(program: &Program, policy: &Policy, all: &Needed) -> Option<Needed> {
    let is_bare = |(lexicon, rule): &(u32, u32)| {
        let rule = &policy.lexicons[*lexicon as usize].rules[*rule as usize];
        rule.bare.is_some_and(|bare| bare.document.is_some())
    };
    let rules = rules(program).into_keys().filter(is_bare);
    let phrases: BTreeMap<_, _> = rules.map(|rule| (rule, Slot::Phrases)).collect();
    Needed::new(program, &asked(program, &phrases), all)
}

/// Whether the object of a rule can be nothing but a name.
fn is_about_a_name(slots: &Slots) -> bool {
    let object = slots.get(&Slot::Object).and_then(Option::as_ref);
    object.is_some_and(is_named)
}

/// Whether the phrases of `slot` count in all of a document.
fn is_of_document(rule: &Rule, slot: Slot) -> bool {
    let condition = match slot {
        Slot::Near => rule.near.as_ref(),
        Slot::Unless => rule.unless.as_ref(),
        Slot::Qualified => rule.qualified.as_ref().map(|q| &q.by),
        Slot::First | Slot::Section | Slot::NotSection => return true,
        _ => return false,
    };
    let within = condition.map(|c| c.within);
    matches!(within, Some(Within::Document | Within::Section))
}

fn rule(policy: &Policy, phrase: PhraseId) -> &Rule {
    &policy.lexicons[phrase.lexicon as usize].rules[phrase.rule as usize]
}

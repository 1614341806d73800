//! A policy made ready to judge by: its automata, and the sets that each rule is about.

use crate::judge::{Nouns, RuleSets};
use crate::matcher::{Match, Matcher, MatcherError, NameHit};
use crate::suggest::guidance;

use super::throughout;
use sayso_policy::{Lexicon, NameSet, Pattern, Phrase, Policy, Rule};

/// A policy with what is looked up in it for every match.
#[derive(Debug)]
pub(super) struct Compiled {
    pub(super) policy: Policy,
    pub(super) matcher: Matcher,
    /// By lexicon, then by rule.
    sets: Vec<Vec<RuleSets>>,
    /// The rules about whole documents, by lexicon and rule.
    pub(super) throughout: Vec<(u32, u32)>,
    /// By lexicon, then by set of names: the sets whose clear names make its ambiguous ones count.
    company: Vec<Vec<Vec<usize>>>,
}

impl Compiled {
    pub(super) fn new(policy: Policy) -> Result<Self, MatcherError> {
        let lexicons = &policy.lexicons;
        Ok(Self {
            matcher: Matcher::new(&policy)?,
            sets: lexicons.iter().map(all_sets).collect(),
            throughout: throughout::rules(lexicons),
            company: lexicons.iter().map(all_company).collect(),
            policy,
        })
    }

    /// The lexicon that a match is of.
    pub(super) fn lexicon(&self, hit: &Match) -> &Lexicon {
        &self.policy.lexicons[hit.phrase.lexicon as usize]
    }

    /// The rule that a match is of.
    pub(super) fn rule(&self, hit: &Match) -> &Rule {
        &self.lexicon(hit).rules[hit.phrase.rule as usize]
    }

    /// The sets of the rule that a match is of.
    pub(super) fn sets(&self, hit: &Match) -> &RuleSets {
        self.sets_of(hit.phrase.lexicon, hit.phrase.rule)
    }

    /// The sets of a rule, by its lexicon's index in the policy and its own in that.
    pub(super) fn sets_of(&self, lexicon: u32, rule: u32) -> &RuleSets {
        &self.sets[lexicon as usize][rule as usize]
    }

    /// The sets of the name's lexicon whose clear names make it count where it is ambiguous.
    pub(super) fn company(&self, name: &NameHit) -> &[usize] {
        &self.company[name.lexicon as usize][name.set as usize]
    }

    /// Whether any rule can be about what has this name.
    pub(super) fn may_be_object(&self, name: &NameHit) -> bool {
        let mut rules = self.sets[name.lexicon as usize].iter();
        rules.any(|sets| sets.object.contains(&(name.set as usize)))
    }
}

fn all_company(lexicon: &Lexicon) -> Vec<Vec<usize>> {
    let company = |set: &NameSet| {
        let named = match set.company.is_empty() {
            true => std::slice::from_ref(&set.id),
            false => &set.company,
        };
        let indices = named.iter().flat_map(|id| lexicon.set_indices(id));
        indices.collect()
    };
    lexicon.names.iter().map(company).collect()
}

fn all_sets(lexicon: &Lexicon) -> Vec<RuleSets> {
    let rules = lexicon.rules.iter();
    rules.map(|rule| rule_sets(lexicon, rule)).collect()
}

fn rule_sets(lexicon: &Lexicon, rule: &Rule) -> RuleSets {
    let set = |id: &Option<String>| {
        let id = id.as_deref();
        id.map_or_else(Vec::new, |id| lexicon.set_indices(id))
    };
    let nouns = |id: Option<&String>| {
        id.map_or_else(Nouns::default, |id| Nouns::new(lexicon.noun_list(id)))
    };
    RuleSets {
        object: sets_in(lexicon, &rule.object),
        subject: sets_in(lexicon, &rule.subject),
        own: set(&rule.claim.own),
        others: set(&rule.claim.others),
        other_nouns: nouns(rule.claim.other_nouns.as_ref()),
        asked: set(&rule.claim.asked),
        able: nouns(rule.claim.able.as_ref()),
        things: nouns(rule.claim.things.as_ref()),
        generic: nouns(rule.generic.as_ref().map(|g| &g.nouns)),
        guidance: guidance(rule).map(Into::into),
    }
}

/// The sets that phrases name, as indices.
fn sets_in(lexicon: &Lexicon, phrases: &[Phrase]) -> Vec<usize> {
    let mut found = Vec::new();
    for phrase in phrases {
        collect(lexicon, &phrase.pattern, &mut found);
    }
    found
}

fn collect(lexicon: &Lexicon, pattern: &Pattern, found: &mut Vec<usize>) {
    match pattern {
        Pattern::Names(id) => found.extend(lexicon.set_indices(id)),
        Pattern::Sequence(all) | Pattern::Either(all) => {
            for inner in all {
                collect(lexicon, inner, found);
            }
        }
        Pattern::Maybe(inner) => collect(lexicon, inner, found),
        Pattern::Word(_) | Pattern::Class(_) | Pattern::Near { .. } => {}
    }
}

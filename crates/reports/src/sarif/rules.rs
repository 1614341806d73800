//! The rules that results refer to by index.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::log;
use crate::Context;
use sayso_engine::finding::{Finding, Outcome};
use sayso_policy::{Lexicon, Rule};

/// The descriptions of the rules, and the index of each.
pub(super) struct Rules<'a> {
    pub(super) described: Vec<log::Rule<'a>>,
    pub(super) index: BTreeMap<&'a str, usize>,
}

impl<'a> Rules<'a> {
    /// The rules of the policy, then those of findings about the policy itself.
    pub(super) fn of(outcome: &'a Outcome, context: &Context<'a>) -> Self {
        let mut rules = Self {
            described: Vec::new(),
            index: BTreeMap::new(),
        };
        for lexicon in &context.policy.lexicons {
            for rule in &lexicon.rules {
                rules.add(&rule.id, described(lexicon, rule));
            }
        }
        for (_, finding) in outcome
            .reports
            .iter()
            .flat_map(|r| context.shown(r).map(move |f| (r, f)))
        {
            rules.add(&finding.rule, unknown(finding));
        }
        rules
    }

    fn add(&mut self, id: &'a str, rule: log::Rule<'a>) {
        if let Entry::Vacant(free) = self.index.entry(id) {
            free.insert(self.described.len());
            self.described.push(rule);
        }
    }
}

fn described<'a>(lexicon: &Lexicon, rule: &'a Rule) -> log::Rule<'a> {
    log::Rule {
        id: &rule.id,
        short_description: lexicon.message_in_words(rule).into(),
        full_description: rule.rationale.as_deref().map(Into::into),
        help: (&*rule.source).into(),
        help_uri: rule.url.as_deref(),
        default_configuration: log::Configuration { level: rule.level },
    }
}

fn unknown(finding: &Finding) -> log::Rule<'_> {
    log::Rule {
        id: &finding.rule,
        short_description: finding.message.as_str().into(),
        full_description: None,
        help: (&*finding.source).into(),
        help_uri: None,
        default_configuration: log::Configuration {
            level: finding.level,
        },
    }
}

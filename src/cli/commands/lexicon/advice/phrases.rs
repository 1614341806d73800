//! Phrases that match nothing, not even themselves, and phrases that no example has.

use std::collections::BTreeSet;

use super::{Advice, document, sample};
use sayso_engine::check::Checker;
use sayso_engine::matcher::{PhraseId, Slot};
use sayso_policy::{Lexicon, Phrase, Rule};

/// What is odd about the phrases of the rule `at`.
pub(super) fn of(at: usize, rule: &Rule, lexicon: &Lexicon, checker: &Checker) -> Vec<Advice> {
    let found = |text: &str| document(text).map_or_else(BTreeSet::new, |d| checker.phrases_in(&d));
    let examples = &rule.examples;
    let texts = examples.flag.iter().map(|(text, _)| text.as_str());
    let texts = texts.chain(examples.rewrites.iter().map(|(text, _, _)| text.as_str()));
    let shown: BTreeSet<PhraseId> = texts.flat_map(found).collect();
    let mut said = Vec::new();
    for (slot, index, phrase) in phrases(rule) {
        let id = PhraseId {
            lexicon: 0,
            rule: at as u32,
            slot,
            index,
        };
        if shown.contains(&id) {
            continue;
        }
        let text = sample::of(&phrase.pattern, lexicon);
        let impossible = text.filter(|text| !found(text).contains(&id));
        if let Some(sample) = impossible {
            let reason = format!(
                "`{}` is impossible: it is not found in “{sample}”, since no phrase goes beyond a \
                 sentence or into an identifier; shorten it",
                phrase.text
            );
            said.push(Advice::mistake(phrase.place, reason));
        } else if slot == Slot::Phrases && rule.row.is_none() {
            let reason = format!(
                "no example has `{}`; add a sentence with it to `flag`",
                phrase.text
            );
            said.push(Advice::note(phrase.place, reason));
        }
    }
    said
}

/// The lists whose phrases match words of the text, with their places.
fn phrases(rule: &Rule) -> impl Iterator<Item = (Slot, u32, &Phrase)> {
    let near = rule.near.iter().flat_map(|c| &c.phrases);
    let unless = rule.unless.iter().flat_map(|c| &c.phrases);
    let qualified = rule.qualified.iter().flat_map(|q| &q.by.phrases);
    let with = |slot| move |(index, phrase): (u32, _)| (slot, index, phrase);
    let own = (0..).zip(&rule.phrases).map(with(Slot::Phrases));
    own.chain((0..).zip(near).map(with(Slot::Near)))
        .chain((0..).zip(unless).map(with(Slot::Unless)))
        .chain((0..).zip(&rule.except).map(with(Slot::Except)))
        .chain((0..).zip(&rule.first).map(with(Slot::First)))
        .chain((0..).zip(&rule.section).map(with(Slot::Section)))
        .chain((0..).zip(&rule.not_section).map(with(Slot::NotSection)))
        .chain((0..).zip(qualified).map(with(Slot::Qualified)))
}

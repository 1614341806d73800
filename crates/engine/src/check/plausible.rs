//! Which matches may count, so that their sentence must be parsed.
//!
//! Parsing is most of the cost of judging, and what a rule looks for is in many sentences without
//! what the rule is about. Sound because of what `judge/object/` keeps: a name or phrase of the
//! rule's object, which must be in the same sentence; a generic noun or nothing, where the names of
//! the block or document make up for it; or what a list after the block names. Where all of these
//! are missing, some judge drops the match, whichever it is. `tests` compares this with judging
//! every match.

use crate::judge::NamesNearby;
use crate::matcher::{Match, Slot};
use sayso_policy::{Bare, Rule};
use sayso_text::{Folded, Span};

use super::context::BlockContext;
use super::find::slot_of;
use super::sentence::{matches_from, names_from};

/// The matches of the block that may count, in text order, each with the index of its sentence.
pub(super) fn candidates<'a>(block: &BlockContext<'a>) -> Vec<(usize, &'a Match)> {
    let candidates = block.found.candidates();
    candidates
        .filter(|(at, hit)| is_plausible(block, *at, hit))
        .collect()
}

fn is_plausible(block: &BlockContext<'_>, at: usize, hit: &Match) -> bool {
    let rule = block.compiled.rule(hit);
    rule.object.is_empty()
        || has_object(block, block.found.sentences[at], hit)
        || makes_up(block.nearby(hit), rule)
}

/// Whether something that the match's rule may be about is in the sentence.
fn has_object(block: &BlockContext<'_>, sentence: Span<Folded>, hit: &Match) -> bool {
    let hits = &block.found.hits;
    let (lexicon, rule, _) = slot_of(hit);
    let sets = &block.compiled.sets(hit).object;
    let mut phrases = matches_from(&hits.matches, sentence).iter();
    let mut names = names_from(&hits.names, sentence);
    phrases.any(|phrase| slot_of(phrase) == (lexicon, rule, Slot::Object))
        || names.any(|name| {
            name.lexicon == lexicon
                && sets.contains(&(name.set as usize))
                && block.around.names.counts(block.compiled, name)
        })
}

/// Whether names elsewhere make up for an object that is missing in the sentence.
fn makes_up(nearby: NamesNearby, rule: &Rule) -> bool {
    let bare = |of: fn(&Bare) -> bool| rule.bare.as_ref().is_some_and(of);
    let in_paragraph = rule.generic.is_some() || bare(|b| b.paragraph.is_some());
    let in_document = bare(|b| b.document.is_some()) && nearby.own_in_document;
    nearby.object_listed
        || nearby.object_in_paragraph && in_paragraph
        || nearby.object_in_document && in_document
}

#[cfg(test)]
mod tests {
    use super::super::context::DocumentContext;
    use super::super::names::Present;
    use super::super::parse::ParsedSentence;
    use super::super::tests::{builtin, house, texts};
    use super::super::{Checker, find};
    use super::*;
    use sayso_documents::Format;
    use sayso_documents::formats;

    /// Judges every match of `text`; how many of them count, and how many of these are not plausible.
    fn judge_all(checker: &Checker, text: &str) -> (usize, usize) {
        let document = formats::read(text.as_bytes(), Format::Markdown, None).expect("reads");
        let compiled = &checker.compiled;
        let found = find::in_document(compiled, &document);
        let names = Present::new(compiled, found.iter().flat_map(|f| &f.hits.names));
        let around = DocumentContext::new(&names, &document, &found);
        let (mut counting, mut lost) = (0, 0);
        for found in &found {
            let block = BlockContext::new(compiled, &document, &around, found);
            let plausible = candidates(&block);
            let all: Vec<_> = found.candidates().collect();
            for sentence in all.chunk_by(|a, b| a.0 == b.0) {
                let parsed = ParsedSentence::new(&block, sentence[0].0);
                let hits = sentence.iter().map(|(_, hit)| *hit);
                parsed.judge(hits, &mut |hit, _, judgement| {
                    if judgement.level.is_some() {
                        counting += 1;
                        lost += usize::from(!plausible.iter().any(|(_, other)| *other == hit));
                    }
                });
            }
        }
        (counting, lost)
    }

    #[test]
    fn every_match_that_counts_is_plausible() {
        for checker in [builtin(), house()] {
            let mut counting = 0;
            for text in texts() {
                let (here, lost) = judge_all(&checker, &text);
                assert_eq!(lost, 0, "{text:?}");
                counting += here;
            }
            assert!(counting > 100, "{counting}");
        }
    }
}

//! Which matches are worth reading their sentence for.
//!
//! Reading is the dear part of judging, and what a rule looks for stands in many sentences without
//! what the rule is about. Sound because of what `judge/object/` keeps: a name or phrase of the
//! rule's object, which must stand in the same sentence; a generic noun or nothing, where the
//! company of the block or document speaks for it; or what a list behind the block names. Where
//! all of these are missing, some judge dismisses the match, whichever it is. `tests` compares this
//! with the full road.

use crate::judge::Company;
use crate::matcher::{Match, Slot};
use sayso_policy::{Bare, RuleKind};
use sayso_text::{Folded, Span};

use super::Checker;
use super::find::Found;
use super::names::Present;
use super::sentence::{matches_from, names_from};
use super::visit::{Candidate, Pages};

impl Checker {
    /// Those of `candidates` that may count.
    pub(super) fn hopeful<'h>(
        &self,
        pages: &Pages<'_>,
        mut candidates: Vec<Candidate<'h>>,
    ) -> Vec<Candidate<'h>> {
        let here = pages.here;
        candidates.retain(|(at, hit)| {
            self.names_object(here, here.sentences[*at], pages.present, hit)
                || self.speaks_for(self.company(pages, hit), hit)
        });
        candidates
    }

    /// Whether only approved wording is among `candidates`.
    pub(super) fn all_approved(&self, candidates: &[Candidate<'_>]) -> bool {
        let mut kinds = candidates.iter().map(|(_, hit)| self.rule(hit).kind);
        kinds.all(|kind| kind == RuleKind::Approved)
    }

    /// Whether what the match's rule is about, if it is about anything, stands in the sentence.
    fn names_object(
        &self,
        here: &Found,
        sentence: Span<Folded>,
        present: &Present,
        hit: &Match,
    ) -> bool {
        let (lexicon, rule) = (hit.phrase.lexicon, hit.phrase.rule);
        let sets = &self.sets[lexicon as usize][rule as usize];
        let mut objects = matches_from(&here.hits.matches, sentence).iter();
        self.rule(hit).object.is_empty()
            || objects.any(|m| {
                (m.phrase.lexicon, m.phrase.rule, m.phrase.slot) == (lexicon, rule, Slot::Object)
            })
            || names_from(&here.hits.names, sentence).any(|name| {
                name.lexicon == lexicon
                    && sets.object.contains(&(name.set as usize))
                    && present.counts(&self.policy, name)
            })
    }

    /// Whether the company of a match without an object can make up for it.
    fn speaks_for(&self, company: Company, hit: &Match) -> bool {
        let rule = self.rule(hit);
        let bare = |of: fn(&Bare) -> bool| rule.bare.as_ref().is_some_and(of);
        let in_paragraph = rule.generic.is_some() || bare(|b| b.paragraph.is_some());
        let in_document = bare(|b| b.document.is_some()) && company.own_in_document;
        company.object_listed
            || company.object_in_paragraph && in_paragraph
            || company.object_in_document && in_document
    }
}

#[cfg(test)]
mod tests {
    use super::super::block::conditions;
    use super::super::tests::{builtin, house, texts};
    use super::*;
    use sayso_documents::Format;
    use sayso_documents::formats;

    /// Judges every match of `text`, and says how many of those that count were given up.
    fn given_up(checker: &Checker, text: &str) -> (usize, usize) {
        let document = formats::read(text.as_bytes(), Format::Markdown, None).expect("reads");
        let found = checker.find(&document);
        let present = Present::new(&checker.policy, found.iter().flat_map(|f| &f.hits.names));
        let conditions = conditions(found.iter().map(|f| &f.slots));
        let (mut counting, mut lost) = (0, 0);
        for here in &found {
            let all = super::super::visit::candidates(here);
            let pages = Pages::new(checker, &document, here, &present);
            let hopeful = checker.hopeful(&pages, all);
            checker.visit_block(&pages, &conditions, &mut |_, scene, verdict| {
                if verdict.level.is_some() {
                    counting += 1;
                    lost += usize::from(!hopeful.iter().any(|(_, hit)| *hit == scene.hit));
                }
            });
        }
        (counting, lost)
    }

    #[test]
    fn no_match_that_counts_is_given_up() {
        for checker in [builtin(), house()] {
            let mut counting = 0;
            for text in texts() {
                let (here, lost) = given_up(&checker, &text);
                assert_eq!(lost, 0, "{text:?}");
                counting += here;
            }
            assert!(counting > 100, "{counting}");
        }
    }
}

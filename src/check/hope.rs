//! Which matches are worth reading their sentence for.
//!
//! Reading is the dear part of judging, and what a rule looks for stands in many sentences without
//! what the rule is about. Sound because of what `judge/object/` keeps: a name or phrase of the
//! rule's object, which must stand in the same sentence; a generic noun or nothing, where the
//! company of the block or document speaks for it; or what a list behind the block names. Where
//! all of these are missing, some judge dismisses the match, whichever it is. `tests` compares this
//! with the full road.

use crate::document::Document;
use crate::judge::Company;
use crate::matcher::{Match, Slot};
use crate::policy::{Bare, RuleKind};
use crate::text::{Folded, Span};

use super::Checker;
use super::block::{Around, Found};
use super::names::Present;
use super::sentence::matches_from;
use super::visit::Candidate;

impl Checker {
    /// Those of `candidates` that may count. Approved wording alone counts for nothing where
    /// `approved` is not asked for: it only wins over others.
    pub(super) fn hopeful<'h>(
        &self,
        document: &Document,
        here: &'h Found<'_>,
        around: Around<'_>,
        mut candidates: Vec<Candidate<'h>>,
    ) -> Vec<Candidate<'h>> {
        if candidates.is_empty() {
            return candidates;
        }
        let near = Present::new(&self.policy, here.hits.names.iter());
        candidates.retain(|(at, hit)| {
            self.names_object(here, here.sentences[*at], around.present, hit) || {
                let company = self.company(document, here, &near, around.present, hit);
                self.speaks_for(company, hit)
            }
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
        here: &Found<'_>,
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
            || names_from(here, sentence).any(|name| {
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

/// The names that start inside `sentence`.
fn names_from<'h>(
    here: &'h Found<'_>,
    sentence: Span<Folded>,
) -> impl Iterator<Item = &'h crate::matcher::NameHit> {
    let names = &here.hits.names;
    let from = names.partition_point(|n| n.span.start < sentence.start);
    names[from..]
        .iter()
        .take_while(move |n| n.span.start < sentence.end)
}

//! A sentence of a block, parsed, with the judges' verdicts on its matches.

use std::cell::OnceCell;

use crate::judge::{
    Judgement, MatchContext, Object, PreviousSentence, RelatedNames, Sentence, judge,
};
use crate::matcher::{Match, Slot};
use sayso_policy::RuleKind;
use sayso_text::{Folded, Span};

use super::context::BlockContext;
use super::sentence;

/// One sentence of a block, parsed once for each lexicon that needs it, with the names of that lexicon alone: what
/// one lexicon calls a name changes nothing in how another's rules are read. The sentence before it is parsed
/// where a pronoun needs it.
pub(super) struct ParsedSentence<'a> {
    pub(super) block: &'a BlockContext<'a>,
    /// Its index in the block.
    pub(super) at: usize,
    own: Readings<'a>,
    previous: Readings<'a>,
}

/// The readings of one sentence, by lexicon.
type Readings<'a> = Box<[OnceCell<Sentence<'a>>]>;

impl<'a> ParsedSentence<'a> {
    pub(super) fn new(block: &'a BlockContext<'a>, at: usize) -> Self {
        let none = || {
            block
                .compiled
                .policy
                .lexicons
                .iter()
                .map(|_| OnceCell::new())
        };
        Self {
            block,
            at,
            own: none().collect(),
            previous: none().collect(),
        }
    }

    /// Shows what the judges make of each match, approved wording first.
    pub(super) fn judge<'h>(
        &self,
        hits: impl Iterator<Item = &'h Match>,
        show: &mut dyn FnMut(&'h Match, &MatchContext<'_>, Judgement),
    ) {
        let mut hits: Vec<&'h Match> = hits.collect();
        // Approved wording wins over what it covers.
        hits.sort_by_key(|hit| self.block.compiled.rule(hit).kind != RuleKind::Approved);
        let mut approved: Vec<Span<Folded>> = Vec::new();
        for hit in hits {
            let covered = self.ctx(hit, &approved, |ctx| {
                let judgement = self.judgement(ctx);
                let wins = judgement.level.is_some() && ctx.rule.kind == RuleKind::Approved;
                let span = wins.then(|| whole(ctx, &judgement));
                show(hit, ctx, judgement);
                span
            });
            approved.extend(covered);
        }
    }

    fn judgement(&self, ctx: &MatchContext<'_>) -> Judgement {
        judge(ctx, &|slot| self.block.meets(ctx.hit, slot))
    }

    /// Looks at a match in its sentence, block and document. `approved` is the approved wording in
    /// the sentence.
    pub(super) fn ctx<T>(
        &self,
        hit: &Match,
        approved: &[Span<Folded>],
        look: impl FnOnce(&MatchContext<'_>) -> T,
    ) -> T {
        let block = self.block;
        let (compiled, found) = (block.compiled, block.found);
        let lexicon = hit.phrase.lexicon;
        let index = lexicon as usize;
        let sentence = self.own[index].get_or_init(|| parse(block, self.at, lexicon));
        let parse_earlier =
            || self.previous[index].get_or_init(|| parse(block, self.at - 1, lexicon));
        let previous = self.at.checked_sub(1).map(|at| PreviousSentence {
            span: found.sentences[at],
            read: &parse_earlier,
        });
        let in_block = |slot: Slot| block.meets(hit, slot);
        look(&MatchContext {
            document: block.document,
            block: &found.block,
            folded: &found.folded,
            lexicon: compiled.lexicon(hit),
            lexicon_index: index,
            rule: compiled.rule(hit),
            sets: compiled.sets(hit),
            hit,
            sentence,
            goes_on: [self.at, self.at + 1].map(|at| found.continues(at)),
            previous,
            matches: sentence::matches_from(&found.hits.matches, sentence.span),
            in_block: &in_block,
            approved,
            nearby: block.nearby(hit),
            lead_in: block.lead_in(),
            related: RelatedNames::default(),
        })
    }
}

fn parse<'a>(block: &'a BlockContext<'a>, at: usize, lexicon: u32) -> Sentence<'a> {
    let found = block.found;
    let present = block.around.names;
    let span = found.sentences[at];
    sentence::read(
        block.compiled,
        present,
        block.document,
        &found.folded,
        &found.hits,
        span,
        lexicon,
    )
}

/// From the first to the last word of the match, object included.
pub(super) fn whole(ctx: &MatchContext<'_>, judgement: &Judgement) -> Span<Folded> {
    let mut span = ctx.hit.span;
    let reading = ctx.reading();
    match &judgement.object {
        Some(Object::Named { phrases, .. }) => {
            for phrase in phrases {
                span = span.cover(reading.span(phrase.first, phrase.last));
            }
        }
        Some(Object::Generic(phrase)) => span = span.cover(reading.span(phrase.first, phrase.last)),
        _ => {}
    }
    span
}

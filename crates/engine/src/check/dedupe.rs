//! Drops duplicates: equal claims about the same words.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::judge::{Judgement, MatchContext, Object};
use crate::matcher::Match;
use crate::suggest::with_mark;
use sayso_policy::Level;
use sayso_text::{Folded, Prose, Span};

use super::parse::whole;

/// A match that counts.
#[derive(Debug)]
pub(super) struct Claim<'h> {
    pub(super) hit: &'h Match,
    pub(super) level: Level,
    pub(super) judgement: Judgement,
    /// From the first to the last word, object included.
    pub(super) span: Span<Prose>,
    anchor: Anchor,
}

impl<'h> Claim<'h> {
    pub(super) fn new(
        hit: &'h Match,
        ctx: &MatchContext<'_>,
        level: Level,
        judgement: Judgement,
    ) -> Self {
        Self {
            hit,
            level,
            span: with_mark(ctx, ctx.prose(whole(ctx, &judgement))),
            anchor: Anchor::new(ctx, &judgement),
            judgement,
        }
    }
}

/// Of `claims` those that are reported: the tightest wording for each rule and place
/// ("enables … enable access"), of equally tight ones the longest ("big data lake"), and of one
/// lexicon the gravest rule.
pub(super) fn findings(claims: &mut Vec<Claim<'_>>) {
    if claims.len() < 2 {
        return;
    }
    claims.sort_by_key(|c| (c.anchor.gap(), Reverse(c.anchor.spread()), c.span));
    keep_first(claims);
    let mut gravest: BTreeMap<(u32, Span<Folded>, Span<Folded>), Level> = BTreeMap::new();
    for claim in claims.iter() {
        for key in claim.anchor.keys() {
            let level = gravest.entry(key).or_insert(claim.level);
            *level = claim.level.max(*level);
        }
    }
    claims.retain(|claim| {
        let mut keys = claim.anchor.keys();
        keys.all(|key| gravest[&key] <= claim.level)
    });
}

/// Of claims of one rule about the same words, or the same object, the first.
pub(super) fn keep_first(claims: &mut Vec<Claim<'_>>) {
    let mut known = Known::default();
    claims.retain(|claim| known.is_new(&claim.anchor));
}

/// The key of a claim; claims with equal keys are duplicates.
#[derive(Debug, Clone)]
struct Anchor {
    lexicon: u32,
    rule: u32,
    words: Vec<Span<Folded>>,
    object: Option<Span<Folded>>,
}

impl Anchor {
    fn new(ctx: &MatchContext<'_>, judgement: &Judgement) -> Self {
        let object = match &judgement.object {
            Some(Object::Named { head, .. }) => Some(ctx.reading().units[*head].span),
            Some(Object::Generic(p) | Object::Other(p)) => {
                Some(ctx.reading().span(p.first, p.last))
            }
            _ => None,
        };
        Self {
            lexicon: ctx.hit.phrase.lexicon,
            rule: ctx.hit.phrase.rule,
            words: ctx.hit.words().collect(),
            object,
        }
    }

    /// How far apart the words of the match are, in bytes.
    fn spread(&self) -> usize {
        let first = self.words.first().map_or(0, |w| w.start);
        let last = self.words.last();
        last.map_or(0, |w| w.end.saturating_sub(first))
    }

    /// How much is between the words of the match, in bytes, but for what joins two.
    fn gap(&self) -> usize {
        let words: usize = self.words.iter().map(|w| w.len() + 1).sum();
        (self.spread() + 1).saturating_sub(words)
    }

    /// What is claimed of the object, word by word. Where a rule of higher level of the same lexicon claims
    /// the same, this claim is dropped: "enables customers to access ChatGPT" is no
    /// second finding for "access ChatGPT".
    fn keys(&self) -> impl Iterator<Item = (u32, Span<Folded>, Span<Folded>)> + '_ {
        let object = self.object;
        self.words
            .iter()
            .filter_map(move |w| Some((self.lexicon, object?, *w)))
    }
}

/// Which words and objects the claims of each rule are about.
#[derive(Debug, Default)]
struct Known {
    /// Where words start, and where they end. Those of one rule do not overlap.
    words: BTreeMap<(u32, u32, usize), usize>,
    objects: BTreeSet<(u32, u32, Span<Folded>)>,
}

impl Known {
    /// Whether no claim of the rule is about any of these words, nor about the object. Notes them.
    fn is_new(&mut self, anchor: &Anchor) -> bool {
        let key = |span: Span<Folded>| (anchor.lexicon, anchor.rule, span);
        let known = anchor.words.iter().any(|w| self.has(anchor, *w))
            || anchor
                .object
                .is_some_and(|o| self.objects.contains(&key(o)));
        if known {
            return false;
        }
        let words = anchor.words.iter();
        let place = |w: &Span<Folded>| ((anchor.lexicon, anchor.rule, w.start), w.end);
        self.words.extend(words.map(place));
        self.objects.extend(anchor.object.map(key));
        true
    }

    /// Whether a claim of the rule is about a part of `word`: "set-up" is one word, or two.
    fn has(&self, Anchor { lexicon, rule, .. }: &Anchor, word: Span<Folded>) -> bool {
        let before = self.words.range(..(*lexicon, *rule, word.end)).next_back();
        before.is_some_and(|((l, r, _), end)| (l, r) == (lexicon, rule) && *end > word.start)
    }
}

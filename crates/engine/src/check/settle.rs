//! What is said of one place more than once is said once.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::judge::{Object, Scene, Verdict};
use sayso_policy::Level;
use sayso_text::{Folded, Prose, Span};

use super::findings::whole;

/// What a match claims, and where that is fastened.
#[derive(Debug)]
pub(super) struct Claim<T> {
    pub(super) level: Level,
    pub(super) span: Span<Prose>,
    anchor: Anchor,
    /// What is made of it.
    pub(super) what: T,
}

impl<T> Claim<T> {
    pub(super) fn new(scene: &Scene<'_>, verdict: &Verdict, level: Level, what: T) -> Self {
        Self {
            level,
            span: scene.prose(whole(scene, verdict)),
            anchor: Anchor::new(scene, verdict),
            what,
        }
    }

    /// The same claim, of which something else is made.
    pub(super) fn of<U>(self, what: U) -> Claim<U> {
        Claim {
            level: self.level,
            span: self.span,
            anchor: self.anchor,
            what,
        }
    }
}

/// Of `claims` those that a reader must hear: the tightest wording for each rule and place
/// ("enables … enable access"), of equally tight ones the longest ("big data lake"), and of one
/// lexicon the gravest rule.
pub(super) fn findings<T>(mut claims: Vec<Claim<T>>) -> Vec<T> {
    if claims.len() > 1 {
        claims.sort_by_key(|c| (c.anchor.gap(), Reverse(c.anchor.spread()), c.span));
        let mut said = Said::default();
        claims.retain(|claim| said.is_new(&claim.anchor));
        let mut gravest: BTreeMap<(u32, Span<Folded>, Span<Folded>), Level> = BTreeMap::new();
        for claim in &claims {
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
    claims.into_iter().map(|claim| claim.what).collect()
}

/// Of uses of approved wording each once.
pub(super) fn approved<T>(claims: Vec<Claim<T>>) -> impl Iterator<Item = T> {
    let mut used = Said::default();
    let new = claims
        .into_iter()
        .filter(move |claim| used.is_new(&claim.anchor));
    new.map(|claim| claim.what)
}

/// Where a finding is fastened, to see which findings say the same.
#[derive(Debug, Clone)]
struct Anchor {
    lexicon: u32,
    rule: u32,
    words: Vec<Span<Folded>>,
    object: Option<Span<Folded>>,
}

impl Anchor {
    fn new(scene: &Scene<'_>, verdict: &Verdict) -> Self {
        let object = match &verdict.object {
            Some(Object::Named { head, .. }) => Some(scene.reading().units[*head].span),
            Some(Object::Generic(p) | Object::Other(p)) => {
                Some(scene.reading().span(p.first, p.last))
            }
            _ => None,
        };
        Self {
            lexicon: scene.hit.phrase.lexicon,
            rule: scene.hit.phrase.rule,
            words: scene.hit.words().collect(),
            object,
        }
    }

    /// How far apart the words of the match stand, in bytes.
    fn spread(&self) -> usize {
        let first = self.words.first().map_or(0, |w| w.start);
        let last = self.words.last();
        last.map_or(0, |w| w.end.saturating_sub(first))
    }

    /// How much stands between the words of the match, in bytes, but for what joins two.
    fn gap(&self) -> usize {
        let words: usize = self.words.iter().map(|w| w.len() + 1).sum();
        (self.spread() + 1).saturating_sub(words)
    }

    /// What the finding claims of its object, word by word. Where a graver rule of the same
    /// lexicon claims the same, it is not said twice: "enables customers to access ChatGPT" is no
    /// second finding for "access ChatGPT".
    fn keys(&self) -> impl Iterator<Item = (u32, Span<Folded>, Span<Folded>)> + '_ {
        let object = self.object;
        self.words
            .iter()
            .filter_map(move |w| Some((self.lexicon, object?, *w)))
    }
}

/// Which words and objects each rule has spoken of.
#[derive(Debug, Default)]
struct Said {
    /// Where words start, and where they end. Those of one rule do not overlap.
    words: BTreeMap<(u32, u32, usize), usize>,
    objects: BTreeSet<(u32, u32, Span<Folded>)>,
}

impl Said {
    /// Whether the rule has not spoken of any of these words, nor of the object. Notes them.
    fn is_new(&mut self, anchor: &Anchor) -> bool {
        let key = |span: Span<Folded>| (anchor.lexicon, anchor.rule, span);
        let known = anchor.words.iter().any(|w| self.speaks_of(anchor, *w))
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

    /// Whether the rule has spoken of a part of `word`: "set-up" is one word, or two.
    fn speaks_of(&self, Anchor { lexicon, rule, .. }: &Anchor, word: Span<Folded>) -> bool {
        let before = self.words.range(..(*lexicon, *rule, word.end)).next_back();
        before.is_some_and(|((l, r, _), end)| (l, r) == (lexicon, rule) && *end > word.start)
    }
}

//! Gives every word its part of speech, from left to right, each by those before it and by the words around it.

use super::features::Features;
use super::labels::Fine;
use super::weights::{Weights, best};
use super::word::Word;

/// A part of speech, and how well the others would do.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    pub(crate) fine: Fine,
    /// The score of each; empty where the part of speech was fixed.
    scores: Vec<i32>,
}

impl Choice {
    /// By how much this one is ahead of the best of those that `others` lets pass.
    pub(crate) fn lead_over(&self, others: impl Fn(Fine) -> bool) -> i32 {
        let scores = self.scores.iter().enumerate();
        let best = scores
            .filter(|(at, _)| others(Fine::from_index(*at)))
            .map(|(_, s)| *s)
            .max();
        let own = self.scores.get(self.fine as usize);
        own.zip(best)
            .map_or(i32::MAX, |(own, best)| own.saturating_sub(best))
    }
}

/// The parts of speech of `words`.
pub(super) fn tag(weights: &impl Weights, words: &[Word]) -> Vec<Choice> {
    let mut tags = Vec::with_capacity(words.len());
    let mut choices = Vec::with_capacity(words.len());
    let mut features = Features::new();
    let context = Context::new(words);
    for (at, word) in words.iter().enumerate() {
        let mut scores = Vec::new();
        let fine = word.fixed.unwrap_or_else(|| {
            extract(words, &tags, at, &context, &mut features);
            scores = vec![0; weights.labels()];
            for feature in &features.all {
                weights.add(*feature, &mut scores);
            }
            Fine::from_index(best(&scores, |_| true))
        });
        tags.push(fine);
        choices.push(Choice { fine, scores });
    }
    choices
}

/// What the tagger looks up of a sentence before it starts.
pub(super) struct Context {
    /// The last word, which says whether a sentence asks or tells.
    end: u64,
    /// How many verbs that can carry a clause the rules propose before each word.
    verbs: Vec<u32>,
    /// Where the part of the sentence ends that each word is in: at a stop, a colon, a semicolon or a dash.
    part_end: Vec<u32>,
}

impl Context {
    pub(super) fn new(words: &[Word]) -> Self {
        let mut verbs = vec![0];
        for word in words {
            verbs.push(verbs[verbs.len() - 1] + u32::from(word.carries));
        }
        let mut part_end = vec![words.len() as u32; words.len()];
        for at in (0..words.len()).rev() {
            let next = part_end.get(at + 1).copied();
            let ends = matches!(words[at].fixed, Some(Fine::Stop | Fine::Colon));
            part_end[at] = if ends {
                at as u32
            } else {
                next.unwrap_or(words.len() as u32)
            };
        }
        Self {
            end: words.last().map_or(0, |w| w.form),
            verbs,
            part_end,
        }
    }

    /// How many such verbs precede the word at `at`, and behind it in its part of the sentence; at most two each.
    fn verbs_around(&self, at: usize) -> u64 {
        let behind = self.verbs[self.part_end[at].max(at as u32 + 1) as usize] - self.verbs[at + 1];
        u64::from(self.verbs[at].min(2)) << 2 | u64::from(behind.min(2))
    }
}

/// A word beyond either end.
const OUTSIDE: u64 = 7;

/// The features of the word at `at`, behind words of the parts of speech `tags`.
pub(super) fn extract(
    words: &[Word],
    tags: &[Fine],
    at: usize,
    context: &Context,
    out: &mut Features,
) {
    out.clear();
    let word = &words[at];
    let near = |offset: isize| at.checked_add_signed(offset).and_then(|i| words.get(i));
    let form = |offset: isize| near(offset).map_or(OUTSIDE, |w| w.form);
    let class = |offset: isize| near(offset).map_or(OUTSIDE, |w| w.class);
    let ending = |offset: isize| near(offset).map_or(OUTSIDE, |w| w.endings[1]);
    let shape = |offset: isize| near(offset).map_or(OUTSIDE, |w| w.shape);
    let tag = |back: usize| at.checked_sub(back).map_or(OUTSIDE, |i| tags[i].value());
    let (one, two) = (tag(1), tag(2));
    let verb_before = clause_has_verb(tags);

    out.add(&[word.form]);
    out.add(&[word.form, word.shape]);
    out.add(&[word.endings[0]]);
    out.add(&[word.endings[1]]);
    out.add(&[word.endings[2]]);
    out.add(&[word.prefix]);
    out.add(&[word.shape, u64::from(at == 0)]);
    out.add(&[word.class]);
    out.add(&[word.strengths]);
    out.add(&[word.endings[1], word.shape]);

    out.add(&[one]);
    out.add(&[one, two]);
    out.add(&[one, two, tag(3)]);
    out.add(&[one, word.form]);
    out.add(&[one, two, word.form]);
    out.add(&[one, word.class]);
    out.add(&[one, word.strengths]);
    out.add(&[one, two, word.class]);
    out.add(&[one, word.endings[1]]);
    out.add(&[one, word.shape]);

    out.add(&[form(-1)]);
    out.add(&[form(-1), word.form]);
    out.add(&[form(-1), word.class]);
    out.add(&[form(-2)]);
    out.add(&[form(-2), form(-1), word.class]);
    out.add(&[form(1)]);
    out.add(&[form(1), word.form]);
    out.add(&[form(1), word.class]);
    out.add(&[form(2)]);
    out.add(&[form(1), form(2), word.class]);
    out.add(&[form(-1), form(1), word.class]);
    out.add(&[ending(-1), word.class]);
    out.add(&[ending(1), word.class]);
    out.add(&[ending(1), word.form]);
    out.add(&[ending(2), word.class]);

    out.add(&[class(1), word.form]);
    out.add(&[class(1), word.class]);
    out.add(&[class(1), class(2), word.class]);
    out.add(&[one, class(1), word.class]);
    out.add(&[one, form(1), word.class]);
    out.add(&[one, class(1), class(2), word.class]);
    out.add(&[shape(1), word.shape, word.class]);
    out.add(&[shape(-1), word.shape, word.class]);

    out.add(&[u64::from(verb_before), word.class, one]);
    out.add(&[u64::from(verb_before), word.form]);
    out.add(&[u64::from(verb_before), word.class, class(1)]);
    out.add(&[u64::from(at == 0), context.end, word.class]);
    out.add(&[u64::from(at == 0), word.form]);
    out.add(&[form(3), word.class]);

    let proposed = |offset: isize| near(offset).map_or(OUTSIDE, |w| w.proposed);
    let (here, next, before) = (proposed(0), proposed(1), proposed(-1));
    out.add(&[here]);
    out.add(&[here, word.form]);
    out.add(&[here, word.class]);
    out.add(&[here, word.strengths]);
    out.add(&[here, word.endings[1]]);
    out.add(&[here, one]);
    out.add(&[here, one, two]);
    out.add(&[here, one, word.class]);
    out.add(&[here, next]);
    out.add(&[here, next, word.form]);
    out.add(&[here, next, one]);
    out.add(&[here, next, proposed(2)]);
    out.add(&[before, here, next]);
    out.add(&[here, form(1)]);
    out.add(&[here, form(-1)]);
    out.add(&[next, word.form]);

    let verbs = context.verbs_around(at);
    out.add(&[verbs, here]);
    out.add(&[verbs, word.form]);
    out.add(&[verbs, word.class, one]);
    out.add(&[verbs, word.class, class(1)]);
    out.add(&[verbs, word.class, u64::from(at == 0)]);
    out.add(&[class(1), class(2), class(3), word.class]);
}

/// How many words back a clause is looked through.
const REACH: usize = 24;

/// Whether a verb that can carry a clause stands between the last mark or opener of a clause and here.
fn clause_has_verb(tags: &[Fine]) -> bool {
    for tag in tags.iter().rev().take(REACH) {
        if tag.opens_clause() {
            return false;
        }
        if tag.is_finite() {
            return true;
        }
    }
    false
}

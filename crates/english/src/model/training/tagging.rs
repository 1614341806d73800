//! Trains the tagger.

use std::io::Write;

use super::data::Sentence;
use super::learner::Learner;
use super::{ROUNDS, order, percent};
use crate::model::features::Features;
use crate::model::labels::Fine;
use crate::model::tagger::{self, Context};
use crate::model::weights::best;

/// How many features it keeps.
const FEATURES: usize = 120_000;

/// The weights that `all` teaches.
///
/// # Errors
///
/// Those of `log`.
pub(super) fn train(all: &[&Sentence], log: &mut impl Write) -> std::io::Result<Learner> {
    let mut learner = Learner::new(Fine::ALL.len());
    let mut features = Features::new();
    for sentence in all {
        let context = Context::new(&sentence.words);
        for at in 0..sentence.words.len() {
            if sentence.words[at].fixed.is_none() {
                tagger::extract(
                    &sentence.words,
                    &sentence.tags[..at],
                    at,
                    &context,
                    &mut features,
                );
                learner.note(&features.all);
            }
        }
    }
    learner.keep(3);
    for rounds in ROUNDS {
        if rounds == ROUNDS[1] {
            learner.average();
            learner.select(FEATURES);
        }
        for round in 0..rounds {
            let share = round_of(&mut learner, all, round, &mut features);
            writeln!(log, "tagger, round {round}: {share:.2} %")?;
        }
    }
    learner.average();
    Ok(learner)
}

/// Goes through the text once; returns how many tags were right, in per cent.
fn round_of(
    learner: &mut Learner,
    all: &[&Sentence],
    round: usize,
    features: &mut Features,
) -> f64 {
    let (mut right, mut asked) = (0, 0);
    for number in order(all.len(), round) {
        let sentence = all[number];
        let context = Context::new(&sentence.words);
        let mut tags: Vec<Fine> = Vec::with_capacity(sentence.words.len());
        for at in 0..sentence.words.len() {
            if let Some(tag) = sentence.words[at].fixed {
                tags.push(tag);
                continue;
            }
            tagger::extract(&sentence.words, &tags, at, &context, features);
            let guess = best(&learner.scores(&features.all), |_| true);
            let gold = sentence.tags[at] as usize;
            learner.learn(&features.all, gold, guess);
            asked += 1;
            right += usize::from(gold == guess);
            tags.push(Fine::from_index(guess));
        }
    }
    percent(right, asked)
}

/// Says in `log` how many are right in text that was held out.
///
/// # Errors
///
/// Those of `log`.
pub(super) fn report(
    held: &[&Sentence],
    tags: &[Vec<Fine>],
    log: &mut impl Write,
) -> std::io::Result<()> {
    let (mut right, mut asked) = (0, 0);
    for (sentence, tags) in held.iter().zip(tags) {
        let free = (0..tags.len()).filter(|at| sentence.words[*at].fixed.is_none());
        for at in free {
            asked += 1;
            right += usize::from(tags[at] == sentence.tags[at]);
        }
    }
    writeln!(log, "held out, tags: {:.2} %", percent(right, asked))
}

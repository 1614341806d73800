//! Trains the labeller.

use std::io::Write;

use super::data::Sentence;
use super::learner::Learner;
use super::{ROUNDS, order, percent};
use crate::model::features::Features;
use crate::model::labeller::{self, Tree};
use crate::model::labels::{Fine, Relation};
use crate::model::weights::{Weights, best};

/// How many features it keeps.
const FEATURES: usize = 60_000;

/// The weights that `all` teaches.
///
/// # Errors
///
/// Those of `log`.
pub(super) fn train(
    all: &[&Sentence],
    tags: &[Vec<Fine>],
    log: &mut impl Write,
) -> std::io::Result<Learner> {
    let mut learner = Learner::new(Relation::ALL.len());
    let mut features = Features::new();
    for (sentence, tags) in all.iter().zip(tags) {
        each_arc(sentence, tags, &mut features, &mut |features, _| {
            learner.note(features)
        });
    }
    learner.keep(3);
    for rounds in ROUNDS {
        if rounds == ROUNDS[1] {
            learner.average();
            learner.select(FEATURES);
        }
        for round in 0..rounds {
            let (mut right, mut asked) = (0, 0);
            for number in order(all.len(), round) {
                each_arc(
                    all[number],
                    &tags[number],
                    &mut features,
                    &mut |features, gold| {
                        let guess =
                            best(&learner.scores(features), |l| l != Relation::Root as usize);
                        learner.learn(features, gold as usize, guess);
                        asked += 1;
                        right += usize::from(gold as usize == guess);
                    },
                );
            }
            writeln!(
                log,
                "labeller, round {round}: {:.2} %",
                percent(right, asked)
            )?;
        }
    }
    learner.average();
    Ok(learner)
}

/// Shows the features and the relation of each arc that is not fixed.
fn each_arc(
    sentence: &Sentence,
    tags: &[Fine],
    features: &mut Features,
    show: &mut dyn FnMut(&[u64], Relation),
) {
    let heads = sentence.own_heads();
    let tree = Tree::new(&sentence.words, &heads).with_markers(&sentence.words, tags, &heads);
    for at in 0..sentence.words.len() {
        if labeller::fixed_relation(tags[at], heads[at] as usize == at).is_none() {
            labeller::extract(&sentence.words, tags, &heads, &tree, at, features);
            show(&features.all, sentence.relations[at]);
        }
    }
}

/// Says in `log` how many are right in text that was held out.
///
/// # Errors
///
/// Those of `log`.
pub(super) fn report(
    held: &[&Sentence],
    tags: &[Vec<Fine>],
    learner: &impl Weights,
    log: &mut impl Write,
) -> std::io::Result<()> {
    let (mut right, mut asked) = (0, 0);
    for (sentence, tags) in held.iter().zip(tags) {
        let heads = sentence.own_heads();
        let arcs = labeller::label(learner, &sentence.words, tags, &heads);
        for (at, arc) in arcs.iter().enumerate() {
            if labeller::fixed_relation(tags[at], heads[at] as usize == at).is_none() {
                asked += 1;
                right += usize::from(arc.relation == sentence.relations[at]);
            }
        }
    }
    writeln!(
        log,
        "held out, relations of right heads: {:.2} %",
        percent(right, asked)
    )
}

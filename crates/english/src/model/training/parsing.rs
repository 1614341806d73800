//! Trains the parser.

use std::io::Write;

use super::data::Sentence;
use super::learner::Learner;
use super::oracle::{costs, is_projective};
use super::{ROUNDS, order, percent};
use crate::model::features::Features;
use crate::model::labels::Fine;
use crate::model::parser::{self, ACTIONS, State};
use crate::model::weights::{Weights, best};

/// How many features it keeps.
const FEATURES: usize = 150_000;

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
    let mut learner = Learner::new(ACTIONS.len());
    let usable: Vec<usize> = (0..all.len())
        .filter(|n| is_projective(&all[*n].heads))
        .collect();
    let text = || usable.iter().map(|n| (all[*n], &tags[*n][..]));
    let mut features = Features::new();
    for (sentence, tags) in text() {
        note_parse(&mut learner, sentence, tags, &mut features);
    }
    learner.keep(5);
    for rounds in ROUNDS {
        if rounds == ROUNDS[1] {
            learner.average();
            learner.select(FEATURES);
        }
        for round in 0..rounds {
            let (mut right, mut asked) = (0, 0);
            for place in order(usable.len(), round) {
                let number = usable[place];
                let counts = learn_parse(
                    &mut learner,
                    all[number],
                    &tags[number],
                    round > 0,
                    &mut features,
                );
                right += counts[0];
                asked += counts[1];
            }
            writeln!(log, "parser, round {round}: {:.2} %", percent(right, asked))?;
        }
    }
    learner.average();
    Ok(learner)
}

/// Notes the features on the way of a right parse.
fn note_parse(learner: &mut Learner, sentence: &Sentence, tags: &[Fine], features: &mut Features) {
    let seen = parser::Seen::new(tags);
    let mut state = State::new(sentence.words.len());
    while !state.is_done() {
        parser::extract(&state, &sentence.words, tags, &seen, features);
        learner.note(&features.all);
        let costs = costs(&state, &sentence.heads);
        let action = (0..ACTIONS.len()).min_by_key(|a| costs[*a]).unwrap_or(0);
        state.apply(ACTIONS[action]);
    }
}

/// Learns from one sentence; returns how many actions were right, of how many. With `explores`, the parse goes on from its own
/// mistakes, as it will have to.
fn learn_parse(
    learner: &mut Learner,
    sentence: &Sentence,
    tags: &[Fine],
    explores: bool,
    features: &mut Features,
) -> [usize; 2] {
    let (mut right, mut asked) = (0, 0);
    let seen = parser::Seen::new(tags);
    let mut state = State::new(sentence.words.len());
    while !state.is_done() {
        parser::extract(&state, &sentence.words, tags, &seen, features);
        let costs = costs(&state, &sentence.heads);
        let cheapest = costs.into_iter().min().unwrap_or(0);
        let scores = learner.scores(&features.all);
        let guess = best(&scores, |a| state.allows(ACTIONS[a]));
        let gold = best(&scores, |a| costs[a] == cheapest);
        let fits = costs[guess] == cheapest;
        learner.learn(&features.all, gold, if fits { gold } else { guess });
        asked += 1;
        right += usize::from(fits);
        state.apply(ACTIONS[if explores { guess } else { gold }]);
    }
    [right, asked]
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
        let heads = parser::parse(learner, &sentence.words, tags);
        let gold = sentence.own_heads();
        let words = (0..tags.len()).filter(|at| !tags[*at].is_mark());
        for at in words {
            asked += 1;
            right += usize::from(heads[at] == gold[at]);
        }
    }
    writeln!(log, "held out, heads: {:.2} %", percent(right, asked))
}

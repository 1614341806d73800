//! Makes the weights of the reading from labelled text. Run by `cargo run --release -p sayso-english --features training --example
//! train`; the same text gives the same bytes.

mod data;
mod labelling;
mod learner;
mod oracle;
mod parsing;
mod tagging;

use std::io::Write;

use super::labels::Fine;
use super::tagger;
use data::Sentence;
pub use data::read;

/// How often the text is gone through with all features, and then with those that say most.
const ROUNDS: [usize; 2] = [3, 4];

/// A classifier to train.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Classifier {
    /// Gives parts of speech; the others are trained on what it gives.
    Tagger,
    /// Gives heads.
    Parser,
    /// Gives relations.
    Labeller,
}

/// Trains `classifier` on `sentences`, and returns its weights as a file. Every fiftieth sentence only measures. The parser and
/// the labeller use the tagger that the program was built with.
///
/// # Errors
///
/// Those of `log`.
pub fn train(
    classifier: Classifier,
    sentences: &[Sentence],
    log: &mut impl Write,
) -> std::io::Result<Vec<u8>> {
    let part = |held: bool| -> Vec<&Sentence> {
        let numbered = sentences.iter().enumerate();
        let wanted = numbered.filter(|(number, _)| (number % 50 == 0) == held);
        let wanted = wanted.map(|(_, s)| s);
        wanted
            .filter(|s| classifier == Classifier::Tagger || !s.is_copy)
            .collect()
    };
    let (used, held) = (part(false), part(true));
    writeln!(log, "{} sentences, {} held out", used.len(), held.len())?;
    let guessed = |all: &[&Sentence]| -> Vec<Vec<Fine>> {
        all.iter().map(|s| fines(super::tag(&s.words))).collect()
    };
    let learner = match classifier {
        Classifier::Tagger => {
            let learner = tagging::train(&used, log)?;
            let tags: Vec<_> = held
                .iter()
                .map(|s| fines(tagger::tag(&learner, &s.words)))
                .collect();
            tagging::report(&held, &tags, log)?;
            learner
        }
        Classifier::Parser => {
            let learner = parsing::train(&used, &guessed(&used), log)?;
            parsing::report(&held, &guessed(&held), &learner, log)?;
            learner
        }
        Classifier::Labeller => {
            let learner = labelling::train(&used, &guessed(&used), log)?;
            labelling::report(&held, &guessed(&held), &learner, log)?;
            learner
        }
    };
    let bytes = learner.table(FLOOR);
    writeln!(log, "{} bytes", bytes.len())?;
    Ok(bytes)
}

/// Scaled weights that are smaller are left out.
const FLOOR: i32 = 10;

fn fines(choices: Vec<tagger::Choice>) -> Vec<Fine> {
    choices.into_iter().map(|c| c.fine).collect()
}

fn percent(right: usize, of: usize) -> f64 {
    100.0 * right as f64 / of.max(1) as f64
}

/// The numbers below `len` in an order of its own for each round, the same on every machine.
fn order(len: usize, round: usize) -> Vec<usize> {
    let mut all: Vec<usize> = (0..len).collect();
    let mut state = 0x9e37_79b9_7f4a_7c15_u64 ^ (round as u64 + 1);
    for at in (1..len).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        all.swap(at, (state % (at as u64 + 1)) as usize);
    }
    all
}

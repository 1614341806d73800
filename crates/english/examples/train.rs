//! Trains a classifier of the reading on labelled text: `train tagger|parser|labeller OUT < labelled.tsv` (see `docs/reading.md`).

use std::io::{BufReader, stderr, stdin};

use sayso_english::training::{Classifier, read, train};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let classifier = match arguments.next().as_deref() {
        Some("tagger") => Classifier::Tagger,
        Some("parser") => Classifier::Parser,
        Some("labeller") => Classifier::Labeller,
        _ => return Err("say what to train: tagger, parser or labeller".into()),
    };
    let path = arguments.next().ok_or("name the file to write")?;
    let sentences = read(BufReader::new(stdin().lock()))?;
    std::fs::write(path, train(classifier, &sentences, &mut stderr())?)?;
    Ok(())
}

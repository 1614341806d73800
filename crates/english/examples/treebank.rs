//! Measures how sentences are read against a gold treebank in CoNLL-U form:
//! `cargo run --release -p sayso-english --example treebank -- FILE…` prints coarse parts of speech, verbs, subjects of active verbs, and words a
//! second, once as the tagger and once as the judges have them: closed words keep one tag for the judges, and rules are
//! overruled only where the tagger is sure. Only the treebank's text goes in, and nothing is learnt from the file.

#![expect(
    clippy::print_stdout,
    reason = "the figures are what the program is for"
)]

use std::collections::BTreeMap;
use std::time::Instant;

use sayso_english::{Case, Known, Reading, Tag};
use sayso_text::folding::{FoldedText, fold};
use sayso_text::{Prose, Span};

/// A word of the treebank.
struct Gold {
    form: String,
    part_of_speech: String,
    head: usize,
    relation: String,
    passive: bool,
    /// Where it lies in the sentence, in bytes; `None` where the text does not show it.
    place: Option<Span<Prose>>,
}

#[derive(Default)]
struct Sentence {
    text: String,
    words: Vec<Gold>,
}

/// How many were right, of how many.
#[derive(Default, Clone, Copy)]
struct Share {
    right: usize,
    of: usize,
}

impl Share {
    fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }

    fn percent(self) -> f64 {
        100.0 * self.right as f64 / self.of.max(1) as f64
    }
}

/// How well parts of speech are told.
#[derive(Default)]
struct Parts {
    coarse: Share,
    verbs_found: Share,
    verbs_right: Share,
    mistakes: BTreeMap<(String, String), usize>,
}

impl Parts {
    fn count(&mut self, gold: &str, read: &str) {
        let right = passes(gold, read);
        self.coarse.count(right);
        if !right {
            let key = (gold.to_owned(), read.to_owned());
            *self.mistakes.entry(key).or_default() += 1;
        }
        if read == "VERB" {
            self.verbs_right.count(gold == "VERB");
        }
        if gold == "VERB" && read != "AUX" {
            self.verbs_found.count(read == "VERB");
        }
    }

    fn print(&self, who: &str) {
        println!(
            "  {who}: coarse parts of speech {:.1} %, verbs {:.1} % right of those read, {:.1} % of all found",
            self.coarse.percent(),
            self.verbs_right.percent(),
            self.verbs_found.percent()
        );
    }
}

#[derive(Default)]
struct Figures {
    tagger: Parts,
    judges: Parts,
    subjects: Share,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut files = std::env::args().skip(1).peekable();
    if files.peek().is_none() {
        return Err("name one or more CoNLL-U files".into());
    }
    for file in files {
        let sentences = parse(&std::fs::read_to_string(&file)?);
        let mut figures = Figures::default();
        sentences.iter().for_each(|s| measure(s, &mut figures));
        print(&file, &sentences, &figures);
    }
    Ok(())
}

fn print(file: &str, sentences: &[Sentence], figures: &Figures) {
    let words: usize = sentences.iter().map(|s| s.words.len()).sum();
    println!("{file}: {} sentences, {words} words", sentences.len());
    figures.tagger.print("tagger");
    figures.judges.print("judges");
    println!(
        "  subjects of active verbs: {:.1} % of {}",
        figures.subjects.percent(),
        figures.subjects.of
    );
    let folded: Vec<FoldedText> = sentences.iter().map(|s| fold(&s.text, 0)).collect();
    let start = Instant::now();
    for (sentence, folded) in sentences.iter().zip(&folded) {
        std::hint::black_box(read(&sentence.text, folded));
    }
    println!(
        "  {:.0} words a second",
        words as f64 / start.elapsed().as_secs_f64()
    );
    let mut mistakes: Vec<_> = figures.tagger.mistakes.iter().collect();
    mistakes.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    for ((gold, read), count) in mistakes.into_iter().take(12) {
        println!("    {gold} read as {read}: {count}");
    }
}

fn parse(text: &str) -> Vec<Sentence> {
    let blocks = text.split("\n\n").filter(|b| !b.trim().is_empty());
    blocks.map(parse_sentence).collect()
}

fn parse_sentence(block: &str) -> Sentence {
    let mut sentence = Sentence::default();
    let mut at = 0;
    // A word of several parts ("don't") is written once; its parts are looked for inside it.
    for line in block.lines() {
        if let Some(text) = line.strip_prefix("# text = ") {
            sentence.text = text.to_owned();
        }
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, _, part_of_speech, _, features, head, relation, ..] = fields[..] else {
            continue;
        };
        if id.contains(['-', '.']) {
            continue;
        }
        let rest = &sentence.text[at..];
        let space = rest.len() - rest.trim_start().len();
        let place = rest[space..].starts_with(form).then(|| {
            let start = at + space;
            at = start + form.len();
            Span::new(start, at)
        });
        sentence.words.push(Gold {
            form: form.to_owned(),
            part_of_speech: part_of_speech.to_owned(),
            head: head.parse().unwrap_or(0),
            relation: relation.to_owned(),
            passive: features.contains("Voice=Pass"),
            place,
        });
    }
    sentence
}

fn read<'t>(prose: &str, folded: &'t FoldedText) -> Reading<'t> {
    let known = Known {
        names: &[],
        trigger: &[],
        case_of: &|span| Case::of(&prose[folded.to_prose(span).range()]),
    };
    Reading::new(&folded.text, Span::new(0, folded.text.len()), &known)
}

fn measure(sentence: &Sentence, figures: &mut Figures) {
    let folded = fold(&sentence.text, 0);
    let reading = read(&sentence.text, &folded);
    let unit_of = |gold: &Gold| -> Option<usize> {
        let span = folded.to_folded(gold.place?);
        let at = reading.unit_at(span.start);
        let unit = reading.units.get(at)?;
        (unit.span.contains(span) && !unit.compound).then_some(at)
    };
    for (number, gold) in sentence.words.iter().enumerate() {
        let Some(at) = unit_of(gold) else { continue };
        let part = gold.part_of_speech.as_str();
        if matches!(part, "PUNCT" | "SYM" | "X") {
            continue;
        }
        let read = reading.units[at].universal();
        figures.tagger.count(part, read);
        figures.judges.count(part, universal(reading.units[at].tag));
        if part == "VERB" && reading.units[at].tag == Tag::Verb {
            subject(sentence, number, &reading, at, &unit_of, figures);
        }
    }
}

/// Counts the subject of the gold verb `number`, read as the verb at `at`.
fn subject(
    sentence: &Sentence,
    number: usize,
    reading: &Reading<'_>,
    at: usize,
    unit_of: &dyn Fn(&Gold) -> Option<usize>,
    figures: &mut Figures,
) {
    let child = |gold: &&Gold| gold.head == number + 1 && gold.relation == "nsubj";
    let Some(gold) = sentence.words.iter().find(child) else {
        return;
    };
    let group = reading.verb_group(at);
    if group.passive || sentence.words[number].passive {
        return;
    }
    let Some(wanted) = unit_of(gold) else { return };
    let head = reading.subject(&group).main().map(|phrase| phrase.head);
    let antecedent = || {
        let verb = &sentence.words[number];
        let relative = matches!(gold.form.to_lowercase().as_str(), "who" | "which" | "that");
        (relative && verb.relation == "acl:relcl")
            .then(|| sentence.words.get(verb.head.checked_sub(1)?))
            .flatten()
            .and_then(unit_of)
    };
    let right = head.is_some() && (head == Some(wanted) || head == antecedent());
    figures.subjects.count(right);
}

/// Whether a word that is `gold` may be read as `read`: some words are cut at other places.
fn passes(gold: &str, read: &str) -> bool {
    match gold {
        "NOUN" | "PROPN" => matches!(read, "NOUN" | "PROPN"),
        "VERB" => matches!(read, "VERB" | "AUX"),
        "ADJ" => matches!(read, "ADJ" | "DET" | "NUM"),
        "ADV" => matches!(read, "ADV" | "PART" | "ADP" | "SCONJ"),
        "PRON" => matches!(read, "PRON" | "DET"),
        "DET" => matches!(read, "DET" | "PRON"),
        "ADP" | "PART" | "SCONJ" | "CCONJ" => {
            matches!(read, "ADP" | "PART" | "SCONJ" | "CCONJ" | "ADV")
        }
        _ => gold == read,
    }
}

/// The judges' tags in the terms of Universal Dependencies.
fn universal(tag: Tag) -> &'static str {
    match tag {
        Tag::Name | Tag::Noun => "NOUN",
        Tag::Pronoun | Tag::Relative => "PRON",
        Tag::Possessive | Tag::Determiner => "DET",
        Tag::Number => "NUM",
        Tag::Adjective => "ADJ",
        Tag::Adverb => "ADV",
        Tag::Verb => "VERB",
        Tag::Auxiliary => "AUX",
        Tag::To | Tag::Negation => "PART",
        Tag::Preposition => "ADP",
        Tag::Coordinator => "CCONJ",
        Tag::Subordinator | Tag::Question => "SCONJ",
        Tag::Punct => "PUNCT",
    }
}

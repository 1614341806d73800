//! Labelled sentences, as `scripts/reading/label.py` writes them: a word a line, an empty line behind each sentence.

use std::io::BufRead;

use crate::lemma::Lemma;
use crate::model::labels::{Fine, Relation};
use crate::model::word::Word;
use crate::reading::settle_clitics;
use crate::refine::words;
use crate::tag::tag;
use crate::unit::{Case, Forms, Tag, Unit};
use crate::word_readings::readings;
use sayso_text::folding::fold;
use sayso_text::{Folded, Span};

/// A labelled sentence.
pub struct Sentence {
    pub(super) words: Vec<Word>,
    pub(super) tags: Vec<Fine>,
    /// The head of each word; the number of words for the root.
    pub(super) heads: Vec<usize>,
    pub(super) relations: Vec<Relation>,
    /// Whether it is another sentence in other dress, which only the tagger learns from.
    pub(super) is_copy: bool,
}

impl Sentence {
    /// Heads, with its own index for the root.
    pub(super) fn own_heads(&self) -> Vec<u32> {
        let len = self.words.len();
        let own = self.heads.iter().enumerate();
        own.map(|(at, head)| if *head == len { at } else { *head } as u32)
            .collect()
    }
}

/// A line of labelled text.
struct Row {
    form: String,
    case: Case,
    tag: Fine,
    head: usize,
    relation: Relation,
    name: bool,
    compound: bool,
}

/// Reads labelled text. Sentences with a label that is not known are left out. Each sentence comes as it is written; some come a
/// second time, in small letters, in capitals or without their last mark, so that sloppy text is read as well.
///
/// # Errors
///
/// Those of `input`.
pub fn read(input: impl BufRead) -> std::io::Result<Vec<Sentence>> {
    let mut all = Vec::new();
    let mut rows: Vec<Option<Row>> = Vec::new();
    for line in input.lines() {
        let line = line?;
        if line.is_empty() {
            if let Some(rows) = std::mem::take(&mut rows)
                .into_iter()
                .collect::<Option<Vec<Row>>>()
            {
                add(rows, &mut all);
            }
        } else {
            rows.push(row(&line));
        }
    }
    Ok(all)
}

fn row(line: &str) -> Option<Row> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [form, tag, head, relation, kind] = fields[..] else {
        return None;
    };
    let folded = fold(form, 0).text;
    let compound = kind == "c";
    let case = Case::of(form);
    let tag = match Fine::of_mark(&folded) {
        Some(mark) => mark,
        None => corrected(tag_of(tag, compound)?, &folded, case, relation),
    };
    Some(Row {
        case,
        form: folded,
        tag,
        head: head.parse().ok()?,
        relation: Relation::from_text(relation).unwrap_or(Relation::Other),
        name: false,
        compound,
    })
}

fn tag_of(text: &str, compound: bool) -> Option<Fine> {
    let tag = Fine::from_text(text).or(match text {
        "FW/X" | "LS/X" | "ADD/X" => Some(Fine::Foreign),
        "``/PUNCT" => Some(Fine::Quote),
        "NFP/PUNCT" | ":/PUNCT" | "./PUNCT" => Some(Fine::Symbol),
        _ => None,
    })?;
    // "cloud-based": a participle behind a hyphen describes.
    let participle = matches!(tag, Fine::VerbParticiple | Fine::VerbGerund);
    Some(if compound && participle {
        Fine::Adjective
    } else {
        tag
    })
}

/// What the word table knows better than the labels: adjectives in names ("Supreme Court"), numbers of lists, "etc".
fn corrected(tag: Fine, form: &str, case: Case, relation: &str) -> Fine {
    match tag {
        Fine::ProperNoun if matches!(relation, "compound" | "amod" | "nmod") => {
            let known = readings(form, case);
            if known.adjective > known.noun {
                Fine::Adjective
            } else {
                tag
            }
        }
        Fine::Foreign if form.bytes().all(|b| b.is_ascii_digit()) => Fine::Number,
        Fine::Foreign if form == "etc" => Fine::Noun,
        _ => tag,
    }
}

fn add(rows: Vec<Row>, all: &mut Vec<Sentence>) {
    let chance = rows.iter().fold(all.len() as u64, |sum, row| {
        sum.wrapping_mul(31).wrapping_add(row.form.len() as u64)
    }) % 24;
    let mut rows = rows;
    if chance < 8 {
        rows = with_names(rows);
    }
    all.push(sentence(&rows, |row| row.case));
    let first_copy = all.len();
    match chance {
        0 | 9 => all.push(sentence(&rows, |_| Case::Lower)),
        1 => all.push(sentence(&rows, |_| Case::All)),
        2 | 10 => all.push(sentence(&rows, |row| {
            if row.form.len() > 3 && row.case == Case::Lower {
                Case::Initial
            } else {
                row.case
            }
        })),
        3 | 11 => {
            if let Some(rows) = without_last_mark(rows) {
                all.push(sentence(&rows, |row| row.case));
            }
        }
        4..=7 | 12..=19 => {
            if let Some(rows) = without_subject(rows, chance == 12) {
                all.push(sentence(&rows, |row| row.case));
            }
        }
        _ => {}
    }
    for copy in &mut all[first_copy..] {
        copy.is_copy = true;
    }
}

fn without_last_mark(mut rows: Vec<Row>) -> Option<Vec<Row>> {
    let last = rows.pop()?;
    let hangs = rows.iter().any(|r| r.head == rows.len() + 1);
    (last.tag == Fine::Stop && !hangs && rows.len() > 1).then_some(rows)
}

/// "You can call it." as the command "Call it.", "The app calls it." as "Calls it.": what lists, notes and instructions leave out.
/// Of subjects that are no pronouns, few: what opens a sentence is a noun more often.
fn without_subject(rows: Vec<Row>, nouns: bool) -> Option<Vec<Row>> {
    let root = rows.iter().position(|r| r.head == 0)?;
    let subject = rows
        .iter()
        .position(|r| r.head == root + 1 && r.relation == Relation::Subject)?;
    // Nothing but the subject, and what makes a command polite, precedes the verb.
    let polite = rows[..root]
        .iter()
        .position(|r| r.relation == Relation::Auxiliary);
    let end = polite.unwrap_or(root);
    let commands =
        rows[root].tag == Fine::VerbBase && rows[subject].form == "you" && end + 1 == root;
    let describes = rows[root].tag.is_verb()
        && end == root
        && (nouns || matches!(rows[subject].form.as_str(), "i" | "it" | "we"));
    let whole = subject < end
        && rows[..end]
            .iter()
            .all(|r| r.head <= end || r.head == root + 1);
    let alone = rows[..end].iter().filter(|r| r.head == root + 1).count() == 1;
    let hangs = rows[root..].iter().any(|r| (1..=root).contains(&r.head));
    if !(commands || describes) || !whole || !alone || hangs {
        return None;
    }
    let mut rest: Vec<Row> = rows.into_iter().skip(root).collect();
    for row in &mut rest {
        row.head = row.head.saturating_sub(root);
    }
    rest[0].case = Case::Initial;
    Some(rest)
}

/// Makes each run of proper nouns that is one name a single word, as names of a lexicon are.
fn with_names(rows: Vec<Row>) -> Vec<Row> {
    let is_proper = |row: &Row| matches!(row.tag, Fine::ProperNoun | Fine::ProperNouns);
    let mut index = vec![0; rows.len()];
    let mut kept: Vec<(usize, bool)> = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let mut end = at + 1;
        // A run is one name where all of it hangs on its last word.
        while is_proper(&rows[at]) && end < rows.len() && is_proper(&rows[end]) {
            end += 1;
        }
        let one = (at..end - 1)
            .all(|i| (at..end).contains(&(rows[i].head.wrapping_sub(1))) && rows[i].head > i + 1);
        if !one {
            end = at + 1;
        }
        kept.push((end - 1, is_proper(&rows[at])));
        for slot in &mut index[at..end] {
            *slot = kept.len();
        }
        at = end;
    }
    let mut rows: Vec<Option<Row>> = rows.into_iter().map(Some).collect();
    let joined = kept.into_iter().filter_map(|(last, name)| {
        let row = rows[last].take()?;
        let head = if row.head == 0 {
            0
        } else {
            index[row.head - 1]
        };
        Some(Row { head, name, ..row })
    });
    joined.collect()
}

fn sentence(rows: &[Row], case_of: impl Fn(&Row) -> Case) -> Sentence {
    let (folded, spans) = text(rows);
    let mut units: Vec<Unit<'_>> = rows
        .iter()
        .zip(spans)
        .map(|(row, span)| unit(row, &folded, span, case_of(row)))
        .collect();
    settle_clitics(&folded, &mut units);
    tag(&mut units, &folded);
    Sentence {
        words: words(&units, &folded),
        tags: rows
            .iter()
            .map(|r| if r.name { Fine::PROPER_NOUN } else { r.tag })
            .collect(),
        heads: rows
            .iter()
            .map(|r| if r.head == 0 { rows.len() } else { r.head - 1 })
            .collect(),
        relations: rows.iter().map(|r| r.relation).collect(),
        is_copy: false,
    }
}

/// The words of `rows` behind one another, and where each lies.
fn text(rows: &[Row]) -> (String, Vec<Span<Folded>>) {
    let mut folded = String::new();
    let mut spans = Vec::with_capacity(rows.len());
    for row in rows {
        folded.push(' ');
        let start = folded.len();
        folded.push_str(&row.form);
        spans.push(Span::new(start, folded.len()));
    }
    (folded, spans)
}

/// A row as a unit that is not tagged yet.
fn unit<'t>(row: &Row, folded: &'t str, span: Span<Folded>, case: Case) -> Unit<'t> {
    let mark = !row.form.contains(char::is_alphanumeric) && row.form.chars().count() == 1;
    Unit {
        span,
        tag: match () {
            () if row.name => Tag::Name,
            () if mark => Tag::Punct,
            () if row.compound && row.tag == Fine::Adjective => Tag::Adjective,
            () => Tag::Noun,
        },
        fine: row.tag,
        forms: Forms::NONE,
        lemma: Lemma::of_text(&folded[span.range()]),
        plural: false,
        case,
        name: row.name.then_some(0),
        compound: row.compound,
        spaced: !row.form.starts_with('\'') && row.form != "n't",
    }
}

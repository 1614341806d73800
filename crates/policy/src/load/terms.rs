//! Makes a rule of each row of a table of terms, with examples of its own.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::loader::Loader;
use super::{given, table};
use crate::Level;
use crate::file::terms::{Status, Term, Terms};
use crate::file::{Field, Text, Texts, read_text};
use crate::lexicon::Place;
use crate::mistake::{Mistake, MistakeKind, Site};
use crate::parse::{Parsed, PhraseError, Reading, is_plain, literal, read_with};
use crate::rule::{Examples, Phrase, Rewrite, Row, Rule, RuleKind};

/// The rules of a lexicon's terms, while they are made.
pub(super) struct Table<'l> {
    lexicon: &'l str,
    source: Arc<str>,
    /// How often an id was given.
    ids: BTreeMap<String, usize>,
}

/// A row, and where it is.
struct Source {
    file: Option<Arc<str>>,
    line: usize,
    place: Place,
}

impl<'l> Table<'l> {
    /// For the lexicon of that id. `source` is that of rows without one.
    pub(super) fn new(lexicon: &'l str, source: Option<&str>) -> Self {
        Self {
            lexicon,
            source: source.unwrap_or("Table of terms").into(),
            ids: BTreeMap::new(),
        }
    }

    /// Adds the rules of all rows, and returns the files that were read.
    pub(super) fn load(
        mut self,
        terms: Option<Field<Terms>>,
        files: Texts,
        rules: &mut Vec<Rule>,
        loader: &mut Loader<'_, '_>,
    ) -> Vec<(String, String)> {
        let place = terms.as_ref().map(|terms| terms.place).unwrap_or_default();
        let mut beside = Vec::new();
        let mut names = files.items;
        match given(terms) {
            Some(Terms::Rows(rows)) => {
                for row in rows {
                    let line = loader
                        .reader
                        .site(row.place)
                        .span
                        .map_or(1, |(start, _)| start.line);
                    let source = Source {
                        file: None,
                        line,
                        place: row.place,
                    };
                    rules.extend(row.value.and_then(|term| self.rule(term, &source, loader)));
                }
            }
            Some(Terms::File(value)) => names.push(Text { value, place }),
            None => {}
        }
        for name in names {
            beside.extend(self.file(&name, rules, loader));
        }
        beside
    }

    /// Adds the rules of a file beside the lexicon.
    fn file(
        &mut self,
        name: &Text,
        rules: &mut Vec<Rule>,
        loader: &mut Loader<'_, '_>,
    ) -> Option<(String, String)> {
        let folder = Path::new(loader.reader.path()).parent();
        let path = folder.map_or_else(|| name.value.clone().into(), |f| f.join(&name.value));
        let path = path.display().to_string();
        let text = match read_text(
            &path,
            "give the path of a CSV or TSV file, from the folder of the lexicon",
        ) {
            Ok(text) => text,
            Err(mistakes) => {
                for Mistake { reason, next, .. } in mistakes {
                    let reason = format!("the terms in `{}`: {reason}", name.value);
                    loader.add(MistakeKind::Unreadable, name.place, reason, next);
                }
                return None;
            }
        };
        let file: Arc<str> = path.as_str().into();
        let (terms, mistakes) = table::read(&path, &text);
        mistakes
            .into_iter()
            .for_each(|mistake| loader.reader.add_elsewhere(mistake));
        for (line, term) in terms {
            let source = Source {
                file: Some(Arc::clone(&file)),
                line,
                place: name.place,
            };
            rules.extend(self.rule(term, &source, loader));
        }
        Some((path, text))
    }

    /// The rule of a row; `None` where it has none, or mistakes.
    fn rule(&mut self, term: Term, source: &Source, loader: &mut Loader<'_, '_>) -> Option<Rule> {
        let status = given(term.status).unwrap_or_default();
        let to = term.to.map(|to| to.value).filter(|to| !to.is_empty());
        let phrases = phrases(
            term.from,
            to.as_deref(),
            given(term.case).unwrap_or(false),
            source,
            loader,
        )?;
        if status == Status::Draft {
            return None;
        }
        let kind = match status {
            Status::Approved => RuleKind::Approved,
            Status::Forbidden => RuleKind::Banned,
            Status::Deprecated | Status::Draft => RuleKind::Preferred,
        };
        if to.is_none() && kind == RuleKind::Preferred {
            let reason = "a term has no `to`".to_owned();
            let next = "write what is wanted instead, or `status = \"forbidden\"`";
            note(
                source,
                MistakeKind::Missing,
                (reason, next.to_owned()),
                loader,
            );
            return None;
        }
        let level = given(term.level).unwrap_or(Level::Warning);
        let name = self.id(to.as_deref().unwrap_or(&phrases[0].text));
        let message = match &to {
            Some(to) => format!("Write “{}”.", to.replace(['{', '}', '~'], "")),
            None => "Do not write “{text}”.".to_owned(),
        };
        let rewrite = to.iter().map(|to| Rewrite {
            template: to.clone(),
            phrase: None,
            place: source.place,
        });
        let own = term.source.map(|source| source.value.into());
        let id = format!("{}/{name}", self.lexicon);
        let wanted = to.as_deref().filter(|_| kind != RuleKind::Approved);
        let examples = examples(&phrases, wanted, source.place);
        Some(Rule {
            rewrite: if kind == RuleKind::Approved {
                Vec::new()
            } else {
                rewrite.collect()
            },
            examples,
            denied: Some(level),
            question: Some(level),
            reported: Some(level),
            message,
            rationale: term.note.map(|note| note.value.into()),
            source: own.unwrap_or_else(|| Arc::clone(&self.source)),
            row: Some(Row {
                file: source.file.clone(),
                line: source.line,
            }),
            place: source.place,
            ..Rule::new(id.into(), kind, level, phrases)
        })
    }

    /// A plain id for a term, which no other one has.
    fn id(&mut self, term: &str) -> String {
        let plain = |c: char| match c.to_ascii_lowercase() {
            c if c.is_ascii_lowercase() || c.is_ascii_digit() => c,
            _ => '-',
        };
        let words: String = term.chars().map(plain).collect();
        let words: Vec<&str> = words.split('-').filter(|word| !word.is_empty()).collect();
        let id = format!("term-{}", words.join("-"))
            .trim_end_matches('-')
            .to_owned();
        let count = self.ids.entry(id.clone()).or_default();
        *count += 1;
        match count {
            1 => id,
            count => format!("{id}-{count}"),
        }
    }
}

/// Notes a mistake of a row.
fn note(
    source: &Source,
    kind: MistakeKind,
    (reason, next): (String, String),
    loader: &Loader<'_, '_>,
) {
    match &source.file {
        None => loader.add(kind, source.place, reason, next),
        Some(file) => loader.reader.add_elsewhere(Mistake {
            kind,
            site: Site::line(file, source.line),
            reason: format!("row {}: {reason}", source.line),
            next,
        }),
    }
}

/// What a row finds: `from`, or else whatever reads as `to`. `None` where that is a mistake.
fn phrases(
    from: Option<Texts>,
    to: Option<&str>,
    case: bool,
    source: &Source,
    loader: &mut Loader<'_, '_>,
) -> Option<Vec<Phrase>> {
    let from = from.unwrap_or_default().items;
    let mut read =
        |text: &Text, written: &str, reading| match read_with(written, reading, &loader.words) {
            Ok(Parsed { pattern, sets }) => {
                let place = if source.file.is_none() {
                    text.place
                } else {
                    source.place
                };
                loader
                    .set_references
                    .extend(sets.into_iter().map(|(set, _)| (set, place)));
                Some(Phrase {
                    text: text.value.clone(),
                    pattern,
                    place,
                })
            }
            Err(PhraseError { reason, next, .. }) => {
                let what = (format!("`from`: {reason}"), next);
                note(source, MistakeKind::Phrase, what, loader);
                None
            }
        };
    match (from.is_empty(), to) {
        (true, Some(to)) => {
            let text = Text {
                value: to.to_lowercase(),
                place: source.place,
            };
            read(&text, &literal(to), Reading::Name).map(|phrase| vec![phrase])
        }
        (true, None) => {
            let what = (
                "a term has neither `from` nor `to`".to_owned(),
                "write at least one".to_owned(),
            );
            note(source, MistakeKind::Missing, what, loader);
            None
        }
        (false, _) => from
            .iter()
            .map(|text| match case && !text.value.starts_with('=') {
                true => read(text, &format!("={}", text.value), Reading::Phrase),
                false => read(text, &text.value, Reading::Phrase),
            })
            .collect(),
    }
}

/// What is surely reported, and what is surely not: plain phrases, and the wanted term.
fn examples(phrases: &[Phrase], to: Option<&str>, place: Place) -> Examples {
    let own = phrases.iter().map(|phrase| phrase.text.as_str());
    let plain = own.filter(|text| is_plain(text) && Some(*text) != to);
    Examples {
        flag: plain.map(|text| (text.to_owned(), place)).collect(),
        pass: to
            .iter()
            .map(|text| (text.replace('~', ""), place))
            .collect(),
        rewrites: Vec::new(),
        places: [place; 2],
    }
}

//! A sentence of a block and the one before it, as if nothing else stood in the document.
//!
//! What a rewrite changes is told by judging its sentence twice: as it stands, and rewritten. As it
//! stands it is folded, scanned and read already. That holds for the excerpt as well where cutting
//! it out changes nothing: its prose folds to the same text in the same places, and is cut into the
//! same sentences. Matches and names lie inside of a sentence and depend on its text alone, and so
//! does a reading, since the names that count are those of the whole document. Where a mark reaches
//! in, or any of this fails, the excerpt is made a document of its own instead.
//!
//! Rewritten, the sentence before is the same still. Where it is folded and cut as it was, nothing
//! else is looked for in it than what was found: see [`Front`].

use std::ops::RangeInclusive;
use std::sync::{Arc, OnceLock};

use crate::matcher::Hits;
use sayso_documents::Document;
use sayso_text::folding::{FoldedText, fold};
use sayso_text::{Fit, Folded, Segment, Span};

use super::block::slot_of;
use super::find::{Found, Known, Sheet};
use super::sentence;

/// Longer sentences may be cut up, which depends on what stands around them.
const LONGEST: usize = 8 * 1024;

/// Whether the `sentences` of `here` are folded and cut, and give what they gave, where they stand
/// alone.
pub(super) fn reads_alone(
    document: &Document,
    here: &Found,
    sentences: RangeInclusive<usize>,
) -> bool {
    let pieces = sentences.clone().any(|at| here.continues(at));
    let sentences = &here.sentences[sentences];
    let whole = cover(sentences);
    let short = sentences.iter().all(|s| s.len() <= LONGEST);
    short
        && !pieces
        && !document.marks.touch(here.folded.to_prose(whole))
        && stands_alone(document, here, sentences, whole)
}

/// What was found in the `sentences` of `here`.
pub(super) fn excerpt(here: &Found, sentences: RangeInclusive<usize>) -> Found {
    let sentences = &here.sentences[sentences];
    let hits = hits(&here.hits, cover(sentences));
    Found {
        block: here.block,
        folded: Arc::clone(&here.folded),
        sentences: sentences.to_vec(),
        continued: Vec::new(),
        slots: hits.matches.iter().map(slot_of).collect(),
        hits,
        near: OnceLock::new(),
        listed: OnceLock::new(),
        alone: true,
    }
}

fn cover(sentences: &[Span<Folded>]) -> Span<Folded> {
    let whole = sentences.iter().copied().reduce(Span::cover);
    whole.unwrap_or(Span::empty(0))
}

/// The `hits` in `span`.
fn hits(hits: &Hits, span: Span<Folded>) -> Hits {
    Hits {
        matches: sentence::matches_from(&hits.matches, span).to_vec(),
        names: sentence::names_from(&hits.names, span).cloned().collect(),
    }
}

/// The first of the two sentences, with what was found in it.
#[derive(Debug)]
pub(super) struct Front {
    prose: String,
    folded: String,
    stretches: Vec<Segment>,
    /// Their places count from the start of the sentence.
    hits: Hits,
}

impl Front {
    /// The first sentence of `excerpt`, where it has another behind it.
    pub(super) fn of(document: &Document, excerpt: &Found) -> Option<Self> {
        let [first, _] = excerpt.sentences[..] else {
            return None;
        };
        let folded = &excerpt.folded;
        let prose = folded.to_prose(first);
        let mut own = Hits::default();
        own.append_from(&hits(&excerpt.hits, first), first.start, 0);
        Some(Self {
            prose: document.prose()[prose.range()].to_owned(),
            folded: folded.text[first.range()].to_owned(),
            stretches: stretches(folded, first, prose.start),
            hits: own,
        })
    }

    /// What is found in the first sentence of `sheet`, where it is this one.
    pub(super) fn known(&self, prose: &str, sheet: &Sheet) -> Option<Known> {
        let Sheet { folded, sentences } = sheet;
        let first = Span::new(0, self.folded.len());
        let same = sentences.first() == Some(&first)
            && folded.text[first.range()] == self.folded
            && prose[folded.to_prose(first).range()] == self.prose
            && stretches(folded, first, 0) == self.stretches;
        same.then(|| Known {
            hits: self.hits.clone(),
            count: 1,
        })
    }
}

/// Whether the prose of `whole` is folded and cut as it is in the block.
fn stands_alone(
    document: &Document,
    here: &Found,
    sentences: &[Span<Folded>],
    whole: Span<Folded>,
) -> bool {
    let prose = here.folded.to_prose(whole);
    let text = &document.prose()[prose.range()];
    if here.folded.is_bytewise(whole, text) || are_bytewise(document, &here.folded, sentences) {
        // So they are folded alone, too, and sentences of ASCII are cut alone as they are in a text:
        // `english::sentences` promises that.
        return true;
    }
    let alone = fold(text, prose.start);
    let mapped = alone.map.is_some() || here.folded.map.is_some();
    if alone.text != here.folded.text[whole.range()]
        || mapped
            && stretches(&alone, Span::new(0, alone.text.len()), prose.start)
                != stretches(&here.folded, whole, prose.start)
    {
        return false;
    }
    let cut = sentence::split(document, prose, &alone);
    let back = |s: &Span<Folded>| Span::new(s.start - whole.start, s.end - whole.start);
    cut.iter().copied().eq(sentences.iter().map(back))
}

/// Whether the sentences are folded byte by byte, and the spaces between them to one.
fn are_bytewise(document: &Document, folded: &FoldedText, sentences: &[Span<Folded>]) -> bool {
    let written = |span| &document.prose()[folded.to_prose(span).range()];
    let is_gap = |gap: Span<Folded>| {
        let mut spaces = written(gap).bytes();
        folded.text[gap.range()] == *" " && spaces.all(|b| b.is_ascii_whitespace())
    };
    let mut pairs = sentences.array_windows();
    pairs.all(|[a, b]| is_gap(Span::new(a.end, b.start)))
        && sentences
            .iter()
            .all(|sentence| folded.is_bytewise(*sentence, written(*sentence)))
}

/// Where the folded text of `span` came from, counted from the start of the span, and of its prose.
fn stretches(folded: &FoldedText, span: Span<Folded>, prose: usize) -> Vec<Segment> {
    let Some(map) = &folded.map else {
        return vec![Segment {
            a: 0,
            a_len: span.len(),
            b: (folded.base + span.start).saturating_sub(prose),
            b_len: span.len(),
            fit: Fit::Exact,
        }];
    };
    let from_start = |segment: Segment| Segment {
        a: segment.a.saturating_sub(span.start),
        b: segment.b.saturating_sub(prose),
        ..segment
    };
    map.pieces(span).map(from_start).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{builtin, texts};
    use super::*;
    use sayso_documents::Format;
    use sayso_documents::formats;

    #[test]
    fn an_excerpt_is_what_a_document_of_its_own_would_be() {
        let checker = builtin();
        let mut excerpts = 0;
        for text in texts() {
            let document = formats::read(text.as_bytes(), Format::Text, None).expect("reads");
            for here in &checker.find(&document) {
                for last in 0..here.sentences.len() {
                    let first = last.saturating_sub(1);
                    if !reads_alone(&document, here, first..=last) {
                        continue;
                    }
                    let found = excerpt(here, first..=last);
                    let whole = found.sentences[0].cover(here.sentences[last]);
                    let prose = here.folded.to_prose(whole);
                    let own = document.prose()[prose.range()].to_owned();
                    let own = formats::read(own.as_bytes(), Format::Text, Some(encoding_rs::UTF_8))
                        .expect("reads");
                    let all = own.blocks[0].span;
                    if all.len() != prose.len() || all.start != 0 {
                        continue;
                    }
                    excerpts += 1;
                    let hits = checker
                        .find_in(&own, &own.blocks[0])
                        .map_or_else(Hits::default, |own| own.hits);
                    assert_eq!(hits.names.len(), found.hits.names.len(), "{text:?}");
                    let moved = |span: Span<Folded>| {
                        Span::new(span.start - whole.start, span.end - whole.start)
                    };
                    let places: Vec<_> = found
                        .hits
                        .matches
                        .iter()
                        .map(|m| (m.phrase, moved(m.span)))
                        .collect();
                    let own: Vec<_> = hits.matches.iter().map(|m| (m.phrase, m.span)).collect();
                    assert_eq!(own, places, "{text:?}");
                }
            }
        }
        assert!(excerpts > 100, "{excerpts}");
    }

    /// What may stand in place of a sentence.
    fn rewritten(own: &str) -> Vec<String> {
        let words: Vec<&str> = own.split_whitespace().collect();
        let backwards: Vec<&str> = words.iter().rev().copied().collect();
        let claim = "Access to GPT-4o is enabled by it\u{2019}s runtime.";
        vec![
            own.to_owned(),
            String::new(),
            backwards.join("  "),
            own.to_lowercase(),
            claim.to_owned(),
            format!("{claim} {own}"),
            format!("\u{201d} {own}"),
        ]
    }

    #[test]
    fn in_front_of_a_rewrite_stands_what_stood_there() {
        let checker = builtin();
        let (mut known, mut asked) = (0, 0);
        for text in texts() {
            let document = formats::read(text.as_bytes(), Format::Text, None).expect("reads");
            for here in &checker.find(&document) {
                for last in 1..here.sentences.len() {
                    let alone = reads_alone(&document, here, last - 1..=last);
                    let excerpt = alone.then(|| excerpt(here, last - 1..=last));
                    let front = excerpt.and_then(|excerpt| Front::of(&document, &excerpt));
                    let Some(front) = front else { continue };
                    let own = here.folded.to_prose(here.sentences[last]);
                    for rewrite in rewritten(&document.prose()[own.range()]) {
                        let text = format!("{}{rewrite}", &front.prose);
                        let after =
                            formats::read(text.as_bytes(), Format::Text, Some(encoding_rs::UTF_8))
                                .expect("reads");
                        for block in &after.blocks {
                            let sheet = Sheet::new(&after, block);
                            let front = front.known(after.prose(), &sheet);
                            known += usize::from(front.is_some());
                            let front = front.unwrap_or_default();
                            let short = checker.find_on(&after, block, sheet, front);
                            let full = checker.find_in(&after, block);
                            let hits = |found: &Option<Found>| {
                                found.as_ref().map(|found| found.hits.clone())
                            };
                            assert_eq!(hits(&short), hits(&full), "{text:?}");
                            asked += 1;
                        }
                    }
                }
            }
        }
        assert!(known > 100 && known < asked, "{known} of {asked}");
    }
}

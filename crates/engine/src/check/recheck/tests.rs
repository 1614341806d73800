//! What is noted of a sentence is what judging it alone gives.

use super::super::block::{Around, conditions};
use super::super::excerpt::{excerpt, reads_alone};
use super::super::find::Known;
use super::super::findings::Gathered;
use super::super::names::Present;
use super::super::tests::{builtin, house, texts};
use super::*;
use crate::finding::Applicability;
use sayso_documents::Format;
use sayso_documents::formats;

/// Judges every sentence of `text`, and says how many noted findings were compared.
fn compare(checker: &Checker, text: &str, format: Format) -> usize {
    let document = formats::read(text.as_bytes(), format, None).expect("reads");
    let found = checker.find(&document);
    let present = Present::new(&checker.policy, found.iter().flat_map(|f| &f.hits.names));
    let around = Around {
        present: &present,
        conditions: &conditions(found.iter().map(|f| &f.slots)),
    };
    let mut noted = 0;
    for here in &found {
        let pages = Pages::new(checker, &document, here, &present);
        let hopeful = checker.hopeful(&pages, candidates(here));
        for of_sentence in hopeful.chunk_by(|a, b| a.0 == b.0) {
            let at = of_sentence[0].0;
            let first = at.saturating_sub(1);
            let alone = reads_alone(&document, here, first..=at);
            let alone = alone.then(|| excerpt(here, first..=at));
            let before = Before::new(at, alone);
            let mut gathered = Gathered::default();
            let asked = of_sentence.to_vec();
            checker.visit(
                &pages,
                around.conditions,
                asked,
                &mut |_, scene, verdict| {
                    gathered.take(scene, verdict);
                },
            );
            gathered.settle(&pages, &before, of_sentence);
            let said = before.said[usize::from(at > 0)].get();
            if let (Some(said), Some(alone)) = (said, &before.alone) {
                let turned = pages.turned_to(alone, first);
                assert_eq!(*said, said_on(&turned, at > 0), "{text:?}");
                let noted_all = of_sentence
                    .iter()
                    .all(|(_, hit)| is_alike(&pages, &turned, hit));
                noted += if noted_all { said.len() } else { 0 };
            }
        }
    }
    noted
}

#[test]
fn what_is_noted_is_what_is_said_alone() {
    // Conditions on the document leave little to note.
    for (checker, least) in [(builtin(), 100), (house(), 3)] {
        let formats = [Format::Text, Format::Markdown];
        let texts = texts().flat_map(|text| formats.map(|format| (text.clone(), format)));
        let noted: usize = texts
            .map(|(text, format)| compare(&checker, &text, format))
            .sum();
        assert!(noted >= least, "{noted}");
    }
}

#[test]
fn of_what_is_ruled_out_nothing_is_said() {
    for checker in [builtin(), house()] {
        let (mut ruled_out, mut asked) = (0, 0);
        for text in texts() {
            let document = formats::read(text.as_bytes(), Format::Text, None).expect("reads");
            let found = checker.find(&document);
            let present = Present::new(&checker.policy, found.iter().flat_map(|f| &f.hits.names));
            for here in &found {
                let pages = Pages::new(&checker, &document, here, &present);
                for at in 0..here.sentences.len() {
                    let part = excerpt_of(&document, pages.prose(at));
                    let sheet = Sheet::new(&part, &part.blocks[0]);
                    asked += 1;
                    if !checker.may_be_said(&part, &sheet, 0) {
                        ruled_out += 1;
                        let known = Known::default();
                        let found = checker.find_on(&part, &part.blocks[0], sheet, known);
                        let said = found.map(|f| said_on(&pages.of_rewrite(&part, &f), false));
                        assert_eq!(said.unwrap_or_default(), [], "{text:?}");
                    }
                }
            }
        }
        assert!(
            ruled_out > 100 && ruled_out < asked,
            "{ruled_out} of {asked}"
        );
    }
}

/// A document of what stands at `span` and nothing else.
fn excerpt_of(document: &Document, span: Span<Prose>) -> Document {
    let text = document.prose()[span.range()].to_owned();
    Document {
        text_map: OffsetMap::default(),
        map: OffsetMap::default(),
        blocks: vec![Block {
            kind: document.blocks[0].kind,
            span: Span::new(0, text.len()),
            number: 1,
            heading: None,
        }],
        prose: text,
        ..formats::read(b"", Format::Text, None).expect("reads")
    }
}

#[test]
fn where_no_sentence_can_be_made_a_person_is_told_what_may_be_written() {
    let wanted = "Say it in other words, such as “powered by OpenAI” or “enabled by OpenAI”";
    let cases = [
        "The SRE does not call on ChatGPT.",
        "Call on ChatGPT from your own VPC.",
        "Does the SRE enable access to ChatGPT?",
        "It enables access to Claude, Llama and\r\nChatGPT \u{1F600}.",
    ];
    for text in cases {
        let report = builtin().check_bytes("a.txt", text.as_bytes(), Format::Text, None);
        let [finding] = &report.findings[..] else {
            panic!("{text:?} has one finding");
        };
        let [only] = &finding.suggestions[..] else {
            panic!("{text:?} has one suggestion");
        };
        assert_eq!(only.applicability, Applicability::Display, "{text:?}");
        assert_eq!(only.title(), wanted, "{text:?}");
        let prose = report.document.as_deref().expect("kept").prose();
        assert_eq!(finding.result(only, prose), "", "{text:?}");
    }
    let text = "The SRE calls on ChatGPT.";
    let report = builtin().check_bytes("a.txt", text.as_bytes(), Format::Text, None);
    let suggestions = &report.findings[0].suggestions;
    assert!(
        suggestions
            .iter()
            .all(|s| s.guidance.is_none() && !s.edits.is_empty())
    );
}

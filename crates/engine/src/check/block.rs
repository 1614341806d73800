//! Checks the blocks of a document, on all cores where it has many matches.

use crate::finding::{ApprovedUse, Finding};
use crate::matcher::Match;
use sayso_documents::{Document, Place, parallel};

use super::compiled::Compiled;
use super::context::{BlockContext, DocumentContext};
use super::find::{Found, PART};
use super::findings::{location, of_sentence};
use super::plausible;

/// A document with fewer matches is checked on one thread: the others have other files.
const MANY: usize = 64;

/// All that checking a document gave, in the order of its prose.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Checked {
    pub(super) findings: Vec<Finding>,
    pub(super) approved: Vec<ApprovedUse>,
}

impl Checked {
    fn is_empty(&self) -> bool {
        self.findings.is_empty() && self.approved.is_empty()
    }

    fn add(&mut self, mut other: Self) {
        self.findings.append(&mut other.findings);
        self.approved.append(&mut other.approved);
    }

    fn locate(&mut self, place: &Place) {
        let findings = self.findings.iter_mut().map(|f| &mut f.location);
        let uses = self.approved.iter_mut().map(|u| &mut u.location);
        findings.chain(uses).for_each(|at| at.clone_from(place));
    }

    pub(super) fn sort(&mut self) {
        self.findings
            .sort_by(|a, b| (a.span(), &a.rule).cmp(&(b.span(), &b.rule)));
        self.approved
            .sort_by(|a, b| (a.span, &a.rule).cmp(&(b.span, &b.rule)));
    }
}

/// Checks the blocks of a document in which something was found.
pub(super) fn of_document(
    compiled: &Compiled,
    document: &Document,
    around: &DocumentContext<'_>,
    found: &[Found],
) -> Checked {
    let check = |found| of_block(&BlockContext::new(compiled, document, around, found));
    let matches = found.iter().map(|found| found.hits.matches.len());
    let each: Vec<Checked> = match matches.sum::<usize>() >= MANY {
        true => parallel::map(found, check),
        false => found.iter().map(check).collect(),
    };
    let mut all = Checked::default();
    for (found, mut checked) in found.iter().zip(each) {
        if checked.is_empty() {
            continue;
        }
        let mut place = location(document, &found.block);
        // Many blocks are under one heading.
        if let Some(last) = all.findings.last() {
            place.share(&last.location);
        }
        checked.locate(&place);
        all.add(checked);
    }
    all.sort();
    all
}

/// Checks one block, sentence by sentence.
fn of_block(block: &BlockContext<'_>) -> Checked {
    let candidates = plausible::candidates(block);
    let sentences = candidates.chunk_by(|a, b| a.0 == b.0);
    let sentences: Vec<&[(usize, &Match)]> = sentences.collect();
    let check = |sentences: &[&[(usize, &Match)]]| {
        let mut checked = Checked::default();
        for sentence in sentences {
            let (findings, approved) = of_sentence(block, sentence[0].0, sentence);
            checked.add(Checked { findings, approved });
        }
        checked
    };
    if sentences.len() <= PART {
        return check(&sentences);
    }
    let parts: Vec<_> = sentences.chunks(PART).collect();
    let mut checked = Checked::default();
    for part in parallel::map(&parts, |part| check(part)) {
        checked.add(part);
    }
    checked
}

#[cfg(test)]
mod tests {
    use super::super::names::Present;
    use super::super::tests::{builtin, texts};
    use super::super::{Checker, find};
    use super::*;
    use sayso_documents::{Format, formats};

    fn check(checker: &Checker, document: &Document, apart: bool) -> Checked {
        let compiled = &checker.compiled;
        let found = find::in_document(compiled, document);
        let names = Present::new(compiled, found.iter().flat_map(|f| &f.hits.names));
        let around = DocumentContext::new(&names, document, &found);
        if !apart {
            return of_document(compiled, document, &around, &found);
        }
        let mut all = Checked::default();
        for found in found {
            all.add(of_document(compiled, document, &around, &[found]));
        }
        all.sort();
        all
    }

    #[test]
    fn the_blocks_of_a_long_document_give_what_each_gives() {
        let texts: Vec<String> = texts().collect();
        let checker = builtin();
        for (format, gap) in [(Format::Text, "\r\n\r\n"), (Format::Markdown, "\n\n> ")] {
            let text = texts.join(gap);
            let document = formats::read(text.as_bytes(), format, None).expect("reads");
            assert!(find::is_long(&document));
            let together = check(&checker, &document, false);
            assert_eq!(together, check(&checker, &document, true));
            assert!(together.findings.len() > 100);
        }
    }

    /// Sentences with pronouns are at the seams, too.
    #[test]
    fn a_block_of_many_sentences_gives_what_each_gives() {
        let checker = builtin();
        let count = 3 * PART;
        for (claim, want) in [
            ("The SRE calls on ChatGPT. It works.", count),
            ("\u{c9}lan. It enables access to ChatGPT.\r\n", count),
            ("It ships.", 0),
        ] {
            let text = format!("{claim} ").repeat(count);
            let document = formats::read(text.as_bytes(), Format::Text, None).expect("reads");
            let findings = check(&checker, &document, false).findings;
            assert_eq!(findings.len(), want, "{claim:?}");
        }
    }
}

//! Large plain texts: most of one has no bearing on the report, and is neither kept nor judged.

use std::borrow::Cow;

use encoding_rs::Encoding;
use rayon::prelude::*;

use super::Checker;
use super::names::Present;
use super::sieve::Sieve;
use sayso_documents::formats::{self, FormatError};
use sayso_documents::{Document, Format};

/// A plain text of so many bytes is large.
const LARGE: usize = 1 << 20;

/// A large text is searched by pieces of at least so many bytes: one and its plain copy fit in a
/// core's cache.
const PIECE: usize = 1 << 19;

pub(super) fn is_large(bytes: &[u8], format: Format) -> bool {
    format == Format::Text && bytes.len() >= LARGE
}

/// As [`Sieve::may_hold`], by pieces of whole paragraphs, on all threads.
pub(super) fn may_hold(sieve: &Sieve, bytes: &[u8]) -> bool {
    let pieces = formats::stretches(bytes, PIECE).into_par_iter();
    pieces.any(|piece| sieve.may_hold(&bytes[piece], Format::Text))
}

impl Checker {
    /// Reads a document. Of a large plain text, only the paragraphs that bear on the report are kept:
    /// those with names, and those with phrases that may be claims on account of names elsewhere,
    /// where there are such names.
    pub(super) fn read(
        &self,
        bytes: Cow<'_, [u8]>,
        format: Format,
        encoding: Option<&'static Encoding>,
    ) -> Result<Document, FormatError> {
        if !is_large(&bytes, format) {
            return formats::read_with(bytes, format, encoding, &self.options);
        }
        let near = self.sieves.near(self);
        let bears = |part: &[u8]| near.may_hold(part, Format::Text);
        let document = formats::read_kept(bytes, encoding, &self.options, &bears)?;
        if !self.looks_far(&document) {
            return Ok(document);
        }
        let far = self.sieves.far(self);
        let bears = |part: &[u8]| bears(part) || far.may_hold(part, Format::Text);
        Ok(formats::keep_more(document, &bears))
    }

    /// Whether a rule takes a phrase for a claim because of names that are elsewhere in the document.
    fn looks_far(&self, document: &Document) -> bool {
        let found = self.find_unfolded(document);
        let present = Present::new(&self.policy, found.iter().flat_map(|f| &f.hits.names));
        let lexicons = self.policy.lexicons.iter().enumerate();
        lexicons.into_iter().any(|(index, lexicon)| {
            let mut rules = lexicon.rules.iter().zip(&self.sets[index]);
            rules.any(|(rule, sets)| {
                rule.bare.is_some_and(|bare| bare.document.is_some())
                    && present.has(index, &sets.object)
                    && present.has(index, &sets.own)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{builtin, house, texts};
    use super::*;
    use crate::finding::{Finding, Report};

    /// What is found, where it is in the file, and where a person finds it.
    fn places(report: &Report) -> Vec<String> {
        let place = |finding: &Finding| {
            let document = report.document.as_ref().expect("kept with findings");
            let raw = document.raw(finding.span()).map(|span| span.range());
            let suggestions = finding.suggestions.len();
            format!(
                "{raw:?} {} {:?} {} {:?} {suggestions}",
                finding.rule, finding.level, finding.message, finding.location
            )
        };
        report.findings.iter().map(place).collect()
    }

    #[test]
    fn paragraphs_that_are_not_kept_change_nothing() {
        let fill = "The quick brown fox jumps over the lazy dog.\n\n".repeat(6_000);
        let title = format!("Title of a part\n======\n\n{fill}");
        for checker in [builtin(), house()] {
            let texts: Vec<String> = texts().collect();
            let (mut shorter, mut findings) = (0, 0);
            for (nth, texts) in texts.chunks(6).enumerate().step_by(100) {
                let fill = [&*fill, &*title][nth / 100 % 2];
                let text = texts.join(&format!("\n\n{fill}"));
                let bytes = text.as_bytes();
                let whole = formats::read(bytes, Format::Text, None).expect("reads");
                let kept = checker
                    .read(bytes.into(), Format::Text, None)
                    .expect("reads");
                shorter += usize::from(kept.blocks.len() < whole.blocks.len());
                let [whole, kept] = [whole, kept].map(|d| checker.check_document("a.txt", d));
                findings += whole.findings.len();
                assert_eq!(places(&whole), places(&kept), "{texts:?}");
                assert_eq!(whole.approved.len(), kept.approved.len(), "{texts:?}");
            }
            assert!(shorter > 2 && findings > 10, "{shorter} {findings}");
        }
    }
}

//! What was found in sentences that come again, so that they are not searched again.
//!
//! Why that is sound: what is found in a sentence depends on its text alone, folded and as it is
//! written. Where ASCII is folded byte by byte, what is written says both.

use crate::matcher::Hits;
use sayso_documents::Document;
use sayso_text::folding::FoldedText;
use sayso_text::{Folded, Span};

use super::Checker;
use super::recall::Recall;

/// So many sentences are kept, and no longer ones (in bytes).
const MOST: usize = 4096;
const LONGEST: usize = 512;

/// What was found in sentences, by what is written there, as if it were all.
#[derive(Debug)]
pub(super) struct KnownHits(Recall<Box<str>, Hits>);

impl Default for KnownHits {
    fn default() -> Self {
        Self(Recall::new(MOST))
    }
}

impl Checker {
    /// Adds what is found in `sentence` of a block that was folded.
    pub(super) fn add_hits(
        &self,
        document: &Document,
        folded: &FoldedText,
        sentence: Span<Folded>,
        all: &mut Hits,
    ) {
        let scan = || self.matcher.scan(folded, document.prose(), &[sentence]);
        let written = &document.prose()[folded.to_prose(sentence).range()];
        if written.len() > LONGEST || !folded.is_bytewise(sentence, written) {
            all.append(scan());
            return;
        }
        let asked = self.known.0.ask(written, |of| **of == *written);
        if let Some(known) = &asked.known {
            all.append_from(known, 0, sentence.start);
            return;
        }
        let hits = scan();
        self.known.0.note(&asked, || {
            let mut known = Hits::default();
            known.append_from(&hits, sentence.start, 0);
            (written.into(), known)
        });
        all.append(hits);
    }
}

#[cfg(test)]
mod tests {
    use super::super::find::Sheet;
    use super::super::tests::{builtin, house, texts};
    use super::*;
    use sayso_documents::Format;
    use sayso_documents::formats;

    #[test]
    fn what_is_known_is_what_would_be_found() {
        for checker in [builtin(), house()] {
            for text in texts() {
                // The same sentences, in other places and beside others.
                let moved = format!("Wh\u{443}?  It runs. {text} {text}");
                for text in [&text, &moved, &text] {
                    let document =
                        formats::read(text.as_bytes(), Format::Text, None).expect("reads");
                    for block in &document.blocks {
                        let Sheet { folded, sentences } = Sheet::new(&document, block);
                        for sentence in sentences {
                            let anew = checker.matcher.scan(&folded, document.prose(), &[sentence]);
                            let mut hits = Hits::default();
                            checker.add_hits(&document, &folded, sentence, &mut hits);
                            assert_eq!(hits, anew, "{text:?}");
                        }
                    }
                }
            }
            assert!(checker.known.0.len() > 1000, "{}", checker.known.0.len());
        }
    }
}

//! Sentences that stand in a document more than once are judged once: boilerplate, footers and
//! generated text repeat themselves, and judging a claim and its rewrites is the dear part.
//!
//! Why that is sound. What is made of a sentence depends on the document as a whole, which is the
//! same for all that is kept here, and on what a [`Key`] holds: its prose, the kind of its block,
//! where its objects' names stand, and which conditions are met in its block. That is so where no
//! mark and no element of the markup is near, and where the sentence reads alone, with the one
//! before it, as it does in its block ([`reads_alone`](super::excerpt::reads_alone) says whether). What
//! the sentence before says counts where it is read, or where a rewrite runs on from it: then its
//! prose is part of the key ([`Front::Read`]). `tests` compares this with judging every sentence.

use std::borrow::Cow;

use crate::judge::Company;
use sayso_documents::BlockKind;

use super::block::{Judged, SlotOf};
use super::recall::{Asked, Recall};

/// So many sentences are kept; the findings of each are some kilobytes.
const MOST: usize = 4096;

/// Longer windows, in bytes, and such that give more findings, are not kept.
const LONGEST: usize = 1024;
const MOST_FINDINGS: usize = 8;

/// What a sentence must share with another to be judged as that one was.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key<'t> {
    pub(super) own: Cow<'t, str>,
    pub(super) front: Front<'t>,
    /// Whether it is a piece of a sentence that goes on before and behind it.
    pub(super) goes_on: [bool; 2],
    pub(super) kind: BlockKind,
    /// For each match that may count.
    pub(super) companies: Cow<'t, [Company]>,
    /// Lists of conditions of which a phrase stands in the block.
    pub(super) conditions: Cow<'t, [SlotOf]>,
}

/// The sentence before.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Front<'t> {
    /// There is none.
    None,
    /// There is one, which nobody read.
    Unread {
        /// Names of objects in it, which are company: lexicon, set, and whether it is ambiguous.
        objects: Vec<(u32, u32, bool)>,
        conditions: Vec<SlotOf>,
    },
    /// This one.
    Read(Cow<'t, str>),
}

/// What sentences gave.
#[derive(Debug)]
pub(super) struct Memo(Recall<Key<'static>, Given>);

/// What a sentence gave, as it lay in the prose.
#[derive(Debug)]
pub(super) struct Given {
    /// Where the sentence started.
    pub(super) start: usize,
    pub(super) judged: Judged,
}

impl Default for Memo {
    fn default() -> Self {
        Self(Recall::new(MOST))
    }
}

impl Memo {
    pub(super) fn ask(&self, key: &Key<'_>) -> Asked<Given> {
        self.0.ask(key, |of| of == key)
    }

    /// Notes what the sentence gave that was asked for; it starts at `start`.
    pub(super) fn note(
        &self,
        (key, asked): (Key<'_>, Asked<Given>),
        start: usize,
        judged: &Judged,
    ) {
        let many = judged.findings.len() + judged.approved.len() > MOST_FINDINGS;
        if !many && key.len() <= LONGEST {
            self.0.note(&asked, || {
                let judged = judged.clone();
                (key.into_owned(), Given { start, judged })
            });
        }
    }
}

impl Key<'_> {
    fn into_owned(self) -> Key<'static> {
        Key {
            own: self.own.into_owned().into(),
            front: match self.front {
                Front::None => Front::None,
                Front::Unread {
                    objects,
                    conditions,
                } => Front::Unread {
                    objects,
                    conditions,
                },
                Front::Read(prose) => Front::Read(prose.into_owned().into()),
            },
            goes_on: self.goes_on,
            kind: self.kind,
            companies: self.companies.into_owned().into(),
            conditions: self.conditions.into_owned().into(),
        }
    }

    fn len(&self) -> usize {
        let front = match &self.front {
            Front::Read(prose) => prose.len(),
            Front::None | Front::Unread { .. } => 0,
        };
        self.own.len() + front
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::Checker;
    use super::super::block::{Around, conditions};
    use super::super::names::Present;
    use super::super::tests::{builtin, house, texts};
    use super::*;
    use sayso_documents::Format;
    use sayso_documents::formats;

    /// Compares what `text` gives where sentences are recalled with what it gives where each block
    /// has a memo of its own, and says how many sentences came again.
    fn compare(checker: &Checker, text: &str, format: Format) -> usize {
        let document = formats::read(text.as_bytes(), format, None).expect("reads");
        let found = checker.find(&document);
        let names = found.iter().flat_map(|f| &f.hits.names);
        let present = Present::new(&checker.policy, names);
        let conditions: BTreeSet<_> = conditions(found.iter().map(|f| &f.slots));
        let memo = Memo::default();
        let around = Around {
            present: &present,
            conditions: &conditions,
            memo: &memo,
        };
        let mut anew = Judged::default();
        for here in &found {
            let memo = Memo::default();
            let around = Around {
                memo: &memo,
                ..around
            };
            checker.judge_block(&document, here, around, &mut anew);
        }
        anew.sort();
        let recalling = checker.judge_found(&document, found, around);
        assert_eq!(recalling, anew, "{text:?}");
        memo.0.len()
    }

    #[test]
    fn what_is_recalled_is_what_would_be_judged() {
        let texts: Vec<String> = texts().collect();
        // What stands before a sentence counts or not, and ends as a sentence does or not.
        let fronts = [
            "It ships.",
            "Why?",
            "It uses GPT-5.",
            "Models, e.g.",
            "The SRE",
            "AWS.",
        ];
        for checker in [builtin(), house()] {
            let mut again = 0;
            for texts in texts.chunks(4).step_by(16) {
                let behind = |front| texts.iter().map(move |text| format!("{front} {text}"));
                let blocks: Vec<String> = fronts.iter().flat_map(behind).collect();
                let blocks = [&blocks[..], texts, &blocks[..]].concat();
                for (format, gap) in [(Format::Text, "\r\n\r\n"), (Format::Markdown, "\n\n* ")] {
                    again += compare(&checker, &blocks.join(gap), format);
                }
            }
            assert!(again > 500, "{again}");
        }
    }
}

//! Rewrites that are safe by themselves, but not where they are: in someone's own words, in a heading
//! that something links to, in the label of a reference, where the wording is the topic. A person
//! has to review them first.

mod anchors;
mod attribution;
mod quotations;
mod wording;

use std::ops::Range;

use crate::finding::{Applicability, Finding};
use sayso_documents::{Block, BlockKind, Document, MarkKind};
use sayso_text::{Prose, Span};

use anchors::Links;

/// Makes the rewrites of `findings`, which are in the order of the document, unsafe where a person
/// has to review them.
pub(super) fn apply(document: &Document, findings: &mut [Finding]) {
    let mut reviewer = Reviewer::new(document);
    for finding in findings.iter_mut().filter(|f| is_safe(f)) {
        if reviewer.needs_review(finding) {
            finding.make_unsafe();
        }
    }
}

fn is_safe(finding: &Finding) -> bool {
    let mut suggestions = finding.suggestions.iter();
    suggestions.any(|s| s.applicability == Applicability::Safe)
}

/// What is known of a document, as far as it was asked for.
struct Reviewer<'d> {
    document: &'d Document,
    links: Option<Links>,
    /// The block that was looked at last.
    last: Option<(usize, About)>,
}

/// What is known of one block.
struct About {
    /// All of it is a person's own words, or names its place.
    needs_review: bool,
    /// Where its quotations lie in the prose, marks included, by start.
    quotations: Vec<Range<usize>>,
}

impl<'d> Reviewer<'d> {
    fn new(document: &'d Document) -> Self {
        Self {
            document,
            links: None,
            last: None,
        }
    }

    fn needs_review(&mut self, finding: &Finding) -> bool {
        let document = self.document;
        let span = finding.span();
        let Some(index) = document.block_at(span.start) else {
            return false;
        };
        let quoted = |about: &About| quotations::is_quoted(&about.quotations, span);
        let about = self.about(index);
        if about.is_some_and(|about| about.needs_review || quoted(about)) {
            return true;
        }
        let mut marks = document.marks.covering(span);
        marks.any(|m| m.kind == MarkKind::Quote)
            || is_label(document, &document.blocks[index], span)
            || attribution::is_said(document.prose(), finding.sentence(), span)
            || wording::is_topic(document, &document.blocks[index], span)
    }

    fn about(&mut self, index: usize) -> Option<&About> {
        if self.last.as_ref().is_none_or(|(at, _)| *at != index) {
            self.last = Some((index, self.look_at(index)));
        }
        self.last.as_ref().map(|(_, about)| about)
    }

    fn look_at(&mut self, index: usize) -> About {
        let document = self.document;
        let block = &document.blocks[index];
        let text = &document.prose()[block.span.range()];
        let mut linked = || {
            let links = self.links.get_or_insert_with(|| Links::of(&document.text));
            links.lead_to(document, block)
        };
        let needs_review = is_citation(document, index)
            || attribution::is_spoken(text)
            || attribution::is_rated(text)
            || attribution::is_signed(document, index)
            || block.kind == BlockKind::Heading && linked();
        About {
            needs_review,
            quotations: quotations::of(text, block.span.start),
        }
    }
}

/// A block quotation; but not a note of GitHub's kind (`> [!NOTE]`), or one that is called so.
fn is_citation(document: &Document, index: usize) -> bool {
    let block = &document.blocks[index];
    if block.kind != BlockKind::Quote {
        return false;
    }
    let Some(at) = document.map.map(block.span).map(|m| m.span.start) else {
        return true;
    };
    let before = &document.text[..at];
    // The lines of one quotation, from the one above the block on.
    let mut lines = before.rsplit('\n').take(200);
    let opening = lines.by_ref().next().unwrap_or_default();
    let above = lines.take_while(|line| line.trim_start().starts_with('>'));
    let is_note = |line: &str| line.trim_start_matches([' ', '\t', '>']).starts_with("[!");
    let here = &document.prose()[block.span.range()];
    !(above.chain([opening]).any(is_note) || is_note(here) || wording::is_notice(here))
}

/// `[e-mail]`, `[e-mail][]`: the text of the link is also what the link is found by.
fn is_label(document: &Document, block: &Block, span: Span<Prose>) -> bool {
    let Some(at) = document.map.map(span).map(|m| m.span) else {
        return false;
    };
    let elements = document.elements(block).iter();
    elements
        .take_while(|i| i.outer.start < at.end)
        .any(|i| i.outer.overlaps(at) && i.is_label(&document.text))
}

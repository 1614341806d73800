//! What in a lexicon cannot be intended: each with its place and the next step. Mistakes make
//! `sayso lexicon lint` fail, notes do not.

mod covering;
mod passing;
mod phrases;
mod rewrites;
mod rules;
mod sample;

use std::collections::BTreeSet;

use sayso_documents::formats;
use sayso_documents::{Document, Format};
use sayso_engine::check::Checker;
use sayso_engine::finding::{Problem, ProblemKind};
use sayso_engine::matcher::PhraseId;
use sayso_policy::{Lexicon, Place, Rule};

/// Advice on a rule.
struct Advice {
    kind: ProblemKind,
    place: Place,
    reason: String,
}

impl Advice {
    /// What is surely wrong.
    fn mistake(place: Place, reason: String) -> Self {
        Self {
            kind: ProblemKind::Lexicon,
            place,
            reason,
        }
    }

    /// What may be meant.
    fn note(place: Place, reason: String) -> Self {
        Self {
            kind: ProblemKind::Notice,
            place,
            reason,
        }
    }
}

/// All advice on `lexicon`, by place. `checker` has that lexicon alone for its policy.
pub(super) fn of(lexicon: &Lexicon, checker: &Checker) -> Vec<Problem> {
    let mut said: Vec<(&Rule, Advice)> = Vec::new();
    for rule in &lexicon.rules {
        let own = rules::of(rule, lexicon)
            .into_iter()
            .chain(rewrites::of(rule, lexicon, checker));
        said.extend(own.map(|advice| (rule, advice)));
    }
    said.extend(rules::repeated(lexicon));
    for (at, rule) in lexicon.rules.iter().enumerate() {
        let found = phrases::of(at, rule, lexicon, checker);
        let found = found.into_iter().chain(passing::of(at, rule, checker));
        let found = found.chain(covering::of(at, rule, lexicon, checker));
        said.extend(found.map(|advice| (rule, advice)));
    }
    said.sort_by_key(|(_, advice)| advice.place.start);
    let problem = |(rule, advice): (&Rule, Advice)| {
        let site = lexicon.site_of(rule, advice.place);
        Problem {
            path: site.path,
            kind: advice.kind,
            reason: format!("{}: {}", rule.id, advice.reason),
            span: site.span,
        }
    };
    said.into_iter().map(problem).collect()
}

/// Which phrases of which rules are in a text.
pub(super) fn phrases_in(text: &str, checker: &Checker) -> BTreeSet<PhraseId> {
    document(text).map_or_else(BTreeSet::new, |document| checker.phrases_in(&document))
}

/// A text as a document of its own.
fn document(text: &str) -> Option<Document> {
    formats::read(text.as_bytes(), Format::Text, Some(encoding_rs::UTF_8)).ok()
}

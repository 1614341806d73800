//! What in a lexicon cannot be intended: each with its place and the next step. Mistakes make
//! `sayso lexicon lint` fail, notes do not.

mod phrases;
mod rewrites;
mod rules;
mod sample;

use sayso_documents::formats;
use sayso_documents::{Document, Format};
use sayso_engine::check::Checker;
use sayso_engine::finding::{Problem, ProblemKind};
use sayso_policy::{Lexicon, Place, Rule};
use sayso_text::LineIndex;

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
        said.extend(found.into_iter().map(|advice| (rule, advice)));
    }
    said.sort_by_key(|(_, advice)| advice.place.start);
    let lines = LineIndex::new(&lexicon.text);
    let at = |byte| lines.position(&lexicon.text, byte);
    let problem = |(rule, advice): (&Rule, Advice)| Problem {
        path: lexicon.path(),
        kind: advice.kind,
        reason: format!("{}: {}", rule.id, advice.reason),
        span: Some((at(advice.place.start), at(advice.place.end))),
    };
    said.into_iter().map(problem).collect()
}

/// A text as a document of its own.
fn document(text: &str) -> Option<Document> {
    formats::read(text.as_bytes(), Format::Text, Some(encoding_rs::UTF_8)).ok()
}

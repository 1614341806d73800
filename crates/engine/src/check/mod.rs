//! The pipeline in order, for one document: bytes, document, folded text, matches, verdicts,
//! findings. The only room that knows all stages.

mod block;
mod compile;
mod explain;
mod find;
mod findings;
mod fingerprint;
mod hope;
mod introduced;
mod large;
mod left_out;
mod message;
mod names;
mod order;
mod pieces;
mod prefilter;
mod prefilters;
mod reading;
mod recheck;
mod sentence;
mod settle;
mod suppress;
mod surroundings;
#[cfg(test)]
mod tests;
mod visit;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::finding::{InputStatus, Problem, ProblemKind, Report};
use crate::judge::RuleSets;
use crate::matcher::{Matcher, MatcherError, PhraseId};
use prefilters::Prefilters;
use sayso_documents::formats::FormatError;
use sayso_documents::{Document, Format, ReadOptions};
use sayso_policy::{Policy, Reading};

use block::Judged;

pub use explain::{Candidate, ExplainError, Explanation, Silenced};
pub use left_out::LeftOut;

/// A policy made ready to judge documents. Cheap to share between threads.
#[derive(Debug)]
pub struct Checker {
    policy: Policy,
    /// How documents are read.
    options: Arc<ReadOptions>,
    matcher: Matcher,
    prefilters: Prefilters,
    /// By lexicon, then by rule.
    sets: Vec<Vec<RuleSets>>,
    /// Whether reports count what is left out.
    counting: bool,
}

/// Why a policy cannot be made ready.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// Its phrases cannot be compiled.
    #[error("the phrases cannot be compiled: {0}")]
    Matcher(#[from] MatcherError),
}

impl From<CheckError> for Vec<Problem> {
    fn from(error: CheckError) -> Self {
        vec![Problem {
            path: String::new(),
            kind: ProblemKind::Lexicon,
            reason: error.to_string(),
            span: None,
        }]
    }
}

impl Checker {
    /// Compiles the policy.
    ///
    /// # Errors
    /// When its phrases need more automaton than memory allows.
    pub fn new(policy: Policy) -> Result<Self, CheckError> {
        let matcher = Matcher::new(&policy)?;
        let prefilters = Prefilters::new(&matcher)?;
        let sets = compile::rule_sets(&policy);
        Ok(Self {
            policy,
            options: Arc::default(),
            matcher,
            prefilters,
            sets,
            counting: false,
        })
    }

    /// The same, which reads documents as the configuration says.
    #[must_use]
    pub fn reading(mut self, reading: &Reading) -> Self {
        self.options = Arc::new(reading::options(reading));
        self
    }

    /// The same, whose reports count what of a document is left out: then every file is read.
    #[must_use]
    pub fn counting(mut self, counting: bool) -> Self {
        self.counting = counting;
        self
    }

    /// How documents are read.
    #[must_use]
    pub fn options(&self) -> &Arc<ReadOptions> {
        &self.options
    }

    /// The policy that it judges by.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Which phrases of which rules stand in the document, whatever is judged of them.
    #[must_use]
    pub fn phrases_in(&self, document: &Document) -> BTreeSet<PhraseId> {
        let found = self.find(document).into_iter();
        found
            .flat_map(|f| f.hits.matches)
            .map(|m| m.phrase)
            .collect()
    }

    /// Checks one file: the prefilter on its bytes, then, if that does not rule it out, all of it.
    #[must_use]
    pub fn check_bytes<'b>(
        &self,
        path: &str,
        bytes: impl Into<Cow<'b, [u8]>>,
        format: Format,
        encoding: Option<&'static encoding_rs::Encoding>,
    ) -> Report {
        let bytes = bytes.into();
        if encoding.is_none() && !self.may_report(&bytes, format) {
            return Report::clean(path.to_owned(), format);
        }
        match self.read(bytes, format, encoding) {
            Ok(document) => self.check_document(path, document),
            Err(error) => malformed(path, format, &error),
        }
    }

    /// Whether a report on a file of these bytes could say anything. Much cheaper than to judge
    /// it, and never wrongly no.
    #[must_use]
    pub fn may_report(&self, bytes: &[u8], format: Format) -> bool {
        let prefilter = self.prefilters.document(&self.matcher, bytes.len());
        self.counting
            || format.has_notices(bytes)
            || prefilter.is_none_or(|prefilter| match large::is_large(bytes, format) {
                true => large::may_hold(prefilter, bytes),
                false => prefilter.may_hold(bytes, format),
            })
    }

    /// Judges a document that is already read.
    #[must_use]
    pub fn check_document(&self, path: &str, document: Document) -> Report {
        let judged = self.judge(&document);
        self.report(path, Arc::new(document), judged)
    }

    /// The report of a document that gave `judged`.
    fn report(&self, path: &str, document: Arc<Document>, judged: Judged) -> Report {
        let mut report = Report::clean(path.to_owned(), document.format);
        report.approved = judged.approved;
        if self.counting {
            report.left_out = left_out::counts(&document);
        }
        report.findings = judged.findings;
        suppress::apply(self, &document, &mut report.findings);
        order::findings(&document, &mut report.findings);
        surroundings::apply(&document, &mut report.findings);
        order::approved(&document, &mut report.approved);
        fingerprint::number(&document, &mut report.findings);
        report.problems = document
            .notices
            .iter()
            .map(|notice| Problem {
                path: path.to_owned(),
                kind: ProblemKind::Notice,
                reason: notice.clone(),
                span: None,
            })
            .collect();
        let kept = !report.findings.is_empty() || !report.approved.is_empty();
        report.document = kept.then_some(document);
        report
    }
}

/// The report on a file that cannot be read as `format`.
fn malformed(path: &str, format: Format, error: &FormatError) -> Report {
    let reason = error.to_string();
    let mut report = Report::empty(path.to_owned(), InputStatus::Failed(reason.clone()));
    report.format = Some(format);
    report.problems.push(Problem {
        path: path.to_owned(),
        kind: ProblemKind::Malformed,
        reason,
        span: None,
    });
    report
}

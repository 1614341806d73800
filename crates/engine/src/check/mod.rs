//! The pipeline in order, for one document: bytes, document, folded text, matches, verdicts,
//! findings. The only module that uses all stages.

mod block;
mod chunks;
mod claims;
mod compiled;
mod context;
mod dedupe;
mod explain;
mod find;
mod findings;
mod fingerprint;
mod introduced;
mod large;
mod left_out;
mod message;
mod names;
mod order;
mod parse;
mod plausible;
mod prefilter;
mod prefilters;
mod reading;
mod recheck;
mod report;
mod review;
mod section;
mod sentence;
mod suppress;
#[cfg(test)]
mod tests;
mod throughout;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::finding::{InputStatus, Problem, ProblemKind, Report};
use crate::matcher::{MatcherError, PhraseId};
use sayso_documents::formats::{self, FormatError};
use sayso_documents::{Document, Format, ReadOptions};
use sayso_policy::{Policy, Reading};

use block::Checked;
use compiled::Compiled;
use context::DocumentContext;
use names::Present;
use prefilters::Prefilters;

pub use explain::{Candidate, ExplainError, Explanation, Silenced};
pub use left_out::LeftOut;

/// A policy made ready to judge documents. Cheap to share between threads.
#[derive(Debug)]
pub struct Checker {
    compiled: Compiled,
    /// How documents are read.
    options: Arc<ReadOptions>,
    prefilters: Prefilters,
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
        let compiled = Compiled::new(policy)?;
        Ok(Self {
            options: Arc::default(),
            prefilters: Prefilters::new(&compiled.matcher)?,
            compiled,
            counting: false,
        })
    }

    /// The same, with the configuration's options for reading.
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
        &self.compiled.policy
    }

    /// Which phrases of which rules are in the document, whatever is judged of them.
    #[must_use]
    pub fn phrases_in(&self, document: &Document) -> BTreeSet<PhraseId> {
        let found = find::in_document(&self.compiled, document).into_iter();
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

    fn read(
        &self,
        bytes: Cow<'_, [u8]>,
        format: Format,
        encoding: Option<&'static encoding_rs::Encoding>,
    ) -> Result<Document, FormatError> {
        // What counts in a whole document needs all of it.
        let in_parts = self.compiled.throughout.is_empty();
        match in_parts && large::is_large(&bytes, format) {
            true => large::read(
                &self.compiled,
                &self.prefilters,
                &self.options,
                bytes,
                encoding,
            ),
            false => formats::read_with(bytes, format, encoding, &self.options),
        }
    }

    /// Whether a report on a file of these bytes could have anything in it. Much cheaper than to judge
    /// it, and never wrongly no.
    #[must_use]
    pub fn may_report(&self, bytes: &[u8], format: Format) -> bool {
        let matcher = &self.compiled.matcher;
        let prefilter = self.prefilters.document(matcher, bytes.len());
        self.counting
            || format.has_notices(bytes)
            || prefilter.is_none_or(|prefilter| match large::is_large(bytes, format) {
                true => large::may_hold(prefilter, bytes),
                false => prefilter.may_hold(bytes, format),
            })
    }

    /// Explains the text at a 1-based line, and column in characters, of a file.
    ///
    /// # Errors
    /// When the file cannot be read as `format`, or has no such place.
    pub fn explain_at(
        &self,
        bytes: &[u8],
        format: Format,
        encoding: Option<&'static encoding_rs::Encoding>,
        line: usize,
        column: Option<usize>,
    ) -> Result<Explanation, ExplainError> {
        let document = formats::read_with(bytes, format, encoding, &self.options)?;
        explain::explain(&self.compiled, &document, line, column)
    }

    /// Judges a document that is already read.
    #[must_use]
    pub fn check_document(&self, path: &str, document: Document) -> Report {
        let compiled = &self.compiled;
        let mut checked = Checked::default();
        if find::may_fire(compiled, &document) {
            let found = find::in_document(compiled, &document);
            let names = Present::new(compiled, found.iter().flat_map(|f| &f.hits.names));
            let around = DocumentContext::new(&names, &document, &found);
            checked = block::of_document(compiled, &document, &around, &found);
            throughout::apply(compiled, path, &document, &found, &mut checked);
        }
        let left_out = self.counting.then(|| left_out::counts(&document));
        let mut report = report::report(self.policy(), path, Arc::new(document), checked);
        report.left_out = left_out.unwrap_or_default();
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

//! Limits how many findings of one run-on sentence a report lists.
//!
//! A sentence without stops can match every few bytes; listing all of its findings would make a report a hundred
//! times as long as its input. The first findings of such a sentence are listed, then one for every few
//! hundred bytes. All of them count.

use sayso_text::{Prose, Span};

/// Findings of a run-on sentence that are always listed.
const ALWAYS: usize = 6;
/// Bytes of the sentence for each finding listed beyond those.
const BYTES_PER_FINDING: usize = 500;

/// Counts what is listed of one sentence.
#[derive(Debug, Default)]
pub(super) struct SentenceLimit {
    start: usize,
    listed: usize,
}

impl SentenceLimit {
    /// Whether a finding at `span` of `sentence` is listed. `goes_on` is whether the sentence is a
    /// piece of a run-on one that continues before it and after it. Called in the order of the text.
    pub(super) fn allows(
        &mut self,
        span: Span<Prose>,
        sentence: Span<Prose>,
        goes_on: [bool; 2],
    ) -> bool {
        if goes_on == [false; 2] {
            return true;
        }
        if !goes_on[0] {
            *self = Self {
                start: sentence.start,
                listed: 0,
            };
        }
        let most = ALWAYS + span.start.saturating_sub(self.start) / BYTES_PER_FINDING;
        let is_listed = self.listed < most;
        self.listed += usize::from(is_listed);
        is_listed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(count: usize, each: usize, goes_on: impl Fn(usize) -> [bool; 2]) -> usize {
        let mut limit = SentenceLimit::default();
        let allows = |at: &usize| {
            let span = Span::new(at * each, at * each + each);
            limit.allows(span, span, goes_on(*at))
        };
        (0..count).filter(allows).count()
    }

    #[test]
    fn ordinary_sentences_have_no_limit() {
        assert_eq!(listed(1000, 9, |_| [false; 2]), 1000);
        assert_eq!(listed(1000, 2000, |at| [at > 0, true]), 1000);
    }

    #[test]
    fn run_on_sentences_have_a_limit_each() {
        assert_eq!(listed(1000, 10, |at| [at > 0, true]), ALWAYS + 19);
        assert_eq!(listed(1000, 10, |at| [at % 6 > 0, true]), 1000);
    }
}

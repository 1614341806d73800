//! Chooses which rewrites go into a document in one round.

use std::collections::BTreeMap;

use crate::finding::{Applicability, Finding, Suggestion};
use sayso_documents::Document;
use sayso_text::{Prose, Span};

/// A finding with the rewrites that may be applied to it.
#[derive(Debug, Clone)]
pub(super) struct Candidate<'f> {
    /// The place of the finding in its report.
    pub(super) at: usize,
    pub(super) finding: &'f Finding,
    /// The best first, at least one.
    pub(super) rewrites: Vec<Suggestion>,
}

/// The findings that can be fixed with suggestions of at least the applicability `least`. A
/// suggestion for display is never among them, nor is anything for a finding that was suppressed.
pub(super) fn candidates<'f>(
    document: &Document,
    findings: &'f [Finding],
    least: Applicability,
) -> Vec<Candidate<'f>> {
    let least = least.max(Applicability::Unsafe);
    let candidate = |(at, finding): (usize, &'f Finding)| {
        let fits = |s: &Suggestion| s.applicability >= least && changes(document, s);
        let mut rewrites: Vec<Suggestion> = finding.suggestions_here().filter(fits).collect();
        rewrites.sort_by_key(|s| std::cmp::Reverse(s.applicability));
        let fit = finding.suppression.is_none() && !rewrites.is_empty();
        fit.then_some(Candidate {
            at,
            finding,
            rewrites,
        })
    };
    findings.iter().enumerate().filter_map(candidate).collect()
}

/// Whether the text is another after the suggestion.
fn changes(document: &Document, suggestion: &Suggestion) -> bool {
    let differs = |edit: &sayso_text::Edit| {
        document.prose().get(edit.span.range()) != Some(edit.text.as_str())
    };
    suggestion.edits.iter().any(differs)
}

/// The candidates whose first rewrites go together, in the order of the text. Where two overlap, the
/// one of the higher level stays, then the earlier, then the one whose rule comes first by name; and no more than
/// `per_sentence` of one sentence stay, since each was made for the sentence as it was.
pub(super) fn choose<'f>(
    mut candidates: Vec<Candidate<'f>>,
    per_sentence: usize,
) -> Vec<Candidate<'f>> {
    let rank = |c: &Candidate<'f>| {
        let finding = c.finding;
        let gravest_first = std::cmp::Reverse(finding.level);
        (gravest_first, finding.span(), &*finding.rule)
    };
    candidates.sort_by(|a, b| rank(a).cmp(&rank(b)));
    let mut taken = Extents::default();
    let mut sentences: BTreeMap<Span<Prose>, usize> = BTreeMap::new();
    let mut chosen = Vec::new();
    for candidate in candidates {
        let in_sentence = sentences.entry(candidate.finding.sentence()).or_default();
        if *in_sentence < per_sentence && taken.take(extent(&candidate.rewrites[0])) {
            *in_sentence += 1;
            chosen.push(candidate);
        }
    }
    chosen.sort_by_key(|c| (extent(&c.rewrites[0]), c.at));
    chosen
}

/// From the first to the last byte that a rewrite touches. What lies between its edits was read
/// together with them, so that nothing else may change it.
pub(super) fn extent(suggestion: &Suggestion) -> Span<Prose> {
    let spans = suggestion.edits.iter().map(|e| e.span);
    spans.reduce(Span::cover).unwrap_or(Span::empty(0))
}

/// Stretches that do not overlap, by start.
#[derive(Debug, Default)]
struct Extents(BTreeMap<usize, usize>);

impl Extents {
    /// Adds `span`, unless it overlaps another. Spans that only touch have an order, unless one of
    /// them is empty: then touching counts as an overlap.
    fn take(&mut self, span: Span<Prose>) -> bool {
        let meets = |(&start, &end): (&usize, &usize)| {
            let other = Span::new(start, end);
            let empty = span.is_empty() || other.is_empty();
            span.overlaps(other) || (empty && span.start <= end && start <= span.end)
        };
        let before = self.0.range(..=span.start).next_back();
        let after = self.0.range(span.start..).next();
        if before.is_some_and(meets) || after.is_some_and(meets) {
            return false;
        }
        self.0.insert(span.start, span.end);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{document, edit, finding, suggestion};
    use super::*;
    use crate::finding::{Suppression, SuppressionKind};
    use Applicability::{Display, Safe, Unsafe};
    use sayso_policy::Level;

    const TEXT: &str = "aa bb cc dd ee. ff gg hh \u{1F600} ii.";

    #[test]
    fn the_wanted_safety_decides_which_suggestion() {
        // Suggestions as offered, the least applicability, the titles that may be applied in order.
        let cases: [(&[Applicability], Applicability, &[&str]); 9] = [
            (&[Safe], Safe, &["0"]),
            (&[Unsafe], Safe, &[]),
            (&[Unsafe], Unsafe, &["0"]),
            (&[Display], Unsafe, &[]),
            (&[Display], Display, &[]),
            (&[Unsafe, Safe], Safe, &["1"]),
            (&[Unsafe, Safe, Safe], Unsafe, &["1", "2", "0"]),
            (&[Safe, Safe], Safe, &["0", "1"]),
            (&[], Unsafe, &[]),
        ];
        for (offered, least, want) in cases {
            let suggestions = offered
                .iter()
                .enumerate()
                .map(|(at, safety)| suggestion(*safety, vec![edit(0..2, &at.to_string())]));
            let findings = [finding(
                Level::Note,
                "r",
                0..2,
                0..15,
                suggestions.collect(),
            )];
            let found = candidates(&document(TEXT), &findings, least);
            let texts: Vec<&str> = found
                .iter()
                .flat_map(|c| c.rewrites.iter().map(|s| s.edits[0].text.as_str()))
                .collect();
            assert_eq!(texts, want, "{offered:?} {least:?}");
        }
    }

    #[test]
    fn what_is_suppressed_or_changes_nothing_is_left() {
        let with = |edits| {
            let suggestions = vec![suggestion(Safe, edits)];
            finding(Level::Error, "r", 0..2, 0..15, suggestions)
        };
        let mut suppressed = with(vec![edit(0..2, "x")]);
        suppressed.suppression = Some(Box::new(Suppression {
            kind: SuppressionKind::Inline,
            reason: "a quotation".to_owned(),
            approver: None,
            expires: None,
        }));
        let same = with(vec![edit(0..2, "aa"), edit(3..5, "bb")]);
        let empty = with(Vec::new());
        let deletes = with(vec![edit(0..2, "")]);
        let findings = [suppressed, same, empty, deletes];
        let found = candidates(&document(TEXT), &findings, Safe);
        assert_eq!(found.iter().map(|c| c.at).collect::<Vec<_>>(), [3]);
    }

    /// Rule, level, the edits' ranges.
    type Offer<'a> = (&'a str, Level, &'a [(usize, usize)]);

    fn chosen(offers: &[Offer<'_>], per_sentence: usize) -> Vec<String> {
        let finding = |(rule, level, edits): &Offer<'_>| {
            let (first, end) = edits[0];
            let sentence = if first < 15 { 0..15 } else { 16..TEXT.len() };
            let edits = edits
                .iter()
                .map(|&(from, to)| edit(from..to, "x"))
                .collect();
            let suggestions = vec![suggestion(Safe, edits)];
            finding(*level, rule, first..end, sentence, suggestions)
        };
        let findings: Vec<Finding> = offers.iter().map(finding).collect();
        let found = candidates(&document(TEXT), &findings, Safe);
        let chosen = choose(found, per_sentence);
        chosen.iter().map(|c| c.finding.rule.to_string()).collect()
    }

    #[test]
    fn of_rewrites_that_meet_the_graver_stays() {
        use Level::{Error, Note, Warning};
        let cases: [(&[Offer<'_>], &[&str]); 9] = [
            // In the order of the text, whatever the order of the findings.
            (
                &[("b", Note, &[(3, 5)]), ("a", Note, &[(0, 2)])],
                &["a", "b"],
            ),
            // The higher level, though later and longer.
            (
                &[("a", Warning, &[(0, 4)]), ("b", Error, &[(3, 8)])],
                &["b"],
            ),
            // Of equal level: the earlier, then the rule.
            (&[("b", Note, &[(0, 4)]), ("a", Note, &[(3, 8)])], &["b"]),
            (&[("b", Note, &[(0, 2)]), ("a", Note, &[(0, 2)])], &["a"]),
            // The one that loses to a loser stays.
            (
                &[
                    ("a", Note, &[(0, 4)]),
                    ("b", Warning, &[(3, 8)]),
                    ("c", Error, &[(6, 11)]),
                ],
                &["a", "c"],
            ),
            // Between the edits of another.
            (
                &[("a", Error, &[(0, 2), (9, 11)]), ("b", Error, &[(3, 5)])],
                &["a"],
            ),
            // Touching is no overlap, but two insertions at a place have no order.
            (
                &[("a", Note, &[(0, 3)]), ("b", Note, &[(3, 5)])],
                &["a", "b"],
            ),
            (&[("a", Note, &[(3, 3)]), ("b", Note, &[(3, 3)])], &["a"]),
            (&[("a", Error, &[(0, 3)]), ("b", Note, &[(3, 3)])], &["a"]),
        ];
        for (offers, want) in cases {
            assert_eq!(chosen(offers, 9), want, "{offers:?}");
        }
    }

    #[test]
    fn one_sentence_takes_so_many_at_a_time() {
        let offers: [Offer<'_>; 4] = [
            ("a", Level::Note, &[(0, 2)]),
            ("b", Level::Error, &[(3, 5)]),
            ("c", Level::Note, &[(6, 8)]),
            ("d", Level::Note, &[(16, 18)]),
        ];
        let cases: [(usize, &[&str]); 3] = [
            (1, &["b", "d"]),
            (2, &["a", "b", "d"]),
            (9, &["a", "b", "c", "d"]),
        ];
        for (per_sentence, want) in cases {
            assert_eq!(chosen(&offers, per_sentence), want, "{per_sentence}");
        }
    }
}

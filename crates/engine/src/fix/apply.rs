//! Writes the chosen rewrites into the bytes: all at once where that can be done, and otherwise
//! without those that cannot.

use crate::finding::{Finding, Suggestion};
use sayso_documents::Document;
use sayso_documents::formats::{SpliceError, splice};
use sayso_text::Edit;

use super::plan::Candidate;

/// How often the file is spliced in one round before what is left counts as refused: each time
/// costs a reading of the whole file.
pub(super) const TRIES: usize = 400;

/// Why a rewrite was not written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The file cannot hold it there.
    #[error(transparent)]
    Splice(#[from] SpliceError),
    /// So many were refused that the rest was not tried.
    #[error("too many rewrites of this file cannot be applied")]
    TooMany,
}

/// What became of the chosen rewrites.
#[derive(Debug)]
pub(super) struct Applied<'f> {
    /// The file after those that were written.
    pub(super) bytes: Vec<u8>,
    /// The findings that were fixed, and with what.
    pub(super) written: Vec<(&'f Finding, Suggestion)>,
    /// The findings whose rewrites were all refused, and why the best was.
    pub(super) refused: Vec<(usize, Refusal)>,
}

/// Writes the rewrites of `chosen`, with at most so many `tries`, which it counts down.
pub(super) fn apply<'f>(
    bytes: &[u8],
    document: &Document,
    chosen: Vec<Candidate<'f>>,
    tries: &mut usize,
) -> Applied<'f> {
    admitted(bytes, chosen, tries, |edits| splice(bytes, document, edits))
}

fn admitted<'f>(
    bytes: &[u8],
    chosen: Vec<Candidate<'f>>,
    tries: &mut usize,
    splice: impl Fn(&[Edit]) -> Result<Vec<u8>, SpliceError>,
) -> Applied<'f> {
    let mut admission = Admission {
        splice,
        tries,
        applied: Applied {
            bytes: bytes.to_vec(),
            written: Vec::new(),
            refused: Vec::new(),
        },
    };
    admission.admit(chosen);
    admission.applied
}

/// Adds rewrites as long as the file can hold them together.
struct Admission<'f, 't, S> {
    splice: S,
    tries: &'t mut usize,
    applied: Applied<'f>,
}

impl<'f, S: Fn(&[Edit]) -> Result<Vec<u8>, SpliceError>> Admission<'f, '_, S> {
    /// Adds all of them, or finds those that cannot be added by halves: a few refusals among
    /// many cost few readings. The depth is that of the halving.
    fn admit(&mut self, mut candidates: Vec<Candidate<'f>>) {
        let Some(first) = candidates.first() else {
            return;
        };
        if candidates.len() == 1 {
            let at = first.at;
            let refused = candidates.into_iter().find_map(|c| self.admit_one(c).err());
            self.applied.refused.extend(refused.map(|why| (at, why)));
            return;
        }
        let best: Vec<&Suggestion> = candidates.iter().map(|c| &c.rewrites[0]).collect();
        if self.attempt(&best).is_ok() {
            let written = candidates.into_iter();
            let written = written.map(|mut c| (c.finding, c.rewrites.swap_remove(0)));
            self.applied.written.extend(written);
            return;
        }
        let rest = candidates.split_off(candidates.len() / 2);
        self.admit(candidates);
        self.admit(rest);
    }

    /// Adds the best of its rewrites that the file can hold.
    fn admit_one(&mut self, candidate: Candidate<'f>) -> Result<(), Refusal> {
        let mut first_refusal = None;
        for rewrite in candidate.rewrites {
            match self.attempt(&[&rewrite]) {
                Ok(()) => {
                    self.applied.written.push((candidate.finding, rewrite));
                    return Ok(());
                }
                Err(why) => first_refusal.get_or_insert(why),
            };
        }
        first_refusal.map_or(Ok(()), Err)
    }

    /// Splices `more` together with what was added before.
    fn attempt(&mut self, more: &[&Suggestion]) -> Result<(), Refusal> {
        *self.tries = self.tries.checked_sub(1).ok_or(Refusal::TooMany)?;
        let before = self.applied.written.iter().map(|(_, s)| s);
        let edits = before.chain(more.iter().copied()).flat_map(|s| &s.edits);
        let mut edits: Vec<Edit> = edits.cloned().collect();
        edits.sort_by_key(|e| e.span);
        self.applied.bytes = (self.splice)(&edits)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{edit, finding, suggestion};
    use super::*;
    use crate::finding::Applicability;
    use sayso_policy::Level;

    fn findings(count: usize) -> Vec<Finding> {
        let finding = |at: usize| {
            let rewrite =
                |text: &str| suggestion(Applicability::Safe, vec![edit(at..at + 1, text)]);
            let rewrites = vec![rewrite("x"), rewrite("y")];
            finding(Level::Error, "r", at..at + 1, 0..count, rewrites)
        };
        (0..count).map(finding).collect()
    }

    fn candidates(findings: &[Finding]) -> Vec<Candidate<'_>> {
        let candidate = |(at, finding): (usize, _)| {
            let finding: &Finding = finding;
            Candidate {
                at,
                finding,
                rewrites: finding.suggestions_here().collect(),
            }
        };
        findings.iter().enumerate().map(candidate).collect()
    }

    /// A file that holds `x` nowhere but at the places in `holds`, and `y` nowhere but in `other`.
    fn applied(count: usize, holds: &[usize], other: &[usize]) -> (String, Vec<usize>) {
        let text = ".".repeat(count);
        let findings = findings(count);
        let splice = |edits: &[Edit]| {
            let mut text = text.clone();
            for edit in edits {
                let places = if edit.text == "x" { holds } else { other };
                if !places.contains(&edit.span.start) {
                    return Err(SpliceError::Refused(edit.text.clone()));
                }
                text.replace_range(edit.span.range(), &edit.text);
            }
            Ok(text.into_bytes())
        };
        let applied = admitted(
            text.as_bytes(),
            candidates(&findings),
            &mut { TRIES },
            splice,
        );
        let bytes = String::from_utf8(applied.bytes).expect("stays UTF-8");
        let refused = applied.refused.iter().map(|(at, _)| *at).collect();
        assert_eq!(applied.written.len() + applied.refused.len(), count);
        (bytes, refused)
    }

    #[test]
    fn what_is_refused_does_not_keep_the_rest_out() {
        type Case = (
            usize,
            &'static [usize],
            &'static [usize],
            &'static str,
            &'static [usize],
        );
        let cases: [Case; 7] = [
            (0, &[], &[], "", &[]),
            (1, &[0], &[], "x", &[]),
            (1, &[], &[], ".", &[0]),
            (4, &[0, 1, 2, 3], &[], "xxxx", &[]),
            (5, &[0, 2, 4], &[], "x.x.x", &[1, 3]),
            (5, &[0, 4], &[2, 3, 4], "x.yyx", &[1]),
            (3, &[], &[], "...", &[0, 1, 2]),
        ];
        for (count, holds, other, text, refused) in cases {
            let want = (text.to_owned(), refused.to_vec());
            assert_eq!(applied(count, holds, other), want, "{count} {holds:?}");
        }
    }

    #[test]
    fn a_file_that_refuses_everything_is_given_up() {
        let (text, refused) = applied(5_000, &[0, 1], &[]);
        assert!(text.starts_with("xx."));
        assert_eq!(refused.len(), 4_998);
    }
}

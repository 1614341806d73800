//! The report of `fix`: the lines of each file, and the summary.

use sayso_engine::finding::{Details, Finding};
use sayso_engine::fix::{AppliedFix, FixResult, NotFixed};
use sayso_policy::Level;
use sayso_text::{LineIndex, printed};

/// The lines for one file: what was fixed, and what of `min` and above remains and why.
pub(super) fn lines(path: &str, result: &FixResult, done: bool, min: Level) -> Vec<String> {
    let fixed = result.fixed.iter().map(|m| fixed_line(path, m, done));
    fixed.chain(left_lines(path, result, min)).collect()
}

fn fixed_line(path: &str, fixed: &AppliedFix, done: bool) -> String {
    let verb = if done { "fixed" } else { "would fix" };
    let AppliedFix {
        rule,
        level,
        line,
        before,
        after,
    } = fixed;
    let (before, after) = (printed(before), printed(after));
    format!("{path}:{line}: {verb} {level}[{rule}]: “{before}” → “{after}”")
}

fn left_lines(path: &str, result: &FixResult, min: Level) -> Vec<String> {
    let Some(document) = result.report.document.as_deref() else {
        return Vec::new();
    };
    let index = LineIndex::new(&document.text);
    let line = |finding: &Finding| {
        let at = document.map.map(finding.span()).map_or(0, |m| m.span.start);
        let place = index.position(&document.text, at);
        (place.line, place.column)
    };
    let shown = remaining(result).filter(|(finding, _)| finding.level >= min);
    shown
        .map(|(finding, why)| {
            let (line, column) = line(finding);
            let Details { level, rule, .. } = &**finding;
            let text = finding.text(document.prose());
            let text = printed(&text);
            format!(
                "{path}:{line}:{column}: left {level}[{rule}]: “{text}”: {}",
                reason(why)
            )
        })
        .collect()
}

/// The findings that count and were left, each with the reason.
fn remaining(result: &FixResult) -> impl Iterator<Item = (&Finding, &NotFixed)> {
    let pairs = result.report.findings.iter().zip(&result.left);
    pairs.filter_map(|(finding, why)| Some((finding, why.as_ref()?)))
}

fn reason(why: &NotFixed) -> String {
    match why {
        NotFixed::NoRewrite => "no rewrite is known; rewrite it by hand".to_owned(),
        NotFixed::UnsafeOnly => "its rewrite needs a review; --unsafe applies it".to_owned(),
        NotFixed::Refused(refusal) => format!("its rewrite cannot be applied: {refusal}"),
        NotFixed::Unstable => {
            "its rewrites undo or trigger each other, so none was applied".to_owned()
        }
    }
}

/// How many of each there were, in all files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Totals {
    pub(super) files: usize,
    fixed: usize,
    fixed_files: usize,
    /// Notes among the fixed that `check` does not show.
    hidden: usize,
    /// Errors, warnings, notes.
    left: [usize; 3],
}

impl Totals {
    /// Counts one file, of which `check` shows what is of `min` and above.
    pub(super) fn of(result: &FixResult, min: Level) -> Self {
        let left = |level| remaining(result).filter(|(f, _)| f.level == level).count();
        Self {
            files: 1,
            fixed: result.fixed.len(),
            fixed_files: usize::from(!result.fixed.is_empty()),
            hidden: {
                let hidden = |m: &&AppliedFix| m.level == Level::Note && m.level < min;
                result.fixed.iter().filter(hidden).count()
            },
            left: [Level::Error, Level::Warning, Level::Note].map(left),
        }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.files += other.files;
        self.fixed += other.fixed;
        self.fixed_files += other.fixed_files;
        self.hidden += other.hidden;
        for (sum, more) in self.left.iter_mut().zip(other.left) {
            *sum += more;
        }
    }

    /// What was fixed and is not shown by `check`.
    fn hidden(&self) -> String {
        let notes = match self.hidden {
            0 => return String::new(),
            1 => "1 of them is a note".to_owned(),
            count => format!("{count} of them are notes"),
        };
        format!(", {notes}, which check shows only with --min-level note")
    }

    /// All of it in one line.
    pub(super) fn summary(&self, done: bool) -> String {
        let fixed = match (self.fixed, done) {
            (0, _) => format!("Nothing to fix in {}", number(self.files, "file")),
            (count, _) => {
                let verb = if done { "Fixed" } else { "Would fix" };
                let findings = number(count, "finding");
                let files = number(self.fixed_files, "file");
                format!("{verb} {findings} in {files}{}", self.hidden())
            }
        };
        let left: Vec<String> = self
            .left
            .iter()
            .zip(["error", "warning", "note"])
            .filter(|(count, _)| **count > 0)
            .map(|(count, name)| number(*count, name))
            .collect();
        match left.as_slice() {
            [] => format!("{fixed}."),
            left => format!("{fixed}; left: {}.", left.join(", ")),
        }
    }
}

fn number(count: usize, name: &str) -> String {
    format!("{count} {name}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_counts() {
        let totals = |files, fixed, fixed_files, left| Totals {
            files,
            fixed,
            fixed_files,
            hidden: 0,
            left,
        };
        let cases = [
            (totals(1, 0, 0, [0; 3]), true, "Nothing to fix in 1 file."),
            (totals(0, 0, 0, [0; 3]), true, "Nothing to fix in 0 files."),
            (
                totals(3, 0, 0, [1, 0, 2]),
                false,
                "Nothing to fix in 3 files; left: 1 error, 2 notes.",
            ),
            (totals(3, 1, 1, [0; 3]), true, "Fixed 1 finding in 1 file."),
            (
                totals(3, 4, 2, [0, 1, 0]),
                false,
                "Would fix 4 findings in 2 files; left: 1 warning.",
            ),
        ];
        for (totals, done, want) in cases {
            assert_eq!(totals.summary(done), want);
        }
        let mut sum = totals(1, 2, 1, [1, 0, 0]);
        sum.add(totals(1, 0, 0, [1, 2, 3]));
        assert_eq!(sum, totals(2, 2, 1, [2, 2, 3]));
    }
}

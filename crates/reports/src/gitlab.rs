//! GitLab's code quality report, which a merge request shows.

use std::io;

use serde::Serialize;

use super::places::Places;
use super::{Context, Render};
use sayso_engine::finding::{Finding, Outcome};
use sayso_policy::Level;
use sayso_policy::sha256;

/// A list of issues.
pub(super) struct Gitlab;

#[derive(Serialize)]
struct Issue<'a> {
    description: &'a str,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

impl Render for Gitlab {
    fn name(&self) -> &'static str {
        "gitlab"
    }

    fn render(
        &self,
        outcome: &Outcome,
        context: &Context<'_>,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let mut issues = Vec::new();
        for report in &outcome.reports {
            let places = Places::of(report);
            issues.extend(
                context
                    .shown(report)
                    .map(|f| issue(&report.path, f, &places)),
            );
        }
        serde_json::to_writer_pretty(&mut *out, &issues)?;
        writeln!(out)
    }
}

fn issue<'a>(path: &'a str, finding: &'a Finding, places: &Places<'_>) -> Issue<'a> {
    // The format requires a line: a file without lines gets the first.
    let (begin, end) = places
        .of_finding(finding)
        .map_or((1, 1), |e| (e.start.line, e.end.line));
    Issue {
        description: &finding.message,
        check_name: &finding.rule,
        fingerprint: fingerprint(path, finding),
        severity: match finding.level {
            Level::Error => "major",
            Level::Warning => "minor",
            Level::Note => "info",
        },
        location: Location {
            path: path.strip_prefix("./").unwrap_or(path),
            lines: Lines { begin, end },
        },
    }
}

/// Unique in the report; the finding's own fingerprint is unique in its file and rule.
fn fingerprint(path: &str, finding: &Finding) -> String {
    sha256(
        [path, &finding.rule, finding.fingerprint.as_str()]
            .join("\0")
            .as_bytes(),
    )
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use serde_json::Value;

    #[test]
    fn issues_have_a_line_a_severity_and_a_fingerprint_each() {
        let printed = fixture::rendered(&Gitlab, |_| ());
        let issues: Vec<Value> = serde_json::from_str(&printed).expect("JSON");
        let listed: Vec<_> = issues
            .iter()
            .map(|i| {
                (
                    i["severity"].as_str(),
                    i["location"]["lines"]["begin"].as_u64(),
                )
            })
            .collect();
        assert_eq!(listed, [(Some("major"), Some(3)), (Some("minor"), Some(3))]);
        assert_ne!(issues[0]["fingerprint"], issues[1]["fingerprint"]);
        assert_eq!(issues[0]["fingerprint"].as_str().map(str::len), Some(64));
    }
}

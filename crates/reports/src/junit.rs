//! JUnit XML: a suite for each input, a failed case for each finding, a passed case for an input
//! without any.

use std::io;

use super::markup::escape;
use super::places::Places;
use super::{Context, Inputs, Render};
use sayso_engine::finding::{Finding, InputStatus, Outcome, Report};

/// Test suites.
pub(super) struct Junit;

impl Render for Junit {
    fn name(&self) -> &'static str {
        "junit"
    }

    fn inputs(&self) -> Inputs {
        Inputs::Listed
    }

    fn render(
        &self,
        outcome: &Outcome,
        context: &Context<'_>,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let mut total = Counts::default();
        let mut suites = Vec::new();
        for report in &outcome.reports {
            total.add(suite(report, context, &mut suites)?);
        }
        if !outcome.problems.is_empty() {
            total.add(of_the_run(outcome, &mut suites)?);
        }
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(out, "<testsuites name=\"sayso\" {}>", total.attributes())?;
        out.write_all(&suites)?;
        writeln!(out, "</testsuites>")
    }
}

#[derive(Default, Clone, Copy)]
struct Counts {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.tests += other.tests;
        self.failures += other.failures;
        self.errors += other.errors;
        self.skipped += other.skipped;
    }

    fn attributes(self) -> String {
        format!(
            "tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\"",
            self.tests, self.failures, self.errors, self.skipped
        )
    }
}

fn suite(report: &Report, context: &Context<'_>, out: &mut Vec<u8>) -> io::Result<Counts> {
    let places = Places::of(report);
    let mut counts = Counts::default();
    let mut cases = Vec::new();
    for finding in context.shown(report) {
        counts.failures += 1;
        cases.push(failed(report, finding, &places));
    }
    let single = |inner: &str| {
        let name = escape(&report.path);
        format!("<testcase name=\"{name}\" classname=\"sayso\">{inner}</testcase>")
    };
    match &report.status {
        InputStatus::Failed(why) => {
            counts.errors += 1;
            cases.push(single(&format!("<error message=\"{}\"/>", escape(why))));
        }
        InputStatus::Skipped(why) => {
            counts.skipped += 1;
            cases.push(single(&format!("<skipped message=\"{}\"/>", why.reason)));
        }
        InputStatus::Checked if cases.is_empty() => cases.push(single("")),
        InputStatus::Checked => {}
    }
    counts.tests = cases.len();
    write_suite(&report.path, counts, &cases, out)?;
    Ok(counts)
}

/// Problems of no single input.
fn of_the_run(outcome: &Outcome, out: &mut Vec<u8>) -> io::Result<Counts> {
    let cases: Vec<String> = outcome
        .problems
        .iter()
        .map(|p| {
            format!(
                "<testcase name=\"{}\" classname=\"sayso\"><error message=\"{}\"/></testcase>",
                escape(&p.path),
                escape(&p.reason)
            )
        })
        .collect();
    let counts = Counts {
        tests: cases.len(),
        errors: cases.len(),
        ..Counts::default()
    };
    write_suite("sayso", counts, &cases, out)?;
    Ok(counts)
}

fn write_suite(name: &str, counts: Counts, cases: &[String], out: &mut Vec<u8>) -> io::Result<()> {
    use io::Write as _;
    let attributes = counts.attributes();
    writeln!(out, "  <testsuite name=\"{}\" {attributes}>", escape(name))?;
    for case in cases {
        writeln!(out, "    {case}")?;
    }
    writeln!(out, "  </testsuite>")
}

fn failed(report: &Report, finding: &Finding, places: &Places<'_>) -> String {
    let place = places.of_finding(finding).map_or_else(String::new, |e| {
        format!(":{}:{}", e.start.line, e.start.column)
    });
    let sentence = places.sentence(finding);
    format!(
        "<testcase name=\"{rule} {path}{place}\" classname=\"{path}\">\
         <failure type=\"{level}\" message=\"{message}\">{sentence}</failure></testcase>",
        rule = escape(&finding.rule),
        path = escape(&report.path),
        level = finding.level,
        message = escape(&finding.message),
        sentence = escape(&sentence),
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::fixture;
    use super::*;

    #[test]
    fn suites_count_their_cases() {
        let printed = fixture::rendered(&Junit, |_| ());
        let counted = "tests=\"4\" failures=\"2\" errors=\"1\" skipped=\"1\"";
        assert!(printed.contains(&format!("<testsuites name=\"sayso\" {counted}>")));
        assert_eq!(printed.matches("<testcase ").count(), 4);
        assert!(printed.contains(
            "<testcase name=\"house/calls-on copy/a &amp; b.txt:3:11\" \
             classname=\"copy/a &amp; b.txt\"><failure type=\"error\""
        ));
        assert!(printed.contains("calls on ChatGPT &amp; &lt;more&gt;.</failure>"));
    }

    #[test]
    fn an_input_without_findings_passes() {
        let printed = fixture::rendered(&Junit, |c| c.min_level = sayso_policy::Level::Error);
        assert!(printed.contains("failures=\"1\""));
        let (policy, min_levels) = (fixture::policy(), BTreeMap::new());
        let context = fixture::context(&policy, &min_levels);
        let clean = Report::empty("clean.md".to_owned(), InputStatus::Checked);
        let counts = suite(&clean, &context, &mut Vec::new()).expect("a vector takes all");
        assert_eq!((counts.tests, counts.failures), (1, 0));
    }
}

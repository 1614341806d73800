//! Checkstyle XML, which many continuous integration servers read.

use std::io;

use super::markup::escape;
use super::places::Places;
use super::{Context, Render, VERSION};
use sayso_engine::finding::{Finding, Outcome};
use sayso_policy::Level;

/// One `file` element for each input with findings or problems.
pub(super) struct Checkstyle;

impl Render for Checkstyle {
    fn name(&self) -> &'static str {
        "checkstyle"
    }

    fn render(
        &self,
        outcome: &Outcome,
        context: &Context<'_>,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(out, "<checkstyle version=\"{VERSION}\">")?;
        for report in &outcome.reports {
            let places = Places::of(report);
            let mut findings = context.shown(report).peekable();
            if findings.peek().is_some() {
                writeln!(out, "  <file name=\"{}\">", escape(&report.path))?;
                findings.try_for_each(|f| error(f, &places, out))?;
                writeln!(out, "  </file>")?;
            }
        }
        for problem in outcome.all_problems() {
            writeln!(
                out,
                "  <file name=\"{}\">\n    <error severity=\"{}\" message=\"{}\" \
                 source=\"sayso.{}\"/>\n  </file>",
                escape(&problem.path),
                match problem.kind.is_failure() {
                    true => "error",
                    false => "info",
                },
                escape(&problem.reason),
                problem.kind.name()
            )?;
        }
        for (report, skip) in outcome.skipped().filter(|(_, skip)| skip.is_document()) {
            writeln!(
                out,
                "  <file name=\"{}\">\n    <error severity=\"info\" message=\"not read: {}\" \
                 source=\"sayso.not-read\"/>\n  </file>",
                escape(&report.path),
                escape(skip.reason),
            )?;
        }
        writeln!(out, "</checkstyle>")
    }
}

fn error(finding: &Finding, places: &Places<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let severity = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "info",
    };
    let place = places.of_finding(finding).map_or_else(String::new, |e| {
        format!("line=\"{}\" column=\"{}\" ", e.start.line, e.start.column)
    });
    writeln!(
        out,
        "    <error {place}severity=\"{severity}\" message=\"{}\" source=\"{}\"/>",
        escape(&finding.message),
        escape(&finding.rule)
    )
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn files_hold_their_errors() {
        let printed = fixture::rendered(&Checkstyle, |_| ());
        let lines: Vec<&str> = printed.lines().skip(2).collect();
        assert_eq!(
            lines,
            [
                "  <file name=\"copy/a &amp; b.txt\">",
                "    <error line=\"3\" column=\"11\" severity=\"error\" message=\"Do not say “calls \
                 on ChatGPT”.\" source=\"house/calls-on\"/>",
                "    <error line=\"3\" column=\"30\" severity=\"warning\" message=\"Do not say \
                 “&lt;more&gt;”.\" source=\"house/more\"/>",
                "  </file>",
                "  <file name=\"copy/z.txt\">",
                "    <error severity=\"error\" message=\"it breaks off in the middle of a \
                 character\" source=\"sayso.malformed\"/>",
                "  </file>",
                "</checkstyle>",
            ]
        );
    }
}

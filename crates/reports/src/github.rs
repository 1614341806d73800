//! Workflow commands: GitHub shows each at its line of a pull request.

use std::io;

use super::places::Places;
use super::{Context, Render};
use sayso_engine::finding::{Finding, Outcome, Problem};
use sayso_policy::Level;

/// `::error file=…,line=…::message`.
pub(super) struct Github;

impl Render for Github {
    fn name(&self) -> &'static str {
        "github"
    }

    fn render(
        &self,
        outcome: &Outcome,
        context: &Context<'_>,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        for report in &outcome.reports {
            let places = Places::of(report);
            for finding in context.shown(report) {
                annotation(&report.path, finding, &places, out)?;
            }
        }
        outcome.all_problems().try_for_each(|p| problem(p, out))?;
        not_read(outcome, out)
    }
}

fn annotation(
    path: &str,
    finding: &Finding,
    places: &Places<'_>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let command = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    write!(out, "::{command} file={}", property(path))?;
    if let Some(extent) = places.of_finding(finding) {
        let (start, end) = (extent.start, extent.end);
        write!(out, ",line={},endLine={}", start.line, end.line)?;
        // GitHub accepts columns only within one line.
        if start.line == end.line {
            write!(out, ",col={},endColumn={}", start.column, end.column)?;
        }
    }
    let advice = finding
        .suggestions
        .first()
        .map(|s| format!("\n{}", s.title()))
        .unwrap_or_default();
    let message = format!("{}{advice}", finding.message);
    writeln!(
        out,
        ",title={}::{}",
        property(&finding.rule),
        data(&message)
    )
}

fn problem(problem: &Problem, out: &mut dyn io::Write) -> io::Result<()> {
    let command = match problem.kind.is_failure() {
        true => "error",
        false => "notice",
    };
    writeln!(
        out,
        "::{command} file={},title={}::{}",
        property(&problem.path),
        problem.kind.name(),
        data(&problem.reason)
    )
}

/// What was not read, once for the whole run: a warning if it may contain copy.
fn not_read(outcome: &Outcome, out: &mut dyn io::Write) -> io::Result<()> {
    let Some(words) = outcome.not_read() else {
        return Ok(());
    };
    let has_documents = outcome.skipped().any(|(_, skip)| skip.is_document());
    let command = if has_documents { "warning" } else { "notice" };
    writeln!(out, "::{command} title=not read::{}", data(&words))
}

/// Escapes the message of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes a value before the message, where `:` and `,` have a meaning too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn annotations_point_at_lines_and_columns() {
        let printed = fixture::rendered(&Github, |_| ());
        let first = printed.lines().next().expect("a line");
        assert_eq!(
            first,
            "::error file=copy/a & b.txt,line=3,endLine=3,col=11,endColumn=27,\
             title=house/calls-on::Do not say “calls on ChatGPT”.%0AWrite “is powered by OpenAI”"
        );
        let last: Vec<&str> = printed.lines().rev().take(2).collect();
        assert_eq!(
            last[0],
            "::notice title=not read::not read: 1 other binary file"
        );
        assert!(last[1].ends_with("::it breaks off in the middle of a character"));
    }

    #[test]
    fn no_text_can_start_a_command_or_a_property() {
        assert_eq!(data("a\n::error::b 5%"), "a%0A::error::b 5%25");
        assert_eq!(property("c:\\a,b\r\n"), "c%3A\\a%2Cb%0D%0A");
        assert_eq!(property(""), "");
    }
}

//! Reviewdog's diagnostic format. Its columns count bytes of the decoded line.

use std::io;

use serde::Serialize;

use super::places::{Extent, Places};
use super::{Context, Render};
use sayso_engine::finding::{Finding, Outcome, Report};
use sayso_policy::Level;

/// One object.
pub(super) struct Rdjson;

#[derive(Serialize)]
struct Result<'a> {
    source: Source,
    diagnostics: Vec<Diagnostic<'a>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: &'a str,
    location: Location<'a>,
    severity: &'static str,
    code: Code<'a>,
    suggestions: Vec<Suggestion<'a>>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: &'a str,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

impl Render for Rdjson {
    fn name(&self) -> &'static str {
        "rdjson"
    }

    fn render(
        &self,
        outcome: &Outcome,
        context: &Context<'_>,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let mut diagnostics = Vec::new();
        for report in &outcome.reports {
            let places = Places::of(report);
            diagnostics.extend(
                context
                    .shown(report)
                    .map(|f| diagnostic(report, f, &places)),
            );
        }
        let result = Result {
            source: Source { name: "sayso" },
            diagnostics,
        };
        serde_json::to_writer_pretty(&mut *out, &result)?;
        writeln!(out)
    }
}

fn diagnostic<'a>(report: &'a Report, finding: &'a Finding, places: &Places<'_>) -> Diagnostic<'a> {
    Diagnostic {
        message: &finding.message,
        location: Location {
            path: &report.path,
            range: places.of_finding(finding).map(|e| range(e, places)),
        },
        severity: match finding.level {
            Level::Error => "ERROR",
            Level::Warning => "WARNING",
            Level::Note => "INFO",
        },
        code: Code {
            value: &finding.rule,
        },
        suggestions: suggestions(finding, places),
    }
}

/// The suggestions that are one replacement of plain text: the format has no other kind.
fn suggestions<'a>(finding: &'a Finding, places: &Places<'_>) -> Vec<Suggestion<'a>> {
    finding
        .suggestions
        .iter()
        .filter_map(|s| match places.plain_edits(finding, s)?.as_slice() {
            [(extent, text)] => Some(Suggestion {
                range: range(*extent, places),
                text,
            }),
            _ => None,
        })
        .collect()
}

fn range(extent: Extent, places: &Places<'_>) -> Range {
    let position = |line: usize, at: usize| {
        let start = places
            .source()
            .map_or(0, |(text, lines)| lines.offset(text, line, 1));
        Position {
            line,
            column: at.saturating_sub(start) + 1,
        }
    };
    Range {
        start: position(extent.start.line, extent.text.start),
        end: position(extent.end.line, extent.text.end),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn columns_count_bytes_and_each_rewrite_is_a_suggestion() {
        let printed = fixture::rendered(&Rdjson, |_| ());
        let result: Value = serde_json::from_str(&printed).expect("JSON");
        let first = &result["diagnostics"][0];
        // The emoji takes four bytes and counts as one character: byte column 14.
        let range = json!({"start": {"line": 3, "column": 14}, "end": {"line": 3, "column": 30}});
        assert_eq!(first["location"]["range"], range);
        assert_eq!(first["severity"], "ERROR");
        assert_eq!(
            first["suggestions"],
            json!([
                {"range": range, "text": "is powered by OpenAI"},
                {"range": range, "text": "is enabled by OpenAI"},
            ])
        );
    }
}

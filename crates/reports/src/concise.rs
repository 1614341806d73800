//! One line per finding, in the form that editors and `grep` use: `path:line:column: level[rule]`.

use std::io;

use super::places::Places;
use super::{Context, Render, one_line, statistics};
use sayso_documents::Place;
use sayso_engine::finding::{Finding, Outcome, Report};

/// `path:line:column: level[rule] message (→ suggestion)`.
pub(super) struct Concise;

impl Render for Concise {
    fn name(&self) -> &'static str {
        "concise"
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
                writeln!(out, "{}", line(report, finding, &places))?;
            }
        }
        statistics::closing(outcome, context, out)
    }
}

/// The line of one finding.
pub(super) fn line(report: &Report, finding: &Finding, places: &Places<'_>) -> String {
    format!(
        "{}:{} {}[{}] {}{}",
        one_line(&report.path),
        place(finding, places),
        finding.level,
        finding.rule,
        one_line(&finding.message),
        advice(finding)
    )
}

fn place(finding: &Finding, places: &Places<'_>) -> String {
    match places.of_finding(finding) {
        Some(extent) => format!("{}:{}:", extent.start.line, extent.start.column),
        None => format!(" {}:", one_line(&in_words(&finding.location))),
    }
}

/// The location in words: "slide 3, shape Title".
pub(super) fn in_words(location: &Place) -> String {
    let number = |name: &str, n: Option<usize>| n.map(|n| format!("{name} {n}"));
    let named = |name: &str, of: &Option<String>| of.as_ref().map(|of| format!("{name} {of}"));
    let parts = [
        named("part", &location.part),
        number("page", location.page),
        number("slide", location.slide),
        named("shape", &location.shape),
        named("sheet", &location.sheet),
        named("cell", &location.cell),
        named("cue", &location.cue),
        named("at", &location.pointer),
        number("paragraph", location.paragraph()),
    ];
    let words: Vec<String> = parts.into_iter().flatten().collect();
    if words.is_empty() {
        return "position unknown".to_owned();
    }
    words.join(", ")
}

fn advice(finding: &Finding) -> String {
    let mut rewrites = finding.suggestions.iter().filter(|s| !s.edits.is_empty());
    let Some(best) = rewrites.next() else {
        return String::new();
    };
    let text = match best.edits.as_slice() {
        [only] if !only.text.is_empty() => one_line(&only.text).into_owned(),
        _ => one_line(&best.title()).into_owned(),
    };
    format!(" (→ {text})")
}

#[cfg(test)]
mod tests {
    use super::super::{Render, fixture};
    use super::*;
    use sayso_documents::Landmarks;

    #[test]
    fn a_line_has_place_level_rule_message_and_advice() {
        let printed = fixture::rendered(&Concise as &dyn Render, |c| {
            c.min_level = sayso_policy::Level::Error;
        });
        assert_eq!(
            printed,
            "copy/a & b.txt:3:11: error[house/calls-on] Do not say “calls on ChatGPT”. \
             (→ is powered by OpenAI)\n"
        );
    }

    #[test]
    fn statistics_follow_where_asked_for() {
        let printed = fixture::rendered(&Concise, |c| c.statistics = true);
        let wanted = "Findings by rule:\n      1  error    house/calls-on\n      1  warning  \
                      house/more\nApproved wording:\n      1  house/powered-by\n";
        assert!(printed.ends_with(wanted), "{printed}");
    }

    #[test]
    fn locations_without_lines_are_words() {
        let landmarks = Landmarks {
            slide: Some(3),
            shape: Some("Title".to_owned()),
            ..Landmarks::default()
        };
        let location = Place::new(None, landmarks);
        assert_eq!(in_words(&location), "slide 3, shape Title");
    }
}

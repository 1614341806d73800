//! Findings one at a time, for a watch: it prints each when it appears and when it is resolved.

use serde_json::Value;

use super::places::Places;
use super::{Context, concise, human, json};
use sayso_engine::finding::{Finding, Report};

/// One finding in the formats of a watch.
#[derive(Debug, Clone, PartialEq)]
pub struct RenderedFinding {
    /// Its record in the JSON report.
    pub json: Value,
    /// Its line in the concise report.
    pub concise: String,
    /// Its block in the human report.
    pub human: String,
}

/// The findings of `report` that are listed, in order.
#[must_use]
pub fn render_each<'r>(
    report: &'r Report,
    context: &Context<'_>,
) -> Vec<(&'r Finding, RenderedFinding)> {
    let (places, printer) = (Places::of(report), human::Printer::new(context));
    let rendered = |finding| RenderedFinding {
        json: json::finding(report, finding, &places),
        concise: concise::line(report, finding, &places),
        human: printer.block(report, finding, &places),
    };
    let shown = context.shown(report);
    shown.map(|finding| (finding, rendered(finding))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{ReportFormat, fixture};
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn each_is_what_the_whole_report_has() {
        let (policy, none) = (fixture::policy(), BTreeMap::new());
        let context = fixture::context(&policy, &none);
        let outcome = fixture::outcome();
        let findings: Vec<RenderedFinding> = (outcome.reports.iter())
            .flat_map(|report| render_each(report, &context))
            .map(|(_, finding)| finding)
            .collect();
        assert!(findings.len() > 1, "the fixture has findings");
        let whole = |name| {
            let format = ReportFormat::named(name).expect("a format");
            fixture::rendered(&*format, |_| {})
        };
        for finding in &findings {
            assert!(whole("human").contains(&finding.human));
        }
        let lines: Vec<String> = findings.iter().map(|f| f.concise.clone()).collect();
        assert_eq!(lines.join("\n") + "\n", whole("concise"));
        let report: Value = serde_json::from_str(&whole("json")).expect("JSON");
        let records: Vec<Value> = findings.into_iter().map(|f| f.json).collect();
        assert_eq!(report["findings"], Value::Array(records));
    }
}

//! Findings one by one, for those who tell of each when it comes and when it goes.

use serde_json::Value;

use super::places::Places;
use super::{Context, concise, human, json};
use sayso_engine::finding::{Finding, Report};

/// One finding in each dress.
#[derive(Debug, Clone, PartialEq)]
pub struct Single {
    /// As the JSON report has it.
    pub json: Value,
    /// As the concise report has it.
    pub concise: String,
    /// As the report for people has it.
    pub human: String,
}

/// The findings of `report` that are shown, in order.
#[must_use]
pub fn singly<'r>(report: &'r Report, context: &Context<'_>) -> Vec<(&'r Finding, Single)> {
    let (places, printer) = (Places::of(report), human::Printer::new(context));
    let single = |finding| Single {
        json: json::finding(report, finding, &places),
        concise: concise::line(report, finding, &places),
        human: printer.block(report, finding, &places),
    };
    let shown = context.shown(report);
    shown.map(|finding| (finding, single(finding))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{ReportFormat, sample};
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn one_by_one_they_are_what_they_are_together() {
        let (policy, none) = (sample::policy(), BTreeMap::new());
        let context = sample::context(&policy, &none);
        let outcome = sample::outcome();
        let singles: Vec<Single> = (outcome.reports.iter())
            .flat_map(|report| singly(report, &context))
            .map(|(_, single)| single)
            .collect();
        assert!(singles.len() > 1, "the sample has findings");
        let whole = |format: ReportFormat| sample::rendered(format.renderer(), |_| {});
        for single in &singles {
            assert!(whole(ReportFormat::Human).contains(&single.human));
        }
        let lines: Vec<String> = singles.iter().map(|s| s.concise.clone()).collect();
        assert_eq!(lines.join("\n") + "\n", whole(ReportFormat::Concise));
        let report: Value = serde_json::from_str(&whole(ReportFormat::Json)).expect("JSON");
        let records: Vec<Value> = singles.into_iter().map(|s| s.json).collect();
        assert_eq!(report["findings"], Value::Array(records));
    }
}

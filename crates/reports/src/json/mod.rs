//! The JSON report, as one object or as an object a line. The shape is a contract: see `record`.

mod build;
mod layout;
mod record;

use std::io::{self, Write as _};

use serde::Serialize;
use serde_json::{Serializer, Value};

use super::places::Places;
use super::{Context, Inputs, Render};
use layout::Layout;
use sayso_engine::finding::{Finding, Outcome, Report};

/// The version of the report's shape, its `schema` key.
pub const SCHEMA_ID: &str = "sayso-report/1";

/// The JSON Schema of the report, generated from its types.
#[must_use]
pub fn schema() -> Value {
    schemars::schema_for!(record::Report<'static>).to_value()
}

/// One finding as the report has it.
pub(super) fn finding(report: &Report, finding: &Finding, places: &Places<'_>) -> Value {
    // A record of strings and numbers always has a value.
    serde_json::to_value(build::finding(report, finding, places)).unwrap_or_default()
}

/// How many bytes of a report are written at once.
const BUFFER: usize = 64 * 1024;

/// One object, with a line for each record.
pub(super) struct Json;

impl Render for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn inputs(&self) -> Inputs {
        Inputs::ListedWithDigests
    }

    fn render(
        &self,
        outcome: &Outcome,
        context: &Context<'_>,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        // The serializer writes a few bytes at a time: a buffer of a known type is much faster than
        // a call through `dyn` for each.
        let mut out = io::BufWriter::with_capacity(BUFFER, out);
        let mut json = Serializer::with_formatter(&mut out, Layout::default());
        build::report(outcome, context).serialize(&mut json)?;
        writeln!(out)?;
        out.flush()
    }
}

/// The same records, one a line, tagged by `type`.
pub(super) struct Jsonl;

#[derive(Serialize)]
struct Tagged<T> {
    r#type: &'static str,
    #[serde(flatten)]
    record: T,
}

#[derive(Serialize)]
struct Header<'r> {
    schema: &'static str,
    tool: &'r record::Tool,
    policy: &'r record::Policy<'r>,
}

impl Render for Jsonl {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn inputs(&self) -> Inputs {
        Inputs::ListedWithDigests
    }

    fn render(
        &self,
        outcome: &Outcome,
        context: &Context<'_>,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let out = &mut io::BufWriter::with_capacity(BUFFER, out);
        let report = build::report(outcome, context);
        let header = Header {
            schema: report.schema,
            tool: &report.tool,
            policy: &report.policy,
        };
        lines(out, "report", [header])?;
        lines(out, "input", report.inputs.iter())?;
        lines(out, "finding", report.findings.records())?;
        lines(out, "approved", report.approved.records())?;
        lines(out, "problem", report.problems.iter())?;
        lines(out, "summary", [report.summary])?;
        out.flush()
    }
}

fn lines<T: Serialize>(
    out: &mut impl io::Write,
    r#type: &'static str,
    records: impl IntoIterator<Item = T>,
) -> io::Result<()> {
    records.into_iter().try_for_each(|record| {
        serde_json::to_writer(&mut *out, &Tagged { r#type, record })?;
        writeln!(out)
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use serde_json::json;

    fn rendered(renderer: &dyn Render) -> String {
        fixture::rendered(renderer, |_| ())
    }

    #[test]
    fn the_report_keeps_its_own_schema() {
        let report: Value = serde_json::from_str(&rendered(&Json)).expect("JSON");
        let validator = jsonschema::validator_for(&schema()).expect("a schema");
        let errors: Vec<String> = validator
            .iter_errors(&report)
            .map(|e| format!("{} at {}", e, e.instance_path()))
            .collect();
        assert_eq!(errors, Vec::<String>::new());
    }

    #[test]
    fn a_finding_has_every_key_of_the_contract() {
        let report: Value = serde_json::from_str(&rendered(&Json)).expect("JSON");
        let keys: Vec<&str> = report["findings"][0]
            .as_object()
            .expect("an object")
            .keys()
            .map(String::as_str)
            .collect();
        let wanted = [
            "rule",
            "level",
            "message",
            "rationale",
            "source",
            "path",
            "format",
            "text",
            "sentence",
            "span",
            "location",
            "evidence",
            "decision",
            "confidence",
            "suggestions",
            "fingerprint",
            "suppression",
        ];
        assert_eq!(keys, wanted);
        assert_eq!(report["schema"], SCHEMA_ID);
        assert_eq!(report["policy"]["as_of"], Value::Null);
    }

    #[test]
    fn places_count_bytes_of_the_file_and_columns_of_its_text() {
        let report: Value = serde_json::from_str(&rendered(&Json)).expect("JSON");
        let span = &report["findings"][0]["span"];
        // A byte order mark, a line, and an emoji of four bytes and two UTF-16 units before it.
        assert_eq!(
            span["start"],
            json!({"byte": 35, "line": 3, "column": 11, "utf16": 12})
        );
        assert_eq!(span["end"]["line"], 3);
        assert_eq!(report["findings"][0]["text"], "calls on ChatGPT");
    }

    #[test]
    fn lines_hold_the_same_objects() {
        let whole: Value = serde_json::from_str(&rendered(&Json)).expect("JSON");
        let lines: Vec<Value> = rendered(&Jsonl)
            .lines()
            .map(|l| serde_json::from_str(l).expect("JSON"))
            .collect();
        let of = |kind: &str| -> Vec<Value> {
            let mut found: Vec<Value> = lines
                .iter()
                .filter(|l| l["type"] == kind)
                .cloned()
                .collect();
            for object in &mut found {
                object
                    .as_object_mut()
                    .expect("an object")
                    .shift_remove("type");
            }
            found
        };
        for (kind, key) in [
            ("input", "inputs"),
            ("finding", "findings"),
            ("approved", "approved"),
            ("problem", "problems"),
        ] {
            assert_eq!(Value::Array(of(kind)), whole[key], "{kind}");
            assert!(!of(kind).is_empty(), "{kind}");
        }
        assert_eq!(of("summary")[0], whole["summary"]);
        assert_eq!(of("report")[0]["policy"], whole["policy"]);
    }
}

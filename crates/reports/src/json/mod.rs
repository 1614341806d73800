//! The JSON report and its line-by-line sister. Their shape is a contract: see `record`.

mod build;
mod many;
mod pretty;
mod record;
mod relay;

use std::io::{self, Write as _};

use serde::Serialize;
use serde_json::Value;

use super::places::Places;
use super::{Context, Render};
use pretty::Pretty;
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
const GATHERED: usize = 64 * 1024;

/// One object.
pub(super) struct Json;

impl Render for Json {
    fn render(
        &self,
        outcome: &Outcome,
        context: &Context<'_>,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        // Much is written in bits of a few bytes: they are gathered where the compiler sees it.
        let mut out = io::BufWriter::with_capacity(GATHERED, out);
        let frame = serde_json::to_string_pretty(&build::frame(outcome, context))?;
        // No string holds a line break, so that this is the key of the report itself.
        let (head, rest) = frame.split_once(NO_FINDINGS).unwrap_or((&frame, ""));
        let places = many::places(outcome);
        out.write_all(head.as_bytes())?;
        list(&mut out, "findings", &many::findings(&places, context))?;
        out.write_all(b",")?;
        list(&mut out, "approved", &many::approved(&places, context))?;
        writeln!(out, "{rest}")?;
        out.flush()
    }
}

/// What the frame says of findings and approved wording.
const NO_FINDINGS: &str = "\n  \"findings\": [],\n  \"approved\": []";

/// How deep in the report a finding stands.
const DEPTH: usize = 2;

/// Writes a list of the report, indented as one.
fn list<T: many::Listed>(out: &mut impl io::Write, key: &str, items: &[T]) -> io::Result<()> {
    write!(out, "\n  \"{key}\": [")?;
    many::write(out, items, |at, item, out| {
        out.extend_from_slice(if at == 0 { b"\n    " } else { b",\n    " });
        Ok(item.record().serialize(&mut Pretty::at(DEPTH, out))?)
    })?;
    let end: &[u8] = if items.is_empty() { b"]" } else { b"\n  ]" };
    out.write_all(end)
}

/// The same objects, one a line.
pub(super) struct Jsonl;

#[derive(Serialize)]
struct Tagged<'t, T> {
    r#type: &'static str,
    #[serde(flatten)]
    object: &'t T,
}

#[derive(Serialize)]
struct Head<'t> {
    schema: &'static str,
    tool: &'t record::Tool,
    policy: &'t record::Policy<'t>,
}

impl Render for Jsonl {
    fn render(
        &self,
        outcome: &Outcome,
        context: &Context<'_>,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let out = &mut io::BufWriter::with_capacity(GATHERED, out);
        let report = build::frame(outcome, context);
        let places = many::places(outcome);
        let head = Head {
            schema: report.schema,
            tool: &report.tool,
            policy: &report.policy,
        };
        line(out, "report", &head)?;
        lines(out, "input", &report.inputs)?;
        records(out, "finding", &many::findings(&places, context))?;
        records(out, "approved", &many::approved(&places, context))?;
        lines(out, "problem", &report.problems)?;
        line(out, "summary", &report.summary)?;
        out.flush()
    }
}

fn records<T: many::Listed>(
    out: &mut impl io::Write,
    kind: &'static str,
    items: &[T],
) -> io::Result<()> {
    many::write(out, items, |_, item, out| line(out, kind, &item.record()))
}

fn lines<T: Serialize>(
    out: &mut impl io::Write,
    kind: &'static str,
    objects: &[T],
) -> io::Result<()> {
    objects.iter().try_for_each(|o| line(out, kind, o))
}

fn line<T: Serialize>(out: &mut impl io::Write, kind: &'static str, object: &T) -> io::Result<()> {
    let tagged = Tagged {
        r#type: kind,
        object,
    };
    serde_json::to_writer(&mut *out, &tagged)?;
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use serde_json::json;

    fn rendered(renderer: &dyn Render) -> String {
        sample::rendered(renderer, |_| ())
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

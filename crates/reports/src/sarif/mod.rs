//! SARIF 2.1.0, for code scanning. Every suggestion is a fix of its own, since all replacements of a
//! fix are applied together.

mod log;
mod rules;
mod uri;

use std::io;

use super::places::{Extent, Places};
use super::{Context, Inputs, Render, VERSION};
use rules::Rules;
use sayso_engine::finding::{Finding, Outcome, Problem, Report, Role, SuppressionKind};
use uri::uri;

/// One run.
pub(super) struct Sarif;

impl Render for Sarif {
    fn name(&self) -> &'static str {
        "sarif"
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
        serde_json::to_writer_pretty(&mut *out, &log(outcome, context))?;
        writeln!(out)
    }
}

fn log<'a>(outcome: &'a Outcome, context: &Context<'a>) -> log::Log<'a> {
    let rules = Rules::of(outcome, context);
    let mut results = Vec::new();
    for report in &outcome.reports {
        let places = Places::of(report);
        results.extend(
            context
                .shown(report)
                .map(|f| result(report, f, &places, &rules)),
        );
    }
    let mut notifications: Vec<_> = outcome.all_problems().map(notification).collect();
    notifications.extend(not_read(outcome));
    log::Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [log::Run {
            tool: log::Tool {
                driver: log::Driver {
                    name: "sayso",
                    version: VERSION,
                    rules: rules.described,
                },
            },
            invocations: [log::Invocation {
                execution_successful: !outcome.all_problems().any(|p| p.kind.is_failure()),
                tool_execution_notifications: notifications,
            }],
            artifacts: artifacts(outcome),
            column_kind: "utf16CodeUnits",
            results,
        }],
    }
}

fn artifacts(outcome: &Outcome) -> Vec<log::Artifact<'_>> {
    outcome
        .reports
        .iter()
        .filter_map(|report| {
            Some(log::Artifact {
                location: log::ArtifactLocation {
                    uri: uri(&report.path),
                },
                hashes: log::Hashes {
                    sha256: report.sha256.as_deref()?,
                },
            })
        })
        .collect()
}

fn result<'a>(
    report: &'a Report,
    finding: &'a Finding,
    places: &Places<'_>,
    rules: &Rules<'a>,
) -> log::Result<'a> {
    let place = |extent| log::Location {
        physical_location: Some(physical(&report.path, extent)),
        message: None,
    };
    log::Result {
        rule_id: &finding.rule,
        rule_index: rules.index[&*finding.rule],
        level: finding.level,
        message: finding.message.as_str().into(),
        locations: [place(places.of_finding(finding))],
        related_locations: finding
            .evidence
            .iter()
            .filter_map(|e| {
                let extent = places.extent(finding.at(e.span))?;
                Some(related(&report.path, e.role, extent))
            })
            .collect(),
        partial_fingerprints: log::Fingerprints {
            sayso: finding.fingerprint.as_str(),
        },
        fixes: fixes(report, finding, places),
        suppressions: finding
            .suppression
            .iter()
            .map(|s| log::Suppression {
                kind: match s.kind {
                    SuppressionKind::Inline => "inSource",
                    SuppressionKind::Waiver | SuppressionKind::Baseline => "external",
                },
                status: "accepted",
                justification: &s.reason,
            })
            .collect(),
    }
}

fn related(path: &str, role: Role, extent: Extent) -> log::Location<'_> {
    log::Location {
        physical_location: Some(physical(path, Some(extent))),
        message: Some(role.name().into()),
    }
}

/// The suggestions that replace plain text; the others need `sayso fix`, which knows the format.
fn fixes<'a>(report: &Report, finding: &'a Finding, places: &Places<'_>) -> Vec<log::Fix<'a>> {
    finding
        .suggestions
        .iter()
        .filter_map(|suggestion| {
            let edits = places.plain_edits(finding, suggestion)?;
            Some(log::Fix {
                description: suggestion.title().into(),
                artifact_changes: [log::ArtifactChange {
                    artifact_location: log::ArtifactLocation {
                        uri: uri(&report.path),
                    },
                    replacements: edits
                        .into_iter()
                        .map(|(extent, text)| log::Replacement {
                            deleted_region: region(extent),
                            inserted_content: text.into(),
                        })
                        .collect(),
                }],
            })
        })
        .collect()
}

fn physical(path: &str, extent: Option<Extent>) -> log::PhysicalLocation {
    log::PhysicalLocation {
        artifact_location: log::ArtifactLocation { uri: uri(path) },
        region: extent.map(region),
    }
}

fn region(extent: Extent) -> log::Region {
    log::Region {
        start_line: extent.start.line,
        start_column: extent.start.utf16,
        end_line: extent.end.line,
        end_column: extent.end.utf16,
    }
}

/// What was not read, with the paths of the first documents.
fn not_read(outcome: &Outcome) -> Option<log::Notification<'_>> {
    const SHOWN: usize = 100;
    let documents = outcome.skipped().filter(|(_, skip)| skip.is_document());
    let documents: Vec<&Report> = documents.map(|(report, _)| report).collect();
    let place = |report: &&Report| log::Location {
        physical_location: Some(physical(&report.path, None)),
        message: None,
    };
    Some(log::Notification {
        level: match documents.is_empty() {
            true => "note",
            false => "warning",
        },
        message: outcome.not_read()?.into(),
        locations: documents.iter().take(SHOWN).map(place).collect(),
    })
}

fn notification(problem: &Problem) -> log::Notification<'_> {
    log::Notification {
        level: match problem.kind.is_failure() {
            true => "error",
            false => "note",
        },
        message: problem.reason.as_str().into(),
        locations: (!problem.path.is_empty())
            .then(|| log::Location {
                physical_location: Some(log::PhysicalLocation {
                    artifact_location: log::ArtifactLocation {
                        uri: uri(&problem.path),
                    },
                    region: problem.span.map(|(start, end)| log::Region {
                        start_line: start.line,
                        start_column: start.utf16,
                        end_line: end.line,
                        end_column: end.utf16,
                    }),
                }),
                message: None,
            })
            .into_iter()
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use serde_json::{Value, json};

    fn run(show_suppressed: bool) -> Value {
        let printed = fixture::rendered(&Sarif, |c| c.show_suppressed = show_suppressed);
        let mut log: Value = serde_json::from_str(&printed).expect("JSON");
        assert_eq!(log["version"], "2.1.0");
        log["runs"][0].take()
    }

    #[test]
    fn results_point_at_utf16_columns_and_known_rules() {
        let run = run(false);
        assert_eq!(run["columnKind"], "utf16CodeUnits");
        let first = &run["results"][0];
        assert_eq!(
            first["locations"][0]["physicalLocation"],
            json!({
                "artifactLocation": {"uri": "copy/a%20&%20b.txt"},
                "region": {"startLine": 3, "startColumn": 12, "endLine": 3, "endColumn": 28},
            })
        );
        for result in run["results"].as_array().expect("a list") {
            let index = result["ruleIndex"].as_u64().expect("a number");
            let index = usize::try_from(index).expect("small");
            assert_eq!(
                run["tool"]["driver"]["rules"][index]["id"],
                result["ruleId"]
            );
        }
    }

    #[test]
    fn each_suggestion_is_a_fix_of_its_own() {
        let run = run(false);
        let fixes = run["results"][0]["fixes"].as_array().expect("a list");
        let inserted: Vec<_> = fixes
            .iter()
            .map(|f| f["artifactChanges"][0]["replacements"].clone())
            .map(|r| {
                (
                    r.as_array().map(Vec::len),
                    r[0]["insertedContent"]["text"].clone(),
                )
            })
            .collect();
        assert_eq!(
            inserted,
            [
                (Some(1), json!("is powered by OpenAI")),
                (Some(1), json!("is enabled by OpenAI")),
            ]
        );
    }

    #[test]
    fn problems_and_suppressions_are_listed() {
        let shown = run(true);
        let suppressed = shown["results"][2]["suppressions"].clone();
        assert_eq!(
            suppressed,
            json!([{"kind": "inSource", "status": "accepted", "justification": "agreed"}])
        );
        assert_eq!(run(false)["results"].as_array().map(Vec::len), Some(2));
        assert_eq!(shown["invocations"][0]["executionSuccessful"], false);
    }
}

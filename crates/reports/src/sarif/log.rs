//! The part of the SARIF 2.1.0 object model that reports use, by the section of the standard.

use std::borrow::Cow;

use serde::Serialize;

use sayso_policy::Level;

/// §3.13 sarifLog.
#[derive(Serialize)]
pub(super) struct Log<'a> {
    #[serde(rename = "$schema")]
    pub(super) schema: &'static str,
    pub(super) version: &'static str,
    pub(super) runs: [Run<'a>; 1],
}

/// §3.14 run.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Run<'a> {
    pub(super) tool: Tool<'a>,
    pub(super) invocations: [Invocation<'a>; 1],
    pub(super) artifacts: Vec<Artifact<'a>>,
    pub(super) column_kind: &'static str,
    pub(super) results: Vec<Result<'a>>,
}

/// §3.18 tool.
#[derive(Serialize)]
pub(super) struct Tool<'a> {
    pub(super) driver: Driver<'a>,
}

/// §3.19 toolComponent.
#[derive(Serialize)]
pub(super) struct Driver<'a> {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
    pub(super) rules: Vec<Rule<'a>>,
}

/// §3.49 reportingDescriptor.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Rule<'a> {
    pub(super) id: &'a str,
    pub(super) short_description: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) full_description: Option<Text<'a>>,
    pub(super) help: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) help_uri: Option<&'a str>,
    pub(super) default_configuration: Configuration,
}

/// §3.50 reportingConfiguration.
#[derive(Serialize)]
pub(super) struct Configuration {
    pub(super) level: Level,
}

/// §3.11 message, §3.12 multiformatMessageString and §3.3 artifactContent, as far as they are
/// plain text.
#[derive(Serialize)]
pub(super) struct Text<'a> {
    text: Cow<'a, str>,
}

impl<'a, T: Into<Cow<'a, str>>> From<T> for Text<'a> {
    fn from(text: T) -> Self {
        Self { text: text.into() }
    }
}

/// §3.20 invocation.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Invocation<'a> {
    pub(super) execution_successful: bool,
    pub(super) tool_execution_notifications: Vec<Notification<'a>>,
}

/// §3.58 notification.
#[derive(Serialize)]
pub(super) struct Notification<'a> {
    pub(super) level: &'static str,
    pub(super) message: Text<'a>,
    pub(super) locations: Vec<Location<'a>>,
}

/// §3.24 artifact.
#[derive(Serialize)]
pub(super) struct Artifact<'a> {
    pub(super) location: ArtifactLocation,
    pub(super) hashes: Hashes<'a>,
}

/// §3.24.11 hashes.
#[derive(Serialize)]
pub(super) struct Hashes<'a> {
    #[serde(rename = "sha-256")]
    pub(super) sha256: &'a str,
}

/// §3.4 artifactLocation.
#[derive(Serialize)]
pub(super) struct ArtifactLocation {
    pub(super) uri: String,
}

/// §3.27 result.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Result<'a> {
    pub(super) rule_id: &'a str,
    pub(super) rule_index: usize,
    pub(super) level: Level,
    pub(super) message: Text<'a>,
    pub(super) locations: [Location<'a>; 1],
    pub(super) related_locations: Vec<Location<'a>>,
    pub(super) partial_fingerprints: Fingerprints<'a>,
    pub(super) fixes: Vec<Fix<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) suppressions: Vec<Suppression<'a>>,
}

/// §3.27.17 partialFingerprints.
#[derive(Serialize)]
pub(super) struct Fingerprints<'a> {
    #[serde(rename = "sayso/v1")]
    pub(super) sayso: &'a str,
}

/// §3.28 location.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) physical_location: Option<PhysicalLocation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<Text<'a>>,
}

/// §3.29 physicalLocation.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PhysicalLocation {
    pub(super) artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) region: Option<Region>,
}

/// §3.30 region. Lines and columns count from 1; the end column is just past the last.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Region {
    pub(super) start_line: usize,
    pub(super) start_column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

/// §3.35 suppression.
#[derive(Serialize)]
pub(super) struct Suppression<'a> {
    pub(super) kind: &'static str,
    pub(super) status: &'static str,
    pub(super) justification: &'a str,
}

/// §3.55 fix.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Fix<'a> {
    pub(super) description: Text<'a>,
    pub(super) artifact_changes: [ArtifactChange<'a>; 1],
}

/// §3.56 artifactChange.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactChange<'a> {
    pub(super) artifact_location: ArtifactLocation,
    pub(super) replacements: Vec<Replacement<'a>>,
}

/// §3.57 replacement.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Replacement<'a> {
    pub(super) deleted_region: Region,
    pub(super) inserted_content: Text<'a>,
}

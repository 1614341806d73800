//! The keys of `sayso.toml`.
#![expect(dead_code, reason = "only the schemas of these types are used")]

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::{LevelOrOff, strings};
use crate::Level;

/// The configuration of sayso.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "sayso configuration")]
pub(super) struct ConfigFile {
    /// Ids of built-in lexicons and paths of lexicon files.
    #[schemars(schema_with = "strings")]
    #[serde(default)]
    lexicons: (),
    /// From which level on findings fail a run.
    fail_level: Option<FailLevel>,
    /// From which level on findings are shown.
    min_level: Option<Level>,
    /// Whether a document that is not read, such as a Word document, fails a run.
    fail_on_skipped: Option<bool>,
    /// Globs over rules: only these are active.
    #[schemars(schema_with = "strings")]
    #[serde(default)]
    select: (),
    /// Globs over rules that are not active.
    #[schemars(schema_with = "strings")]
    #[serde(default)]
    ignore: (),
    /// Globs of paths that a walk leaves out.
    #[schemars(schema_with = "strings")]
    #[serde(default)]
    exclude: (),
    /// Levels by rule.
    #[serde(default)]
    rules: BTreeMap<String, RuleSetting>,
    /// Settings for some files only; later ones count more.
    #[serde(default)]
    overrides: Vec<Override>,
    /// Formats by ending or glob, and what is read of all files.
    #[serde(default)]
    formats: Formats,
}

/// Formats by ending or glob, and what is read of all files.
#[derive(JsonSchema, Default)]
struct Formats {
    #[serde(flatten)]
    reading: Reading,
    #[serde(flatten)]
    files: BTreeMap<String, FormatSetting>,
}

/// What is read of a file, beyond what its format says.
#[derive(JsonSchema, Default)]
#[serde(rename_all = "kebab-case")]
struct Reading {
    /// Regular expressions: what they match in a line is code.
    #[schemars(schema_with = "strings")]
    #[serde(default)]
    ignore: (),
    /// Pairs of regular expressions: from what the first matches to what the second matches, all
    /// is code.
    #[serde(default)]
    ignore_blocks: Vec<[String; 2]>,
    /// Further keys of front matter whose values are prose.
    #[schemars(schema_with = "strings")]
    #[serde(default)]
    front_matter: (),
    /// Further attributes whose values are prose.
    #[schemars(schema_with = "strings")]
    #[serde(default)]
    attributes: (),
}

/// From which level on findings fail a run.
#[derive(JsonSchema)]
#[serde(rename_all = "lowercase")]
enum FailLevel {
    Error,
    Warning,
    Note,
    Never,
}

/// What a rule gets.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
struct RuleSetting {
    /// Its level.
    level: LevelOrOff,
}

/// Settings for some files only.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Override {
    /// Globs of paths, from the configuration's folder.
    #[schemars(schema_with = "strings")]
    paths: (),
    /// Ids of built-in lexicons and paths of lexicon files.
    #[schemars(schema_with = "strings")]
    #[serde(default)]
    lexicons: (),
    /// From which level on findings fail a run.
    fail_level: Option<FailLevel>,
    /// From which level on findings are shown.
    min_level: Option<Level>,
    /// Whether a document that is not read, such as a Word document, fails a run.
    fail_on_skipped: Option<bool>,
    /// Globs over rules: only these are active.
    #[schemars(schema_with = "strings")]
    #[serde(default)]
    select: (),
    /// Globs over rules that are not active.
    #[schemars(schema_with = "strings")]
    #[serde(default)]
    ignore: (),
    /// Levels by rule.
    #[serde(default)]
    rules: BTreeMap<String, RuleSetting>,
    /// What is read of them.
    #[serde(default)]
    formats: ReadingOnly,
}

/// What is read of some files.
#[derive(JsonSchema, Default)]
#[schemars(deny_unknown_fields)]
struct ReadingOnly {
    #[serde(flatten)]
    reading: Reading,
}

/// How files are read: a format's name, or a table.
#[derive(JsonSchema)]
#[serde(untagged)]
enum FormatSetting {
    /// The name of the format.
    Name(String),
    /// Format, encoding, and what is read.
    Table(FormatTable),
}

/// Format, encoding, and what is read.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct FormatTable {
    /// The name of the format.
    format: Option<String>,
    /// The name of the encoding, such as "windows-1252".
    encoding: Option<String>,
    /// Regular expressions: what they match in a line is code.
    #[schemars(schema_with = "strings")]
    #[serde(default)]
    ignore: (),
    /// Pairs of regular expressions: from what the first matches to what the second matches, all
    /// is code.
    #[serde(default)]
    ignore_blocks: Vec<[String; 2]>,
    /// Further keys of front matter whose values are prose.
    #[schemars(schema_with = "strings")]
    #[serde(default)]
    front_matter: (),
    /// Further attributes whose values are prose.
    #[schemars(schema_with = "strings")]
    #[serde(default)]
    attributes: (),
}

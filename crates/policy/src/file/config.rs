//! The keys of `sayso.toml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Field, Named, Text, Texts};
use crate::Level;

/// The configuration of sayso.
#[derive(Deserialize, JsonSchema)]
#[serde(
    deny_unknown_fields,
    rename_all = "kebab-case",
    expecting = "the configuration"
)]
#[schemars(title = "sayso configuration")]
pub(crate) struct ConfigFile {
    /// Globs of paths that a walk excludes.
    pub(crate) exclude: Option<Texts>,
    /// Settings for some files only; later ones override earlier ones.
    pub(crate) overrides: Option<Field<Vec<Field<Override>>>>,
    /// Formats by ending or glob, and what is read of all files.
    pub(crate) formats: Option<Field<Formats>>,
    #[serde(rename = "*settings")]
    #[schemars(flatten)]
    pub(crate) settings: Settings,
}

/// Settings that may differ between files.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", expecting = "settings")]
pub(crate) struct Settings {
    /// Ids of built-in lexicons and paths of lexicon files.
    pub(crate) lexicons: Option<Texts>,
    /// The lowest level of findings that fails a run.
    pub(crate) fail_level: Option<Field<FailLevel>>,
    /// The lowest level of findings that is shown.
    pub(crate) min_level: Option<Field<Level>>,
    /// Whether a document that is not read, such as a Word document, fails a run.
    pub(crate) fail_on_skipped: Option<Field<bool>>,
    /// Globs over rules: only these are active.
    pub(crate) select: Option<Texts>,
    /// Globs over rules that are not active.
    pub(crate) ignore: Option<Texts>,
    /// Jurisdictions: rules that name others are not active.
    pub(crate) jurisdiction: Option<Texts>,
    /// Audiences: rules that name others are not active.
    pub(crate) audience: Option<Texts>,
    /// Levels by rule.
    pub(crate) rules: Option<Field<Named<Field<RuleSetting>>>>,
}

/// Settings for some files only.
#[derive(Deserialize, JsonSchema)]
#[serde(
    deny_unknown_fields,
    rename_all = "kebab-case",
    expecting = "an override"
)]
pub(crate) struct Override {
    /// Globs of paths, from the configuration's folder.
    pub(crate) paths: Texts,
    /// What is read of them.
    pub(crate) formats: Option<Field<OverrideFormats>>,
    #[serde(rename = "*settings")]
    #[schemars(flatten)]
    pub(crate) settings: Settings,
}

/// The settings of a rule.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a rule's setting")]
pub(crate) struct RuleSetting {
    /// Its level.
    pub(crate) level: Field<LevelOrOff>,
}

/// A level that may be "off".
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LevelOrOff {
    Error,
    Warning,
    Note,
    Off,
}

impl LevelOrOff {
    /// The level; `None` for "off".
    pub(crate) fn level(self) -> Option<Level> {
        match self {
            Self::Error => Some(Level::Error),
            Self::Warning => Some(Level::Warning),
            Self::Note => Some(Level::Note),
            Self::Off => None,
        }
    }
}

/// The lowest level of findings that fails a run.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum FailLevel {
    Error,
    Warning,
    Note,
    Never,
}

/// What is read of a file, beyond what its format says.
#[derive(Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", expecting = "what is read")]
pub(crate) struct Reading {
    /// Regular expressions: what they match in a line is code.
    pub(crate) ignore: Option<Texts>,
    /// Pairs of regular expressions: from what the first matches to what the second matches, all
    /// is code.
    #[schemars(with = "Option<Vec<[String; 2]>>")]
    pub(crate) ignore_blocks: Option<Field<Vec<Field<Pair>>>>,
    /// Further keys of front matter whose values are prose.
    pub(crate) front_matter: Option<Texts>,
    /// Further attributes whose values are prose.
    pub(crate) attributes: Option<Texts>,
}

/// What begins and what ends something.
#[derive(PartialEq, Deserialize)]
#[serde(expecting = "a list of pairs: [[\"begin\", \"end\"]]")]
pub(crate) struct Pair(pub(crate) Text, pub(crate) Text);

/// Formats by ending or glob, and what is read of all files.
#[derive(Deserialize, JsonSchema)]
#[serde(expecting = "`[formats]`")]
pub(crate) struct Formats {
    #[serde(rename = "*reading")]
    #[schemars(flatten)]
    pub(crate) reading: Reading,
    #[serde(rename = "*files")]
    #[schemars(flatten)]
    pub(crate) files: Named<Field<FormatSetting>>,
}

/// What is read of some files.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "`formats` of an override")]
#[schemars(rename = "ReadingOnly")]
pub(crate) struct OverrideFormats {
    #[serde(rename = "*reading")]
    #[schemars(flatten)]
    pub(crate) reading: Reading,
}

/// How files are read: a format's name, or a table.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase", expecting = "a format's name, or a table")]
#[schemars(untagged)]
pub(crate) enum FormatSetting {
    /// The name of the format.
    Name(Text),
    /// Format, encoding, and what is read.
    Table(FormatTable),
}

/// Format, encoding, and what is read.
#[derive(Deserialize, JsonSchema)]
#[serde(
    deny_unknown_fields,
    rename_all = "kebab-case",
    expecting = "an entry of `[formats]`"
)]
pub(crate) struct FormatTable {
    /// The name of the format.
    pub(crate) format: Option<Text>,
    /// The name of the encoding, such as "windows-1252".
    pub(crate) encoding: Option<Text>,
    #[serde(rename = "*reading")]
    #[schemars(flatten)]
    pub(crate) reading: Reading,
}

//! Settings, resolved: which compiled policy checks a file, and how the file is read. Used by the
//! command line and the language server.
//!
//! ```
//! use std::path::Path;
//! use sayso_settings::{ConfigSource, Resolver};
//!
//! let typed = sayso_policy::Settings::default();
//! let mut resolver = Resolver::new(ConfigSource::Nowhere, typed, "2026-11-23".to_owned());
//! let settings = resolver.resolve(Path::new("post.md"));
//! let policy = resolver.policy(settings).expect("the default policy compiles");
//! assert_eq!(policy.min_level, sayso_policy::Level::Warning);
//! ```

mod configs;
mod error;
mod lexicons;
mod resolver;
#[cfg(test)]
mod tests;

use encoding_rs::Encoding;
use sayso_documents::Format;
use sayso_engine::check::Checker;
use sayso_policy::{FailLevel, Level};

pub use configs::ConfigSource;
pub use error::SettingsError;
pub use lexicons::configured_lexicons;
pub use resolver::Resolver;

/// A policy ready to check files, and the levels that go with it. Files with equal settings share
/// one.
#[derive(Debug)]
pub struct CompiledPolicy {
    /// Checks documents against the policy.
    pub checker: Checker,
    /// From which level on findings fail the run.
    pub fail_level: FailLevel,
    /// The lowest level that is shown.
    pub min_level: Level,
    /// Whether a document that is not read fails the run.
    pub fail_on_skipped: bool,
}

/// What the settings say about one file.
#[derive(Debug, Clone, Copy, Default)]
pub struct FileSettings {
    /// The index of its policy in the [`Resolver`]; `None` where its configuration or policy has
    /// mistakes.
    pub policy: Option<usize>,
    /// The format that the configuration chooses.
    pub format: Option<Format>,
    /// The encoding that the configuration chooses.
    pub encoding: Option<&'static Encoding>,
    /// Whether the configuration excludes it from a walk.
    pub excluded: bool,
}

//! Report formats, one file each behind the trait [`Render`].
//!
//! A new format is a file with a type that implements [`Render`], and a row in `FORMATS`: the flag, the help and
//! the completions follow.
//!
//! ```
//! use std::collections::BTreeMap;
//!
//! use sayso_documents::Format;
//! use sayso_engine::{check::Checker, finding::Outcome};
//! use sayso_policy::{Level, Policy, builtin};
//! use sayso_reports::{Context, Detail, ReportFormat};
//!
//! let lexicons = vec![builtin("ai-partnership").unwrap().unwrap()];
//! let policy = Policy { lexicons, as_of: None };
//! let checker = Checker::new(policy.clone())?;
//! let report = checker.check_bytes("post.txt", b"Our agents call on ChatGPT.", Format::Text, None);
//!
//! let context = Context {
//!     policy: &policy,
//!     min_level: Level::Warning,
//!     min_levels: &BTreeMap::new(),
//!     show_suppressed: false,
//!     statistics: false,
//!     detail: Detail::Normal,
//!     color: false,
//!     columns: None,
//! };
//! let mut out = Vec::new();
//! let concise = ReportFormat::named("concise").expect("a format");
//! concise.render(&Outcome::new(vec![report], Vec::new()), &context, &mut out)?;
//! assert!(out.starts_with(b"post.txt:1:12: error[ai-partnership/calls-on] "));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod checkstyle;
mod concise;
mod context;
mod each;
mod excerpt;
mod github;
mod gitlab;
mod html;
mod human;
mod json;
mod junit;
mod limit;
mod markup;
mod places;
mod rdjson;
mod sanitize;
mod sarif;
mod statistics;
mod summary;
mod wrap;

#[cfg(test)]
mod fixture;

use std::io;
use std::ops::Deref;

use sayso_engine::finding::Outcome;

pub use context::{Context, Detail};
pub use each::{RenderedFinding, render_each};
pub use json::{SCHEMA_ID, schema};
pub use sanitize::one_line;
pub use summary::summary;

/// What a report prints of its inputs; each includes the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Inputs {
    /// Those with findings or problems.
    WithFindings,
    /// All of them.
    Listed,
    /// All of them, with the SHA-256 of each. It is computed for such a report only.
    ListedWithDigests,
}

/// A report format.
pub trait Render: Sync {
    /// The value of `--output-format`.
    fn name(&self) -> &'static str;

    /// What it prints of the inputs themselves.
    fn inputs(&self) -> Inputs {
        Inputs::WithFindings
    }

    /// Whether it uses the colours and the width of a terminal.
    fn uses_terminal(&self) -> bool {
        false
    }

    /// Writes `outcome` to `out`. Equal outcomes give equal bytes.
    ///
    /// # Errors
    /// Whatever `out` fails with.
    fn render(
        &self,
        outcome: &Outcome,
        context: &Context<'_>,
        out: &mut dyn io::Write,
    ) -> io::Result<()>;
}

/// Every format, in the order of the help text. The first is the default.
static FORMATS: [&dyn Render; 11] = [
    &human::Human,
    &concise::Concise,
    &json::Json,
    &json::Jsonl,
    &sarif::Sarif,
    &github::Github,
    &gitlab::Gitlab,
    &checkstyle::Checkstyle,
    &junit::Junit,
    &rdjson::Rdjson,
    &html::Html,
];

/// One of the report formats.
#[derive(Clone, Copy)]
pub struct ReportFormat(&'static dyn Render);

impl ReportFormat {
    /// Every format, in the order of the help text.
    pub fn all() -> impl Iterator<Item = Self> {
        FORMATS.into_iter().map(Self)
    }

    /// The format with a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|format| format.name() == name)
    }
}

impl Default for ReportFormat {
    fn default() -> Self {
        Self(FORMATS[0])
    }
}

impl Deref for ReportFormat {
    type Target = dyn Render;

    fn deref(&self) -> &Self::Target {
        self.0
    }
}

impl PartialEq for ReportFormat {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for ReportFormat {}

impl std::fmt::Debug for ReportFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// The program's own version, as reports print it.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

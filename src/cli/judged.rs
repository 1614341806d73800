//! What came of each input, kept small until all are in: of most there is nothing to say.

use std::sync::Arc;

use super::run::Checked;
use sayso_documents::Format;
use sayso_engine::finding::{InputStatus, Report, Skip};
use sayso_settings::CompiledPolicy;

/// What came of an input.
pub(super) struct Judged {
    pub(super) path: String,
    fate: Fate,
}

enum Fate {
    /// It was read as this, and there is nothing to say of it.
    Clean(Format),
    /// It was left out, and why.
    LeftOut(Skip),
    /// Here is what there is to say, and the bench that it was judged at.
    Told(Box<(Report, Option<Arc<CompiledPolicy>>)>),
}

impl Judged {
    pub(super) fn new(path: String, checked: Checked, bench: Option<Arc<CompiledPolicy>>) -> Self {
        let fate = match checked {
            Checked::Clean(format) => Fate::Clean(format),
            Checked::Told(report) => Fate::Told(Box::new((report, bench))),
        };
        Self { path, fate }
    }

    pub(super) fn left_out((path, why): (String, Skip)) -> Self {
        let fate = Fate::LeftOut(why);
        Self { path, fate }
    }

    /// The bench that there is something to tell of.
    pub(super) fn bench(&self) -> Option<&Arc<CompiledPolicy>> {
        match &self.fate {
            Fate::Told(told) => {
                let (report, bench) = &**told;
                let is_skipped = matches!(report.status, InputStatus::Skipped(_));
                let tells =
                    is_skipped || !report.findings.is_empty() || !report.problems.is_empty();
                bench.as_ref().filter(|_| tells)
            }
            _ => None,
        }
    }

    pub(super) fn report(self) -> Report {
        match self.fate {
            Fate::Clean(format) => Report::clean(self.path, format),
            Fate::LeftOut(why) => Report::empty(self.path, InputStatus::Skipped(why)),
            Fate::Told(told) => told.0,
        }
    }
}

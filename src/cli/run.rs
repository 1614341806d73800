//! Judges one input; a panic over it is a problem of that input alone.

use std::borrow::Cow;
use std::cell::RefCell;
use std::io::{self, Read as _};
use std::panic::{self, AssertUnwindSafe};

use anyhow::Context as _;
use encoding_rs::Encoding;

use super::inputs::Input;
use super::opener::Opener;
use super::{large_file, small_file};
use sayso_documents::Format;
use sayso_engine::check::Checker;
use sayso_engine::finding::{InputStatus, Problem, ProblemKind, Report};
use sayso_policy::sha256;

/// One input, and how it is judged.
#[derive(Clone, Copy)]
pub(super) struct Task<'a> {
    pub(super) input: &'a Input,
    /// With this; `None` where no policy could be made for it.
    pub(super) checker: Option<&'a Checker>,
    /// As this format, whatever it looks like.
    pub(super) format: Option<Format>,
    /// In this encoding, whatever it looks like.
    pub(super) encoding: Option<&'static Encoding>,
}

/// What came of an input.
pub(super) enum Checked {
    /// It was read as this, and there is nothing to say of it.
    Clean(Format),
    Told(Report),
}

impl Checked {
    /// The report, which says of an `input` that is clean that it is.
    fn report(self, input: &Input) -> Report {
        match self {
            Self::Clean(format) => Report::clean(input.path.clone(), format),
            Self::Told(report) => report,
        }
    }
}

impl From<Report> for Checked {
    fn from(report: Report) -> Self {
        Self::Told(report)
    }
}

/// Judges one input. With `digests`, there is a report that carries the digest of its bytes.
pub(super) fn check(task: &Task<'_>, opener: &mut Opener, digests: bool) -> Checked {
    small(task, opener, digests).unwrap_or_else(|| large(task, digests))
}

/// What came of a file of common size. `None` for any other input, and where nothing is to be
/// read, or it cannot be.
fn small(task: &Task<'_>, opener: &mut Opener, digests: bool) -> Option<Checked> {
    let file = task
        .input
        .file
        .as_deref()
        .filter(|_| task.checker.is_some())?;
    let file = opener.open(file).ok()?;
    small_file::with_bytes(file, |bytes| look(task, bytes, digests))
}

/// Judges any input.
fn large(task: &Task<'_>, digests: bool) -> Checked {
    let Some(checker) = task.checker else {
        return look(task, Vec::new(), digests);
    };
    if !digests && large_file::is_clean(task, checker) {
        return Checked::Clean(Format::Text);
    }
    match bytes(task.input) {
        Ok(bytes) => look(task, bytes, digests),
        Err(error) => unreadable(task.input, &error),
    }
}

fn unreadable(input: &Input, error: &io::Error) -> Checked {
    failed(input, ProblemKind::Unreadable, Some(error.to_string())).into()
}

/// Judges one input that holds `bytes`. With `digests`, the report carries their digest.
pub(super) fn judge(task: &Task<'_>, bytes: &[u8], digests: bool) -> Report {
    look(task, bytes, digests).report(task.input)
}

fn look<'b>(task: &Task<'_>, bytes: impl Into<Cow<'b, [u8]>>, digests: bool) -> Checked {
    let bytes = bytes.into();
    match task.checker {
        Some(checker) => guarded(task.input, || one(task, checker, bytes, digests)),
        None => failed(task.input, ProblemKind::Config, None).into(),
    }
}

fn one(task: &Task<'_>, checker: &Checker, bytes: Cow<'_, [u8]>, digests: bool) -> Checked {
    let input = task.input;
    let format = match task.format {
        Some(format) => format,
        None => match input.detect(&bytes) {
            Ok(format) => format,
            Err(why) if input.named => {
                let reason = format!("it is not a text that can be checked: {}", why.reason);
                return failed(input, ProblemKind::Unsupported, Some(reason)).into();
            }
            Err(why) => {
                let status = InputStatus::Skipped(why);
                return Report::empty(input.path.clone(), status).into();
            }
        },
    };
    let digest = digests.then(|| sha256(&bytes));
    let told = checker.tell_of_bytes(&input.path, bytes, format, task.encoding);
    if told.is_none() && !digests {
        return Checked::Clean(format);
    }
    let mut report = told.unwrap_or_else(|| Report::clean(input.path.clone(), format));
    report.sha256 = digest;
    Checked::Told(report)
}

/// The threads of a run, of which this is one; 0 for one each core.
///
/// # Errors
/// The system has none to give.
pub(super) fn pool(threads: usize) -> anyhow::Result<rayon::ThreadPool> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .use_current_thread()
        .build();
    pool.context("the threads could not be started")
}

/// All bytes of an input.
pub(super) fn bytes(input: &Input) -> io::Result<Vec<u8>> {
    match &input.file {
        Some(file) => std::fs::read(file),
        None => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            Ok(bytes)
        }
    }
}

/// A report that says why there is none. Without a reason, the configuration is to blame, of
/// which a problem tells already.
pub(super) fn failed(input: &Input, kind: ProblemKind, reason: Option<String>) -> Report {
    let why = "its configuration or policy cannot be used".to_owned();
    let status = InputStatus::Failed(reason.clone().unwrap_or(why));
    let mut report = Report::empty(input.path.clone(), status);
    report.problems.extend(reason.map(|reason| Problem {
        path: input.path.clone(),
        kind,
        reason,
        span: None,
    }));
    report
}

thread_local! {
    /// Whether this thread judges an input, and what it panicked with.
    static GUARD: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Makes panics over an input quiet, so that they are told once, as its problem.
pub(super) fn keep_panics() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let guarded = GUARD.with_borrow_mut(|guard| match guard {
            Some(told) => {
                *told = info.to_string().replace('\n', " ");
                true
            }
            None => false,
        });
        if !guarded {
            usual(info);
        }
    }));
}

/// What came of an input, or a report of the panic over it.
pub(super) fn guarded<T: From<Report>>(input: &Input, judge: impl FnOnce() -> T) -> T {
    // This thread may be lent to it while another input waits.
    let other = GUARD.replace(Some(String::new()));
    let result = panic::catch_unwind(AssertUnwindSafe(judge));
    let told = GUARD.replace(other).unwrap_or_default();
    result.unwrap_or_else(|_| {
        let reason = format!("a fault of this program, please report it: {told}");
        failed(input, ProblemKind::Internal, Some(reason)).into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_over_one_input_is_its_problem() {
        keep_panics();
        let input = Input {
            file: None,
            path: "copy/odd.md".to_owned(),
            named: true,
            exact: true,
        };
        let report: Report = guarded(&input, || panic!("out of\nluck"));
        let problem = report.problems.first().expect("a problem");
        assert_eq!(problem.kind, ProblemKind::Internal);
        assert_eq!(problem.path, "copy/odd.md");
        assert!(problem.reason.contains("luck"), "{}", problem.reason);
        assert!(matches!(report.status, InputStatus::Failed(_)));
        assert!(GUARD.take().is_none(), "the guard is down");
    }
}

//! Fixes one input: reads it, runs the rounds, and writes the result.

use std::path::Path;

use super::account::{self, Totals};
use super::diff::diff;
use crate::cli::exit::{self, Exit};
use crate::cli::inputs::ResolvedInput;
use crate::cli::panics;
use crate::cli::run::{bytes, check_bytes, failed, panicked, unreadable};
use sayso_engine::finding::{Applicability, InputStatus, Problem, ProblemKind, Report, Skip};
use sayso_engine::fix::{self, Mending};

use crate::write;
use sayso_settings::CompiledPolicy;

/// One input, and what to do with it.
pub(super) struct Order<'a> {
    pub(super) input: &'a ResolvedInput,
    /// Whether unsafe rewrites are wanted.
    pub(super) with_unsafe: bool,
    /// Whether a diff is wanted, and nothing written.
    pub(super) diff: bool,
}

/// The result of one input.
#[derive(Debug)]
pub(super) struct Done {
    pub(super) path: String,
    pub(super) exit: Exit,
    /// The lines of the report.
    pub(super) account: Vec<String>,
    pub(super) totals: Totals,
    pub(super) problems: Vec<Problem>,
    /// Why it was left out, where it was.
    pub(super) skipped: Option<Skip>,
    /// Whether that fails the run.
    pub(super) is_failing_skip: bool,
    /// What belongs on standard output.
    pub(super) output: Vec<u8>,
}

/// Fixes one input. A panic is a problem of that input alone.
pub(super) fn mend(order: &Order<'_>) -> Done {
    let input = &order.input.input;
    let bytes = match bytes(input) {
        Ok(bytes) => bytes,
        Err(error) => return left_as_it_is(order, unreadable(input, &error), Vec::new()),
    };
    let Some(policy) = order.input.policy.as_deref() else {
        return left_as_it_is(order, failed(input, ProblemKind::Config, None), bytes);
    };
    if let Err(why) = input.writer(&bytes, order.input.format) {
        let why = failed(input, ProblemKind::Unsupported, Some(why.to_string()));
        return left_as_it_is(order, why, bytes);
    }
    panics::catch(|| mend_bytes(order, policy, &bytes))
        .unwrap_or_else(|message| left_as_it_is(order, panicked(input, &message), bytes))
}

/// What there is to say of an input that could not be checked. Standard input is handed on.
fn left_as_it_is(order: &Order<'_>, report: Report, bytes: Vec<u8>) -> Done {
    let skipped = match report.status {
        InputStatus::Skipped(skip) => Some(skip),
        _ => None,
    };
    let policy = order.input.policy.as_deref();
    let is_failing_skip = exit::is_failing_skip(&report, policy);
    let handed_on = order.input.input.file.is_none() && !order.diff;
    Done {
        path: report.path,
        exit: if skipped.is_some() {
            Exit::Clean
        } else {
            Exit::Incomplete
        },
        account: Vec::new(),
        totals: Totals::default(),
        problems: report.problems,
        skipped,
        is_failing_skip,
        output: if handed_on { bytes } else { Vec::new() },
    }
}

fn mend_bytes(order: &Order<'_>, policy: &CompiledPolicy, before: &[u8]) -> Done {
    let least = if order.with_unsafe {
        Applicability::Unsafe
    } else {
        Applicability::Safe
    };
    let mut input = order.input.clone();
    input.format = input.format.or_else(|| input.input.detect(before).ok());
    let mut mending = fix::mend(before.to_vec(), least, |bytes, encoding| {
        check_bytes(&input.in_encoding(encoding), bytes)
    });
    if mending.report.status != InputStatus::Checked {
        return left_as_it_is(order, mending.report, mending.bytes);
    }
    let mut problems = std::mem::take(&mut mending.report.problems);
    let mut account = account::lines(
        &order.input.input.path,
        &mending,
        !order.diff,
        policy.min_level,
    );
    let mut exit = Exit::of(&mending.report, policy.fail_level);
    let mut totals = Totals::of(&mending, policy.min_level);
    let output = match deliver(order, before, &mending) {
        Ok(Delivered { output, notices }) => {
            account.extend(notices);
            output
        }
        Err(reason) => {
            problems.push(problem(order, reason));
            account.clear();
            totals = Totals::default();
            Vec::new()
        }
    };
    if order.diff && mending.bytes != before {
        exit = exit.max(Exit::Findings);
    }
    if problems.iter().any(|problem| problem.kind.is_failure()) {
        exit = Exit::Incomplete;
    }
    Done {
        path: order.input.input.path.clone(),
        exit,
        account,
        totals,
        problems,
        skipped: None,
        is_failing_skip: false,
        output,
    }
}

/// The result of writing.
#[derive(Default)]
struct Delivered {
    output: Vec<u8>,
    notices: Option<String>,
}

/// Writes the fixed text to the file, the diff or standard output.
///
/// # Errors
/// Why that cannot be done.
fn deliver(order: &Order<'_>, before: &[u8], mending: &Mending) -> Result<Delivered, String> {
    let input = &order.input.input;
    let changed = mending.bytes != before;
    match (&input.file, mending.report.format) {
        (_, Some(format)) if order.diff && changed => {
            let encoding = order.input.encoding;
            let shown = diff(&input.path, format, encoding, before, &mending.bytes);
            let output = shown.map_err(|error| error.to_string())?.into_bytes();
            Ok(Delivered {
                output,
                ..Delivered::default()
            })
        }
        (None, _) if !order.diff => Ok(Delivered {
            output: mending.bytes.clone(),
            ..Delivered::default()
        }),
        (Some(file), _) if !order.diff && changed => write(&input.path, file, before, mending),
        _ => Ok(Delivered::default()),
    }
}

fn write(path: &str, file: &Path, before: &[u8], mending: &Mending) -> Result<Delivered, String> {
    let written = write::write(file, before, &mending.bytes).map_err(|error| error.to_string())?;
    let notices = (written.other_names > 0).then(|| {
        let names = written.other_names;
        format!("{path}: {names} other hard links still refer to the old text")
    });
    Ok(Delivered {
        notices,
        ..Delivered::default()
    })
}

fn problem(order: &Order<'_>, reason: String) -> Problem {
    Problem {
        path: order.input.input.path.clone(),
        kind: ProblemKind::Unwritable,
        reason,
        span: None,
    }
}

//! Fixes one input: reads it, runs the rounds, and writes the result.

use std::path::Path;

use super::diff::diff;
use super::lines::{self, Totals};
use crate::cli::exit::{self, Exit};
use crate::cli::inputs::ResolvedInput;
use crate::cli::panics;
use crate::cli::run::{bytes, check_bytes, failed, panicked, unreadable};
use sayso_engine::finding::{Applicability, InputStatus, Problem, ProblemKind, Report, Skip};
use sayso_engine::fix::{self, FixResult};

use crate::write;
use sayso_settings::CompiledPolicy;

/// One input, and what to do with it.
pub(super) struct Task<'a> {
    pub(super) input: &'a ResolvedInput,
    /// Whether unsafe rewrites are wanted.
    pub(super) with_unsafe: bool,
    /// Whether a diff is wanted, and nothing written.
    pub(super) diff: bool,
}

/// The result of one input.
#[derive(Debug)]
pub(super) struct FileResult {
    pub(super) path: String,
    pub(super) exit: Exit,
    /// The lines of the report.
    pub(super) lines: Vec<String>,
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
pub(super) fn fix(task: &Task<'_>) -> FileResult {
    let input = &task.input.input;
    let bytes = match bytes(input) {
        Ok(bytes) => bytes,
        Err(error) => return left_as_it_is(task, unreadable(input, &error), Vec::new()),
    };
    let Some(policy) = task.input.policy.as_deref() else {
        return left_as_it_is(task, failed(input, ProblemKind::Config, None), bytes);
    };
    if let Err(why) = input.writer(&bytes, task.input.format) {
        let why = failed(input, ProblemKind::Unsupported, Some(why.to_string()));
        return left_as_it_is(task, why, bytes);
    }
    panics::catch(|| fix_bytes(task, policy, &bytes))
        .unwrap_or_else(|message| left_as_it_is(task, panicked(input, &message), bytes))
}

/// The result for an input that could not be checked. Standard input is passed through.
fn left_as_it_is(task: &Task<'_>, report: Report, bytes: Vec<u8>) -> FileResult {
    let skipped = match report.status {
        InputStatus::Skipped(skip) => Some(skip),
        _ => None,
    };
    let policy = task.input.policy.as_deref();
    let is_failing_skip = exit::is_failing_skip(&report, policy);
    let handed_on = task.input.input.file.is_none() && !task.diff;
    FileResult {
        path: report.path,
        exit: if skipped.is_some() {
            Exit::Clean
        } else {
            Exit::Incomplete
        },
        lines: Vec::new(),
        totals: Totals::default(),
        problems: report.problems,
        skipped,
        is_failing_skip,
        output: if handed_on { bytes } else { Vec::new() },
    }
}

fn fix_bytes(task: &Task<'_>, policy: &CompiledPolicy, before: &[u8]) -> FileResult {
    let least = if task.with_unsafe {
        Applicability::Unsafe
    } else {
        Applicability::Safe
    };
    let mut input = task.input.clone();
    input.format = input.format.or_else(|| input.input.detect(before).ok());
    let mut result = fix::fix(before.to_vec(), least, |bytes, encoding| {
        check_bytes(&input.in_encoding(encoding), bytes)
    });
    if result.report.status != InputStatus::Checked {
        return left_as_it_is(task, result.report, result.bytes);
    }
    let mut problems = std::mem::take(&mut result.report.problems);
    let mut lines = lines::lines(
        &task.input.input.path,
        &result,
        !task.diff,
        policy.min_level,
    );
    let mut exit = Exit::of(&result.report, policy.fail_level);
    let mut totals = Totals::of(&result, policy.min_level);
    let output = match deliver(task, before, &result) {
        Ok(Delivered { output, notices }) => {
            lines.extend(notices);
            output
        }
        Err(reason) => {
            problems.push(problem(task, reason));
            lines.clear();
            totals = Totals::default();
            Vec::new()
        }
    };
    if task.diff && result.bytes != before {
        exit = exit.max(Exit::Findings);
    }
    if problems.iter().any(|problem| problem.kind.is_failure()) {
        exit = Exit::Incomplete;
    }
    FileResult {
        path: task.input.input.path.clone(),
        exit,
        lines,
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
fn deliver(task: &Task<'_>, before: &[u8], result: &FixResult) -> Result<Delivered, String> {
    let input = &task.input.input;
    let changed = result.bytes != before;
    match (&input.file, result.report.format) {
        (_, Some(format)) if task.diff && changed => {
            let encoding = task.input.encoding;
            let shown = diff(&input.path, format, encoding, before, &result.bytes);
            let output = shown.map_err(|error| error.to_string())?.into_bytes();
            Ok(Delivered {
                output,
                ..Delivered::default()
            })
        }
        (None, _) if !task.diff => Ok(Delivered {
            output: result.bytes.clone(),
            ..Delivered::default()
        }),
        (Some(file), _) if !task.diff && changed => write(&input.path, file, before, result),
        _ => Ok(Delivered::default()),
    }
}

fn write(path: &str, file: &Path, before: &[u8], result: &FixResult) -> Result<Delivered, String> {
    let written = write::write(file, before, &result.bytes).map_err(|error| error.to_string())?;
    let notices = (written.other_names > 0).then(|| {
        let names = written.other_names;
        format!("{path}: {names} other hard links still refer to the old text")
    });
    Ok(Delivered {
        notices,
        ..Delivered::default()
    })
}

fn problem(task: &Task<'_>, reason: String) -> Problem {
    Problem {
        path: task.input.input.path.clone(),
        kind: ProblemKind::Unwritable,
        reason,
        span: None,
    }
}

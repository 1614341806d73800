//! Writes the reports, each to its destination.

use std::fs;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};

use super::args::{Destination, Outputs};
use super::columns;
use sayso_engine::finding::{Outcome, Problem, ProblemKind};
use sayso_reports::{Context, ReportFormat};

/// Writes every report; a file that cannot be written is a problem, and the rest is still written.
///
/// # Errors
/// Standard output failed.
pub(super) fn write(
    outputs: &Outputs,
    outcome: &Outcome,
    context: &Context<'_>,
) -> io::Result<Vec<Problem>> {
    let mut problems = Vec::new();
    for (format, destination) in &outputs.0 {
        match destination {
            Destination::Stdout => to_stdout(*format, outcome, context)?,
            Destination::File(path) => {
                if let Err(error) = to_file(path, *format, outcome, context) {
                    problems.push(Problem {
                        path: path.display().to_string(),
                        kind: ProblemKind::Unwritable,
                        reason: format!("the report cannot be written: {error}"),
                        span: None,
                    });
                }
            }
        }
    }
    Ok(problems)
}

fn to_stdout(format: ReportFormat, outcome: &Outcome, context: &Context<'_>) -> io::Result<()> {
    let stdout = io::stdout();
    let color = format.uses_terminal() && AutoStream::choice(&stdout) != ColorChoice::Never;
    let columns = columns::of_stdout().filter(|_| format.uses_terminal());
    let context = Context {
        color,
        columns,
        ..*context
    };
    let mut out = BufWriter::new(stdout.lock());
    format.render(outcome, &context, &mut out)?;
    out.flush()
}

/// Replaces the file atomically, so that no reader sees half a report. A pipe or a device is written
/// directly.
fn to_file(
    path: &Path,
    format: ReportFormat,
    outcome: &Outcome,
    context: &Context<'_>,
) -> io::Result<()> {
    let context = Context {
        color: false,
        ..*context
    };
    let before = fs::metadata(path).ok();
    if before.as_ref().is_some_and(|m| !m.is_file() && !m.is_dir()) {
        let mut out = BufWriter::new(fs::File::create(path)?);
        format.render(outcome, &context, &mut out)?;
        return out.flush();
    }
    // A symbolic link stays one: its target is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    if !folder.is_dir() {
        let reason = format!("there is no folder `{}`", folder.display());
        return Err(io::Error::new(io::ErrorKind::NotFound, reason));
    }
    let mut file = new_file(folder)?;
    let mut out = BufWriter::new(file.as_file_mut());
    format.render(outcome, &context, &mut out)?;
    out.flush()?;
    drop(out);
    if let Some(before) = before {
        fs::set_permissions(file.path(), before.permissions())?;
    }
    file.persist(&target)?;
    Ok(())
}

/// A file beside the target, with the permissions that a new file gets.
fn new_file(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".sayso-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

//! Replaces a file as a whole, or not at all.

mod sweep;

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// Why a file was not replaced. It is as it was.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Somebody else wrote to it.
    #[error("the file changed while it was being fixed and was not written; run `sayso fix` again")]
    Changed,
    /// A folder, a pipe, a device.
    #[error("it is not a regular file")]
    NotAFile,
    /// It may be read only.
    #[error("the file cannot be written: {0}; change its permissions, or use --diff")]
    File(#[source] io::Error),
    /// No file can be made beside it.
    #[error(
        "no temporary file can be created beside it: {0}; change the permissions of its folder"
    )]
    Folder(#[source] io::Error),
    /// The new file could not be written or put in its place.
    #[error("the new text cannot be written: {0}")]
    Failed(#[source] io::Error),
}

/// Notices about a file that was replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// How many other names (hard links) lead to the old content and still do.
    pub other_names: u64,
}

/// Puts `after` in the place of the file at `path`, which held `before`. The new content is
/// complete on disk before it takes the file's name, in one step; a symbolic link stays one, and
/// the file that it leads to is replaced. Permissions are kept, and the owner where that is
/// allowed.
///
/// # Errors
/// If the file does not hold `before` any more, or it or its folder cannot be written.
pub fn write(path: &Path, before: &[u8], after: &[u8]) -> Result<Written, WriteError> {
    let target = fs::canonicalize(path).map_err(gone)?;
    let metadata = fs::metadata(&target).map_err(gone)?;
    may_be_written(&target, &metadata)?;
    let new = complete(&target, &metadata, after)?;
    // As late as can be: what is written between here and the next line is lost.
    if fs::read(&target).map_err(gone)? != before {
        return Err(WriteError::Changed);
    }
    new.persist(&target)
        .map_err(|e| WriteError::Failed(e.error))?;
    Ok(Written {
        other_names: other_names(&metadata),
    })
}

/// A file that was there and is not any more has changed.
fn gone(error: io::Error) -> WriteError {
    match error.kind() {
        io::ErrorKind::NotFound => WriteError::Changed,
        _ => WriteError::File(error),
    }
}

/// A folder that may be written would be enough to replace a file that may not: it is left alone
/// all the same.
fn may_be_written(target: &Path, metadata: &Metadata) -> Result<(), WriteError> {
    if !metadata.is_file() {
        return Err(WriteError::NotAFile);
    }
    if metadata.permissions().readonly() {
        let kind = io::ErrorKind::PermissionDenied;
        return Err(WriteError::File(io::Error::new(kind, "it is read-only")));
    }
    let opened = OpenOptions::new().write(true).open(target);
    opened.map(drop).map_err(WriteError::File)
}

/// The whole of the new content in a file beside the target. It is removed again unless it takes
/// the target's place.
fn complete(target: &Path, like: &Metadata, content: &[u8]) -> Result<NamedTempFile, WriteError> {
    let folder = target.parent().map_or_else(PathBuf::new, Path::to_path_buf);
    sweep::once(&folder);
    let prefix = sweep::prefix();
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(sweep::SUFFIX);
    let mut new = builder.tempfile_in(folder).map_err(WriteError::Folder)?;
    let file = new.as_file_mut();
    fill(file, like, content).map_err(WriteError::Failed)?;
    Ok(new)
}

fn fill(file: &mut File, like: &Metadata, content: &[u8]) -> io::Result<()> {
    file.write_all(content)?;
    // The owner first, since changing it takes permissions away.
    take_owner(file, like)?;
    file.set_permissions(like.permissions())?;
    file.sync_all()
}

/// Gives the file the owner and group of `like`, or at least the group. Most users may do
/// neither where they differ, and their file is then their own.
#[cfg(unix)]
fn take_owner(file: &File, like: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let now = file.metadata()?;
    let group = (now.gid() != like.gid()).then(|| like.gid());
    let user = (now.uid() != like.uid()).then(|| like.uid());
    if fchown(file, user, group).is_err() {
        let _ = fchown(file, None, group);
    }
    Ok(())
}

#[cfg(not(unix))]
fn take_owner(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn other_names(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(metadata).saturating_sub(1)
}

#[cfg(not(unix))]
fn other_names(_: &Metadata) -> u64 {
    0
}

#[cfg(test)]
mod tests;

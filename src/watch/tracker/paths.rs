//! Paths with a meaning of their own.

use std::ffi::OsStr;
use std::path::Path;

/// The repository's own files change with every command of the version control, and add nothing
/// to the working files.
pub(super) fn is_repository_inside(path: &Path) -> bool {
    path.parent()
        .is_some_and(|parent| parent.iter().any(|part| part == ".git"))
        && !path.ends_with("info/exclude")
}

pub(super) fn is_ignore_file(path: &Path) -> bool {
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    name.starts_with('.') && name.ends_with("ignore") || path.ends_with(".git/info/exclude")
}

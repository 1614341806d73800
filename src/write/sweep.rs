//! New files that a run left behind because it was killed: removed by the next one in their folder.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// What the names of new files begin with, before the number of the process and a hyphen.
const PREFIX: &str = ".sayso-";

/// What they end with.
pub(super) const SUFFIX: &str = ".tmp";

/// A younger file may still be written, by a process of another machine or container.
const AGE: Duration = Duration::from_secs(60 * 60);

/// Folders that this process has swept.
static SWEPT: LazyLock<Mutex<HashSet<PathBuf>>> = LazyLock::new(Mutex::default);

/// What the names of the new files of this process begin with.
pub(super) fn prefix() -> String {
    format!("{PREFIX}{}-", std::process::id())
}

/// Removes from `folder`, once, the new files that no process will finish. What cannot be removed
/// stays.
pub(super) fn once(folder: &Path) {
    let mut swept = SWEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if swept.insert(folder.to_owned()) {
        sweep(folder, SystemTime::now());
    }
}

fn sweep(folder: &Path, now: SystemTime) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let old = || {
            let about = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            now.duration_since(about.modified().ok()?).ok()
        };
        if is_left(&entry.file_name()) && old().is_some_and(|age| age > AGE) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a file of this name is a new file whose process is gone, as far as is known.
fn is_left(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let inner = name
        .strip_prefix(PREFIX)
        .and_then(|rest| rest.strip_suffix(SUFFIX));
    inner.is_some_and(|inner| match inner.split_once('-') {
        Some((process, _)) => process.parse().is_ok_and(is_gone),
        // Earlier versions wrote no number.
        None => !inner.is_empty(),
    })
}

/// Whether no process of this number runs. Known on Linux only; elsewhere the age decides.
fn is_gone(process: u32) -> bool {
    let runs = cfg!(target_os = "linux") && Path::new(&format!("/proc/{process}")).exists();
    !runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_old_files_of_gone_processes_are_removed() {
        let own = std::process::id();
        let cases = [
            (".sayso-4294967290-abc.tmp".to_owned(), true),
            (".sayso-abcdef.tmp".to_owned(), true),
            (format!(".sayso-{own}-abc.tmp"), !cfg!(target_os = "linux")),
            (".sayso-.tmp".to_owned(), false),
            (".sayso-x-\u{E9}.tmp".to_owned(), false),
            ("a.tmp".to_owned(), false),
            (".sayso-abc.md".to_owned(), false),
        ];
        for (name, removed) in cases {
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join(&name);
            fs::write(&path, "x").expect("a file");
            sweep(folder.path(), SystemTime::now());
            assert!(path.exists(), "{name} is young");
            sweep(folder.path(), SystemTime::now() + 2 * AGE);
            assert_eq!(!path.exists(), removed, "{name}");
        }
    }

    #[test]
    fn folders_of_that_name_stay() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(".sayso-abc.tmp");
        fs::create_dir(&path).expect("a folder");
        sweep(folder.path(), SystemTime::now() + 2 * AGE);
        sweep(&path.join("none"), SystemTime::now());
        assert!(path.exists());
    }
}

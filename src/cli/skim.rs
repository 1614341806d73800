//! Large plain texts, which are read part by part, so that they need no memory for the whole.

use std::fs::{File, Metadata};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use super::run::Task;
use super::small_file;
use crate::check::{Checker, Cut, Source};
use crate::discover;
use crate::document::Format;
use crate::finding::Report;
use crate::policy::sha256_of;

/// Smaller files are read at once.
const LARGE: u64 = 1 << 22;

/// The report on a large plain text. `None` for any other input: it is to be read as a whole.
pub(super) fn in_parts(task: &Task<'_>, checker: &Checker) -> Option<Report> {
    let path = task.input.file.as_deref()?;
    let len = len(path)?;
    if len < LARGE || task.encoding.is_some() || format(task, path)? != Format::Text {
        return None;
    }
    let large = Large {
        path,
        size: usize::try_from(len).ok()?,
    };
    let report = checker.check_parts(&task.input.path, &large, Cut::default());
    report.ok()
}

/// Whether this is a file that can be read more than once, and a large one.
pub(super) fn is_large(path: &Path) -> bool {
    len(path).is_some_and(|len| len >= LARGE)
}

fn len(path: &Path) -> Option<u64> {
    let about = path.metadata().ok().filter(Metadata::is_file)?;
    Some(about.len())
}

/// The digest of what a file holds.
pub(super) fn digest(path: &Path) -> io::Result<String> {
    sha256_of(&mut File::open(path)?)
}

fn format(task: &Task<'_>, path: &Path) -> Option<Format> {
    let mut head = Vec::new();
    let file = File::open(path).ok()?;
    let most = u64::try_from(discover::HEAD).ok()?;
    file.take(most).read_to_end(&mut head).ok()?;
    task.format.or_else(|| task.input.detect(&head).ok())
}

struct Large<'p> {
    path: &'p Path,
    size: usize,
}

impl Source for Large<'_> {
    fn size(&self) -> usize {
        self.size
    }

    fn read(&self, at: usize, most: usize, into: &mut Vec<u8>) -> io::Result<()> {
        let mut file = File::open(self.path)?;
        file.seek(SeekFrom::Start(at as u64))?;
        // What was read before need not be cleared.
        into.resize(most, 0);
        let filled = small_file::fill(&mut file, into)?;
        into.truncate(filled);
        Ok(())
    }
}

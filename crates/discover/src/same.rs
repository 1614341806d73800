//! Whether two paths lead to the same file: by `.` and `..`, whole or not, through a link, or in
//! other letters where the file system folds them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Finds what a file is known by, however it is called. Folders are looked up once.
#[derive(Debug, Default)]
pub struct Identities {
    folders: HashMap<PathBuf, PathBuf>,
}

impl Identities {
    /// The one path that all paths to the file at `path` share. What a walk finds in a folder is no link.
    pub fn of(&mut self, path: &Path, is_typed: bool) -> PathBuf {
        let plain = || std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        if is_typed {
            return path.canonicalize().unwrap_or_else(|_| plain());
        }
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return plain();
        };
        if let Some(real) = self.folders.get(folder) {
            return real.join(name);
        }
        let here = match folder.as_os_str().is_empty() {
            true => Path::new("."),
            false => folder,
        };
        let Ok(real) = here.canonicalize() else {
            return plain();
        };
        let file = real.join(name);
        self.folders.insert(folder.to_owned(), real);
        file
    }
}

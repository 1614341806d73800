//! Finds the configuration that holds for a file: the nearest one upwards.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What a configuration file is called.
pub const CONFIG_NAME: &str = "sayso.toml";

/// Finds configurations and remembers which folder has which.
#[derive(Debug, Default)]
pub struct ConfigFinder {
    known: BTreeMap<PathBuf, Option<PathBuf>>,
    /// The folder of the last lookup, as it was named, and the result: files come folder by
    /// folder.
    last: Option<(PathBuf, Option<PathBuf>)>,
}

impl ConfigFinder {
    /// The nearest configuration in `folder` or above it, up to the root of its repository (a
    /// folder with `.git`) or of the file system. It is named from the current folder where it
    /// lies inside.
    pub fn find(&mut self, folder: &Path) -> Option<PathBuf> {
        if let Some((_, found)) = self.last.as_ref().filter(|(last, _)| last == folder) {
            return found.clone();
        }
        let found = self.find_anew(folder);
        self.last = Some((folder.to_owned(), found.clone()));
        found
    }

    fn find_anew(&mut self, folder: &Path) -> Option<PathBuf> {
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        let whole = std::path::absolute(folder).ok()?;
        let found = self.look_up(&super::plain(&whole))?;
        let here = std::env::current_dir().unwrap_or_default();
        Some(
            found
                .strip_prefix(here)
                .map(Path::to_owned)
                .unwrap_or(found),
        )
    }

    fn look_up(&mut self, folder: &Path) -> Option<PathBuf> {
        let mut passed = Vec::new();
        let mut found = None;
        for above in folder.ancestors() {
            if let Some(known) = self.known.get(above) {
                found.clone_from(known);
                break;
            }
            passed.push(above.to_owned());
            let here = above.join(CONFIG_NAME);
            if here.is_file() {
                found = Some(here);
                break;
            }
            if above.join(".git").exists() {
                break;
            }
        }
        for folder in passed {
            self.known.insert(folder, found.clone());
        }
        found
    }
}

//! The documents that a rule is for, by path.

use globset::{GlobSet, GlobSetBuilder};

use super::config::path_globs;

/// Globs of paths; none for all documents.
#[derive(Debug, Clone, Default)]
pub struct Paths {
    globs: Vec<String>,
    set: GlobSet,
}

impl Paths {
    /// These globs, of which those that are not valid fit nothing.
    #[must_use]
    pub fn new(globs: Vec<String>) -> Self {
        let mut set = GlobSetBuilder::new();
        for glob in globs
            .iter()
            .filter_map(|glob| path_globs(glob).ok())
            .flatten()
        {
            set.add(glob);
        }
        Self {
            globs,
            set: set.build().unwrap_or_else(|_| GlobSet::empty()),
        }
    }

    /// The globs, as written.
    #[must_use]
    pub fn globs(&self) -> &[String] {
        &self.globs
    }

    /// Whether the document at `path` is one of them.
    #[must_use]
    pub fn hold(&self, path: &str) -> bool {
        self.globs.is_empty() || self.set.is_match(path.trim_start_matches("./"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs_choose_documents() {
        let cases: [(&[&str], &str, bool); 7] = [
            (&[], "a.md", true),
            (&["*.md"], "docs/a.md", true),
            (&["*.md"], "./a.md", true),
            (&["legal/**"], "legal/a/b.txt", true),
            (&["legal"], "legal/a.txt", true),
            (&["*.md", "\u{FC}ber/*"], "\u{FC}ber/x.txt", true),
            (&["*.md"], "", false),
        ];
        for (globs, path, want) in cases {
            let paths = Paths::new(globs.iter().map(|glob| (*glob).to_owned()).collect());
            assert_eq!(paths.hold(path), want, "{globs:?} {path}");
        }
    }
}

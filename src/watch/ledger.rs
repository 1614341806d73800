//! The findings of each file when it was last reported, and the difference to those of now.

use std::collections::BTreeMap;

use super::event::Shown;

/// The difference between two states of one file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Change {
    /// Findings that were not there before, in order.
    pub new: Vec<Shown>,
    /// Findings that are no longer there, in order.
    pub resolved: Vec<Shown>,
    /// How many there are now.
    pub remaining: usize,
}

/// The last state of every file, by its path as it is shown.
#[derive(Debug, Default)]
pub struct Ledger {
    files: BTreeMap<String, Vec<Shown>>,
}

impl Ledger {
    /// Whether the file was reported before.
    #[must_use]
    pub fn knows(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Sets the state of a file.
    pub fn update(&mut self, path: &str, now: Vec<Shown>) -> Change {
        let before = self.files.remove(path).unwrap_or_default();
        let change = Change {
            new: beyond(&now, &before),
            resolved: beyond(&before, &now),
            remaining: now.len(),
        };
        self.files.insert(path.to_owned(), now);
        change
    }

    /// Forgets a file. All its findings are resolved.
    pub fn remove(&mut self, path: &str) -> Change {
        Change {
            resolved: self.files.remove(path).unwrap_or_default(),
            ..Change::default()
        }
    }

    /// How many findings the file has.
    #[must_use]
    pub fn remaining(&self, path: &str) -> usize {
        self.files.get(path).map_or(0, Vec::len)
    }

    /// Every finding of every file, by path.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Shown)> {
        self.files
            .iter()
            .flat_map(|(path, found)| found.iter().map(move |f| (path.as_str(), f)))
    }

    /// How many files there are.
    #[must_use]
    pub fn files(&self) -> usize {
        self.files.len()
    }
}

/// Those of `these` that are not among `those`.
fn beyond(these: &[Shown], those: &[Shown]) -> Vec<Shown> {
    let known: std::collections::BTreeSet<&str> = those.iter().map(|s| s.key.as_str()).collect();
    these
        .iter()
        .filter(|s| !known.contains(s.key.as_str()))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(keys: &str) -> Vec<Shown> {
        keys.split_whitespace().map(Shown::sample).collect()
    }

    #[test]
    fn a_change_is_what_is_new_and_what_is_resolved() {
        let cases = [
            // before, now, new, resolved
            ("", "", "", ""),
            ("", "a b", "a b", ""),
            ("a b", "a b", "", ""),
            ("a b", "b a", "", ""),
            ("a b", "b c", "c", "a"),
            ("a b", "", "", "a b"),
        ];
        for (before, now, new, resolved) in cases {
            let mut ledger = Ledger::default();
            ledger.update("é.md", found(before));
            let want = Change {
                new: found(new),
                resolved: found(resolved),
                remaining: found(now).len(),
            };
            assert_eq!(ledger.update("é.md", found(now)), want, "{before} → {now}");
            assert_eq!(ledger.remaining("é.md"), found(now).len());
        }
    }

    #[test]
    fn a_file_that_goes_takes_its_findings_with_it() {
        let mut ledger = Ledger::default();
        ledger.update("a", found("x"));
        ledger.update("b", found("y z"));
        assert_eq!(ledger.remove("b").resolved, found("y z"));
        assert!(!ledger.knows("b") && ledger.knows("a"));
        assert_eq!(ledger.remove("never"), Change::default());
        assert_eq!(ledger.all().count(), 1);
    }
}

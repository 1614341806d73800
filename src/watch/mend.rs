//! Prevents loops of fixing on save.
//!
//! The program's own writes are recognised by their content. If another program reverts a fix, the
//! file is not fixed again for a while.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// How long a reverted fix is not repeated.
const TRUCE: Duration = Duration::from_secs(5);

/// The digest of a file's content.
pub type Digest = [u8; 32];

/// The last fix of each file.
#[derive(Debug, Default)]
pub struct Mends {
    last: BTreeMap<String, Mend>,
}

#[derive(Debug)]
struct Mend {
    before: Digest,
    after: Digest,
    at: Instant,
}

/// Whether a file may be fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    /// It may.
    Mend,
    /// It is the result of a fix.
    Done,
    /// Another program has just reverted the fix.
    PutBack,
}

impl Mends {
    /// Whether `path` may be fixed while its content is `content`.
    #[must_use]
    pub fn ask(&self, path: &str, content: &Digest, now: Instant) -> Leave {
        match self.last.get(path) {
            Some(mend) if mend.after == *content => Leave::Done,
            Some(mend) if mend.before == *content && now < mend.at + TRUCE => Leave::PutBack,
            _ => Leave::Mend,
        }
    }

    /// `path` was fixed: its content changed from `before` to `after`.
    pub fn mended(&mut self, path: &str, before: Digest, after: Digest, now: Instant) {
        let mend = Mend {
            before,
            after,
            at: now,
        };
        self.last.insert(path.to_owned(), mend);
    }

    /// Forgets all: another policy may give other fixes.
    pub fn clear(&mut self) {
        self.last.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mend_is_not_answered_by_a_mend() {
        let [before, after, other] = [[1; 32], [2; 32], [3; 32]];
        let now = Instant::now();
        let mut mends = Mends::default();
        assert_eq!(mends.ask("é.md", &before, now), Leave::Mend);
        mends.mended("é.md", before, after, now);
        let cases = [
            ("é.md", after, 0, Leave::Done),
            ("é.md", after, 9, Leave::Done),
            ("é.md", before, 0, Leave::PutBack),
            ("é.md", before, 5, Leave::Mend),
            ("é.md", other, 0, Leave::Mend),
            ("b.md", before, 0, Leave::Mend),
        ];
        for (path, content, seconds, want) in cases {
            let at = now + Duration::from_secs(seconds);
            assert_eq!(mends.ask(path, &content, at), want, "{path} {seconds}");
        }
        mends.clear();
        assert_eq!(mends.ask("é.md", &after, now), Leave::Mend);
    }
}

//! Prevents loops of fixing on save.
//!
//! The program's own writes are recognised by their content. If another program reverts a fix, the
//! file is not fixed again for a while.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// How long a reverted fix is not repeated.
const PAUSE: Duration = Duration::from_secs(5);

/// The digest of a file's content.
pub type Digest = [u8; 32];

/// The last fix of each file.
#[derive(Debug, Default)]
pub struct RecentFixes {
    last: BTreeMap<String, RecentFix>,
}

#[derive(Debug)]
struct RecentFix {
    before: Digest,
    after: Digest,
    at: Instant,
}

/// Whether a file may be fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MayFix {
    /// It may.
    Yes,
    /// It is the result of a fix.
    AlreadyFixed,
    /// Another program has just reverted the fix.
    Reverted,
}

impl RecentFixes {
    /// Whether `path` may be fixed while its content is `content`.
    #[must_use]
    pub fn may_fix(&self, path: &str, content: &Digest, now: Instant) -> MayFix {
        match self.last.get(path) {
            Some(fix) if fix.after == *content => MayFix::AlreadyFixed,
            Some(fix) if fix.before == *content && now < fix.at + PAUSE => MayFix::Reverted,
            _ => MayFix::Yes,
        }
    }

    /// `path` was fixed: its content changed from `before` to `after`.
    pub fn record(&mut self, path: &str, before: Digest, after: Digest, now: Instant) {
        let fix = RecentFix {
            before,
            after,
            at: now,
        };
        self.last.insert(path.to_owned(), fix);
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
    fn a_fix_is_not_answered_by_a_fix() {
        let [before, after, other] = [[1; 32], [2; 32], [3; 32]];
        let now = Instant::now();
        let mut recent_fixes = RecentFixes::default();
        assert_eq!(recent_fixes.may_fix("é.md", &before, now), MayFix::Yes);
        recent_fixes.record("é.md", before, after, now);
        let cases = [
            ("é.md", after, 0, MayFix::AlreadyFixed),
            ("é.md", after, 9, MayFix::AlreadyFixed),
            ("é.md", before, 0, MayFix::Reverted),
            ("é.md", before, 5, MayFix::Yes),
            ("é.md", other, 0, MayFix::Yes),
            ("b.md", before, 0, MayFix::Yes),
        ];
        for (path, content, seconds, want) in cases {
            let at = now + Duration::from_secs(seconds);
            assert_eq!(
                recent_fixes.may_fix(path, &content, at),
                want,
                "{path} {seconds}"
            );
        }
        recent_fixes.clear();
        assert_eq!(recent_fixes.may_fix("é.md", &after, now), MayFix::Yes);
    }
}

//! The metadata of a path: enough to see that it changed without reading it.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// Two versions of a file have different stamps, unless they were written within one tick of the
/// file system's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Length in bytes.
    pub len: u64,
    /// When its content was last written.
    pub modified: Option<SystemTime>,
    /// What else distinguishes versions: the file's number, and when its
    /// permissions last changed.
    pub identity: [i64; 4],
}

/// What is at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// A file, or anything else that can be read like one.
    File(Stamp),
    /// A folder.
    Folder(Stamp),
    /// Nothing.
    Gone,
    /// Something that may not even be looked at.
    Denied,
}

impl Look {
    /// Looks at `path`, through links.
    #[must_use]
    pub fn at(path: &Path) -> Self {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => Self::Folder(stamp(&metadata)),
            Ok(metadata) => Self::File(stamp(&metadata)),
            Err(error) if is_gone(&error) => Self::Gone,
            Err(_) => Self::Denied,
        }
    }

    /// Whether it was last written so long before `now` that a later write is sure to show in its
    /// stamp. The coarsest clock in use counts in steps of two seconds.
    #[must_use]
    pub fn is_settled(&self, now: SystemTime) -> bool {
        const COARSEST: Duration = Duration::from_secs(2);
        match self {
            Self::File(stamp) | Self::Folder(stamp) => stamp
                .modified
                .and_then(|at| now.duration_since(at).ok())
                .is_some_and(|age| age > COARSEST),
            Self::Gone | Self::Denied => true,
        }
    }
}

/// A loop of links leads nowhere, and neither does a path through something that is no folder.
fn is_gone(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

fn stamp(metadata: &Metadata) -> Stamp {
    Stamp {
        len: metadata.len(),
        modified: metadata.modified().ok(),
        identity: identity(metadata),
    }
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> [i64; 4] {
    use std::os::unix::fs::MetadataExt as _;
    [
        metadata.dev().cast_signed(),
        metadata.ino().cast_signed(),
        metadata.ctime(),
        metadata.ctime_nsec(),
    ]
}

#[cfg(not(unix))]
fn identity(metadata: &Metadata) -> [i64; 4] {
    let created = metadata.created().ok();
    let age = created.and_then(|at| at.duration_since(SystemTime::UNIX_EPOCH).ok());
    let age = age.map_or(0, |age| i64::try_from(age.as_nanos()).unwrap_or(i64::MAX));
    [age, i64::from(metadata.permissions().readonly()), 0, 0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_tells_what_stands_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("é.md");
        assert_eq!(Look::at(&file), Look::Gone);
        fs::write(&file, "").expect("written");
        let empty = Look::at(&file);
        assert!(matches!(empty, Look::File(Stamp { len: 0, .. })));
        fs::write(&file, "more").expect("written");
        assert_ne!(Look::at(&file), empty);
        assert!(matches!(Look::at(folder.path()), Look::Folder(_)));
        assert_eq!(Look::at(&file.join("inner")), Look::Gone);
    }

    #[test]
    fn a_replaced_file_has_another_stamp_though_all_else_is_equal() {
        let folder = tempfile::tempdir().expect("a folder");
        let [old, new] = ["a", "b"].map(|name| folder.path().join(name));
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        for path in [&old, &new] {
            let file = fs::File::create(path).expect("made");
            file.set_modified(time).expect("set");
        }
        let before = Look::at(&old);
        fs::rename(&new, &old).expect("renamed");
        let after = Look::at(&old);
        assert_ne!(after, before);
    }

    #[test]
    fn a_fresh_stamp_is_not_trusted() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(100);
        let cases = [
            (Some(now), false),
            (Some(now - Duration::from_secs(2)), false),
            (Some(now - Duration::from_secs(3)), true),
            (Some(now + Duration::from_secs(9)), false),
            (None, false),
        ];
        for (modified, want) in cases {
            let stamp = Stamp {
                len: 0,
                modified,
                identity: [0; 4],
            };
            assert_eq!(Look::File(stamp).is_settled(now), want, "{modified:?}");
        }
    }
}

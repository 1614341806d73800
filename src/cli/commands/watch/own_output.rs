//! Knows the files that the program itself prints into. Judging them would answer every report by
//! another one.

use std::path::Path;

/// The files behind standard output and standard error.
#[derive(Debug)]
pub(super) struct OwnOutput {
    #[cfg(unix)]
    files: Vec<(u64, u64)>,
}

#[cfg(unix)]
impl OwnOutput {
    pub(super) fn find() -> Self {
        use std::io::{stderr, stdout};
        use std::os::fd::AsFd as _;
        let identity = |fd: std::os::fd::BorrowedFd<'_>| {
            let file = std::fs::File::from(fd.try_clone_to_owned().ok()?);
            let metadata = file.metadata().ok()?;
            metadata.is_file().then(|| identity(&metadata))
        };
        let files = [identity(stdout().as_fd()), identity(stderr().as_fd())];
        Self {
            files: files.into_iter().flatten().collect(),
        }
    }

    pub(super) fn is(&self, path: &Path) -> bool {
        let same = |metadata| self.files.contains(&identity(&metadata));
        !self.files.is_empty() && path.metadata().is_ok_and(same)
    }
}

#[cfg(unix)]
fn identity(metadata: &std::fs::Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt as _;
    (metadata.dev(), metadata.ino())
}

#[cfg(not(unix))]
impl OwnOutput {
    pub(super) fn find() -> Self {
        Self {}
    }

    pub(super) fn is(&self, _path: &Path) -> bool {
        false
    }
}

//! Opens files that lie beside one another: the way to their folder is gone once, since for the
//! system it is the longest part of the work.

use std::fs::File;
use std::io;
use std::path::Path;

/// Opens files. It is to be kept for no longer than the folder surely stays where it is.
#[derive(Default)]
pub(super) struct Opener {
    /// The folder of the last file, as it was called; empty for none.
    #[cfg(unix)]
    folder: std::ffi::OsString,
    /// It, if two files in a row lay there.
    #[cfg(unix)]
    open: Option<rustix::fd::OwnedFd>,
}

impl Opener {
    /// # Errors
    /// As `File::open` has them.
    pub(super) fn open(&mut self, path: &Path) -> io::Result<File> {
        match self.open_beside(path) {
            Some(file) => Ok(file),
            None => File::open(path),
        }
    }

    /// The file, if it lies where the last one did and can be opened.
    #[cfg(unix)]
    fn open_beside(&mut self, path: &Path) -> Option<File> {
        use rustix::fs::{Mode, OFlags, open, openat};
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt as _;

        let bytes = path.as_os_str().as_bytes();
        let (folder, name) = bytes.split_at(1 + memchr::memrchr(b'/', bytes)?);
        if self.folder.as_bytes() != folder {
            self.folder.clear();
            self.folder.push(OsStr::from_bytes(folder));
            self.open = None;
            return None;
        }
        let flags = OFlags::RDONLY | OFlags::CLOEXEC;
        if self.open.is_none() {
            self.open = open(folder, flags | OFlags::DIRECTORY, Mode::empty()).ok();
        }
        let file = openat(self.open.as_ref()?, name, flags, Mode::empty());
        file.ok().map(File::from)
    }

    #[cfg(not(unix))]
    fn open_beside(&mut self, _: &Path) -> Option<File> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::io::Read as _;

    #[test]
    fn every_file_is_opened_wherever_the_one_before_it_lay() {
        let root = tempfile::tempdir().expect("a folder");
        let root = root.path();
        fs::create_dir_all(root.join("a/b")).expect("folders");
        let mut opener = Opener::default();
        let names = [
            "x", "a/x", "a/é y", "a/x", "a/b/x", "a/b/z", "x", "q", "a/b/x",
        ];
        for name in names {
            fs::write(root.join(name), name).expect("is written");
        }
        for name in names {
            let mut text = String::new();
            let file = opener.open(&root.join(name));
            let read = file.and_then(|mut file| file.read_to_string(&mut text));
            assert_eq!(read.ok(), Some(name.len()), "{name}");
            assert_eq!(text, name);
        }
    }

    #[test]
    fn what_cannot_be_opened_says_why_as_ever() {
        let root = tempfile::tempdir().expect("a folder");
        let here = root.path().join("here");
        fs::write(&here, "x").expect("is written");
        let mut opener = Opener::default();
        for _ in 0..3 {
            for path in [
                root.path().join("gone"),
                root.path().join("gone/x"),
                here.join("x"),
            ] {
                let kind = |file: io::Result<File>| file.err().map(|error| error.kind());
                assert_eq!(
                    kind(opener.open(&path)),
                    kind(File::open(&path)),
                    "{path:?}"
                );
            }
            assert!(opener.open(&here).is_ok());
        }
        for odd in ["", "/", "gone/", "nowhere"] {
            assert_eq!(opener.open(Path::new(odd)).is_ok(), odd == "/", "{odd:?}");
        }
    }
}
